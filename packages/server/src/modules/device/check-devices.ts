import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import type { ValidationIssue } from '../../platform/errors.ts';
import type { newDeviceInput } from './inputs-devices.ts';
import { currentPolicies, vendorDay } from './look-up.ts';

export type NewDeviceRow = z.output<typeof newDeviceInput>;

/** For whom devices come on record, and whom they may name as their seller. */
export interface Registrar {
  organizationId: string;
  findSellers: (codes: string[]) => Promise<{ id: string; code: string }[]>;
}

/** A device of which everything that it names was found. */
export interface CheckedDevice {
  row: NewDeviceRow;
  modelId: string;
  policyId: string | null;
  organizationId: string;
  soldById: string | null;
  parts: { partId: string; serial: string | null }[];
}

export const dateFields = ['purchasedOn', 'deliveredOn', 'installedOn', 'acceptedOn'] as const;

/** What the rows name, read with one statement for each kind, however many rows there are. */
export async function checkDevices(
  tx: Transaction,
  rows: readonly NewDeviceRow[],
  by: Registrar,
  now: Date,
): Promise<{ devices: CheckedDevice[]; issues: ValidationIssue[] }> {
  const known = await lookUp(tx, rows, by, now);
  const issues: ValidationIssue[] = [];
  const seen = new Map<string, number>();
  const units = new Map<string, number>();
  const devices = rows.map((row, at): CheckedDevice => {
    const tell = (path: (string | number)[], message: string, code: string) =>
      issues.push({ path: [String(at), ...path.map(String)], message, code });
    const before = seen.get(row.serial);
    if (before !== undefined) tell(['serial'], `${row.serial} is in row ${before} already.`, 'duplicate');
    else if (known.serials.has(row.serial)) tell(['serial'], takenMessage(row.serial), 'taken');
    else seen.set(row.serial, at);

    const model = known.models.get(row.modelCode);
    if (!model) tell(['modelCode'], `There is no product model ${row.modelCode}.`, 'unknown_model');
    const policyCode = row.policy ?? model?.warrantyPolicy;
    const policy = policyCode == null ? null : known.policies.get(policyCode);
    if (row.policy != null && !policy) {
      tell(['policy'], `There is no warranty policy ${row.policy}.`, 'unknown_policy');
    }
    const seller = row.soldBy == null ? null : known.sellers.get(row.soldBy);
    if (seller === undefined)
      tell(['soldBy'], `There is no organization ${row.soldBy}.`, 'unknown_organization');
    for (const field of dateFields) {
      const day = row[field];
      if (day && day > known.today) tell([field], 'This day is yet to come.', 'in_future');
    }
    const parts = (row.parts ?? []).map(({ sku, serial = null }, place) => {
      const partId = known.parts.get(sku);
      if (partId === undefined)
        tell(['parts', place, 'sku'], `There is no part ${sku} in the catalogue.`, 'unknown_part');
      if (serial !== null) {
        const unit = unitOf(sku, serial);
        if (units.has(unit)) tell(['parts', place, 'serial'], `This ${sku} is here twice.`, 'duplicate');
        else if (known.units.has(unit)) {
          tell(['parts', place, 'serial'], unitTakenMessage(sku), 'taken');
        }
        units.set(unit, at);
      }
      return { partId: partId ?? '', serial };
    });
    return {
      row,
      modelId: model?.id ?? '',
      policyId: policy?.id ?? null,
      organizationId: seller ?? by.organizationId,
      soldById: seller ?? null,
      parts,
    };
  });
  return { devices, issues };
}

export const takenMessage = (serial: string) =>
  `A device with the serial number ${serial} is on record already.`;

export const unitTakenMessage = (sku: string) => `A ${sku} with this serial number is in a device already.`;

const unitOf = (sku: string, serial: string) => JSON.stringify([sku, serial]);
const said = (values: readonly (string | null | undefined)[]) => [
  ...new Set(values.filter((value) => value != null)),
];

async function lookUp(tx: Transaction, rows: readonly NewDeviceRow[], by: Registrar, now: Date) {
  const models = await tx.productModel.findMany({
    where: { code: { in: said(rows.map(({ modelCode }) => modelCode)) } },
    select: { id: true, code: true, warrantyPolicy: true },
  });
  const sold = said([
    ...rows.map(({ policy }) => policy),
    ...models.map(({ warrantyPolicy }) => warrantyPolicy),
  ]);
  const policies = sold.length === 0 ? new Map() : await currentPolicies(tx, sold);
  const sellerCodes = said(rows.map(({ soldBy }) => soldBy));
  const sellers = sellerCodes.length === 0 ? [] : await by.findSellers(sellerCodes);
  const serials = await tx.device.findMany({
    where: { serial: { in: rows.map(({ serial }) => serial) } },
    select: { serial: true },
  });
  return {
    today: await vendorDay(tx, now),
    models: new Map(models.map(({ code, ...model }) => [code, model])),
    policies,
    sellers: new Map(sellers.map(({ code, id }) => [code, id])),
    serials: new Set(serials.map(({ serial }) => serial)),
    ...(await lookUpParts(tx, rows)),
  };
}

async function lookUpParts(tx: Transaction, rows: readonly NewDeviceRow[]) {
  const wanted = rows.flatMap(({ parts }) => parts ?? []);
  if (wanted.length === 0) return { parts: new Map<string, string>(), units: new Set<string>() };
  const parts = await tx.part.findMany({
    where: { sku: { in: said(wanted.map(({ sku }) => sku)) } },
    select: { id: true, sku: true },
  });
  const tracked = wanted.filter(({ serial }) => serial != null);
  const installed = await tx.$queryRaw<{ sku: string; serial: string }[]>`
    select part.sku, installed.serial
    from unnest(${tracked.map(({ sku }) => sku)}::text[], ${tracked.map(({ serial }) => serial)}::text[]) as wanted (sku, serial)
    join part on part.sku = wanted.sku
    join installed_part as installed on installed.part_id = part.id and installed.serial = wanted.serial
    where installed.removed_on is null`;
  return {
    parts: new Map(parts.map(({ sku, id }) => [sku, id])),
    units: new Set(installed.map(({ sku, serial }) => unitOf(sku, serial))),
  };
}
