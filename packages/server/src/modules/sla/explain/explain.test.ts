import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { HoldReason, SlaClockKind, SlaMarkKind } from '../../../generated/prisma/enums.ts';
import type { Calendar, DayInterval } from '../calendar-rules.ts';
import { type ClockRule, readClock, type SlaMark } from '../rules.ts';
import { explainClock } from './explain.ts';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

const shifts = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const onDays = (weekdays: number[], intervals: DayInterval[]) =>
  weekdays.flatMap((weekday) => intervals.map((interval) => ({ weekday, ...interval })));
const everyDay = onDays([1, 2, 3, 4, 5, 6, 7], [{ from: '00:00', to: '24:00' }]);

const calendar = (timeZone: string, weekly: Calendar['weekly'], more?: Partial<Calendar>): Calendar => ({
  code: 'CALENDAR',
  version: 1,
  timeZone,
  weekly,
  holidays: [],
  extraDays: [],
  ...more,
});

const cn = calendar('Asia/Shanghai', onDays([1, 2, 3, 4, 5], shifts), {
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
  extraDays: ['2026-09-20', '2026-10-10'].map((date) => ({ date, intervals: shifts })),
});
const always = calendar('Asia/Shanghai', everyDay);
const nyc = calendar('America/New_York', everyDay);
const shop = calendar(
  'Europe/Berlin',
  [
    ...onDays([1, 2, 3, 4, 5], [{ from: '08:00', to: '18:00' }]),
    ...onDays([6], [{ from: '08:00', to: '12:00' }]),
  ],
  {
    holidays: ['2026-12-25', '2026-12-26', '2027-01-01'],
    extraDays: [{ date: '2026-12-24', intervals: [{ from: '08:00', to: '12:00' }] }],
  },
);

const riyadh = calendar('Asia/Riyadh', onDays([7, 1, 2, 3, 4], [{ from: '08:00', to: '16:00' }]));
const hotline = calendar('Europe/London', onDays([1, 2, 3, 4, 5, 6, 7], [{ from: '08:00', to: '20:00' }]));

/** Local wall times: what happened, and when somebody asks. */
interface Situation {
  kind?: SlaClockKind;
  calendar?: Calendar;
  target: number;
  marks: [string, SlaMarkKind, HoldReason?][];
  now: string;
}

interface Story extends Situation {
  en: string;
  zh: string;
}

function explain(
  { kind = 'RESOLUTION', calendar = cn, target, marks, now }: Situation,
  locale: string | null | undefined,
): string {
  const at = (local: string) =>
    new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(calendar.timeZone).epochMilliseconds);
  const rule: ClockRule = {
    kind,
    target,
    calendar,
    pausesOn: ['WAITING_PARTS'],
    version: 'project@1 CALENDAR@1',
  };
  const happened = marks.map(([when, kind, reason]): SlaMark => ({
    at: at(when),
    kind,
    reason: reason ?? null,
  }));
  return explainClock(rule, readClock(rule, happened, at(now)), { locale });
}

