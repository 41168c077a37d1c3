import type { Attachment, SlaClock } from '../../generated/prisma/client.ts';
import type { HoldReason, TicketStatus, VisitState } from '../../generated/prisma/enums.ts';
import {
  type Cursor,
  type EventMatch,
  formatCursor,
  type LogEvent,
  readEvents,
  logStart,
} from '../../platform/event-log/index.ts';
import { type Context, requireViewer, authorize } from '../access/index.ts';
import { findTechnicianName } from '../organization/index.ts';
import { foreseeClocks } from '../sla/index.ts';
import type { TicketEventData, TicketEventType } from './events.ts';
import { canMove, takesComments } from './rules.ts';
import { noSuchTicket } from './move.ts';

/** One line of what the customer sees of a ticket's history. */
export interface TrackedEntry {
  id: string;
  at: Date;
  type: string;
  text: string | null;
  status: TicketStatus | null;
  holdReason: HoldReason | null;
  byCustomer: boolean;
  visit: TrackedVisit | null;
}

/** An appointment as the customer sees it. */
export interface TrackedVisit {
  startsAt: Date;
  endsAt: Date;
  technicianName: string;
  state: VisitState;
}

type Told = Pick<TrackedEntry, 'text'> & {
  status?: TicketStatus;
  holdReason?: HoldReason;
  visit?: TrackedVisit;
};

const visitTold =
  (state: VisitState) =>
  ({ technician, startsAt, endsAt }: TicketEventData['visit.booked']): Told => ({
    text: null,
    visit: { startsAt: new Date(startsAt), endsAt: new Date(endsAt), technicianName: technician, state },
  });

const loanerTold = ({ model, serial }: TicketEventData['loaner.lent']): Told => ({
  text: `${model} (${serial})`,
});

/** What the customer is told of an event; null: nothing. What is not in this table stays inside. */
const told: { [Type in TicketEventType]?: (data: TicketEventData[Type]) => Told | null } = {
  'ticket.submitted': ({ to }) => ({ text: null, status: to }),
  'ticket.accepted': ({ to }) => ({ text: null, status: to }),
  'ticket.scheduled': ({ to }) => ({ text: null, status: to }),
  'ticket.started': ({ to }) => ({ text: null, status: to }),
  'ticket.quoted': ({ to }) => ({ text: null, status: to }),
  'ticket.quote_answered': ({ to, reason }) => ({ text: reason, status: to }),
  'ticket.quote_withdrawn': ({ to, reason }) => ({ text: reason, status: to }),
  'ticket.quote_expired': ({ to }) => ({ text: null, status: to }),
  // The note of a hold is for the customer only when it is their answer that is waited for.
  'ticket.held': ({ to, reason, note }) => ({
    text: reason === 'WAITING_CUSTOMER' ? note : null,
    status: to,
    holdReason: reason,
  }),
  'ticket.resumed': ({ to }) => ({ text: null, status: to }),
  'ticket.resolved': ({ to, workDone }) => ({ text: workDone, status: to }),
  'ticket.closed': ({ to }) => ({ text: null, status: to }),
  'ticket.reopened': ({ to, reason }) => ({ text: reason, status: to }),
  'ticket.cancelled': ({ to, reason }) => ({ text: reason, status: to }),
  'ticket.handed_over': ({ to }) => ({ text: to }),
  // Who pays, and why, is on the ticket itself.
  'ticket.coverage_decided': () => ({ text: null }),
  'ticket.goodwill_granted': ({ reason }) => ({ text: reason }),
  'visit.booked': visitTold('BOOKED'),
  'visit.rescheduled': visitTold('BOOKED'),
  'visit.en_route': visitTold('EN_ROUTE'),
  'visit.arrived': visitTold('ARRIVED'),
  'visit.done': visitTold('DONE'),
  'visit.missed': visitTold('MISSED'),
  'visit.cancelled': visitTold('CANCELLED'),
  'loaner.lent': loanerTold,
  'loaner.returned': loanerTold,
  'ticket.commented': ({ body, visibility }) => (visibility === 'PUBLIC' ? { text: body } : null),
  'attachment.added': ({ name, visibility }) => (visibility === 'PUBLIC' ? { text: name } : null),
  'attachment.removed': ({ name, visibility }) => (visibility === 'PUBLIC' ? { text: name } : null),
};

