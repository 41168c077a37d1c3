import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  changeLevels,
  countMissing,
  keyOf,
  lineOf,
  lockLevels,
  recordStock,
  type Told,
} from '../stock/index.ts';
import { settleParts } from '../ticket/index.ts';
import { changeStock } from './change-stock.ts';
import { moveTransferInput } from './inputs.ts';
import { lockTransfer, type LockedTransfer, transferTold } from './lock-transfer.ts';

/** Takes in what was on its way. What a ticket waits for is held for it; the rest is free. */
export async function receiveTransfer(
  ctx: Context,
  input: z.input<typeof moveTransferInput>,
): Promise<{ transferId: string }> {
  const viewer = authorizeStaff(ctx, 'stock.transfer');
  const { idempotencyKey, ...wanted } = parse(moveTransferInput, input);
  const at = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'receiveTransfer',
    key: idempotencyKey,
    input: wanted,
    now: at,
  };
  const who = { actor: staffActor(viewer), at };
  const { id } = wanted;
  return changeStock(ctx, call, async (tx, freed) => {
    const transfer = await lockTransfer(tx, ctx, id, { side: 'to', state: 'IN_TRANSIT' });
    const warehouseId = transfer.toId;
    const keys = transfer.lines.map(({ partId }) => ({ partId, warehouseId }));
    const levels = await lockLevels(tx, keys);
    const changed = await changeLevels(
      tx,
      levels,
      transfer.lines.map(({ partId, quantity, partLine, units }) => ({
        partId,
        warehouseId,
        onHand: quantity,
        reserved: isAwaited(partLine) ? quantity : 0,
        movement: {
          kind: 'TRANSFER_IN' as const,
          transferId: id,
          serials: units.map(({ serial }) => serial),
        },
      })),
      who,
    );
    await tx.transfer.update({ where: { id }, data: { state: 'RECEIVED', endedAt: at } });
    for (const { id: transferLineId, partLine } of transfer.lines) {
      const awaited = isAwaited(partLine);
      await tx.stockUnit.updateMany({
        where: { transferLineId },
        data: {
          state: 'IN_STOCK',
          warehouseId,
          transferLineId: null,
          partLineId: awaited ? partLine!.id : null,
        },
      });
      if (!awaited) continue;
      await tx.partLine.update({ where: { id: partLine!.id }, data: { state: 'RESERVED', filledAt: at } });
    }
    const told: Told[] = [transferTold(transfer, warehouseId, levels, { state: 'RECEIVED' })];
    const held = transfer.lines.filter(({ partLine }) => isAwaited(partLine));
    if (transfer.ticket && held.length > 0) {
      const lines = held.map(({ partId, quantity }) =>
        lineOf({ ...levels.get(keyOf({ partId, warehouseId }))!, becameLow: false }, quantity),
      );
      told.push({
        type: 'stock.reserved',
        data: { warehouse: transfer.to.code, lines, filled: true, expiresAt: null },
        organizationIds: [transfer.to.organizationId],
        job: transfer.ticket,
      });
    }
    await recordStock(tx, told, changed, who);
    if (transfer.ticketId) {
      await settleParts(tx, ctx, transfer.ticketId, await countMissing(tx, transfer.ticketId));
    }
    freed.push(...keys);
    return { transferId: id };
  });
}

const isAwaited = (line: LockedTransfer['lines'][number]['partLine']): boolean =>
  line?.state === 'BACKORDERED';
