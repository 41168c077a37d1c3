import type { Ticket } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { recordBookingEvent, withUnit } from './loaner-told.ts';

/**
 * Frees the loaners that a locked ticket was promised and did not get, with an event for each. What was handed out stays
 * out until somebody takes it back. Here and not in the module of the loaners, which stands above: a job that is over frees
 * all that it held in the same transaction.
 */
export async function freeLoaners(tx: Transaction, ticket: Ticket, actor: Actor, now: Date): Promise<void> {
  const promised = await tx.loanerBooking.findMany({
    where: { ticketId: ticket.id, state: 'BOOKED' },
    include: withUnit,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  for (const booking of promised) {
    await tx.loanerBooking.update({
      where: { id: booking.id },
      data: { state: 'CANCELLED', cancelledAt: now },
      select: { id: true },
    });
    const data = { reason: null };
    await recordBookingEvent(tx, ticket, booking, { type: 'loaner.cancelled', actor, data, at: now });
  }
}
