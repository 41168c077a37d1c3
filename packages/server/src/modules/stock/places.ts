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

/** The warehouses that supply a ticket of an organization, nearest first. Empty: nobody keeps parts for it. */
export async function supplyPlaces(tx: Transaction, organizationId: string): Promise<StockPlace[]> {
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
  return supplyOrder(
    path,
    warehouses.map(({ organization, ...place }) => ({ ...place, path: organization.path })),
  );
}
