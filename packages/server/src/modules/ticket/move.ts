import type { Ticket } from '../../generated/prisma/client.ts';
import type { HoldReason, SlaMarkKind } from '../../generated/prisma/enums.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { checkVersion, RequestError, ValidationError } from '../../platform/errors.ts';
import {
  type Actor,
  type NewEvent,
  recordEvent,
  recordEvents,
  takeTurn,
} from '../../platform/event-log/index.ts';
import { isId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  type Action,
  type Context,
  inSight,
  requireViewer,
  visibleOrganizationIds,
} from '../access/index.ts';
import { endQuote, type QuoteEnding } from '../quote/index.ts';
import { keepClocks, type MovedDue, type SlaMark } from '../sla/index.ts';
import type { TicketEventData, TicketEventType } from './events.ts';
import { freeParts, keepQuotedParts, noteMissingParts } from './hold-parts.ts';
import { ticketEvent, type TicketRow } from './record.ts';
import { type Author, canMove, decideMove, isOpen, staffAuthors, type TicketMove } from './rules.ts';
import { freeLoaners } from './ticket-loaners.ts';
import { endTicketVisits } from './ticket-visits.ts';

export const systemActor: Actor = { kind: 'SYSTEM', id: null, name: 'Aftercare', channel: null };

export async function customerActor(tx: Transaction, ticket: Pick<Ticket, 'contactId'>): Promise<Actor> {
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: ticket.contactId },
    select: { name: true },
  });
  return { kind: 'CUSTOMER', id: ticket.contactId, name: contact.name, channel: 'WIDGET' };
}

const inQuarantineYet = () =>
  new ValidationError([
    {
      path: ['id'],
      message:
        'This ticket is in quarantine: release it first (releaseTicket), or discard it (discardTicket).',
      code: 'quarantined',
    },
  ]);

export const noSuchTicket = () => new RequestError('NOT_FOUND', 'There is no such ticket.');

interface LockOptions {
  /** Whether it may be in quarantine, where the staff can do nothing but release or discard it. */
  inQuarantine?: boolean;
}

/**
 * The ticket, locked until the end of the transaction, if the viewer may see it. Comes before the transaction's first
 * write, so that the log's order is the order of the versions.
 */
