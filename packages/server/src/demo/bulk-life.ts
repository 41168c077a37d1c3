import type { HoldReason, Priority, SlaMarkKind, TicketStatus } from '../generated/prisma/enums.ts';
import type { CurrentRules, KeptClock, SlaMark } from '../modules/sla/index.ts';
import type { TicketEventData, TicketEventType } from '../modules/ticket/index.ts';
import { toldOf } from '../modules/ticket/visit-told.ts';
import type { Prisma } from '../platform/database.ts';
import { bulkClocks } from './bulk-clocks.ts';
import { type BulkQuote, bulkQuote, toldOfQuote } from './bulk-quote.ts';

/** Who works on the tickets of an organization, one visit after the other. */
export interface BulkTechnician {
  id: string;
  name: string;
  organizationId: string;
  freeFrom: Date;
}

export interface BulkTicket {
  id: string;
  commentId: string;
  visitId: string;
  quoteId: string;
  quoteLineId: string;
  technician: BulkTechnician;
  number: string;
  index: number;
  organizationId: string;
  modelId: string;
  deviceId: string;
  customerId: string;
  contactId: string;
  siteId: string;
  serial: string;
  createdAt: Date;
}

export interface BulkLife {
  ticket: Prisma.TicketCreateManyInput;
  comments: Prisma.CommentCreateManyInput[];
  visits: Prisma.VisitCreateManyInput[];
  quotes: BulkQuote[];
  marks: Prisma.SlaMarkCreateManyInput[];
  clocks: KeptClock[];
  events: Prisma.EventCreateManyInput[];
}

const hourMs = 3_600_000;
const staffName = 'Bench agent';
const customerName = 'Bench customer';

const priorities: Priority[] = ['P1', 'P2', 'P2', 'P3', 'P3', 'P3', 'P3', 'P4'];
const holds: HoldReason[] = ['WAITING_CUSTOMER', 'WAITING_VENDOR'];
const descriptions = [
  'The unit runs but does not get warm; the outdoor fan turns and stops again after a minute.',
  '空调不制热，室外机风扇在转，出风口是凉的，请尽快安排师傅上门。',
  'Water drips from the front panel after an hour of cooling.',
  '遥控器显示 E6，断电重启以后能用半小时。',
  'Loud rattling when it starts, gone after about ten minutes.',
  '除湿机一直显示水满，水箱是空的。',
];

/** Where tickets stop that came in lately, and where all others have come to an end. */
const openEnds: TicketStatus[] = [
  'SUBMITTED',
  'ACCEPTED',
  'SCHEDULED',
  'IN_PROGRESS',
  'IN_PROGRESS',
  'AWAITING_APPROVAL',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
  'CLOSED',
];
const recentHours = 14 * 24;

/** The ways to each state, from the second event on. */
const ways: Record<TicketStatus, TicketStatus[]> = {
  SUBMITTED: [],
  ACCEPTED: ['ACCEPTED'],
  SCHEDULED: ['ACCEPTED', 'SCHEDULED'],
  IN_PROGRESS: ['ACCEPTED', 'IN_PROGRESS'],
  AWAITING_APPROVAL: ['ACCEPTED', 'IN_PROGRESS', 'AWAITING_APPROVAL'],
  ON_HOLD: ['ACCEPTED', 'IN_PROGRESS', 'ON_HOLD'],
  RESOLVED: ['ACCEPTED', 'IN_PROGRESS', 'RESOLVED'],
  CLOSED: ['ACCEPTED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED'],
  CANCELLED: ['ACCEPTED', 'CANCELLED'],
};

/** What the clocks see of a way. A technician starts on site. */
const marksOf: Partial<Record<TicketStatus, SlaMarkKind>> = {
  ACCEPTED: 'RESPONDED',
  IN_PROGRESS: 'ARRIVED',
  AWAITING_APPROVAL: 'PAUSED',
  ON_HOLD: 'PAUSED',
  RESOLVED: 'RESOLVED',
  CANCELLED: 'CANCELLED',
};

const resolution = {
  faultCode: 'FAN-OUT',
  cause: 'WEAR',
  diagnosis: 'Start capacitor of the outdoor fan has lost its capacity.',
  workDone: 'Replaced the capacitor and tested for 20 minutes.',
} as const;
const unresolved = { faultCode: null, cause: null, diagnosis: null, workDone: null };

