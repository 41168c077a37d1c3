import type { VisitState } from '../../generated/prisma/enums.ts';
import type { ValidationIssue } from '../../platform/errors.ts';
import { isValidOn, normalizeCategory } from '../organization/rules.ts';

/** The life of a visit: where each state leads. A new visit is BOOKED. */
export const visitMoves: Record<VisitState, readonly VisitState[]> = {
  BOOKED: ['EN_ROUTE', 'ARRIVED', 'MISSED', 'CANCELLED'],
  EN_ROUTE: ['ARRIVED', 'MISSED', 'CANCELLED'],
  ARRIVED: ['DONE'],
  DONE: [],
  MISSED: [],
  CANCELLED: [],
};

/** The states in which a visit takes up its technician's time. */
export const openStates: VisitState[] = ['BOOKED', 'EN_ROUTE', 'ARRIVED'];

export const isOver = (state: VisitState): boolean => visitMoves[state].length === 0;

/** Whether it can still be put to another time or given to another technician. */
export const isMovable = (state: VisitState): boolean => visitMoves[state].includes('CANCELLED');

export interface Window {
  startsAt: Date;
  endsAt: Date;
}

export const overlaps = (one: Window, other: Window): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;
/** Clocks differ, and whoever books needs a moment. */
const graceMs = 5 * minuteMs;
const longestMs = dayMs;
const farthestMs = 366 * dayMs;

/** Before it the database has no year. */
const firstMoment = Date.parse('0001-01-01T00:00:00Z');

/** No visit that ends after a moment starts before this: what lets an index answer for a day. */
export const earliestStart = (endsAfter: Date): Date =>
  new Date(Math.max(firstMoment, endsAfter.getTime() - longestMs));

/** What is wrong with the time of a visit, in the fields `startsAt` and `endsAt`. */
export function windowIssues({ startsAt, endsAt }: Window, now: Date): ValidationIssue[] {
  const [from, to] = [startsAt.getTime(), endsAt.getTime()];
  const issue = (path: keyof Window, code: string, message: string) => [{ path: [path], code, message }];
  if (to <= from) return issue('endsAt', 'invalid_window', 'A visit ends after it starts: give both times.');
  if (to - from > longestMs) return issue('endsAt', 'invalid_window', 'A visit lasts at most 24 hours.');
  if (from < now.getTime() - graceMs) {
    return issue('startsAt', 'in_the_past', 'A visit starts in the future.');
  }
  if (from > now.getTime() + farthestMs) {
    return issue('startsAt', 'invalid_window', 'A visit is booked at most a year ahead.');
  }
  return [];
}

export interface HeldCertification {
  category: string;
  validUntil: Date;
}

interface CertificationReading {
  state: 'VALID' | 'EXPIRED' | 'MISSING';
  held: HeldCertification | null;
}

/** Whether somebody may work on a category on a day. */
export function certificationFor(
  member: { certifications: readonly HeldCertification[] },
  category: string,
  day: string,
): CertificationReading {
  const wanted = normalizeCategory(category);
  const held = member.certifications.find((one) => normalizeCategory(one.category) === wanted) ?? null;
  if (!held) return { state: 'MISSING', held };
  return { state: isValidOn(held, day) ? 'VALID' : 'EXPIRED', held };
}
