import { builder } from '../../graphql/builder.ts';
import { optionalRowId, rowsOf } from '../../graphql/selection.ts';
import { DomainErrorInterface } from '../../graphql/errors.ts';
import { scope, visibleOrganizationIds } from '../access/index.ts';
import { InsufficientStockError, type Shortage } from './errors.ts';
import {
  findLevel,
  levelsOf,
  listLevels,
  listMovements,
  listWarehouses,
  readUnit,
  readWarehouse,
} from './read-stock.ts';

export const WarehouseRef = builder.prismaNode('Warehouse', {
  nullable: true,
  description: 'Where an organization keeps spare parts.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'Warehouse')] }),
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its code, unique.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    organization: t.relation('organization', { description: 'Whose it is.' }),
  }),
});

export const StockLevelRef = builder.prismaNode('StockLevel', {
  nullable: true,
  description:
    'What there is of a part in a warehouse. It never goes below 0, whatever runs at the same time.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'StockLevel')] }),
  fields: (t) => ({
    part: t.relation('part', { description: 'The part.' }),
    warehouse: t.relation('warehouse', { description: 'The warehouse.' }),
    onHand: t.exposeInt('onHand', {
      description: 'How many pieces are there: the sum of the movements.',
    }),
    reserved: t.exposeInt('reserved', {
      description: 'How many of them are held, for tickets or for transfers that were requested.',
    }),
    available: t.int({
      description: 'How many are free: on hand less reserved.',
      select: { onHand: true, reserved: true },
      resolve: ({ onHand, reserved }) => onHand - reserved,
    }),
    reorderPoint: t.int({
      nullable: true,
      description:
        'At this many available or fewer it is to be ordered again; null: nobody has said, or it is another organization’s to know.',
      select: { reorderPoint: true, warehouse: { select: { organizationId: true } } },
      resolve: ({ reorderPoint, warehouse }, _args, ctx) =>
        visibleOrganizationIds(ctx).includes(warehouse.organizationId) ? reorderPoint : null,
    }),
    low: t.boolean({
      description: 'Whether it has come down to its reorder point; never of another organization’s.',
      select: { low: true, warehouse: { select: { organizationId: true } } },
      resolve: ({ low, warehouse }, _args, ctx) =>
        low && visibleOrganizationIds(ctx).includes(warehouse.organizationId),
    }),
    version: t.exposeInt('version', {
      description:
        'Counts its changes: of two answers about it, the one with the higher version is the newer.',
    }),
  }),
});

export const MovementKindRef = builder.enumType('MovementKind', {
  description: 'How what is on hand changed.',
  values: {
    RECEIPT: { description: 'Goods came in.' },
    ISSUE: { description: 'Parts were handed out for a ticket.' },
    RETURN: { description: 'Parts that were handed out came back unused.' },
    TRANSFER_OUT: { description: 'Goods left for another warehouse.' },
    TRANSFER_IN: { description: 'Goods came from another warehouse.' },
    ADJUSTMENT: { description: 'The books were corrected, by hand or by a count.' },
    SCRAP: { description: 'Goods were thrown away.' },
  },
});

const StockMovementRef = builder.prismaNode('StockMovement', {
  nullable: true,
  description: 'One entry of the ledger. Entries are appended, and never changed or removed.',
  id: { field: 'id', description: 'Opaque id.' },
  findUnique: (id, ctx) => ({ id, AND: [scope(ctx, 'StockMovement')] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: MovementKindRef, description: 'How it changed.' }),
    part: t.relation('part', { description: 'The part.' }),
    warehouse: t.relation('warehouse', { description: 'The warehouse.' }),
    quantity: t.exposeInt('quantity', {
      description: 'The change of what is on hand: positive for what came in, negative for what went out.',
    }),
    serials: t.exposeStringList('serials', {
      description: 'Serial numbers of the units, for a part that is tracked by them.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actorName: t.exposeString('actorName', { description: 'Who did it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why.' }),
  }),
});

const StockUnitStateRef = builder.enumType('StockUnitState', {
  description: 'Where a unit is.',
  values: {
    IN_STOCK: { description: 'In a warehouse.' },
    IN_TRANSIT: { description: 'On its way to another warehouse.' },
    ISSUED: { description: 'Handed out for a ticket.' },
    SCRAPPED: { description: 'Thrown away, or not found when it was counted.' },
  },
});

const StockUnitRef = builder.prismaObject('StockUnit', {
  description: 'One piece of a part that is tracked by serial number.',
  fields: (t) => ({
    serial: t.exposeString('serial', { description: 'Its serial number.' }),
    part: t.relation('part', { description: 'The part.' }),
    state: t.expose('state', { type: StockUnitStateRef, description: 'Where it is.' }),
    warehouse: t.relation('warehouse', { description: 'The warehouse where it is, or was last.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came in.' }),
  }),
});

