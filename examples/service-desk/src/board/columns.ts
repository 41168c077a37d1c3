import type { TicketStatus, TicketSummary } from '@aftercare/sdk';

export type ColumnKey = 'new' | 'accepted' | 'progress' | 'hold' | 'resolved' | 'archive';

export interface Column {
  readonly key: ColumnKey;
  readonly statuses: readonly TicketStatus[];
  /** Newest first: what was loaded, and what moved here since. */
  readonly tickets: readonly TicketSummary[];
  readonly phase: 'closed' | 'loading' | 'ready' | 'failed';
  /** Where the next page begins; null when everything is loaded. */
  readonly cursor: string | null;
  readonly error?: unknown;
}

const statuses: Record<ColumnKey, readonly TicketStatus[]> = {
  new: ['SUBMITTED'],
  accepted: ['ACCEPTED', 'SCHEDULED'],
  progress: ['IN_PROGRESS', 'AWAITING_APPROVAL'],
  hold: ['ON_HOLD'],
  resolved: ['RESOLVED'],
  archive: ['CLOSED', 'CANCELLED'],
};

export const closedColumns: readonly Column[] = (Object.keys(statuses) as ColumnKey[]).map((key) => ({
  key,
  statuses: statuses[key],
  tickets: [],
  phase: 'closed',
  cursor: null,
}));

/** Puts a ticket into the column of its status and takes it out of all others. A column nobody opened stays empty. */
export function placeTicket(columns: readonly Column[], ticket: TicketSummary): readonly Column[] {
  return columns.map((column) => {
    const others = column.tickets.filter(({ id }) => id !== ticket.id);
    const belongs = column.phase !== 'closed' && column.statuses.includes(ticket.status);
    if (belongs) return { ...column, tickets: newestFirst([...others, ticket]) };
    return others.length === column.tickets.length ? column : { ...column, tickets: others };
  });
}

/** The column's tickets together with a page that was loaded; each ticket once, in its newer version. */
export function addPage(column: Column, page: readonly TicketSummary[]): readonly TicketSummary[] {
  const tickets = new Map(column.tickets.map((ticket) => [ticket.id, ticket]));
  for (const ticket of page) {
    const shown = tickets.get(ticket.id);
    if (!shown || shown.version < ticket.version) tickets.set(ticket.id, ticket);
  }
  return newestFirst([...tickets.values()]);
}

function newestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  return tickets.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}
