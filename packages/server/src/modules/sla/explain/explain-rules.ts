import { Temporal } from 'temporal-polyfill';
import type { HoldReason, SlaClockKind } from '../../../generated/prisma/enums.ts';
import type { Calendar, DayInterval } from '../calendar-rules.ts';
import type { ClockReading, ClockRule, SlaInterval } from '../rules.ts';
import {
  type Hours,
  hoursOf,
  hoursOn,
  isWholeDay,
  merged,
  type Run,
  runsOf,
  sameHours,
  weekdays,
} from './hours-rules.ts';

/** What a clock stands still for. */
export type Standstill = HoldReason | 'RESOLVED';

export interface ExtraDay {
  date: Temporal.PlainDate;
  intervals: DayInterval[];
  /** Whether its weekday is closed otherwise. */
  added: boolean;
  /** Whether every open weekday has the same hours. */
  usual: boolean;
}

export interface Span {
  from: Temporal.ZonedDateTime;
  to: Temporal.ZonedDateTime;
}

export interface Pauses {
  standstill: Standstill;
  spans: Span[];
}

export type Outcome =
  | { is: 'DUE'; dueAt: Temporal.ZonedDateTime }
  | { is: 'PAUSED'; standstill: Standstill; since: Temporal.ZonedDateTime; dueAt: Temporal.ZonedDateTime }
  | { is: 'MET'; endedAt: Temporal.ZonedDateTime; spare: number }
  | { is: 'STOPPED'; endedAt: Temporal.ZonedDateTime; spare: number }
  | { is: 'LATE'; dueAt: Temporal.ZonedDateTime }
  | { is: 'ENDED_LATE'; dueAt: Temporal.ZonedDateTime; endedAt: Temporal.ZonedDateTime; late: number };

/** What there is to say of a clock, in no language yet. All moments are in the calendar's time zone, all lengths are milliseconds. */
export interface Account {
  kind: SlaClockKind;
  target: number;
  timeZone: string;
  /** null: around the clock. */
  hours: Hours[] | null;
  reportedAt: Temporal.ZonedDateTime;
  /** How many weekends were left out; a Sunday after a Saturday that is worked is no weekend. */
  weekends: number;
  /** The other weekdays that were left out. */
  closedWeekdays: number[];
  holidays: Run<Temporal.PlainDate>[];
  /** Whether closed hours of open days were left out. */
  closedHours: boolean;
  extraDays: ExtraDay[];
  /** The days on which the wall clock was set while this one ran. */
  clockChanges: Temporal.PlainDate[];
  /** The pauses that are over, by what they were for. */
  pauses: Pauses[];
  outcome: Outcome;
}

interface Piece extends Span {
  reason: string;
}

const saturday = 6;
const sunday = 7;

const standstillRecord: Record<`PAUSED:${HoldReason}` | 'RESOLVED', Standstill> = {
  'PAUSED:WAITING_CUSTOMER': 'WAITING_CUSTOMER',
  'PAUSED:WAITING_PARTS': 'WAITING_PARTS',
  'PAUSED:WAITING_VENDOR': 'WAITING_VENDOR',
  RESOLVED: 'RESOLVED',
};
const standstills = new Map<string, Standstill>(Object.entries(standstillRecord));

/** What decides about a deadline: everything up to the moment it fell due, was kept, or will be due. */
export function accountOf(
  { kind, target, calendar }: ClockRule,
  reading: ClockReading,
  home = calendar.timeZone,
): Account {
  const weekly = weekdays.map((weekday) => hoursOn(calendar, weekday));
  const aroundTheClock = weekly.every(isWholeDay);
  const timeZone = aroundTheClock && calendar.holidays.length === 0 ? home : calendar.timeZone;
  const local = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const start = reading.trace[0]?.from ?? reading.endedAt ?? reading.dueAt;
  const pieces = decidingIntervals(reading).map(({ from, to, reason }) => ({
    from: local(from),
    to: local(to),
    reason,
  }));
  return {
    kind,
    target,
    timeZone,
    hours: aroundTheClock ? null : hoursOf(weekly),
    reportedAt: local(start),
    ...daysIn(calendar, weekly, pieces),
    clockChanges: clockChangesIn(pieces),
    pauses: pausesIn(pieces),
    outcome: outcomeOf(reading, local),
  };
}

/** What is after the decision, and a pause that is not over, says nothing about it. */
function decidingIntervals(reading: ClockReading): { from: Date; to: Date; reason: string }[] {
  const { state, trace, forecast, breachedAt, endedAt, dueAt } = reading;
  const decidedAt = breachedAt ?? endedAt ?? dueAt;
  const past = state === 'PAUSED' ? trace.slice(0, -1) : trace;
  const end = ({ to }: SlaInterval) => to ?? forecast[0]?.from ?? decidedAt;
  return [...past, ...forecast]
    .filter(({ from }) => from < decidedAt)
    .map((each) => ({
      from: each.from,
      to: end(each) < decidedAt ? end(each) : decidedAt,
      reason: each.reason,
    }));
}

