import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, type Context } from '../access/index.ts';

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

/** What work and journeys cost holds for the whole network, and is for its staff. */
export function listServiceRates(
  ctx: Context,
  page: Page,
  query: Pick<Prisma.ServiceRateFindManyArgs, 'select'>,
) {
  authorize(ctx, 'rate.read');
  return readKeyset(page, byCode, (keyset) => ctx.database.serviceRate.findMany({ ...query, ...keyset }));
}

export function listTaxRates(ctx: Context, page: Page, query: Pick<Prisma.TaxRateFindManyArgs, 'select'>) {
  authorize(ctx, 'rate.read');
  return readKeyset(page, byCode, (keyset) => ctx.database.taxRate.findMany({ ...query, ...keyset }));
}

export const findServiceRate = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.ServiceRateFindUniqueOrThrowArgs, 'select'>,
) => ctx.database.serviceRate.findUniqueOrThrow({ ...query, where: { id } });

export const findTaxRate = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.TaxRateFindUniqueOrThrowArgs, 'select'>,
) => ctx.database.taxRate.findUniqueOrThrow({ ...query, where: { id } });
