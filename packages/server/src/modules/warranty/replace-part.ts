import type { z } from 'zod';
import type { Device, InstalledPart, Part } from '../../generated/prisma/client.ts';
import { Prisma, type Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import {
  authorizeStaff,
  type Context,
  inSight,
  scope,
  staffActor,
  visibleOrganizationIds,
} from '../access/index.ts';
import { lockDevice, vendorTimeZone } from '../device/index.ts';
import { replacePartInput } from './inputs.ts';
import { putPartsIn } from './put-parts-in.ts';
import { dayAt } from './rules.ts';
import { dateOf } from './stored.ts';

type Wanted = z.output<typeof replacePartInput>;

export interface ReplacedPartIds {
  deviceId: string;
  installedPartId: string;
}

/** Puts a new part into a device, and takes the old one out if it is on record. Whether the warranty gave it is decided here, and kept. */
export async function replacePart(
  ctx: Context,
  input: z.input<typeof replacePartInput>,
): Promise<ReplacedPartIds> {
  const viewer = authorizeStaff(ctx, 'device.repair');
  const { idempotencyKey, ...wanted } = parse(replacePartInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'replacePart', key: idempotencyKey, input: wanted, now };
  const replaced = transact(ctx, (tx) =>
    once(tx, call, async () => {
      // The turn of the ticket comes first, here as wherever both are changed.
      if (wanted.ticket != null) await takeTurn(tx, wanted.ticket);
      const device = await lockDevice(tx, ctx, wanted.serial);
      const part = await findPart(tx, wanted);
      const replacedOn = await readDay(tx, wanted, now);
      const old = await findOld(tx, device, part, wanted);
      const ticket = await findJob(tx, ctx, device, wanted);
      const [installedPartId] = await putPartsIn(
        tx,
        device,
        { part, serials: [wanted.newPartSerial ?? null], old: old ? [old] : [], replacedOn, ticket },
        { actor: staffActor(viewer), at: now },
      );
      return { deviceId: device.id, installedPartId: installedPartId! };
    }),
  );
  try {
    return await replaced;
  } catch (error) {
    const raced = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw raced ? unitTaken(wanted.sku) : error;
  }
}

const issue = (path: string, message: string, code: string) =>
  new ValidationError([{ path: [path], message, code }]);
const unitTaken = (sku: string) =>
  issue('newPartSerial', `A ${sku} with this serial number is in a device already.`, 'taken');

async function findPart(tx: Transaction, { sku, newPartSerial }: Wanted): Promise<Part> {
  const part = await tx.part.findUnique({ where: { sku } });
  if (!part) throw issue('sku', `There is no part ${sku} in the catalogue.`, 'unknown_part');
  if (part.serialTracked && newPartSerial == null) {
    throw issue('newPartSerial', `Each ${sku} has a serial number: say that of the new one.`, 'required');
  }
  const taken =
    newPartSerial != null &&
    (await tx.installedPart.findFirst({
      where: { partId: part.id, serial: newPartSerial, removedOn: null },
    }));
  if (taken) throw unitTaken(sku);
  return part;
}

/** Today by the vendor's day, unless another day is said. */
async function readDay(tx: Transaction, { replacedOn }: Wanted, now: Date): Promise<Date> {
  const today = dateOf(dayAt(now, await vendorTimeZone(tx)));
  if (!replacedOn) return today;
  if (replacedOn > today) throw issue('replacedOn', 'This day is yet to come.', 'in_future');
  return replacedOn;
}

/** The part that is taken out: the one with the serial number that was said, else the oldest of its kind. */
async function findOld(
  tx: Transaction,
  device: Device,
  part: Part,
  { oldPartSerial }: Wanted,
): Promise<InstalledPart | null> {
  const old = await tx.installedPart.findFirst({
    where: {
      deviceId: device.id,
      partId: part.id,
      removedOn: null,
      ...(oldPartSerial != null && { serial: oldPartSerial }),
    },
    orderBy: [{ installedOn: 'asc' }, { id: 'asc' }],
  });
  if (old || oldPartSerial == null) return old;
  throw issue(
    'oldPartSerial',
    `There is no ${part.sku} with this serial number in the device.`,
    'unknown_part',
  );
}

/** The ticket in which it was replaced: one that is about this device, is not over, and is the viewer's to handle. */
async function findJob(tx: Transaction, ctx: Context, device: Device, { ticket }: Wanted) {
  if (ticket == null) return null;
  const job = await tx.ticket.findFirst({
    where: { id: ticket, AND: [scope(ctx, 'Ticket'), await inSight(tx, ctx, 'Ticket', { id: ticket })] },
  });
  if (!job) throw issue('ticket', 'There is no such ticket.', 'unknown_ticket');
  if (job.deviceId !== device.id)
    throw issue('ticket', 'This ticket is about another device.', 'not_allowed');
  if (!visibleOrganizationIds(ctx).includes(job.handlerId)) {
    throw issue(
      'ticket',
      'This ticket was handed over: whoever handles it now records its parts.',
      'not_allowed',
    );
  }
  if (job.quarantined)
    throw issue('ticket', 'This ticket is in quarantine: release it first.', 'quarantined');
  if (job.status === 'CLOSED' || job.status === 'CANCELLED') {
    throw issue('ticket', `The ticket is ${job.status}: nothing is put in any more.`, 'not_open');
  }
  return job;
}
