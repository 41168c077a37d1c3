import type { Attachment } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { rowId, rowIds } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { globalId } from '../../platform/global-id.ts';
import { AttachmentRef, thumbnailUrlDescription, urlDescription } from '../attachment/graphql.ts';
import { thumbnailUrlOf, urlOf } from '../attachment/index.ts';
import { DeviceRef } from '../device/graphql.ts';
import { findDevice } from '../device/index.ts';
import { attachToTrackedTicket } from './attach-tracked.ts';
import { attachToTicket } from './attach.ts';
import { TicketRef } from './graphql.ts';
import { CommentVisibilityRef } from './graphql-enums.ts';
import { outcome } from './graphql-moves.ts';
import { tracked, TrackedTicketRef, trackedPayload } from './graphql-public.ts';
import { findTicket, readChangedTicket } from './read.ts';
import { type RemovedAttachment, removeAttachment } from './remove-attachment.ts';
import { listTrackedAttachments } from './tracking.ts';

builder.prismaObjectField(TicketRef, 'attachments', (t) =>
  t.relation('attachments', {
    type: AttachmentRef,
    description: 'Photos and documents on it, oldest first; at most 20.',
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  }),
);

const TrackedAttachmentRef = builder.objectRef<Attachment>('TrackedAttachment').implement({
  description: 'A photo or document on a ticket, as its customer sees it.',
  fields: (t) => ({
    id: t.id({ description: 'Opaque id.', resolve: ({ id }) => globalId('Attachment', id) }),
    name: t.exposeString('name', { description: 'Name of the file.' }),
    mediaType: t.exposeString('mediaType', { description: 'What it is, told by its content.' }),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels; null for a PDF.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels; null for a PDF.' }),
    url: t.string({ description: urlDescription, resolve: (row, _args, ctx) => urlOf(ctx, row) }),
    thumbnailUrl: t.string({
      nullable: true,
      description: thumbnailUrlDescription,
      resolve: (row, _args, ctx) => thumbnailUrlOf(ctx, row),
    }),
    byCustomer: t.boolean({
      description: 'True when the customer sent it.',
      resolve: ({ actorKind }) => actorKind === 'CUSTOMER',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
  }),
});

builder.objectField(TrackedTicketRef, 'attachments', (t) =>
  t.field({
    type: [TrackedAttachmentRef],
    description: 'The customer’s own photos and documents, and the PUBLIC ones of the staff; oldest first.',
    resolve: ({ id }, _args, ctx) => listTrackedAttachments(ctx, id),
  }),
);

const keyDescription = 'The same key and input within 24 hours: one effect, one answer.';
const uploadsDescription = 'Ids that POST /uploads answered to the same key or token: 1 to 20.';

const AttachToTicketInput = builder.inputType('AttachToTicketInput', {
  description: 'Files for a ticket.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    attachments: t.idList({ required: true, description: uploadsDescription }),
    visibility: t.field({
      type: CommentVisibilityRef,
      defaultValue: 'INTERNAL',
      description: 'Who sees them.',
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});

const AttachToTicketPayload = builder.objectRef<{ ticketId: string }>('AttachToTicketPayload').implement({
  description: 'The files hang on the ticket.',
  fields: (t) => ({
    ticket: t.prismaField({
      type: TicketRef,
      description: 'The ticket; its version is the same as before.',
      resolve: (query, { ticketId }, _args, ctx) => readChangedTicket(ctx, ticketId, query),
    }),
  }),
});

const AttachToTrackedTicketInput = builder.inputType('AttachToTrackedTicketInput', {
  description: 'What the customer sends.',
  fields: (t) => ({
    attachments: t.idList({ required: true, description: uploadsDescription }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});

const RemoveAttachmentInput = builder.inputType('RemoveAttachmentInput', {
  description: 'A file that is to go.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Id of the attachment.' }) }),
});

const RemoveAttachmentPayload = builder.objectRef<RemovedAttachment>('RemoveAttachmentPayload').implement({
  description: 'The file is gone.',
  fields: (t) => ({
    ticket: t.prismaField({
      type: TicketRef,
      nullable: true,
      description: 'The ticket on which it hung.',
      resolve: (query, { ticketId }, _args, ctx) =>
        ticketId ? findTicket(ctx, { id: ticketId }, query) : null,
    }),
    device: t.prismaField({
      type: DeviceRef,
      nullable: true,
      description: 'The device on which it hung.',
      resolve: (query, { deviceId }, _args, ctx) =>
        deviceId ? findDevice(ctx, { id: deviceId }, query) : null,
    }),
  }),
});

builder.mutationFields((t) => ({
  attachToTicket: t.field({
    type: AttachToTicketPayload,
    description: 'Hangs uploads on a ticket. The customer sees PUBLIC ones.',
    args: { input: t.arg({ type: AttachToTicketInput, required: true, description: 'Which, and where.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'AttachToTicketResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({
      ticketId: await attachToTicket(ctx, {
        ...input,
        id: rowId('Ticket', input.id),
        attachments: rowIds('Attachment', input.attachments),
      }),
    }),
  }),
  attachToTrackedTicket: t.field({
    type: trackedPayload('AttachToTrackedTicketPayload'),
    description: 'The customer hangs uploads on their ticket. Ends a hold that waits for their answer.',
    args: { input: t.arg({ type: AttachToTrackedTicketInput, required: true, description: 'Which.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'AttachToTrackedTicketResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) =>
      tracked(
        ctx,
        attachToTrackedTicket(ctx, { ...input, attachments: rowIds('Attachment', input.attachments) }),
      ),
  }),
  removeAttachment: t.field({
    type: RemoveAttachmentPayload,
    description: 'Removes a file from its ticket or device, for good.',
    args: { input: t.arg({ type: RemoveAttachmentInput, required: true, description: 'Which.' }) },
    errors: { types: [ValidationError], union: { name: 'RemoveAttachmentResult', description: outcome } },
    resolve: (_root, { input }, ctx) => removeAttachment(ctx, rowId('Attachment', input.id)),
  }),
}));
