import { Temporal } from 'temporal-polyfill';
import type { ValidationIssue } from '../../platform/errors.ts';
import { isTimeZone } from '../organization/rules.ts';

/** Local wall time, "09:00" to "24:00"; the end is no longer in it. */
export interface DayInterval {
  from: string;
  to: string;
}

export interface WeeklyInterval extends DayInterval {
  /** ISO 8601: 1 is Monday. */
  weekday: number;
}

/** A day with hours of its own, which stand in for those of its weekday. */
export interface ExtraDay {
  date: string;
  intervals: DayInterval[];
}

export interface Calendar {
  code: string;
  version: number;
  timeZone: string;
  weekly: WeeklyInterval[];
  holidays: string[];
  extraDays: ExtraDay[];
}

export type RuleProblem = ValidationIssue;

/** A piece of time over which a calendar stays as it is, in milliseconds since the epoch; the end is no longer in it. */
export interface Opening {
  from: number;
  to: number;
  reason: 'WORKING' | 'CLOSED' | 'HOLIDAY';
}

/** What a calendar comes to: the hours of a day are the same openings, counted from midnight on the wall clock. */
interface Timetable {
  timeZone: string;
  alwaysOpen: boolean;
  week: Opening[][];
  days: Map<string, Opening[]>;
  /** The openings of whole UTC days, by the number of days since the epoch. */
  pages: Map<number, Opening[]>;
}

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;
const midnight = new Temporal.PlainTime();
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const mostPages = 2_000;

const timetables = new WeakMap<Calendar, Timetable>();

/**
 * What a calendar is like from one instant to another, piece by piece and without gaps. What it has worked out stays with
 * the calendar object: keep the object, and later calls are fast.
 */
export function* openings(calendar: Calendar, from: number, to: number): Generator<Opening, void, undefined> {
  if (from >= to) return;
  const timetable = timetableOf(calendar);
  if (timetable.alwaysOpen) {
    yield { from, to, reason: 'WORKING' };
    return;
  }
  for (let day = Math.floor(from / dayMs); day * dayMs < to; day++) {
    for (const piece of pageOf(timetable, day)) {
      if (piece.to <= from) continue;
      if (piece.from >= to) return;
      yield { from: Math.max(piece.from, from), to: Math.min(piece.to, to), reason: piece.reason };
    }
  }
}

/** Farther than this, or in more pieces, nobody follows a promise; and a clock is walked piece by piece. */
const farthest = { days: 366, pieces: 3_000 };

/** Whether so much working time passes within a year from a date on, by the wall clock, and in pieces that can be told. */
export function isInReach(calendar: Calendar, date: string, length: number): boolean {
  const { week, days, alwaysOpen } = timetableOf(calendar);
  if (!(length > 0)) return true;
  if (alwaysOpen) return length <= farthest.days * dayMs;
  let day = Temporal.PlainDate.from(date);
  let left = length;
  let pieces = 0;
  for (
    let count = 0;
    count < farthest.days && pieces <= farthest.pieces;
    count++, day = day.add({ days: 1 })
  ) {
    for (const { from, to, reason } of days.get(day.toString()) ?? week[day.dayOfWeek - 1] ?? []) {
      pieces++;
      if (reason === 'WORKING') left -= to - from;
      if (left <= 0) return pieces <= farthest.pieces;
    }
  }
  return false;
}

function timetableOf(calendar: Calendar): Timetable {
  const known = timetables.get(calendar);
  if (known) return known;
  const week = weekdays.map((weekday) =>
    openingsOf(calendar.weekly.filter((each) => each.weekday === weekday)),
  );
  const days = new Map(calendar.extraDays.map(({ date, intervals }) => [date, openingsOf(intervals)]));
  for (const date of calendar.holidays) days.set(date, [{ from: 0, to: dayMs, reason: 'HOLIDAY' }]);
  const alwaysOpen =
    days.size === 0 && week.every((hours) => hours.every(({ reason }) => reason === 'WORKING'));
  const timetable = { timeZone: calendar.timeZone, alwaysOpen, week, days, pages: new Map() };
  timetables.set(calendar, timetable);
  return timetable;
}

/** The whole of a day, open and closed. */
function openingsOf(intervals: DayInterval[]): Opening[] {
  const hours: Opening[] = [];
  let at = 0;
  for (const { from, to } of intervals.map(wallTimes).sort((a, b) => a.from - b.from)) {
    if (at < from) hours.push({ from: at, to: from, reason: 'CLOSED' });
    hours.push({ from, to, reason: 'WORKING' });
    at = to;
  }
  if (at < dayMs) hours.push({ from: at, to: dayMs, reason: 'CLOSED' });
  return hours;
}

function pageOf(timetable: Timetable, day: number): Opening[] {
  const known = timetable.pages.get(day);
  if (known) return known;
  if (timetable.pages.size >= mostPages) timetable.pages.clear();
  const page: Opening[] = [];
  const end = (day + 1) * dayMs;
  for (let at = day * dayMs; at < end;) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timetable.timeZone);
    const change = local.getTimeZoneTransition('next')?.epochMilliseconds ?? end;
    // Until the clocks change or the local day ends, wall time runs like real time.
    const wall = midnight.until(local.toPlainTime()).total('milliseconds');
    const steadyUntil = Math.min(change, end, at + dayMs - wall);
    for (const piece of hoursAt(timetable, local)) {
      const from = Math.max(at, at + piece.from - wall);
      const to = Math.min(steadyUntil, at + piece.to - wall);
      if (from < to) page.push({ from, to, reason: piece.reason });
    }
    at = steadyUntil;
  }
  timetable.pages.set(day, page);
  return page;
}

