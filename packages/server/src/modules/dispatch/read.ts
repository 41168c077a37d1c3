import type { VisitState } from '../../generated/prisma/enums.ts';
import type { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import {
  authorize,
  type Context,
  may,
  requireViewer,
  scope,
  visibleOrganizationIds,
} from '../access/index.ts';
import { earliestStart, visitMoves } from './rules.ts';

export interface VisitFilter {
  /** Code of the organization whose technicians go. */
  organization?: string | null;
  technicianId?: string | null;
  startsBefore?: Date | null;
  endsAfter?: Date | null;
  state?: VisitState[] | null;
}

const byTime: KeysetColumn[] = [
  { name: 'startsAt', direction: 'asc', type: 'instant' },
  { name: 'id', direction: 'asc', type: 'id' },
];

export function listVisits(
  ctx: Context,
  filter: VisitFilter,
  page: Page,
  query: Pick<Prisma.VisitFindManyArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'visit.read');
  const conditions: Prisma.VisitWhereInput[] = [scope(ctx, 'Visit')];
  if (filter.organization) conditions.push({ organization: { code: filter.organization } });
  if (filter.technicianId) conditions.push({ technicianId: filter.technicianId });
  if (filter.startsBefore) conditions.push({ startsAt: { lt: filter.startsBefore } });
  if (filter.endsAfter) {
    conditions.push({ endsAt: { gt: filter.endsAfter }, startsAt: { gt: earliestStart(filter.endsAfter) } });
  }
  if (filter.state) conditions.push({ state: { in: filter.state } });
  return readKeyset(page, byTime, (keyset) =>
    ctx.database.visit.findMany({ ...query, ...keyset, where: { AND: [...conditions, keyset.where] } }),
  );
}

export function findVisit(
  ctx: Context,
  id: string,
  query: Pick<Prisma.VisitFindFirstArgs, 'include' | 'select'>,
) {
  authorize(ctx, 'visit.read');
  return ctx.database.visit.findFirst({ ...query, where: { id, AND: [scope(ctx, 'Visit')] } });
}

/** Where the viewer may bring the visit now: those whose technician it is, and those above them. */
export const allowedVisitStates = (
  ctx: Context,
  { state, organizationId }: { state: VisitState; organizationId: string },
): readonly VisitState[] =>
  may(requireViewer(ctx), 'visit.move') && visibleOrganizationIds(ctx).includes(organizationId)
    ? visitMoves[state]
    : [];
