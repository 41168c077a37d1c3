import type { Role } from '../../generated/prisma/enums.ts';
import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, beyondScope, type Context, isStaff, scope, type Viewer } from '../access/index.ts';

export function findOrganization(
  ctx: Context,
  by: { id: string } | { code: string },
  query: Pick<Prisma.OrganizationFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'organization.read');
  return ctx.database.organization.findFirst({
    ...query,
    where: { ...by, AND: [scope(ctx, 'Organization')] },
  });
}

/** The viewer's own organization; null for the public and for who has no role. */
export function findOwnOrganization(
  ctx: Context,
  viewer: Viewer,
  query: Pick<Prisma.OrganizationFindFirstArgs, 'include' | 'select'>,
) {
  if (!isStaff(viewer)) return null;
  return ctx.database.organization.findFirst({
    ...query,
    where: { id: viewer.organizationId, AND: [scope(ctx, 'Organization')] },
  });
}

/** The member who asks; null for keys and for who has no role. */
export function findOwnMember(
  ctx: Context,
  viewer: Viewer,
  query: Pick<Prisma.MemberFindFirstArgs, 'include' | 'select'>,
) {
  if (viewer.kind !== 'MEMBER') return null;
  return ctx.database.member.findFirst({ ...query, where: { id: viewer.id, AND: [scope(ctx, 'Member')] } });
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

export interface MemberFilter {
  organizationId?: string;
  /** Code of their organization. */
  organization?: string | null;
  role?: Role | null;
}

export function listMembers(
  ctx: Context,
  { organizationId, organization, role }: MemberFilter,
  page: Page,
  query: Pick<Prisma.MemberFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'organization.read');
  const conditions: Prisma.MemberWhereInput[] = [scope(ctx, 'Member')];
  if (organizationId) conditions.push({ organizationId });
  if (organization) conditions.push({ organization: { code: organization } });
  if (role) conditions.push({ roles: { has: role } });
  return readKeyset(page, byAge, (keyset) =>
    ctx.database.member.findMany({
      ...query,
      ...keyset,
      where: { AND: [...conditions, keyset.where] },
    }),
  );
}

export function findMember(
  ctx: Context,
  id: string,
  query: Pick<Prisma.MemberFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'organization.read');
  return loadRow(ctx, 'Member', id, query, (rows) =>
    ctx.database.member.findMany({ ...rows, where: { ...rows.where, AND: [scope(ctx, 'Member')] } }),
  );
}

/**
 * Who has a ticket or comes to it, for whoever sees that: of one from elsewhere the name and whom they work for. That
 * row comes through a door and without the rest.
 */
export async function findTechnician(
  ctx: Context,
  id: string,
  query: Pick<Prisma.MemberFindFirstArgs, 'include' | 'select'>,
) {
  const own = await loadRow(ctx, 'Member', id, query, (rows) =>
    ctx.database.member.findMany({ ...rows, where: { ...rows.where, AND: [scope(ctx, 'Member')] } }),
  );
  if (own) return own;
  return loadRow(ctx, 'Technician', id, {}, async ({ where }) => {
    const rows = await beyondScope(ctx, 'ticket.technician').member.findMany({
      where,
      select: { id: true, name: true, organizationId: true, organization: true, createdAt: true },
    });
    return rows.map((row) => ({ ...row, email: '', roles: [], skills: [], regions: [] }));
  });
}

/** The same for a customer, who is told the name alone. */
export async function findTechnicianName(ctx: Context, id: string): Promise<string> {
  const door = beyondScope(ctx, 'ticket.technician');
  return (await door.member.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}
