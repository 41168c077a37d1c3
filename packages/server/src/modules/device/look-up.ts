import type { WarrantyStart } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { dayIn } from '../organization/index.ts';

/** Today by the vendor's clock, as the database and GraphQL hold a day. */
export async function vendorDay(tx: Transaction, now: Date): Promise<Date> {
  const { timeZone } = await tx.organization.findFirstOrThrow({
    where: { parentId: null },
    select: { timeZone: true },
  });
  return new Date(`${dayIn(timeZone, now)}T00:00:00Z`);
}

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
