import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  changeLevels,
  findWarehouse,
  keyOf,
  lineOf,
  lockLevels,
  pickUnits,
  readLines,
  recordStock,
} from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { scrapPartsInput } from './inputs.ts';
import type { ChangedStock } from './receive-stock.ts';
import { requireFree } from './shortages.ts';

/** Takes out of stock what is good for nothing any more. Of tracked parts the units are named. */
export async function scrapParts(
  ctx: Context,
  input: z.input<typeof scrapPartsInput>,
): Promise<ChangedStock> {
  const viewer = authorizeStaff(ctx, 'stock.correct');
  const { idempotencyKey, ...wanted } = parse(scrapPartsInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'scrapParts', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const { reason } = wanted;
  return changeStock(ctx, call, async (tx) => {
    const warehouse = await findWarehouse(tx, ctx, wanted.warehouse, ['warehouse']);
    const lines = await readLines(tx, wanted.lines);
    const keys = lines.map(({ part }) => ({ partId: part.id, warehouseId: warehouse.id }));
    const levels = await lockLevels(tx, keys);
    requireFree(lines, warehouse, levels);
    for (const { part, quantity, serials, path } of lines) {
      if (!part.serialTracked) continue;
      const units = await pickUnits(tx, { part, warehouse, quantity, serials: serials ?? [], path });
      await tx.stockUnit.updateMany({
        where: { id: { in: units.map(({ id }) => id) } },
        data: { state: 'SCRAPPED' },
      });
    }
    const changed = await changeLevels(
      tx,
      levels,
      lines.map(({ quantity, serials }, index) => ({
        ...keys[index]!,
        onHand: -quantity,
        movement: { kind: 'SCRAP' as const, serials: serials ?? [], reason },
      })),
      who,
    );
    const told = {
      type: 'stock.scrapped' as const,
      data: {
        warehouse: warehouse.code,
        lines: keys.map((key, index) =>
          lineOf(
            changed.find((level) => keyOf(level) === keyOf(key))!,
            lines[index]!.quantity,
          ),
        ),
        serials: lines.flatMap(({ serials }) => serials ?? []),
        reason,
      },
      organizationIds: [warehouse.organizationId],
    };
    await recordStock(tx, [told], changed, who);
    return { levelIds: keys.map((key) => levels.get(keyOf(key))!.id) };
  });
}
