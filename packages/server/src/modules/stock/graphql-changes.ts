import { builder } from '../../graphql/builder.ts';
import { rowId, rowsOf } from '../../graphql/selection.ts';
import { AlreadyExistsError, IdempotencyMismatchError, ValidationError } from '../../platform/errors.ts';
import { scope } from '../access/index.ts';
import { createWarehouse } from './create-warehouse.ts';
import { cancelExpectedStock, expectStock } from './expect-stock.ts';
import { filterOf, StockFilterInput, StockLevelRef, WarehouseRef } from './graphql-levels.ts';
import { findLevel, listExpected, readExpected, readWarehouse } from './read-stock.ts';
import { setReorderPoint } from './set-reorder-point.ts';

const outcome = 'The payload, or the expected error that came instead.';
const idempotencyKey = 'The same key and input within 24 hours: one effect, one answer.';

const gone = (what: string): never => {
  throw new Error(`${what} was written and is gone`);
};

const CreateWarehouseInput = builder.inputType('CreateWarehouseInput', {
  description: 'A warehouse of an organization.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    code: t.string({
      required: true,
      description: 'Its code, unique: at most 50 characters, kept in capitals.',
    }),
    name: t.string({ required: true, description: 'Its name, at most 200 characters.' }),
    organization: t.string({ required: true, description: 'Code of the organization whose it is.' }),
  }),
});

const CreateWarehousePayload = builder.objectRef<{ id: string }>('CreateWarehousePayload').implement({
  description: 'The warehouse is open.',
  fields: (t) => ({
    warehouse: t.prismaField({
      type: WarehouseRef,
      description: 'The warehouse.',
      resolve: async (query, { id }, _args, ctx) =>
        (await readWarehouse(ctx, { id }, query)) ?? gone(`warehouse ${id}`),
    }),
  }),
});

const SetReorderPointInput = builder.inputType('SetReorderPointInput', {
  description: 'When a part is to be ordered again.',
  fields: (t) => ({
    warehouse: t.string({ required: true, description: 'Code of the warehouse.' }),
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    reorderPoint: t.int({
      description:
        'At this many available or fewer, `stock.low` tells of it once, until it is refilled. Null: never.',
    }),
  }),
});

const SetReorderPointPayload = builder.objectRef<{ id: string }>('SetReorderPointPayload').implement({
  description: 'The reorder point is set.',
  fields: (t) => ({
    level: t.prismaField({
      type: StockLevelRef,
      description: 'The level.',
      resolve: async (query, { id }, _args, ctx) =>
        (await findLevel(ctx, { id }, query)) ?? gone(`level ${id}`),
    }),
  }),
});

const ExpectedStockRef = builder.prismaNode('ExpectedStock', {
  nullable: true,
  description: 'What a supplier is to deliver. What is received is taken off it, the oldest first.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'ExpectedStock')] }),
  fields: (t) => ({
    part: t.relation('part', { description: 'The part.' }),
    warehouse: t.relation('warehouse', { description: 'The warehouse.' }),
    quantity: t.exposeInt('quantity', { description: 'How many pieces are still to come.' }),
    expectedOn: t.expose('expectedOn', { type: 'Date', description: 'On which day.' }),
    reference: t.exposeString('reference', {
      nullable: true,
      description: 'Number of the order, or what else it is known by.',
    }),
  }),
});

const ExpectedStockConnectionRef = builder.connectionObject({
  type: ExpectedStockRef,
  name: 'ExpectedStockConnection',
  description: 'A page of deliveries to come.',
});

builder.queryField('expectedStock', (t) =>
  t.connection(
    {
      type: ExpectedStockRef,
      description: 'What suppliers are to deliver to the warehouses that you may see, the next first.',
      args: { filter: t.arg({ type: StockFilterInput, description: 'Which ones.' }) },
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listExpected(ctx, filterOf(filter), page, rowsOf(ctx, info)),
    },
    ExpectedStockConnectionRef,
  ),
);

const ExpectStockInput = builder.inputType('ExpectStockInput', {
  description: 'A delivery to come.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: idempotencyKey }),
    warehouse: t.string({ required: true, description: 'Code of the warehouse.' }),
    sku: t.string({ required: true, description: 'SKU of the part.' }),
    quantity: t.int({ required: true, description: 'How many pieces, 1 to 1,000,000,000.' }),
    expectedOn: t.field({ type: 'Date', required: true, description: 'On which day.' }),
    reference: t.string({ description: 'Number of the order, at most 100 characters.' }),
  }),
});

const ExpectStockPayload = builder.objectRef<{ id: string }>('ExpectStockPayload').implement({
  description: 'The delivery is on record.',
  fields: (t) => ({
    expected: t.prismaField({
      type: ExpectedStockRef,
      description: 'The delivery.',
      resolve: async (query, { id }, _args, ctx) =>
        (await readExpected(ctx, id, query)) ?? gone(`delivery ${id}`),
    }),
  }),
});

const CancelExpectedStockInput = builder.inputType('CancelExpectedStockInput', {
  description: 'A delivery that does not come.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Id of the delivery.' }) }),
});

const CancelExpectedStockPayload = builder.objectRef<{ id: string }>('CancelExpectedStockPayload').implement({
  description: 'It is expected no more.',
  fields: (t) => ({
    warehouse: t.prismaField({
      type: WarehouseRef,
      description: 'The warehouse that expected it.',
      resolve: async (query, { id }, _args, ctx) =>
        (await readWarehouse(ctx, { id }, query)) ?? gone(`warehouse ${id}`),
    }),
  }),
});

builder.mutationFields((t) => ({
  createWarehouse: t.field({
    type: CreateWarehousePayload,
    description: 'Opens a warehouse of an organization. For MANAGER.',
    args: { input: t.arg({ type: CreateWarehouseInput, required: true, description: 'The warehouse.' }) },
    errors: {
      types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
      union: { name: 'CreateWarehouseResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await createWarehouse(ctx, input) }),
  }),
  setReorderPoint: t.field({
    type: SetReorderPointPayload,
    description: 'Says at how many available pieces a part is to be ordered again. For MANAGER.',
    args: { input: t.arg({ type: SetReorderPointInput, required: true, description: 'The reorder point.' }) },
    errors: { types: [ValidationError], union: { name: 'SetReorderPointResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({ id: await setReorderPoint(ctx, input) }),
  }),
  expectStock: t.field({
    type: ExpectStockPayload,
    description:
      'Says what a supplier is to deliver, and when: those who wait for the part are told that day. For STOREKEEPER.',
    args: { input: t.arg({ type: ExpectStockInput, required: true, description: 'The delivery.' }) },
    errors: {
      types: [ValidationError, IdempotencyMismatchError],
      union: { name: 'ExpectStockResult', description: outcome },
    },
    resolve: async (_root, { input }, ctx) => ({ id: await expectStock(ctx, input) }),
  }),
  cancelExpectedStock: t.field({
    type: CancelExpectedStockPayload,
    description: 'Takes back a delivery that does not come. For STOREKEEPER.',
    args: { input: t.arg({ type: CancelExpectedStockInput, required: true, description: 'The delivery.' }) },
    errors: { types: [ValidationError], union: { name: 'CancelExpectedStockResult', description: outcome } },
    resolve: async (_root, { input }, ctx) => ({
      id: await cancelExpectedStock(ctx, rowId('ExpectedStock', String(input.id))),
    }),
  }),
}));
