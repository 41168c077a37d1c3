import { expect, test } from 'vitest';
import { track as en } from '../src/i18n/en/track.ts';
import type { TrackMessages } from '../src/i18n/messages.ts';
import { track as zh } from '../src/i18n/zh-cn/track.ts';
import { Times } from '../src/repair-status/times.ts';

/** A moment of the visitor's own calendar. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).toISOString();

const monday = new Date(2026, 10, 23, 15, 0);
const timesIn = (locale: string, { times }: Pick<TrackMessages, 'times'>, now = monday) =>
  new Times(locale, times, now);
const british = timesIn('en-GB', en);
const chinese = timesIn('zh-CN', zh);

test.each([
  [at(2026, 11, 23, 23, 59), '23:59 today', '今天 23:59'],
  [at(2026, 11, 24, 0, 0), '00:00 tomorrow', '明天 00:00'],
  [at(2026, 11, 22, 9, 5), '09:05 yesterday', '昨天 09:05'],
  [at(2026, 11, 25, 16), '16:00 on Wednesday 25 November', '11月25日星期三 16:00'],
  [at(2027, 1, 4, 16), '16:00 on Monday, 4 January 2027', '2027年1月4日星期一 16:00'],
])('%s is a deadline called %s', (iso, english, mandarin) => {
  expect(british.deadline(iso)).toBe(english);
  expect(chinese.deadline(iso)).toBe(mandarin);
});

test.each([
  [24, 14, 24, 16, 'Tomorrow, Tuesday 24 November, 14:00–16:00', '明天 11月24日星期二 14:00–16:00'],
  [23, 16, 23, 18, 'Today, Monday 23 November, 16:00–18:00', '今天 11月23日星期一 16:00–18:00'],
  [26, 9, 26, 12, 'Thursday 26 November, 09:00–12:00', '11月26日星期四 09:00–12:00'],
])('a visit on the %i. at %i is told with its day', (day, hour, lastDay, lastHour, english, mandarin) => {
  const span = [at(2026, 11, day, hour), at(2026, 11, lastDay, lastHour)] as const;
  expect(british.spanText(...span)).toBe(english);
  expect(chinese.spanText(...span)).toBe(mandarin);
});

test.each([
  ['2026-11-23', 'Monday 23 November', '11月23日星期一'],
  ['2026-12-02', 'Wednesday 2 December', '12月2日星期三'],
  ['2027-01-04', 'Monday, 4 January 2027', '2027年1月4日星期一'],
  ['2026-11-22', undefined, undefined],
  [null, undefined, undefined],
])('%s is a day to come called %s', (date, english, mandarin) => {
  expect(british.comingDay(date)).toBe(english);
  expect(chinese.comingDay(date)).toBe(mandarin);
});

test('a visit over midnight names both days', () => {
  const text = british.spanText(at(2026, 11, 24, 22), at(2026, 11, 25, 2));
  expect(text).toMatch(/Tuesday 24 November.*22:00.*Wednesday 25 November.*02:00/);
});

test('days are those of the calendar, also where clocks change between them', () => {
  for (let day = 1; day <= 365; day++) {
    const times = timesIn('en-GB', en, new Date(2026, 0, day, 23, 30));
    expect(times.deadline(new Date(2026, 0, day + 1, 0, 30).toISOString())).toBe('00:30 tomorrow');
  }
});

test('knows whether people elsewhere read another time', () => {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(british.differsIn(own, at(2026, 11, 24))).toBe(false);
  const far = own === 'Pacific/Kiritimati' ? 'America/New_York' : 'Pacific/Kiritimati';
  expect(british.differsIn(far, at(2026, 11, 24))).toBe(true);
  expect(british.differsIn('Europe/Atlantis', at(2026, 11, 24))).toBe(true);
});
