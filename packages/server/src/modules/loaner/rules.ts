import type { LoanerBookingState } from '../../generated/prisma/enums.ts';
import type { ValidationIssue } from '../../platform/errors.ts';

/** The states in which a booking is not over. */
export const openStates: LoanerBookingState[] = ['BOOKED', 'LENT'];

/** From its start up to, but not with, its end. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

export interface Taken extends Span {
  state: LoanerBookingState;
}

export type LoanerState = 'FREE' | 'BOOKED' | 'LENT' | 'OVERDUE' | 'REMOVED';

const overlaps = (one: Span, other: Span): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Whether it is kept beyond its end. */
export const isLate = ({ state, endsAt }: Pick<Taken, 'state' | 'endsAt'>, now: Date): boolean =>
  state === 'LENT' && endsAt <= now;

const never = new Date(8.64e15);

/** The time that a booking takes from its unit: one that is kept beyond its end is out until it comes back. */
const hold = (booking: Taken, now: Date): Span =>
  isLate(booking, now) ? { startsAt: booking.startsAt, endsAt: never } : booking;

/** The first of the bookings of a unit that stands in the way of a span. */
export const conflictOf = <Booking extends Taken>(
  bookings: readonly Booking[],
  wanted: Span,
  now: Date,
): Booking | null =>
  bookings
    .filter(({ state }) => state !== 'CANCELLED')
    .toSorted(byStart)
    .find((booking) => overlaps(hold(booking, now), wanted)) ?? null;

const byStart = (one: Span, other: Span) => one.startsAt.getTime() - other.startsAt.getTime();

/** From when a unit is free for as long as is wanted, and not sooner; null where nobody knows. */
export function freeFrom(bookings: readonly Taken[], wanted: Span, now: Date): Date | null {
  const length = wanted.endsAt.getTime() - wanted.startsAt.getTime();
  let from = wanted.startsAt;
  for (;;) {
    const taken = conflictOf(bookings, { startsAt: from, endsAt: new Date(from.getTime() + length) }, now);
    if (!taken) return from;
    if (isLate(taken, now)) return null;
    from = taken.endsAt;
  }
}

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;
/** Clocks differ, and whoever books needs a moment. */
const graceMs = 5 * minuteMs;
const farthestMs = 366 * dayMs;

/** What is wrong with the span of a loan; `end` is what its end is called in the input. */
export function spanIssues({ startsAt, endsAt }: Span, now: Date, end = 'endsAt'): ValidationIssue[] {
  const [from, to] = [startsAt.getTime(), endsAt.getTime()];
  const issue = (path: string, code: string, message: string) => [{ path: [path], code, message }];
  if (to <= from) return issue(end, 'invalid_window', 'A loan ends after it starts.');
  if (to <= now.getTime()) return issue(end, 'in_the_past', 'A loan ends in the future.');
  if (from < now.getTime() - graceMs) {
    return issue('startsAt', 'in_the_past', 'A loan starts in the future.');
  }
  if (from > now.getTime() + farthestMs) {
    return issue('startsAt', 'invalid_window', 'A loaner is booked at most a year ahead.');
  }
  if (to - from > farthestMs) return issue(end, 'invalid_window', 'A loan lasts at most a year.');
  return [];
}

/** What a unit is doing at a moment, by its bookings that are not over. */
export function loanerState(
  { removedAt }: { removedAt: Date | null },
  bookings: readonly Taken[],
  now: Date,
): LoanerState {
  if (removedAt) return 'REMOVED';
  const current = currentBooking(bookings, now);
  if (!current) return 'FREE';
  if (current.state === 'BOOKED') return 'BOOKED';
  return isLate(current, now) ? 'OVERDUE' : 'LENT';
}

/** Who has a unit at a moment, or is to have it. What is out comes before what is promised. */
export const currentBooking = <Booking extends Taken>(
  bookings: readonly Booking[],
  now: Date,
): Booking | null =>
  bookings.find(({ state }) => state === 'LENT') ??
  bookings.find(({ state, startsAt, endsAt }) => state === 'BOOKED' && startsAt <= now && now < endsAt) ??
  null;

/** The promise that comes next after that. */
export function nextBooking<Booking extends Taken & { id: string }>(
  bookings: readonly Booking[],
  now: Date,
): Booking | null {
  const current = currentBooking(bookings, now);
  return (
    bookings
      .filter(({ state, id, endsAt }) => state === 'BOOKED' && id !== current?.id && endsAt > now)
      .toSorted(byStart)[0] ?? null
  );
}
