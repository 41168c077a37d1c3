import { builder } from '../../graphql/builder.ts';
import { optionalRowId } from '../../graphql/selection.ts';
import { streamOf } from '../../graphql/stream.ts';
import { formatCursor, type LogEvent } from '../../platform/event-log/index.ts';
import { DistanceBandRef } from '../customer/graphql.ts';
import { DeviceRef } from '../device/graphql.ts';
import { findDevice } from '../device/index.ts';
import { ActorRef, TicketRef } from '../ticket/graphql.ts';
import {
  ChannelRef,
  CommentVisibilityRef,
  FaultCauseRef,
  HoldReasonRef,
  PriorityRef,
  QuarantineReasonRef,
  TicketStatusRef,
} from '../ticket/graphql-enums.ts';
import { TrackedEntryRef } from '../ticket/graphql-public.ts';
import { findTicket, type TicketEventData, type TicketEventType } from '../ticket/index.ts';
import { followEvents, followTrackedEvents } from './follow.ts';
import { findEarlierNumber, listEvents, readEventCursor } from './read.ts';
import { summaryOf } from './summary.ts';

/** `ticket.submitted` is the type TicketSubmittedEvent. */
export const typeName = (type: string): string =>
  `${type
    .split(/[._]/)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')}Event`;

export type EventOf<Data> = Omit<LogEvent, 'data'> & { data: Data };

export const EventRef = builder.interfaceRef<EventOf<unknown>>('Event').implement({
  description: 'One change. The one log of them feeds histories, subscriptions and everything else.',
  resolveType: ({ type }) => typeName(type),
  fields: (t) => ({
    id: t.id({
      description: 'Opaque id, the same everywhere: the cursor for `after`.',
      resolve: (event) => formatCursor(event),
    }),
    type: t.exposeString('type', { description: 'What happened, like ticket.accepted.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.field({
      type: ActorRef,
      description: 'Who did it.',
      resolve: ({ actorKind, actorName }) => ({ kind: actorKind, name: actorName }),
    }),
    channel: t.expose('channel', {
      type: ChannelRef,
      nullable: true,
      description: 'The way by which they came; null for Aftercare itself.',
    }),
    summary: t.string({ description: 'One English sentence for people and logs.', resolve: summaryOf }),
    ticket: t.prismaField({
      type: TicketRef,
      nullable: true,
      description: 'The ticket that it happened to, as it is now.',
      resolve: (query, { ticketId }, _args, ctx) =>
        ticketId ? findTicket(ctx, { id: ticketId }, query) : null,
    }),
    device: t.prismaField({
      type: DeviceRef,
      nullable: true,
      description: 'The device that it happened to, if you may see it.',
      resolve: (query, { deviceId }, _args, ctx) =>
        deviceId ? findDevice(ctx, { id: deviceId }, query) : null,
    }),
  }),
});

/** Those that bring a ticket from one state to another. */
type MoveType = {
  [Type in TicketEventType]: TicketEventData[Type] extends TicketEventData['ticket.started'] ? Type : never;
}[TicketEventType];

const TicketMovedEventRef = builder
  .interfaceRef<EventOf<TicketEventData['ticket.started']>>('TicketMovedEvent')
  .implement({
    description: 'A ticket went from one state to another.',
    interfaces: [EventRef],
    fields: (t) => ({
      fromStatus: t.field({
        type: TicketStatusRef,
        nullable: true,
        description: 'The ticket’s state before; null for a new ticket.',
        resolve: ({ data }) => data.from,
      }),
      toStatus: t.field({
        type: TicketStatusRef,
        description: 'The ticket’s state after.',
        resolve: ({ data }) => data.to,
      }),
    }),
  });

export const moveRef = <Type extends MoveType>(type: Type) =>
  builder.objectRef<EventOf<TicketEventData[Type]>>(typeName(type));
export const moveInterfaces = [EventRef, TicketMovedEventRef];

moveRef('ticket.submitted').implement({
  description: 'A request for service came in.',
  interfaces: moveInterfaces,
});

moveRef('ticket.released').implement({
  description: 'A ticket left the quarantine: for who follows the stream, it is new.',
  interfaces: moveInterfaces,
});

