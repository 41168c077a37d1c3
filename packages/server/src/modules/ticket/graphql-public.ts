import type { SlaClock } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { optionalRowIds } from '../../graphql/selection.ts';
import { globalId } from '../../platform/global-id.ts';
import { IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import type { Context } from '../access/index.ts';
import { may, requireViewer } from '../access/index.ts';
import { AddressInput, ContactInput } from '../customer/graphql.ts';
import { nameIn } from '../device/index.ts';
import { VisitStateRef } from '../dispatch/graphql.ts';
import { SlaClockKindRef, SlaStateRef } from '../sla/graphql-enums.ts';
import { explainClock, readKeptClock, stateAt } from '../sla/index.ts';
import { type AwaitedPart, listAwaitedParts } from '../stock/index.ts';
import { cancelTrackedTicket } from './cancel-tracked.ts';
import { closeTrackedTicket } from './close-tracked.ts';
import { commentTrackedTicket } from './comment-tracked.ts';
import { IllegalTransitionError } from './errors.ts';
import { TicketRef } from './graphql.ts';
import { ChannelRef, HoldReasonRef, PriorityRef, TicketKindRef, TicketStatusRef } from './graphql-enums.ts';
import { signatureDescription } from './graphql-moves.ts';
import { explanationArgs } from './graphql-sla.ts';
import { findTicket } from './read.ts';
import { reopenTrackedTicket } from './reopen-tracked.ts';
import { requestTracking } from './request-tracking.ts';
import { type SubmittedTicket, submitTicket } from './submit.ts';
import {
  findNextVisit,
  findTrackedTicket,
  listPromises,
  readTimeline,
  type TrackedEntry,
  type TrackedTicket,
  type TrackedVisit,
} from './tracking.ts';

const outcome = 'The payload, or the expected error that came instead.';
const keyDescription = 'The same key and input within 24 hours: one effect, one answer.';

const DeviceRefInput = builder.inputType('DeviceRefInput', {
  description: 'The device, as far as the customer can tell.',
  fields: (t) => ({
    serial: t.string({ description: 'Serial number. One that is not on record is refused.' }),
    modelCode: t.string({ description: 'Code of the product model.' }),
  }),
});

const SubmitTicketInput = builder.inputType('SubmitTicketInput', {
  description: 'A request for service.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: keyDescription }),
    kind: t.field({ type: TicketKindRef, defaultValue: 'REPAIR', description: 'What is asked for.' }),
    description: t.string({ required: true, description: 'What is wrong, at most 5,000 characters.' }),
    severity: t.field({ type: PriorityRef, description: 'How bad the customer says it is.' }),
    device: t.field({ type: DeviceRefInput, description: 'Which device.' }),
    contact: t.field({ type: ContactInput, required: true, description: 'How to reach the customer.' }),
    site: t.field({ type: AddressInput, description: 'Where the device stands.' }),
    locale: t.string({ description: 'The customer’s language, a BCP 47 tag like zh-CN.' }),
    serviceLevel: t.string({
      description:
        'Code of the service level, with a secret key; by default that of the organization or of the nearest one above it, else `standard`.',
    }),
    channel: t.field({
      type: ChannelRef,
      description: 'The way it came in; API by default. A web page is always WIDGET.',
    }),
    attachments: t.idList({
      description: 'Ids that POST /uploads answered to the same key: at most 20. The customer sees them too.',
    }),
    formProof: t.string({
      description:
        'With a publishable key: the solved `formChallenge`, as base64 of JSON {challenge, solution}, like ALTCHA’s clients send it. Without it the ticket begins in quarantine. It may differ when a submission is repeated under its idempotency key.',
    }),
    honeypot: t.string({
      description:
        'With a publishable key: what stands in a field that people never see. Anything in it puts the ticket into quarantine.',
    }),
  }),
});

