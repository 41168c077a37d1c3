import type { Device } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Actor, recordEvent } from '../../platform/event-log/index.ts';

/** What each event of the registry says beside who and when. */
export interface DeviceEventData {
  'device.registered': { serial: string };
  'device.changed': { serial: string; fields: string[] };
  'device.transferred': { serial: string; from: string | null; to: string; note: string | null };
  'device.retired': { serial: string; reason: string };
  'device.replaced': {
    serial: string;
    newSerial: string;
    /** A day. */
    replacedOn: string;
    warranty: 'CONTINUES' | 'NEW';
    reason: string;
  };
}

/** One event of a device, in the transaction of its change. */
export async function recordRegistryEvent<Type extends keyof DeviceEventData>(
  tx: Transaction,
  actor: Actor,
  { id, organizationId }: Pick<Device, 'id' | 'organizationId'>,
  type: Type,
  data: DeviceEventData[Type] & Prisma.InputJsonObject,
  at: Date,
): Promise<void> {
  await recordEvent(tx, { type, at, audience: [organizationId], deviceId: id, actor, data });
}