moveRef('ticket.accepted').implement({
  description: 'A person took the ticket on.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    priority: t.field({
      type: PriorityRef,
      description: 'The priority now.',
      resolve: ({ data }) => data.priority,
    }),
    previousPriority: t.field({
      type: PriorityRef,
      description: 'The priority before.',
      resolve: ({ data }) => data.previousPriority,
    }),
  }),
});

moveRef('ticket.scheduled').implement({
  description: 'A visit was booked, or the device is due at the bench.',
  interfaces: moveInterfaces,
});
moveRef('ticket.started').implement({ description: 'The work began.', interfaces: moveInterfaces });
moveRef('ticket.held').implement({
  description: 'The ticket was put on hold.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    reason: t.field({
      type: HoldReasonRef,
      description: 'What it waits for.',
      resolve: ({ data }) => data.reason,
    }),
    note: t.string({ nullable: true, description: 'More about it.', resolve: ({ data }) => data.note }),
  }),
});

moveRef('ticket.resumed').implement({ description: 'A hold ended.', interfaces: moveInterfaces });

moveRef('ticket.resolved').implement({
  description: 'The work is done.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    faultCode: t.string({ description: 'Code of the fault.', resolve: ({ data }) => data.faultCode }),
    cause: t.field({ type: FaultCauseRef, description: 'Why it broke.', resolve: ({ data }) => data.cause }),
    diagnosis: t.string({ description: 'What was found.', resolve: ({ data }) => data.diagnosis }),
    workDone: t.string({ description: 'What was done.', resolve: ({ data }) => data.workDone }),
    repeatOf: t.string({
      nullable: true,
      description: 'Number of the earlier ticket whose fault it repeats, if you may see that one.',
      resolve: ({ data }, _args, ctx) => findEarlierNumber(ctx, data.repeatOf),
    }),
  }),
});

moveRef('ticket.closed').implement({
  description: 'The ticket was archived.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    signedBy: t.string({
      nullable: true,
      description: 'Who signed it off.',
      resolve: ({ data }) => data.signedBy,
    }),
    rating: t.int({
      nullable: true,
      description: 'The rating, 1 (bad) to 5 (good).',
      resolve: ({ data }) => data.rating,
    }),
  }),
});

