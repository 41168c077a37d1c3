import type { Prisma, Transaction } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import { lockHandledTicket } from './move.ts';

const withTechnician = { technician: true } satisfies Prisma.VisitInclude;

/** A visit with its ticket, which is locked: whatever changes a visit has its ticket's turn. */
export async function lockVisit(tx: Transaction, ctx: Context, id: string) {
  const found = await tx.visit.findFirst({
    where: { id, AND: [scope(ctx, 'Visit'), await inSight(tx, ctx, 'Visit', { id })] },
    select: { ticketId: true },
  });
  if (!found) throw new RequestError('NOT_FOUND', 'There is no such visit.');
  const ticket = await lockHandledTicket(tx, ctx, found.ticketId);
  const visit = await tx.visit.findUniqueOrThrow({ where: { id }, include: withTechnician });
  return { ticket, visit };
}
