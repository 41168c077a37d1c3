import type { Prisma } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { loadGroup } from '../../platform/batch.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { literalPattern } from '../../platform/text.ts';
import type { MovementKind, TransferState } from '../../generated/prisma/enums.ts';
import { authorize, beyondScope, type Context, scope } from '../access/index.ts';
import type { LevelKey } from './levels.ts';
import { readPromisedDays } from './promise.ts';

export interface StockFilter {
  warehouse?: string | null;
  organization?: string | null;
  sku?: string | null;
  search?: string | null;
  low?: boolean | null;
  kind?: readonly MovementKind[] | null;
  ticket?: string | null;
  serial?: string | null;
}

type Selection = { include?: object | null; select?: object | null };

const place = ({ warehouse, organization }: StockFilter): Prisma.WarehouseWhereInput => ({
  ...(warehouse != null && { code: warehouse }),
  ...(organization != null && { organization: { code: organization } }),
});

const part = ({ sku, search }: StockFilter): Prisma.PartWhereInput => {
  const text = search?.trim();
  return {
    ...(sku != null && { sku }),
    ...(text && {
      OR: ['sku', 'name'].map((name) => ({
        [name]: { contains: literalPattern(text), mode: 'insensitive' },
      })),
    }),
  };
};

const bySku: KeysetColumn[] = [
  { name: 'sku', direction: 'asc', type: 'text' },
  { name: 'warehouseCode', direction: 'asc', type: 'text' },
];

/** What there is in the warehouses that the viewer sees, by SKU and warehouse. */
export function listLevels(ctx: Context, filter: StockFilter, page: Page, query: Selection) {
  authorize(ctx, 'stock.read');
  const ofPart = part(filter);
  const ofPlace = place(filter);
  const found: Prisma.StockLevelWhereInput = {
    ...(filter.sku != null && { sku: filter.sku }),
    ...(filter.warehouse != null && { warehouseCode: filter.warehouse }),
    ...(filter.low != null && { low: filter.low }),
    ...(ofPart.OR && { part: { OR: ofPart.OR } }),
    ...(ofPlace.organization && { warehouse: { organization: ofPlace.organization } }),
  };
  return readKeyset(page, bySku, (keyset) =>
    ctx.database.stockLevel.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'StockLevel'), found, keyset.where] },
    }),
  );
}

export function findLevel(
  ctx: Context,
  by: { id: string } | { sku: string; warehouseCode: string },
  query: Selection,
) {
  authorize(ctx, 'stock.read');
  return ctx.database.stockLevel.findFirst({ ...query, where: { ...by, AND: [scope(ctx, 'StockLevel')] } });
}

/** Levels that a shortage or a payload names, whoever's they are: those who are short learn where there is some. */
export async function levelsOf(ctx: Context, ids: readonly string[], query: Selection) {
  const { stockLevel } = beyondScope(ctx, 'stock.elsewhere');
  const levels = await stockLevel.findMany({ ...query, where: { id: { in: [...ids] } } });
  return ids.flatMap((id) => levels.find((level) => level.id === id) ?? []);
}

const newest: KeysetColumn[] = [
  { name: 'at', direction: 'desc', type: 'instant' },
  { name: 'id', direction: 'desc', type: 'id' },
];

/** The ledger of the warehouses that the viewer sees, the newest first. */
export function listMovements(ctx: Context, filter: StockFilter, page: Page, query: Selection) {
  authorize(ctx, 'stock.read');
  const found: Prisma.StockMovementWhereInput = {
    warehouse: place(filter),
    part: part(filter),
    ...(filter.kind && { kind: { in: [...filter.kind] } }),
    ...(filter.ticket != null && { ticketId: filter.ticket }),
    ...(filter.serial != null && { serials: { has: filter.serial } }),
  };
  return readKeyset(page, newest, (keyset) =>
    ctx.database.stockMovement.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'StockMovement'), found, keyset.where] },
    }),
  );
}

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

export function listWarehouses(
  ctx: Context,
  { organization }: { organization?: string | null },
  page: Page,
  query: Selection,
) {
  authorize(ctx, 'stock.read');
  const found = organization == null ? {} : { organization: { code: organization } };
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.warehouse.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'Warehouse'), found, keyset.where] },
    }),
  );
}

