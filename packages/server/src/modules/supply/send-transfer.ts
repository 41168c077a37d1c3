import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { changeLevels, lockLevels, recordStock } from '../stock/index.ts';
import { changeStock } from './change-stock.ts';
import { sendTransferInput } from './inputs.ts';
import { lockTransfer, transferTold } from './lock-transfer.ts';

/** Sends what was requested from a warehouse: it is on its way. */
export async function sendTransfer(
  ctx: Context,
  input: z.input<typeof sendTransferInput>,
): Promise<{ transferId: string }> {
  const viewer = authorizeStaff(ctx, 'stock.transfer');
  const { idempotencyKey, ...wanted } = parse(sendTransferInput, input);
  const at = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'sendTransfer', key: idempotencyKey, input: wanted, now: at };
  const who = { actor: staffActor(viewer), at };
  const { id, expectedOn = null } = wanted;
  return changeStock(ctx, call, async (tx) => {
    const transfer = await lockTransfer(tx, ctx, id, { side: 'from', state: 'REQUESTED' });
    const warehouseId = transfer.fromId;
    const levels = await lockLevels(
      tx,
      transfer.lines.map(({ partId }) => ({ partId, warehouseId })),
    );
    const changed = await changeLevels(
      tx,
      levels,
      transfer.lines.map(({ partId, quantity, units }) => ({
        partId,
        warehouseId,
        onHand: -quantity,
        reserved: -quantity,
        movement: {
          kind: 'TRANSFER_OUT' as const,
          transferId: id,
          serials: units.map(({ serial }) => serial),
        },
      })),
      who,
    );
    await tx.transfer.update({ where: { id }, data: { state: 'IN_TRANSIT', sentAt: at, expectedOn } });
    await tx.stockUnit.updateMany({
      where: { transferLineId: { in: transfer.lines.map((line) => line.id) } },
      data: { state: 'IN_TRANSIT' },
    });
    const told = transferTold(transfer, warehouseId, levels, { state: 'IN_TRANSIT', expectedOn });
    await recordStock(tx, [told], changed, who);
    return { transferId: id };
  });
}