const SubmitTicketPayload = builder.objectRef<SubmittedTicket>('SubmitTicketPayload').implement({
  description: 'The request was taken in.',
  fields: (t) => ({
    ticket: t.prismaField({
      type: TicketRef,
      nullable: true,
      description: 'The ticket, for those who may read tickets; null for a publishable key.',
      resolve: (query, { ticketId }, _args, ctx) =>
        may(requireViewer(ctx), 'ticket.read') ? findTicket(ctx, { id: ticketId }, query) : null,
    }),
    number: t.exposeString('number', { description: 'The ticket’s number, for the customer to keep.' }),
    trackingToken: t.exposeString('trackingToken', {
      description: 'Opens this one ticket to its customer for 90 days: a bearer token.',
    }),
  }),
});

const RequestTrackingInput = builder.inputType('RequestTrackingInput', {
  description: 'What a customer knows of their ticket.',
  fields: (t) => ({
    number: t.string({
      required: true,
      description: 'The ticket’s number; case, spaces and hyphens do not matter.',
    }),
    contact: t.string({
      required: true,
      description: 'The phone number or the email address given at submission.',
    }),
  }),
});

const RequestTrackingPayload = builder
  .objectRef<{ trackingToken: string }>('RequestTrackingPayload')
  .implement({
    description: 'Number and contact belong together.',
    fields: (t) => ({
      trackingToken: t.exposeString('trackingToken', {
        description: 'Opens this one ticket to its customer for 90 days: a bearer token.',
      }),
    }),
  });

const TrackedVisitRef = builder.objectRef<TrackedVisit>('TrackedVisit').implement({
  description: 'An appointment, as the customer sees it.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when.' }),
    technicianName: t.exposeString('technicianName', { nullable: true, description: 'Who comes.' }),
    state: t.expose('state', { type: VisitStateRef, description: 'How far it is.' }),
  }),
});

const TrackedPromiseRef = builder.objectRef<SlaClock>('TrackedPromise').implement({
  description: 'A time that was promised to the customer.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SlaClockKindRef, description: 'What was promised.' }),
    state: t.field({
      type: SlaStateRef,
      description: 'How it stands.',
      resolve: (clock, _args, ctx) => stateAt(clock, ctx.clock.now()),
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'Until when. While it stands still: as if it went on now.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).reading.dueAt,
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When what was promised was done, or was no longer to be done.',
    }),
    timeZone: t.string({
      description: 'IANA time zone of the service hours.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).rule.calendar.timeZone,
    }),
    explanation: t.string({
      description: 'Why it is due when it is, in words.',
      args: explanationArgs,
      resolve: async (clock, reader, ctx) => {
        const { rule, reading } = await readKeptClock(ctx, clock);
        return explainClock(rule, reading, reader);
      },
    }),
  }),
});

export const TrackedEntryRef = builder.objectRef<TrackedEntry>('TrackedEntry').implement({
  description: 'One step or public comment of a ticket, as its customer sees it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the event: the cursor for `trackedEvents(after:)`.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    type: t.exposeString('type', { description: 'Type of the event, like ticket.accepted.' }),
    text: t.exposeString('text', {
      nullable: true,
      description:
        'Free text where there is one: the comment, what was done, the reason, what the desk asks for.',
    }),
    status: t.expose('status', {
      type: TicketStatusRef,
      nullable: true,
      description: 'The ticket’s state after this; null for comments.',
    }),
    holdReason: t.expose('holdReason', {
      type: HoldReasonRef,
      nullable: true,
      description: 'What it then waits for.',
    }),
    visit: t.expose('visit', {
      type: TrackedVisitRef,
      nullable: true,
      description: 'The appointment that it is about, as it was then.',
    }),
    byCustomer: t.exposeBoolean('byCustomer', { description: 'True when the customer did it.' }),
  }),
});

