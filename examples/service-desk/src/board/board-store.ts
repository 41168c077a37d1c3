import type { Client, AftercareEvent, TicketSummary } from '@aftercare/sdk';
import type { LiveFeed } from '../live-feed.ts';
import { Store } from '../store.ts';
import { addPage, closedColumns, type Column, type ColumnKey, placeTicket } from './columns.ts';

const pageSize = 20;

/** The tickets of the board, column by column: loaded page by page, then kept up to date by the live feed. */
export class BoardStore extends Store {
  columns: readonly Column[] = closedColumns;

  readonly #client: Client;
  readonly #versions = new Map<string, number>();
  readonly #highlighted = new Set<string>();

  constructor(client: Client, feed: LiveFeed) {
    super();
    this.#client = client;
    feed.listen({ onEvent: (event) => this.#follow(event), onReconnect: (missed) => this.#reload(missed) });
    void feed.attempted.then(() => {
      for (const { key } of this.columns) if (key !== 'archive') void this.load(key);
    });
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
    this.#update(key, { phase: 'loading', error: undefined });
    try {
      const page = await this.#client.tickets
        .list({
          filter: { status: [...this.column(key).statuses] },
          orderBy: { field: 'CREATED_AT', direction: 'DESC' },
          first: pageSize,
          after: cursor,
        })
        .page();
      const current = page.nodes.filter((ticket) => this.#isCurrent(ticket));
      this.#update(key, {
        phase: 'ready',
        tickets: addPage(this.column(key), current),
        cursor: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
      });
    } catch (error) {
      this.#update(key, { phase: 'failed', error });
    }
  }

  column(key: ColumnKey): Column {
    return this.columns.find((column) => column.key === key)!;
  }

  #reload(missed: boolean): void {
    for (const { key, phase } of this.columns) {
      if (phase !== 'failed' && !(missed && phase !== 'closed')) continue;
      this.#update(key, { tickets: [], cursor: null });
      void this.load(key);
    }
  }

  #follow(event: AftercareEvent): void {
    const { ticket } = event;
    if (!ticket || !this.#isCurrent(ticket)) return;
    this.columns = placeTicket(this.columns, ticket);
    if ('toStatus' in event && event.fromStatus !== event.toStatus) this.#highlighted.add(ticket.id);
    this.changed();
  }

  /** A page that was on its way while an event arrived may hold the ticket as it was before. */
  #isCurrent({ id, version }: TicketSummary): boolean {
    if (version < (this.#versions.get(id) ?? 0)) return false;
    this.#versions.set(id, version);
    return true;
  }

  #update(key: ColumnKey, change: Partial<Column>): void {
    this.columns = this.columns.map((column) => (column.key === key ? { ...column, ...change } : column));
    this.changed();
  }
}
