import type { Temporal } from 'temporal-polyfill';
import type { SlaClockKind } from '../../../generated/prisma/enums.ts';
import type { DayInterval } from '../calendar-rules.ts';
import type { Account, ExtraDay, Outcome, Span, Standstill } from './explain-rules.ts';
import { isWholeDay, type Run } from './hours-rules.ts';
import { exactly, localFormat, sameDay, toTheMinute, type Unit, weekdayNames } from './wording.ts';

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
    ...account.clockChanges.map(
      (date) => `the time change on ${fullDay(date, account)} is taken into account`,
    ),
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
  const within = `We promised ${promised[kind]} within ${words(exactly(target))}`;
  if (hours === null) return `${within}, around the clock.`;
  const times = hours.map((each) => `${weekdays(each.weekdays)}, ${hoursOfDay(each.intervals)}`);
  return `${within} of service time (${times.join('; ')}${hours.length > 1 ? ';' : ','} ${timeZone} time).`;
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
    ...(holidays.length > 0 ? [holidayDates(holidays, account)] : []),
  ];
  if (days.length === 0) return closedHours ? ['time outside service hours does not count'] : [];
  const one = days.length === 1 && (weekends === 1 || onlyDay(holidays));
  return [`${and.format(days)} ${one ? 'does' : 'do'} not count`];
}

function holidayDates(runs: readonly Run<Temporal.PlainDate>[], account: Account): string {
  const only = onlyDay(runs);
  if (only) return `the holiday on ${fullDay(only, account)}`;
  const dates = runs.map(({ first, last }) => {
    const from = first.month === last.month ? dayOfMonth(first) : day(first, account);
    const to = day(last, account);
    if (first.equals(last)) return `on ${to}`;
    return first.add({ days: 1 }).equals(last) ? `on ${from} and ${to}` : `from ${from} to ${to}`;
  });
  return `the holidays ${and.format(dates)}`;
}

function onlyDay([run, ...others]: readonly Run<Temporal.PlainDate>[]): Temporal.PlainDate | null {
  return run && others.length === 0 && run.first.equals(run.last) ? run.first : null;
}

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
      const still = account.pauses.length > 0 ? 'It has stood still again' : 'The clock has stood still';
      return `${still} since ${since} ${waiting[outcome.standstill]}: if it went on at once, ${awaited[kind]} would be due ${dueAt}.`;
    }
    case 'MET': {
      const spare = outcome.spare > 0 ? `with ${margin(outcome.spare, account)} to spare` : 'exactly on time';
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
      const late = outcome.late > 0 ? `: ${margin(outcome.late, account)} late` : '';
      return `${capital(awaited[kind])} was due ${moment(dueAt, account)}, but the clock stopped only ${end}${late}.`;
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
    const [from, to] = [weekdayName(first), weekdayName(last)];
    const nights = (last - first + 7) % 7;
    if (nights < 2) return nights === 0 ? [from] : [from, to];
    return nights === 6 ? ['every day'] : [`${from} to ${to}`];
  });
  return and.format(names);
}

const hoursOfDay = (intervals: readonly DayInterval[]): string =>
  isWholeDay(intervals) ? 'around the clock' : and.format(intervals.map(({ from, to }) => `${from}–${to}`));

const margin = (milliseconds: number, { hours }: Account): string =>
  `${words(toTheMinute(milliseconds)) || 'less than a minute'}${hours === null ? '' : ' of service time'}`;

const words = (length: [Unit, number][]): string =>
  length.map(([unit, count]) => amounts[unit].format(count)).join(' ');

const clauses = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
