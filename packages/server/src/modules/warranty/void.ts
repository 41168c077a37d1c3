import type { z } from 'zod';
import { PreconditionError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { lockDevice } from '../device/index.ts';
import { voidWarrantyInput } from './inputs.ts';
import { recordDeviceEvent } from './record.ts';

/** Ends the warranty of a device before its time. What was decided before stands. */
export async function voidWarranty(ctx: Context, input: z.input<typeof voidWarrantyInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.void');
  const { serial, reason } = parse(voidWarrantyInput, input);
  return transact(ctx, async (tx) => {
    const device = await lockDevice(tx, ctx, serial);
    if (!device.policyId) throw new PreconditionError(`The device ${device.serial} has no warranty to void.`);
    const standing = await tx.warrantyVoid.findFirst({ where: { deviceId: device.id, restoredAt: null } });
    if (standing) {
      throw new PreconditionError(
        `The warranty of ${device.serial} is void already: ${standing.reason} Restore it first.`,
      );
    }
    const now = ctx.clock.now();
    await tx.warrantyVoid.create({ data: { deviceId: device.id, reason, voidedAt: now } });
    await recordDeviceEvent(tx, viewer, device, 'warranty.voided', { serial: device.serial, reason }, now);
    return device.id;
  });
}
