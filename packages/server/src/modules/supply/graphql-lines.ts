import { builder } from '../../graphql/builder.ts';
import { rowsOf, optionalRowId } from '../../graphql/selection.ts';
import { scope } from '../access/index.ts';
import { expectedDay, listTransfers } from '../stock/index.ts';
import '../stock/graphql-levels.ts';
import { TicketRef } from '../ticket/graphql.ts';

const PartLineStateRef = builder.enumType('PartLineState', {
  description: 'How far a line of parts is.',
  values: {
    RESERVED: { description: 'It is held in the warehouse.' },
    BACKORDERED: { description: 'It is awaited, from a supplier or from another warehouse.' },
    ISSUED: { description: 'It was handed out.' },
    RELEASED: { description: 'It is for the ticket no longer: it was given back, or its time was over.' },
    RETURNED: { description: 'It was handed out, and came back unused.' },
  },
});

export const RemovedPartFateRef = builder.enumType('RemovedPartFate', {
  description: 'What became of a part that was taken out.',
  values: {
    RETURNED: { description: 'It was sent back, to be examined or repaired.' },
    SCRAPPED: { description: 'It was thrown away.' },
    CUSTOMER: { description: 'The customer kept it.' },
  },
});

const TransferStateRef = builder.enumType('TransferState', {
  description: 'How far a transfer is.',
  values: {
    REQUESTED: { description: 'Its parts are held, and are to be sent.' },
    IN_TRANSIT: { description: 'It is on its way.' },
    RECEIVED: { description: 'It is there.' },
    CANCELLED: { description: 'It was called off before it was sent.' },
  },
});

builder.prismaObject('TransferLine', {
  description: 'One part of a transfer.',
  fields: (t) => ({
    part: t.relation('part', { description: 'The part.' }),
    quantity: t.exposeInt('quantity', { description: 'How many pieces.' }),
    cancelled: t.exposeBoolean('cancelled', {
      description: 'Whether it was called off before it was sent.',
    }),
    serials: t.stringList({
      description: 'Serial numbers of the units on their way, for a part that is tracked by them.',
      select: { units: { select: { serial: true }, orderBy: { serial: 'asc' } } },
      resolve: ({ units }) => units.map(({ serial }) => serial),
    }),
  }),
});

export const TransferRef = builder.prismaNode('Transfer', {
  nullable: true,
  description: 'Parts that go from one warehouse to another.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Transfer')] }),
  fields: (t) => ({
    from: t.relation('from', { description: 'Where they come from.' }),
    to: t.relation('to', { description: 'Where they go.' }),
    state: t.expose('state', { type: TransferStateRef, description: 'How far it is.' }),
    lines: t.relation('lines', { query: { orderBy: { id: 'asc' } }, description: 'What it brings.' }),
    expectedOn: t.expose('expectedOn', {
      type: 'Date',
      nullable: true,
      description: 'On which day it is expected; null: nobody has said.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: true, description: 'When it left.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it arrived or was called off.',
    }),
  }),
});

export const PartLineRef = builder.prismaNode('PartLine', {
  nullable: true,
  description:
    'Parts for a ticket. What was asked for at once may be several lines: one that is there, one that is awaited.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'PartLine')] }),
  fields: (t) => ({
    part: t.relation('part', { description: 'The part.' }),
    quantity: t.exposeInt('quantity', { description: 'How many pieces.' }),
    state: t.expose('state', { type: PartLineStateRef, description: 'How far it is.' }),
    warehouse: t.relation('warehouse', {
      nullable: true,
      description: 'Where it is held or awaited, or was handed out.',
    }),
    serials: t.stringList({
      description:
        'Serial numbers of the units that are held or were handed out, for a part that is tracked by them.',
      select: { units: { select: { serial: true }, orderBy: { serial: 'asc' } } },
      resolve: ({ units }) => units.map(({ serial }) => serial),
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the hold ends by itself; null: it does not.',
    }),
    expectedOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'BACKORDERED: the day on which it is expected, by what is known to come and by its place in the queue; null: that is not known.',
      select: { id: true, state: true, partId: true, warehouseId: true, transferLineId: true },
      resolve: async (line, _args, ctx) => {
        const day = await expectedDay(ctx, line);
        return day === null ? null : new Date(day);
      },
    }),
    transfer: t.field({
      type: TransferRef,
      nullable: true,
      description: 'What brings it from another warehouse.',
      select: (_args, _ctx, nestedSelection) => ({
        transferLine: { select: { transfer: nestedSelection(true) } },
      }),
      resolve: ({ transferLine }) => transferLine?.transfer ?? null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    filledAt: t.expose('filledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When what was awaited arrived; null: it was there, or is still awaited.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed out, released or returned.',
    }),
    removedFate: t.expose('removedFate', {
      type: RemovedPartFateRef,
      nullable: true,
      description: 'ISSUED: what became of the part that came out; null: nobody has said.',
    }),
    removedSerial: t.exposeString('removedSerial', {
      nullable: true,
      description: 'Serial number of the part that came out.',
    }),
  }),
});

builder.prismaObjectFields(TicketRef, (t) => ({
  partLines: t.relation('partLines', {
    query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    description: 'The parts for it: held, awaited, handed out, given back. The oldest first.',
  }),
}));

const TransferConnectionRef = builder.connectionObject({
  type: TransferRef,
  name: 'TransferConnection',
  description: 'A page of transfers.',
});

const TransferFilterInput = builder.inputType('TransferFilter', {
  description: 'Which transfers; all conditions together.',
  fields: (t) => ({
    from: t.string({ description: 'Code of the warehouse that sends.' }),
    to: t.string({ description: 'Code of the warehouse that receives.' }),
    state: t.field({ type: [TransferStateRef], description: 'In one of these states.' }),
    ticket: t.id({ description: 'Asked for by this ticket.' }),
  }),
});

builder.queryField('transfers', (t) =>
  t.connection(
    {
      type: TransferRef,
      description: 'The transfers from and to the warehouses that you may see, the newest first.',
      args: { filter: t.arg({ type: TransferFilterInput, description: 'Which ones.' }) },
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listTransfers(
          ctx,
          { ...filter, ticket: optionalRowId('Ticket', filter?.ticket as string | null | undefined) },
          page,
          rowsOf(ctx, info),
        ),
    },
    TransferConnectionRef,
  ),
);
