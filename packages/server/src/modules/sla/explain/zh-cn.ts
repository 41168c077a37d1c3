import type { Temporal } from 'temporal-polyfill';
import type { SlaClockKind } from '../../../generated/prisma/enums.ts';
import type { DayInterval } from '../calendar-rules.ts';
import type { Account, ExtraDay, Outcome, Span, Standstill } from './explain-rules.ts';
import { isWholeDay, type Run } from './hours-rules.ts';
import { exactly, localFormat, sameDay, toTheMinute, type Unit, weekdayNames } from './wording.ts';

const tag = 'zh-CN';
const time = localFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const monthAndDay = localFormat(tag, { month: 'long', day: 'numeric' });
const yearMonthDay = localFormat(tag, { year: 'numeric', month: 'long', day: 'numeric' });
const dayOfMonth = localFormat(tag, { day: 'numeric' });
const weekdayOf = localFormat(tag, { weekday: 'short' });
const weekdayName = weekdayNames(tag, 'short');
const units = { hour: '小时', minute: '分钟', second: '秒' };

const deed: Record<SlaClockKind, string> = { RESPONSE: '响应', ARRIVAL: '到场', RESOLUTION: '修复' };
const promised: Record<SlaClockKind, string> = {
  RESPONSE: '响应',
  ARRIVAL: '安排维修工程师到场',
  RESOLUTION: '完成修复',
};
const awaited: Record<SlaClockKind, string> = {
  RESPONSE: '我们应',
  ARRIVAL: '维修工程师应',
  RESOLUTION: '我们应',
};
const kept: Record<SlaClockKind, string> = {
  RESPONSE: '我们已',
  ARRIVAL: '维修工程师已',
  RESOLUTION: '我们已',
};
const stopped: Record<SlaClockKind, string> = {
  RESPONSE: '办结或取消',
  ARRIVAL: '办结或取消',
  RESOLUTION: '取消',
};
const waiting: Record<Standstill, string> = {
  WAITING_CUSTOMER: '因等待您的答复',
  WAITING_PARTS: '因缺件待料',
  WAITING_VENDOR: '因等待厂家处理',
  RESOLVED: '修复后至再次报修前',
};

export function zhCN(account: Account): string {
  const course = [
    ...omitted(account),
    ...account.extraDays.map((day) => extraDay(day, account)),
    ...account.clockChanges.map((date) => `已计入 ${fullDay(date, account)}的时钟调整`),
    ...pauses(account),
  ];
  const { outcome } = account;
  if (course.length === 0 && outcome.is === 'DUE') {
    return `${promise(account)}${report(account)}，${due(account, outcome.dueAt)}。`;
  }
  const between = course.length > 0 ? `${course.join('；')}。` : '';
  return `${promise(account)}${report(account)}。${between}${result(account, outcome)}`;
}

function promise({ kind, target, hours, timeZone }: Account): string {
  if (hours === null) return `我们承诺在 ${words(exactly(target))}内${promised[kind]}，全天 24 小时计时。`;
  const times = hours.map((each) => `${weekdays(each.weekdays)} ${hoursOfDay(each.intervals)}`).join('；');
  return `我们承诺在 ${words(exactly(target))}服务时间内${promised[kind]}（${times}，${timeZone} 时间）。`;
}

function report(account: Account): string {
  const { reportedAt, hours, timeZone } = account;
  const zone = hours === null ? `（${timeZone} 时间）` : ' ';
  return `您于 ${fullDay(reportedAt, account)} ${time(reportedAt)}${zone}报修`;
}

function omitted(account: Account): string[] {
  const { weekends, closedWeekdays, holidays, closedHours } = account;
  const days = [
    ...(weekends > 0 ? ['周末'] : []),
    ...closedWeekdays.map(weekdayName),
    ...(holidays.length > 0
      ? [`法定节假日（${holidays.map((run) => holiday(run, account)).join('、')}）`]
      : []),
  ];
  if (days.length === 0) return closedHours ? ['服务时间以外的时段不计入时限'] : [];
  return [`${days.join('、')}不计入时限`];
}

function holiday({ first, last }: Run<Temporal.PlainDate>, account: Account): string {
  if (first.equals(last)) return fullDay(first, account);
  const to = first.month === last.month ? dayOfMonth(last) : day(last, account);
  return `${day(first, account)}至${to}`;
}

