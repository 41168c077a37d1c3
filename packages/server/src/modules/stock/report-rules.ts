import { Temporal } from 'temporal-polyfill';

/** A month of a report, or what of it was asked for and is over. */
export interface Period {
  /** YYYY-MM. */
  month: string;
  from: Date;
  /** The first moment that is no longer of it. */
  until: Date;
}

/** The first and the last day that two texts name: a day (YYYY-MM-DD), or a month (YYYY-MM) from its first to its last. */
export function daysOf({ from, to }: { from: string; to: string }): {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
} {
  return { first: dayOf(from, 'first'), last: dayOf(to, 'last') };
}

function dayOf(text: string, which: 'first' | 'last'): Temporal.PlainDate {
  if (text.length > 'YYYY-MM'.length) return Temporal.PlainDate.from(text);
  const month = Temporal.PlainYearMonth.from(text);
  return month.toPlainDate({ day: which === 'first' ? 1 : month.daysInMonth });
}

/** Whether a text names a day or a month that there is. */
export function isDayOrMonth(text: string): boolean {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(text)) return false;
  try {
    dayOf(text, 'first');
    return true;
  } catch {
    return false;
  }
}

export function isInOrder(texts: { from: string; to: string }): boolean {
  const { first, last } = daysOf(texts);
  return Temporal.PlainDate.compare(first, last) <= 0;
}

/** How many calendar months the days from one to another touch. */
export const monthsTouched = (first: Temporal.PlainDate, last: Temporal.PlainDate): number =>
  (last.year - first.year) * 12 + last.month - first.month + 1;

/**
 * The days from one to another by the months of a time zone, each month cut where the days begin and end, and at the
 * moment that it is now: what has not begun is left out.
 */
export function periodsOf(
  { first, last }: { first: Temporal.PlainDate; last: Temporal.PlainDate },
  timeZone: string,
  now: Date,
): Period[] {
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  const end = last.add({ days: 1 });
  const periods: Period[] = [];
  let day = first;
  while (Temporal.PlainDate.compare(day, end) < 0) {
    const month = day.toPlainYearMonth();
    const next = month.add({ months: 1 }).toPlainDate({ day: 1 });
    const cut = Temporal.PlainDate.compare(next, end) < 0 ? next : end;
    const [from, until] = [startOf(day), startOf(cut)];
    if (from < now) periods.push({ month: month.toString(), from, until: until < now ? until : now });
    day = next;
  }
  return periods;
}

/** A part of a whole, from 0 to 1; null: there is no whole. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const yearMs = 365 * 24 * 60 * 60 * 1000;

/** What was used and what lay there, of one currency. */
export interface StockValue {
  /** Minor units: what was issued, less what came back. */
  issued: number;
  /** Minor units × seconds: the value of what lay there, over the time for which it did. */
  valueSeconds: number;
}

export interface Turnover {
  averageMinor: number;
  /** How often the average stock was used up in the period; null: nothing of value lay there. */
  turns: number | null;
  /** The same if a whole year of 365 days went like it. */
  turnsPerYear: number | null;
}

/** How fast the stock turns over: what was used, by what lay there on an average moment of the period. */
export function turnoverOf({ issued, valueSeconds }: StockValue, { from, until }: Period): Turnover {
  const ms = until.getTime() - from.getTime();
  const average = ms === 0 ? 0 : (valueSeconds * 1000) / ms;
  const turns = shareOf(issued, average);
  return {
    averageMinor: Math.round(average),
    turns,
    turnsPerYear: turns === null ? null : turns * (yearMs / ms),
  };
}
