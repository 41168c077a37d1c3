import type { System } from '../../platform/platform.ts';
import { asideNow } from './aside.ts';
import { eachInTurn } from './in-turn.ts';
import { moveTicket, systemActor } from './move.ts';

/** Each is a transaction of its own, and what else is due waits for them. */
const expiredTogether = 10;

/** Ends quotes that nobody answered in time: the work goes on without them. Answers whether it ended any. */
export async function expireQuotes(platform: System, now: Date): Promise<boolean> {
  const outOfDate = await platform.database.quote.findMany({
    where: { state: 'SENT', validUntil: { lte: now }, ticketId: { notIn: asideNow(platform) } },
    orderBy: { validUntil: 'asc' },
    take: expiredTogether,
    select: { ticketId: true },
  });
  const ids = outOfDate.map(({ ticketId }) => ticketId);
  return eachInTurn(platform, ids, async (tx, ticket) => {
    const isOut = { ticketId: ticket.id, state: 'SENT', validUntil: { lte: now } } as const;
    if (!(await tx.quote.findFirst({ where: isOut, select: { id: true } }))) return false;
    await moveTicket(tx, platform, ticket, { move: 'expire', actor: systemActor, details: {} });
    return true;
  });
}
