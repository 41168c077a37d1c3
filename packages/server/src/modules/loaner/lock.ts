import type { Prisma, Transaction } from '../../platform/database.ts';
import { RequestError, ValidationError } from '../../platform/errors.ts';
import { takeTurns, takeTurn } from '../../platform/event-log/index.ts';
import { type Context, inSight, scope } from '../access/index.ts';
import { withUnit } from '../ticket/index.ts';
import { LoanerConflictError } from './errors.ts';
import { conflictOf, freeFrom, type Span } from './rules.ts';

const withTicket = { ...withUnit, ticket: true } satisfies Prisma.LoanerBookingInclude;

export type LockedBooking = Prisma.LoanerBookingGetPayload<{ include: typeof withTicket }>;

/** A booking that the viewer may see, with the turns of its ticket and its unit. Comes before the transaction's first write. */
export async function lockBooking(tx: Transaction, ctx: Context, id: string): Promise<LockedBooking> {
  const found = await tx.loanerBooking.findFirst({
    where: { id, AND: [scope(ctx, 'LoanerBooking'), await inSight(tx, ctx, 'LoanerBooking', { id })] },
    select: { ticketId: true, loaner: { select: { deviceId: true } } },
  });
  if (!found) throw new RequestError('NOT_FOUND', 'There is no such booking of a loaner.');
  await takeTurn(tx, found.ticketId);
  await takeTurns(tx, [found.loaner.deviceId]);
  return tx.loanerBooking.findUniqueOrThrow({ where: { id }, include: withTicket });
}

/** Refuses what cannot be done with a booking in its state. */
export function requireState(
  booking: LockedBooking,
  states: LockedBooking['state'][],
  instead: string,
): void {
  if (states.includes(booking.state)) return;
  const message = `The loaner is ${booking.state}. ${instead}`;
  throw new ValidationError([{ path: ['booking'], message, code: 'illegal_state' }]);
}

/** Refuses a span in which the unit of a booking has another one. */
export async function requireFree(
  tx: Transaction,
  booking: LockedBooking,
  span: Span,
  now: Date,
): Promise<void> {
  const others = await tx.loanerBooking.findMany({
    where: {
      loanerId: booking.loanerId,
      id: { not: booking.id },
      state: { not: 'CANCELLED' },
      OR: [{ endsAt: { gt: span.startsAt } }, { state: 'LENT' }],
    },
  });
  const taken = conflictOf(others, span, now);
  if (!taken) return;
  const { serial } = booking.loaner.device;
  throw new LoanerConflictError(serial, taken, freeFrom(others, span, now));
}
