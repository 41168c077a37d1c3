import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { changeLevels, keyOf, lineOf, lockLevels, recordStock, type Told } from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { moveTransferInput } from './inputs.ts';
import { lockTransfer, transferTold } from './lock-transfer.ts';

/** Calls off a transfer that was not sent: its parts are free again, and the ticket waits for others. */
export async function cancelTransfer(
  ctx: Context,
  input: z.input<typeof moveTransferInput>,
): Promise<{ transferId: string }> {
  const viewer = authorizeStaff(ctx, 'stock.transfer');
  const { idempotencyKey, ...wanted } = parse(moveTransferInput, input);
  const at = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'cancelTransfer',
    key: idempotencyKey,
    input: wanted,
    now: at,
  };
  const who = { actor: staffActor(viewer), at };
  const { id } = wanted;
  return changeStock(ctx, call, async (tx, freed) => {
    const transfer = await lockTransfer(tx, ctx, id, { side: 'from', state: 'REQUESTED' });
    const { fromId, toId } = transfer;
    const sources = transfer.lines.map(({ partId }) => ({ partId, warehouseId: fromId }));
    const homes = transfer.lines.map(({ partId }) => ({ partId, warehouseId: toId }));
    const levels = await lockLevels(tx, [...sources, ...homes]);
    const changed = await changeLevels(
      tx,
      levels,
      // The homes count a version each: more waits for them than before.
      [
        ...transfer.lines.map(({ quantity }, index) => ({ ...sources[index]!, reserved: -quantity })),
        ...homes,
      ],
      who,
    );
    const lineIds = transfer.lines.map((line) => line.id);
    await tx.partLine.updateMany({
      where: { transferLineId: { in: lineIds } },
      data: { transferLineId: null },
    });
    await tx.stockUnit.updateMany({
      where: { transferLineId: { in: lineIds } },
      data: { transferLineId: null },
    });
    await tx.transferLine.updateMany({ where: { id: { in: lineIds } }, data: { cancelled: true } });
    await tx.transfer.update({ where: { id }, data: { state: 'CANCELLED', endedAt: at } });
    const told: Told[] = [transferTold(transfer, fromId, levels, { state: 'CANCELLED' })];
    if (transfer.ticket) {
      told.push({
        type: 'stock.backordered',
        data: {
          warehouse: transfer.to.code,
          lines: transfer.lines.map(({ quantity }, index) =>
            lineOf({ ...levels.get(keyOf(homes[index]!))!, becameLow: false }, quantity),
          ),
          expectedOn: null,
        },
        organizationIds: [transfer.to.organizationId],
        job: transfer.ticket,
      });
    }
    await recordStock(tx, told, changed, who);
    freed.push(...sources, ...homes);
    return { transferId: id };
  });
}