export async function readWarehouse(ctx: Context, by: { id: string } | { code: string }, query: Selection) {
  authorize(ctx, 'stock.read');
  return ctx.database.warehouse.findFirst({ ...query, where: { ...by, AND: [scope(ctx, 'Warehouse')] } });
}

const byCreation: KeysetColumn[] = [
  { name: 'createdAt', direction: 'desc', type: 'instant' },
  { name: 'id', direction: 'desc', type: 'id' },
];

export interface TransferFilter {
  from?: string | null;
  to?: string | null;
  state?: readonly TransferState[] | null;
  ticket?: string | null;
}

/** Transfers from or to warehouses that the viewer sees, the newest first. */
export function listTransfers(ctx: Context, filter: TransferFilter, page: Page, query: Selection) {
  authorize(ctx, 'stock.read');
  const found: Prisma.TransferWhereInput = {
    ...(filter.from != null && { from: { code: filter.from } }),
    ...(filter.to != null && { to: { code: filter.to } }),
    ...(filter.state && { state: { in: [...filter.state] } }),
    ...(filter.ticket != null && { ticketId: filter.ticket }),
  };
  return readKeyset(page, byCreation, (keyset) =>
    ctx.database.transfer.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'Transfer'), found, keyset.where] },
    }),
  );
}

export async function readTransfer(ctx: Context, id: string, query: Selection) {
  authorize(ctx, 'stock.read');
  const where = { id, AND: [scope(ctx, 'Transfer')] };
  const transfer = await ctx.database.transfer.findFirst({ ...query, where });
  if (transfer) return transfer;
  throw new RequestError('NOT_FOUND', 'There is no such transfer.');
}

const byDay: KeysetColumn[] = [
  { name: 'expectedOn', direction: 'asc', type: 'instant' },
  { name: 'id', direction: 'asc', type: 'id' },
];

/** What suppliers are to deliver to the warehouses that the viewer sees, the next first. */
export function listExpected(ctx: Context, filter: StockFilter, page: Page, query: Selection) {
  authorize(ctx, 'stock.read');
  const found = { warehouse: place(filter), part: part(filter) };
  return readKeyset(page, byDay, (keyset) =>
    ctx.database.expectedStock.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'ExpectedStock'), found, keyset.where] },
    }),
  );
}

export function readExpected(ctx: Context, id: string, query: Selection) {
  authorize(ctx, 'stock.read');
  return ctx.database.expectedStock.findFirst({
    ...query,
    where: { id, AND: [scope(ctx, 'ExpectedStock')] },
  });
}

export function readUnit(ctx: Context, { sku, serial }: { sku: string; serial: string }, query: Selection) {
  authorize(ctx, 'stock.read');
  const where = { serial, part: { sku }, AND: [scope(ctx, 'StockUnit')] };
  return ctx.database.stockUnit.findFirst({ ...query, where });
}

type Awaiting = LevelKey & { id: string; state: string; transferLineId: string | null };

/** The day on which a line that waits is expected: that of the transfer which brings it, or what its place in the queue comes to. */
export function expectedDay(ctx: Context, line: Awaiting): Promise<string | null> {
  if (line.state !== 'BACKORDERED') return Promise.resolve(null);
  return loadGroup(ctx, 'PartLine expectedOn', line.id, async (ids) => {
    const database = beyondScope(ctx, 'stock.queue');
    const lines = await database.partLine.findMany({
      where: { id: { in: [...ids] } },
      select: {
        id: true,
        partId: true,
        warehouseId: true,
        transferLine: { select: { transfer: { select: { expectedOn: true } } } },
      },
    });
    const queued = lines.filter(({ transferLine }) => transferLine === null);
    const days = await readPromisedDays(
      database,
      queued.map(({ partId, warehouseId }) => ({ partId, warehouseId })),
    );
    return new Map(
      lines.map(({ id, transferLine }): [string, string | null] => [
        id,
        transferLine
          ? (transferLine.transfer.expectedOn?.toISOString().slice(0, 10) ?? null)
          : (days.get(id) ?? null),
      ]),
    );
  });
}
