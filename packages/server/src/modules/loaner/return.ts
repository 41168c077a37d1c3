import type { z } from 'zod';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { recordBookingEvent, withUnit } from '../ticket/index.ts';
import { returnLoanerInput } from './inputs.ts';
import { lockBooking, requireState } from './lock.ts';

/** Takes a unit back, as it was inspected. One that comes back sooner is free from then on. */
export async function returnLoaner(
  ctx: Context,
  input: z.input<typeof returnLoanerInput>,
): Promise<{ bookingId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.lend');
  const { idempotencyKey, ...wanted } = parse(returnLoanerInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'returnLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { condition, inspectionNote = null, charge } = wanted;
      const out = await lockBooking(tx, ctx, wanted.booking);
      requireState(out, ['LENT'], 'Only one that is out can be taken back.');
      const inspected = {
        condition,
        inspectionNote,
        chargeMinor: charge?.amountMinor ?? null,
        currency: charge?.currency ?? null,
      };
      // The clocks of two nodes differ.
      const returnedAt = out.lentAt && out.lentAt > now ? out.lentAt : now;
      const booking = await tx.loanerBooking.update({
        where: { id: out.id },
        data: {
          ...inspected,
          state: 'RETURNED',
          returnedAt,
          endsAt: returnedAt < out.endsAt ? returnedAt : out.endsAt,
        },
        include: withUnit,
      });
      await tx.loaner.update({ where: { id: out.loanerId }, data: { condition } });
      await recordBookingEvent(tx, out.ticket, booking, {
        type: 'loaner.returned',
        actor: staffActor(viewer),
        data: inspected,
        at: now,
      });
      return { bookingId: booking.id };
    }),
  );
}
