import { builder } from '../../graphql/builder.ts';
import { optionalRowId, rowId, rowsOf } from '../../graphql/selection.ts';
import { RequestError } from '../../platform/errors.ts';
import { requireViewer, scope, visible } from '../access/index.ts';
import { ContactRef, CustomerRef, DistanceBandRef, SiteRef } from '../customer/graphql.ts';
import { DeviceRef } from '../device/graphql.ts';
import {
  ActorKindRef,
  ChannelRef,
  CommentVisibilityRef,
  FaultCauseRef,
  HoldReasonRef,
  PriorityRef,
  TicketKindRef,
  TicketStatusRef,
} from './graphql-enums.ts';
import { MemberRef } from '../organization/graphql.ts';
import { findTechnician } from '../organization/index.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { allowedTransitions, findTicket, listComments, listRepeats, listTickets } from './read.ts';

export const ActorRef = builder.objectRef<Pick<Actor, 'kind' | 'name'>>('Actor').implement({
  description: 'Who did something.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ActorKindRef, description: 'What kind of somebody.' }),
    name: t.exposeString('name', { description: 'Their name, or the label of the key.' }),
  }),
});

export const CommentRef = builder.prismaNode('Comment', {
  nullable: true,
  description: 'Something said on a ticket.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Comment')] }),
  fields: (t) => ({
    body: t.exposeString('body', { description: 'The text; plain, never HTML.' }),
    visibility: t.expose('visibility', { type: CommentVisibilityRef, description: 'Who reads it.' }),
    author: t.field({
      type: ActorRef,
      description: 'Who wrote it.',
      resolve: ({ actorKind, actorName }) => ({ kind: actorKind, name: actorName }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When.' }),
  }),
});

const CommentConnectionRef = builder.connectionObject({
  type: CommentRef,
  name: 'CommentConnection',
  description: 'A page of comments.',
});

interface Resolution {
  faultCode: string;
  cause: 'DEFECT' | 'WEAR' | 'MISUSE' | 'DISASTER' | 'UNAUTHORIZED_MODIFICATION' | 'OTHER';
  diagnosis: string;
  workDone: string;
  resolvedAt: Date;
}

const DiagnosisRef = builder
  .objectRef<Pick<Resolution, 'faultCode' | 'cause' | 'diagnosis'>>('TicketDiagnosis')
  .implement({
    description: 'What was found on a ticket.',
    fields: (t) => ({
      faultCode: t.exposeString('faultCode', { description: 'Code of the fault.' }),
      cause: t.expose('cause', { type: FaultCauseRef, description: 'Why it broke.' }),
      diagnosis: t.exposeString('diagnosis', { description: 'What was found.' }),
    }),
  });

const ResolutionRef = builder.objectRef<Resolution>('TicketResolution').implement({
  description: 'How a ticket was resolved.',
  fields: (t) => ({
    faultCode: t.exposeString('faultCode', { description: 'Code of the fault.' }),
    cause: t.expose('cause', { type: FaultCauseRef, description: 'Why it broke.' }),
    diagnosis: t.exposeString('diagnosis', { description: 'What was found.' }),
    workDone: t.exposeString('workDone', { description: 'What was done. The customer reads this.' }),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', description: 'When.' }),
  }),
});

export const TicketRef = builder.prismaNode('Ticket', {
  nullable: true,
  description: 'One request for service, from report to archive.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Ticket')] }),
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Number for people, AC-XXXX-XXXC, easy to read out.' }),
    version: t.exposeInt('version', { description: 'Raised by every move: for `expectedVersion`.' }),
    kind: t.expose('kind', { type: TicketKindRef, description: 'What is asked for.' }),
    status: t.expose('status', { type: TicketStatusRef, description: 'Where it is in its life.' }),
    holdReason: t.expose('holdReason', {
      type: HoldReasonRef,
      nullable: true,
      description: 'What it waits for, on hold.',
    }),
    priority: t.expose('priority', { type: PriorityRef, description: 'How urgent the desk holds it.' }),
    band: t.expose('band', {
      type: DistanceBandRef,
      nullable: true,
      description: 'How far the site is, if somebody has said so.',
    }),
    severity: t.expose('severity', {
      type: PriorityRef,
      nullable: true,
      description: 'How bad the customer says it is.',
    }),
    channel: t.expose('channel', { type: ChannelRef, description: 'The way it came in.' }),
    description: t.exposeString('description', { description: 'What the customer said; plain text.' }),
    locale: t.exposeString('locale', { nullable: true, description: 'The customer’s language (BCP 47).' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was reported.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last moved.' }),
    origin: t.relation('origin', { description: 'Who took it in.' }),
    // Whoever sees a ticket sees who has it, also where that is an organization above their own.
    handler: t.relation('handler', { description: 'Who handles it now.' }),
    serial: t.exposeString('serial', {
      nullable: true,
      description: 'Serial number that the customer gave.',
    }),
    model: t.relation('model', {
      nullable: true,
      description: 'What kind of device it is about, if the customer said so or the serial tells.',
    }),
    device: t.field({
      type: DeviceRef,
      nullable: true,
      description: 'The device, if known and if you may see it.',
      select: (_args, _ctx, nested) => ({ device: nested(true) }),
      resolve: ({ device }, _args, ctx) => visible(ctx, device),
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer, if you may see their record.',
      select: (_args, _ctx, nested) => ({ customer: nested(true) }),
      resolve: ({ customer }, _args, ctx) => visible(ctx, customer),
    }),
    contact: t.field({
      type: ContactRef,
      nullable: true,
      description: 'How to reach the customer about it.',
      select: { contact: true },
      resolve: ({ contact }) => contact,
    }),
    site: t.field({
      type: SiteRef,
      nullable: true,
      description: 'Where the device stands, if said.',
      select: { site: true },
      resolve: ({ site }) => site,
    }),
    assignee: t.prismaField({
      type: MemberRef,
      nullable: true,
      description: 'The technician who has it.',
      select: { assigneeId: true },
      resolve: (query, { assigneeId }, _args, ctx) =>
        assigneeId === null ? null : findTechnician(ctx, assigneeId, query),
    }),
    diagnosis: t.field({
      type: DiagnosisRef,
      nullable: true,
      description: 'What was found, also before it is resolved.',
      resolve: ({ faultCode, cause, diagnosis }) =>
        faultCode && cause && diagnosis ? { faultCode, cause, diagnosis } : null,
    }),
    resolution: t.field({
      type: ResolutionRef,
      nullable: true,
      description: 'How it was resolved; null before, and after it was reopened.',
      resolve: ({ faultCode, cause, diagnosis, workDone, resolvedAt }) =>
        faultCode && cause && diagnosis && workDone && resolvedAt
          ? { faultCode, cause, diagnosis, workDone, resolvedAt }
          : null,
    }),
    signedBy: t.exposeString('signedBy', { nullable: true, description: 'Who signed it off.' }),
    signature: t.exposeString('signature', {
      nullable: true,
      description:
        'The signature as it was drawn: SVG path data of M and L in a box of 600 × 200. Null where the name signs.',
    }),
    rating: t.exposeInt('rating', {
      nullable: true,
      description: 'The customer’s rating, 1 (bad) to 5 (good).',
    }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
    allowedTransitions: t.field({
      type: [TicketStatusRef],
      description: 'The states that you may bring it to now.',
      resolve: (ticket, _args, ctx) => allowedTransitions(ctx, requireViewer(ctx), ticket),
    }),
    comments: t.connection(
      {
        type: CommentRef,
        description: 'What was said, oldest first.',
        resolve: ({ id }, page, ctx, info) => listComments(ctx, id, page, rowsOf(ctx, info)),
      },
      CommentConnectionRef,
    ),
  }),
});

