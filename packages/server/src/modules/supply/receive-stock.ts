import type { z } from 'zod';
import { type Transaction } from '../../platform/database.ts';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  changeLevels,
  findWarehouse,
  keyOf,
  type LevelKey,
  lineOf,
  lockLevels,
  readLines,
  recordStock,
  takeInUnits,
} from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { receiveStockInput } from './inputs.ts';

export interface ChangedStock {
  /** Of the levels that changed, in the order of the lines. */
  levelIds: string[];
}

/** Takes goods into a warehouse. Those who wait for them get them at once. */
export async function receiveStock(
  ctx: Context,
  input: z.input<typeof receiveStockInput>,
): Promise<ChangedStock> {
  const viewer = authorizeStaff(ctx, 'stock.receive');
  const { idempotencyKey, ...wanted } = parse(receiveStockInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'receiveStock', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const reason = wanted.reason ?? null;
  return changeStock(ctx, call, async (tx, freed) => {
    const place = await findWarehouse(tx, ctx, wanted.warehouse, ['warehouse']);
    const lines = await readLines(tx, wanted.lines);
    const keys = lines.map(({ part }) => ({ partId: part.id, warehouseId: place.id }));
    const levels = await lockLevels(tx, keys);
    for (const { part, quantity, serials, path } of lines) {
      if (part.serialTracked) await takeInUnits(tx, { part, warehouse: place, quantity, serials, path, at });
    }
    const changed = await changeLevels(
      tx,
      levels,
      lines.map(({ part, quantity, serials, path }) => ({
        partId: part.id,
        warehouseId: place.id,
        onHand: quantity,
        path: [...path, 'quantity'],
        movement: { kind: 'RECEIPT' as const, serials: serials ?? [], reason },
      })),
      who,
    );
    for (const [index, { quantity }] of lines.entries()) await useExpected(tx, keys[index]!, quantity);
    const arrived = keys.map((key, index) =>
      lineOf(
        changed.find((level) => keyOf(level) === keyOf(key))!,
        lines[index]!.quantity,
      ),
    );
    const told = {
      type: 'stock.received' as const,
      data: { warehouse: place.code, lines: arrived, reason },
      organizationIds: [place.organizationId],
    };
    await recordStock(tx, [told], changed, who);
    freed.push(...keys);
    return { levelIds: keys.map((key) => levels.get(keyOf(key))!.id) };
  });
}

/** What arrives is what was expected, the oldest first. */
async function useExpected(
  tx: Transaction,
  { partId, warehouseId }: LevelKey,
  quantity: number,
): Promise<void> {
  const expected = await tx.expectedStock.findMany({
    where: { partId, warehouseId },
    orderBy: [{ expectedOn: 'asc' }, { id: 'asc' }],
  });
  let left = quantity;
  for (const { id, quantity: awaited } of expected) {
    if (left === 0) return;
    const used = Math.min(left, awaited);
    left -= used;
    if (used === awaited) await tx.expectedStock.delete({ where: { id } });
    else await tx.expectedStock.update({ where: { id }, data: { quantity: awaited - used } });
  }
}
