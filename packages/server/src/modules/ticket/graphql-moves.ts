import type { InputFieldMap } from '@pothos/core';
import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import {
  IdempotencyMismatchError,
  type PreconditionError,
  StaleVersionError,
  ValidationError,
} from '../../platform/errors.ts';
import type { QuoteEndedError } from '../quote/index.ts';
import { acceptTicket } from './accept.ts';
import { classifyTicket } from './classify.ts';
import { cancelTicket } from './cancel.ts';
import { closeTicket } from './close.ts';
import { addComment, type AddedComment } from './comment.ts';
import { IllegalTransitionError } from './errors.ts';
import { CommentRef, TicketRef } from './graphql.ts';
import {
  CommentVisibilityRef,
  FaultCauseRef,
  HoldReasonRef,
  PriorityRef,
  TicketStatusRef,
} from './graphql-enums.ts';
import { diagnoseTicket } from './diagnose.ts';
import { handOverTicket, listReceivers } from './hand-over.ts';
import { holdTicket } from './hold.ts';
import { findComment, readChangedTicket, readHandedOverTicket } from './read.ts';
import { reopenTicket } from './reopen.ts';
import { resolveTicket } from './resolve.ts';
import { resumeTicket } from './resume.ts';
import { startWork } from './start.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import type { Context } from '../access/index.ts';
import { DistanceBandRef } from '../customer/graphql.ts';
import { TierRef } from '../organization/graphql.ts';

builder.objectType(IllegalTransitionError, {
  name: 'IllegalTransitionError',
  description: 'The ticket cannot go there from its state. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    from: t.expose('from', { type: TicketStatusRef, description: 'Where it is.' }),
    to: t.expose('to', { type: TicketStatusRef, description: 'Where it was to go.' }),
    allowed: t.expose('allowed', { type: [TicketStatusRef], description: 'Where it can go instead.' }),
  }),
});

export const outcome = 'The payload, or the expected error that came instead.';

export type InputFields = PothosSchemaTypes.InputFieldBuilder<PothosTypes, 'InputObject'>;
type PothosTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

const findingFields = (t: InputFields) => ({
  faultCode: t.string({ required: true, description: 'Code of the fault, at most 50 characters.' }),
  cause: t.field({
    type: FaultCauseRef,
    required: true,
    description: 'Why it broke: who pays is decided by it, and the decision is kept.',
  }),
  sku: t.string({
    description: 'The part that failed, by its SKU: it may have a warranty of its own. Unchanged by default.',
  }),
  partSerial: t.string({
    description:
      'Its own serial number, where several of its kind are in the device. Unchanged by default; while none is said, the one that was put in last is judged.',
  }),
  diagnosis: t.string({ required: true, description: 'What was found, at most 5,000 characters.' }),
});

interface Target {
  id: string;
  expectedVersion?: number | null;
}

/**
 * A mutation that brings a ticket along one move: its input (the ticket and `fields`), payload and result. The verb
 * parses what it is given, so a field that does not fit its input is refused there.
 */
