import type { Transaction } from '../../platform/database.ts';
import type { ValidationIssue } from '../../platform/errors.ts';
import { type Actor, recordEvents } from '../../platform/event-log/index.ts';
import { newId } from '../../platform/ids.ts';
import { keepCustomers } from '../customer/index.ts';
import { type CheckedDevice, dateFields, takenMessage, unitTakenMessage } from './check-devices.ts';
import { vendorDay } from './look-up.ts';

/**
 * Puts checked devices on record, each with the first event of its history. Serial numbers, of devices
 * and of parts, that somebody else took meanwhile come back as issues: then the transaction must not be committed.
 */
export async function writeDevices(
  tx: Transaction,
  devices: readonly CheckedDevice[],
  actor: Actor,
  now: Date,
): Promise<{ ids: string[]; issues: ValidationIssue[] }> {
  const owned = devices.filter(({ row }) => row.customer != null);
  const customers = await keepCustomers(
    tx,
    owned.map(({ organizationId, row }) => ({ organizationId, contact: row.customer! })),
    now,
  );
  const customerOf = new Map(owned.map((device, at) => [device, customers[at]!]));
  const ids = devices.map(() => newId());
  const rows = devices.map((device, at) => ({
    id: ids[at],
    serial: device.row.serial,
    model_id: device.modelId,
    organization_id: device.organizationId,
    sold_by_id: device.soldById,
    customer_id: customerOf.get(device) ?? null,
    purchased_on: device.row.purchasedOn ?? null,
    delivered_on: device.row.deliveredOn ?? null,
    installed_on: device.row.installedOn ?? null,
    accepted_on: device.row.acceptedOn ?? null,
    policy_id: device.policyId,
    created_at: now,
  }));
  // In the order of the serial numbers, so that two callers with some of the same ones wait for each other in turn.
  const written = await tx.$queryRaw<{ serial: string }[]>`
    insert into device (id, serial, model_id, organization_id, sold_by_id, customer_id,
      purchased_on, delivered_on, installed_on, accepted_on, policy_id, created_at)
    select id, serial, model_id, organization_id, sold_by_id, customer_id,
      purchased_on, delivered_on, installed_on, accepted_on, policy_id, created_at
    from jsonb_populate_recordset(null::device, ${JSON.stringify(rows)}::jsonb) order by serial
    on conflict (serial) do nothing returning serial`;
  if (written.length < devices.length) {
    const own = new Set(written.map(({ serial }) => serial));
    const issues = devices.flatMap(({ row: { serial } }, at) =>
      own.has(serial) ? [] : [{ path: [String(at), 'serial'], message: takenMessage(serial), code: 'taken' }],
    );
    return { ids, issues };
  }
  const issues = await writeParts(tx, devices, ids, now);
  if (issues.length > 0) return { ids, issues };
  await recordEvents(
    tx,
    devices.map(({ organizationId, row: { serial } }, at) => ({
      type: 'device.registered',
      at: now,
      audience: [organizationId],
      deviceId: ids[at]!,
      actor,
      data: { serial },
    })),
  );
  return { ids, issues: [] };
}

/** The parts with which a device was made, from its first day that is known. */
async function writeParts(
  tx: Transaction,
  devices: readonly CheckedDevice[],
  ids: readonly string[],
  now: Date,
): Promise<ValidationIssue[]> {
  if (devices.every(({ parts }) => parts.length === 0)) return [];
  const today = await vendorDay(tx, now);
  const wanted = devices.flatMap(({ row, parts }, at) => {
    const days = dateFields.flatMap((field) => row[field]?.getTime() ?? []);
    const installedOn = days.length > 0 ? new Date(Math.min(...days)) : today;
    return parts.map(({ partId, serial }, place) => ({
      sku: row.parts![place]!.sku,
      path: [String(at), 'parts', String(place), 'serial'],
      id: newId(),
      device_id: ids[at],
      part_id: partId,
      serial,
      installed_on: installedOn,
      is_replacement: false,
      under_warranty: false,
      created_at: now,
    }));
  });
  const written = await tx.$queryRaw<{ id: string }[]>`
    insert into installed_part (id, device_id, part_id, serial, installed_on, is_replacement, under_warranty, created_at)
    select id, device_id, part_id, serial, installed_on, is_replacement, under_warranty, created_at
    from jsonb_populate_recordset(null::installed_part, ${JSON.stringify(wanted)}::jsonb) order by part_id, serial
    on conflict (part_id, serial) where removed_on is null do nothing returning id`;
  const own = new Set(written.map(({ id }) => id));
  return wanted
    .filter(({ id }) => !own.has(id))
    .map(({ path, sku }) => ({ path, message: unitTakenMessage(sku), code: 'taken' }));
}
