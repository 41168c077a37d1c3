import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Calendar } from './calendar-rules.ts';
import { readClock, type ClockRule, type SlaMark } from './rules.ts';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;

const shifts = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];

const cn: Calendar = {
  code: 'CN',
  version: 1,
  timeZone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => shifts.map((shift) => ({ weekday, ...shift }))),
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`),
  extraDays: ['2026-09-20', '2026-10-10'].map((date) => ({ date, intervals: shifts })),
};

const wholeDay = (code: string, timeZone: string): Calendar => ({
  code,
  version: 1,
  timeZone,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
  holidays: [],
  extraDays: [],
});
const nyc = wholeDay('NYC', 'America/New_York');

const resolution = (calendar: Calendar, target: number): ClockRule => ({
  kind: 'RESOLUTION',
  target,
  calendar,
  pausesOn: [],
  version: `standard@1 ${calendar.code}@${calendar.version}`,
});

const at = (calendar: Calendar, local: string): Date =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(calendar.timeZone).epochMilliseconds);
const localTime = (calendar: Calendar, date: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const mark = (kind: SlaMark['kind'], when: Date, reason: SlaMark['reason'] = null): SlaMark => ({
  kind,
  at: when,
  reason,
});

describe('due times that the promises give', () => {
  test.each([
    { start: '2026-11-20T16:00', hours: 16, due: '2026-11-24T16:00' },
    { start: '2026-11-21T10:00', hours: 16, due: '2026-11-24T18:00' },
    { start: '2026-09-30T17:00', hours: 16, due: '2026-10-09T17:00' },
    { start: '2026-09-30T17:00', hours: 24, due: '2026-10-10T17:00' },
    { start: '2026-11-19T11:30', hours: 2, due: '2026-11-19T14:30' },
    {
      start: '2026-11-19T09:00',
      hours: 8,
      pause: ['2026-11-19T10:00', '2026-11-19T13:30'] as const,
      due: '2026-11-20T11:30',
    },
    { start: '2026-11-19T18:00', hours: 1, due: '2026-11-20T10:00' },
    { calendar: nyc, start: '2026-03-07T12:00', hours: 24, due: '2026-03-08T13:00' },
  ])('$hours h from $start are over at $due', ({ calendar = cn, start, hours, pause, due }) => {
    const marks = [mark('STARTED', at(calendar, start))];
    if (pause) {
      marks.push(mark('PAUSED', at(calendar, pause[0]), 'WAITING_CUSTOMER'));
      marks.push(mark('RESUMED', at(calendar, pause[1])));
    }
    const { dueAt } = readClock(
      resolution(calendar, hours * hourMs),
      marks,
      at(calendar, pause?.[1] ?? start),
    );
    expect(localTime(calendar, dueAt)).toBe(due);
  });
});
