import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { SlaClockKind } from '../../generated/prisma/enums.ts';
import { calendarProblems, type Calendar } from './calendar-rules.ts';
import { targetFor, type ServiceLevel } from './level-rules.ts';
import { readClock, reachedAt, type ClockRule, type SlaInterval, type SlaMark } from './rules.ts';

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
const always = wholeDay('ALWAYS', 'Asia/Shanghai');

const clock = (kind: SlaClockKind, calendar: Calendar, target: number): ClockRule => ({
  kind,
  target,
  calendar,
  pausesOn: [],
  version: `standard@1 ${calendar.code}@${calendar.version}`,
});
const resolution = (calendar: Calendar, target: number) => clock('RESOLUTION', calendar, target);

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

describe('the states of a clock', () => {
  const start = at(always, '2026-11-19T09:00');
  const after = (minutes: number) => new Date(start.getTime() + minutes * minuteMs);
  const story = (...steps: [SlaMark['kind'], number, SlaMark['reason']?][]) => [
    mark('STARTED', start),
    ...steps.map(([kind, minutes, reason]) => mark(kind, after(minutes), reason)),
  ];
  const hour = (kind: SlaClockKind) => clock(kind, always, hourMs);

  test.each<[string, SlaClockKind, SlaMark[], number, string, number, number | null]>([
    ['running', 'RESPONSE', story(), 59, 'RUNNING', 59, null],
    ['late from the instant of due on', 'RESPONSE', story(), 60, 'BREACHED', 60, 60],
    ['counting on when late', 'RESPONSE', story(), 90, 'BREACHED', 90, 60],
    ['answered', 'RESPONSE', story(['RESPONDED', 5]), 90, 'MET', 5, null],
    ['answered in the instant of due', 'RESPONSE', story(['RESPONDED', 60]), 90, 'MET', 60, null],
    ['answered late', 'RESPONSE', story(['RESPONDED', 61]), 90, 'BREACHED', 61, 60],
    ['answered in the instant of the start', 'RESPONSE', story(['RESPONDED', 0]), 90, 'MET', 0, null],
    ['answered twice', 'RESPONSE', story(['RESPONDED', 5], ['RESPONDED', 70]), 90, 'MET', 5, null],
    ['not stopped by an answer', 'ARRIVAL', story(['RESPONDED', 5]), 30, 'RUNNING', 30, null],
    ['arrived', 'ARRIVAL', story(['RESPONDED', 5], ['ARRIVED', 50]), 90, 'MET', 50, null],
    ['resolved', 'RESOLUTION', story(['ARRIVED', 5], ['RESOLVED', 50]), 90, 'MET', 50, null],
    ['resolved before anybody arrived', 'ARRIVAL', story(['RESOLVED', 50]), 90, 'STOPPED', 50, null],
    ['resolved late before anybody arrived', 'ARRIVAL', story(['RESOLVED', 70]), 90, 'BREACHED', 70, 60],
    ['cancelled', 'RESOLUTION', story(['CANCELLED', 50]), 90, 'STOPPED', 50, null],
    ['cancelled late', 'RESOLUTION', story(['CANCELLED', 70]), 90, 'BREACHED', 70, 60],
    [
      'cancelled after it was met',
      'RESPONSE',
      story(['RESPONDED', 5], ['CANCELLED', 70]),
      90,
      'MET',
      5,
      null,
    ],
    ['paused', 'RESOLUTION', story(['PAUSED', 10, 'WAITING_CUSTOMER']), 90, 'PAUSED', 10, null],
    [
      'paused by the customer alone',
      'RESOLUTION',
      story(['PAUSED', 10, 'WAITING_PARTS']),
      50,
      'RUNNING',
      50,
      null,
    ],
    [
      'paused when it was late',
      'RESOLUTION',
      story(['PAUSED', 70, 'WAITING_CUSTOMER']),
      90,
      'BREACHED',
      70,
      60,
    ],
    [
      'paused in the instant of due',
      'RESOLUTION',
      story(['PAUSED', 60, 'WAITING_CUSTOMER']),
      90,
      'BREACHED',
      60,
      60,
    ],
    [
      'not paused, for it is no resolution',
      'RESPONSE',
      story(['PAUSED', 10, 'WAITING_CUSTOMER']),
      50,
      'RUNNING',
      50,
      null,
    ],
    [
      'resumed',
      'RESOLUTION',
      story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['RESUMED', 40]),
      70,
      'RUNNING',
      40,
      null,
    ],
    [
      'cancelled in a pause',
      'RESOLUTION',
      story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['CANCELLED', 80]),
      90,
      'STOPPED',
      10,
      null,
    ],
    [
      'waiting for another',
      'RESOLUTION',
      story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['PAUSED', 40, 'WAITING_PARTS']),
      50,
      'RUNNING',
      20,
      null,
    ],
    ['reopened', 'RESOLUTION', story(['RESOLVED', 50], ['REOPENED', 500]), 505, 'RUNNING', 55, null],
    ['reopened and late', 'RESOLUTION', story(['RESOLVED', 50], ['REOPENED', 500]), 520, 'BREACHED', 70, 510],
    [
      'reopened with no time left',
      'RESOLUTION',
      story(['RESOLVED', 60], ['REOPENED', 500]),
      501,
      'BREACHED',
      61,
      60,
    ],
    [
      'reopened and resolved again',
      'RESOLUTION',
      story(['RESOLVED', 50], ['REOPENED', 500], ['RESOLVED', 509]),
      600,
      'MET',
      59,
      null,
    ],
    [
      'reopened before anybody arrived',
      'ARRIVAL',
      story(['RESOLVED', 50], ['REOPENED', 500]),
      505,
      'RUNNING',
      55,
      null,
    ],
    [
      'reopened after it was met',
      'RESPONSE',
      story(['RESPONDED', 5], ['RESOLVED', 50], ['REOPENED', 500]),
      505,
      'MET',
      5,
      null,
    ],
    [
      'reopened and cancelled',
      'RESOLUTION',
      story(['RESOLVED', 50], ['REOPENED', 500], ['CANCELLED', 505]),
      600,
      'STOPPED',
      55,
      null,
    ],
  ])('%s: %s', (_what, kind, marks, now, state, elapsed, breached) => {
    const reading = readClock(hour(kind), marks, after(now));
    expect(reading.state).toBe(state);
    expect(reading.elapsed).toBe(elapsed * minuteMs);
    expect(reading.remaining).toBe((60 - elapsed) * minuteMs);
    expect(reading.breachedAt).toEqual(breached === null ? null : after(breached));
  });

  test.each<[string, SlaMark[], number, number]>([
    ['while it is paused, as if the pause ended now', story(['PAUSED', 10, 'WAITING_CUSTOMER']), 90, 140],
    ['after a pause', story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['RESUMED', 40]), 50, 90],
    [
      'after a pause, as if there had been nothing else',
      story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['RESUMED', 40]),
      120,
      90,
    ],
    ['after it was met, as it was then', story(['RESOLVED', 50]), 500, 60],
    ['after it was reopened', story(['RESOLVED', 50], ['REOPENED', 500]), 505, 510],
  ])('it is due %s', (_what, marks, now, due) => {
    expect(readClock(hour('RESOLUTION'), marks, after(now)).dueAt).toEqual(after(due));
  });

  test('a level that pauses for parts pauses for parts', () => {
    const rule = { ...hour('RESOLUTION'), pausesOn: ['WAITING_PARTS' as const] };
    const reading = readClock(rule, story(['PAUSED', 10, 'WAITING_PARTS']), after(90));
    expect(reading).toMatchObject({ state: 'PAUSED', elapsed: 10 * minuteMs });
  });

  test('a mark of a node whose time is behind counts from the mark before it', () => {
    const marks = story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['RESUMED', 30], ['RESOLVED', 25]);
    expect(readClock(hour('RESOLUTION'), marks, after(90))).toMatchObject({
      state: 'MET',
      elapsed: 10 * minuteMs,
      endedAt: after(30),
    });
  });

  test('a node whose time is behind reads what holds since the last mark', () => {
    const marks = story(['PAUSED', 10, 'WAITING_CUSTOMER'], ['RESUMED', 30]);
    expect(readClock(hour('RESOLUTION'), marks, after(20))).toEqual(
      readClock(hour('RESOLUTION'), marks, after(30)),
    );
  });
});

