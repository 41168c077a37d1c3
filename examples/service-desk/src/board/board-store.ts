import type { AftercareEvent, Client } from '@aftercare/sdk';
import type { LiveFeed } from '../live-feed.ts';
import { Store } from '../store.ts';
import {
  addPage,
  type BoardState,
  closedBoard,
  type Column,
  type ColumnKey,
  placeTicket,
  updateColumn,
} from './board-state.ts';

const pageSize = 20;

/** The tickets of the board, column by column: loaded page by page, then kept up to date by the live feed. */
export class BoardStore extends Store {
  readonly #client: Client;
  readonly #highlighted = new Set<string>();
  #state: BoardState = closedBoard;

  constructor(client: Client, feed: LiveFeed) {
    super();
    this.#client = client;
    feed.listen({
      onEvent: (event) => this.#follow(event),
      onReconnect: (missed) => this.#reload(missed),
    });
    void feed.attempted.then(() => {
      for (const { key } of this.columns) if (key !== 'archive') void this.load(key);
    });
  }

  get columns(): readonly Column[] {
    return this.#state.columns;
  }

  column(key: ColumnKey): Column {
    return this.columns.find((column) => column.key === key)!;
  }

  isHighlighted(id: string): boolean {
    return this.#highlighted.has(id);
  }

  endHighlight(id: string): void {
    this.#highlighted.delete(id);
    this.changed();
  }

  /** Loads a column from its beginning, or the page after `cursor`. */
  async load(key: ColumnKey, cursor?: string): Promise<void> {
    this.#show(updateColumn(this.#state, key, { phase: 'loading', error: undefined }));
    try {
      const { nodes, pageInfo } = await this.#client.tickets
        .list({
          filter: { status: [...this.column(key).statuses] },
          orderBy: { field: 'CREATED_AT', direction: 'DESC' },
          first: pageSize,
          after: cursor,
        })
        .page();
      this.#show(addPage(this.#state, key, nodes, pageInfo.hasNextPage ? pageInfo.endCursor : null));
    } catch (error) {
      this.#show(updateColumn(this.#state, key, { phase: 'failed', error }));
    }
  }

  #reload(missed: boolean): void {
    for (const { key, phase } of this.columns) {
      if (phase !== 'failed' && !(missed && phase !== 'closed')) continue;
      this.#state = updateColumn(this.#state, key, { tickets: [], cursor: null });
      void this.load(key);
    }
  }

  #follow(event: AftercareEvent): void {
    // What is in quarantine is not on the board.
    if (!event.ticket || event.type === 'ticket.quarantined') return;
    const moved = 'toStatus' in event && event.fromStatus !== event.toStatus;
    if (moved) this.#highlighted.add(event.ticket.id);
    this.#show(placeTicket(this.#state, event.ticket));
  }

  #show(state: BoardState): void {
    this.#state = state;
    this.changed();
  }
}
