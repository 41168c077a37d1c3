import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calendarProblems, openings, type Calendar, type DayInterval } from './calendar-rules.ts';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const shifts = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const open = (timeZone: string, intervals: DayInterval[], weekdays = everyDay): Calendar => ({
  code: 'TEST',
  version: 1,
  timeZone,
  weekly: weekdays.flatMap((weekday) => intervals.map((interval) => ({ weekday, ...interval }))),
  holidays: [],
  extraDays: [],
});

const zoned = (calendar: Calendar, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone);
const instant = (calendar: Calendar, local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(calendar.timeZone).epochMilliseconds;

/** The openings between two local times, as "01-05 09:00+08:00 WORKING 3 h". */
const written = (calendar: Calendar, from: string, to: string): string[] => {
  const pieces: { from: number; to: number; reason: string }[] = [];
  for (const piece of openings(calendar, instant(calendar, from), instant(calendar, to))) {
    const last = pieces.at(-1);
    if (last?.reason === piece.reason) last.to = piece.to;
    else pieces.push(piece);
  }
  return pieces.map(({ from: start, to: end, reason }) => {
    const local = zoned(calendar, start);
    const time = local.toPlainDateTime().toString({ smallestUnit: 'minute' }) + local.offset;
    return `${time.slice(5).replace('T', ' ')} ${reason} ${(end - start) / hourMs} h`;
  });
};

/** What the clock on the wall says about one instant: the rule of all openings, one instant at a time. */
function reasonAt(calendar: Calendar, at: number): string {
  const local = zoned(calendar, at);
  const date = local.toPlainDate().toString();
  const time = local.toPlainTime().toString();
  if (calendar.holidays.includes(date)) return 'HOLIDAY';
  const intervals =
    calendar.extraDays.find((day) => day.date === date)?.intervals ??
    calendar.weekly.filter(({ weekday }) => weekday === local.dayOfWeek);
  return intervals.some(({ from, to }) => from <= time && time < to) ? 'WORKING' : 'CLOSED';
}

const reasonByOpening = (calendar: Calendar, at: number): string | undefined =>
  [...openings(calendar, at, at + 1)][0]?.reason;

describe('the openings of a calendar', () => {
  const shanghai: Calendar = {
    ...open('Asia/Shanghai', shifts, [1, 2, 3, 4, 5]),
    holidays: ['2026-10-05', '2026-10-06'],
    extraDays: [{ date: '2026-10-04', intervals: [{ from: '10:00', to: '12:00' }] }],
  };

  test('are its hours, its holidays from midnight to midnight, and its extra days', () => {
    expect(written(shanghai, '2026-10-02T17:00', '2026-10-07T09:30')).toEqual([
      '10-02 17:00+08:00 WORKING 1 h',
      '10-02 18:00+08:00 CLOSED 40 h',
      '10-04 10:00+08:00 WORKING 2 h',
      '10-04 12:00+08:00 CLOSED 12 h',
      '10-05 00:00+08:00 HOLIDAY 48 h',
      '10-07 00:00+08:00 CLOSED 9 h',
      '10-07 09:00+08:00 WORKING 0.5 h',
    ]);
  });

  test('of an extra day stand in for those of its weekday', () => {
    const short = {
      ...shanghai,
      extraDays: [{ date: '2026-11-20', intervals: [{ from: '09:00', to: '10:00' }] }],
    };
    expect(written(short, '2026-11-20T00:00', '2026-11-21T00:00')).toEqual([
      '11-20 00:00+08:00 CLOSED 9 h',
      '11-20 09:00+08:00 WORKING 1 h',
      '11-20 10:00+08:00 CLOSED 14 h',
    ]);
  });

  test.each([
    ['an hour is missing', 'America/New_York', '2026-03-08', '01:00', '04:00', '01:00-05:00 WORKING 2 h'],
    ['an hour comes twice', 'America/New_York', '2026-11-01', '00:30', '04:00', '00:30-04:00 WORKING 4.5 h'],
    [
      'it starts in the missing hour',
      'America/New_York',
      '2026-03-08',
      '02:30',
      '05:00',
      '03:00-04:00 WORKING 2 h',
    ],
    [
      'it ends in the missing hour',
      'America/New_York',
      '2026-03-08',
      '00:30',
      '02:30',
      '00:30-05:00 WORKING 1.5 h',
    ],
    [
      'half an hour is missing',
      'Australia/Lord_Howe',
      '2026-10-04',
      '01:00',
      '03:00',
      '01:00+10:30 WORKING 1.5 h',
    ],
    [
      'half an hour comes twice',
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:00',
      '03:00',
      '01:00+11:00 WORKING 2.5 h',
    ],
    [
      '45 minutes of offset change',
      'Pacific/Chatham',
      '2026-04-05',
      '02:00',
      '05:00',
      '02:00+13:45 WORKING 4 h',
    ],
    ['midnight is missing', 'Africa/Cairo', '2026-04-24', '00:00', '02:00', '01:00+03:00 WORKING 1 h'],
    [
      'an offset of seconds ends',
      'Africa/Monrovia',
      '1972-01-07',
      '00:00',
      '02:00',
      '00:44+00:00 WORKING 1.2583 h',
    ],
    ['the offset is odd', 'Asia/Kathmandu', '2026-05-05', '09:00', '12:00', '09:00+05:45 WORKING 3 h'],
    ['it is a leap day', 'Asia/Kolkata', '2024-02-29', '09:00', '12:00', '09:00+05:30 WORKING 3 h'],
  ])('last as long as they really do: %s', (_what, timeZone, date, from, to, expected) => {
    const calendar = open(timeZone, [{ from, to }]);
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    const working = written(calendar, `${date}T00:00`, `${next}T00:00`).filter((line) =>
      line.includes('WORKING'),
    );
    const rounded = working.map((line) => line.slice(6).replace(/(\.\d{4})\d+/, '$1'));
    expect(rounded).toEqual([expected]);
  });

  test('an hour that comes twice is open both times as far as the wall clock says so', () => {
    const calendar = open('America/New_York', [{ from: '00:00', to: '01:30' }]);
    expect(written(calendar, '2026-11-01T00:00', '2026-11-01T03:00')).toEqual([
      '11-01 00:00-04:00 WORKING 1.5 h',
      '11-01 01:30-04:00 CLOSED 0.5 h',
      '11-01 01:00-05:00 WORKING 0.5 h',
      '11-01 01:30-05:00 CLOSED 1.5 h',
    ]);
  });

  test('leave out a day that a zone has left out', () => {
    const apia = { ...open('Pacific/Apia', [{ from: '09:00', to: '17:00' }]), holidays: ['2011-12-30'] };
    expect(written(apia, '2011-12-29T12:00', '2011-12-31T12:00')).toEqual([
      '12-29 12:00-10:00 WORKING 5 h',
      '12-29 17:00-10:00 CLOSED 16 h',
      '12-31 09:00+14:00 WORKING 3 h',
    ]);
  });

  test('are asked for in any order, also more of them than are kept', () => {
    const calendar = open('America/St_Johns', shifts);
    const days = Array.from({ length: 3_000 }, (_, day) => Date.UTC(2020, 0, 1) + day * 25 * hourMs);
    for (const at of [...days, ...days.toReversed()]) {
      expect([at, reasonByOpening(calendar, at)]).toEqual([at, reasonAt(calendar, at)]);
    }
  });

  test('around the clock end at a holiday', () => {
    const calendar = { ...open('Asia/Shanghai', [{ from: '00:00', to: '24:00' }]), holidays: ['2026-10-01'] };
    expect(written(calendar, '2026-09-30T12:00', '2026-10-02T12:00')).toEqual([
      '09-30 12:00+08:00 WORKING 12 h',
      '10-01 00:00+08:00 HOLIDAY 24 h',
      '10-02 00:00+08:00 WORKING 12 h',
    ]);
  });
});

describe('in every time zone, when its clocks change', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const hours = [
    { from: '00:00', to: '00:20' },
    { from: '01:10', to: '02:40' },
    { from: '03:00', to: '23:05' },
    { from: '23:30', to: '24:00' },
  ];

  function* changes(timeZone: string, from: string, to: string): Generator<number> {
    const end = Temporal.Instant.from(to).epochMilliseconds;
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone);
    while ((at = at.getTimeZoneTransition('next')) && at.epochMilliseconds < end) yield at.epochMilliseconds;
  }

  test.each([
    ['1971-11-01T00:00Z', '1972-05-01T00:00Z'],
    ['2011-03-01T00:00Z', '2012-01-15T00:00Z'],
    ['2026-01-01T00:00Z', '2027-01-01T00:00Z'],
  ])('the openings tile the day and say what the wall clock says: %s', (since, until) => {
    let seen = 0;
    for (const timeZone of zones) {
      const calendar = open(timeZone, hours);
      for (const change of changes(timeZone, since, until)) {
        let end = change - 4 * hourMs;
        for (const { from, to, reason } of openings(calendar, end, change + 4 * hourMs)) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          const instants = [from, Math.floor((from + to) / 2), to - 1];
          expect([timeZone, from, ...instants.map((at) => reasonAt(calendar, at))]).toEqual([
            timeZone,
            from,
            reason,
            reason,
            reason,
          ]);
          end = to;
        }
        expect(end).toBe(change + 4 * hourMs);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  test('and at any other time', () => {
    const years = { min: Date.UTC(1972, 0, 8), max: Date.UTC(2037, 0, 1) };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer(years), (timeZone, at) => {
        const calendar = open(timeZone, hours);
        expect(reasonByOpening(calendar, at)).toBe(reasonAt(calendar, at));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is wrong with a calendar', () => {
  const sound: Omit<Calendar, 'code' | 'version'> = {
    timeZone: 'Asia/Shanghai',
    weekly: [
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 1, from: '12:00', to: '24:00' },
      { weekday: 2, from: '00:00', to: '12:00' },
    ],
    holidays: ['2026-10-01', '2028-02-29'],
    extraDays: [{ date: '2026-10-10', intervals: shifts }],
  };
  const monday = (from: string, to: string) => ({ weekday: 1, from, to });
  const october = (...intervals: DayInterval[]) => ({ date: '2026-10-10', intervals });

  test('nothing: intervals may touch, and a zone may have any name that the database has', () => {
    expect(calendarProblems(sound)).toEqual([]);
    expect(calendarProblems({ ...sound, timeZone: 'UTC' })).toEqual([]);
    expect(calendarProblems({ ...sound, timeZone: 'Asia/Calcutta' })).toEqual([]);
  });

  test.each([
    ['timeZone', 'unknown_time_zone', { timeZone: 'Asia/Atlantis' }],
    ['timeZone', 'unknown_time_zone', { timeZone: '' }],
    ['timeZone', 'unknown_time_zone', { timeZone: '+08:00' }],
    ['weekly', 'never_opens', { weekly: [] }],
    ['weekly.0.weekday', 'weekday_out_of_range', { weekly: [{ weekday: 0, from: '09:00', to: '10:00' }] }],
    ['weekly.0.weekday', 'weekday_out_of_range', { weekly: [{ weekday: 8, from: '09:00', to: '10:00' }] }],
    ['weekly.0.weekday', 'weekday_out_of_range', { weekly: [{ weekday: 1.5, from: '09:00', to: '10:00' }] }],
    ['weekly.0.from', 'malformed_time', { weekly: [monday('9:00', '10:00')] }],
    ['weekly.0.to', 'malformed_time', { weekly: [monday('09:00', '25:00')] }],
    ['weekly.0.to', 'malformed_time', { weekly: [monday('09:00', '10:60')] }],
    ['weekly.0.to', 'malformed_time', { weekly: [monday('09:00', '24:01')] }],
    [
      'weekly.1.to',
      'interval_ends_before_start',
      { weekly: [monday('09:00', '10:00'), monday('12:00', '12:00')] },
    ],
    ['weekly.0.to', 'interval_ends_before_start', { weekly: [monday('22:00', '06:00')] }],
    ['weekly.1.from', 'interval_overlap', { weekly: [monday('09:00', '12:00'), monday('11:59', '13:00')] }],
    ['weekly.1.from', 'interval_overlap', { weekly: [monday('09:00', '12:00'), monday('08:00', '18:00')] }],
    [
      'weekly.2.from',
      'interval_overlap',
      { weekly: [monday('09:00', '12:00'), monday('14:00', '15:00'), monday('09:00', '12:00')] },
    ],
    [
      'weekly.0.to',
      'interval_ends_before_start',
      { weekly: [monday('10:00', '09:00'), monday('08:00', '12:00')] },
    ],
    ['holidays.0', 'malformed_date', { holidays: ['2026-02-29'] }],
    ['holidays.0', 'malformed_date', { holidays: ['20261001'] }],
    ['holidays.0', 'malformed_date', { holidays: ['2026-10-01T00:00'] }],
    ['extraDays.0.date', 'malformed_date', { extraDays: [{ date: '2026-13-01', intervals: shifts }] }],
    ['extraDays.1.date', 'duplicate_extra_day', { extraDays: [october(...shifts), october(...shifts)] }],
    ['extraDays.0.date', 'holiday_and_extra_day', { holidays: ['2026-10-10'] }],
    ['extraDays.0.intervals', 'never_opens', { extraDays: [october()] }],
    [
      'extraDays.0.intervals.0.to',
      'interval_ends_before_start',
      { extraDays: [october({ from: '10:00', to: '09:00' })] },
    ],
    [
      'extraDays.0.intervals.2.from',
      'interval_overlap',
      { extraDays: [october(...shifts, { from: '11:00', to: '14:00' })] },
    ],
  ])('%s: %s', (path, code, change) => {
    const problems = calendarProblems({ ...sound, ...change });
    expect(problems.map((problem) => [problem.path.join('.'), problem.code])).toEqual([[path, code]]);
    expect(problems[0]?.message).toMatch(/^.+\.$/);
  });

  test('all of it is said at once', () => {
    const problems = calendarProblems({
      timeZone: 'Nowhere',
      weekly: [{ weekday: 9, from: 'nine', to: 'six' }],
      holidays: ['never'],
      extraDays: [],
    });
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'timeZone',
      'weekly.0.weekday',
      'weekly.0.from',
      'weekly.0.to',
      'holidays.0',
    ]);
  });
});
