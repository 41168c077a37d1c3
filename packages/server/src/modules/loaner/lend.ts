import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import { recordBookingEvent, withUnit } from '../ticket/index.ts';
import { chooseUnit, unfit } from './choose.ts';
import { lendLoanerInput } from './inputs.ts';
import { lockBooking, requireFree, requireState } from './lock.ts';
import { spanIssues } from './rules.ts';

type Wanted = z.output<typeof lendLoanerInput>;

/** Hands a unit out: one that was booked, or at once one that is free until a moment. */
export async function lendLoaner(
  ctx: Context,
  input: z.input<typeof lendLoanerInput>,
): Promise<{ bookingId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.lend');
  const { idempotencyKey, ...wanted } = parse(lendLoanerInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'lendLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { ticket, booking } =
        wanted.booking != null
          ? await lendBooked(tx, ctx, wanted.booking, wanted, now)
          : await lendFree(tx, ctx, wanted, now);
      const actor = staffActor(viewer);
      await recordBookingEvent(tx, ticket, booking, { type: 'loaner.lent', actor, data: {}, at: now });
      return { bookingId: booking.id };
    }),
  );
}

async function lendFree(tx: Transaction, ctx: Context, { ticket: id, until, ...which }: Wanted, now: Date) {
  const span = { startsAt: now, endsAt: until! };
  const issues = spanIssues(span, now, 'until');
  if (issues.length > 0) throw new ValidationError(issues);
  const { serial, modelCode } = which;
  const { ticket, unit } = await chooseUnit(tx, ctx, { ticket: id!, serial, modelCode, span });
  const booking = await tx.loanerBooking.create({
    data: { loanerId: unit.id, ticketId: ticket.id, ...span, state: 'LENT', lentAt: now, createdAt: now },
    include: withUnit,
  });
  return { ticket, booking };
}

/** Who comes sooner than booked gets it sooner, if it is free until then. */
async function lendBooked(tx: Transaction, ctx: Context, id: string, { serial, until }: Wanted, now: Date) {
  const booked = await lockBooking(tx, ctx, id);
  requireState(booked, ['BOOKED'], 'Only one that is booked can be handed out.');
  const { device } = booked.loaner;
  if (serial != null && serial !== device.serial) {
    const message = `It is ${device.serial} that was booked. Cancel that, or hand out the right one.`;
    throw new ValidationError([{ path: ['serial'], message, code: 'other_unit' }]);
  }
  const obstacle = unfit(device);
  if (obstacle) throw new ValidationError([{ path: ['booking'], ...obstacle }]);
  const span = {
    startsAt: now < booked.startsAt ? now : booked.startsAt,
    endsAt: until ?? booked.endsAt,
  };
  const issues = spanIssues({ ...span, startsAt: now }, now, 'until');
  if (issues.length > 0) throw new ValidationError(issues);
  await requireFree(tx, booked, span, now);
  const booking = await tx.loanerBooking.update({
    where: { id },
    data: { ...span, state: 'LENT', lentAt: now, toldLateAt: null },
    include: withUnit,
  });
  return { ticket: booked.ticket, booking };
}
