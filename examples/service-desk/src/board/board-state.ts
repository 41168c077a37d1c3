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

export interface BoardState {
  readonly columns: readonly Column[];
  /** The newest version seen of each ticket. A page that was on its way while an event came may hold an older one. */
  readonly versions: ReadonlyMap<string, number>;
}

const statuses: Record<ColumnKey, readonly TicketStatus[]> = {
  new: ['SUBMITTED'],
  accepted: ['ACCEPTED', 'SCHEDULED'],
  progress: ['IN_PROGRESS', 'AWAITING_APPROVAL'],
  hold: ['ON_HOLD'],
  resolved: ['RESOLVED'],
  archive: ['CLOSED', 'CANCELLED'],
};

export const closedBoard: BoardState = {
  columns: (Object.keys(statuses) as ColumnKey[]).map((key) => ({
    key,
    statuses: statuses[key],
    tickets: [],
    phase: 'closed',
    cursor: null,
  })),
  versions: new Map(),
};

/** Puts a ticket into the column of its status and takes it out of all others. A column nobody opened stays empty. */
export function placeTicket(board: BoardState, ticket: TicketSummary): BoardState {
  if (isOutdated(board, ticket)) return board;
  const columns = board.columns.map((column) => {
    const others = column.tickets.filter(({ id }) => id !== ticket.id);
    const belongs = column.phase !== 'closed' && column.statuses.includes(ticket.status);
    return { ...column, tickets: belongs ? newestFirst([...others, ticket]) : others };
  });
  return { columns, versions: new Map(board.versions).set(ticket.id, ticket.version) };
}

/** Adds a page that was loaded for a column. */
export function addPage(
  board: BoardState,
  key: ColumnKey,
  page: readonly TicketSummary[],
  cursor: string | null,
): BoardState {
  return updateColumn(page.reduce(placeTicket, board), key, { phase: 'ready', cursor });
}

export function updateColumn(board: BoardState, key: ColumnKey, change: Partial<Column>): BoardState {
  const columns = board.columns.map((column) => (column.key === key ? { ...column, ...change } : column));
  return { ...board, columns };
}

function isOutdated({ versions }: BoardState, { id, version }: TicketSummary): boolean {
  return version < (versions.get(id) ?? 0);
}

function newestFirst(tickets: readonly TicketSummary[]): readonly TicketSummary[] {
  return tickets.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}