const AwaitedPartRef = builder.objectRef<AwaitedPart>('AwaitedPart').implement({
  description: 'A spare part that the repair waits for, as the customer sees it.',
  fields: (t) => ({
    name: t.string({
      description: 'Name of the part.',
      args: { locale: t.arg.string({ description: 'The language, a BCP 47 tag like zh-CN.' }) },
      resolve: ({ part }, { locale }) => nameIn(part, locale),
    }),
    quantity: t.exposeInt('quantity', { description: 'How many pieces.' }),
    expectedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day on which it is expected, by what is known now; null: that is not known.',
      resolve: ({ expectedOn }) => (expectedOn ? new Date(expectedOn) : null),
    }),
  }),
});

export const TrackedTicketRef = builder.objectRef<TrackedTicket>('TrackedTicket').implement({
  description: 'A ticket as its customer sees it.',
  fields: (t) => ({
    id: t.id({ description: 'Opaque id.', resolve: ({ id }) => globalId('TrackedTicket', id) }),
    number: t.exposeString('number', { description: 'Its number.' }),
    status: t.expose('status', { type: TicketStatusRef, description: 'Where it is in its life.' }),
    holdReason: t.expose('holdReason', {
      type: HoldReasonRef,
      nullable: true,
      description: 'What it waits for, on hold.',
    }),
    productName: t.string({
      nullable: true,
      description: 'Name of the product model, if known.',
      args: { locale: t.arg.string({ description: 'The language, a BCP 47 tag like zh-CN.' }) },
      resolve: ({ model }, { locale }) => model && nameIn(model, locale),
    }),
    awaitedParts: t.field({
      type: [AwaitedPartRef],
      description: 'What it waits for, and when that is expected.',
      resolve: ({ id }, _args, ctx) => listAwaitedParts(ctx, id),
    }),
    serial: t.exposeString('serial', { nullable: true, description: 'Serial number that was given.' }),
    description: t.exposeString('description', { description: 'What was reported.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was reported.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last moved.' }),
    handledBy: t.string({
      description: 'Name of the organization that handles it.',
      resolve: ({ handler }) => handler.name,
    }),
    nextVisit: t.field({
      type: TrackedVisitRef,
      nullable: true,
      description: 'The next appointment, or the one that is on.',
      resolve: (ticket, _args, ctx) => findNextVisit(ctx, ticket),
    }),
    promises: t.field({
      type: [TrackedPromiseRef],
      description: 'What was promised, and how it stands: answer, arrival, repair.',
      resolve: (ticket, _args, ctx) => listPromises(ctx, ticket),
    }),
    timeline: t.field({
      type: [TrackedEntryRef],
      description:
        'Every step and public comment, oldest first. `trackedEvents(after:)` goes on from the last one’s id.',
      resolve: ({ id }, _args, ctx) => readTimeline(ctx, id),
    }),
    canCancel: t.exposeBoolean('canCancel', { description: 'Whether cancelTrackedTicket is possible now.' }),
    canComment: t.exposeBoolean('canComment', {
      description: 'Whether commentTrackedTicket is possible now.',
    }),
    canReopen: t.exposeBoolean('canReopen', { description: 'Whether reopenTrackedTicket is possible now.' }),
    canRate: t.exposeBoolean('canRate', {
      description: 'Whether closeTrackedTicket (sign off and rate) is possible now.',
    }),
    rating: t.exposeInt('rating', { nullable: true, description: 'The rating given, 1 (bad) to 5 (good).' }),
  }),
});

builder.queryField('trackedTicket', (t) =>
  t.field({
    type: TrackedTicketRef,
    nullable: true,
    description: 'The ticket of the tracking token that is sent as bearer.',
    resolve: (_root, _args, ctx) => findTrackedTicket(ctx),
  }),
);

export const trackedPayload = (name: string) =>
  builder.objectRef<{ ticket: TrackedTicket }>(name).implement({
    description: 'It is done.',
    fields: (t) => ({
      ticket: t.expose('ticket', { type: TrackedTicketRef, description: 'The ticket as it is now.' }),
    }),
  });

