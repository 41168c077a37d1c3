import type { z } from 'zod';
import type { Device } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { dateFields } from './check-devices.ts';
import { updateDeviceInput } from './inputs-devices.ts';
import { lockDevice } from './lock.ts';
import { currentPolicies, vendorDay } from './look-up.ts';
import { recordRegistryEvent } from './record.ts';

type Wanted = z.output<typeof updateDeviceInput>;
type Change = Partial<Pick<Device, (typeof dateFields)[number] | 'policyId'>>;

/**
 * Changes what is given of a device. What was missing is the desk's to add; what is on record decides who pays, and so
 * only a manager corrects it.
 */
export async function updateDevice(ctx: Context, input: z.input<typeof updateDeviceInput>): Promise<string> {
  const viewer = authorizeStaff(ctx, 'device.update');
  const wanted = parse(updateDeviceInput, input);
  const now = ctx.clock.now();
  return transact(ctx, async (tx) => {
    const device = await lockDevice(tx, ctx, wanted.serial);
    const change = await readChange(tx, device, wanted, now);
    const fields = (Object.keys(change) as (keyof Change)[]).filter(
      (field) => device[field]?.valueOf() !== change[field]?.valueOf(),
    );
    if (fields.length === 0) return device.id;
    if (fields.some((field) => device[field] !== null)) authorizeStaff(ctx, 'device.correct');
    await tx.device.update({ where: { id: device.id }, data: change });
    const told = fields.map((field) => (field === 'policyId' ? 'policy' : field));
    const data = { serial: device.serial, fields: told };
    await recordRegistryEvent(tx, staffActor(viewer), device, 'device.changed', data, now);
    return device.id;
  });
}

async function readChange(tx: Transaction, device: Device, wanted: Wanted, now: Date): Promise<Change> {
  const today = await vendorDay(tx, now);
  const issues: ValidationIssue[] = [];
  const change: Change = {};
  for (const field of dateFields) {
    const day = wanted[field];
    if (day && day > today) {
      issues.push({ path: [field], message: 'This day is yet to come.', code: 'in_future' });
    }
    if (day !== undefined) change[field] = day;
  }
  if (wanted.policy !== undefined) change.policyId = await readPolicy(tx, device, wanted.policy, issues);
  if (issues.length > 0) throw new ValidationError(issues);
  return change;
}

/** The version that holds now; the one that the device has stays, if it is one of the same policy. */
async function readPolicy(
  tx: Transaction,
  device: Device,
  code: string | null,
  issues: ValidationIssue[],
): Promise<string | null> {
  if (code === null) return null;
  const own = device.policyId && (await tx.warrantyPolicy.findUnique({ where: { id: device.policyId } }));
  if (own && own.code === code) return own.id;
  const policy = (await currentPolicies(tx, [code])).get(code);
  if (policy) return policy.id;
  issues.push({
    path: ['policy'],
    message: `There is no warranty policy ${code}.`,
    code: 'unknown_policy',
  });
  return null;
}
