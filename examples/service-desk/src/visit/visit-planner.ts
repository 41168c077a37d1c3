import { isAftercareError, type TechnicianSuggestion, type TicketSummary, type Visit } from '@aftercare/sdk';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { fieldStyles, plainField } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain, issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { appointment, span } from '../language/time.ts';
import { StoreController } from '../store.ts';
import { SuggestionSearch } from './suggestion-search.ts';
import { suggestionCard, suggestionStyles } from './suggestion.ts';
import { type FormWindow, formWindow, instantsOf, nextWindow, type Window } from './window.ts';

const typingPause = 250;

/**
 * Chooses a window of time and a technician, to book a visit, to move one, or only to assign the ticket.
 *
 * @fires ticket-changed - after a booking or an assignment, and when the ticket turned out to have changed
 * @fires planner-closed - when the user is done with it
 */
@customElement('visit-planner')
export class VisitPlanner extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    suggestionStyles,
    css`
      form {
        display: grid;
        gap: 0.75rem;
        margin-block-start: 0.875rem;
        padding-block-start: 0.875rem;
        border-block-start: 1px solid var(--line);
      }
      .window {
        display: grid;
        grid-template-columns: minmax(9rem, 2fr) minmax(6rem, 1fr) minmax(6rem, 1fr);
        gap: 0.625rem;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1rem;
        font-size: 0.9375rem;
      }
      h3 + .soft {
        min-height: 1.5rem;
      }
      [aria-busy='true'] {
        filter: grayscale(1);
      }
      .too-late {
        display: block;
        font-weight: 600;
        color: var(--tone-red);
      }
      .close {
        justify-self: start;
      }
      @media (width < 30rem) {
        .window > :first-child {
          grid-column: 1 / -1;
        }
        .window {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: TicketSummary;
  /** The visit to move; without it a new one is booked. */
  @property({ attribute: false }) visit?: Visit;
  @state() private window!: FormWindow;
  @state() private sending = false;
  @state() private error: unknown;
  /** Who was booked by somebody else while the form was open, and for when. */
  @state() private conflict?: { who: string; window: Window };
  @query('input') private readonly first!: HTMLInputElement;

  #search!: SuggestionSearch;

  constructor() {
    super();
    new StoreController(this, () => language);
    new StoreController(this, () => this.#search);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has('visit')) return;
    this.window = this.visit ? formWindow(this.visit) : nextWindow(serverClock.now);
    this.#search = new SuggestionSearch(this.desk.client, this.ticket.id);
    this.#ask();
  }

  override firstUpdated(): void {
    this.first.focus();
  }

  override render() {
    const { visits, form } = language.text;
    const instants = instantsOf(this.window);
    const { date, from, to } = this.window;
    const startIssue = issueAt(this.error, 'startsAt');
    const endIssue = issueAt(this.error, 'endsAt');
    return html`
      <form
        aria-label=${this.visit ? visits.rescheduleOf(this.visit.technician.name) : visits.planOrAssign}
        @submit=${(event: Event) => event.preventDefault()}
        @keydown=${this.#escape}
      >
        <div class="window" @input=${this.#choose}>
          ${plainField({ name: 'date', label: visits.date }, { type: 'date', value: date })}
          ${plainField({ name: 'from', label: visits.from, issue: startIssue }, { type: 'time', value: from })}
          ${plainField({ name: 'to', label: visits.to, issue: endIssue }, { type: 'time', value: to })}
        </div>
        <h3 id="technicians">${visits.technicians}</h3>
        <p class="soft" role="status">${this.#state(instants)} ${this.#renderTooLate(instants)}</p>
        ${this.#renderTrouble()}
        <ul class="suggestions" aria-labelledby="technicians" aria-busy=${this.#search.searching}>
          ${
            instants &&
            repeat(
              this.#search.found?.suggestions ?? [],
              ({ technician }) => technician.id,
              (suggestion) => this.#renderSuggestion(suggestion, instants),
            )
          }
        </ul>
        <button type="button" class="quiet close" @click=${this.#close}>${form.dismiss}</button>
      </form>
    `;
  }

  #state(instants: Window | undefined): string {
    const { visits } = language.text;
    if (!instants) return visits.wrongWindow;
    const { found, searching } = this.#search;
    if (!found) return searching ? visits.searching : '';
    const { suggestions } = found;
    const bookable = suggestions.filter((suggestion) => suggestion.bookable);
    return suggestions.length ? visits.found(bookable.length, suggestions.length) : visits.noTechnicians;
  }

  #renderTooLate(instants: Window | undefined) {
    const promised = this.ticket.sla.clocks.find(
      ({ kind, endedAt }) => kind === 'ARRIVAL' && endedAt === null,
    );
    if (!promised || !instants || instants.startsAt <= promised.dueAt) return nothing;
    return html`<b class="too-late">${language.text.visits.afterPromise(appointment(promised.dueAt))}</b>`;
  }

  #renderTrouble() {
    const { visits, ticket } = language.text;
    if (this.conflict) {
      const { who, window } = this.conflict;
      return html`<p class="note" role="alert">
        ${visits.conflict(who, span(window.startsAt, window.endsAt))}
      </p>`;
    }
    const error = this.error ?? this.#search.error;
    if (!error) return nothing;
    const stale = isAftercareError(error, 'StaleVersionError');
    return html`<p class="note ${stale ? '' : 'error'}" role="alert">
      ${stale ? ticket.changedMeanwhile : (issueAt(error, 'technician') ?? issueAt(error, 'member') ?? explain(error))}
    </p>`;
  }

  #renderSuggestion(suggestion: TechnicianSuggestion, instants: Window) {
    const { technician } = suggestion;
    return suggestionCard(suggestion, {
      when: span(instants.startsAt, instants.endsAt),
      moves: this.visit !== undefined,
      category: this.ticket.model?.category,
      taken: this.#search.found?.taken.filter(({ id }) => id !== this.visit?.id) ?? [],
      isAssigned: this.ticket.assignee?.id === technician.id,
      sending: this.sending,
      onBook: () => this.#book(technician, instants),
      onAssign: this.visit ? undefined : () => this.#assign(technician.id),
    });
  }

  #choose = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement;
    this.window = { ...this.window, [name]: value };
    this.conflict = undefined;
    this.error = undefined;
    this.#ask(typingPause);
  };

  #ask(pauseBefore?: number): void {
    const instants = instantsOf(this.window);
    if (instants) void this.#search.ask(instants, pauseBefore);
    else this.#search.stop();
  }

  async #book(technician: { id: string; name: string }, window: Window): Promise<void> {
    const { visits } = this.desk.client;
    const { id, version } = this.ticket;
    await this.#send(technician.name, () =>
      this.visit
        ? visits.reschedule({ visit: this.visit.id, technician: technician.id, ...window })
        : visits.schedule({ id, expectedVersion: version, technician: technician.id, ...window }),
    );
  }

  async #assign(member: string): Promise<void> {
    const { id, version } = this.ticket;
    await this.#send('', () => this.desk.client.tickets.assign({ id, expectedVersion: version, member }));
  }

  async #send(who: string, call: () => Promise<unknown>): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    this.conflict = undefined;
    try {
      await call();
      this.#changed();
      this.#close();
    } catch (error) {
      this.#refuse(error, who);
    }
    this.sending = false;
  }

  #refuse(error: unknown, who: string): void {
    if (isAftercareError(error, 'VisitConflictError')) {
      this.conflict = { who, window: error };
      this.#ask();
      return;
    }
    this.error = error;
    if (isAftercareError(error, 'StaleVersionError') || isAftercareError(error, 'IllegalTransitionError')) {
      this.#changed();
    }
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#close();
  };

  #close = () => this.dispatchEvent(new Event('planner-closed'));

  #changed(): void {
    this.dispatchEvent(new Event('ticket-changed', { bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'visit-planner': VisitPlanner;
  }
}
