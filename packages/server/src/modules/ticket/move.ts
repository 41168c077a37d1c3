import type { Ticket } from '../../generated/prisma/client.ts';
import type { Channel } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { type Actor, recordEvent, takeTurn } from '../../platform/event-log/index.ts';
import { isId } from '../../platform/ids.ts';
import { type Context, requireViewer, type StaffViewer, visibleOrganizationIds } from '../access/index.ts';
import { StaleVersionError } from './errors.ts';
import type { TicketEventData } from './events.ts';
import { decideMove, type TicketMove } from './rules.ts';

export const systemActor: Actor = { kind: 'SYSTEM', id: null, name: 'Aftercare', channel: null };

export const staffActor = (viewer: StaffViewer, channel: Channel = 'API'): Actor => ({
  kind: 'API_KEY',
  id: viewer.id,
  name: viewer.label ?? 'API key',
  channel,
});

export async function customerActor(tx: Transaction, ticket: Pick<Ticket, 'contactId'>): Promise<Actor> {
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: ticket.contactId },
    select: { name: true },
  });
  return { kind: 'CUSTOMER', id: ticket.contactId, name: contact.name, channel: 'WIDGET' };
}

export const noSuchTicket = () => new RequestError('NOT_FOUND', 'There is no such ticket.');

/**
 * The ticket, locked until the end of the transaction, if the viewer may see it. Comes before the transaction's first
 * write, so that the log's order is the order of the versions.
 */
export async function lockTicket(tx: Transaction, ctx: Context, id: string): Promise<Ticket> {
  const viewer = requireViewer(ctx);
  const mine = viewer.kind === 'TRACKING' && viewer.ticketId === id;
  const organizationIds = visibleOrganizationIds(ctx);
  if (!isId(id)) throw noSuchTicket();
  await takeTurn(tx, id);
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from ticket
    where id = ${id}::uuid
      and (${mine} or origin_id = any(${organizationIds}::uuid[]) or handler_id = any(${organizationIds}::uuid[]))
    for update`;
  if (locked.length === 0) throw noSuchTicket();
  return tx.ticket.findUniqueOrThrow({ where: { id } });
}

const eventOf = {
  accept: 'ticket.accepted',
  schedule: 'ticket.scheduled',
  start: 'ticket.started',
  quote: 'ticket.quoted',
  hold: 'ticket.held',
  resume: 'ticket.resumed',
  resolve: 'ticket.resolved',
  close: 'ticket.closed',
  reopen: 'ticket.reopened',
  cancel: 'ticket.cancelled',
} as const satisfies Record<TicketMove, keyof TicketEventData>;

type Details<Move extends TicketMove> = Omit<TicketEventData[(typeof eventOf)[Move]], 'from' | 'to'>;

interface MoveRequest<Move extends TicketMove> {
  move: Move;
  expectedVersion?: number | null;
  actor: Actor;
  /** Columns that change along with the state. */
  change?: Prisma.TicketUncheckedUpdateInput;
  /** What the event says beside the states. */
  details: Details<Move>;
}

/** Brings a locked ticket along one move of the table, and records it. */
export async function moveTicket<Move extends TicketMove>(
  tx: Transaction,
  ctx: Context,
  ticket: Ticket,
  { move, expectedVersion, actor, change, details }: MoveRequest<Move>,
): Promise<string> {
  checkVersion(ticket, expectedVersion);
  const now = ctx.clock.now();
  const to = decideMove(ticket, move, actor.kind === 'CUSTOMER' ? 'customer' : 'staff', now);
  await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      holdReason: null,
      heldFrom: null,
      ...change,
      status: to,
      version: ticket.version + 1,
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordTicketEvent(tx, ctx, ticket, eventOf[move], actor, { from: ticket.status, to, ...details });
  return ticket.id;
}

export function checkVersion(ticket: Ticket, expected: number | null | undefined): void {
  if (expected != null && expected !== ticket.version) throw new StaleVersionError(expected, ticket.version);
}

/** Records one event of a ticket. */
export function recordTicketEvent(
  tx: Transaction,
  ctx: Context,
  ticket: Pick<Ticket, 'id' | 'originId' | 'handlerId' | 'deviceId'>,
  type: keyof TicketEventData,
  actor: Actor,
  data: Prisma.InputJsonObject,
): Promise<string> {
  return recordEvent(tx, {
    type,
    at: ctx.clock.now(),
    audience: [...new Set([ticket.originId, ticket.handlerId])],
    ticketId: ticket.id,
    deviceId: ticket.deviceId,
    actor,
    data,
  });
}
