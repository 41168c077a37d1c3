import type { StockLevel } from '../../generated/prisma/client.ts';
import type { MovementKind } from '../../generated/prisma/enums.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { isLow } from './rules.ts';

export interface LevelKey {
  partId: string;
  warehouseId: string;
}

export type Level = Pick<
  StockLevel,
  | 'id'
  | 'partId'
  | 'warehouseId'
  | 'sku'
  | 'warehouseCode'
  | 'onHand'
  | 'reserved'
  | 'reorderPoint'
  | 'low'
  | 'version'
>;

export const keyOf = ({ partId, warehouseId }: LevelKey): string => `${partId} ${warehouseId}`;

/** Levels that a transaction has locked, by `keyOf`. */
export type LockedLevels = Map<string, Level>;

const columns = Prisma.sql`l.id, l.part_id as "partId", l.warehouse_id as "warehouseId", l.sku, l.warehouse_code as "warehouseCode",
  l.on_hand as "onHand", l.reserved, l.reorder_point as "reorderPoint", l.low, l.version`;

/**
 * Locks levels until the end of the transaction, and makes those that there are none of. All are locked in one order,
 * and they are the last that a transaction locks, after the turns of its tickets and devices: so no two callers wait
 * for each other for ever, whatever order their lines came in.
 */
export async function lockLevels(tx: Transaction, keys: readonly LevelKey[]): Promise<LockedLevels> {
  const wanted = Prisma.sql`(
    select distinct part_id, warehouse_id from jsonb_to_recordset(${JSON.stringify(keys.map(columnsOf))}::jsonb)
      as wanted (part_id uuid, warehouse_id uuid))`;
  await tx.$executeRaw`
    insert into stock_level (id, part_id, warehouse_id, sku, warehouse_code)
    select gen_random_uuid(), part.id, warehouse.id, part.sku, warehouse.code
    from ${wanted} as k join part on part.id = k.part_id join warehouse on warehouse.id = k.warehouse_id
    where not exists (select from stock_level l where l.part_id = k.part_id and l.warehouse_id = k.warehouse_id)
    order by k.part_id, k.warehouse_id
    on conflict do nothing`;
  const levels = await tx.$queryRaw<Level[]>`
    select ${columns} from stock_level l join ${wanted} as k using (part_id, warehouse_id)
    order by l.part_id, l.warehouse_id
    for update of l`;
  return new Map(levels.map((level) => [keyOf(level), level]));
}

const columnsOf = ({ partId, warehouseId }: LevelKey) => ({ part_id: partId, warehouse_id: warehouseId });

export interface StockChange extends LevelKey {
  /** Added to what is on hand: needs its movement. */
  onHand?: number;
  /** Added to what is reserved. */
  reserved?: number;
  /** Where in the input the quantity is, for one that a level cannot hold. */
  path?: readonly (string | number)[];
  movement?: {
    kind: MovementKind;
    ticketId?: string;
    transferId?: string;
    serials?: readonly string[];
    reason?: string | null;
  };
}

export interface ChangedLevel extends Level {
  /** Whether it has just come down to its reorder point. */
  becameLow: boolean;
}

/** The most pieces that a level can hold. */
const mostOnHand = 2_147_483_647;

/**
 * Changes levels that are locked, and appends the movements: the only writer of either. Each level counts one version,
 * also where its sums stay and only what waits for it changes. Who asks for more than there is has not looked at the
 * locked levels: the conditional update then changes nothing, and this throws.
 */
export async function changeLevels(
  tx: Transaction,
  levels: LockedLevels,
  changes: readonly StockChange[],
  { actor, at }: { actor: Actor; at: Date },
): Promise<ChangedLevel[]> {
  const wanted = sumsOf(levels, changes);
  const changed = await tx.$queryRaw<Level[]>`
    update stock_level l set
      on_hand = l.on_hand + c.on_hand,
      reserved = l.reserved + c.reserved,
      low = l.reorder_point is not null and l.on_hand + c.on_hand - l.reserved - c.reserved <= l.reorder_point,
      version = l.version + 1
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as c (id uuid, on_hand int, reserved int)
    where l.id = c.id and l.reserved + c.reserved >= 0 and l.on_hand + c.on_hand >= l.reserved + c.reserved
    returning ${columns}`;
  if (changed.length !== wanted.length) throw new Error('a level was changed beyond what it holds');
  const now = new Map(changed.map((level) => [keyOf(level), level]));
  await appendMovements(tx, changes, now, { actor, at });
  return changed.map((level) => {
    const before = levels.get(keyOf(level))!;
    levels.set(keyOf(level), level);
    return { ...level, becameLow: !before.low && isLow(level) };
  });
}

function sumsOf(levels: LockedLevels, changes: readonly StockChange[]) {
  const sums = new Map<string, { id: string; on_hand: number; reserved: number }>();
  for (const change of changes) {
    const level = levels.get(keyOf(change));
    if (!level) throw new Error('a level was changed without its lock');
    const sum = sums.get(level.id) ?? { id: level.id, on_hand: 0, reserved: 0 };
    sum.on_hand += change.onHand ?? 0;
    sum.reserved += change.reserved ?? 0;
    sums.set(level.id, sum);
    if (level.onHand + sum.on_hand > mostOnHand) {
      const message = `There would be more than ${mostOnHand.toLocaleString('en')} pieces of ${level.sku} in ${level.warehouseCode}.`;
      const path = (change.path ?? ['lines']).map(String);
      throw new ValidationError([{ path, message, code: 'too_many' }]);
    }
  }
  return [...sums.values()];
}

async function appendMovements(
  tx: Transaction,
  changes: readonly StockChange[],
  levels: LockedLevels,
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const rows = changes.flatMap(({ movement, onHand = 0, ...key }) => {
    if (!movement || onHand === 0) return [];
    const { kind, ticketId = null, transferId = null, serials = [], reason = null } = movement;
    return {
      ...columnsOf(key),
      kind,
      quantity: onHand,
      version: levels.get(keyOf(key))!.version,
      serials,
      ticket_id: ticketId,
      transfer_id: transferId,
      reason,
    };
  });
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into stock_movement (id, kind, part_id, warehouse_id, quantity, version, serials, ticket_id, transfer_id, reason,
      cost_minor, currency, actor_id, actor_name, at)
    select gen_random_uuid(), m.kind, m.part_id, m.warehouse_id, m.quantity, m.version, m.serials, m.ticket_id, m.transfer_id, m.reason,
      part.cost_minor, case when part.cost_minor is not null then part.currency end, ${actor.id}::uuid, ${actor.name}::text, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (kind "MovementKind", part_id uuid, warehouse_id uuid, quantity int,
      version int, serials text[], ticket_id uuid, transfer_id uuid, reason text)
    join part on part.id = m.part_id`;
}