function outcomeOf(reading: ClockReading, local: (at: Date) => Temporal.ZonedDateTime): Outcome {
  const { state, remaining, trace } = reading;
  const dueAt = local(reading.dueAt);
  const endedAt = reading.endedAt && local(reading.endedAt);
  if (state === 'BREACHED') {
    return endedAt ? { is: 'ENDED_LATE', dueAt, endedAt, late: -remaining } : { is: 'LATE', dueAt };
  }
  if (endedAt) return { is: state === 'MET' ? 'MET' : 'STOPPED', endedAt, spare: remaining };
  const last = trace.at(-1);
  const standstill = last && standstills.get(last.reason);
  if (state !== 'PAUSED' || !standstill) return { is: 'DUE', dueAt };
  return { is: 'PAUSED', standstill, since: local(last.from), dueAt };
}

function pausesIn(pieces: readonly Piece[]): Pauses[] {
  const pauses = new Map<Standstill, Span[]>();
  for (const { from, to, reason } of pieces) {
    const standstill = standstills.get(reason);
    if (standstill) pauses.set(standstill, [...(pauses.get(standstill) ?? []), { from, to }]);
  }
  return [...pauses].map(([standstill, spans]) => ({ standstill, spans }));
}

function clockChangesIn(pieces: readonly Piece[]): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  const working = pieces.filter(({ reason }) => reason === 'WORKING');
  const end = working.at(-1)?.to;
  let change = working[0]?.from.getTimeZoneTransition('next');
  while (change && end && isBefore(change, end)) {
    const at = change;
    if (working.some(({ from, to }) => isBefore(from, at) && isBefore(at, to))) days.push(at.toPlainDate());
    change = at.getTimeZoneTransition('next');
  }
  return days;
}

const isBefore = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean =>
  one.epochMilliseconds < other.epochMilliseconds;

type Days = Pick<Account, 'weekends' | 'closedWeekdays' | 'holidays' | 'closedHours' | 'extraDays'>;

function daysIn(calendar: Calendar, weekly: DayInterval[][], pieces: readonly Piece[]): Days {
  const opensOn = (weekday: number) => (weekly[weekday - 1] ?? []).length > 0;
  const extraOn = (date: Temporal.PlainDate) =>
    calendar.extraDays.find((each) => each.date === date.toString());

  const holidays: Temporal.PlainDate[] = [];
  const closed: Temporal.PlainDate[] = [];
  const extraDays: ExtraDay[] = [];
  let closedHours = false;
  for (const { date, reasons } of datesIn(pieces)) {
    const extra = extraOn(date);
    const opens = extra !== undefined || opensOn(date.dayOfWeek);
    if (reasons.has('HOLIDAY')) holidays.push(date);
    else if (!opens) closed.push(date);
    else if (reasons.has('CLOSED')) closedHours = true;
    if (extra) extraDays.push(...extraDayOf(date, merged(extra.intervals), weekly));
  }

  const atWeekend = opensOn(saturday) || opensOn(sunday) ? [] : closed.filter(isWeekend);
  const free = atWeekend.some((date) => !extraOn(otherOfWeekend(date)));
  const single = free ? closed.filter((date) => !isWeekend(date)) : closed;
  return {
    weekends: free ? runsOf(atWeekend, nextDay).length : 0,
    closedWeekdays: [...new Set(single.map(({ dayOfWeek }) => dayOfWeek))],
    holidays: runsOf(holidays, nextDay),
    closedHours,
    extraDays,
  };
}

const isWeekend = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek >= saturday;

const otherOfWeekend = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.add({ days: date.dayOfWeek === saturday ? 1 : -1 });

/** An extra day with the hours of its weekday is a day like any other. */
function extraDayOf(date: Temporal.PlainDate, intervals: DayInterval[], weekly: DayInterval[][]): ExtraDay[] {
  const ofWeekday = weekly[date.dayOfWeek - 1] ?? [];
  if (sameHours(ofWeekday, intervals)) return [];
  const usual = weekly.every((each) => each.length === 0 || sameHours(each, intervals));
  return [{ date, intervals, added: ofWeekday.length === 0, usual }];
}

/** The days over which the calendar decided, and what it said. */
function datesIn(pieces: readonly Piece[]): { date: Temporal.PlainDate; reasons: Set<string> }[] {
  const days = new Map<string, { date: Temporal.PlainDate; reasons: Set<string> }>();
  for (const { from, to, reason } of pieces) {
    if (standstills.has(reason)) continue;
    const last = to.subtract({ milliseconds: 1 }).toPlainDate();
    for (let date = from.toPlainDate(); Temporal.PlainDate.compare(date, last) <= 0; date = nextDay(date)) {
      const key = date.toString();
      const day = days.get(key) ?? { date, reasons: new Set() };
      days.set(key, day);
      day.reasons.add(reason);
    }
  }
  return [...days.values()];
}

const nextDay = (date: Temporal.PlainDate): Temporal.PlainDate => date.add({ days: 1 });
