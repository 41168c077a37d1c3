import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { headquartersKey } from '../../../test/network.ts';
import { askEdit, edit, freshCode, officeWeek } from '../../../test/rule-edits.ts';

let app: TestApp;
let manager: string;
beforeAll(async () => {
  app = await createTestApp();
  manager = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const file = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
SUMMARY:国庆节
DTSTART;VALUE=DATE:20261001
DTEND;VALUE=DATE:20261004
END:VEVENT
BEGIN:VEVENT
SUMMARY:国庆节（班）
DTSTART;VALUE=DATE:20261010
END:VEVENT
BEGIN:VEVENT
SUMMARY:Stocktaking
DTSTART:20261011T080000
DTEND:20261011T100000
END:VEVENT
END:VCALENDAR`;

const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];

const newCalendar = async (more: Record<string, unknown> = {}) => {
  const code = freshCode('CAL');
  const input = { code, timeZone: 'Asia/Shanghai', weekly: officeWeek, ...more };
  expect((await edit(app, 'createCalendar', manager, input)).calendar).toMatchObject({ version: 1 });
  return code;
};

const known = {
  holidays: ['2026-01-01', '2026-10-10'],
  extraDays: [
    { date: '2026-10-02', intervals: office },
    { date: '2026-10-11', intervals: office },
    { date: '2026-12-26', intervals: office },
  ],
};

const imported = {
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  extraDays: [
    { date: '2026-10-10', intervals: office },
    { date: '2026-10-11', intervals: [{ from: '08:00', to: '10:00' }] },
  ],
};

test('adds to what is there; of a day that both name, the file is right', async () => {
  const calendar = await newCalendar(known);
  const outcome = await edit(app, 'importHolidays', manager, { calendar, file, expectedVersion: 1 });
  expect(outcome).toMatchObject({
    holidays: imported.holidays,
    extraDays: ['2026-10-10', '2026-10-11'],
    calendar: { code: calendar, version: 2, weekly: officeWeek },
  });
  expect(outcome.calendar!.holidays).toEqual(['2026-01-01', ...imported.holidays]);
  expect(outcome.calendar!.extraDays).toEqual([
    ...imported.extraDays,
    { date: '2026-12-26', intervals: office },
  ]);
});

test('replaces what is there', async () => {
  const calendar = await newCalendar(known);
  const outcome = await edit(app, 'importHolidays', manager, { calendar, file, replace: true });
  expect(outcome.calendar).toMatchObject({ version: 2, ...imported });
});

test('a working day without hours has those of the first day that is open', async () => {
  const calendar = await newCalendar({
    weekly: [
      { weekday: 7, from: '06:00', to: '07:00' },
      { weekday: 3, from: '10:00', to: '11:00' },
    ],
  });
  const outcome = await edit(app, 'importHolidays', manager, { calendar, file });
  expect(outcome.calendar!.extraDays[0]).toEqual({
    date: '2026-10-10',
    intervals: [{ from: '10:00', to: '11:00' }],
  });
});

test('what recurs is written out from last year to five years on', async () => {
  const calendar = await newCalendar();
  const yearly = `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20000101
RRULE:FREQ=YEARLY
END:VEVENT
END:VCALENDAR`;
  const { holidays } = await edit(app, 'importHolidays', manager, { calendar, file: yearly });
  const year = app.clock.now().getUTCFullYear();
  expect(holidays).toEqual([-1, 0, 1, 2, 3, 4, 5].map((years) => `${year + years}-01-01`));
});

describe('refuses', () => {
  const long = (days: string) => `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20200101
DTEND;VALUE=DATE:${days}
END:VEVENT
END:VCALENDAR`;

  test.each([
    [
      'a broken file',
      { file: file.replace('DTSTART:20261011T080000', 'DTSTART') },
      'file',
      'invalid_ical',
      /^Line 14: /,
    ],
    ['a file that is none', { file: 'PK\u0003\u0004' }, 'file', 'invalid_ical', /^Line 1: /],
    ['a large file', { file: `${file}\n${' '.repeat(500_000)}` }, 'file', 'too_long', /500 kB/],
    [
      'more holidays than a calendar may have',
      { file: long('20300101') },
      'file',
      'too_long',
      /at most 2,000 holidays/,
    ],
    ['an unknown calendar', { calendar: 'NOBODY' }, 'calendar', 'unknown_calendar', /NOBODY/],
  ])('%s, and imports nothing', async (_name, wrong, path, code, message) => {
    const calendar = await newCalendar();
    const outcome = await edit(app, 'importHolidays', manager, { calendar, file, ...wrong });
    expect(outcome.issues).toEqual([{ path: [path], code, message: expect.stringMatching(message) }]);
    expect(await app.platform.database.calendar.count({ where: { code: calendar } })).toBe(1);
  });

  test('a stale version', async () => {
    const calendar = await newCalendar();
    await edit(app, 'importHolidays', manager, { calendar, file });
    const stale = await edit(app, 'importHolidays', manager, { calendar, file, expectedVersion: 1 });
    expect(stale).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 2 });
  });

  test('whoever is not MANAGER or ADMIN of the headquarters', async () => {
    const calendar = await newCalendar();
    const dealer = await app.organization();
    for (const as of [await headquartersKey(app, 'AGENT'), await dealer.secretKey('ADMIN')]) {
      const answer = await askEdit(app, 'importHolidays', as, { calendar, file });
      expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });
});
