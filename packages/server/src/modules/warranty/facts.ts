import { Prisma } from '../../platform/database.ts';
import { startDates } from '../device/index.ts';
import type { DeviceWarranty, Extension, Phase } from './rules.ts';
import { dayOf, readPolicy, type Reader } from './stored.ts';

/** What is known of a device's warranty at a moment. */
export interface WarrantyFacts {
  deviceId: string;
  /** Who keeps the device on record. */
  organizationId: string;
  warranty: DeviceWarranty & { extensions: readonly StoredExtension[] };
  voidedAt: Date | null;
  /** In the order in which they were put in. */
  parts: Installed[];
  policyId: string | null;
  /** The vendor's. */
  timeZone: string;
}

export type StoredExtension = Extension & { id: string };

/** A part that is or was in the device. */
export interface Installed {
  id: string;
  sku: string;
  serial: string | null;
  installedOn: string;
  /** The last day on which it was in the device; null: it still is. */
  removedOn: string | null;
  /** Put in later, and not with the device. */
  isReplacement: boolean;
  /** Whether the warranty gave it for free. */
  underWarranty: boolean;
  /** The job in which it was put in. */
  ticketId: string | null;
}

interface FactsRow {
  id: string;
  organizationId: string;
  policyId: string | null;
  purchasedOn: Date | null;
  deliveredOn: Date | null;
  installedOn: Date | null;
  acceptedOn: Date | null;
  void: { reason: string; voidedAt: string } | null;
  extensions: { id: string; name: string; phases: Phase[]; startsOn: string | null }[];
  parts: Installed[];
  timeZone: string;
}

/** The facts of the devices that meet a condition on `device` and its `model`, with the void and the extensions that stood at the moment: one statement. */
export async function readFacts(reader: Reader, condition: Prisma.Sql, at: Date): Promise<WarrantyFacts[]> {
  const rows = await reader.$queryRaw<FactsRow[]>`
    select device.id, device.organization_id as "organizationId", device.policy_id as "policyId",
      device.purchased_on as "purchasedOn", device.delivered_on as "deliveredOn",
      device.installed_on as "installedOn", device.accepted_on as "acceptedOn",
      (select jsonb_build_object('reason', reason, 'voidedAt', voided_at) from warranty_void
        where device_id = device.id and voided_at <= ${at} and (restored_at is null or restored_at > ${at})
        order by voided_at desc limit 1) as void,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'phases', phases, 'startsOn', starts_on) order by created_at, id)
        from warranty_extension as extension where device_id = device.id
          and not exists (select from warranty_extension_revocation where extension_id = extension.id and revoked_at <= ${at})),
        '[]') as extensions,
      coalesce((select jsonb_agg(jsonb_build_object('id', installed.id, 'sku', part.sku, 'serial', installed.serial,
          'installedOn', installed.installed_on, 'removedOn', installed.removed_on, 'isReplacement', installed.is_replacement,
          'underWarranty', installed.under_warranty, 'ticketId', installed.ticket_id)
          order by installed.installed_on, installed.id)
        from installed_part as installed join part on part.id = installed.part_id
        where installed.device_id = device.id), '[]') as parts,
      (select time_zone from organization where parent_id is null) as "timeZone"
    from device join product_model as model on model.id = device.model_id
    where ${condition}`;
  return Promise.all(rows.map((row) => factsOf(reader, row)));
}

async function factsOf(reader: Reader, row: FactsRow): Promise<WarrantyFacts> {
  const policy = row.policyId === null ? null : await readPolicy(reader, row.policyId);
  const startsOn = policy && row[startDates[policy.startEvent]];
  return {
    deviceId: row.id,
    organizationId: row.organizationId,
    policyId: row.policyId,
    timeZone: row.timeZone,
    voidedAt: row.void && new Date(row.void.voidedAt),
    warranty: {
      policy,
      startsOn: startsOn ? dayOf(startsOn) : null,
      extensions: row.extensions.map((extension) => ({
        ...extension,
        startsOn: extension.startsOn === null ? null : dayOf(extension.startsOn),
      })),
      voidReason: row.void?.reason ?? null,
    },
    parts: row.parts,
  };
}

/** The facts of one device by its id. */
export async function readFactsOf(reader: Reader, deviceId: string, at: Date): Promise<WarrantyFacts> {
  const [facts] = await readFacts(reader, Prisma.sql`device.id = ${deviceId}::uuid`, at);
  if (!facts) throw new Error(`there is no device ${deviceId}`);
  return facts;
}

/** The same without what somebody wrote: why a warranty was voided is for those who keep the device. */
export const withoutWords = (facts: WarrantyFacts): WarrantyFacts => ({
  ...facts,
  warranty: { ...facts.warranty, voidReason: facts.warranty.voidReason === null ? null : '' },
});