export async function lockTicket(
  tx: Transaction,
  ctx: Context,
  id: string,
  { inQuarantine = false }: LockOptions = {},
): Promise<Ticket> {
  const viewer = requireViewer(ctx);
  const mine = viewer.kind === 'TRACKING' && viewer.ticketId === id;
  const organizationIds = visibleOrganizationIds(ctx);
  if (!isId(id)) throw noSuchTicket();
  const seen = await inSight(tx, ctx, 'Ticket', { id });
  await takeTurn(tx, id);
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from ticket
    where id = ${id}::uuid and id = any(${seen.id.in}::uuid[])
      and (${mine} or origin_id = any(${organizationIds}::uuid[]) or handler_id = any(${organizationIds}::uuid[]))
    for update`;
  if (locked.length === 0) throw noSuchTicket();
  const ticket = await tx.ticket.findUniqueOrThrow({ where: { id } });
  if (ticket.quarantined && !inQuarantine && viewer.kind !== 'TRACKING') throw inQuarantineYet();
  return ticket;
}

/**
 * The same for what is decided about the job: by whoever handles it, and those above. The organization that took it in and
 * handed it on reads along and speaks for the customer.
 */
export async function lockHandledTicket(
  tx: Transaction,
  ctx: Context,
  id: string,
  options?: LockOptions,
): Promise<Ticket> {
  const ticket = await lockTicket(tx, ctx, id, options);
  if (handles(ctx, ticket)) return ticket;
  throw new RequestError(
    'FORBIDDEN',
    'This ticket was handed over: whoever handles it now decides about the job. You may comment on it, cancel, close and reopen it.',
  );
}

export const handles = (ctx: Context, { handlerId }: Pick<Ticket, 'handlerId'>): boolean =>
  visibleOrganizationIds(ctx).includes(handlerId);

/** What is done for the customer. */
export const forTheCustomer: ReadonlySet<TicketMove> = new Set([
  'approve',
  'decline',
  'abandon',
  'close',
  'reopen',
  'cancel',
]);

/** What a member needs for a move; null: time alone brings it about. */
export const actions: Record<TicketMove, Action | null> = {
  accept: 'ticket.accept',
  schedule: 'visit.book',
  start: 'ticket.start',
  quote: 'ticket.quote',
  approve: 'ticket.answerQuote',
  decline: 'ticket.answerQuote',
  abandon: 'ticket.answerQuote',
  withdraw: 'ticket.quote',
  expire: null,
  hold: 'ticket.hold',
  resume: 'ticket.resume',
  resolve: 'ticket.resolve',
  close: 'ticket.close',
  reopen: 'ticket.reopen',
  cancel: 'ticket.cancel',
};

const eventOf = {
  accept: 'ticket.accepted',
  schedule: 'ticket.scheduled',
  start: 'ticket.started',
  quote: 'ticket.quoted',
  approve: 'ticket.quote_answered',
  decline: 'ticket.quote_answered',
  abandon: 'ticket.quote_answered',
  withdraw: 'ticket.quote_withdrawn',
  expire: 'ticket.quote_expired',
  hold: 'ticket.held',
  resume: 'ticket.resumed',
  resolve: 'ticket.resolved',
  close: 'ticket.closed',
  reopen: 'ticket.reopened',
  cancel: 'ticket.cancelled',
} as const satisfies Record<TicketMove, keyof TicketEventData>;

/** What the clocks see of a move. */
const markOf: Partial<Record<TicketMove, SlaMarkKind>> = {
  accept: 'RESPONDED',
  quote: 'PAUSED',
  approve: 'RESUMED',
  withdraw: 'RESUMED',
  expire: 'RESUMED',
  hold: 'PAUSED',
  resume: 'RESUMED',
  resolve: 'RESOLVED',
  decline: 'RESOLVED',
  abandon: 'CANCELLED',
  reopen: 'REOPENED',
  cancel: 'CANCELLED',
};

type Details<Move extends TicketMove> = Omit<TicketEventData[(typeof eventOf)[Move]], 'from' | 'to'>;

interface MoveRequest<Move extends TicketMove> {
  move: Move;
  expectedVersion?: number | null;
  actor: Actor;
  /** Columns that change along with the state. */
  change?: Prisma.TicketUncheckedUpdateInput;
  /** What the event says beside the states. */
  details: Details<Move>;
  /** On site: somebody stands before the device. */
  arrived?: boolean;
}

/** Brings a locked ticket along one move of the table, keeps its clocks, and records it. Answers the ticket as it is then. */
export async function moveTicket<Move extends TicketMove>(
  tx: Transaction,
  platform: Platform,
  ticket: Ticket,
  { move, expectedVersion, actor, change, details, arrived }: MoveRequest<Move>,
): Promise<Ticket> {
  checkVersion(ticket, expectedVersion);
  const now = platform.clock.now();
  const to = decideMove(ticket, move, authorsOf(actor), now);
  const mark = markOf[move];
  const moved = await changeTicket(tx, platform, ticket, {
    actor,
    now,
    change: {
      holdReason: null,
      heldFrom: null,
      ...(to === 'RESOLVED' && { resolvedAt: now }),
      ...(to === 'CLOSED' && { closedAt: now }),
      ...(ticket.quarantined && {
        quarantined: false,
        quarantineEndedAt: now,
        quarantineEndedBy: actor.name,
      }),
      ...change,
      status: to,
    },
    type: eventOf[move],
    data: { from: ticket.status, to, ...details } as TicketEventData[(typeof eventOf)[Move]] &
      Prisma.InputJsonObject,
    marks: [
      // In quarantine it has no clocks.
      ...(mark && !ticket.quarantined
        ? [{ kind: mark, reason: mark === 'PAUSED' ? pauseReason(move, change) : null }]
        : []),
      ...(arrived ? [{ kind: 'ARRIVED', reason: null } as const] : []),
    ],
  });
  const who = { actor, at: now };
  const ended = to === 'CANCELLED' || to === 'RESOLVED';
  let settled = moved;
  if (ticket.status === 'AWAITING_APPROVAL') {
    const ending = { ...endingOf(move, details), at: now };
    const quoteId = await endQuote(tx, ticket.id, ending);
    if (quoteId && ending.state === 'ACCEPTED') settled = await keepQuotedParts(tx, moved, quoteId, who);
    else if (quoteId && !ended) {
      await freeParts(tx, moved, { reason: 'QUOTE_ENDED', quoteId, ...who });
      settled = await noteMissingParts(tx, moved);
    }
  }
  if (ended) {
    await endTicketVisits(tx, platform, moved, {
      actor,
      underWay: to === 'CANCELLED' ? 'CANCELLED' : 'DONE',
    });
    await freeLoaners(tx, moved, actor, now);
    // All at once, those of a quote too: levels are locked in one order, so in one go.
    await freeParts(tx, moved, { reason: 'TICKET_ENDED', ...who });
    settled = await noteMissingParts(tx, moved);
  }
  return move === 'hold' ? settled : waitForParts(tx, platform, settled);
}

/** While a quote is out, its customer is waited for. */
const pauseReason = (move: TicketMove, change?: Prisma.TicketUncheckedUpdateInput): HoldReason =>
  move === 'quote' ? 'WAITING_CUSTOMER' : (change?.holdReason as HoldReason);

/** What becomes of the quote that was out when its ticket goes on. */
function endingOf(
  move: TicketMove,
  details: { answeredBy?: string; reason?: string | null },
): Omit<QuoteEnding, 'at'> {
  const { answeredBy = null, reason = null } = details;
  const state = quoteStates[move] ?? 'WITHDRAWN';
  return { state, answeredBy, reason };
}

const quoteStates: Partial<Record<TicketMove, QuoteEnding['state']>> = {
  approve: 'ACCEPTED',
  decline: 'DECLINED',
  abandon: 'DECLINED',
  expire: 'EXPIRED',
};

/** Puts a ticket with missing parts on hold, where its state lets it wait. */
export async function waitForParts(tx: Transaction, platform: Platform, ticket: Ticket): Promise<Ticket> {
  if (ticket.missingParts === 0 || !canMove(ticket, 'hold', 'SYSTEM', platform.clock.now())) return ticket;
  return moveTicket(tx, platform, ticket, {
    move: 'hold',
    actor: systemActor,
    change: { holdReason: 'WAITING_PARTS', heldFrom: ticket.status },
    details: { reason: 'WAITING_PARTS', note: null },
  });
}

const authorsOf = ({ kind }: Actor): readonly Author[] => {
  if (kind === 'CUSTOMER' || kind === 'SYSTEM') return [kind];
  return staffAuthors;
};

interface ChangeRequest<Type extends TicketEventType> {
  expectedVersion?: number | null;
  actor: Actor;
  /** The moment of the change, where it was read before. */
  now?: Date;
  change: Prisma.TicketUncheckedUpdateInput;
  type: Type;
  data: TicketEventData[Type] & Prisma.InputJsonObject;
  marks?: Omit<SlaMark, 'at'>[];
  /** Who else is told, beside those who hold the ticket after the change. */
  audience?: string[];
}

/** Changes a locked ticket: a new version of it, its event, and its clocks where marks or the rule of them changed. */
export async function changeTicket<Type extends TicketEventType>(
  tx: Transaction,
  platform: Platform,
  ticket: Ticket,
  request: ChangeRequest<Type>,
): Promise<Ticket> {
  const { expectedVersion, actor, change, type, data, marks = [], audience } = request;
  const { now = platform.clock.now() } = request;
  checkVersion(ticket, expectedVersion);
  const changed = await tx.ticket.update({
    where: { id: ticket.id },
    data: { ...change, version: ticket.version + 1, updatedAt: now },
  });
  await recordEvent(tx, ticketEvent(changed, type, actor, data, now, audience));
  const samePromise =
    changed.priority === ticket.priority &&
    changed.band === ticket.band &&
    changed.serviceLevel === ticket.serviceLevel;
  if (marks.length > 0 || !samePromise) {
    const added = marks.map((mark) => ({ ...mark, at: now }));
    const moved = await keepClocks(tx, changed, { added, samePromise }, now);
    await recordEvents(tx, movedDueEvents(changed, moved, now));
  }
  return changed;
}

/** What tells of due times that another rule has moved. */
export const movedDueEvents = (ticket: TicketRow, moved: readonly MovedDue[], at: Date): NewEvent[] =>
  moved.map(({ clock, previousDueAt, dueAt }) => {
    const data = { clock, previousDueAt: previousDueAt?.toISOString() ?? null, dueAt: dueAt.toISOString() };
    return ticketEvent(ticket, 'sla.changed', systemActor, data, at);
  });

/** The error for what can only be done while the job is open. */
export function requireOpen(ticket: Ticket): void {
  if (isOpen(ticket)) return;
  throw new ValidationError([
    { path: ['id'], message: `The ticket is ${ticket.status}: the job is over.`, code: 'not_open' },
  ]);
}