describe('a due time on a closing time is that closing time', () => {
  const start = at(cn, '2026-11-20T16:00');
  const eight = resolution(cn, 2 * hourMs);
  const pausing = (from: string, to: string) => [
    mark('STARTED', start),
    mark('PAUSED', at(cn, from), 'WAITING_CUSTOMER'),
    mark('RESUMED', at(cn, to)),
  ];

  test.each<[string, SlaMark[]]>([
    ['without a pause', [mark('STARTED', start)]],
    ['with a pause that begins there', pausing('2026-11-20T18:00', '2026-11-20T19:00')],
    ['with a pause that begins and ends in closed hours', pausing('2026-11-20T18:30', '2026-11-21T19:00')],
  ])('%s', (_what, marks) => {
    expect(readClock(eight, marks, at(cn, '2026-11-20T17:00')).dueAt).toEqual(at(cn, '2026-11-20T18:00'));
    expect(readClock(eight, marks, at(cn, '2026-11-22T17:00'))).toMatchObject({
      state: 'BREACHED',
      breachedAt: at(cn, '2026-11-20T18:00'),
      remaining: 0,
    });
  });

  test('and what is resolved in the closed hours after it is late', () => {
    const marks = [mark('STARTED', start), mark('RESOLVED', at(cn, '2026-11-20T18:01'))];
    expect(readClock(eight, marks, at(cn, '2026-11-20T19:00'))).toMatchObject({
      state: 'BREACHED',
      remaining: 0,
    });
  });

  test('but a pause that ends there leaves its time for the next opening', () => {
    const marks = pausing('2026-11-20T17:00', '2026-11-20T18:00');
    expect(readClock(eight, marks, at(cn, '2026-11-20T18:00')).dueAt).toEqual(at(cn, '2026-11-23T10:00'));
  });
});

