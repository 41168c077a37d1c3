import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  changeLevels,
  findWarehouse,
  issueAt,
  keyOf,
  lineOf,
  lockLevels,
  pickUnits,
  readLines,
  recordStock,
  takeInUnits,
} from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { adjustStockInput } from './inputs.ts';
import type { ChangedStock } from './receive-stock.ts';

/** Corrects what is on hand, by how many pieces there are more or fewer, with the reason. What is reserved is not touched. */
export async function adjustStock(
  ctx: Context,
  input: z.input<typeof adjustStockInput>,
): Promise<ChangedStock> {
  const viewer = authorizeStaff(ctx, 'stock.correct');
  const { idempotencyKey, ...wanted } = parse(adjustStockInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'adjustStock', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const { sku, quantity, reason, serials = null } = wanted;
  return changeStock(ctx, call, async (tx, freed) => {
    const warehouse = await findWarehouse(tx, ctx, wanted.warehouse, ['warehouse']);
    const pieces = Math.abs(quantity);
    const [line] = await readLines(tx, [{ sku, quantity: pieces, serials }], () => []);
    const { part } = line!;
    const key = { partId: part.id, warehouseId: warehouse.id };
    const levels = await lockLevels(tx, [key]);
    const level = levels.get(keyOf(key))!;
    if (level.onHand + quantity < level.reserved) {
      const message = `There are ${level.onHand} of ${sku} in ${warehouse.code}, ${level.reserved} of them reserved: at most ${level.onHand - level.reserved} can be taken off.`;
      throw issueAt(['quantity'], message, 'below_reserved');
    }
    if (part.serialTracked && quantity > 0) {
      await takeInUnits(tx, { part, warehouse, quantity: pieces, serials, path: [], at });
    } else if (part.serialTracked) {
      const units = await pickUnits(tx, {
        part,
        warehouse,
        quantity: pieces,
        serials: serials ?? [],
        path: [],
      });
      await tx.stockUnit.updateMany({
        where: { id: { in: units.map(({ id }) => id) } },
        data: { state: 'SCRAPPED' },
      });
    }
    const movement = { kind: 'ADJUSTMENT' as const, serials: serials ?? [], reason };
    const change = { ...key, onHand: quantity, path: ['quantity'], movement };
    const changed = await changeLevels(tx, levels, [change], who);
    const told = {
      type: 'stock.adjusted' as const,
      data: {
        warehouse: warehouse.code,
        lines: changed.map((one) => lineOf(one, quantity)),
        counted: false,
        reason,
      },
      organizationIds: [warehouse.organizationId],
    };
    await recordStock(tx, [told], changed, who);
    if (quantity > 0) freed.push(key);
    return { levelIds: [level.id] };
  });
}
