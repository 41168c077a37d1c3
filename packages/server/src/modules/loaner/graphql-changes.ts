import { builder } from '../../graphql/builder.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import { optionalRowId, rowId } from '../../graphql/selection.ts';
import {
  AlreadyExistsError,
  IdempotencyMismatchError,
  PreconditionError,
  ValidationError,
} from '../../platform/errors.ts';
import { MoneyInput } from '../stock/graphql.ts';
import { addLoaner } from './add.ts';
import { bookLoaner } from './book.ts';
import { cancelLoanerBooking } from './cancel.ts';
import { LoanerConflictError } from './errors.ts';
import { extendLoaner } from './extend.ts';
import { LoanerBookingRef, LoanerConditionRef, LoanerRef } from './graphql.ts';
import { lendLoaner } from './lend.ts';
import { findLoaner, readChangedBooking } from './read.ts';
import { removeLoaner } from './remove.ts';
import { returnLoaner } from './return.ts';

builder.objectType(LoanerConflictError, {
  name: 'LoanerConflictError',
  description: 'The unit, or each one of the model, is promised or out in that span. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when it is taken.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'Until when, as promised.' }),
    freeFrom: t.expose('freeFrom', {
      type: 'DateTime',
      nullable: true,
      description:
        'From when one is free for as long; null where it is out beyond its time and nobody knows.',
    }),
  }),
});

const outcome = 'The payload, or the expected error that came instead.';
const key = 'The same key and input within 24 hours: one effect, one answer.';
const note = 'More about it, at most 2,000 characters.';
const serial = 'Serial number of the unit. Say this or a model.';
const modelCode =
  'Code of a model: its first unit that is free and in good order, from the pool of the ticket’s handler before others.';
const booking = 'Id of the booking.';

const loanerPayload = (name: string, description: string) =>
  builder.objectRef<{ loanerId: string }>(name).implement({
    description,
    fields: (t) => ({
      loaner: t.prismaField({
        type: LoanerRef,
        description: 'The loaner as it is now.',
        resolve: async (query, { loanerId }, _args, ctx) => {
          const loaner = await findLoaner(ctx, { id: loanerId }, query);
          if (!loaner) throw new Error(`the loaner ${loanerId} was written and is gone`);
          return loaner;
        },
      }),
    }),
  });

const bookingPayload = (name: string, description: string) =>
  builder.objectRef<{ bookingId: string }>(name).implement({
    description,
    fields: (t) => ({
      booking: t.prismaField({
        type: LoanerBookingRef,
        description: 'The booking as it is now.',
        resolve: (query, { bookingId }, _args, ctx) => readChangedBooking(ctx, bookingId, query),
      }),
    }),
  });

const AddLoanerInput = builder.inputType('AddLoanerInput', {
  description: 'A device for a pool.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    serial: t.string({ required: true, description: 'Serial number of the device, which has no owner.' }),
    organization: t.string({
      description:
        'Code of the organization whose pool it is for; by default who keeps the device on record.',
    }),
    note: t.string({ description: 'What one should know of it, at most 2,000 characters.' }),
  }),
});

const RemoveLoanerInput = builder.inputType('RemoveLoanerInput', {
  description: 'A loaner that leaves its pool.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    serial: t.string({ required: true, description: 'Its serial number.' }),
    note: t.string({ description: 'Why, at most 2,000 characters.' }),
  }),
});

const BookLoanerInput = builder.inputType('BookLoanerInput', {
  description: 'A loaner for a ticket and a span.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    ticket: t.id({ required: true, description: 'Id of the ticket, whose job is not over.' }),
    serial: t.string({ description: serial }),
    modelCode: t.string({ description: modelCode }),
    startsAt: t.field({ type: 'DateTime', required: true, description: 'From when; at most a year ahead.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'Until when; at most a year later.' }),
  }),
});

const LendLoanerInput = builder.inputType('LendLoanerInput', {
  description: 'What is handed out: what was booked, or at once what is free.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    booking: t.id({ description: 'Id of the booking whose unit is handed out. Say this or a ticket.' }),
    ticket: t.id({ description: 'Id of the ticket that gets a free unit at once.' }),
    serial: t.string({
      description:
        'Serial number of the unit. For a ticket, say this or a model; with a booking, it is checked that this is the one.',
    }),
    modelCode: t.string({ description: modelCode }),
    until: t.field({
      type: 'DateTime',
      description: 'When it is due back; by default as it was booked, and needed where it was not.',
    }),
  }),
});

const ExtendLoanerInput = builder.inputType('ExtendLoanerInput', {
  description: 'How long a loaner may stay.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    booking: t.id({ required: true, description: booking }),
    until: t.field({
      type: 'DateTime',
      required: true,
      description: 'When it is due back now: later than before.',
    }),
  }),
});

