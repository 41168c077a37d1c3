import type { Transaction } from '../../platform/database.ts';

export interface ContactOf {
  organizationId: string;
  phoneKey: string | null;
  emailKey: string | null;
}

/** A transaction that keeps a thousand contacts must not fill the lock table of the database. */
const buckets = 64;

/** Lets nobody else keep these contacts, or find that they are new, until the end of the transaction. */
export async function lockContacts(tx: Transaction, contacts: readonly ContactOf[]): Promise<void> {
  const keys = contacts.flatMap(({ organizationId, phoneKey, emailKey }) =>
    [phoneKey, emailKey].flatMap((key) => (key === null ? [] : [{ organizationId, key }])),
  );
  await tx.$executeRaw`
    select pg_advisory_xact_lock(bucket) from (
      select distinct hashtextextended('contact ' || organization_id, abs(hashtext(key) % ${buckets}::int)) as bucket
      from unnest(${keys.map(({ organizationId }) => organizationId)}::text[], ${keys.map(({ key }) => key)}::text[])
        as wanted (organization_id, key)
      order by bucket) as ordered`;
}