const stories = {
  'running over a weekend, with a pause': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-20T16:00', 'STARTED'],
      ['2026-11-23T10:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-23T13:30', 'RESUMED'],
    ],
    now: '2026-11-23T14:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. The weekend does not count, and the clock stood still on Monday from 10:00 to 13:30 while we waited for your answer. So the repair is due on Wednesday, 25 November at 09:30.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限；因等待您的答复，11月23日周一 10:00 至 13:30 暂停计时。因此，我们应于 11月25日周三 09:30 前修复。',
  },
  'running around the clock': {
    kind: 'RESPONSE',
    calendar: always,
    target: 5 * minuteMs,
    marks: [['2026-11-19T22:10', 'STARTED']],
    now: '2026-11-19T22:11',
    en: 'We promised an answer within 5 minutes, around the clock. You reported it on Thursday, 19 November at 22:10 (Asia/Shanghai time), so our answer is due the same day at 22:15.',
    zh: '我们承诺在 5 分钟内响应，全天 24 小时计时。您于 11月19日周四 22:10（Asia/Shanghai 时间）报修，我们应于当日 22:15 前响应。',
  },
  'running over noon': {
    target: 2 * hourMs,
    marks: [['2026-11-19T11:30', 'STARTED']],
    now: '2026-11-19T11:31',
    en: 'We promised the repair within 2 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Thursday, 19 November at 11:30. Time outside service hours does not count. So the repair is due the same day at 14:30.',
    zh: '我们承诺在 2 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月19日周四 11:30 报修。服务时间以外的时段不计入时限。因此，我们应于当日 14:30 前修复。',
  },
  'running within one shift': {
    target: 90 * minuteMs,
    marks: [['2026-11-19T09:30', 'STARTED']],
    now: '2026-11-19T09:31',
    en: 'We promised the repair within 1 hour 30 minutes of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Thursday, 19 November at 09:30, so the repair is due the same day at 11:00.',
    zh: '我们承诺在 1 小时 30 分钟服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月19日周四 09:30 报修，我们应于当日 11:00 前修复。',
  },
  'running over holidays and an extra working day': {
    target: 24 * hourMs,
    marks: [['2026-09-30T17:00', 'STARTED']],
    now: '2026-09-30T17:00',
    en: 'We promised the repair within 24 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Wednesday, 30 September at 17:00. The holidays from 1 to 7 October do not count, and Saturday, 10 October counts as a working day. So the repair is due on Saturday, 10 October at 17:00.',
    zh: '我们承诺在 24 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 9月30日周三 17:00 报修。法定节假日（10月1日至7日）不计入时限；10月10日周六为调休工作日，计入时限。因此，我们应于 10月10日周六 17:00 前修复。',
  },
  'running over two weekends': {
    target: 60 * hourMs,
    marks: [['2026-11-20T16:00', 'STARTED']],
    now: '2026-11-20T16:00',
    en: 'We promised the repair within 60 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. Weekends do not count. So the repair is due on Wednesday, 2 December at 11:00.',
    zh: '我们承诺在 60 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限。因此，我们应于 12月2日周三 11:00 前修复。',
  },
  'running over a Saturday that is worked': {
    target: 16 * hourMs,
    marks: [['2026-10-09T17:00', 'STARTED']],
    now: '2026-10-09T17:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 9 October at 17:00. Sundays do not count, and Saturday, 10 October counts as a working day. So the repair is due on Monday, 12 October at 17:00.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 10月9日周五 17:00 报修。周日不计入时限；10月10日周六为调休工作日，计入时限。因此，我们应于 10月12日周一 17:00 前修复。',
  },
  'running over one holiday at a weekend': {
    calendar: shop,
    target: 4 * hourMs,
    marks: [['2026-12-31T16:00', 'STARTED']],
    now: '2026-12-31T16:00',
    en: 'We promised the repair within 4 hours of service time (Monday to Friday, 08:00–18:00; Saturday, 08:00–12:00; Europe/Berlin time). You reported it on Thursday, 31 December at 16:00. The holiday on Friday, 1 January 2027 does not count. So the repair is due on Saturday, 2 January 2027 at 10:00.',
    zh: '我们承诺在 4 小时服务时间内完成修复（周一至周五 08:00–18:00；周六 08:00–12:00，Europe/Berlin 时间）。您于 12月31日周四 16:00 报修。法定节假日（2027年1月1日周五）不计入时限。因此，我们应于 2027年1月2日周六 10:00 前修复。',
  },
  'running over a weekend of Friday and Saturday': {
    calendar: riyadh,
    target: 8 * hourMs,
    marks: [['2026-11-19T12:00', 'STARTED']],
    now: '2026-11-19T12:00',
    en: 'We promised the repair within 8 hours of service time (Sunday to Thursday, 08:00–16:00, Asia/Riyadh time). You reported it on Thursday, 19 November at 12:00. Fridays and Saturdays do not count. So the repair is due on Sunday, 22 November at 12:00.',
    zh: '我们承诺在 8 小时服务时间内完成修复（周日至周四 08:00–16:00，Asia/Riyadh 时间）。您于 11月19日周四 12:00 报修。周五、周六不计入时限。因此，我们应于 11月22日周日 12:00 前修复。',
  },
  'running every day': {
    kind: 'RESPONSE',
    calendar: hotline,
    target: 90 * minuteMs,
    marks: [['2026-11-19T19:00', 'STARTED']],
    now: '2026-11-19T19:00',
    en: 'We promised an answer within 1 hour 30 minutes of service time (every day, 08:00–20:00, Europe/London time). You reported it on Thursday, 19 November at 19:00. Time outside service hours does not count. So our answer is due on Friday, 20 November at 08:30.',
    zh: '我们承诺在 1 小时 30 分钟服务时间内响应（每天 08:00–20:00，Europe/London 时间）。您于 11月19日周四 19:00 报修。服务时间以外的时段不计入时限。因此，我们应于 11月20日周五 08:30 前响应。',
  },
  'running over Christmas and New Year in a shop': {
    calendar: shop,
    target: 60 * hourMs,
    marks: [['2026-12-23T16:00', 'STARTED']],
    now: '2026-12-23T16:00',
    en: 'We promised the repair within 60 hours of service time (Monday to Friday, 08:00–18:00; Saturday, 08:00–12:00; Europe/Berlin time). You reported it on Wednesday, 23 December at 16:00. Sundays and the holidays on 25 and 26 December and on 1 January 2027 do not count, and service hours on Thursday, 24 December are 08:00–12:00. So the repair is due on Monday, 4 January 2027 at 18:00.',
    zh: '我们承诺在 60 小时服务时间内完成修复（周一至周五 08:00–18:00；周六 08:00–12:00，Europe/Berlin 时间）。您于 12月23日周三 16:00 报修。周日、法定节假日（12月25日至26日、2027年1月1日周五）不计入时限；12月24日周四的服务时间为 08:00–12:00。因此，我们应于 2027年1月4日周一 18:00 前修复。',
  },
  'running while the clocks go forward': {
    kind: 'ARRIVAL',
    calendar: nyc,
    target: 24 * hourMs,
    marks: [['2026-03-07T12:00', 'STARTED']],
    now: '2026-03-07T12:00',
    en: 'We promised a technician on site within 24 hours, around the clock. You reported it on Saturday, 7 March at 12:00 (America/New_York time). The time change on Sunday, 8 March is taken into account. So the technician is due on Sunday, 8 March at 13:00.',
    zh: '我们承诺在 24 小时内安排维修工程师到场，全天 24 小时计时。您于 3月7日周六 12:00（America/New_York 时间）报修。已计入 3月8日周日的时钟调整。因此，维修工程师应于 3月8日周日 13:00 前到场。',
  },
  'running after it was reopened': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-16T09:00', 'STARTED'],
      ['2026-11-16T15:00', 'RESOLVED'],
      ['2026-11-25T10:00', 'REOPENED'],
    ],
    now: '2026-11-25T10:30',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Monday, 16 November at 09:00. Time outside service hours does not count, and the clock stood still from Monday at 15:00 to Wednesday, 25 November at 10:00 after it was repaired and before it came back. So the repair is due on Thursday, 26 November at 14:00.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月16日周一 09:00 报修。服务时间以外的时段不计入时限；修复后至再次报修前，11月16日周一 15:00 至 11月25日周三 10:00 暂停计时。因此，我们应于 11月26日周四 14:00 前修复。',
  },
  'running with two pauses for different reasons': {
    target: 24 * hourMs,
    marks: [
      ['2026-11-16T09:00', 'STARTED'],
      ['2026-11-16T10:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-16T11:00', 'RESUMED'],
      ['2026-11-17T15:00', 'PAUSED', 'WAITING_PARTS'],
      ['2026-11-19T09:30', 'RESUMED'],
    ],
    now: '2026-11-19T10:00',
    en: 'We promised the repair within 24 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Monday, 16 November at 09:00. Time outside service hours does not count, and the clock stood still on Monday from 10:00 to 11:00 while we waited for your answer, and from Tuesday at 15:00 to Thursday at 09:30 while we waited for a part. So the repair is due on Friday, 20 November at 14:30.',
    zh: '我们承诺在 24 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月16日周一 09:00 报修。服务时间以外的时段不计入时限；因等待您的答复，11月16日周一 10:00 至 11:00 暂停计时；因缺件待料，11月17日周二 15:00 至 11月19日周四 09:30 暂停计时。因此，我们应于 11月20日周五 14:30 前修复。',
  },
  'running with two pauses of one day for one reason': {
    target: 8 * hourMs,
    marks: [
      ['2026-11-19T09:00', 'STARTED'],
      ['2026-11-19T10:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-19T10:30', 'RESUMED'],
      ['2026-11-19T14:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-19T15:30', 'RESUMED'],
    ],
    now: '2026-11-19T16:00',
    en: 'We promised the repair within 8 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Thursday, 19 November at 09:00. Time outside service hours does not count, and the clock stood still on Thursday from 10:00 to 10:30 and from 14:00 to 15:30 while we waited for your answer. So the repair is due on Friday, 20 November at 11:00.',
    zh: '我们承诺在 8 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月19日周四 09:00 报修。服务时间以外的时段不计入时限；因等待您的答复，11月19日周四 10:00 至 10:30、14:00 至 15:30 暂停计时。因此，我们应于 11月20日周五 11:00 前修复。',
  },
  paused: {
    target: 16 * hourMs,
    marks: [
      ['2026-11-20T16:00', 'STARTED'],
      ['2026-11-23T10:00', 'PAUSED', 'WAITING_CUSTOMER'],
    ],
    now: '2026-11-23T15:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. The weekend does not count. The clock has stood still since Monday at 10:00 while we wait for your answer: if it went on at once, the repair would be due on Wednesday, 25 November at 11:00.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限。因等待您的答复，自 11月23日周一 10:00 起暂停计时；如立即恢复计时，我们应于 11月25日周三 11:00 前修复。',
  },
  'paused for a part after another pause': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-16T09:00', 'STARTED'],
      ['2026-11-16T10:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-16T11:00', 'RESUMED'],
      ['2026-11-16T14:00', 'PAUSED', 'WAITING_PARTS'],
    ],
    now: '2026-11-24T10:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Monday, 16 November at 09:00. Time outside service hours does not count, and the clock stood still on Monday from 10:00 to 11:00 while we waited for your answer. It has stood still again since Monday at 14:00 while we wait for a part: if it went on at once, the repair would be due on Wednesday, 25 November at 16:00.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月16日周一 09:00 报修。服务时间以外的时段不计入时限；因等待您的答复，11月16日周一 10:00 至 11:00 暂停计时。因缺件待料，自 11月16日周一 14:00 起再次暂停计时；如立即恢复计时，我们应于 11月25日周三 16:00 前修复。',
  },
  'paused on the same weekday of the next week': {
    target: 60 * hourMs,
    marks: [
      ['2026-11-16T09:00', 'STARTED'],
      ['2026-11-20T09:00', 'PAUSED', 'WAITING_VENDOR'],
      ['2026-11-22T15:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-23T10:00', 'RESUMED'],
    ],
    now: '2026-11-23T11:00',
    en: 'We promised the repair within 60 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Monday, 16 November at 09:00. The weekend does not count, and the clock stood still from Sunday at 15:00 to Monday, 23 November at 10:00 while we waited for your answer. So the repair is due on Wednesday, 25 November at 15:00.',
    zh: '我们承诺在 60 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月16日周一 09:00 报修。周末不计入时限；因等待您的答复，11月22日周日 15:00 至 11月23日周一 10:00 暂停计时。因此，我们应于 11月25日周三 15:00 前修复。',
  },
  'answered in time': {
    kind: 'RESPONSE',
    calendar: always,
    target: 5 * minuteMs,
    marks: [
      ['2026-11-19T22:10', 'STARTED'],
      ['2026-11-19T22:13', 'RESPONDED'],
    ],
    now: '2026-11-20T08:00',
    en: 'We promised an answer within 5 minutes, around the clock. You reported it on Thursday, 19 November at 22:10 (Asia/Shanghai time). We answered the same day at 22:13, with 2 minutes to spare.',
    zh: '我们承诺在 5 分钟内响应，全天 24 小时计时。您于 11月19日周四 22:10（Asia/Shanghai 时间）报修。我们已于当日 22:13 响应，比时限提前 2 分钟。',
  },
  'answered in the last minute': {
    kind: 'RESPONSE',
    calendar: always,
    target: 5 * minuteMs,
    marks: [
      ['2026-11-19T22:10', 'STARTED'],
      ['2026-11-19T22:14:20', 'RESPONDED'],
    ],
    now: '2026-11-20T08:00',
    en: 'We promised an answer within 5 minutes, around the clock. You reported it on Thursday, 19 November at 22:10 (Asia/Shanghai time). We answered the same day at 22:14, with less than a minute to spare.',
    zh: '我们承诺在 5 分钟内响应，全天 24 小时计时。您于 11月19日周四 22:10（Asia/Shanghai 时间）报修。我们已于当日 22:14 响应，比时限提前 1 分钟以内。',
  },
  'arrived in the instant of due': {
    kind: 'ARRIVAL',
    calendar: always,
    target: hourMs,
    marks: [
      ['2026-11-19T22:10', 'STARTED'],
      ['2026-11-19T23:10', 'ARRIVED'],
    ],
    now: '2026-11-20T08:00',
    en: 'We promised a technician on site within 1 hour, around the clock. You reported it on Thursday, 19 November at 22:10 (Asia/Shanghai time). The technician was on site the same day at 23:10, exactly on time.',
    zh: '我们承诺在 1 小时内安排维修工程师到场，全天 24 小时计时。您于 11月19日周四 22:10（Asia/Shanghai 时间）报修。维修工程师已于当日 23:10 到场，时限恰好届满。',
  },
  'repaired in time': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-20T16:00', 'STARTED'],
      ['2026-11-23T16:00', 'RESOLVED'],
    ],
    now: '2026-11-24T09:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. The weekend does not count. The repair was done on Monday, 23 November at 16:00, with 8 hours of service time to spare.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限。我们已于 11月23日周一 16:00 修复，比时限提前 8 小时（按服务时间计）。',
  },
  'late and not done': {
    target: 16 * hourMs,
    marks: [['2026-11-20T16:00', 'STARTED']],
    now: '2026-11-26T09:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. The weekend does not count. The repair was due on Tuesday, 24 November at 16:00 and has been late since.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限。修复时限已于 11月24日周二 16:00 届满，目前已逾期。',
  },
  'late and paused since': {
    target: 2 * hourMs,
    marks: [
      ['2026-11-19T09:00', 'STARTED'],
      ['2026-11-19T14:00', 'PAUSED', 'WAITING_CUSTOMER'],
    ],
    now: '2026-11-26T09:00',
    en: 'We promised the repair within 2 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Thursday, 19 November at 09:00. The repair was due the same day at 11:00 and has been late since.',
    zh: '我们承诺在 2 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月19日周四 09:00 报修。修复时限已于当日 11:00 届满，目前已逾期。',
  },
  'repaired late': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-20T16:00', 'STARTED'],
      ['2026-11-25T10:30', 'RESOLVED'],
    ],
    now: '2026-11-26T09:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 16:00. The weekend does not count. The repair was due on Tuesday, 24 November at 16:00, but the clock stopped only on Wednesday, 25 November at 10:30: 3 hours 30 minutes of service time late.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 16:00 报修。周末不计入时限。修复时限于 11月24日周二 16:00 届满，计时于 11月25日周三 10:30 结束，逾期 3 小时 30 分钟（按服务时间计）。',
  },
  'repaired late, over a weekend that no longer mattered': {
    target: 4 * hourMs,
    marks: [
      ['2026-11-20T09:00', 'STARTED'],
      ['2026-11-20T15:00', 'PAUSED', 'WAITING_CUSTOMER'],
      ['2026-11-20T16:00', 'RESUMED'],
      ['2026-11-23T09:10', 'RESOLVED'],
    ],
    now: '2026-11-26T09:00',
    en: 'We promised the repair within 4 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Friday, 20 November at 09:00. Time outside service hours does not count. The repair was due the same day at 14:00, but the clock stopped only on Monday, 23 November at 09:10: 3 hours 10 minutes of service time late.',
    zh: '我们承诺在 4 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月20日周五 09:00 报修。服务时间以外的时段不计入时限。修复时限于当日 14:00 届满，计时于 11月23日周一 09:10 结束，逾期 3 小时 10 分钟（按服务时间计）。',
  },
  'repaired after closing time on the day it was due': {
    target: 16 * hourMs,
    marks: [
      ['2026-11-18T18:00', 'STARTED'],
      ['2026-11-20T20:00', 'RESOLVED'],
    ],
    now: '2026-11-26T09:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Wednesday, 18 November at 18:00. Time outside service hours does not count. The repair was due on Friday, 20 November at 18:00, but the clock stopped only at 20:00.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月18日周三 18:00 报修。服务时间以外的时段不计入时限。修复时限于 11月20日周五 18:00 届满，计时于 11月20日周五 20:00 结束，已逾期。',
  },
  'answered late': {
    kind: 'RESPONSE',
    calendar: always,
    target: 5 * minuteMs,
    marks: [
      ['2026-11-19T23:58', 'STARTED'],
      ['2026-11-20T00:10', 'RESPONDED'],
    ],
    now: '2026-11-20T08:00',
    en: 'We promised an answer within 5 minutes, around the clock. You reported it on Thursday, 19 November at 23:58 (Asia/Shanghai time). Our answer was due on Friday, 20 November at 00:03, but the clock stopped only at 00:10: 7 minutes late.',
    zh: '我们承诺在 5 分钟内响应，全天 24 小时计时。您于 11月19日周四 23:58（Asia/Shanghai 时间）报修。响应时限于 11月20日周五 00:03 届满，计时于 11月20日周五 00:10 结束，逾期 7 分钟。',
  },
  'settled before anybody came': {
    kind: 'ARRIVAL',
    calendar: always,
    target: 24 * hourMs,
    marks: [
      ['2026-11-19T22:10', 'STARTED'],
      ['2026-11-20T09:40', 'RESOLVED'],
    ],
    now: '2026-11-20T10:00',
    en: 'We promised a technician on site within 24 hours, around the clock. You reported it on Thursday, 19 November at 22:10 (Asia/Shanghai time). The request was settled or cancelled on Friday, 20 November at 09:40, with 12 hours 30 minutes left.',
    zh: '我们承诺在 24 小时内安排维修工程师到场，全天 24 小时计时。您于 11月19日周四 22:10（Asia/Shanghai 时间）报修。服务单已于 11月20日周五 09:40 办结或取消，当时到场时限剩余 12 小时 30 分钟。',
  },
  cancelled: {
    target: 16 * hourMs,
    marks: [
      ['2026-11-19T09:00', 'STARTED'],
      ['2026-11-19T09:30', 'CANCELLED'],
    ],
    now: '2026-11-20T10:00',
    en: 'We promised the repair within 16 hours of service time (Monday to Friday, 09:00–12:00 and 13:00–18:00, Asia/Shanghai time). You reported it on Thursday, 19 November at 09:00. The request was cancelled the same day at 09:30, with 15 hours 30 minutes of service time left.',
    zh: '我们承诺在 16 小时服务时间内完成修复（周一至周五 09:00–12:00、13:00–18:00，Asia/Shanghai 时间）。您于 11月19日周四 09:00 报修。服务单已于当日 09:30 取消，当时修复时限剩余 15 小时 30 分钟（按服务时间计）。',
  },
} satisfies Record<string, Story>;

