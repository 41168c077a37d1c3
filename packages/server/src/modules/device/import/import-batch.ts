import { createHash } from 'node:crypto';
import type { Transaction } from '../../../platform/database.ts';
import type { ValidationIssue } from '../../../platform/errors.ts';
import type { Actor } from '../../../platform/event-log/index.ts';
import { type Platform, transact } from '../../../platform/platform.ts';
import {
  checkDevices,
  dateFields,
  type NewDeviceRow,
  type Registrar,
  takenMessage,
} from '../check-devices.ts';
import { writeDevices } from '../write-devices.ts';
import type { ImportedRow } from './read-row.ts';

const actor: Actor = { kind: 'SYSTEM', id: null, name: 'Import', channel: null };
/** Each time that somebody takes a serial number in between, one row fewer is new. */
const mostTries = 100;

export interface BatchResult {
  registered: number;
  unchanged: number;
  refused: { row: ImportedRow; issues: ValidationIssue[] }[];
}

interface Options {
  /** Who keeps the devices that no seller is named for. */
  organization: { id: string; code: string };
  /** Look only, and keep here what would have been registered: numbers of 48 bits, for files of any size. */
  wouldBe: Map<number, number> | null;
}

class Raced extends Error {}

/**
 * Puts up to 1,000 devices of a file on record in one transaction. What is on record with the same data is left alone,
 * so that a file may be imported again; rows that cannot be taken are refused, the others go in.
 */
export async function importBatch(
  platform: Platform,
  rows: readonly ImportedRow[],
  options: Options,
): Promise<BatchResult> {
  const { first, again } = apart(rows);
  const result = await importOnce(platform, first, options);
  if (again.length === 0) return result;
  const rest = await importBatch(platform, again, options);
  return {
    registered: result.registered + rest.registered,
    unchanged: result.unchanged + rest.unchanged,
    refused: [...result.refused, ...rest.refused],
  };
}

/** The rows whose serial number stands here for the first time, and the others, which find those on record. */
function apart(rows: readonly ImportedRow[]) {
  const seen = new Set<string>();
  const first: ImportedRow[] = [];
  const again: ImportedRow[] = [];
  for (const row of rows) {
    (seen.has(row.device.serial) ? again : first).push(row);
    seen.add(row.device.serial);
  }
  return { first, again };
}

async function importOnce(
  platform: Platform,
  rows: readonly ImportedRow[],
  options: Options,
  tries = 1,
): Promise<BatchResult> {
  try {
    return await transact(platform, (tx) => write(tx, rows, options, platform.clock.now()));
  } catch (error) {
    if (!(error instanceof Raced) || tries === mostTries) throw error;
    return importOnce(platform, rows, options, tries + 1);
  }
}

async function write(
  tx: Transaction,
  rows: readonly ImportedRow[],
  { organization, wouldBe }: Options,
  now: Date,
): Promise<BatchResult> {
  const recorded = await findRecorded(tx, rows);
  const refused: BatchResult['refused'] = [];
  let unchanged = 0;
  const fresh = rows.filter((row) => {
    const known = recorded.get(row.device.serial);
    const before = wouldBe?.get(digest(row.device.serial));
    if (!known && before === undefined) return true;
    const issues = known
      ? differences(row.device, known, organization.code)
      : before === digest(JSON.stringify(row.device))
        ? []
        : [issue('serial', takenMessage(row.device.serial))];
    if (issues.length > 0) refused.push({ row, issues });
    else unchanged++;
    return false;
  });
  const by: Registrar = {
    organizationId: organization.id,
    findSellers: (codes) =>
      tx.organization.findMany({ where: { code: { in: codes } }, select: { id: true, code: true } }),
  };
  const { devices, issues } = await checkDevices(
    tx,
    fresh.map(({ device }) => device),
    by,
    now,
  );
  // Taken since it was looked up here: what stands on record by now has to be compared.
  if (issues.some(({ path: [, field], code }) => field === 'serial' && code === 'taken')) throw new Raced();
  const wrong = new Map<number, ValidationIssue[]>();
  for (const {
    path: [at, ...path],
    ...rest
  } of issues) {
    wrong.set(Number(at), [...(wrong.get(Number(at)) ?? []), { path, ...rest }]);
  }
  for (const [at, found] of wrong) refused.push({ row: fresh[at]!, issues: found });
  const sound = devices.filter((_device, at) => !wrong.has(at));
  if (wouldBe) {
    for (const { row } of sound) wouldBe.set(digest(row.serial), digest(JSON.stringify(row)));
  } else if (sound.length > 0) {
    const written = await writeDevices(tx, sound, actor, now);
    if (written.issues.length > 0) throw new Raced();
  }
  return { registered: sound.length, unchanged, refused };
}

const digest = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

interface Recorded {
  serial: string;
  modelCode: string;
  purchasedOn: Date | null;
  deliveredOn: Date | null;
  installedOn: Date | null;
  acceptedOn: Date | null;
  policy: string | null;
  organization: string;
  soldBy: string | null;
  sameOwner: boolean;
}

async function findRecorded(tx: Transaction, rows: readonly ImportedRow[]): Promise<Map<string, Recorded>> {
  const found = await tx.$queryRaw<Recorded[]>`
    select device.serial, model.code as "modelCode", device.purchased_on as "purchasedOn",
      device.delivered_on as "deliveredOn", device.installed_on as "installedOn", device.accepted_on as "acceptedOn",
      policy.code as policy, keeper.code as organization, seller.code as "soldBy",
      exists (select from contact where contact.customer_id = device.customer_id
        and (contact.phone_key = wanted.phone_key or contact.email_key = wanted.email_key)) as "sameOwner"
    from unnest(
      ${rows.map(({ device }) => device.serial)}::text[],
      ${rows.map(({ device }) => device.customer?.phoneKey ?? null)}::text[],
      ${rows.map(({ device }) => device.customer?.emailKey ?? null)}::text[]
    ) as wanted (serial, phone_key, email_key)
    join device on device.serial = wanted.serial
    join product_model as model on model.id = device.model_id
    join organization as keeper on keeper.id = device.organization_id
    left join organization as seller on seller.id = device.sold_by_id
    left join warranty_policy as policy on policy.id = device.policy_id`;
  return new Map(found.map((row) => [row.serial, row]));
}

/** Where a row says something else than the record. What it leaves out, it says nothing of. */
function differences(row: NewDeviceRow, known: Recorded, organization: string): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  const compare = (field: string, said: string | null | undefined, is: string | null) => {
    if (said == null || said === is) return;
    issues.push(issue(field, `${row.serial} is on record with ${is ?? 'nothing'} here.`));
  };
  compare('modelCode', row.modelCode, known.modelCode);
  for (const field of dateFields) compare(field, dayText(row[field]), dayText(known[field]));
  compare('policy', row.policy, known.policy);
  compare('soldBy', row.soldBy, known.soldBy);
  if (known.organization !== (row.soldBy ?? organization)) {
    issues.push(issue('serial', `${row.serial} is on record at ${known.organization}.`));
  }
  if (row.customer && !known.sameOwner) {
    issues.push(issue('customer', `${row.serial} is on record with another owner.`));
  }
  return issues;
}

const issue = (field: string, message: string): ValidationIssue => ({
  path: [field],
  message,
  code: 'taken',
});
const dayText = (day: Date | null | undefined) => day?.toISOString().slice(0, 10) ?? null;
