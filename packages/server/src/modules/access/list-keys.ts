import type { ApiKeyKind } from '../../generated/prisma/enums.ts';
import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import type { System } from '../../platform/platform.ts';
import { authorize, may } from './permissions.ts';
import { scope } from './scope.ts';
import type { Context } from './viewer.ts';

/** A key is shown to who may manage it; to anybody else it answers like one that does not exist. */
export const manageable = (ctx: Context): Prisma.ApiKeyWhereInput =>
  ctx.viewer && may(ctx.viewer, 'key.manage') ? scope(ctx, 'ApiKey') : { id: { in: [] } };

const newestFirst: KeysetColumn[] = [
  { name: 'createdAt', direction: 'desc', type: 'instant' },
  { name: 'id', direction: 'desc', type: 'id' },
];

export interface KeyFilter {
  /** Code of the organization that they belong to. */
  organization?: string | null;
  kind?: ApiKeyKind | null;
  /** True: only those that work; false: only those that have ended. */
  active?: boolean | null;
}

export function listKeys(
  ctx: Context,
  { organization, kind, active }: KeyFilter,
  page: Page,
  query: Pick<Prisma.ApiKeyFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'key.manage');
  const works = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.clock.now() } }] };
  const conditions: Prisma.ApiKeyWhereInput[] = [scope(ctx, 'ApiKey')];
  if (organization) conditions.push({ organization: { code: organization } });
  if (kind) conditions.push({ kind });
  if (active != null) conditions.push(active ? works : { NOT: works });
  return readKeyset(page, newestFirst, (keyset) =>
    ctx.database.apiKey.findMany({
      ...query,
      ...keyset,
      where: { AND: [...conditions, keyset.where] },
    }),
  );
}

/** The key that an event tells of, for who may manage it. */
export const findKey = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.ApiKeyFindFirstArgs, 'include' | 'select'>,
) =>
  loadRow(ctx, 'ApiKey', id, query, (rows) =>
    ctx.database.apiKey.findMany({ ...rows, where: { ...rows.where, AND: [manageable(ctx)] } }),
  );

/** All keys of the deployment, for its operator, without their secrets. */
export async function listKeysAsOperator(platform: System) {
  const keys = await platform.database.apiKey.findMany({
    orderBy: { id: 'asc' },
    omit: { hash: true, organizationId: true },
    include: { organization: { select: { code: true } } },
  });
  return keys.map(({ organization, ...key }) => ({ ...key, organization: organization.code }));
}
