import type { z } from 'zod';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { recordBookingEvent } from '../ticket/index.ts';
import { cancelLoanerBookingInput } from './inputs.ts';
import { lockBooking, requireState } from './lock.ts';

/** Takes back the promise of a unit that was not handed out. */
export async function cancelLoanerBooking(
  ctx: Context,
  input: z.input<typeof cancelLoanerBookingInput>,
): Promise<{ bookingId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.lend');
  const { idempotencyKey, ...wanted } = parse(cancelLoanerBookingInput, input);
  const now = ctx.clock.now();
  const operation = 'cancelLoanerBooking';
  const call = { subject: viewer.id, operation, key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const booking = await lockBooking(tx, ctx, wanted.booking);
      requireState(booking, ['BOOKED'], 'Only one that is booked can be cancelled.');
      const data = { state: 'CANCELLED', cancelledAt: now } as const;
      await tx.loanerBooking.update({ where: { id: booking.id }, data });
      await recordBookingEvent(tx, booking.ticket, booking, {
        type: 'loaner.cancelled',
        actor: staffActor(viewer),
        data: { reason: wanted.reason ?? null },
        at: now,
      });
      return { bookingId: booking.id };
    }),
  );
}
