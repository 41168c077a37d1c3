import { builder } from '../../graphql/builder.ts';
import type { StockEventData, StockEventLine } from '../stock/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

for (const [type, description] of [
  ['part.created', 'A spare part came into the catalogue.'],
  ['part.changed', 'A spare part of the catalogue was changed.'],
] as const) {
  builder.objectRef<EventOf<StockEventData[typeof type]>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      sku: t.string({ description: 'Its SKU.', resolve: ({ data }) => data.sku }),
    }),
  });
}

const StockEventLineRef = builder.objectRef<StockEventLine>('StockEventLine').implement({
  description: 'What happened to one level.',
  fields: (t) => ({
    warehouse: t.exposeString('warehouse', { description: 'Code of the warehouse.' }),
    sku: t.exposeString('sku', { description: 'SKU of the part.' }),
    quantity: t.exposeInt('quantity', { description: 'How many pieces it is about.' }),
    onHand: t.exposeInt('onHand', { description: 'How many were there after it.' }),
    reserved: t.exposeInt('reserved', { description: 'How many of them were held after it.' }),
    version: t.exposeInt('version', {
      description:
        'Counts the changes of the level, without a gap: who keeps a copy takes the highest version.',
    }),
  }),
});

const WarehouseEventRef = builder.interfaceRef<EventOf<{ warehouse: string }>>('WarehouseEvent').implement({
  description: 'Something happened in a warehouse.',
  interfaces: [EventRef],
  fields: (t) => ({
    warehouse: t.string({
      description: 'Code of the warehouse; for a transfer, of the one that sends.',
      resolve: ({ data }) => data.warehouse,
    }),
  }),
});

type LinesData = { warehouse: string; lines: StockEventLine[] };

const StockMovedEventRef = builder.interfaceRef<EventOf<LinesData>>('StockMovedEvent').implement({
  description: 'Levels changed.',
  interfaces: [EventRef, WarehouseEventRef],
  fields: (t) => ({
    lines: t.field({
      type: [StockEventLineRef],
      description: 'What changed, level by level.',
      resolve: ({ data }) => data.lines,
    }),
  }),
});

const inWarehouse = [EventRef, WarehouseEventRef];
const moved = [EventRef, WarehouseEventRef, StockMovedEventRef];
const ref = <Type extends keyof StockEventData>(type: Type) =>
  builder.objectRef<EventOf<StockEventData[Type]>>(typeName(type));

ref('warehouse.created').implement({
  description: 'A warehouse was opened.',
  interfaces: inWarehouse,
  fields: (t) => ({ name: t.string({ description: 'Its name.', resolve: ({ data }) => data.name }) }),
});

