import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { scope, visible } from '../access/index.ts';
import { DeviceRef, ProductModelRef } from '../device/graphql.ts';
import { MoneyRef } from '../stock/graphql.ts';
import { moneyOf } from '../stock/index.ts';
import { TicketRef } from '../ticket/graphql.ts';
import { findTicket } from '../ticket/index.ts';
import { findLoaner, findUnit, listLoaners, openBookings } from './read.ts';
import { currentBooking, isLate, loanerState, nextBooking } from './rules.ts';

const LoanerStateRef = builder.enumType('LoanerState', {
  description: 'What a loaner is doing now.',
  values: {
    FREE: { description: 'It is there, and nobody is promised it now. It may be booked for later.' },
    BOOKED: { description: 'Somebody is promised it now, and has not got it yet.' },
    LENT: { description: 'It is out.' },
    OVERDUE: { description: 'It is out beyond its time: nobody else gets it until it is back.' },
    REMOVED: { description: 'It is in the pool no more.' },
  },
});

const LoanerBookingStateRef = builder.enumType('LoanerBookingState', {
  description: 'Where the booking of a loaner is in its life.',
  values: {
    BOOKED: { description: 'It is promised for a span.' },
    LENT: { description: 'The customer has it.' },
    RETURNED: { description: 'It is back, and was inspected.' },
    CANCELLED: { description: 'It was not handed out.' },
  },
});

export const LoanerConditionRef = builder.enumType('LoanerCondition', {
  description: 'In what condition a loaner came back.',
  values: {
    OK: { description: 'As it was lent.' },
    DAMAGED: { description: 'Damaged: it is not given out by itself until it comes into the pool anew.' },
  },
});

export const LoanerBookingRef = builder.prismaNode('LoanerBooking', {
  nullable: true,
  description:
    'A loaner for one ticket and one span. Those of one unit never overlap; one may begin at the moment at which another ends.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'LoanerBooking')] }),
  fields: (t) => ({
    serial: t.string({
      description: 'Serial number of the unit.',
      resolve: async ({ loanerId }, _args, ctx) => (await findUnit(ctx, loanerId))!.device.serial,
    }),
    model: t.field({
      type: ProductModelRef,
      description: 'What it is.',
      resolve: async ({ loanerId }, _args, ctx) => (await findUnit(ctx, loanerId))!.device.model,
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'From when.' }),
    endsAt: t.expose('endsAt', {
      type: 'DateTime',
      description: 'When it is due back. One that came back sooner ended then.',
    }),
    state: t.expose('state', { type: LoanerBookingStateRef, description: 'Where it is in its life.' }),
    overdue: t.boolean({
      description: 'Whether it is out beyond its end.',
      resolve: (booking, _args, { clock }) => isLate(booking, clock.now()),
    }),
    lentAt: t.expose('lentAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed out.',
    }),
    returnedAt: t.expose('returnedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it came back.',
    }),
    cancelledAt: t.expose('cancelledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was cancelled.',
    }),
    condition: t.expose('condition', {
      type: LoanerConditionRef,
      nullable: true,
      description: 'In what condition it came back.',
    }),
    inspectionNote: t.exposeString('inspectionNote', {
      nullable: true,
      description: 'What was seen when it came back.',
    }),
    charge: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What its damage costs the customer; null where nothing was damaged.',
      resolve: ({ chargeMinor, currency }) => moneyOf(chargeMinor, currency),
    }),
  }),
});

