import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { recordBookingEvent, withUnit } from '../ticket/index.ts';
import { chooseUnit } from './choose.ts';
import { bookLoanerInput } from './inputs.ts';
import { spanIssues } from './rules.ts';

/** Promises a unit of a pool to a ticket for a span. */
export async function bookLoaner(
  ctx: Context,
  input: z.input<typeof bookLoanerInput>,
): Promise<{ bookingId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.lend');
  const { idempotencyKey, ...wanted } = parse(bookLoanerInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'bookLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { startsAt, endsAt, ...which } = wanted;
      const issues = spanIssues({ startsAt, endsAt }, now);
      if (issues.length > 0) throw new ValidationError(issues);
      // What lies a little in the past is meant as now.
      const span = { startsAt: startsAt < now ? now : startsAt, endsAt };
      const { ticket, unit } = await chooseUnit(tx, ctx, { ...which, span });
      const booking = await tx.loanerBooking.create({
        data: { loanerId: unit.id, ticketId: ticket.id, ...span, createdAt: now },
        include: withUnit,
      });
      const actor = staffActor(viewer);
      await recordBookingEvent(tx, ticket, booking, { type: 'loaner.booked', actor, data: {}, at: now });
      return { bookingId: booking.id };
    }),
  );
}
