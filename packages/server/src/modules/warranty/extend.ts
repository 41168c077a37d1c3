import type { z } from 'zod';
import { PreconditionError, ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { lockDevice } from '../device/index.ts';
import { readFactsOf } from './facts.ts';
import { extendWarrantyInput } from './inputs.ts';
import { recordDeviceEvent } from './record.ts';
import { dayAt, lastDayOfAll } from './rules.ts';
import { dateOf, dayOf } from './stored.ts';

const most = 20;

/** Adds phases that were bought for one device on top of those it was sold with. */
export async function extendWarranty(
  ctx: Context,
  input: z.input<typeof extendWarrantyInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.extend');
  const { idempotencyKey, ...wanted } = parse(extendWarrantyInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'extendWarranty', key: idempotencyKey, input: wanted, now };
  const { id } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const device = await lockDevice(tx, ctx, wanted.serial);
      const { warranty, timeZone } = await readFactsOf(tx, device.id, now);
      if (!warranty.policy) {
        throw new PreconditionError(`The device ${device.serial} was sold without a warranty to extend.`);
      }
      if (warranty.extensions.length >= most) {
        throw new PreconditionError(`A warranty can be extended ${most} times at most.`);
      }
      const { name, phases, startsOn = null } = wanted;
      const begins = warranty.startsOn?.toString();
      if (startsOn && begins !== undefined && dayOf(startsOn).toString() < begins) {
        const message = `This is before ${begins}, the first day of the warranty.`;
        throw new ValidationError([{ path: ['startsOn'], message, code: 'invalid_value' }]);
      }
      // What has ended cannot be followed on any more: it is not bought for the time that has passed.
      const today = dayAt(now, timeZone);
      const end = lastDayOfAll(warranty);
      const lapsed = end !== null && end.until(today).sign > 0;
      await tx.warrantyExtension.create({
        data: {
          deviceId: device.id,
          name,
          phases,
          startsOn: startsOn ?? (lapsed ? dateOf(today) : null),
          createdAt: now,
        },
      });
      await recordDeviceEvent(tx, viewer, device, 'warranty.extended', { serial: device.serial, name }, now);
      return { id: device.id };
    }),
  );
  return id;
}
