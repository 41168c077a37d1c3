import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, type Context, scope, type Viewer } from '../access/index.ts';

export function findOrganization<Query extends Pick<Prisma.OrganizationFindFirstArgs, 'include' | 'select'>>(
  ctx: Context,
  code: string,
  query: Query,
) {
  authorize(ctx, 'organization.read');
  return ctx.database.organization.findFirst({
    ...query,
    where: { code, AND: [scope(ctx, 'Organization')] },
  });
}

/** The viewer's own organization; null for the public and for a key without a role. */
export function findOwnOrganization(
  ctx: Context,
  viewer: Viewer,
  query: Pick<Prisma.OrganizationFindFirstArgs, 'include' | 'select'>,
) {
  if (viewer.kind !== 'SECRET_KEY') return null;
  return ctx.database.organization.findFirst({
    ...query,
    where: { id: viewer.organizationId, AND: [scope(ctx, 'Organization')] },
  });
}

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

export function listOrganizations(
  ctx: Context,
  page: Page,
  query: Pick<Prisma.OrganizationFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'organization.read');
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.organization.findMany({
      ...query,
      ...keyset,
      where: { AND: [scope(ctx, 'Organization'), keyset.where] },
    }),
  );
}

const byAge: KeysetColumn[] = [
  { name: 'createdAt', direction: 'asc', type: 'instant' },
  { name: 'id', direction: 'asc', type: 'id' },
];

export function listMembers(
  ctx: Context,
  organizationId: string,
  page: Page,
  query: Pick<Prisma.MemberFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'organization.read');
  return readKeyset(page, byAge, (keyset) =>
    ctx.database.member.findMany({
      ...query,
      ...keyset,
      where: { AND: [{ organizationId }, scope(ctx, 'Member'), keyset.where] },
    }),
  );
}