/** A ticket with all that has happened on it since it came in. */
export function bulkLife(
  { index, organizationId, commentId, visitId, quoteId, quoteLineId, technician, ...refs }: BulkTicket,
  { now, rules, below }: { now: Date; rules: CurrentRules; below: (limit: number) => number },
): BulkLife {
  const { id: ticketId, deviceId, createdAt } = refs;
  const age = now.getTime() - createdAt.getTime();
  const status = endOf(age, below);
  const way = ways[status];
  const worked = Math.min(age, (24 + below(recentHours - 24)) * hourMs);
  // What was resolved is closed after a week: none of them has waited so long.
  const length = status === 'RESOLVED' ? age : worked;
  const momentOf = (step: number) => new Date(createdAt.getTime() + (length * step) / (way.length + 1));
  const assessed = priorities[below(priorities.length)]!;
  const priority = way.length > 0 ? assessed : 'P3';
  const holdReason = holds[below(holds.length)]!;
  const reason = status === 'AWAITING_APPROVAL' ? 'WAITING_CUSTOMER' : holdReason;
  const rating = below(2) === 0 ? 3 + below(3) : null;

  const isAssigned = way.includes('SCHEDULED') || way.includes('IN_PROGRESS');
  const visit = way.includes('SCHEDULED') ? bookVisit(technician) : null;

  const say = <Type extends TicketEventType>(
    type: Type,
    at: Date,
    actor: 'staff' | 'customer',
    data: TicketEventData[Type],
  ) =>
    ({
      type,
      at,
      audience: [organizationId],
      ticketId,
      deviceId,
      actorKind: actor === 'staff' ? 'API_KEY' : 'CUSTOMER',
      actorName: actor === 'staff' ? staffName : customerName,
      data: { ...data },
    }) satisfies Prisma.EventCreateManyInput;

  const quotes: BulkQuote[] = [];
  if (status === 'AWAITING_APPROVAL') {
    const sentAt = momentOf(way.length);
    quotes.push(bulkQuote({ quoteId, lineId: quoteLineId, ticketId }, { sentBy: staffName, sentAt, now }));
  }

  const events: Prisma.EventCreateManyInput[] = [
    say('ticket.submitted', createdAt, 'customer', { from: null, to: 'SUBMITTED', channel: 'WIDGET' }),
    ...way.map((to, step) => {
      const moved = { from: way[step - 1] ?? 'SUBMITTED', to };
      const at = momentOf(step + 1);
      switch (to) {
        case 'ACCEPTED':
          return say('ticket.accepted', at, 'staff', { ...moved, priority, previousPriority: 'P3' });
        case 'SCHEDULED':
          return say('ticket.scheduled', at, 'staff', { ...moved, ...toldOf(visit!, technician) });
        case 'IN_PROGRESS':
          return say('ticket.started', at, 'staff', moved);
        case 'AWAITING_APPROVAL':
          return say('ticket.quoted', at, 'staff', { ...moved, ...toldOfQuote(quotes[0]!) });
        case 'ON_HOLD':
          return say('ticket.held', at, 'staff', { ...moved, reason, note: null });
        case 'RESOLVED':
          return say('ticket.resolved', at, 'staff', { ...moved, ...resolution, repeatOf: null });
        case 'CLOSED':
          return say('ticket.closed', at, 'customer', {
            ...moved,
            signedBy: customerName,
            signature: null,
            rating,
          });
        case 'CANCELLED':
          return say('ticket.cancelled', at, 'customer', { ...moved, reason: 'No longer needed.' });
        case 'SUBMITTED':
          throw new Error('no way leads back to SUBMITTED');
      }
    }),
  ];

  if (isAssigned) {
    const assignment = { assignee: technician.name, previousAssignee: null };
    events.push(say('ticket.assigned', momentOf(1), 'staff', assignment));
  }
  if (visit) events.push(say('visit.booked', momentOf(2), 'staff', toldOf(visit, technician)));

  const comments: Prisma.CommentCreateManyInput[] = [];
  if (index % 2 === 0 && way.length > 0) {
    const body = 'We will call you an hour before we come.';
    const at = momentOf(1);
    const visibility = 'PUBLIC';
    comments.push({
      id: commentId,
      ticketId,
      body,
      visibility,
      actorKind: 'API_KEY',
      actorName: staffName,
      createdAt: at,
    });
    events.push(say('ticket.commented', at, 'staff', { commentId, body, visibility }));
  }

  const marks: SlaMark[] = [
    { kind: 'STARTED', at: createdAt, reason: null },
    ...way.flatMap((to, step): SlaMark[] => {
      const kind = marksOf[to];
      if (!kind) return [];
      return [{ kind, at: momentOf(step + 1), reason: kind === 'PAUSED' ? reason : null }];
    }),
  ];

  const serviceLevel = rules.level.code;
  const resolvedStep = way.indexOf('RESOLVED') + 1;
  const isClosed = status === 'CLOSED';
  const endedAt = momentOf(way.length);
  return {
    ticket: {
      ...refs,
      version: 1 + way.length + (isAssigned ? 1 : 0),
      kind: 'REPAIR',
      status,
      holdReason: status === 'ON_HOLD' ? reason : null,
      heldFrom: status === 'ON_HOLD' ? 'IN_PROGRESS' : null,
      priority,
      serviceLevel,
      assigneeId: isAssigned ? technician.id : null,
      channel: 'WIDGET',
      description: descriptions[below(descriptions.length)]!,
      originId: organizationId,
      handlerId: organizationId,
      ...(resolvedStep > 0 ? resolution : unresolved),
      resolvedAt: resolvedStep > 0 ? momentOf(resolvedStep) : null,
      closedAt: isClosed ? endedAt : null,
      signedBy: isClosed ? customerName : null,
      rating: isClosed ? rating : null,
      updatedAt: endedAt,
    },
    comments,
    visits: visit
      ? [
          {
            id: visitId,
            ticketId,
            technicianId: technician.id,
            organizationId,
            ...visit,
            createdAt: momentOf(2),
          },
        ]
      : [],
    quotes,
    marks: marks.map((mark, seq) => ({ ticketId, seq, ...mark })),
    clocks: bulkClocks({ id: ticketId, serviceLevel, priority, band: null }, marks, rules, now),
    events,
  };
}

/** The next window of two hours in which the technician is free. */
function bookVisit(technician: BulkTechnician) {
  const startsAt = technician.freeFrom;
  const endsAt = new Date(startsAt.getTime() + 2 * hourMs);
  technician.freeFrom = endsAt;
  return { startsAt, endsAt };
}

function endOf(ageMs: number, below: (limit: number) => number): TicketStatus {
  if (below(16) === 0) return 'CANCELLED';
  return ageMs > recentHours * hourMs ? 'CLOSED' : openEnds[below(openEnds.length)]!;
}
