import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { recordBookingEvent, withUnit } from '../ticket/index.ts';
import { extendLoanerInput } from './inputs.ts';
import { lockBooking, requireFree, requireState } from './lock.ts';
import { openStates, spanIssues } from './rules.ts';

/** Lets a unit stay longer, if nobody else is promised it by then. */
export async function extendLoaner(
  ctx: Context,
  input: z.input<typeof extendLoanerInput>,
): Promise<{ bookingId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.lend');
  const { idempotencyKey, ...wanted } = parse(extendLoanerInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'extendLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const before = await lockBooking(tx, ctx, wanted.booking);
      requireState(before, openStates, 'Only one that is booked or out can stay longer.');
      const span = { startsAt: before.startsAt, endsAt: wanted.until };
      const issues = spanIssues(
        { ...span, startsAt: before.startsAt < now ? now : before.startsAt },
        now,
        'until',
      );
      if (issues.length > 0) throw new ValidationError(issues);
      if (wanted.until <= before.endsAt) {
        const message = `It is due back on ${before.endsAt.toISOString()}: say a later moment.`;
        throw new ValidationError([{ path: ['until'], message, code: 'not_later' }]);
      }
      await requireFree(tx, before, span, now);
      const booking = await tx.loanerBooking.update({
        where: { id: before.id },
        data: { endsAt: wanted.until, toldLateAt: null },
        include: withUnit,
      });
      await recordBookingEvent(tx, before.ticket, booking, {
        type: 'loaner.extended',
        actor: staffActor(viewer),
        data: { previousEndsAt: before.endsAt.toISOString() },
        at: now,
      });
      return { bookingId: booking.id };
    }),
  );
}
