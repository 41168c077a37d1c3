import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { literalPattern } from '../../platform/text.ts';
import { authorize, type Context, scope } from '../access/index.ts';
import { normalizeSerial } from './rules.ts';
import { modelCondition, searchCondition } from './search.ts';

export function findDevice(
  ctx: Context,
  by: { id: string } | { serial: string },
  query: Pick<Prisma.DeviceFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'device.read');
  const devices = ctx.database.device;
  if ('id' in by) {
    return loadRow(ctx, 'Device', by.id, query, (rows) =>
      devices.findMany({ ...rows, where: { ...rows.where, AND: [scope(ctx, 'Device')] } }),
    );
  }
  const serial = normalizeSerial(by.serial);
  return devices.findFirst({ ...query, where: { serial, AND: [scope(ctx, 'Device')] } });
}

/** Devices by their ids, in that order. */
export async function findDevices(
  ctx: Context,
  ids: readonly string[],
  query: Pick<Prisma.DeviceFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'device.read');
  const rows = await ctx.database.device.findMany({
    ...query,
    where: { id: { in: [...ids] }, AND: [scope(ctx, 'Device')] },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const newestFirst: KeysetColumn[] = [
  { name: 'createdAt', direction: 'desc', type: 'instant' },
  { name: 'id', direction: 'desc', type: 'id' },
];

export interface DeviceFilter {
  search?: string | null;
  model?: string | null;
  customerId?: string | null;
  retired?: boolean | null;
}

export async function listDevices(
  ctx: Context,
  filter: DeviceFilter,
  page: Page,
  query: Pick<Prisma.DeviceFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'device.read');
  const conditions: Prisma.DeviceWhereInput[] = [scope(ctx, 'Device')];
  if (filter.model) conditions.push(await modelCondition(ctx, filter.model));
  // A device of one's own may be registered to a customer of another organization.
  if (filter.customerId)
    conditions.push({ customer: { id: filter.customerId, AND: [scope(ctx, 'Customer')] } });
  if (filter.retired != null) conditions.push({ retiredAt: filter.retired ? { not: null } : null });
  if (filter.search?.trim()) conditions.push(await searchCondition(ctx, filter.search.trim()));
  return readKeyset(page, newestFirst, (keyset) =>
    ctx.database.device.findMany({ ...query, ...keyset, where: { AND: [...conditions, keyset.where] } }),
  );
}

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

/** The catalogue: what the vendor makes. It belongs to no organization and is public to those who hold a key. */
export function listProductModels(
  ctx: Context,
  search: string | null | undefined,
  page: Page,
  query: Pick<Prisma.ProductModelFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'catalogue.read');
  const text = search?.trim();
  const found: Prisma.ProductModelWhereInput = text
    ? {
        OR: ['code', 'name', 'category'].map((name) => ({
          [name]: { contains: literalPattern(text), mode: 'insensitive' },
        })),
      }
    : {};
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.productModel.findMany({ ...query, ...keyset, where: { AND: [found, keyset.where] } }),
  );
}

export function findProductModel(
  ctx: Context,
  id: string,
  query: Pick<Prisma.ProductModelFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'catalogue.read');
  return ctx.database.productModel.findFirst({ ...query, where: { id } });
}