export function addMove<Input extends Target>(
  name: string,
  description: string,
  fields: (t: InputFields) => InputFieldMap,
  verb: (ctx: Context, input: Input) => Promise<string>,
  moreErrors: (typeof IdempotencyMismatchError | typeof PreconditionError | typeof QuoteEndedError)[] = [],
): void {
  const typeName = name[0]!.toUpperCase() + name.slice(1);
  const input = builder.inputType(`${typeName}Input`, {
    description,
    fields: (t) => ({
      id: t.id({ required: true, description: 'Id of the ticket.' }),
      expectedVersion: t.int({
        description: 'The version that you read: refused with StaleVersionError when it has moved on.',
      }),
      ...fields(t),
    }),
  });
  const payload = builder.objectRef<{ ticketId: string }>(`${typeName}Payload`).implement({
    description: 'The ticket has moved.',
    fields: (t) => ({
      ticket: t.prismaField({
        type: TicketRef,
        description: 'The ticket as it is now.',
        resolve: (query, { ticketId }, _args, ctx) =>
          name === 'handOverTicket'
            ? readHandedOverTicket(ctx, ticketId, query)
            : readChangedTicket(ctx, ticketId, query),
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description,
      args: { input: t.arg({ type: input, required: true, description: 'What to do.' }) },
      errors: {
        types: [IllegalTransitionError, StaleVersionError, ValidationError, ...moreErrors],
        union: { name: `${typeName}Result`, description: outcome },
      },
      resolve: async (_root, args, ctx) => {
        const { input: given } = args as unknown as { input: Input };
        return { ticketId: await verb(ctx, { ...given, id: rowId('Ticket', given.id) }) };
      },
    }),
  );
}

const promiseFields = (t: InputFields) => ({
  priority: t.field({
    type: PriorityRef,
    description: 'The priority that the desk sets; unchanged by default.',
  }),
  band: t.field({ type: DistanceBandRef, description: 'How far the site is; unchanged by default.' }),
  serviceLevel: t.string({ description: 'Code of the service level; unchanged by default.' }),
});

addMove(
  'acceptTicket',
  'Answers a new ticket: the first human answer, which ends the RESPONSE clock. For the desk.',
  promiseFields,
  acceptTicket,
);

addMove(
  'classifyTicket',
  'Sets priority, distance or service level anew. The clocks are replayed under the new rules from the start of the ticket; no pause is lost.',
  promiseFields,
  classifyTicket,
);

addMove(
  'diagnoseTicket',
  'Records what was found while the work goes on. The same fault on the same serial within 90 days of its resolution links the ticket to the earlier one.',
  findingFields,
  diagnoseTicket,
);

const ReceiverRef = builder
  .objectRef<Awaited<ReturnType<typeof listReceivers>>[number]>('HandOverReceiver')
  .implement({
    description:
      'An organization that a ticket can be handed to; also one above, that you do not see otherwise.',
    fields: (t) => ({
      code: t.exposeString('code', { description: 'Its code, for `handOverTicket`.' }),
      name: t.exposeString('name', { description: 'Its name.' }),
      tier: t.expose('tier', { type: TierRef, description: 'Its place in the network.' }),
    }),
  });

builder.prismaObjectField(TicketRef, 'handOverReceivers', (t) =>
  t.field({
    type: [ReceiverRef],
    description: 'To whom you may hand it over, from the top of the network down; empty if you may not.',
    select: { handlerId: true },
    resolve: ({ handlerId }, _args, ctx) => listReceivers(ctx, handlerId),
  }),
);

addMove(
  'handOverTicket',
  'Gives a ticket to another organization, with all that was found. Its assignee is released and its booked visits are cancelled.',
  (t) => ({
    organization: t.string({
      required: true,
      description: 'Code of an organization above the one that handles it, or of one that you see.',
    }),
    note: t.string({ required: true, description: 'What they need to know, at most 2,000 characters.' }),
  }),
  handOverTicket,
);

addMove(
  'startWork',
  'Begins the work. On site or at the bench it ends the ARRIVAL clock.',
  (t) => ({
    remote: t.boolean({
      description:
        'Whether it is done from afar. By default a key with the role TECHNICIAN or ADMIN works on site, any other remotely.',
    }),
  }),
  startWork,
);

addMove(
  'holdTicket',
  'Puts a ticket on hold.',
  (t) => ({
    reason: t.field({
      type: HoldReasonRef,
      required: true,
      description: 'What it waits for; WAITING_PARTS is not for people to set.',
    }),
    note: t.string({ description: 'More about it. For WAITING_CUSTOMER the customer reads it.' }),
  }),
  holdTicket,
);

addMove(
  'resumeTicket',
  'Ends a hold: the ticket returns to the state from which it was put on hold.',
  () => ({}),
  resumeTicket,
);

addMove(
  'resolveTicket',
  'Ends the work, with what was found and done, and the RESOLUTION clock.',
  (t) => ({
    ...findingFields(t),
    workDone: t.string({
      required: true,
      description: 'What was done, at most 5,000 characters. The customer reads this.',
    }),
  }),
  resolveTicket,
);

export const signatureDescription =
  'The signature as it was drawn: SVG path data in a box of 600 × 200, only M and L with whole numbers, at most 20,000 characters. Without it the name signs.';

addMove(
  'closeTicket',
  'Archives a resolved ticket that the customer signed off.',
  (t) => ({
    signedBy: t.string({ description: 'Who signed, at most 200 characters.' }),
    signature: t.string({ description: signatureDescription }),
    rating: t.int({ description: 'The customer’s rating, 1 (bad) to 5 (good).' }),
  }),
  closeTicket,
);

const reason = (t: InputFields) =>
  t.string({ required: true, description: 'Why, at most 2,000 characters. The customer reads this.' });

addMove(
  'reopenTicket',
  'Takes up a resolved ticket again, or one closed within the last 30 days.',
  (t) => ({ reason: reason(t) }),
  reopenTicket,
);

addMove('cancelTicket', 'Ends a ticket that is not resolved.', (t) => ({ reason: reason(t) }), cancelTicket);

const AddCommentInput = builder.inputType('AddCommentInput', {
  description: 'Something to say on a ticket.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    body: t.string({ required: true, description: 'The text, at most 5,000 characters.' }),
    visibility: t.field({
      type: CommentVisibilityRef,
      defaultValue: 'INTERNAL',
      description: 'Who reads it.',
    }),
    idempotencyKey: t.string({
      description: 'The same key and input within 24 hours: one comment, one answer.',
    }),
  }),
});

const AddCommentPayload = builder.objectRef<AddedComment>('AddCommentPayload').implement({
  description: 'The comment was written.',
  fields: (t) => ({
    ticket: t.prismaField({
      type: TicketRef,
      description: 'The ticket.',
      resolve: (query, { ticketId }, _args, ctx) => readChangedTicket(ctx, ticketId, query),
    }),
    comment: t.prismaField({
      type: CommentRef,
      description: 'The comment.',
      resolve: async (query, { commentId }, _args, ctx) => {
        const comment = await findComment(ctx, commentId, query);
        if (!comment) throw new Error(`comment ${commentId} was written and is gone`);
        return comment;
      },
    }),
  }),
});

builder.mutationField('addComment', (t) =>
  t.field({
    type: AddCommentPayload,
    description: 'Writes on a ticket: to the customer (PUBLIC) or among staff (INTERNAL).',
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The comment.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'AddCommentResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => addComment(ctx, { ...input, id: rowId('Ticket', String(input.id)) }),
  }),
);
