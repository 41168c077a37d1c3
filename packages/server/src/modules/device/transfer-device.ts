import type { z } from 'zod';
import { PreconditionError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { keepCustomers } from '../customer/index.ts';
import { transferDeviceInput } from './inputs-devices.ts';
import { lockDevice } from './lock.ts';
import { recordRegistryEvent } from './record.ts';

/** Gives a device another owner. Its warranty and its history go with it. */
export async function transferDevice(
  ctx: Context,
  input: z.input<typeof transferDeviceInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'device.update');
  const { serial, customer: contact, note = null } = parse(transferDeviceInput, input);
  const now = ctx.clock.now();
  return transact(ctx, async (tx) => {
    const device = await lockDevice(tx, ctx, serial);
    if (device.retiredAt) throw retired(device.serial);
    const [customerId] = await keepCustomers(tx, [{ organizationId: device.organizationId, contact }], now);
    if (customerId === device.customerId) return device.id;
    const names = await tx.customer.findMany({
      where: { id: { in: [customerId!, ...(device.customerId ? [device.customerId] : [])] } },
      select: { id: true, name: true },
    });
    const nameOf = (id: string | null | undefined) => names.find((row) => row.id === id)?.name ?? null;
    await tx.device.update({ where: { id: device.id }, data: { customerId: customerId! } });
    const data = {
      serial: device.serial,
      from: nameOf(device.customerId),
      to: nameOf(customerId) ?? contact.name,
      note,
    };
    await recordRegistryEvent(tx, staffActor(viewer), device, 'device.transferred', data, now);
    return device.id;
  });
}

export const retired = (serial: string) => new PreconditionError(`The device ${serial} is retired.`);
