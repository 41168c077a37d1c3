import { describe, expect, test } from 'vitest';
import type { DistanceBand, HoldReason, Priority } from '../../generated/prisma/enums.ts';
import {
  pausesClock,
  percentsOf,
  serviceLevelProblems,
  targetFor,
  type Escalation,
  type ServiceLevel,
  type Target,
} from './level-rules.ts';
import type { Calendar } from './calendar-rules.ts';

const minuteMs = 60 * 1000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const arrival = (priority: Priority | null, band: DistanceBand | null, hours: number): Target => ({
  clock: 'ARRIVAL',
  priority,
  band,
  target: hours * hourMs,
  calendar: 'ALWAYS',
});
const level = (targets: Target[], rest: Partial<ServiceLevel> = {}): ServiceLevel => ({
  code: 'test',
  version: 1,
  targets,
  pausesOn: [],
  escalations: [],
  ...rest,
});

describe('the target of a clock', () => {
  const any = arrival(null, null, 48);
  const nearby = arrival(null, 'NEARBY', 24);
  const urgent = arrival('P1', null, 12);
  const urgentNearby = arrival('P1', 'NEARBY', 6);
  const all = [any, nearby, urgent, urgentNearby];

  test.each<[string, Target[], Priority, DistanceBand | null, Target | null]>([
    ['of priority and band goes before all', all, 'P1', 'NEARBY', urgentNearby],
    ['of the priority goes before that of the band', [any, nearby, urgent], 'P1', 'NEARBY', urgent],
    ['of the band goes before that of any', all, 'P2', 'NEARBY', nearby],
    ['of any is the last resort', all, 'P2', 'REMOTE', any],
    ['of a band never matches a band that nobody has said', [nearby, urgentNearby], 'P1', null, null],
    ['of the priority matches a band that nobody has said', all, 'P1', null, urgent],
    ['of another priority does not match', [urgent], 'P2', 'NEARBY', null],
  ])('%s', (_what, targets, priority, band, expected) => {
    expect(targetFor(level(targets), 'ARRIVAL', priority, band)).toBe(expected);
    expect(targetFor(level(targets.toReversed()), 'ARRIVAL', priority, band)).toBe(expected);
  });

  test('of another clock does not match', () => {
    expect(targetFor(level(all), 'RESPONSE', 'P1', 'NEARBY')).toBeNull();
  });
});

describe('a hold pauses', () => {
  const reasons: HoldReason[] = ['WAITING_CUSTOMER', 'WAITING_PARTS', 'WAITING_VENDOR'];
  const pausing = (pausesOn: HoldReason[], clock: Target['clock'] = 'RESOLUTION') =>
    reasons.filter((reason) => pausesClock({ pausesOn }, clock, reason));

  test('the resolution clock while the customer is waited for, whatever the level says', () => {
    expect(pausing([])).toEqual(['WAITING_CUSTOMER']);
  });

  test('the resolution clock for other reasons if the level says so', () => {
    expect(pausing(['WAITING_PARTS'])).toEqual(['WAITING_CUSTOMER', 'WAITING_PARTS']);
    expect(pausing(['WAITING_VENDOR'])).toEqual(['WAITING_CUSTOMER', 'WAITING_VENDOR']);
  });

  test.each(['RESPONSE', 'ARRIVAL'] as const)('never the %s clock', (clock) => {
    expect(pausing(reasons, clock)).toEqual([]);
  });
});

test('percents are those of warning, breach and escalation, each once and in order', () => {
  const at = (clock: Escalation['clock'], percent: number): Escalation => ({
    clock,
    percent,
    action: 'RAISE',
    role: null,
  });
  const escalations = [at('RESPONSE', 200), at('RESPONSE', 100), at('RESPONSE', 50), at('ARRIVAL', 90)];
  expect(percentsOf({ escalations }, 'RESPONSE')).toEqual([50, 80, 100, 200]);
  expect(percentsOf({ escalations }, 'RESOLUTION')).toEqual([80, 100]);
});

const openOn = (code: string, weekly: Calendar['weekly']): Calendar => ({
  code,
  version: 1,
  timeZone: 'UTC',
  weekly,
  holidays: [],
  extraDays: [],
});
const timeAt = (minute: number) =>
  new Date(minute * minuteMs).toISOString().slice('1970-01-01T'.length, '1970-01-01T00:00'.length);
