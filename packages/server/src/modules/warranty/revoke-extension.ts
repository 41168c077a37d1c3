import type { z } from 'zod';
import { PreconditionError, RequestError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope } from '../access/index.ts';
import { lockDevice } from '../device/index.ts';
import { revokeWarrantyExtensionInput } from './inputs.ts';
import { recordDeviceEvent } from './record.ts';

/** Takes an extension back: from now on it does not count. What was decided before stands. */
export async function revokeWarrantyExtension(
  ctx: Context,
  input: z.input<typeof revokeWarrantyExtensionInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.extend');
  const { extension: id, reason } = parse(revokeWarrantyExtensionInput, input);
  return transact(ctx, async (tx) => {
    const extension = await tx.warrantyExtension.findFirst({
      where: { id, device: scope(ctx, 'Device') },
      select: { name: true, device: { select: { id: true, serial: true } } },
    });
    const seen = await inSight(tx, ctx, 'Device', { id: extension ? [extension.device.id] : [] });
    if (!extension || seen.id.in.length === 0) {
      throw new RequestError('NOT_FOUND', 'There is no such extension.');
    }
    const { name } = extension;
    const device = await lockDevice(tx, ctx, extension.device.serial);
    if (await tx.warrantyExtensionRevocation.findUnique({ where: { extensionId: id } })) {
      throw new PreconditionError(`The extension ${name} of ${device.serial} was taken back already.`);
    }
    const now = ctx.clock.now();
    await tx.warrantyExtensionRevocation.create({ data: { extensionId: id, reason, revokedAt: now } });
    const told = { serial: device.serial, name, reason };
    await recordDeviceEvent(tx, viewer, device, 'warranty.extension_revoked', told, now);
    return device.id;
  });
}
