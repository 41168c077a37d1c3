import type { Prisma, Transaction } from '../../platform/database.ts';
import { openStates } from './rules.ts';

const withTechnician = { technician: { select: { name: true } } } satisfies Prisma.VisitInclude;

type VisitWithTechnician = Prisma.VisitGetPayload<{ include: typeof withTechnician }>;

/**
 * Ends what is open of a ticket's visits, so that their technicians are free again: who has arrived is done or sent away,
 * the others are cancelled. Answers those that changed, as they are now.
 */
export async function endVisits(
  tx: Transaction,
  ticketId: string,
  underWay: 'DONE' | 'CANCELLED',
  now: Date,
): Promise<VisitWithTechnician[]> {
  const open = await tx.visit.findMany({
    where: { ticketId, state: { in: openStates } },
    include: withTechnician,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const ended: VisitWithTechnician[] = [];
  for (const visit of open) {
    const state = visit.state === 'ARRIVED' ? underWay : 'CANCELLED';
    await tx.visit.update({ where: { id: visit.id }, data: { state, endedAt: now }, select: { id: true } });
    ended.push({ ...visit, state, endedAt: now });
  }
  return ended;
}
