import type { Transaction } from '../../platform/database.ts';
import { type Context, scope } from '../access/index.ts';
import type { StockPlace } from './reserve.ts';
import { supplyOrder } from './rules.ts';
import { issueAt } from './units.ts';

const columns = { select: { id: true, code: true, organizationId: true } } as const;

/** A warehouse of the viewer; somebody else's answers like one that does not exist. */
export async function findWarehouse(
  tx: Transaction,
  ctx: Context,
  code: string,
  path: readonly (string | number)[],
): Promise<StockPlace> {
  const found = await tx.warehouse.findFirst({ where: { code, AND: [scope(ctx, 'Warehouse')] }, ...columns });
  if (found) return found;
  throw issueAt(path, `There is no warehouse ${code}.`, 'unknown_warehouse');
}

/**
 * The warehouses that supply a ticket of an organization. At home parts are held and awaited: its own first warehouse, or
 * that of the nearest organization above which has one; null: there is none. The others follow, nearest first.
 */
export async function supplyPlaces(
  tx: Transaction,
  organizationId: string,
): Promise<{ home: StockPlace | null; others: StockPlace[] }> {
  const { path } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { path: true },
  });
  const above = path.split('/').filter((id) => id !== '');
  const warehouses = await tx.warehouse.findMany({
    where: { organization: { OR: [{ id: { in: above } }, { parentId: { in: above.slice(0, -1) } }] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { ...columns.select, organization: { select: { path: true } } },
  });
  const places = supplyOrder(
    path,
    warehouses.map(({ organization, ...place }) => ({ ...place, path: organization.path })),
  );
  const home = places.find((place) => above.includes(place.organizationId)) ?? null;
  return { home, others: places.filter((place) => place !== home) };
}
