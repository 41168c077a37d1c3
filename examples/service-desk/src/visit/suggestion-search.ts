import type { Client, PlannedVisit, TechnicianSuggestion, VisitState } from '@aftercare/sdk';
import { Store } from '../store.ts';
import type { Window } from './window.ts';

export interface Found {
  /** The best first. */
  suggestions: readonly TechnicianSuggestion[];
  /** The visits that take somebody's time then. */
  taken: readonly PlannedVisit[];
}

const open: VisitState[] = ['BOOKED', 'EN_ROUTE', 'ARRIVED'];

/** Who could come to a ticket in a window of time. A new question ends the one before. */
export class SuggestionSearch extends Store {
  /** The last answer, until there is another. */
  found?: Found;
  searching = false;
  error?: unknown;

  readonly #client: Client;
  readonly #ticket: string;
  #asked?: AbortController;

  constructor(client: Client, ticket: string) {
    super();
    this.#client = client;
    this.#ticket = ticket;
  }

  /** Asks for a window, after a pause in which the user may still be typing. */
  async ask(window: Window, pauseBefore = 0): Promise<void> {
    this.stop();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    this.searching = true;
    this.error = undefined;
    this.changed();
    try {
      await pause(pauseBefore);
      if (signal.aborted) return;
      const [suggestions, taken] = await Promise.all([
        this.#client.visits.suggestions({ ticket: this.#ticket, ...window }, { signal }),
        this.#taken(window, signal),
      ]);
      this.found = { suggestions, taken };
    } catch (error) {
      if (signal.aborted) return;
      this.found = undefined;
      this.error = error;
    }
    this.searching = false;
    this.changed();
  }

  stop(): void {
    this.#asked?.abort();
    this.searching = false;
  }

  async #taken({ startsAt, endsAt }: Window, signal: AbortSignal): Promise<readonly PlannedVisit[]> {
    const filter = { startsBefore: endsAt, endsAfter: startsAt, state: open };
    const { nodes } = await this.#client.visits.list({ filter, first: 100, signal }).page();
    return nodes;
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