moveRef('ticket.reopened').implement({
  description: 'The ticket was taken up again.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

moveRef('ticket.cancelled').implement({
  description: 'The ticket was withdrawn.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

const changeRef = <Type extends TicketEventType>(type: Type) =>
  builder.objectRef<EventOf<TicketEventData[Type]>>(typeName(type));

changeRef('ticket.quarantined').implement({
  description: 'A suspect request came in through a web page, and waits for the desk to look at it.',
  interfaces: [EventRef],
  fields: (t) => ({
    reasons: t.field({
      type: [QuarantineReasonRef],
      description: 'What makes it suspect.',
      resolve: ({ data }) => data.reasons,
    }),
  }),
});

changeRef('ticket.handed_over').implement({
  description: 'Another organization handles the ticket from here on.',
  interfaces: [EventRef],
  fields: (t) => ({
    from: t.string({ description: 'Name of who handled it.', resolve: ({ data }) => data.from }),
    to: t.string({ description: 'Name of who handles it now.', resolve: ({ data }) => data.to }),
    note: t.string({
      nullable: true,
      description: 'What they need to know.',
      resolve: ({ data }) => data.note,
    }),
  }),
});

changeRef('ticket.classified').implement({
  description: 'Priority, distance or service level were set anew.',
  interfaces: [EventRef],
  fields: (t) => ({
    priority: t.field({
      type: PriorityRef,
      description: 'The priority now.',
      resolve: ({ data }) => data.priority,
    }),
    previousPriority: t.field({
      type: PriorityRef,
      description: 'The priority before.',
      resolve: ({ data }) => data.previousPriority,
    }),
    band: t.field({
      type: DistanceBandRef,
      nullable: true,
      description: 'How far the site is.',
      resolve: ({ data }) => data.band,
    }),
    serviceLevel: t.string({
      description: 'Code of the service level.',
      resolve: ({ data }) => data.serviceLevel,
    }),
  }),
});

changeRef('ticket.diagnosed').implement({
  description: 'Somebody recorded what was found.',
  interfaces: [EventRef],
  fields: (t) => ({
    faultCode: t.string({ description: 'Code of the fault.', resolve: ({ data }) => data.faultCode }),
    cause: t.field({ type: FaultCauseRef, description: 'Why it broke.', resolve: ({ data }) => data.cause }),
    diagnosis: t.string({ description: 'What was found.', resolve: ({ data }) => data.diagnosis }),
    repeatOf: t.string({
      nullable: true,
      description: 'Number of the earlier ticket whose fault it repeats, if you may see that one.',
      resolve: ({ data }, _args, ctx) => findEarlierNumber(ctx, data.repeatOf),
    }),
  }),
});

builder.objectRef<EventOf<TicketEventData['ticket.commented']>>(typeName('ticket.commented')).implement({
  description: 'Somebody wrote on the ticket.',
  interfaces: [EventRef],
  fields: (t) => ({
    body: t.string({ description: 'The text; plain, never HTML.', resolve: ({ data }) => data.body }),
    visibility: t.field({
      type: CommentVisibilityRef,
      description: 'Who reads it.',
      resolve: ({ data }) => data.visibility,
    }),
  }),
});

export const EventConnectionRef = builder.connectionObject({
  type: EventRef,
  name: 'EventConnection',
  description: 'A page of events.',
});

const EventFilterInput = builder.inputType('EventFilter', {
  description: 'Which events; all conditions together.',
  fields: (t) => ({
    ticket: t.id({ description: 'Id of the ticket.' }),
    device: t.id({ description: 'Id of the device.' }),
    key: t.id({ description: 'Id of the API key; for ADMIN.' }),
    types: t.stringList({ description: 'Types, by prefix: "ticket.", "stock.low".' }),
  }),
});

const filterOf = (filter: typeof EventFilterInput.$inferInput | null | undefined) => ({
  ticketId: optionalRowId('Ticket', filter?.ticket),
  deviceId: optionalRowId('Device', filter?.device),
  keyId: optionalRowId('ApiKey', filter?.key),
  types: filter?.types,
});

export const firstDescription = 'How many, at most 100; 20 by default.';
export const afterDescription = 'Id of an event: what came after it.';

builder.queryField('events', (t) =>
  t.field({
    type: EventConnectionRef,
    description: 'The events that you may see, oldest first.',
    args: {
      filter: t.arg({ type: EventFilterInput, description: 'Which ones.' }),
      first: t.arg.int({ description: firstDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    resolve: (_root, { filter, ...page }, ctx) => listEvents(ctx, filterOf(filter), page, 'horizon'),
  }),
);

builder.queryField('eventCursor', (t) =>
  t.id({
    description:
      'The end of the log now. Ask for it before you read rows, and follow `events(after:)` from it: nothing falls between.',
    resolve: (_root, _args, ctx) => readEventCursor(ctx),
  }),
);

builder.prismaObjectField(TicketRef, 'events', (t) =>
  t.field({
    type: EventConnectionRef,
    description: 'Its history, oldest first.',
    args: {
      first: t.arg.int({ description: firstDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    resolve: ({ id }, page, ctx) => listEvents(ctx, { ticketId: id }, page, 'now'),
  }),
);

builder.prismaObjectField(DeviceRef, 'history', (t) =>
  t.field({
    type: EventConnectionRef,
    description: 'Everything that happened to it and that you may see, oldest first.',
    args: {
      first: t.arg.int({ description: firstDescription }),
      after: t.arg.string({ description: afterDescription }),
    },
    resolve: ({ id }, page, ctx) => listEvents(ctx, { deviceId: id }, page, 'horizon'),
  }),
);

builder.subscriptionFields((t) => ({
  events: t.field({
    type: EventRef,
    description:
      'Replays every event after the cursor that you may see, in order, then goes on live: no gap, no double. Without a cursor, live only. A cursor that the log does not know ends it with RESYNC_REQUIRED.',
    args: {
      filter: t.arg({ type: EventFilterInput, description: 'Which ones.' }),
      after: t.arg.id({ description: afterDescription }),
    },
    subscribe: (_root, { filter, after }, ctx) =>
      streamOf(ctx, (left) => followEvents(ctx, filterOf(filter), after, left)),
    resolve: (event) => event,
  }),
  trackedEvents: t.field({
    type: TrackedEntryRef,
    description: 'The same for the customer of one ticket, with a tracking token.',
    args: { after: t.arg.id({ description: 'Id of the last entry of the timeline that you have.' }) },
    subscribe: (_root, { after }, ctx) => streamOf(ctx, (left) => followTrackedEvents(ctx, after, left)),
    resolve: (entry) => entry,
  }),
}));
