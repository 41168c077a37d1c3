import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { type Actor, type NewEvent, recordEvent, recordEvents } from '../../platform/event-log/index.ts';
import { type StaffViewer, staffActor } from '../access/index.ts';
import type { ChangedLevel } from './levels.ts';

/** What happened to one level. */
export type StockEventLine = {
  warehouse: string;
  sku: string;
  /** How many pieces it is about. */
  quantity: number;
  /** Of the level, after it. */
  onHand: number;
  reserved: number;
  /** Counts the changes of the level. */
  version: number;
};

interface Lines {
  warehouse: string;
  lines: StockEventLine[];
}

/** Why parts are for a ticket no longer. */
export type ReleaseReason = 'REQUESTED' | 'EXPIRED' | 'QUOTE_ENDED' | 'TICKET_ENDED' | 'HANDED_OVER';

/** What the events of parts and stock say beside who and when. */
export interface StockEventData {
  'part.created': { sku: string };
  'part.changed': { sku: string };
  'warehouse.created': { warehouse: string; name: string };
  'stock.received': Lines & { reason: string | null };
  'stock.reserved': Lines & {
    /** Whether they had been awaited. */
    filled: boolean;
    expiresAt: string | null;
  };
  'stock.backordered': Lines & { expectedOn: string | null };
  'stock.released': Lines & { reason: ReleaseReason };
  'stock.issued': Lines & { serials: string[] };
  'stock.returned': Lines & { serials: string[]; reason: string | null };
  'stock.removed_part_recorded': { sku: string; fate: string; serial: string | null };
  'stock.transferred': Lines & {
    to: string;
    state: string;
    expectedOn: string | null;
    reason: string | null;
  };
  'stock.adjusted': Lines & { counted: boolean; reason: string };
  'stock.scrapped': Lines & { serials: string[]; reason: string };
  'stock.low': { warehouse: string; sku: string; available: number; reorderPoint: number };
  'stock.expected': { warehouse: string; sku: string; quantity: number; expectedOn: string | null };
  'stock.reorder_point_changed': { warehouse: string; sku: string; reorderPoint: number | null };
}

export type StockEventType = keyof StockEventData;

/** Tells of a part: the catalogue holds for the whole network, and the headquarters keeps it. */
export async function recordPartEvent(
  tx: Transaction,
  viewer: StaffViewer,
  type: 'part.created' | 'part.changed',
  sku: string,
  at: Date,
): Promise<void> {
  await recordEvent(tx, {
    type,
    at,
    audience: [viewer.organizationId],
    actor: staffActor(viewer),
    data: { sku },
  });
}

/** The ticket for which parts move. */
export type Job = Pick<Ticket, 'id' | 'originId' | 'handlerId' | 'deviceId' | 'priority'>;

export interface Told<Type extends StockEventType = StockEventType> {
  type: Type;
  data: StockEventData[Type];
  /** Whose stock it is. */
  organizationIds: readonly string[];
  job?: Job | null;
}

/** One event of stock: for those who keep it, and for those whose ticket it is. */
export const stockEvent = <Type extends StockEventType>(
  { type, data, organizationIds, job }: Told<Type>,
  { actor, at }: { actor: Actor; at: Date },
): NewEvent => ({
  type,
  at,
  audience: [...new Set([...organizationIds, ...(job ? [job.originId, job.handlerId] : [])])],
  ...(job && { ticketId: job.id, deviceId: job.deviceId }),
  actor,
  data: data as unknown as NewEvent['data'],
});

export const lineOf = (level: ChangedLevel, quantity: number): StockEventLine => ({
  warehouse: level.warehouseCode,
  sku: level.sku,
  quantity,
  onHand: level.onHand,
  reserved: level.reserved,
  version: level.version,
});

/** Records events of stock, and after them which levels have become low. */
export async function recordStock(
  tx: Transaction,
  told: readonly Told[],
  changed: readonly ChangedLevel[],
  who: { actor: Actor; at: Date },
): Promise<void> {
  const low = changed.filter((level) => level.becameLow);
  const owners =
    low.length === 0
      ? []
      : await ownersOf(
          tx,
          low.map(({ warehouseId }) => warehouseId),
        );
  await recordEvents(tx, [
    ...told.map((one) => stockEvent(one, who)),
    ...low.map((level) =>
      stockEvent(
        {
          type: 'stock.low',
          data: {
            warehouse: level.warehouseCode,
            sku: level.sku,
            available: level.onHand - level.reserved,
            reorderPoint: level.reorderPoint!,
          },
          organizationIds: owners
            .filter(({ id }) => id === level.warehouseId)
            .map(({ organizationId }) => organizationId),
        },
        who,
      ),
    ),
  ]);
}

/** Whose warehouses these are. */
export const ownersOf = (
  tx: Transaction,
  warehouseIds: readonly string[],
): Promise<{ id: string; code: string; organizationId: string }[]> =>
  tx.warehouse.findMany({
    where: { id: { in: [...new Set(warehouseIds)] } },
    select: { id: true, code: true, organizationId: true },
  });
