import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  daysOf,
  isDayOrMonth,
  isInOrder,
  monthsTouched,
  periodsOf,
  shareOf,
  turnoverOf,
} from './report-rules.ts';

const inYear3000 = new Date('3000-01-01');
const periods = (from: string, to: string, timeZone = 'UTC', now = inYear3000) =>
  periodsOf(daysOf({ from, to }), timeZone, now).map((period) => [
    period.month,
    period.from.toISOString(),
    period.until.toISOString(),
  ]);

test('a month is that of the time zone, also where a clock is set', () => {
  expect(periods('2026-09', '2026-10', 'Asia/Shanghai')).toEqual([
    ['2026-09', '2026-08-31T16:00:00.000Z', '2026-09-30T16:00:00.000Z'],
    ['2026-10', '2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z'],
  ]);
  // In Sydney the clocks go forward on 4 October: October is an hour short.
  expect(periods('2026-10', '2026-10', 'Australia/Sydney')).toEqual([
    ['2026-10', '2026-09-30T14:00:00.000Z', '2026-10-31T13:00:00.000Z'],
  ]);
});

test('days cut the first month and the last, and both are counted', () => {
  expect(periods('2026-01-31', '2026-03-01')).toEqual([
    ['2026-01', '2026-01-31T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-02', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'],
  ]);
  expect(periods('2024-02', '2024-02-29')).toEqual(periods('2024-02-01', '2024-02'));
});

test('a month that is not over ends now, and one that has not begun is left out', () => {
  expect(periods('2026-10', '2026-12', 'UTC', new Date('2026-11-10T12:00:00Z'))).toEqual([
    ['2026-10', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z', '2026-11-10T12:00:00.000Z'],
  ]);
  expect(periods('2026-10', '2026-12', 'UTC', new Date('2026-10-01T00:00:00Z'))).toEqual([]);
});

test.each(['2026-13', '2026-02-30', '2026', '26-01', '2026-1', 'today', '2026-01-01T00:00', '', '0000-00'])(
  'there is no day or month %j',
  (text) => expect(isDayOrMonth(text)).toBe(false),
);

test('a report does not end before it begins', () => {
  expect(isInOrder({ from: '2026-09', to: '2026-09-01' })).toBe(true);
  expect(isInOrder({ from: '2026-09-02', to: '2026-09-01' })).toBe(false);
  expect(isInOrder({ from: '2026-09-02', to: '2026-09' })).toBe(true);
});

test('there is no rate of nothing', () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(3, 4)).toBe(0.75);
});

const november = { month: '2026-11', from: new Date('2026-11-01Z'), until: new Date('2026-12-01Z') };
const secondsOfNovember = 30 * 86_400;

test.each([
  // 10,000 lay there all the month, and 5,000 were used: half of it, six times a year.
  {
    issued: 5_000,
    valueSeconds: 10_000 * secondsOfNovember,
    average: 10_000,
    turns: 0.5,
    year: (0.5 * 365) / 30,
  },
  // It came at noon of the month and lay there until its end.
  { issued: 5_000, valueSeconds: (10_000 * secondsOfNovember) / 2, average: 5_000, turns: 1, year: 365 / 30 },
  {
    issued: -500,
    valueSeconds: 1_000 * secondsOfNovember,
    average: 1_000,
    turns: -0.5,
    year: (-0.5 * 365) / 30,
  },
  { issued: 0, valueSeconds: 0, average: 0, turns: null, year: null },
  { issued: 700, valueSeconds: 0, average: 0, turns: null, year: null },
])(
  '$issued used over $average on average is $turns turns',
  ({ issued, valueSeconds, average, turns, year }) => {
    expect(turnoverOf({ issued, valueSeconds }, november)).toEqual({
      averageMinor: average,
      turns,
      turnsPerYear: year,
    });
  },
);

const day = fc
  .date({ min: new Date('2004-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zone = fc.constantFrom(
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Asia/Beirut',
);

test('the periods of any days touch without a gap and without a month twice, from the first to the last', () => {
  fc.assert(
    fc.property(
      day,
      day,
      zone,
      fc.date({ min: new Date('2004-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }),
      (one, other, timeZone, now) => {
        const [from, to] = [one, other].sort() as [string, string];
        const days = daysOf({ from, to });
        const all = periodsOf(days, timeZone, inYear3000);
        expect(all.length).toBe(monthsTouched(days.first, days.last));
        expect(new Set(all.map(({ month }) => month)).size).toBe(all.length);
        expect(all.every((period) => period.from < period.until)).toBe(true);
        expect(all.slice(1).map((period) => period.from)).toEqual(all.slice(0, -1).map(({ until }) => until));
        const upToNow = periodsOf(days, timeZone, now);
        expect(upToNow.map(({ month }) => month)).toEqual(
          all.filter((period) => period.from < now).map(({ month }) => month),
        );
        expect(upToNow.every(({ from: begins, until }) => begins < until && until <= now)).toBe(true);
      },
    ),
  );
});

test('turns do not depend on the currency’s unit, and those of a year not on how long was looked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: 1, max: 1e9 }),
      fc.integer({ min: 2, max: 100 }),
      (issued, average, times) => {
        const once = turnoverOf({ issued, valueSeconds: average * secondsOfNovember }, november);
        const bigger = turnoverOf(
          { issued: issued * times, valueSeconds: average * times * secondsOfNovember },
          november,
        );
        expect(bigger.turns).toBeCloseTo(once.turns!, 6);
        const longer = turnoverOf(
          { issued: issued * times, valueSeconds: average * times * secondsOfNovember },
          { ...november, until: new Date(november.from.getTime() + times * secondsOfNovember * 1000) },
        );
        expect(longer.averageMinor).toBe(once.averageMinor);
        expect(longer.turnsPerYear! / once.turnsPerYear!).toBeCloseTo(1, 9);
      },
    ),
  );
});
