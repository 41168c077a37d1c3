import type { Transaction } from '../../platform/database.ts';
import { type Actor, recordEvent } from '../../platform/event-log/index.ts';
import { normalizeSerial } from './rules.ts';

export interface NewDevice {
  serial: string;
  modelId: string;
  organizationId: string;
  soldById: string | null;
  customerId: string | null;
  purchasedOn: Date | null;
  deliveredOn: Date | null;
  installedOn: Date | null;
  acceptedOn: Date | null;
  policyId: string | null;
}

/** Puts one device on record, with the first event of its history. */
export async function registerDevice(
  tx: Transaction,
  device: NewDevice,
  actor: Actor,
  now: Date,
): Promise<string> {
  const serial = normalizeSerial(device.serial);
  const { id } = await tx.device.create({
    data: { ...device, serial, createdAt: now },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: 'device.registered',
    at: now,
    audience: [device.organizationId],
    deviceId: id,
    actor,
    data: { serial },
  });
  return id;
}