builder.prismaObjectFields(TicketRef, (t) => ({
  repeatOf: t.prismaField({
    type: TicketRef,
    nullable: true,
    description:
      'The earlier ticket whose fault this one repeats: same fault code, same serial, reported within 90 days of its resolution. If you may see it.',
    resolve: (query, { repeatOfId }, _args, ctx) =>
      repeatOfId ? findTicket(ctx, { id: repeatOfId }, query) : null,
  }),
  repeats: t.prismaField({
    type: [TicketRef],
    description: 'The later tickets that repeat its fault and that you may see, oldest first.',
    resolve: (query, { id }, _args, ctx) => listRepeats(ctx, id, query),
  }),
}));

const TicketConnectionRef = builder.connectionObject({
  type: TicketRef,
  name: 'TicketConnection',
  description: 'A page of tickets.',
});

builder.prismaObjectField(DeviceRef, 'tickets', (t) =>
  t.connection(
    {
      type: TicketRef,
      description: 'Its tickets that you may see, newest first.',
      resolve: ({ id }, page, ctx, info) => listTickets(ctx, { deviceId: id }, null, page, rowsOf(ctx, info)),
    },
    TicketConnectionRef,
  ),
);

builder.prismaObjectField(CustomerRef, 'tickets', (t) =>
  t.connection(
    {
      type: TicketRef,
      description: 'Their tickets that you may see, newest first.',
      resolve: ({ id }, page, ctx, info) =>
        listTickets(ctx, { customerId: id }, null, page, rowsOf(ctx, info)),
    },
    TicketConnectionRef,
  ),
);