describe('what a customer reads of a clock', () => {
  test.each(Object.entries<Story>(stories))('%s', (_, story) => {
    expect(explain(story, 'en')).toBe(story.en);
    expect(explain(story, 'zh-CN')).toBe(story.zh);
  });

  test.each([
    ['zh', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['ZH-tw', 'zh'],
    ['en-US', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [null, 'en'],
    [undefined, 'en'],
  ] as const)('for the locale %s in %s', (locale, language) => {
    const story = stories['running within one shift'];
    expect(explain(story, locale)).toBe(story[language]);
  });
});

describe('the reader’s own time zone', () => {
  const tell = (calendar_: Calendar, timeZone: string) =>
    explainClock(
      { kind: 'RESPONSE', target: hourMs, calendar: calendar_, pausesOn: [], version: 'standard@1 ANY@1' },
      readClock(
        { kind: 'RESPONSE', target: hourMs, calendar: calendar_, pausesOn: [], version: 'standard@1 ANY@1' },
        [{ at: new Date('2026-11-23T01:30:00Z'), kind: 'STARTED', reason: null }],
        new Date('2026-11-23T01:40:00Z'),
      ),
      { locale: 'en', timeZone },
    );

  test('is that of a promise around the clock', () => {
    expect(tell(always, 'Australia/Sydney')).toContain('at 12:30 (Australia/Sydney time)');
  });

  test('does not change the service hours', () => {
    expect(tell(cn, 'Australia/Sydney')).toContain('reported it on Monday, 23 November at 09:30');
  });

  test('is left out when it is not known here', () => {
    for (const zone of ['Mars/Base', 'Etc/Unknown']) {
      expect(tell(always, zone)).toBe(tell(always, always.timeZone));
    }
  });
});

describe('whatever happens to a ticket', () => {
  const start = Temporal.PlainDateTime.from('2026-10-23T15:00');
  const halfHours = fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 });
  const hours: fc.Arbitrary<DayInterval[]> = fc.oneof(
    fc.constant(shifts),
    fc.constant<DayInterval[]>([{ from: '00:00', to: '24:00' }]),
    halfHours.map((bounds) => {
      const times = bounds
        .sort((a, b) => a - b)
        .map((half) => {
          const [hour, minute] = [Math.floor(half / 2), half % 2 ? '30' : '00'];
          return `${String(hour).padStart(2, '0')}:${minute}`;
        });
      return times.flatMap((from, index) => {
        const to = times[index + 1];
        return index % 2 === 0 && to ? [{ from, to }] : [];
      });
    }),
  );
  const dates = fc.uniqueArray(
    fc.integer({ min: 0, max: 80 }).map((days) => start.toPlainDate().add({ days }).toString()),
    { maxLength: 8 },
  );
  const calendars = fc
    .record({
      timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      usual: hours,
      week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      other: fc.tuple(fc.integer({ min: 1, max: 7 }), hours),
      days: dates,
      extraHours: hours,
    })
    .map(({ timeZone, usual, week, other: [weekday, otherHours], days, extraHours }) =>
      calendar(
        timeZone,
        [
          ...onDays(
            week.filter((each) => each !== weekday),
            usual,
          ),
          ...onDays([weekday], otherHours),
        ],
        {
          holidays: days.filter((_, index) => index % 3 !== 0),
          extraDays: days
            .filter((_, index) => index % 3 === 0)
            .map((date) => ({ date, intervals: extraHours })),
        },
      ),
    );
  const kinds: SlaMarkKind[] = [
    'PAUSED',
    'PAUSED',
    'RESUMED',
    'RESPONDED',
    'ARRIVED',
    'RESOLVED',
    'REOPENED',
    'CANCELLED',
  ];
  const clocks = fc.record({
    calendar: calendars,
    kind: fc.constantFrom<SlaClockKind[]>('RESPONSE', 'ARRIVAL', 'RESOLUTION'),
    target: fc.oneof(fc.integer({ min: 1, max: 3 * minuteMs }), fc.integer({ min: 1, max: 100 * hourMs })),
    steps: fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        reason: fc.constantFrom<HoldReason[]>('WAITING_CUSTOMER', 'WAITING_PARTS', 'WAITING_VENDOR'),
        seconds: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 500_000 })),
      }),
      { maxLength: 8 },
    ),
    seconds: fc.integer({ min: 0, max: 2_000_000 }),
  });

  test('it is told in at most four whole sentences that name the moment that counts', () => {
    fc.assert(
      fc.property(clocks, ({ calendar, kind, target, steps, seconds }) => {
        let at = start.toZonedDateTime(calendar.timeZone);
        const instant = () => new Date(at.epochMilliseconds);
        const marks: SlaMark[] = [{ at: instant(), kind: 'STARTED', reason: null }];
        for (const step of steps) {
          at = at.add({ seconds: step.seconds });
          marks.push({ at: instant(), kind: step.kind, reason: step.kind === 'PAUSED' ? step.reason : null });
        }
        at = at.add({ seconds });
        const rule: ClockRule = { kind, target, calendar, pausesOn: ['WAITING_PARTS'], version: 'any@1' };
        const reading = readClock(rule, marks, instant());
        const moment = Temporal.Instant.fromEpochMilliseconds((reading.endedAt ?? reading.dueAt).getTime())
          .toZonedDateTimeISO(calendar.timeZone)
          .toPlainTime()
          .toString({ smallestUnit: 'minute' });

        const en = explainClock(rule, reading, { locale: 'en' });
        expect(en).toContain(moment);
        expect(en).toMatch(/^We promised [^.]+\.( [A-Z][^.]+\.){1,3}$/);
        expect(en).not.toMatch(
          /undefined|null|NaN|Invalid|object|[A-Z]{4}| {2}| [,.;:]|\(\W|,,|\p{Script=Han}/u,
        );

        const zh = explainClock(rule, reading, { locale: 'zh-CN' });
        expect(zh).toContain(moment);
        expect(zh).toMatch(/^我们承诺[^。]+。([^。]+。){1,3}$/);
        expect(zh.replace(calendar.timeZone, '当地')).not.toMatch(
          /[A-Za-z]| {2}|[，。；（、] | [，。；、）]|[，；、]{2}/u,
        );
      }),
      { numRuns: 200 },
    );
  });
});
