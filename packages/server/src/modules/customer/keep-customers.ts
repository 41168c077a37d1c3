import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { contactInput } from './inputs.ts';
import { lockContacts } from './lock-contacts.ts';

type Contact = z.output<typeof contactInput>;

export interface Person {
  organizationId: string;
  contact: Contact;
}

/**
 * The customer of each person, in their order: the one in the organization with the same phone or email, or a new one.
 * As many statements for a thousand as for one.
 */
export async function keepCustomers(
  tx: Transaction,
  people: readonly Person[],
  now: Date,
): Promise<string[]> {
  if (people.length === 0) return [];
  await lockContacts(
    tx,
    people.map(({ organizationId, contact }) => ({ organizationId, ...contact })),
  );
  const known = await findCustomers(tx, people);
  const byKey = new Map<string, string>();
  const customers: object[] = [];
  const contacts = new Map<string, object>();
  const ids = people.map(({ organizationId, contact }, at) => {
    const keys = keysOf(organizationId, contact);
    const same = known.get(at) ?? keys.map((key) => byKey.get(key)).find((id) => id !== undefined);
    const id = same ?? newId();
    if (!same) customers.push({ id, organization_id: organizationId, name: contact.name, created_at: now });
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, id);
    const { name, phone, email, phoneKey, emailKey } = contact;
    const columns = { name, phone, email, phone_key: phoneKey, email_key: emailKey };
    contacts.set(`${id} ${keys.join(' ')}`, { id: newId(), customer_id: id, ...columns, created_at: now });
    return id;
  });
  await tx.$executeRaw`
    insert into customer (id, organization_id, name, created_at)
    select id, organization_id, name, created_at
    from jsonb_populate_recordset(null::customer, ${JSON.stringify(customers)}::jsonb)`;
  await tx.$executeRaw`
    insert into contact (id, customer_id, name, phone, email, phone_key, email_key, created_at)
    select id, customer_id, name, phone, email, phone_key, email_key, created_at
    from jsonb_populate_recordset(null::contact, ${JSON.stringify([...contacts.values()])}::jsonb) as given
    where not exists (
      select from contact where contact.customer_id = given.customer_id
      and contact.phone_key is not distinct from given.phone_key
      and contact.email_key is not distinct from given.email_key)`;
  return ids;
}

const keysOf = (organizationId: string, { phoneKey, emailKey }: Contact): string[] => [
  ...(phoneKey === null ? [] : [`${organizationId} phone ${phoneKey}`]),
  ...(emailKey === null ? [] : [`${organizationId} email ${emailKey}`]),
];

/** By the place in the list: the customer whose contact with the same phone or email is the oldest. */
async function findCustomers(tx: Transaction, people: readonly Person[]): Promise<Map<number, string>> {
  const found = await tx.$queryRaw<{ at: number; id: string }[]>`
    select wanted.at::int - 1 as at, known.customer_id as id
    from unnest(
      ${people.map(({ organizationId }) => organizationId)}::uuid[],
      ${people.map(({ contact }) => contact.phoneKey)}::text[],
      ${people.map(({ contact }) => contact.emailKey)}::text[]
    ) with ordinality as wanted (organization_id, phone_key, email_key, at)
    cross join lateral (
      select contact.customer_id from contact join customer on customer.id = contact.customer_id
      where (contact.phone_key = wanted.phone_key or contact.email_key = wanted.email_key)
        and customer.organization_id = wanted.organization_id
      order by contact.created_at, contact.id limit 1) as known`;
  return new Map(found.map(({ at, id }) => [at, id]));
}