describe('the trace', () => {
  const written = (calendar: Calendar, intervals: SlaInterval[]) =>
    intervals.map(({ from, to, counted, reason }) =>
      [localTime(calendar, from), to && localTime(calendar, to), counted ? 'counted' : 'not', reason].join(
        ' ',
      ),
    );

  test('says what counted, what did not, and why; the forecast what will', () => {
    const marks = [
      mark('STARTED', at(cn, '2026-09-30T17:00')),
      mark('PAUSED', at(cn, '2026-10-08T14:00'), 'WAITING_CUSTOMER'),
      mark('RESUMED', at(cn, '2026-10-09T09:30')),
      mark('RESOLVED', at(cn, '2026-10-09T11:00')),
      mark('REOPENED', at(cn, '2026-10-09T17:00')),
    ];
    const reading = readClock(resolution(cn, 16 * hourMs), marks, at(cn, '2026-10-09T19:00'));
    expect(written(cn, reading.trace)).toEqual([
      '2026-09-30T17:00 2026-09-30T18:00 counted WORKING',
      '2026-09-30T18:00 2026-10-01T00:00 not CLOSED',
      '2026-10-01T00:00 2026-10-08T00:00 not HOLIDAY',
      '2026-10-08T00:00 2026-10-08T09:00 not CLOSED',
      '2026-10-08T09:00 2026-10-08T12:00 counted WORKING',
      '2026-10-08T12:00 2026-10-08T13:00 not CLOSED',
      '2026-10-08T13:00 2026-10-08T14:00 counted WORKING',
      '2026-10-08T14:00 2026-10-09T09:30 not PAUSED:WAITING_CUSTOMER',
      '2026-10-09T09:30 2026-10-09T11:00 counted WORKING',
      '2026-10-09T11:00 2026-10-09T17:00 not RESOLVED',
      '2026-10-09T17:00 2026-10-09T18:00 counted WORKING',
      '2026-10-09T18:00  not CLOSED',
    ]);
    expect(written(cn, reading.forecast)).toEqual([
      '2026-10-09T19:00 2026-10-10T09:00 not CLOSED',
      '2026-10-10T09:00 2026-10-10T12:00 counted WORKING',
      '2026-10-10T12:00 2026-10-10T13:00 not CLOSED',
      '2026-10-10T13:00 2026-10-10T18:00 counted WORKING',
      '2026-10-10T18:00 2026-10-12T09:00 not CLOSED',
      '2026-10-12T09:00 2026-10-12T09:30 counted WORKING',
    ]);
    expect(new Set(reading.trace.map(({ rule }) => rule))).toEqual(new Set(['standard@1 CN@1']));
  });

  test.each([
    ['closing time', '2026-11-19T18:00', ' not CLOSED'],
    ['opening time', '2026-11-19T13:00', ' counted WORKING'],
  ])('says what holds now, at %s too', (_what, now, end) => {
    const { trace } = readClock(
      resolution(cn, 16 * hourMs),
      [mark('STARTED', at(cn, '2026-11-19T09:00'))],
      at(cn, now),
    );
    expect(written(cn, trace).at(-1)).toBe(`${now} ${end}`);
  });

  test('of a clock that has just started says whether it counts', () => {
    const start = at(cn, '2026-11-19T09:00');
    const { trace } = readClock(resolution(cn, 16 * hourMs), [mark('STARTED', start)], start);
    expect(trace).toEqual([
      { from: start, to: null, counted: true, reason: 'WORKING', rule: 'standard@1 CN@1' },
    ]);
  });
});

