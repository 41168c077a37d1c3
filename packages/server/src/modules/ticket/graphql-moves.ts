import { builder } from '../../graphql/builder.ts';
import { rowId } from '../../graphql/selection.ts';
import { IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { acceptTicket } from './accept.ts';
import { cancelTicket } from './cancel.ts';
import { closeTicket } from './close.ts';
import { addComment, type AddedComment } from './comment.ts';
import { IllegalTransitionError, StaleVersionError } from './errors.ts';
import { CommentRef, TicketRef } from './graphql.ts';
import {
  CommentVisibilityRef,
  FaultCauseRef,
  HoldReasonRef,
  PriorityRef,
  TicketStatusRef,
} from './graphql-enums.ts';
import { holdTicket } from './hold.ts';
import { findComment, findTicket } from './read.ts';
import { reopenTicket } from './reopen.ts';
import { resolveTicket } from './resolve.ts';
import { resumeTicket } from './resume.ts';
import { startWork } from './start.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import type { Context } from '../access/index.ts';

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

builder.objectType(StaleVersionError, {
  name: 'StaleVersionError',
  description: 'The ticket was changed since the version that you expected. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The version that it is at.' }),
  }),
});

const moveErrors = [IllegalTransitionError, StaleVersionError, ValidationError];
const outcome = 'The payload, or the expected error that came instead.';
const versionDescription = 'The version that you read: refused with StaleVersionError when it has moved on.';

interface Moved {
  ticketId: string;
}

const moved = async (ticketId: Promise<string>): Promise<Moved> => ({ ticketId: await ticketId });

const movePayload = (name: string) =>
  builder.objectRef<Moved>(name).implement({
    description: 'The ticket has moved.',
    fields: (t) => ({
      ticket: t.prismaField({
        type: TicketRef,
        description: 'The ticket as it is now.',
        resolve: (query, { ticketId }, _args, ctx) => movedTicket(ctx, ticketId, query),
      }),
    }),
  });

async function movedTicket(ctx: Context, id: string, query: Parameters<typeof findTicket>[2]) {
  const ticket = await findTicket(ctx, { id }, query);
  if (!ticket) throw new Error(`ticket ${id} was moved and is gone`);
  return ticket;
}

/** The target that every move names, with the row's id in place of the caller's. */
const target = <Input extends { id: string | number }>(input: Input) => ({
  ...input,
  id: rowId('Ticket', String(input.id)),
});

const AcceptTicketInput = builder.inputType('AcceptTicketInput', {
  description: 'Answers a new ticket: the first human answer. For the desk.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    priority: t.field({
      type: PriorityRef,
      description: 'The priority that the desk sets; unchanged by default.',
    }),
  }),
});

const StartWorkInput = builder.inputType('StartWorkInput', {
  description: 'Begins the work. For the desk (remote) and technicians (on site or at the bench).',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
  }),
});

const HoldTicketInput = builder.inputType('HoldTicketInput', {
  description: 'Puts a ticket on hold.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    reason: t.field({
      type: HoldReasonRef,
      required: true,
      description: 'What it waits for; WAITING_PARTS is not for people to set.',
    }),
    note: t.string({ description: 'More about it. For WAITING_CUSTOMER the customer reads it.' }),
  }),
});

const ResumeTicketInput = builder.inputType('ResumeTicketInput', {
  description: 'Ends a hold: the ticket returns to the state from which it was put on hold.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
  }),
});

const ResolveTicketInput = builder.inputType('ResolveTicketInput', {
  description: 'Ends the work, with what was found and done.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    faultCode: t.string({ required: true, description: 'Code of the fault, at most 50 characters.' }),
    cause: t.field({ type: FaultCauseRef, required: true, description: 'Why it broke.' }),
    diagnosis: t.string({ required: true, description: 'What was found, at most 5,000 characters.' }),
    workDone: t.string({
      required: true,
      description: 'What was done, at most 5,000 characters. The customer reads this.',
    }),
  }),
});

const CloseTicketInput = builder.inputType('CloseTicketInput', {
  description: 'Archives a resolved ticket that the customer signed off.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    signedBy: t.string({ description: 'Who signed, at most 200 characters.' }),
    rating: t.int({ description: 'The customer’s rating, 1 (bad) to 5 (good).' }),
  }),
});

const ReopenTicketInput = builder.inputType('ReopenTicketInput', {
  description: 'Takes up a resolved ticket again, or one closed within the last 30 days.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters. The customer reads this.',
    }),
  }),
});

const CancelTicketInput = builder.inputType('CancelTicketInput', {
  description: 'Ends a ticket that is not resolved.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the ticket.' }),
    expectedVersion: t.int({ description: versionDescription }),
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters. The customer reads this.',
    }),
  }),
});

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
      resolve: (query, { ticketId }, _args, ctx) => movedTicket(ctx, ticketId, query),
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

builder.mutationFields((t) => ({
  acceptTicket: t.field({
    type: movePayload('AcceptTicketPayload'),
    description: 'Answers a new ticket: the first human answer. For the desk.',
    args: { input: t.arg({ type: AcceptTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'AcceptTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(acceptTicket(ctx, target(input))),
  }),
  startWork: t.field({
    type: movePayload('StartWorkPayload'),
    description: 'Begins the work. For the desk (remote) and technicians (on site or at the bench).',
    args: { input: t.arg({ type: StartWorkInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'StartWorkResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(startWork(ctx, target(input))),
  }),
  holdTicket: t.field({
    type: movePayload('HoldTicketPayload'),
    description: 'Puts a ticket on hold.',
    args: { input: t.arg({ type: HoldTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'HoldTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(holdTicket(ctx, target(input))),
  }),
  resumeTicket: t.field({
    type: movePayload('ResumeTicketPayload'),
    description: 'Ends a hold: the ticket returns to the state from which it was put on hold.',
    args: { input: t.arg({ type: ResumeTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'ResumeTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(resumeTicket(ctx, target(input))),
  }),
  resolveTicket: t.field({
    type: movePayload('ResolveTicketPayload'),
    description: 'Ends the work, with what was found and done.',
    args: { input: t.arg({ type: ResolveTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'ResolveTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(resolveTicket(ctx, target(input))),
  }),
  closeTicket: t.field({
    type: movePayload('CloseTicketPayload'),
    description: 'Archives a resolved ticket that the customer signed off.',
    args: { input: t.arg({ type: CloseTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'CloseTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(closeTicket(ctx, target(input))),
  }),
  reopenTicket: t.field({
    type: movePayload('ReopenTicketPayload'),
    description: 'Takes up a resolved ticket again, or one closed within the last 30 days.',
    args: { input: t.arg({ type: ReopenTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'ReopenTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(reopenTicket(ctx, target(input))),
  }),
  cancelTicket: t.field({
    type: movePayload('CancelTicketPayload'),
    description: 'Ends a ticket that is not resolved.',
    args: { input: t.arg({ type: CancelTicketInput, required: true, description: 'What to do.' }) },
    errors: { types: moveErrors, union: { name: 'CancelTicketResult', description: outcome } },
    resolve: (_root, { input }, ctx) => moved(cancelTicket(ctx, target(input))),
  }),
  addComment: t.field({
    type: AddCommentPayload,
    description: 'Writes on a ticket: to the customer (PUBLIC) or among staff (INTERNAL).',
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The comment.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'AddCommentResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => addComment(ctx, target(input)),
  }),
}));
