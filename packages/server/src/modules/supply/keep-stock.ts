import type { System } from '../../platform/platform.ts';
import { countMissing, freeLines, openLines } from '../stock/index.ts';
import { asideNow, eachInTurn, settleParts, systemActor } from '../ticket/index.ts';
import { fillBackorders } from './fill-backorders.ts';

/** Each is a transaction of its own, and what else is due waits for them. */
const expiredTogether = 20;
const filledTogether = 20;

/**
 * Ends holds whose time is over and fills backorders, as long as there is any of it that it can do. Any number of nodes
 * may call it at any time. Answers when the next hold ends.
 */
export async function keepStock(platform: System, stopping?: AbortSignal): Promise<Date | null> {
  for (;;) {
    const expired = await expireHolds(platform);
    const filled = await fillBackorders(platform, { atMost: filledTogether });
    if (stopping?.aborted || !(expired || filled)) break;
  }
  const next = await platform.database.partLine.findFirst({
    where: {
      expiresAt: { not: null },
      state: { in: ['RESERVED', 'BACKORDERED'] },
      ticketId: { notIn: asideNow(platform) },
    },
    orderBy: { expiresAt: 'asc' },
    select: { expiresAt: true },
  });
  return next?.expiresAt ?? null;
}

async function expireHolds(platform: System): Promise<boolean> {
  const now = platform.clock.now();
  const over = await platform.database.partLine.findMany({
    where: {
      expiresAt: { lte: now },
      state: { in: ['RESERVED', 'BACKORDERED'] },
      ticketId: { notIn: asideNow(platform) },
    },
    orderBy: { expiresAt: 'asc' },
    distinct: ['ticketId'],
    take: expiredTogether,
    select: { ticketId: true },
  });
  const ids = over.map(({ ticketId }) => ticketId);
  return eachInTurn(platform, ids, async (tx, ticket) => {
    const lines = await openLines(tx, ticket.id, { expiresAt: { lte: now } });
    await freeLines(tx, ticket, lines, { reason: 'EXPIRED', actor: systemActor, at: now });
    await settleParts(tx, platform, ticket.id, await countMissing(tx, ticket.id));
    return lines.length > 0;
  });
}