export const StockFilterInput = builder.inputType('StockFilter', {
  description: 'Which levels, movements or deliveries; all conditions together.',
  fields: (t) => ({
    warehouse: t.string({ description: 'Code of the warehouse.' }),
    organization: t.string({ description: 'Code of the organization whose warehouses they are.' }),
    sku: t.string({ description: 'SKU of the part.' }),
    search: t.string({ description: 'Words of the SKU or the name.' }),
    low: t.boolean({ description: 'Levels: whether they have come down to their reorder point.' }),
    kind: t.field({ type: [MovementKindRef], description: 'Movements: of one of these kinds.' }),
    ticket: t.id({ description: 'Movements: for this ticket.' }),
    serial: t.string({ description: 'Movements: of the unit with this serial number.' }),
  }),
});

const WarehouseConnectionRef = builder.connectionObject({
  type: WarehouseRef,
  name: 'WarehouseConnection',
  description: 'A page of warehouses.',
});
const StockLevelConnectionRef = builder.connectionObject({
  type: StockLevelRef,
  name: 'StockLevelConnection',
  description: 'A page of levels.',
});
const StockMovementConnectionRef = builder.connectionObject({
  type: StockMovementRef,
  name: 'StockMovementConnection',
  description: 'A page of the ledger.',
});

const filterArg = 'Which ones.';

builder.queryFields((t) => ({
  warehouse: t.prismaField({
    type: WarehouseRef,
    nullable: true,
    description: 'A warehouse by its code; null when there is none that you may see.',
    args: { code: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: (query, _root, { code }, ctx) => readWarehouse(ctx, { code }, query),
  }),
  warehouses: t.connection(
    {
      type: WarehouseRef,
      description: 'The warehouses that you may see, by code.',
      args: { organization: t.arg.string({ description: 'Code of the organization whose they are.' }) },
      resolve: (_root, { organization, ...page }, ctx, info) =>
        listWarehouses(ctx, { organization: organization ?? null }, page, rowsOf(ctx, info)),
    },
    WarehouseConnectionRef,
  ),
  stockLevel: t.prismaField({
    type: StockLevelRef,
    nullable: true,
    description:
      'What there is of a part in a warehouse; null when there never was any, or the warehouse is not one that you may see.',
    args: {
      sku: t.arg.string({ required: true, description: 'SKU of the part.' }),
      warehouse: t.arg.string({ required: true, description: 'Code of the warehouse.' }),
    },
    resolve: (query, _root, { sku, warehouse }, ctx) =>
      findLevel(ctx, { sku, warehouseCode: warehouse }, query),
  }),
  stockLevels: t.connection(
    {
      type: StockLevelRef,
      description: 'What there is in the warehouses that you may see, by SKU and warehouse.',
      args: { filter: t.arg({ type: StockFilterInput, description: filterArg }) },
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listLevels(ctx, filterOf(filter), page, rowsOf(ctx, info)),
    },
    StockLevelConnectionRef,
  ),
  stockMovements: t.connection(
    {
      type: StockMovementRef,
      description: 'The ledger of the warehouses that you may see, the newest entry first.',
      args: { filter: t.arg({ type: StockFilterInput, description: filterArg }) },
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listMovements(ctx, filterOf(filter), page, rowsOf(ctx, info)),
    },
    StockMovementConnectionRef,
  ),
  stockUnit: t.prismaField({
    type: StockUnitRef,
    nullable: true,
    description:
      'A unit of a tracked part by its serial number; null when there is none in your warehouses. Its path is in `stockMovements`.',
    args: {
      sku: t.arg.string({ required: true, description: 'SKU of the part.' }),
      serial: t.arg.string({ required: true, description: 'Its serial number.' }),
    },
    resolve: (query, _root, unit, ctx) => readUnit(ctx, unit, query),
  }),
}));

/** The filter of a caller, with the ids of rows. */
export function filterOf(filter: typeof StockFilterInput.$inferInput | null | undefined) {
  return { ...filter, ticket: optionalRowId('Ticket', filter?.ticket as string | null | undefined) };
}

const StockShortageRef = builder.objectRef<Shortage>('StockShortage').implement({
  description: 'A line that cannot be filled, and what there is of it.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'SKU of the part.' }),
    requested: t.exposeInt('requested', { description: 'How many were asked for.' }),
    warehouse: t.exposeString('warehouse', {
      description: 'Code of the warehouse where they were to be taken from.',
    }),
    available: t.exposeInt('available', { description: 'How many are free there.' }),
    elsewhere: t.prismaField({
      type: [StockLevelRef],
      description: 'The other warehouses of the network that have some, nearest first.',
      resolve: (query, { elsewhere }, _args, ctx) => levelsOf(ctx, elsewhere, query),
    }),
    expectedOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'When enough is due, behind all that waits already, by what is known to come; null: that is not known.',
      resolve: ({ expectedOn }) => (expectedOn ? new Date(expectedOn) : null),
    }),
  }),
});

builder.objectType(InsufficientStockError, {
  name: 'InsufficientStockError',
  description: 'There are not enough parts. Nothing was changed.',
  interfaces: [DomainErrorInterface],
  fields: (t) => ({
    lines: t.field({
      type: [StockShortageRef],
      description: 'Every line that cannot be filled.',
      resolve: ({ lines }) => lines,
    }),
  }),
});