const ReturnLoanerInput = builder.inputType('ReturnLoanerInput', {
  description: 'A loaner that came back, as it was inspected.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    booking: t.id({ required: true, description: booking }),
    condition: t.field({ type: LoanerConditionRef, required: true, description: 'In what condition it is.' }),
    inspectionNote: t.string({
      description: 'What was seen, at most 2,000 characters; needed where it is damaged.',
    }),
    charge: t.field({
      type: MoneyInput,
      description: 'What the damage costs the customer, 0 for nothing; needed where it is damaged.',
    }),
  }),
});

const CancelLoanerBookingInput = builder.inputType('CancelLoanerBookingInput', {
  description: 'A promise that is taken back.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: key }),
    booking: t.id({ required: true, description: booking }),
    reason: t.string({ description: note }),
  }),
});

const taken = [ValidationError, LoanerConflictError, IdempotencyMismatchError];

builder.mutationFields((t) => ({
  addLoaner: t.field({
    type: loanerPayload('AddLoanerPayload', 'The device is in the pool.'),
    description:
      'Puts a device into the pool of an organization. For a STOREKEEPER or a MANAGER. A customer’s device or a retired one is refused.',
    args: { input: t.arg({ type: AddLoanerInput, required: true, description: 'Which device.' }) },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: { name: 'AddLoanerResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => addLoaner(ctx, input),
  }),
  removeLoaner: t.field({
    type: loanerPayload('RemoveLoanerPayload', 'The unit is in the pool no more.'),
    description:
      'Takes a unit out of its pool, while it is neither out nor promised. For a STOREKEEPER or a MANAGER.',
    args: { input: t.arg({ type: RemoveLoanerInput, required: true, description: 'Which unit.' }) },
    errors: {
      types: [ValidationError, PreconditionError, IdempotencyMismatchError],
      union: { name: 'RemoveLoanerResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) => removeLoaner(ctx, input),
  }),
  bookLoaner: t.field({
    type: bookingPayload('BookLoanerPayload', 'The unit is promised.'),
    description:
      'Promises a unit to a ticket for a span. For the desk and the store. A unit that is out beyond its time is promised to nobody until it is back.',
    args: { input: t.arg({ type: BookLoanerInput, required: true, description: 'For what, and when.' }) },
    errors: { types: taken, union: { name: 'BookLoanerResult', description: outcome } },
    resolve: (_root, { input }, ctx) =>
      bookLoaner(ctx, { ...input, ticket: rowId('Ticket', String(input.ticket)) }),
  }),
  lendLoaner: t.field({
    type: bookingPayload('LendLoanerPayload', 'The unit is out.'),
    description:
      'Hands a unit out: what was booked, or at once what is free. For the desk and the store. Who comes sooner than booked gets it sooner, if it is free until then.',
    args: { input: t.arg({ type: LendLoanerInput, required: true, description: 'Which, and until when.' }) },
    errors: { types: taken, union: { name: 'LendLoanerResult', description: outcome } },
    resolve: (_root, { input }, ctx) =>
      lendLoaner(ctx, {
        ...input,
        ticket: optionalRowId('Ticket', input.ticket),
        booking: optionalRowId('LoanerBooking', input.booking),
      }),
  }),
  extendLoaner: t.field({
    type: bookingPayload('ExtendLoanerPayload', 'It may stay longer.'),
    description:
      'Lets a unit stay longer, if nobody else is promised it by then. For the desk and the store.',
    args: {
      input: t.arg({ type: ExtendLoanerInput, required: true, description: 'Which, and until when.' }),
    },
    errors: { types: taken, union: { name: 'ExtendLoanerResult', description: outcome } },
    resolve: (_root, { input }, ctx) =>
      extendLoaner(ctx, { ...input, booking: rowId('LoanerBooking', String(input.booking)) }),
  }),
  returnLoaner: t.field({
    type: bookingPayload('ReturnLoanerPayload', 'The unit is back.'),
    description:
      'Takes a unit back, as it was inspected; damage is charged. One that comes back sooner is free from then on. For the desk and the store.',
    args: { input: t.arg({ type: ReturnLoanerInput, required: true, description: 'Which, and how.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'ReturnLoanerResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) =>
      returnLoaner(ctx, { ...input, booking: rowId('LoanerBooking', String(input.booking)) }),
  }),
  cancelLoanerBooking: t.field({
    type: bookingPayload('CancelLoanerBookingPayload', 'The unit is promised no more.'),
    description: 'Takes back the promise of a unit that was not handed out. For the desk and the store.',
    args: { input: t.arg({ type: CancelLoanerBookingInput, required: true, description: 'Which.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'CancelLoanerBookingResult', description: outcome },
    },
    resolve: (_root, { input }, ctx) =>
      cancelLoanerBooking(ctx, { ...input, booking: rowId('LoanerBooking', String(input.booking)) }),
  }),
}));
