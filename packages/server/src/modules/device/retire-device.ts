import type { z } from 'zod';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { retireDeviceInput } from './inputs-devices.ts';
import { lockDevice } from './lock.ts';
import { recordRegistryEvent } from './record.ts';
import { retired } from './transfer-device.ts';

/** Takes a device out of service for good. It stays on record, with its history. */
export async function retireDevice(ctx: Context, input: z.input<typeof retireDeviceInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'device.update');
  const { serial, reason } = parse(retireDeviceInput, input);
  const now = ctx.clock.now();
  return transact(ctx, async (tx) => {
    const device = await lockDevice(tx, ctx, serial);
    if (device.retiredAt) throw retired(device.serial);
    await tx.device.update({
      where: { id: device.id },
      data: { retiredAt: now, retireReason: reason },
    });
    const data = { serial: device.serial, reason };
    await recordRegistryEvent(tx, staffActor(viewer), device, 'device.retired', data, now);
    return device.id;
  });
}
