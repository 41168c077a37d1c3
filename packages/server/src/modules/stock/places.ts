import type { Transaction } from '../../platform/database.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import type { StockPlace } from './reserve.ts';
import { supplyOrder } from './rules.ts';
import { issueAt } from './units.ts';

/** A warehouse of the viewer; somebody else's answers like one that does not exist. */
export async function findWarehouse(
  tx: Transaction,
  ctx: Context,
  code: string,
  path: readonly (string | number)[],
): Promise<StockPlace> {
  const found = await tx.warehouse.findFirst({
    where: { code, AND: [scope(ctx, 'Warehouse'), await inSight(tx, ctx, 'Warehouse', { code })] },
    select: { id: true, code: true, organizationId: true },
  });
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
  const found = await tx.$queryRaw<(StockPlace & { path: string; handlerPath: string })[]>`
    with handler as (
      select path, string_to_array(rtrim(path, '/'), '/')::uuid[] as line from organization where id = ${organizationId}::uuid)
    select w.id, w.code, w.organization_id as "organizationId", o.path, handler.path as "handlerPath"
    from handler
    join organization o on o.id = any(handler.line) or o.parent_id = any(trim_array(handler.line, 1))
    join warehouse w on w.organization_id = o.id
    order by w.created_at, w.id`;
  const path = found[0]?.handlerPath ?? '';
  const places = supplyOrder(path, found);
  const home = places.find((place) => path.includes(`${place.organizationId}/`)) ?? null;
  return { home, others: places.filter((place) => place !== home) };
}