const TicketFilterInput = builder.inputType('TicketFilter', {
  description: 'Which tickets; all conditions together.',
  fields: (t) => ({
    status: t.field({ type: [TicketStatusRef], description: 'In one of these states.' }),
    kind: t.field({ type: [TicketKindRef], description: 'Of one of these kinds.' }),
    priority: t.field({ type: [PriorityRef], description: 'With one of these priorities.' }),
    handler: t.string({ description: 'Code of the organization that handles it now.' }),
    origin: t.string({ description: 'Code of the organization that took it in.' }),
    device: t.id({ description: 'Id of the device.' }),
    customer: t.id({ description: 'Id of the customer.' }),
    assignee: t.id({ description: 'Id of the technician who has it.' }),
    createdAfter: t.field({ type: 'DateTime', description: 'Reported after this.' }),
    createdBefore: t.field({ type: 'DateTime', description: 'Reported before this.' }),
    search: t.string({
      description: 'Ticket number, serial number, contact name, phone, email or words of the description.',
    }),
    quarantined: t.boolean({
      description:
        'True: only those in quarantine. By default none of them, but for one whose whole number is searched for.',
    }),
  }),
});

const TicketOrderInput = builder.inputType('TicketOrder', {
  description: 'In which order.',
  fields: (t) => ({
    field: t.field({
      type: builder.enumType('TicketOrderField', {
        description: 'What tickets are ordered by.',
        values: {
          CREATED_AT: { description: 'When they were reported.' },
          UPDATED_AT: { description: 'When they last moved.' },
          PRIORITY: { description: 'Their priority (ascending: P1 first), then when they were reported.' },
        },
      }),
      required: true,
      defaultValue: 'CREATED_AT',
      description: 'By what.',
    }),
    direction: t.field({
      type: builder.enumType('OrderDirection', {
        description: 'Which end comes first.',
        values: {
          ASC: { description: 'The smallest or oldest.' },
          DESC: { description: 'The largest or newest.' },
        },
      }),
      required: true,
      defaultValue: 'DESC',
      description: 'Which end first.',
    }),
  }),
});

builder.queryFields((t) => ({
  ticket: t.prismaField({
    type: TicketRef,
    nullable: true,
    description: 'A ticket by its id or its number; null when there is none that you may see.',
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      number: t.arg.string({ description: 'Its number; case, spaces and hyphens do not matter.' }),
    },
    resolve: (query, _root, { id, number }, ctx) => {
      if (id != null) return findTicket(ctx, { id: rowId('Ticket', String(id)) }, query);
      if (number != null) return findTicket(ctx, { number }, query);
      throw new RequestError('BAD_USER_INPUT', 'Give `id` or `number`.');
    },
  }),
  tickets: t.connection(
    {
      type: TicketRef,
      description: 'The tickets that you may see, newest first unless ordered otherwise.',
      args: {
        filter: t.arg({ type: TicketFilterInput, description: 'Which ones.' }),
        orderBy: t.arg({ type: TicketOrderInput, description: 'In which order.' }),
      },
      resolve: (_root, { filter, orderBy, ...page }, ctx, info) => {
        const { device, customer, assignee, ...rest } = filter ?? {};
        const conditions = {
          ...rest,
          deviceId: optionalRowId('Device', device),
          customerId: optionalRowId('Customer', customer),
          assigneeId: optionalRowId('Member', assignee),
        };
        return listTickets(ctx, conditions, orderBy, page, rowsOf(ctx, info));
      },
    },
    TicketConnectionRef,
  ),
}));
