import type { Temporal } from 'temporal-polyfill';
import type { Calendar, DayInterval } from '../calendar-rules.ts';

/** Days that follow each other; both ends are in it. */
export interface Run<Day> {
  first: Day;
  last: Day;
}

export interface Hours {
  /** ISO 8601: 1 is Monday. A run may lead over the end of the week, from 7 to 4. */
  weekdays: Run<number>[];
  intervals: DayInterval[];
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The hours of the week, equal days together. */
export function hoursOf(weekly: DayInterval[][]): Hours[] {
  const open = weekly.filter((intervals) => intervals.length > 0);
  const different = open.filter((hours, index) => open.findIndex((each) => sameHours(each, hours)) === index);
  return different.map((intervals) => ({
    weekdays: aroundTheWeek(weekdays.filter((weekday) => sameHours(weekly[weekday - 1] ?? [], intervals))),
    intervals,
  }));
}

function aroundTheWeek(days: number[]): Run<number>[] {
  const runs = runsOf(days, (day) => day + 1);
  const [first, ...others] = runs;
  const last = others.at(-1);
  if (first?.first !== 1 || last?.last !== 7) return runs;
  return [{ first: last.first, last: first.last }, ...others.slice(0, -1)];
}

export const hoursOn = ({ weekly }: Calendar, weekday: number): DayInterval[] =>
  merged(weekly.filter((each) => each.weekday === weekday));

/** In order, and without seams. */
export function merged(intervals: readonly DayInterval[]): DayInterval[] {
  const hours: DayInterval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = hours.at(-1);
    if (last?.to === from) last.to = to;
    else hours.push({ from, to });
  }
  return hours;
}

export const isWholeDay = ([day, ...others]: readonly DayInterval[]): boolean =>
  others.length === 0 && day?.from === '00:00' && day.to === '24:00';

export const sameHours = (one: readonly DayInterval[], other: readonly DayInterval[]): boolean =>
  one.length === other.length &&
  one.every(({ from, to }, index) => from === other[index]?.from && to === other[index].to);

export function runsOf<Day extends number | Temporal.PlainDate>(
  days: readonly Day[],
  next: (day: Day) => Day,
): Run<Day>[] {
  const runs: Run<Day>[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && String(next(run.last)) === String(day)) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}