const always = openOn(
  'ALWAYS',
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
);
const seldom = openOn('SELDOM', [{ weekday: 1, from: '00:00', to: '00:01' }]);
/** Open every other minute, seven hours a working day: 2,100 pieces a week. */
const minutes = openOn(
  'MINUTES',
  [1, 2, 3, 4, 5].flatMap((weekday) =>
    Array.from({ length: 210 }, (_, place) => ({
      weekday,
      from: timeAt(2 * place),
      to: timeAt(2 * place + 1),
    })),
  ),
);
const calendars = new Map(
  [always, minutes, openOn('BUSINESS', always.weekly), seldom].map((each) => [each.code, each]),
);

describe('what is wrong with a service level', () => {
  const sound = level([arrival(null, null, 48), arrival(null, 'NEARBY', 24), arrival('P1', 'NEARBY', 6)], {
    escalations: [
      { clock: 'ARRIVAL', percent: 1, action: 'NOTIFY', role: 'MANAGER' },
      { clock: 'ARRIVAL', percent: 1000, action: 'HAND_OVER', role: null },
    ],
  });
  const problemsOf = (change: Partial<ServiceLevel>) =>
    serviceLevelProblems({ ...sound, ...change }, calendars, '2026-11-23');
  const any = arrival(null, null, 48);
  const notify: Escalation = { clock: 'ARRIVAL', percent: 80, action: 'NOTIFY', role: 'AGENT' };

  test('nothing', () => {
    expect(problemsOf({})).toEqual([]);
    const rare = { ...any, calendar: 'SELDOM', target: 20 * minuteMs };
    expect(problemsOf({ targets: [rare], escalations: [] })).toEqual([]);
    const scattered = { ...any, calendar: 'MINUTES', target: 1_400 * minuteMs };
    expect(problemsOf({ targets: [scattered], escalations: [] })).toEqual([]);
  });

  test.each<[string, string, Partial<ServiceLevel>]>([
    ['targets', 'no_targets', { targets: [], escalations: [] }],
    ['targets.0.target', 'target_not_positive', { targets: [{ ...any, target: 0 }] }],
    ['targets.0.target', 'target_not_positive', { targets: [{ ...any, target: -minuteMs }] }],
    ['targets.0.target', 'target_not_positive', { targets: [{ ...any, target: NaN }] }],
    ['targets.0.target', 'target_too_long', { targets: [{ ...any, target: 366 * dayMs + 1 }] }],
    [
      'targets.0.target',
      'target_out_of_reach',
      { targets: [{ ...any, calendar: 'SELDOM', target: 53 * minuteMs }] },
    ],
    [
      'targets.0.target',
      'target_out_of_reach',
      {
        targets: [{ ...any, calendar: 'SELDOM', target: 10 * minuteMs }],
        escalations: [{ ...notify, percent: 800 }],
      },
    ],
    [
      'targets.0.target',
      'target_out_of_reach',
      { targets: [{ ...any, calendar: 'MINUTES', target: 1_600 * minuteMs }], escalations: [] },
    ],
    ['targets.1', 'duplicate_target', { targets: [any, any] }],
    ['escalations.1', 'duplicate_escalation', { escalations: [notify, notify] }],
    ['escalations.0.clock', 'escalation_without_target', { escalations: [{ ...notify, clock: 'RESPONSE' }] }],
    [
      'targets.2',
      'duplicate_target',
      { targets: [arrival('P1', 'REMOTE', 1), any, arrival('P1', 'REMOTE', 2)] },
    ],
    ['targets.0.calendar', 'unknown_calendar', { targets: [{ ...any, calendar: 'SOMETIMES' }] }],
    ['escalations.0.percent', 'percent_out_of_range', { escalations: [{ ...notify, percent: 0 }] }],
    ['escalations.0.percent', 'percent_out_of_range', { escalations: [{ ...notify, percent: 1001 }] }],
    ['escalations.0.percent', 'percent_out_of_range', { escalations: [{ ...notify, percent: 80.5 }] }],
    ['escalations.1.role', 'role_missing', { escalations: [notify, { ...notify, role: null }] }],
    ['escalations.0.role', 'role_without_notify', { escalations: [{ ...notify, action: 'RAISE' }] }],
    ['escalations.0.role', 'role_without_notify', { escalations: [{ ...notify, action: 'HAND_OVER' }] }],
  ])('%s: %s', (path, code, change) => {
    const problems = problemsOf(change);
    expect(problems.map((problem) => [problem.path.join('.'), problem.code])).toEqual([[path, code]]);
    expect(problems[0]?.message).toMatch(/^.+\.$/);
  });
});