function extraDay({ date, added, usual, intervals }: ExtraDay, account: Account): string {
  const on = fullDay(date, account);
  if (!added) return `${on}的服务时间为 ${hoursOfDay(intervals)}`;
  return `${on}为调休工作日${usual ? '' : `（${hoursOfDay(intervals)}）`}，计入时限`;
}

function pauses(account: Account): string[] {
  return account.pauses.map(({ standstill, spans }) => {
    const times = spans.map((span, index) => pause(span, spans[index - 1], account)).join('、');
    return `${waiting[standstill]}，${times} 暂停计时`;
  });
}

function pause({ from, to }: Span, before: Span | undefined, account: Account): string {
  const start = before && sameDay(before.to, from) ? time(from) : `${fullDay(from, account)} ${time(from)}`;
  if (!sameDay(from, to)) return `${start} 至 ${fullDay(to, account)} ${time(to)}`;
  return time(from) === time(to) ? start : `${start} 至 ${time(to)}`;
}

function result(account: Account, outcome: Outcome): string {
  const { kind } = account;
  switch (outcome.is) {
    case 'DUE':
      return `因此，${due(account, outcome.dueAt)}。`;
    case 'PAUSED': {
      const since = `${fullDay(outcome.since, account)} ${time(outcome.since)}`;
      const again = account.pauses.length > 0 ? '再次' : '';
      return `${waiting[outcome.standstill]}，自 ${since} 起${again}暂停计时；如立即恢复计时，${due(account, outcome.dueAt)}。`;
    }
    case 'MET': {
      const spare = outcome.spare > 0 ? `比时限提前 ${margin(outcome.spare, account)}` : '时限恰好届满';
      return `${kept[kind]}${moment(outcome.endedAt, account)} ${deed[kind]}，${spare}。`;
    }
    case 'STOPPED': {
      const left = outcome.spare > 0 ? `剩余 ${margin(outcome.spare, account)}` : '恰好届满';
      return `服务单已${moment(outcome.endedAt, account)} ${stopped[kind]}，当时${deed[kind]}时限${left}。`;
    }
    case 'LATE':
      return `${deed[kind]}时限已${moment(outcome.dueAt, account)} 届满，目前已逾期。`;
    case 'ENDED_LATE': {
      const { dueAt, endedAt } = outcome;
      const late = outcome.late > 0 ? `逾期 ${margin(outcome.late, account)}` : '已逾期';
      return `${deed[kind]}时限${moment(dueAt, account)} 届满，计时${moment(endedAt, account)} 结束，${late}。`;
    }
  }
}

const due = (account: Account, dueAt: Temporal.ZonedDateTime): string =>
  `${awaited[account.kind]}${moment(dueAt, account)} 前${deed[account.kind]}`;

function moment(at: Temporal.ZonedDateTime, account: Account): string {
  return `于${sameDay(at, account.reportedAt) ? '当日' : ` ${fullDay(at, account)}`} ${time(at)}`;
}

const fullDay = (date: Temporal.PlainDate | Temporal.ZonedDateTime, account: Account): string =>
  day(date, account) + weekdayOf(date);

/** The year only when it is another one than that of the report. */
const day = (date: Temporal.PlainDate | Temporal.ZonedDateTime, { reportedAt }: Account): string =>
  date.year === reportedAt.year ? monthAndDay(date) : yearMonthDay(date);

function weekdays(runs: Run<number>[]): string {
  const names = runs.flatMap(({ first, last }) => {
    const [from, to] = [weekdayName(first), weekdayName(last)];
    const nights = (last - first + 7) % 7;
    if (nights < 2) return nights === 0 ? [from] : [from, to];
    return nights === 6 ? ['每天'] : [`${from}至${to}`];
  });
  return names.join('、');
}

const hoursOfDay = (intervals: readonly DayInterval[]): string =>
  isWholeDay(intervals) ? '全天' : intervals.map(({ from, to }) => `${from}–${to}`).join('、');

const margin = (milliseconds: number, { hours }: Account): string =>
  `${words(toTheMinute(milliseconds)) || '1 分钟以内'}${hours === null ? '' : '（按服务时间计）'}`;

const words = (length: [Unit, number][]): string =>
  length.map(([unit, count]) => `${count} ${units[unit]}`).join(' ');
