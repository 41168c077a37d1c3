import type { Temporal } from 'temporal-polyfill';
import type { SlaClockKind } from '../../../generated/prisma/enums.ts';
import type { DayInterval } from '../calendar-rules.ts';
import {
  type Account,
  type ExtraDay,
  isWholeDay,
  type Outcome,
  type Run,
  type Span,
  type Standstill,
} from './explain-rules.ts';
import { localFormat, sameDay, unitsOf, weekdayNames } from './wording.ts';

const tag = 'en-GB';
const time = localFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekdayOf = localFormat(tag, { weekday: 'long' });
const dayOfMonth = localFormat(tag, { day: 'numeric' });
const dayAndMonth = localFormat(tag, { day: 'numeric', month: 'long' });
const dayMonthYear = localFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayName = weekdayNames(tag, 'long');
const and = new Intl.ListFormat(tag);
const amount = (unit: string) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' });
const amounts = { hour: amount('hour'), minute: amount('minute'), second: amount('second') };

const promised: Record<SlaClockKind, string> = {
  RESPONSE: 'an answer',
  ARRIVAL: 'a technician on site',
  RESOLUTION: 'the repair',
};
const awaited: Record<SlaClockKind, string> = {
  RESPONSE: 'our answer',
  ARRIVAL: 'the technician',
  RESOLUTION: 'the repair',
};
const kept: Record<SlaClockKind, string> = {
  RESPONSE: 'We answered',
  ARRIVAL: 'The technician was on site',
  RESOLUTION: 'The repair was done',
};
const stopped: Record<SlaClockKind, string> = {
  RESPONSE: 'The request was settled or cancelled',
  ARRIVAL: 'The request was settled or cancelled',
  RESOLUTION: 'The request was cancelled',
};
const waited: Record<Standstill, string> = {
  WAITING_CUSTOMER: 'while we waited for your answer',
  WAITING_PARTS: 'while we waited for a part',
  WAITING_VENDOR: 'while we waited for the manufacturer',
  RESOLVED: 'after it was repaired and before it came back',
};
const waiting: Record<Standstill, string> = {
  WAITING_CUSTOMER: 'while we wait for your answer',
  WAITING_PARTS: 'while we wait for a part',
  WAITING_VENDOR: 'while we wait for the manufacturer',
  RESOLVED: 'since it was repaired',
};

export function en(account: Account): string {
  const { outcome } = account;
  const course = [
    ...omitted(account),
    ...account.extraDays.map((day) => extraDay(day, account)),
    ...account.clockChanges.map((date) => `the clock change on ${fullDay(date, account)} is allowed for`),
    ...pauses(account),
  ];
  if (course.length === 0 && outcome.is === 'DUE') {
    return `${promise(account)} ${report(account)}, so ${due(account, outcome.dueAt)}.`;
  }
  const sentences = [promise(account), `${report(account)}.`, result(account, outcome)];
  if (course.length > 0) sentences.splice(2, 0, `${capital(clauses(course))}.`);
  return sentences.join(' ');
}

function promise({ kind, target, hours, timeZone }: Account): string {
  const within = `We promised ${promised[kind]} within ${length(target, 'second')}`;
  if (hours === null) return `${within}, around the clock.`;
  const times = hours.map((each) => `${weekdays(each.weekdays)}, ${hoursOfDay(each.intervals)}`);
  return `${within} of service time (${times.join('; ')}, ${timeZone} time).`;
}

function report(account: Account): string {
  const { reportedAt, hours, timeZone } = account;
  const zone = hours === null ? ` (${timeZone} time)` : '';
  return `You reported it on ${fullDay(reportedAt, account)} at ${time(reportedAt)}${zone}`;
}

function omitted(account: Account): string[] {
  const { weekends, closedWeekdays, holidays, closedHours } = account;
  const days = [
    ...(weekends > 0 ? [weekends > 1 ? 'weekends' : 'the weekend'] : []),
    ...closedWeekdays.map((weekday) => `${weekdayName(weekday)}s`),
    ...holidays.map((run) => holiday(run, account)),
  ];
  if (days.length === 0) return closedHours ? ['time outside service hours does not count'] : [];
  const one = days.length === 1 && closedWeekdays.length === 0 && weekends <= 1 && holidays.every(isOneDay);
  return [`${and.format(days)} ${one ? 'does' : 'do'} not count`];
}

function holiday(run: Run<Temporal.PlainDate>, account: Account): string {
  const { first, last } = run;
  if (isOneDay(run)) return `the holiday on ${fullDay(first, account)}`;
  const from = first.month === last.month ? dayOfMonth(first) : day(first, account);
  return `the holidays from ${from} to ${day(last, account)}`;
}

const isOneDay = ({ first, last }: Run<Temporal.PlainDate>): boolean => first.equals(last);

