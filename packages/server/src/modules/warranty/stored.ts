import { Temporal } from 'temporal-polyfill';
import type { WarrantyPolicy as PolicyRow } from '../../generated/prisma/client.ts';
import type { Reader as ScopedReader } from '../../platform/database.ts';
import { Versions } from '../../platform/versions.ts';
import type { Phase, Policy, ReplacedPartTerms, TermSet } from './rules.ts';

export type Reader = Pick<ScopedReader, 'warrantyPolicy' | 'coverageDecision' | 'goodwill' | '$queryRaw'>;
export type StoredPolicy = Policy & { id: string };

const policies = new Versions<StoredPolicy>();

/** A version of a policy by its id. */
export async function readPolicy(reader: Reader, id: string): Promise<StoredPolicy> {
  return (
    policies.get(id) ??
    policies.keep(id, policyOf(await reader.warrantyPolicy.findUniqueOrThrow({ where: { id } })))
  );
}

/** The version that holds now, or null when there is no such policy. */
export async function currentPolicy(reader: Reader, code: string): Promise<StoredPolicy | null> {
  const row = await reader.warrantyPolicy.findFirst({
    where: { code, supersededAt: null },
    select: { id: true },
  });
  return row && readPolicy(reader, row.id);
}

export function policyOf(row: PolicyRow): StoredPolicy {
  const { id, code, version, startEvent, excludedCauses } = row;
  return { id, code, version, startEvent, excludedCauses, ...termsOf(row) };
}

/** The columns that hold terms are written from what was checked, and by nobody else. */
export const termsOf = ({
  phases,
  afterwards,
  replacedPart,
}: Pick<PolicyRow, 'phases' | 'afterwards' | 'replacedPart'>) => ({
  phases: phases as unknown as Phase[],
  afterwards: afterwards as unknown as TermSet,
  replacedPart: replacedPart as unknown as ReplacedPartTerms | null,
});

/** A day as the database and GraphQL hold it, at midnight in UTC. */
export const dateOf = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`);
export const dayOf = (date: Date | string): Temporal.PlainDate =>
  Temporal.PlainDate.from(typeof date === 'string' ? date : date.toISOString().slice(0, 10));
