import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { day, letters, project36m, sold, standard4y } from '../../../test/warranties.ts';
import { coverPhases, decide, type DeviceWarranty } from './rules.ts';

const zones = [
  'Pacific/Pago_Pago',
  'America/New_York',
  'America/Sao_Paulo',
  'UTC',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

const midnightOf = (date: string, timeZone: string): number =>
  day(date).toZonedDateTime({ timeZone }).epochMilliseconds;
const answerAt = (warranty: DeviceWarranty, at: number, timeZone: string): string => {
  const { phase, terms, lastDay } = decide(warranty, { at: new Date(at), timeZone, cause: 'DEFECT' });
  return `${letters(terms)} ${phase} ${lastDay?.toString() ?? null}`;
};

/** From 2024-02-29, with the days on which each phase has to end; 60 months in all. */
const phasesOf4y = [
  ['FFF 1 2025-02-28', '2025-02-28'],
  ['FAF 2 2027-02-28', '2027-02-28'],
  ['FAA 3 2028-02-29', '2028-02-29'],
  ['CCC null null', '2029-02-28'],
] as const;

test.each(zones)(
  'each day of 60 months is decided alike from its first to its last millisecond: %s',
  (timeZone) => {
    const device = sold(standard4y, '2024-02-29');
    const wrong: string[] = [];
    let days = 0;
    for (let date = '2024-02-29'; date <= '2029-02-28'; days++) {
      const next = day(date).add({ days: 1 }).toString();
      const expected = phasesOf4y.find(([, last]) => date <= last)![0];
      for (const at of [midnightOf(date, timeZone), midnightOf(next, timeZone) - 1]) {
        const answer = answerAt(device, at, timeZone);
        if (answer !== expected) wrong.push(`${date} ${new Date(at).toISOString()} ${answer}`);
      }
      date = next;
    }
    expect(wrong).toEqual([]);
    expect(days).toBe(5 * 365 + 2);
  },
);

/** The clock on the wall as Intl tells it, which knows nothing of the engine. */
const wallClock = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  })
    .format(at)
    .replace(',', '.');

test.each([
  ['Pacific/Pago_Pago', '2026-05-01T10:59:59.999Z'],
  ['America/New_York', '2026-05-01T03:59:59.999Z'],
  ['UTC', '2026-04-30T23:59:59.999Z'],
  ['Asia/Kathmandu', '2026-04-30T18:14:59.999Z'],
  ['Asia/Shanghai', '2026-04-30T15:59:59.999Z'],
  ['Pacific/Kiritimati', '2026-04-30T09:59:59.999Z'],
])('the last covered day ends with its midnight in %s', (timeZone, lastMoment) => {
  const device = sold(project36m, '2023-04-30');
  const at = Date.parse(lastMoment);
  expect(wallClock(at, timeZone)).toBe('2026-04-30 23:59:59.999');
  expect(answerAt(device, at, timeZone)).toBe('FFF 1 2026-04-30');
  expect(wallClock(at + 1, timeZone)).toBe('2026-05-01 00:00:00.000');
  expect(answerAt(device, at + 1, timeZone)).toBe('CCC null null');
});

test.each([
  ['Pacific/Pago_Pago', '2023-04-30T11:00:00.000Z'],
  ['Asia/Shanghai', '2023-04-29T16:00:00.000Z'],
  ['Pacific/Kiritimati', '2023-04-29T10:00:00.000Z'],
])('the first covered day begins with its midnight in %s', (timeZone, firstMoment) => {
  const at = Date.parse(firstMoment);
  expect(answerAt(sold(project36m, '2023-04-30'), at, timeZone)).toBe('FFF 1 2026-04-30');
  expect(answerAt(sold(project36m, '2023-04-30'), at - 1, timeZone)).toBe('CCC null null');
});

