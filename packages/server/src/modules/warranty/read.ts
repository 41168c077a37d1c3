import type { Goodwill } from '../../generated/prisma/client.ts';
import { loadGroup, loadRow } from '../../platform/batch.ts';
import { Prisma } from '../../platform/database.ts';
import { type KeysetColumn, type Page, readKeyset } from '../../platform/keyset.ts';
import { authorize, type Context } from '../access/index.ts';
import { answerOfRow, type CoverageAnswer } from './answer.ts';
import { readFacts, type WarrantyFacts } from './facts.ts';

/** Policies hold for the whole network, and are what customers are promised: every key sees them. */
export function findPolicy(
  ctx: Context,
  by: { id: string } | { code: string; version?: number | null },
  query: Pick<Prisma.WarrantyPolicyFindFirstArgs, 'select'>,
) {
  authorize(ctx, 'warranty.read');
  const policies = ctx.database.warrantyPolicy;
  if ('id' in by) return loadRow(ctx, 'WarrantyPolicy', by.id, query, (rows) => policies.findMany(rows));
  const { code, version } = by;
  return policies.findFirst({
    ...query,
    where: version == null ? { code, supersededAt: null } : { code, version },
  });
}

const byCode: KeysetColumn[] = [{ name: 'code', direction: 'asc', type: 'text' }];

export function listPolicies(
  ctx: Context,
  page: Page,
  query: Pick<Prisma.WarrantyPolicyFindManyArgs, 'select'>,
) {
  authorize(ctx, 'warranty.read');
  return readKeyset(page, byCode, (keyset) =>
    ctx.database.warrantyPolicy.findMany({
      ...query,
      ...keyset,
      where: { AND: [{ supersededAt: null }, keyset.where] },
    }),
  );
}

/** The warranty of a device that the viewer sees, as it stands now; null for one that was sold without. */
export async function readWarranty(ctx: Context, deviceId: string): Promise<WarrantyFacts | null> {
  const facts = await loadGroup(ctx, 'Warranty', deviceId, async (ids) => {
    const condition = Prisma.sql`device.id = any(${[...ids]}::uuid[])`;
    const found = await readFacts(ctx.database, condition, ctx.clock.now());
    return new Map(found.map((each) => [each.deviceId, each]));
  });
  return facts?.policyId ? facts : null;
}

/** A part that the viewer has just put in. */
export const findInstalledPart = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.InstalledPartFindUniqueOrThrowArgs, 'include' | 'select'>,
) => ctx.database.installedPart.findUniqueOrThrow({ ...query, where: { id } });

/** What was granted last on a ticket that the viewer sees. */
export const readGoodwill = (ctx: Context, ticketId: string): Promise<Goodwill | null> =>
  loadGroup(ctx, 'Goodwill', ticketId, async (ids) => {
    const granted = await ctx.database.goodwill.findMany({
      where: { ticketId: { in: [...ids] } },
      orderBy: [{ ticketId: 'asc' }, { grantedAt: 'asc' }, { id: 'asc' }],
    });
    return new Map(granted.map((each) => [each.ticketId, each]));
  });

/** The decisions on a ticket that the viewer sees, oldest first. */
export async function listDecisions(ctx: Context, ticketId: string): Promise<CoverageAnswer[]> {
  const decisions = await loadGroup(ctx, 'CoverageDecision', ticketId, async (ids) =>
    Map.groupBy(
      await ctx.database.coverageDecision.findMany({
        where: { ticketId: { in: [...ids] } },
        orderBy: [{ ticketId: 'asc' }, { seq: 'asc' }],
      }),
      (decision) => decision.ticketId,
    ),
  );
  return (decisions ?? []).map(answerOfRow);
}