export const LoanerRef = builder.prismaNode('Loaner', {
  nullable: true,
  description: 'A device of an organization’s pool: lent while a customer’s own is repaired.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Loaner')] }),
  fields: (t) => ({
    serial: t.string({
      description: 'Its serial number.',
      resolve: async ({ id }, _args, ctx) => (await findUnit(ctx, id))!.device.serial,
    }),
    model: t.field({
      type: ProductModelRef,
      description: 'What it is.',
      resolve: async ({ id }, _args, ctx) => (await findUnit(ctx, id))!.device.model,
    }),
    device: t.field({
      type: DeviceRef,
      nullable: true,
      description: 'The device, with its history, if you may see it.',
      select: (_args, _ctx, nested) => ({ device: nested(true) }),
      resolve: ({ device }, _args, ctx) => visible(ctx, device),
    }),
    organization: t.relation('organization', { description: 'Whose pool it is in.' }),
    note: t.exposeString('note', { nullable: true, description: 'What one should know of it.' }),
    condition: t.expose('condition', {
      type: LoanerConditionRef,
      description: 'As it last came back; OK when it came into the pool.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it came into the pool.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken out of the pool; null while it is in it.',
    }),
    state: t.field({
      type: LoanerStateRef,
      description: 'What it is doing now.',
      select: { removedAt: true, bookings: openBookings },
      resolve: (loaner, _args, { clock }) => loanerState(loaner, loaner.bookings, clock.now()),
    }),
    currentBooking: t.field({
      type: LoanerBookingRef,
      nullable: true,
      description: 'Who has it, or is to have it now; null while it is free.',
      select: (_args, _ctx, nested) => ({ bookings: nested(openBookings) }),
      resolve: ({ bookings }, _args, { clock }) => currentBooking(bookings, clock.now()),
    }),
    nextBooking: t.field({
      type: LoanerBookingRef,
      nullable: true,
      description: 'Who is promised it next.',
      select: (_args, _ctx, nested) => ({ bookings: nested(openBookings) }),
      resolve: ({ bookings }, _args, { clock }) => nextBooking(bookings, clock.now()),
    }),
    bookings: t.relation('bookings', {
      description: 'All bookings that are not over, the earliest first.',
      query: openBookings,
    }),
  }),
});

builder.prismaObjectFields(LoanerBookingRef, (t) => ({
  loaner: t.field({
    type: LoanerRef,
    nullable: true,
    description: 'The unit in its pool, if you may see that.',
    select: (_args, _ctx, nested) => ({ loaner: nested(true) }),
    resolve: ({ loaner }, _args, ctx) => visible(ctx, loaner),
  }),
  ticket: t.prismaField({
    type: TicketRef,
    nullable: true,
    description: 'What it is for, if you may see that.',
    select: { ticketId: true },
    resolve: (query, { ticketId }, _args, ctx) => findTicket(ctx, { id: ticketId }, query),
  }),
}));

builder.prismaObjectField(TicketRef, 'loaners', (t) =>
  t.relation('loaners', {
    description: 'The loaners that it was promised and lent, the earliest first.',
    query: { orderBy: [{ startsAt: 'asc' }, { id: 'asc' }] },
  }),
);

const LoanerConnectionRef = builder.connectionObject({
  type: LoanerRef,
  name: 'LoanerConnection',
  description: 'A page of loaners.',
});

const LoanerSpanInput = builder.inputType('LoanerSpan', {
  description: 'From one moment to another.',
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', required: true, description: 'From when.' }),
    endsAt: t.field({ type: 'DateTime', required: true, description: 'Until when.' }),
  }),
});

const LoanerFilterInput = builder.inputType('LoanerFilter', {
  description: 'Which loaners; all conditions together.',
  fields: (t) => ({
    organization: t.string({ description: 'Code of the organization whose pool it is in.' }),
    model: t.string({ description: 'Code of the model.' }),
    free: t.field({ type: LoanerSpanInput, description: 'Free for all of this span.' }),
    removed: t.boolean({ description: 'Those that are in the pool no more; no by default.' }),
  }),
});

builder.queryFields((t) => ({
  loaners: t.connection(
    {
      type: LoanerRef,
      description: 'The pools that you may see, who came first first.',
      args: { filter: t.arg({ type: LoanerFilterInput, description: 'Which ones.' }) },
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listLoaners(ctx, filter ?? {}, page, rowsOf(ctx, info)),
    },
    LoanerConnectionRef,
  ),
  loaner: t.prismaField({
    type: LoanerRef,
    nullable: true,
    description: 'A loaner by its serial number.',
    args: { serial: t.arg.string({ required: true, description: 'Its serial number.' }) },
    resolve: (query, _root, { serial }, ctx) => findLoaner(ctx, { serial }, query),
  }),
}));
