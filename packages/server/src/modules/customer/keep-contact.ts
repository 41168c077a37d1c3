import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import type { addressInput, contactInput } from './inputs.ts';
import { lockContacts } from './lock-contacts.ts';

interface Kept {
  customerId: string;
  contactId: string;
  siteId: string | null;
}

/**
 * Keeps how to reach the person of a new ticket, under the organization's customer with the same phone or email, or a
 * new one. The customer's own record is never changed by what a form says.
 */
export async function keepContact(
  tx: Transaction,
  input: {
    organizationId: string;
    contact: z.output<typeof contactInput>;
    site: z.output<typeof addressInput> | null | undefined;
    now: Date;
  },
): Promise<Kept> {
  const { organizationId, contact, site, now } = input;
  await lockContacts(tx, [{ organizationId, ...contact }]);
  const sameContact = [
    ...(contact.phoneKey ? [{ phoneKey: contact.phoneKey }] : []),
    ...(contact.emailKey ? [{ emailKey: contact.emailKey }] : []),
  ];
  const known = await tx.contact.findFirst({
    where: { OR: sameContact, customer: { organizationId } },
    orderBy: { createdAt: 'asc' },
    select: { customerId: true },
  });
  const customerId =
    known?.customerId ??
    (
      await tx.customer.create({
        data: { organizationId, name: contact.name, createdAt: now },
        select: { id: true },
      })
    ).id;
  const { id: contactId } = await tx.contact.create({
    data: { ...contact, customerId, createdAt: now },
    select: { id: true },
  });
  const kept =
    site && (await tx.site.create({ data: { ...site, customerId, createdAt: now }, select: { id: true } }));
  return { customerId, contactId, siteId: kept?.id ?? null };
}
