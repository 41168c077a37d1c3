import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { reorderPointInput } from './inputs.ts';
import { keyOf, lockLevels } from './levels.ts';
import { findWarehouse } from './places.ts';
import { recordStock } from './record.ts';
import { isLow } from './rules.ts';
import { issueAt } from './units.ts';

/** Says at how many available pieces a part is to be ordered again. A level that is there already is told of at once. */
export async function setReorderPoint(
  ctx: Context,
  input: z.input<typeof reorderPointInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'stock.manage');
  const { warehouse, sku, reorderPoint = null } = parse(reorderPointInput, input);
  const at = ctx.clock.now();
  return transact(ctx, async (tx) => {
    const place = await findWarehouse(tx, ctx, warehouse, ['warehouse']);
    const part = await tx.part.findUnique({ where: { sku }, select: { id: true } });
    if (!part) throw issueAt(['sku'], `There is no part ${sku} in the catalogue.`, 'unknown_part');
    const key = { partId: part.id, warehouseId: place.id };
    const level = (await lockLevels(tx, [key])).get(keyOf(key))!;
    if (level.reorderPoint === reorderPoint) return level.id;
    const changed = { ...level, reorderPoint };
    const low = isLow(changed);
    await tx.stockLevel.update({ where: { id: level.id }, data: { reorderPoint, low } });
    const told = {
      type: 'stock.reorder_point_changed' as const,
      data: { warehouse: place.code, sku, reorderPoint },
      organizationIds: [place.organizationId],
    };
    const who = { actor: staffActor(viewer), at };
    await recordStock(tx, [told], [{ ...changed, low, becameLow: low && !level.low }], who);
    return level.id;
  });
}
