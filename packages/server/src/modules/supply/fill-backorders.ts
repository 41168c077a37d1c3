import { asUnavailable, Prisma, type Transaction } from '../../platform/database.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { type System, transact } from '../../platform/platform.ts';
import {
  changeLevels,
  countMissing,
  keyOf,
  type LevelKey,
  lineOf,
  lockLevels,
  ownersOf,
  pickUnits,
  recordStock,
} from '../stock/index.ts';
import { asideNow, setAside, settleParts, systemActor } from '../ticket/index.ts';

interface Head extends LevelKey {
  lineId: string;
  ticketId: string;
}

/**
 * Gives what is free to those who wait for it: by priority, then by age, one ticket after the other, each in a
 * transaction of its own. `keys` are the levels to look at; all by default. Answers whether any was filled.
 */
export async function fillBackorders(
  platform: System,
  { keys, atMost = Infinity }: { keys?: readonly LevelKey[]; atMost?: number } = {},
): Promise<boolean> {
  if (keys?.length === 0) return false;
  let filled = 0;
  for (;;) {
    const before = filled;
    for (const head of await readHeads(platform, keys)) {
      if (filled >= atMost) return true;
      if (await fillInTurn(platform, head)) filled++;
    }
    // Where nothing moved, somebody else has them in hand.
    if (filled === before) return filled > 0;
  }
}

const waiting = Prisma.sql`part_line line join ticket on ticket.id = line.ticket_id
  where line.state = 'BACKORDERED' and line.transfer_line_id is null`;
const inOrder = Prisma.sql`ticket.priority, line.created_at, line.id`;

/** Who is first in line at each level that has something free. */
async function readHeads(platform: System, keys?: readonly LevelKey[]): Promise<Head[]> {
  const wanted = keys
    ? Prisma.sql`and (part_id, warehouse_id) in (
        select "partId", "warehouseId" from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k ("partId" uuid, "warehouseId" uuid))`
    : Prisma.empty;
  return platform.database.$queryRaw<Head[]>`
    select head.* from (
      select distinct part_id, warehouse_id from part_line
      where state = 'BACKORDERED' and transfer_line_id is null ${wanted}
    ) as awaited
    join stock_level l using (part_id, warehouse_id)
    cross join lateral (
      select line.part_id as "partId", line.warehouse_id as "warehouseId", line.id as "lineId", line.ticket_id as "ticketId"
      from ${waiting} and line.part_id = l.part_id and line.warehouse_id = l.warehouse_id
        and line.ticket_id <> all(${asideNow(platform)}::uuid[])
      order by ${inOrder} limit 1
    ) as head
    where l.on_hand > l.reserved`;
}

async function fillInTurn(platform: System, head: Head): Promise<boolean> {
  try {
    return await transact(platform, async (tx) => {
      await takeTurn(tx, head.ticketId);
      const levels = await lockLevels(tx, [head]);
      const level = levels.get(keyOf(head))!;
      const [first] = await tx.$queryRaw<{ id: string; quantity: number; expiresAt: Date | null }[]>`
        select line.id, line.quantity, line.expires_at as "expiresAt" from ${waiting}
        and line.part_id = ${head.partId}::uuid and line.warehouse_id = ${head.warehouseId}::uuid
        and line.ticket_id <> all(${asideNow(platform).filter((id) => id !== head.ticketId)}::uuid[])
        order by ${inOrder} limit 1`;
      const quantity = Math.min(level.onHand - level.reserved, first?.quantity ?? 0);
      if (first?.id !== head.lineId || quantity <= 0) return false;
      const who = { actor: systemActor, at: platform.clock.now() };
      const changed = await changeLevels(tx, levels, [{ ...keyColumns(head), reserved: quantity }], who);
      const lineId = await fillLine(tx, first, quantity, who.at);
      await holdUnits(tx, head, lineId, quantity);
      const job = await tx.ticket.findUniqueOrThrow({ where: { id: head.ticketId } });
      const [place] = await ownersOf(tx, [head.warehouseId]);
      const told = {
        type: 'stock.reserved' as const,
        data: {
          warehouse: level.warehouseCode,
          lines: changed.map((one) => lineOf(one, quantity)),
          filled: true,
          expiresAt: first.expiresAt?.toISOString() ?? null,
        },
        organizationIds: [place!.organizationId],
        job,
      };
      await recordStock(tx, [told], changed, who);
      await settleParts(tx, platform, head.ticketId, await countMissing(tx, head.ticketId));
      return true;
    });
  } catch (error) {
    if (asUnavailable(error)) throw error;
    setAside(platform, head.ticketId, error);
    return false;
  }
}

const keyColumns = ({ partId, warehouseId }: LevelKey): LevelKey => ({ partId, warehouseId });

/** Turns as much of a line as there is into a held one; the rest goes on waiting in its place. */
async function fillLine(
  tx: Transaction,
  line: { id: string; quantity: number },
  quantity: number,
  at: Date,
): Promise<string> {
  if (quantity === line.quantity) {
    await tx.partLine.update({ where: { id: line.id }, data: { state: 'RESERVED', filledAt: at } });
    return line.id;
  }
  const { id: _id, ...rest } = await tx.partLine.update({
    where: { id: line.id },
    data: { quantity: line.quantity - quantity },
  });
  const id = newId();
  await tx.partLine.create({ data: { ...rest, id, quantity, state: 'RESERVED', filledAt: at } });
  return id;
}

async function holdUnits(
  tx: Transaction,
  { partId, warehouseId }: LevelKey,
  lineId: string,
  quantity: number,
) {
  const part = await tx.part.findUniqueOrThrow({ where: { id: partId } });
  if (!part.serialTracked) return;
  const warehouse = await tx.warehouse.findUniqueOrThrow({ where: { id: warehouseId } });
  const units = await pickUnits(tx, { part, warehouse, quantity, path: [] });
  await tx.stockUnit.updateMany({
    where: { id: { in: units.map(({ id }) => id) } },
    data: { partLineId: lineId },
  });
}
