import type { Device, InstalledPart, Part } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { recordEvents } from '../../platform/event-log/index.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { answerOfRow, givesPart } from './answer.ts';
import { newestDecision } from './decide-ticket.ts';
import { readFactsOf } from './facts.ts';
import { deviceEvent } from './record.ts';
import { dayOf } from './stored.ts';

export interface PuttingIn {
  part: Pick<Part, 'id' | 'sku' | 'name'>;
  /** One for each piece; null: it has none, or nobody noted it. */
  serials: readonly (string | null)[];
  /** Those that come out; by default the oldest of the kind. */
  old?: readonly InstalledPart[];
  replacedOn: Date;
  /** The job in which it is done. */
  ticket: { id: string; createdAt: Date; originId: string; handlerId: string } | null;
  /** The line of parts by which they were issued. */
  partLineId?: string;
}

const issue = (path: string, message: string, code: string) =>
  new ValidationError([{ path: [path], message, code }]);

/**
 * Puts pieces of a part into a device whose turn the transaction has, and takes out as many of its kind as are on record.
 * Whether the warranty gives them is decided here, and kept.
 */
export async function putPartsIn(
  tx: Transaction,
  device: Device,
  { part, serials, replacedOn, ticket, partLineId, ...given }: PuttingIn,
  { actor, at }: { actor: Actor; at: Date },
): Promise<string[]> {
  const old = given.old ?? (await oldestOf(tx, device, part, serials.length));
  if (old.some(({ installedOn }) => installedOn > replacedOn)) {
    throw issue('replacedOn', 'This is before the old part was put in.', 'invalid_value');
  }
  const isGiven = await givesFor(tx, device, part, { ticket, replacedOn, now: at });
  await tx.installedPart.updateMany({
    where: { id: { in: old.map(({ id }) => id) } },
    data: { removedOn: replacedOn },
  });
  const installed = serials.map((serial, index) => ({
    id: newId(),
    deviceId: device.id,
    partId: part.id,
    serial,
    installedOn: replacedOn,
    isReplacement: true,
    underWarranty: isGiven(old[index] ?? null),
    ticketId: ticket?.id ?? null,
    partLineId: partLineId ?? null,
    replacesId: old[index]?.id ?? null,
    createdAt: at,
  }));
  await tx.installedPart.createMany({ data: installed });
  await recordEvents(
    tx,
    installed.map(({ serial, underWarranty }, index) => {
      const told = {
        serial: device.serial,
        sku: part.sku,
        part: part.name,
        newPartSerial: serial,
        oldPartSerial: old[index]?.serial ?? null,
        underWarranty,
      };
      return deviceEvent(device, 'device.part_replaced', told, { actor, at }, ticket);
    }),
  );
  return installed.map(({ id }) => id);
}

const oldestOf = (
  tx: Transaction,
  device: Device,
  part: Pick<Part, 'id'>,
  count: number,
): Promise<InstalledPart[]> =>
  tx.installedPart.findMany({
    where: { deviceId: device.id, partId: part.id, removedOn: null },
    orderBy: [{ installedOn: 'asc' }, { id: 'asc' }],
    take: count,
  });

/**
 * Whether the warranty gives a part, by the one that comes out for it: of several of a kind each is judged by itself. It goes by
 * the cause that was recorded, and the day on which the fault was reported; without a ticket, as a defect on that day.
 */
async function givesFor(
  tx: Transaction,
  device: Device,
  { sku }: Pick<Part, 'sku'>,
  job: { ticket: { id: string; createdAt: Date } | null; replacedOn: Date; now: Date },
): Promise<(old: InstalledPart | null) => boolean> {
  const { ticket, replacedOn, now } = job;
  const facts = await readFactsOf(tx, device.id, now);
  const failed = (old: InstalledPart | null) => old && { id: old.id };
  if (!ticket) {
    const noon = dayOf(replacedOn).toZonedDateTime({ timeZone: facts.timeZone, plainTime: '12:00' });
    const asked = { at: new Date(noon.epochMilliseconds), cause: 'DEFECT', sku, now } as const;
    return (old) => givesPart(facts, { ...asked, part: failed(old) });
  }
  const decision = await newestDecision(tx, ticket.id);
  const frozen = decision && answerOfRow(decision);
  const stands = frozen?.sku === sku && frozen.reasons.every(({ code }) => code !== 'GOODWILL');
  const asked = { at: ticket.createdAt, cause: frozen?.cause ?? 'DEFECT', sku, now, ticketId: ticket.id };
  return (old) =>
    stands && (!old || frozen.partSerial === old.serial)
      ? frozen.parts === 'FREE'
      : givesPart(facts, { ...asked, part: failed(old) });
}