export const tracked = async (ctx: Context, done: Promise<void>): Promise<{ ticket: TrackedTicket }> => {
  await done;
  return { ticket: await findTrackedTicket(ctx) };
};

const CommentTrackedTicketInput = builder.inputType('CommentTrackedTicketInput', {
  description: 'What the customer writes.',
  fields: (t) => ({
    body: t.string({ required: true, description: 'The text, at most 5,000 characters.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});

const CancelTrackedTicketInput = builder.inputType('CancelTrackedTicketInput', {
  description: 'The customer withdraws the request.',
  fields: (t) => ({ reason: t.string({ required: true, description: 'Why, at most 2,000 characters.' }) }),
});

const CloseTrackedTicketInput = builder.inputType('CloseTrackedTicketInput', {
  description: 'The customer signs the finished work off.',
  fields: (t) => ({
    signedBy: t.string({ required: true, description: 'Who signs, at most 200 characters.' }),
    signature: t.string({ description: signatureDescription }),
    rating: t.int({ description: 'From 1 (bad) to 5 (good).' }),
  }),
});

const ReopenTrackedTicketInput = builder.inputType('ReopenTrackedTicketInput', {
  description: 'The customer says that the fault is back or was not mended.',
  fields: (t) => ({
    reason: t.string({ required: true, description: 'What is wrong, at most 2,000 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  submitTicket: t.field({
    type: SubmitTicketPayload,
    description: 'Takes in a request for service. Open to publishable keys.',
    args: { input: t.arg({ type: SubmitTicketInput, required: true, description: 'The request.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'SubmitTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) =>
      submitTicket(ctx, { ...input, attachments: optionalRowIds('Attachment', input.attachments) }),
  }),
  requestTracking: t.field({
    type: RequestTrackingPayload,
    description: 'A tracking token for who knows a ticket’s number and contact. Open to publishable keys.',
    args: { input: t.arg({ type: RequestTrackingInput, required: true, description: 'What they know.' }) },
    errors: { types: [ValidationError], union: { name: 'RequestTrackingResult', description: outcome } },
    resolve: (_root, { input }, ctx) => requestTracking(ctx, input),
  }),
  commentTrackedTicket: t.field({
    type: trackedPayload('CommentTrackedTicketPayload'),
    description: 'The customer writes on their ticket. Ends a hold that waits for their answer.',
    args: { input: t.arg({ type: CommentTrackedTicketInput, required: true, description: 'The comment.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'CommentTrackedTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => tracked(ctx, commentTrackedTicket(ctx, input)),
  }),
  cancelTrackedTicket: t.field({
    type: trackedPayload('CancelTrackedTicketPayload'),
    description: 'The customer withdraws the request, before it is resolved.',
    args: { input: t.arg({ type: CancelTrackedTicketInput, required: true, description: 'Why.' }) },
    errors: {
      types: [IllegalTransitionError, ValidationError],
      union: { name: 'CancelTrackedTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => tracked(ctx, cancelTrackedTicket(ctx, input)),
  }),
  closeTrackedTicket: t.field({
    type: trackedPayload('CloseTrackedTicketPayload'),
    description: 'The customer signs the finished work off, and may rate it.',
    args: { input: t.arg({ type: CloseTrackedTicketInput, required: true, description: 'The signature.' }) },
    errors: {
      types: [IllegalTransitionError, ValidationError],
      union: { name: 'CloseTrackedTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => tracked(ctx, closeTrackedTicket(ctx, input)),
  }),
  reopenTrackedTicket: t.field({
    type: trackedPayload('ReopenTrackedTicketPayload'),
    description: 'The customer reopens a resolved ticket, or one closed within the last 30 days.',
    args: { input: t.arg({ type: ReopenTrackedTicketInput, required: true, description: 'What is wrong.' }) },
    errors: {
      types: [IllegalTransitionError, ValidationError],
      union: { name: 'ReopenTrackedTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => tracked(ctx, reopenTrackedTicket(ctx, input)),
  }),
}));
