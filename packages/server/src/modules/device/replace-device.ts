import type { z } from 'zod';
import type { Device } from '../../generated/prisma/client.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import { PreconditionError, ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { takenMessage } from './check-devices.ts';
import { replaceDeviceInput } from './inputs-devices.ts';
import { lockDevice } from './lock.ts';
import { currentPolicies, startDates, vendorDay } from './look-up.ts';
import { recordRegistryEvent } from './record.ts';

type Wanted = z.output<typeof replaceDeviceInput>;

/** Puts the unit on record that a customer got in place of another, which is retired. Answers the new one. */
export async function replaceDevice(
  ctx: Context,
  input: z.input<typeof replaceDeviceInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'device.update');
  const { idempotencyKey, ...wanted } = parse(replaceDeviceInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'replaceDevice', key: idempotencyKey, input: wanted, now };
  const replace = async (tx: Transaction) => {
    const old = await lockDevice(tx, ctx, wanted.serial);
    const { reason, newSerial: serial, warranty } = wanted;
    const model = await readModel(tx, old, wanted);
    const replacedOn = await readDay(tx, wanted, now);
    await refuseSecond(tx, old);
    if (await tx.device.findUnique({ where: { serial }, select: { id: true } })) throw taken(serial);
    const promise = warranty === 'CONTINUES' ? continued(old) : await renewed(tx, model, replacedOn);
    const { organizationId, soldById, customerId } = old;
    const id = newId();
    const unit = { id, serial, modelId: model.id, organizationId, soldById, customerId };
    await tx.device.create({ data: { ...unit, ...promise, replacesId: old.id, createdAt: now } });
    if (warranty === 'CONTINUES') await copyWarranty(tx, old.id, id);
    if (!old.retiredAt) {
      await tx.device.update({ where: { id: old.id }, data: { retiredAt: now, retireReason: reason } });
    }
    const actor = staffActor(viewer);
    const day = replacedOn.toISOString().slice(0, 10);
    const told = { serial: old.serial, newSerial: serial, replacedOn: day, warranty, reason };
    await recordRegistryEvent(tx, actor, old, 'device.replaced', told, now);
    await recordRegistryEvent(tx, actor, { id, organizationId }, 'device.registered', { serial }, now);
    return { id };
  };
  try {
    return (await transact(ctx, (tx) => once(tx, call, () => replace(tx)))).id;
  } catch (error) {
    const raced = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw raced ? taken(wanted.newSerial) : error;
  }
}

const issue = (path: string, message: string, code: string) =>
  new ValidationError([{ path: [path], message, code }]);
const taken = (serial: string) => issue('newSerial', takenMessage(serial), 'taken');

/** The same model, unless another is said. */
async function readModel(tx: Transaction, old: Device, { modelCode }: Wanted) {
  const where = modelCode == null ? { id: old.modelId } : { code: modelCode.toUpperCase() };
  const model = await tx.productModel.findUnique({ where });
  if (!model) throw issue('modelCode', `There is no product model ${modelCode}.`, 'unknown_model');
  return model;
}

async function readDay(tx: Transaction, { replacedOn }: Wanted, now: Date): Promise<Date> {
  const today = await vendorDay(tx, now);
  if (!replacedOn) return today;
  if (replacedOn > today) throw issue('replacedOn', 'This day is yet to come.', 'in_future');
  return replacedOn;
}

async function refuseSecond(tx: Transaction, { id, serial }: Device): Promise<void> {
  const successor = await tx.device.findUnique({ where: { replacesId: id }, select: { id: true } });
  if (successor) throw new PreconditionError(`The device ${serial} was replaced already.`);
}

const continued = ({ purchasedOn, deliveredOn, installedOn, acceptedOn, policyId }: Device) => ({
  purchasedOn,
  deliveredOn,
  installedOn,
  acceptedOn,
  policyId,
});

/** What the model is sold with now, counted from the day of the replacement, whichever day its policy counts from. */
async function renewed(
  tx: Transaction,
  { warrantyPolicy }: { warrantyPolicy: string | null },
  replacedOn: Date,
) {
  const policy = warrantyPolicy && (await currentPolicies(tx, [warrantyPolicy])).get(warrantyPolicy);
  if (!policy) return { deliveredOn: replacedOn };
  return { deliveredOn: replacedOn, policyId: policy.id, [startDates[policy.startEvent]]: replacedOn };
}

/** What was bought on top goes with the customer, from the day on which it was bought; so does a void that stands. */
async function copyWarranty(tx: Transaction, from: string, to: string): Promise<void> {
  const extensions = await tx.warrantyExtension.findMany({
    where: { deviceId: from, revocation: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  await tx.warrantyExtension.createMany({
    data: extensions.map(({ name, phases, startsOn, createdAt }) => ({
      // Of two from one moment, the first by its id comes first.
      id: newId(),
      deviceId: to,
      name,
      phases: phases as Prisma.InputJsonValue,
      startsOn,
      createdAt,
    })),
  });
  const voids = await tx.warrantyVoid.findMany({ where: { deviceId: from, restoredAt: null } });
  await tx.warrantyVoid.createMany({
    data: voids.map(({ reason, voidedAt }) => ({ deviceId: to, reason, voidedAt })),
  });
}
