import type { z } from 'zod';
import { PreconditionError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { lockDevice } from '../device/index.ts';
import { restoreWarrantyInput } from './inputs.ts';
import { recordDeviceEvent } from './record.ts';

/** Takes back that a warranty was voided: it goes on as it was sold. */
export async function restoreWarranty(
  ctx: Context,
  input: z.input<typeof restoreWarrantyInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.void');
  const { serial, reason } = parse(restoreWarrantyInput, input);
  return transact(ctx, async (tx) => {
    const device = await lockDevice(tx, ctx, serial);
    const now = ctx.clock.now();
    const { count } = await tx.warrantyVoid.updateMany({
      where: { deviceId: device.id, restoredAt: null },
      data: { restoredAt: now, restoreReason: reason },
    });
    if (count === 0) throw new PreconditionError(`The warranty of ${device.serial} is not void.`);
    await recordDeviceEvent(tx, viewer, device, 'warranty.restored', { serial: device.serial, reason }, now);
    return device.id;
  });
}
