import type { Prisma, Transaction } from '../../platform/database.ts';
import { openStates } from './rules.ts';

const withTechnician = { technician: { select: { name: true } } } satisfies Prisma.VisitInclude;

export type VisitWithTechnician = Prisma.VisitGetPayload<{ include: typeof withTechnician }>;

interface Ending {
  /** Of those that have not begun. */
  booked: 'CANCELLED';
  /** Of those whose technician has arrived. */
  underWay: 'DONE' | 'CANCELLED';
}

/** Ends what is open of a ticket's visits, so that their technicians are free again. Answers those that changed, as they are now. */
export async function endVisits(
  tx: Transaction,
  ticketId: string,
  { booked, underWay }: Ending,
  now: Date,
): Promise<VisitWithTechnician[]> {
  const open = await tx.visit.findMany({
    where: { ticketId, state: { in: openStates } },
    include: withTechnician,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const ended: VisitWithTechnician[] = [];
  for (const visit of open) {
    const state = visit.state === 'ARRIVED' ? underWay : booked;
    await tx.visit.update({ where: { id: visit.id }, data: { state, endedAt: now }, select: { id: true } });
    ended.push({ ...visit, state, endedAt: now });
  }
  return ended;
}