describe('the instant at which a percent is reached', () => {
  const start = at(cn, '2026-11-20T16:00');
  const rule = resolution(cn, 10 * hourMs);
  const local = (marks: SlaMark[], percent: number) => {
    const reached = reachedAt(rule, marks, percent);
    return reached && localTime(cn, reached);
  };
  const pausedAt = (when: string) => [
    mark('STARTED', start),
    mark('PAUSED', at(cn, when), 'WAITING_CUSTOMER'),
  ];

  test.each<[string, SlaMark[], number, string | null]>([
    ['lies ahead', [mark('STARTED', start)], 80, '2026-11-23T16:00'],
    ['is the due time', [mark('STARTED', start)], 100, '2026-11-23T18:00'],
    ['may lie beyond it', [mark('STARTED', start)], 200, '2026-11-25T11:00'],
    ['is not in sight in a pause', pausedAt('2026-11-23T15:00'), 80, null],
    ['is kept by a pause after it', pausedAt('2026-11-23T17:00'), 80, '2026-11-23T16:00'],
    [
      'moves by a pause',
      [...pausedAt('2026-11-23T15:00'), mark('RESUMED', at(cn, '2026-11-24T15:00'))],
      80,
      '2026-11-24T16:00',
    ],
    [
      'never comes after the end',
      [mark('STARTED', start), mark('RESOLVED', at(cn, '2026-11-23T15:00'))],
      80,
      null,
    ],
    [
      'never comes in the instant of the end',
      [mark('STARTED', start), mark('RESOLVED', at(cn, '2026-11-23T18:00'))],
      100,
      null,
    ],
    [
      'stays when the end is later',
      [mark('STARTED', start), mark('RESOLVED', at(cn, '2026-11-23T18:00'))],
      80,
      '2026-11-23T16:00',
    ],
  ])('%s', (_what, marks, percent, expected) => {
    expect(local(marks, percent)).toBe(expected);
  });
});

test('a change of priority after a pause gives what that priority would have given from the start', () => {
  const level: ServiceLevel = {
    code: 'project',
    version: 1,
    targets: [
      { clock: 'RESOLUTION', priority: 'P1', band: null, target: 16 * hourMs, calendar: 'CN' },
      { clock: 'RESOLUTION', priority: 'P4', band: null, target: 40 * hourMs, calendar: 'CN' },
    ],
    pausesOn: [],
    escalations: [],
  };
  const marks = [
    mark('STARTED', at(cn, '2026-11-19T09:00')),
    mark('PAUSED', at(cn, '2026-11-19T10:00'), 'WAITING_CUSTOMER'),
    mark('RESUMED', at(cn, '2026-11-19T13:30')),
  ];
  const dueFor = (priority: 'P1' | 'P4') => {
    const target = targetFor(level, 'RESOLUTION', priority, null);
    expect(target).not.toBeNull();
    return localTime(cn, readClock(resolution(cn, target!.target), marks, at(cn, '2026-11-19T14:00')).dueAt);
  };
  expect(dueFor('P4')).toBe('2026-11-26T11:30');
  expect(dueFor('P1')).toBe('2026-11-23T11:30');
});

/** Clocks and what happens to them, where time itself is least even. */
const oddZones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Havana',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const leapDay = Date.UTC(2024, 1, 29);

function* changesOf(timeZone: string): Generator<number> {
  let time: Temporal.ZonedDateTime | null =
    Temporal.Instant.from('2007-01-01T00:00Z').toZonedDateTimeISO(timeZone);
  while ((time = time.getTimeZoneTransition('next')) && time.year < 2028) yield time.epochMilliseconds;
}