export function toTrackedEntry(event: LogEvent): TrackedEntry | null {
  const tell = told[event.type as TicketEventType] as ((data: unknown) => Told | null) | undefined;
  const part = tell?.(event.data);
  if (!part) return null;
  return {
    id: formatCursor(event),
    at: event.at,
    type: event.type,
    text: part.text,
    status: part.status ?? null,
    holdReason: part.holdReason ?? null,
    visit: part.visit ?? null,
    byCustomer: event.actorKind === 'CUSTOMER',
  };
}

export function requireTrackedTicketId(ctx: Context): string {
  authorize(ctx, 'tracking.use');
  const viewer = requireViewer(ctx);
  if (viewer.kind !== 'TRACKING') throw noSuchTicket();
  return viewer.ticketId;
}

const timelinePage = 500;

export async function readTimeline(ctx: Context, ticketId: string): Promise<TrackedEntry[]> {
  const match: EventMatch = { audience: null, ticketId };
  const entries: TrackedEntry[] = [];
  let after: Cursor = logStart;
  for (;;) {
    // The events of one ticket are written one after the other, so nothing can slip in behind the newest.
    const events = await readEvents(ctx.database, { after, match, limit: timelinePage, upTo: 'now' });
    entries.push(...events.map(toTrackedEntry).filter((entry) => entry !== null));
    const last = events.at(-1);
    if (!last || events.length < timelinePage) return entries;
    after = last;
  }
}

/** The ticket of the tracking token, as its customer may see it. */
export async function findTrackedTicket(ctx: Context) {
  const ticketId = requireTrackedTicketId(ctx);
  const ticket = await ctx.database.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    include: { model: { select: { name: true, names: true } }, handler: { select: { name: true } } },
  });
  const now = ctx.clock.now();
  return {
    ...ticket,
    canCancel: canMove(ticket, 'cancel', 'CUSTOMER', now),
    canComment: takesComments(ticket),
    canReopen: canMove(ticket, 'reopen', 'CUSTOMER', now),
    canRate: canMove(ticket, 'close', 'CUSTOMER', now),
  };
}

export type TrackedTicket = Awaited<ReturnType<typeof findTrackedTicket>>;

/** After so long nobody is on the way or at work any more, whether or not anybody has said so. */
const unendedMs = 12 * 60 * 60 * 1000;

/** The appointment that the customer waits for, or at which somebody is with them now. */
export async function findNextVisit(ctx: Context, { id }: TrackedTicket): Promise<TrackedVisit | null> {
  const now = ctx.clock.now();
  const lately = new Date(now.getTime() - unendedMs);
  const visit = await ctx.database.visit.findFirst({
    where: {
      ticketId: id,
      OR: [
        { state: { in: ['EN_ROUTE', 'ARRIVED'] }, endsAt: { gt: lately } },
        { state: 'BOOKED', endsAt: { gt: now } },
      ],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return visit && { ...visit, technicianName: await findTechnicianName(ctx, visit.technicianId) };
}

/** What was promised to the customer, in the order in which it is kept; not what was overtaken. */
export function listPromises(ctx: Context, ticket: TrackedTicket): Promise<SlaClock[]> {
  if (ticket.quarantined) return foreseeClocks(ctx, ticket);
  return ctx.database.slaClock.findMany({
    where: { ticketId: ticket.id, state: { not: 'STOPPED' } },
    orderBy: { kind: 'asc' },
  });
}

/** The customer's own files and those that the staff show: the customer's are PUBLIC too. */
export function listTrackedAttachments(ctx: Context, ticketId: string): Promise<Attachment[]> {
  return ctx.database.attachment.findMany({
    where: { ticketId, visibility: 'PUBLIC' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}