function extraDay({ date, added, usual, intervals }: ExtraDay, account: Account): string {
  const on = fullDay(date, account);
  if (!added) return `service hours on ${on} are ${hoursOfDay(intervals)}`;
  return `${on} counts as a working day${usual ? '' : ` (${hoursOfDay(intervals)})`}`;
}

function pauses(account: Account): string[] {
  if (account.pauses.length === 0) return [];
  const all = account.pauses.map(({ standstill, spans }) => {
    const times = spans.map((span, index) => pause(span, spans[index - 1], account));
    return `${and.format(times)} ${waited[standstill]}`;
  });
  return [`the clock stood still ${clauses(all)}`];
}

function pause({ from, to }: Span, before: Span | undefined, account: Account): string {
  if (!sameDay(from, to)) {
    return `from ${nearDay(from, account)} at ${time(from)} to ${nearDay(to, account)} at ${time(to)}`;
  }
  const times = time(from) === time(to) ? `at ${time(from)}` : `from ${time(from)} to ${time(to)}`;
  return before && sameDay(before.to, from) ? times : `on ${nearDay(from, account)} ${times}`;
}

function result(account: Account, outcome: Outcome): string {
  const { kind } = account;
  switch (outcome.is) {
    case 'DUE':
      return `So ${due(account, outcome.dueAt)}.`;
    case 'PAUSED': {
      const since = `${nearDay(outcome.since, account)} at ${time(outcome.since)}`;
      const dueAt = moment(outcome.dueAt, account);
      return `The clock has stood still since ${since} ${waiting[outcome.standstill]}: if it went on at once, ${awaited[kind]} would be due ${dueAt}.`;
    }
    case 'MET': {
      const spare = outcome.spare > 0 ? `with ${margin(outcome.spare, account)} to spare` : 'exactly in time';
      return `${kept[kind]} ${moment(outcome.endedAt, account)}, ${spare}.`;
    }
    case 'STOPPED': {
      const left =
        outcome.spare > 0 ? `with ${margin(outcome.spare, account)} left` : 'exactly when it was due';
      return `${stopped[kind]} ${moment(outcome.endedAt, account)}, ${left}.`;
    }
    case 'LATE':
      return `${capital(awaited[kind])} was due ${moment(outcome.dueAt, account)} and has been late since.`;
    case 'ENDED_LATE': {
      const { dueAt, endedAt } = outcome;
      const end = sameDay(dueAt, endedAt) ? `at ${time(endedAt)}` : moment(endedAt, account);
      const late = outcome.late > 0 ? `${margin(outcome.late, account)} too late` : 'too late';
      return `${capital(awaited[kind])} was due ${moment(dueAt, account)}; the clock stopped ${end}, ${late}.`;
    }
  }
}

const due = (account: Account, dueAt: Temporal.ZonedDateTime): string =>
  `${awaited[account.kind]} is due ${moment(dueAt, account)}`;

function moment(at: Temporal.ZonedDateTime, account: Account): string {
  const on = sameDay(at, account.reportedAt) ? 'the same day' : `on ${fullDay(at, account)}`;
  return `${on} at ${time(at)}`;
}

/** The weekday alone, as long as there is only one such day since the report. */
function nearDay(at: Temporal.ZonedDateTime, account: Account): string {
  const { days } = account.reportedAt.toPlainDate().until(at.toPlainDate());
  return days < 7 ? weekdayOf(at) : fullDay(at, account);
}

const fullDay = (date: Temporal.PlainDate | Temporal.ZonedDateTime, account: Account): string =>
  `${weekdayOf(date)}, ${day(date, account)}`;

/** The year only when it is another one than that of the report. */
const day = (date: Temporal.PlainDate | Temporal.ZonedDateTime, { reportedAt }: Account): string =>
  date.year === reportedAt.year ? dayAndMonth(date) : dayMonthYear(date);

function weekdays(runs: Run<number>[]): string {
  const names = runs.flatMap(({ first, last }) => {
    if (last - first < 2)
      return first === last ? [weekdayName(first)] : [weekdayName(first), weekdayName(last)];
    return last - first === 6 ? ['every day'] : [`${weekdayName(first)} to ${weekdayName(last)}`];
  });
  return and.format(names);
}

const hoursOfDay = (intervals: readonly DayInterval[]): string =>
  isWholeDay(intervals) ? 'around the clock' : and.format(intervals.map(({ from, to }) => `${from}–${to}`));

const margin = (milliseconds: number, { hours }: Account): string =>
  `${length(milliseconds, 'minute')}${hours === null ? '' : ' of service time'}`;

function length(milliseconds: number, smallest: 'minute' | 'second'): string {
  const words = unitsOf(milliseconds, smallest).map(([unit, count]) => amounts[unit].format(count));
  return words.join(' ') || `less than a ${smallest}`;
}

const clauses = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