const anInstant = fc
  .constantFrom(...oddZones)
  .chain((timeZone) =>
    fc
      .tuple(fc.constantFrom(leapDay, ...changesOf(timeZone)), fc.integer({ min: -48 * 60, max: 60 }))
      .map(([change, minutes]) => ({ timeZone, start: change + minutes * minuteMs })),
  );

const wall = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
const someHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 12 }), { minLength: 2, maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b).map((cut) => wall(cut * 5)))
  .map((cuts) =>
    cuts.flatMap((from, index) =>
      index % 2 === 0 && cuts[index + 1] ? [{ from, to: cuts[index + 1]! }] : [],
    ),
  );

const aCalendar = (timeZone: string, start: number): fc.Arbitrary<Calendar> => {
  const today = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 });
  return fc
    .record({
      week: fc.array(someHours, { minLength: 7, maxLength: 7 }),
      closed: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
      special: days,
      holidayCount: fc.integer({ min: 0, max: 3 }),
      extraHours: someHours,
    })
    .map(({ week, closed, special, holidayCount, extraHours }) => {
      const dates = special.map((day) => today.add({ days: day }).toString());
      return {
        code: 'ODD',
        version: 1,
        timeZone,
        weekly: week.flatMap((hours, day) =>
          closed.includes(day + 1) ? [] : hours.map((interval) => ({ weekday: day + 1, ...interval })),
        ),
        holidays: dates.slice(0, holidayCount),
        extraDays: dates.slice(holidayCount).map((date) => ({ date, intervals: extraHours })),
      };
    })
    .filter((calendar) => calendarProblems(calendar).length === 0);
};

const aRule = (calendar: Calendar): fc.Arbitrary<ClockRule> =>
  fc.record({
    kind: fc.constantFrom('RESOLUTION', 'RESOLUTION', 'RESOLUTION', 'ARRIVAL', 'RESPONSE'),
    target: fc.integer({ min: 1, max: 50 * hourMs }),
    calendar: fc.constantFrom(calendar, calendar, wholeDay('ALWAYS', calendar.timeZone)),
    pausesOn: fc.subarray<SlaMark['reason'] & string>(['WAITING_PARTS', 'WAITING_VENDOR']),
    version: fc.constant('odd@1 ODD@1'),
  });

/** What happens to tickets, and now and then what should not. */
const phrases: SlaMark['kind'][][] = [
  ['PAUSED', 'RESUMED'],
  ['PAUSED', 'RESUMED'],
  ['RESOLVED', 'REOPENED'],
  ['PAUSED', 'PAUSED'],
  ['RESPONDED'],
  ['ARRIVED'],
  ['RESOLVED'],
  ['REOPENED'],
  ['RESUMED'],
  ['CANCELLED'],
];
const aGap = fc.oneof(fc.integer({ min: 0, max: 30 * hourMs }), fc.constantFrom(0, hourMs));
const aPhrase = fc
  .record({
    kinds: fc.constantFrom(...phrases),
    gaps: fc.tuple(aGap, aGap),
    reason: fc.constantFrom<SlaMark['reason'][]>('WAITING_CUSTOMER', 'WAITING_CUSTOMER', 'WAITING_PARTS'),
  })
  .map(({ kinds, gaps, reason }) => kinds.map((kind, index) => ({ kind, after: gaps[index] ?? 0, reason })));

const marksFrom = (
  start: number,
  steps: { after: number; kind: SlaMark['kind']; reason: SlaMark['reason'] }[],
) => {
  const marks = [mark('STARTED', new Date(start))];
  let time = start;
  for (const { after, kind, reason } of steps) {
    time += after;
    marks.push(mark(kind, new Date(time), kind === 'PAUSED' ? reason : null));
  }
  return marks;
};

const aStory = anInstant.chain(({ timeZone, start }) =>
  aCalendar(timeZone, start).chain((calendar) =>
    fc.record({
      rule: aRule(calendar),
      marks: fc.array(aPhrase, { maxLength: 5, size: 'max' }).map((told) => marksFrom(start, told.flat())),
      later: fc.integer({ min: 0, max: 100 * hourMs }),
    }),
  ),
);
const lastOf = (marks: SlaMark[]) => marks.at(-1)!.at.getTime();

