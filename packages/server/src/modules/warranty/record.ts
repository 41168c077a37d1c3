import type { Device, Ticket } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { type Actor, type NewEvent, recordEvent } from '../../platform/event-log/index.ts';
import { type StaffViewer, staffActor } from '../access/index.ts';

/** What each event of a device's warranty says beside who and when. */
export interface WarrantyEventData {
  'warranty.voided': { serial: string; reason: string };
  'warranty.restored': { serial: string; reason: string };
  'warranty.extended': { serial: string; name: string };
  'warranty.extension_revoked': { serial: string; name: string; reason: string };
  'device.part_replaced': {
    serial: string;
    sku: string;
    part: string;
    newPartSerial: string | null;
    oldPartSerial: string | null;
    underWarranty: boolean;
  };
}

/** One event of a device: for those who keep it, and for those whose ticket it is. */
export const deviceEvent = <Type extends keyof WarrantyEventData>(
  { id, organizationId }: Pick<Device, 'id' | 'organizationId'>,
  type: Type,
  data: WarrantyEventData[Type] & Prisma.InputJsonObject,
  { actor, at }: { actor: Actor; at: Date },
  ticket?: Pick<Ticket, 'id' | 'originId' | 'handlerId'> | null,
): NewEvent => ({
  type,
  at,
  audience: [...new Set([organizationId, ...(ticket ? [ticket.originId, ticket.handlerId] : [])])],
  deviceId: id,
  actor,
  data,
  ...(ticket && { ticketId: ticket.id }),
});

/** Records it, in the transaction of the change. */
export async function recordDeviceEvent<Type extends keyof WarrantyEventData>(
  tx: Transaction,
  viewer: StaffViewer,
  device: Pick<Device, 'id' | 'organizationId'>,
  type: Type,
  data: WarrantyEventData[Type] & Prisma.InputJsonObject,
  at: Date,
): Promise<void> {
  await recordEvent(tx, deviceEvent(device, type, data, { actor: staffActor(viewer), at }));
}
