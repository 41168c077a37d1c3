import type { Device } from '../../generated/prisma/client.ts';
import type { WarrantyStart } from '../../generated/prisma/enums.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { dayIn } from '../organization/index.ts';

/** The day of a device from which a policy counts. */
export const startDates = {
  PURCHASED: 'purchasedOn',
  DELIVERED: 'deliveredOn',
  INSTALLED: 'installedOn',
  ACCEPTED: 'acceptedOn',
} as const satisfies Record<WarrantyStart, keyof Device>;

/** The vendor's time zone, whose midnight ends a day of cover. */
export async function vendorTimeZone(reader: Database | Transaction): Promise<string> {
  const { timeZone } = await reader.organization.findFirstOrThrow({
    where: { parentId: null },
    select: { timeZone: true },
  });
  return timeZone;
}

/** Today by the vendor's clock, as the database and GraphQL hold a day. */
export const vendorDay = async (tx: Transaction, now: Date): Promise<Date> =>
  new Date(`${dayIn(await vendorTimeZone(tx), now)}T00:00:00Z`);

/** The versions of the policies that hold now, by code. */
export async function currentPolicies(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, { id: string; startEvent: WarrantyStart }>> {
  const found = await tx.warrantyPolicy.findMany({
    where: { code: { in: [...new Set(codes)] }, supersededAt: null },
    select: { id: true, code: true, startEvent: true },
  });
  return new Map(found.map(({ code, ...policy }) => [code, policy]));
}