describe('whatever happens to a clock', () => {
  const length = ({ from, to }: SlaInterval, now: Date) => (to ?? now).getTime() - from.getTime();

  test('its trace tiles the time from the start to the end or now, its forecast that from now until it is due', () => {
    fc.assert(
      fc.property(aStory, ({ rule, marks, later }) => {
        const now = new Date(lastOf(marks) + later);
        const { trace, forecast, state, dueAt, endedAt } = readClock(rule, marks, now);
        const tile = (intervals: SlaInterval[], from: Date, to: Date | null | undefined) => {
          const ends = intervals.map((interval) => interval.to);
          expect(intervals.map((interval) => interval.from)).toEqual([from, ...ends].slice(0, ends.length));
          expect(ends.at(-1)).toEqual(to);
          expect(intervals.filter((interval) => interval.to && length(interval, now) <= 0)).toEqual([]);
          expect(intervals.filter(({ reason }, index) => reason === intervals[index + 1]?.reason)).toEqual(
            [],
          );
        };
        const start = marks[0]!.at;
        tile(trace, start, endedAt?.getTime() === start.getTime() ? undefined : endedAt);
        tile(forecast, now, state === 'RUNNING' ? dueAt : undefined);
      }),
      { numRuns: 300 },
    );
  });

  test('elapsed and remaining are the target, and the counted intervals are what has elapsed', () => {
    fc.assert(
      fc.property(aStory, ({ rule, marks, later }) => {
        const now = new Date(lastOf(marks) + later);
        const { trace, forecast, elapsed, remaining, state } = readClock(rule, marks, now);
        const counted = (intervals: SlaInterval[]) =>
          intervals.filter((each) => each.counted).reduce((sum, each) => sum + length(each, now), 0);
        expect(elapsed + remaining).toBe(rule.target);
        expect(counted(trace)).toBe(elapsed);
        expect(counted(forecast)).toBe(state === 'RUNNING' ? remaining : 0);
      }),
      { numRuns: 300 },
    );
  });

  test('what its trace said once it says for ever', () => {
    fc.assert(
      fc.property(aStory, fc.integer({ min: 0, max: 100 }), ({ rule, marks, later }, percent) => {
        const start = marks[0]!.at.getTime();
        const end = lastOf(marks) + later;
        const now = new Date(Math.floor(start + ((end - start) * percent) / 100));
        const before = readClock(
          rule,
          marks.filter((each) => each.at <= now),
          now,
        );
        const after = readClock(rule, marks, new Date(end));
        const then = before.endedAt ?? now;
        const untilThen = (intervals: SlaInterval[]) =>
          intervals
            .filter(({ from }) => from < then)
            .map((each) => ({ ...each, to: each.to && each.to < then ? each.to : then }));
        expect(untilThen(after.trace)).toEqual(untilThen(before.trace));
      }),
      { numRuns: 300 },
    );
  });

  test('it is late exactly when the instant of 100 % has come, and no other instant has so much elapsed', () => {
    fc.assert(
      fc.property(aStory, fc.integer({ min: 1, max: 300 }), ({ rule, marks, later }, percent) => {
        const now = new Date(lastOf(marks) + later);
        const { state, breachedAt, dueAt } = readClock(rule, marks, now);
        const due = reachedAt(rule, marks, 100);
        expect(due).toEqual(state === 'RUNNING' || state === 'BREACHED' ? dueAt : null);
        expect(breachedAt).toEqual(due && due <= now ? due : null);

        const reached = reachedAt(rule, marks, percent);
        if (!reached) return;
        const elapsedAt = (time: number) =>
          readClock(
            rule,
            marks.filter((each) => each.at.getTime() <= time),
            new Date(time),
          ).elapsed;
        const wanted = Math.ceil((rule.target * percent) / 100);
        expect([elapsedAt(reached.getTime() - 1), elapsedAt(reached.getTime())]).toEqual([
          wanted - 1,
          wanted,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('a pause never makes it due earlier', () => {
    const aPause = fc.record({
      after: fc.integer({ min: 0, max: 20 * hourMs }),
      length: fc.integer({ min: 0, max: 30 * hourMs }),
      kept: fc.boolean(),
    });
    const pauses = anInstant.chain(({ timeZone, start }) =>
      aCalendar(timeZone, start).chain((calendar) =>
        fc.record({
          rule: aRule(calendar),
          start: fc.constant(start),
          pauses: fc.array(aPause, { minLength: 1, maxLength: 5 }),
          later: fc.integer({ min: 0, max: 100 * hourMs }),
        }),
      ),
    );
    fc.assert(
      fc.property(pauses, (story) => {
        const marks = [mark('STARTED', new Date(story.start))];
        const fewer = [...marks];
        let time = story.start;
        for (const { after, length: pause, kept } of story.pauses) {
          const both = [
            mark('PAUSED', new Date(time + after), 'WAITING_CUSTOMER'),
            mark('RESUMED', new Date(time + after + pause)),
          ];
          marks.push(...both);
          if (kept) fewer.push(...both);
          time += after + pause;
        }
        const now = new Date(time + story.later);
        const [paused, less] = [marks, fewer].map((each) => readClock(story.rule, each, now));
        expect(paused!.dueAt.getTime()).toBeGreaterThanOrEqual(less!.dueAt.getTime());
        expect(paused!.elapsed).toBeLessThanOrEqual(less!.elapsed);
      }),
      { numRuns: 300 },
    );
  });

  test('a calendar that never closes is plain arithmetic, also when it is read from its hours', () => {
    fc.assert(
      fc.property(aStory, ({ rule, marks, later }) => {
        const now = new Date(lastOf(marks) + later);
        const fast = wholeDay('ALWAYS', rule.calendar.timeZone);
        const slow = {
          ...fast,
          extraDays: [{ date: '1999-01-01', intervals: [{ from: '00:00', to: '24:00' }] }],
        };
        const [one, other] = [fast, slow].map((calendar) => readClock({ ...rule, calendar }, marks, now));
        expect(other).toEqual(one);
        const untouched = readClock({ ...rule, calendar: slow }, marks.slice(0, 1), now);
        expect(untouched.dueAt).toEqual(new Date(marks[0]!.at.getTime() + rule.target));
      }),
      { numRuns: 300 },
    );
  });

  test('it is due when somebody who walks through the time minute by minute says so', () => {
    const isOpen = (calendar: Calendar, time: number): boolean => {
      const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(calendar.timeZone);
      const date = local.toPlainDate().toString();
      const clockOnTheWall = local.toPlainTime().toString().slice(0, 5);
      if (calendar.holidays.includes(date)) return false;
      const extra = calendar.extraDays.find((day) => day.date === date);
      const hours = extra?.intervals ?? calendar.weekly.filter(({ weekday }) => weekday === local.dayOfWeek);
      return hours.some(({ from, to }) => from <= clockOnTheWall && clockOnTheWall < to);
    };
    const walk = (calendar: Calendar, start: number, minutes: number, pauses: [number, number][]): number => {
      let left = minutes;
      for (let time = start; ; time += minuteMs) {
        if (left === 0) return time;
        if (!pauses.some(([from, to]) => from <= time && time < to) && isOpen(calendar, time)) left--;
      }
    };
    const walks = anInstant.chain(({ timeZone, start }) =>
      fc.record({
        start: fc.constant(start),
        calendar: aCalendar(timeZone, start),
        minutes: fc.integer({ min: 1, max: 600 }),
        pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 600 })), {
          maxLength: 3,
        }),
      }),
    );
    fc.assert(
      fc.property(walks, ({ start, calendar, minutes, pauses }) => {
        const spans: [number, number][] = [];
        let time = start;
        for (const [after, length] of pauses) {
          spans.push([time + after * minuteMs, time + (after + length) * minuteMs]);
          time += (after + length) * minuteMs;
        }
        const marks = [
          mark('STARTED', new Date(start)),
          ...spans.flatMap(([from, to]) => [
            mark('PAUSED', new Date(from), 'WAITING_CUSTOMER'),
            mark('RESUMED', new Date(to)),
          ]),
        ];
        const { dueAt } = readClock(resolution(calendar, minutes * minuteMs), marks, new Date(time));
        expect(dueAt).toEqual(new Date(walk(calendar, start, minutes, spans)));
      }),
      { numRuns: 60 },
    );
  });
});

test('a target that is not reached in twelve years is not looked for any longer', () => {
  const seldom = { ...always, weekly: [{ weekday: 1, from: '00:00', to: '00:01' }] };
  const start = at(seldom, '2026-11-23T00:00');
  const { dueAt, state } = readClock(resolution(seldom, 1_000 * hourMs), [mark('STARTED', start)], start);
  expect([dueAt.getUTCFullYear(), state]).toEqual([2038, 'RUNNING']);
});
