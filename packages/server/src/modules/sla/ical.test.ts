import { describe, expect, test } from 'vitest';
import { ValidationError } from '../../platform/errors.ts';
import { readNamedDays } from './ical.ts';

const usualHours = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];

const read = (file: string) =>
  readNamedDays(file, { timeZone: 'Asia/Shanghai', usualHours, years: { first: 2025, last: 2031 } });

const fileOf = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const readEvent = (...lines: string[]) => read(fileOf(...event(...lines)));

function problemsOf(file: string): string[] {
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.issues.map(({ message }) => message);
  }
  return [];
}

describe('holidays', () => {
  test('a day', () => {
    expect(readEvent('DTSTART;VALUE=DATE:20260101')).toEqual({ holidays: ['2026-01-01'], extraDays: [] });
  });

  test('a span, whose DTEND is the first day after it', () => {
    const { holidays } = readEvent('DTSTART;VALUE=DATE:20260227', 'DTEND;VALUE=DATE:20260302');
    expect(holidays).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  test('a span that says its length', () => {
    expect(readEvent('DTSTART;VALUE=DATE:20260101', 'DURATION:P1W').holidays).toHaveLength(7);
  });

  test.each([
    [
      'RRULE:FREQ=YEARLY',
      'DTSTART;VALUE=DATE:19991225',
      [25, 26, 27, 28, 29, 30, 31].map((year) => `20${year}-12-25`),
    ],
    ['RRULE:FREQ=YEARLY;COUNT=3', 'DTSTART;VALUE=DATE:20240501', ['2025-05-01', '2026-05-01']],
    ['RRULE:FREQ=YEARLY;UNTIL=20260501', 'DTSTART;VALUE=DATE:20240501', ['2025-05-01', '2026-05-01']],
    ['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'DTSTART;VALUE=DATE:20200229', ['2028-02-29']],
    [
      'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231',
      'DTSTART;VALUE=DATE:20201126',
      ['2025-11-27', '2026-11-26', '2027-11-25', '2028-11-23'],
    ],
  ])('%s from %s', (rule, start, holidays) => {
    expect(readEvent(start, rule).holidays).toEqual(holidays);
  });

  test('what recurs may leave out days and add others', () => {
    const { holidays } = readEvent(
      'DTSTART;VALUE=DATE:20260501',
      'RRULE:FREQ=YEARLY;COUNT=3',
      'EXDATE;VALUE=DATE:20270501',
      'RDATE;VALUE=DATE:20270503,20270504',
    );
    expect(holidays).toEqual(['2026-05-01', '2027-05-03', '2027-05-04', '2028-05-01']);
  });

  test('one occasion may be moved by an event of its own, or cancelled', () => {
    const yearly = event('UID:may', 'DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;COUNT=3');
    const moved = event('UID:may', 'RECURRENCE-ID;VALUE=DATE:20270501', 'DTSTART;VALUE=DATE:20270503');
    const cancelled = event(
      'UID:may',
      'RECURRENCE-ID;VALUE=DATE:20280501',
      'DTSTART;VALUE=DATE:20280501',
      'STATUS:CANCELLED',
    );
    const { holidays } = read(fileOf(...yearly, ...moved, ...cancelled));
    expect(holidays).toEqual(['2026-05-01', '2027-05-03']);
  });

  test('a cancelled event is none', () => {
    const cancelled = event('DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED');
    const held = event('DTSTART;VALUE=DATE:20260102');
    expect(read(fileOf(...cancelled, ...held)).holidays).toEqual(['2026-01-02']);
  });

  test('are the marked days alone where days off are marked', () => {
    const festival = event('SUMMARY:元宵节', 'DTSTART;VALUE=DATE:20260303');
    const off = event('SUMMARY:国庆节', 'DTSTART;VALUE=DATE:20261001', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY');
    expect(read(fileOf(...festival, ...off)).holidays).toEqual(['2026-10-01']);
  });
});

describe('extra working days', () => {
  test.each([
    'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
    'CATEGORIES:Holidays,WORKDAY',
    'CATEGORIES:Working day',
    'SUMMARY;LANGUAGE=zh:国庆节（班）',
    'SUMMARY:春节\r\n 补班',
  ])('%s has the usual hours', (mark) => {
    expect(readEvent('DTSTART;VALUE=DATE:20261010', mark)).toEqual({
      holidays: [],
      extraDays: [{ date: '2026-10-10', intervals: usualHours }],
    });
  });

  test.each(['SUMMARY:不上班', 'SUMMARY:台风停班停课', 'CATEGORIES:Non-working day'])(
    '%s is none',
    (mark) => {
      expect(readEvent('DTSTART;VALUE=DATE:20261010', mark).holidays).toEqual(['2026-10-10']);
    },
  );

  test.each([
    ['the calendar’s own zone', 'DTSTART:20261010T090000', 'DTEND:20261010T120000', '09:00', '12:00'],
    ['UTC', 'DTSTART:20261010T010000Z', 'DURATION:PT3H30M', '09:00', '12:30'],
    [
      'another zone',
      'DTSTART;TZID=Asia/Tokyo:20261010T100000',
      'DTEND;TZID=Asia/Tokyo:20261010T130000',
      '09:00',
      '12:00',
    ],
  ])('hours in %s are those of the calendar', (_zone, start, end, from, to) => {
    expect(readEvent(start, end)).toEqual({
      holidays: [],
      extraDays: [{ date: '2026-10-10', intervals: [{ from, to }] }],
    });
  });

  test('hours over midnight are two days, and hours that touch or overlap become one', () => {
    const night = event('DTSTART:20261010T200000', 'DTEND:20261011T020000');
    const morning = event('DTSTART:20261011T013000', 'DTEND:20261011T040000');
    const noon = event('DTSTART:20261011T120000', 'DTEND:20261011T130000');
    expect(read(fileOf(...noon, ...night, ...morning)).extraDays).toEqual([
      { date: '2026-10-10', intervals: [{ from: '20:00', to: '24:00' }] },
      {
        date: '2026-10-11',
        intervals: [
          { from: '00:00', to: '04:00' },
          { from: '12:00', to: '13:00' },
        ],
      },
    ]);
  });

  test('win over a holiday of the same day', () => {
    const holidays = event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004');
    const working = event('DTSTART;VALUE=DATE:20261003', 'SUMMARY:班');
    expect(read(fileOf(...holidays, ...working))).toEqual({
      holidays: ['2026-10-01', '2026-10-02'],
      extraDays: [{ date: '2026-10-03', intervals: usualHours }],
    });
  });
});

describe('what is wrong is said with its line', () => {
  const lines = (...middle: string[]) => fileOf(...event(...middle));
  test.each([
    ['', 'Line 1: BEGIN:VCALENDAR is expected here.'],
    ['hello', 'Line 1: BEGIN:VCALENDAR is expected here.'],
    ['\n\nBEGIN:VEVENT', 'Line 3: BEGIN:VCALENDAR is expected here.'],
    [fileOf(), 'Line 1: There is no event in the file.'],
    [`${fileOf(...event('DTSTART;VALUE=DATE:20260101'))}tail`, 'Line 7: BEGIN:VCALENDAR is expected here.'],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101',
      'Line 1: BEGIN:VCALENDAR has no END:VCALENDAR.',
    ],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR',
      'Line 3: END:VCALENDAR stands where VEVENT of line 2 has not ended.',
    ],
    [lines('SUMMARY:New Year'), 'Line 3: The event has no DTSTART.'],
    [
      lines('X:1', 'DTSTART;VALUE=DATE:20260230'),
      'Line 5: This is not a date or a time: DTSTART;VALUE=DATE:20260230',
    ],
    [lines('DTSTART;VALUE=DATE:soon'), 'Line 4: This is not a date or a time: DTSTART;VALUE=DATE:soon'],
    [lines('DTSTART;VALUE=DATE:00010101'), 'Line 4: The year is not from 1900 to 2200.'],
    [lines('DTSTART:20260101T250000'), 'Line 4: This is not a date or a time: DTSTART:20260101T250000'],
    [
      lines('DTSTART;TZID=Mars/Olympus:20260101T090000', 'DURATION:PT1H'),
      'Line 4: “Mars/Olympus” is not a time zone of the IANA database: DTSTART;TZID=Mars/Olympus:20260101T090000',
    ],
    [
      lines('DTSTART;VALUE=DATE:20260102', 'DTEND;VALUE=DATE:20260101'),
      'Line 5: The event ends before it starts.',
    ],
    [
      lines('DTSTART;VALUE=DATE:20260102', 'DTEND:20260103T000000'),
      'Line 5: DTSTART and DTEND are two days or two times.',
    ],
    [lines('DTSTART:20260102T090000'), 'Line 3: The event has no length: it needs DTEND or DURATION.'],
    [lines('DTSTART:20260102T090000', 'DURATION:P1X'), 'Line 5: This is not a length of time: DURATION:P1X'],
    [
      lines('DTSTART:20260102T090030', 'DURATION:PT1H'),
      'Line 3: Working hours begin and end on a whole minute.',
    ],
    [
      lines('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=HOURLY'),
      'Line 5: The event recurs more often than daily.',
    ],
    [
      lines('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;BYSECOND=0,1'),
      'Line 5: The event recurs more often than daily.',
    ],
    [
      lines('DTSTART;VALUE=DATE:19000101', 'DTEND;VALUE=DATE:22000101'),
      'Line 3: Up to here the file names more than 20,000 days.',
    ],
  ])('%j: %s', (file, problem) => {
    expect(problemsOf(file)).toContain(problem);
  });

  test.each(['RRULE:FREQ=SOMETIMES', 'RRULE:FREQ=YEARLY;BYMONTH=13', 'NO COLON', 'DTEND;VALUE=DATE'])(
    '%s',
    (line) => {
      expect(problemsOf(lines('DTSTART;VALUE=DATE:20260101', line))).toEqual([
        expect.stringMatching(/^Line 5: This cannot be read: /),
      ]);
    },
  );

  test('all of it at once, up to twenty', () => {
    const broken = Array.from({ length: 30 }, () => event('DTSTART;VALUE=DATE:20260230')).flat();
    expect(problemsOf(fileOf(...broken)).map((problem) => problem.slice(0, 8))).toEqual(
      Array.from({ length: 20 }, (_, index) => `Line ${4 + 3 * index}:`.padEnd(8).slice(0, 8)),
    );
  });

  test('folded lines count', () => {
    const file = lines('SUMMARY:a long', ' name', '\tindeed', 'DTSTART;VALUE=DATE:20261301');
    expect(problemsOf(file)).toEqual([expect.stringMatching(/^Line 7: /)]);
  });

  test('too much that recurs', () => {
    const yearly = event('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY');
    expect(problemsOf(fileOf(...Array.from({ length: 101 }, () => yearly).flat()))).toEqual([
      'Line 1: More than 100 events of the file recur.',
    ]);
  });
});

test('a byte order mark, bare line ends, small letters, alarms and time zones do not disturb', () => {
  const file = `\uFEFFbegin:vcalendar
begin:vtimezone
tzid:Asia/Shanghai
begin:standard
dtstart:19700101T000000
tzoffsetfrom:+0800
tzoffsetto:+0800
end:standard
end:vtimezone
begin:vevent
dtstart;value=date:20260101
summary:元旦
begin:valarm
trigger:-PT15M
dtstart;value=date:20990101
end:valarm
end:vevent
begin:vtodo
dtstart;value=date:20260303
end:vtodo
end:vcalendar`;
  expect(read(file).holidays).toEqual(['2026-01-01']);
});