function hoursAt({ days, week }: Timetable, local: Temporal.ZonedDateTime): Opening[] {
  return days.get(local.toPlainDate().toString()) ?? week[local.dayOfWeek - 1] ?? [];
}

/** What is wrong with a calendar that somebody wrote; the path leads into the calendar. */
export function calendarProblems(calendar: Omit<Calendar, 'code' | 'version'>): RuleProblem[] {
  const { timeZone, weekly, holidays, extraDays } = calendar;
  const problems: RuleProblem[] = [];
  if (!isTimeZone(timeZone)) {
    const message = `“${timeZone}” is not a time zone of the IANA database.`;
    problems.push(problem(['timeZone'], 'unknown_time_zone', message));
  }
  if (weekly.length === 0) {
    problems.push(problem(['weekly'], 'never_opens', 'A calendar is open at some time of the week.'));
  }
  for (const [index, { weekday }] of weekly.entries()) {
    if (weekdays.includes(weekday)) continue;
    const message = 'A weekday is a number from 1 to 7; 1 is Monday.';
    problems.push(problem(['weekly', index, 'weekday'], 'weekday_out_of_range', message));
  }
  problems.push(...intervalProblems(weekly, ['weekly'], (one, other) => one.weekday === other.weekday));
  for (const [index, date] of holidays.entries()) problems.push(...dateProblems(date, ['holidays', index]));
  return [...problems, ...extraDayProblems(extraDays, new Set(holidays))];
}

function extraDayProblems(extraDays: ExtraDay[], holidays: ReadonlySet<string>): RuleProblem[] {
  const given = new Set<string>();
  return extraDays.flatMap(({ date, intervals }, index) => {
    const path = ['extraDays', index];
    const problems = dateProblems(date, [...path, 'date']);
    if (given.has(date)) {
      problems.push(problem([...path, 'date'], 'duplicate_extra_day', `${date} is given twice.`));
    }
    given.add(date);
    if (holidays.has(date)) {
      const message = `${date} is a holiday and an extra working day.`;
      problems.push(problem([...path, 'date'], 'holiday_and_extra_day', message));
    }
    if (intervals.length === 0) {
      const message = 'An extra working day is open at some time.';
      problems.push(problem([...path, 'intervals'], 'never_opens', message));
    }
    return [...problems, ...intervalProblems(intervals, [...path, 'intervals'], () => true)];
  });
}

function intervalProblems<Interval extends DayInterval>(
  intervals: Interval[],
  path: Path,
  sameDay: (one: Interval, other: Interval) => boolean,
): RuleProblem[] {
  return intervals.flatMap((interval, index) => {
    const { from, to } = interval;
    const malformed = (['from', 'to'] as const).filter((field) => !timePattern.test(interval[field]));
    if (malformed.length > 0) {
      return malformed.map((field) => {
        const message = `“${interval[field]}” is not a time of day from 00:00 to 24:00, like 09:00.`;
        return problem([...path, index, field], 'malformed_time', message);
      });
    }
    if (!isSound(interval)) {
      const message = 'An interval ends after it starts; a night is one until 24:00 and one from 00:00.';
      return [problem([...path, index, 'to'], 'interval_ends_before_start', message)];
    }
    const crossed = intervals
      .slice(0, index)
      .find((other) => isSound(other) && sameDay(interval, other) && from < other.to && other.from < to);
    if (!crossed) return [];
    const message = `${from}–${to} overlaps ${crossed.from}–${crossed.to} of the same day.`;
    return [problem([...path, index, 'from'], 'interval_overlap', message)];
  });
}

function dateProblems(date: string, path: Path): RuleProblem[] {
  const isDate = datePattern.test(date) && accepts(() => Temporal.PlainDate.from(date));
  return isDate ? [] : [problem(path, 'malformed_date', `“${date}” is not a date like 2026-10-01.`)];
}

type Path = readonly (string | number)[];

const problem = (path: Path, code: string, message: string): RuleProblem => ({
  path: path.map(String),
  message,
  code,
});

const timePattern = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** Times of day have the order of their text. */
const isSound = ({ from, to }: DayInterval): boolean =>
  timePattern.test(from) && timePattern.test(to) && from < to;

function wallTimes({ from, to }: DayInterval): { from: number; to: number } {
  return { from: wallTime(from), to: wallTime(to) };
}

/** Milliseconds since midnight on the wall clock. */
function wallTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * minuteMs;
}

/** The zone as the database writes it, asia/shanghai as Asia/Shanghai; what is no zone stays as it is. */
export const canonicalTimeZone = (timeZone: string): string =>
  isTimeZone(timeZone) ? new Temporal.ZonedDateTime(0n, timeZone).timeZoneId : timeZone;

function accepts(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
