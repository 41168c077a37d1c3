import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { literalPattern } from '../../platform/text.ts';
import { authorize, beyondScope, type Context, may, scope, type Viewer } from '../access/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { Priority, type TicketKind, type TicketStatus } from '../../generated/prisma/enums.ts';
import { parseTicketNumber } from './number.ts';
import { actions, forTheCustomer, handles } from './move.ts';
import { reachable, staffAuthors, type TicketState } from './rules.ts';

export function findTicket(
  ctx: Context,
  by: { id: string } | { number: string },
  query: Pick<Prisma.TicketFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'ticket.read');
  const tickets = ctx.database.ticket;
  if ('id' in by) {
    return loadRow(ctx, 'Ticket', by.id, query, (rows) =>
      tickets.findMany({ ...rows, where: { ...rows.where, AND: [scope(ctx, 'Ticket')] } }),
    );
  }
  const number = parseTicketNumber(by.number) ?? '';
  return tickets.findFirst({ ...query, where: { number, AND: [scope(ctx, 'Ticket')] } });
}

type Selection = Pick<Prisma.TicketFindUniqueOrThrowArgs, 'include' | 'select'>;

/** A ticket for the answer to who has just changed it. */
export const readChangedTicket = (ctx: Context, id: string, query: Selection) =>
  ctx.database.ticket.findUniqueOrThrow({ ...query, where: { id } });

/** The same where the change may have taken it out of their sight. */
export const readHandedOverTicket = (ctx: Context, id: string, query: Selection) =>
  beyondScope(ctx, 'ticket.handOver').ticket.findUniqueOrThrow({ ...query, where: { id } });

export interface TicketFilter {
  status?: TicketStatus[] | null;
  kind?: TicketKind[] | null;
  priority?: Priority[] | null;
  handler?: string | null;
  origin?: string | null;
  deviceId?: string | null;
  customerId?: string | null;
  assigneeId?: string | null;
  createdAfter?: Date | null;
  createdBefore?: Date | null;
  search?: string | null;
  /** Only those in quarantine; by default none of them, but for one whose number is searched for. */
  quarantined?: boolean | null;
}

export interface TicketOrder {
  field: 'CREATED_AT' | 'UPDATED_AT' | 'PRIORITY';
  direction: 'ASC' | 'DESC';
}

type Column = Omit<KeysetColumn, 'direction'>;

const id: Column = { name: 'id', type: 'id' };
const createdAt: Column = { name: 'createdAt', type: 'instant' };

const orderColumns: Record<TicketOrder['field'], Column[]> = {
  CREATED_AT: [createdAt, id],
  UPDATED_AT: [{ name: 'updatedAt', type: 'instant' }, id],
  PRIORITY: [{ name: 'priority', type: Object.values(Priority) }, createdAt, id],
};

export function listTickets(
  ctx: Context,
  filter: TicketFilter,
  order: TicketOrder | null | undefined,
  page: Page,
  query: Pick<Prisma.TicketFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'ticket.read');
  const { field, direction } = order ?? { field: 'CREATED_AT', direction: 'DESC' };
  const columns = orderColumns[field].map((column): KeysetColumn => ({
    ...column,
    direction: direction === 'ASC' ? 'asc' : 'desc',
  }));
  const conditions = [scope(ctx, 'Ticket'), ...filterConditions(filter)];
  return readKeyset(page, columns, (keyset) =>
    ctx.database.ticket.findMany({ ...query, ...keyset, where: { AND: [...conditions, keyset.where] } }),
  );
}

function filterConditions(filter: TicketFilter): Prisma.TicketWhereInput[] {
  const conditions: Prisma.TicketWhereInput[] = [];
  // Who knows a number asks for this one ticket: a customer may be on the phone.
  const isNamed = filter.search && parseTicketNumber(filter.search.trim());
  if (filter.quarantined != null || !isNamed) conditions.push({ quarantined: filter.quarantined ?? false });
  if (filter.status) conditions.push({ status: { in: filter.status } });
  if (filter.kind) conditions.push({ kind: { in: filter.kind } });
  if (filter.priority) conditions.push({ priority: { in: filter.priority } });
  if (filter.handler) conditions.push({ handler: { code: filter.handler } });
  if (filter.origin) conditions.push({ origin: { code: filter.origin } });
  if (filter.deviceId) conditions.push({ deviceId: filter.deviceId });
  if (filter.customerId) conditions.push({ customerId: filter.customerId });
  if (filter.assigneeId) conditions.push({ assigneeId: filter.assigneeId });
  if (filter.createdAfter) conditions.push({ createdAt: { gt: filter.createdAfter } });
  if (filter.createdBefore) conditions.push({ createdAt: { lt: filter.createdBefore } });
  if (filter.search?.trim()) conditions.push(searchCondition(filter.search.trim()));
  return conditions;
}

/** A whole number finds one ticket by its index; anything else looks through what people remember. */
function searchCondition(text: string): Prisma.TicketWhereInput {
  const number = parseTicketNumber(text);
  if (number) return { number };
  const contains = { contains: literalPattern(text), mode: 'insensitive' } as const;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return {
    OR: [
      { number: contains },
      { serial: { startsWith: literalPattern(normalizeSerial(text)) } },
      { description: contains },
      { contact: { name: contains } },
      { contact: { email: contains } },
      ...(digits.length >= 4 ? [{ contact: { phoneKey: { contains: digits } } }] : []),
    ],
  };
}

const mostRepeats = 100;

/** The tickets that repeat the fault of another. */
export function listRepeats(
  ctx: Context,
  repeatOfId: string,
  query: Pick<Prisma.TicketFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'ticket.read');
  return ctx.database.ticket.findMany({
    ...query,
    where: { repeatOfId, quarantined: false, AND: [scope(ctx, 'Ticket')] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: mostRepeats,
  });
}

const oldestFirst: KeysetColumn[] = [
  { name: 'createdAt', direction: 'asc', type: 'instant' },
  { name: 'id', direction: 'asc', type: 'id' },
];

export function listComments(
  ctx: Context,
  ticketId: string,
  page: Page,
  query: Pick<Prisma.CommentFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'ticket.read');
  return readKeyset(page, oldestFirst, (keyset) =>
    ctx.database.comment.findMany({
      ...query,
      ...keyset,
      where: { AND: [{ ticketId }, scope(ctx, 'Comment'), keyset.where] },
    }),
  );
}

export function findComment(
  ctx: Context,
  id: string,
  query: Pick<Prisma.CommentFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'ticket.read');
  return ctx.database.comment.findFirst({ ...query, where: { id, AND: [scope(ctx, 'Comment')] } });
}

/** Where the viewer may bring the ticket now: what the table of moves and their permissions allow. */
export function allowedTransitions(
  ctx: Context,
  viewer: Viewer,
  ticket: TicketState & { handlerId: string; quarantined: boolean },
): TicketStatus[] {
  if (ticket.quarantined) return [];
  return reachable(ticket, staffAuthors, ctx.clock.now(), (move) => {
    const action = actions[move];
    return action !== null && may(viewer, action) && (handles(ctx, ticket) || forTheCustomer.has(move));
  });
}