ref('stock.received').implement({
  description: 'Goods came in.',
  interfaces: moved,
  fields: (t) => ({
    reason: t.string({ nullable: true, description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

ref('stock.reserved').implement({
  description: 'Parts are held for a ticket.',
  interfaces: moved,
  fields: (t) => ({
    filled: t.boolean({ description: 'Whether they had been awaited.', resolve: ({ data }) => data.filled }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the hold ends by itself.',
      resolve: ({ data }) => (data.expiresAt ? new Date(data.expiresAt) : null),
    }),
  }),
});

ref('stock.backordered').implement({ description: 'A ticket waits for parts.', interfaces: moved });

const ReleaseReasonRef = builder.enumType('ReleaseReason', {
  description: 'Why parts are for a ticket no longer.',
  values: {
    REQUESTED: { description: 'Somebody gave them back.' },
    EXPIRED: { description: 'The time of the hold was over.' },
    QUOTE_ENDED: {
      description: 'The quote that they were held for was declined, withdrawn or not answered.',
    },
    TICKET_ENDED: { description: 'The job was over.' },
    HANDED_OVER: { description: 'The ticket went to another organization.' },
  } as const,
});

ref('stock.released').implement({
  description: 'Parts are held or awaited for a ticket no longer.',
  interfaces: moved,
  fields: (t) => ({
    reason: t.field({ type: ReleaseReasonRef, description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

ref('stock.issued').implement({
  description: 'Parts were handed out for a ticket.',
  interfaces: moved,
  fields: (t) => ({
    serials: t.stringList({
      description: 'Serial numbers of the units, of tracked parts.',
      resolve: ({ data }) => data.serials,
    }),
  }),
});

ref('stock.returned').implement({
  description: 'Parts that were handed out came back unused.',
  interfaces: moved,
  fields: (t) => ({
    serials: t.stringList({
      description: 'Serial numbers of the units, of tracked parts.',
      resolve: ({ data }) => data.serials,
    }),
    reason: t.string({ nullable: true, description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

ref('stock.removed_part_recorded').implement({
  description: 'Somebody said what became of a part that came out.',
  interfaces: [EventRef],
  fields: (t) => ({
    sku: t.string({ description: 'SKU of the part.', resolve: ({ data }) => data.sku }),
    fate: t.string({ description: 'RETURNED, SCRAPPED or CUSTOMER.', resolve: ({ data }) => data.fate }),
    serial: t.string({
      nullable: true,
      description: 'Its serial number.',
      resolve: ({ data }) => data.serial,
    }),
  }),
});

ref('stock.transferred').implement({
  description: 'A transfer was asked for, left, arrived or was called off.',
  interfaces: moved,
  fields: (t) => ({
    to: t.string({ description: 'Code of the warehouse that receives.', resolve: ({ data }) => data.to }),
    state: t.string({
      description: 'REQUESTED, IN_TRANSIT, RECEIVED or CANCELLED.',
      resolve: ({ data }) => data.state,
    }),
    expectedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'On which day it is expected.',
      resolve: ({ data }) => (data.expectedOn ? new Date(data.expectedOn) : null),
    }),
  }),
});

ref('stock.adjusted').implement({
  description: 'The books were corrected.',
  interfaces: moved,
  fields: (t) => ({
    counted: t.boolean({ description: 'Whether by a count.', resolve: ({ data }) => data.counted }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

ref('stock.scrapped').implement({
  description: 'Goods were thrown away.',
  interfaces: moved,
  fields: (t) => ({
    serials: t.stringList({
      description: 'Serial numbers of the units, of tracked parts.',
      resolve: ({ data }) => data.serials,
    }),
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

ref('stock.low').implement({
  description: 'A level has come down to its reorder point. Told once, until it is refilled.',
  interfaces: inWarehouse,
  fields: (t) => ({
    sku: t.string({ description: 'SKU of the part.', resolve: ({ data }) => data.sku }),
    available: t.int({ description: 'How many are free.', resolve: ({ data }) => data.available }),
    reorderPoint: t.int({
      description: 'At how many it is to be ordered again.',
      resolve: ({ data }) => data.reorderPoint,
    }),
  }),
});

ref('stock.expected').implement({
  description: 'A delivery of a supplier is to come, or comes no more.',
  interfaces: inWarehouse,
  fields: (t) => ({
    sku: t.string({ description: 'SKU of the part.', resolve: ({ data }) => data.sku }),
    quantity: t.int({
      description: 'How many pieces; 0: it does not come.',
      resolve: ({ data }) => data.quantity,
    }),
    expectedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'On which day; null: it does not come.',
      resolve: ({ data }) => (data.expectedOn ? new Date(data.expectedOn) : null),
    }),
  }),
});

ref('stock.reorder_point_changed').implement({
  description: 'Somebody said when a part is to be ordered again.',
  interfaces: inWarehouse,
  fields: (t) => ({
    sku: t.string({ description: 'SKU of the part.', resolve: ({ data }) => data.sku }),
    reorderPoint: t.int({
      nullable: true,
      description: 'At how many available; null: never.',
      resolve: ({ data }) => data.reorderPoint,
    }),
  }),
});