/** Odd midnights: the last moment that is covered, and how the wall shows it and the one after. */
test.each([
  [
    'ends before a midnight that is skipped',
    'America/Sao_Paulo',
    '2018-11-03',
    '23:59:59.999',
    '2018-11-04 01:00',
  ],
  ['ends with its second 23 o’clock', 'America/Sao_Paulo', '2018-02-17', '23:59:59.999', '2018-02-18 00:00'],
  [
    'ends before a midnight that is skipped',
    'Africa/Cairo',
    '2026-04-23',
    '23:59:59.999',
    '2026-04-24 01:00',
  ],
  ['ends with its second 23 o’clock', 'Africa/Cairo', '2026-10-29', '23:59:59.999', '2026-10-30 00:00'],
  ['has 23 hours', 'America/New_York', '2026-03-08', '23:59:59.999', '2026-03-09 00:00'],
  ['has 25 hours', 'America/New_York', '2026-11-01', '23:59:59.999', '2026-11-02 00:00'],
  ['comes before a skipped day', 'Pacific/Apia', '2011-12-29', '23:59:59.999', '2011-12-31 00:00'],
])('the last covered day %s: %s %s', (_what, timeZone, lastDay, lastTime, next) => {
  const device = sold(project36m, day(lastDay).subtract({ months: 36 }).toString());
  const end = midnightOf(day(lastDay).add({ days: 1 }).toString(), timeZone);
  expect(wallClock(end - 1, timeZone)).toBe(`${lastDay} ${lastTime}`);
  expect(wallClock(end, timeZone).slice(0, 16)).toBe(next);
  expect(answerAt(device, end - 1, timeZone)).toBe(`FFF 1 ${lastDay}`);
  expect(answerAt(device, end, timeZone)).toBe('CCC null null');
});

test('an hour that comes twice before midnight is covered twice', () => {
  const device = sold(project36m, '2015-02-17');
  const first = Date.parse('2018-02-18T01:59:59.999Z');
  for (const at of [first, first + 60 * 60 * 1000]) {
    expect(wallClock(at, 'America/Sao_Paulo')).toBe('2018-02-17 23:59:59.999');
    expect(answerAt(device, at, 'America/Sao_Paulo')).toBe('FFF 1 2018-02-17');
  }
});

test('a last day that the zone skipped ends with the day before it', () => {
  const device = sold(project36m, '2008-12-30');
  const before = Date.parse('2011-12-30T09:59:59.999Z');
  expect(wallClock(before, 'Pacific/Apia')).toBe('2011-12-29 23:59:59.999');
  expect(answerAt(device, before, 'Pacific/Apia')).toBe('FFF 1 2011-12-30');
  expect(answerAt(device, before + 1, 'Pacific/Apia')).toBe('CCC null null');
});

test('one moment is another day elsewhere, and the vendor’s counts', () => {
  const device = sold(project36m, '2023-04-30');
  const at = Date.parse('2026-04-30T10:30:00Z');
  const answers = ['Pacific/Pago_Pago', 'Asia/Shanghai', 'Pacific/Kiritimati'].map((timeZone) =>
    answerAt(device, at, timeZone),
  );
  expect(answers).toEqual(['FFF 1 2026-04-30', 'FFF 1 2026-04-30', 'CCC null null']);
});

test.each(zones)('the phases say the same as the decisions at the turn of each: %s', (timeZone) => {
  const device = sold(standard4y, '2022-10-31');
  for (const piece of coverPhases(device)) {
    const from = midnightOf(piece.from.toString(), timeZone);
    expect(answerAt(device, from, timeZone).slice(0, 3)).toBe(letters(piece));
    if (piece.to === null) continue;
    const end = Temporal.PlainDate.from(piece.to)
      .add({ days: 1 })
      .toZonedDateTime({ timeZone }).epochMilliseconds;
    expect(answerAt(device, end - 1, timeZone)).toBe(answerAt(device, from, timeZone));
    expect(answerAt(device, end, timeZone)).not.toBe(answerAt(device, from, timeZone));
  }
});
