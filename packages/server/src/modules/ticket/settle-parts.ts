import type { Transaction } from '../../platform/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { moveTicket, systemActor, waitForParts } from './move.ts';

/**
 * Says how many backordered parts a ticket misses now. With any, it waits for them by itself; with none left it goes on.
 * A hold for another reason stands until it ends, and then the ticket waits for what is still missing.
 *
 * A transaction that writes anything before has taken the turn of the ticket before that (`takeTurn`), and one that
 * settles several has taken the turns of all (`takeTurns`): otherwise two of them can wait for each other for ever.
 */
export async function settleParts(
  tx: Transaction,
  platform: Platform,
  ticketId: string,
  missingParts: number,
): Promise<void> {
  await takeTurn(tx, ticketId);
  const before = await tx.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  if (before.missingParts === missingParts) return;
  const ticket = await tx.ticket.update({ where: { id: ticketId }, data: { missingParts } });
  if (missingParts > 0) await waitForParts(tx, platform, ticket);
  else if (ticket.holdReason === 'WAITING_PARTS') {
    await moveTicket(tx, platform, ticket, { move: 'resume', actor: systemActor, details: {} });
  }
}
