import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { logSettled } from '../../../test/device-calls.ts';
import { headquartersKey } from '../../../test/network.ts';
import {
  askEdit,
  calendarFields,
  edit,
  freshCode,
  officeWeek,
  serviceLevelFields,
} from '../../../test/rule-edits.ts';
import { Role } from '../../generated/prisma/enums.ts';

let app: TestApp;
let dealer: TestOrganization;
let manager: string;
beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  manager = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const calendar = (more: Record<string, unknown> = {}) => ({
  code: freshCode('CAL'),
  timeZone: 'Asia/Shanghai',
  weekly: officeWeek,
  holidays: ['2026-10-02', '2026-10-01', '2026-10-01'],
  extraDays: [{ date: '2026-10-10', intervals: [{ from: '09:00', to: '12:00' }] }],
  ...more,
});

const target = (more: Record<string, unknown> = {}) => ({
  clock: 'RESOLUTION',
  target: 'PT16H',
  calendar: 'BUSINESS',
  ...more,
});

const serviceLevel = (more: Record<string, unknown> = {}) => ({
  code: freshCode('level'),
  targets: [target(), target({ clock: 'RESPONSE', priority: 'P1', band: 'NEARBY', target: 'P1D' })],
  pausesOn: ['WAITING_PARTS'],
  escalations: [
    { clock: 'RESOLUTION', percent: 100, action: 'NOTIFY', role: 'MANAGER' },
    { clock: 'RESPONSE', percent: 150, action: 'HAND_OVER' },
  ],
  ...more,
});

const things = [
  { thing: 'calendar', type: 'Calendar', make: calendar, fields: calendarFields, event: 'calendar.changed' },
  {
    thing: 'serviceLevel',
    type: 'ServiceLevel',
    make: serviceLevel,
    fields: serviceLevelFields,
    event: 'service_level.changed',
  },
] as const;

test('a calendar is read as it was written, its holidays once and in order', async () => {
  const input = calendar();
  const { calendar: written } = await edit(app, 'createCalendar', manager, input);
  expect(written).toEqual({
    ...input,
    id: expect.any(String),
    version: 1,
    holidays: ['2026-10-01', '2026-10-02'],
  });
});

test('a service level is read as it was written, its targets in hours', async () => {
  const input = serviceLevel();
  const { serviceLevel: written } = await edit(app, 'createServiceLevel', manager, input);
  expect(written).toEqual({
    ...input,
    id: expect.any(String),
    version: 1,
    targets: [
      { clock: 'RESOLUTION', priority: null, band: null, target: 'PT16H', calendar: 'BUSINESS' },
      { clock: 'RESPONSE', priority: 'P1', band: 'NEARBY', target: 'PT24H', calendar: 'BUSINESS' },
    ],
    escalations: [
      { clock: 'RESOLUTION', percent: 100, action: 'NOTIFY', role: 'MANAGER' },
      { clock: 'RESPONSE', percent: 150, action: 'HAND_OVER', role: null },
    ],
  });
});

describe.each(things)('$type', ({ thing, type, make, fields, event }) => {
  const [create, update] = [`create${type}`, `update${type}`];

  const current = async (code: string) => {
    const { data } = await app.query<Record<string, { id: string; version: number } | null>>(
      `query ($code: String!) { ${thing}(code: $code) { ${fields} } }`,
      { as: manager, variables: { code } },
    );
    return data[thing];
  };

  test('is for MANAGER and ADMIN of the headquarters', async () => {
    const written = await edit(app, create, manager, make());
    const { code } = written[thing]!;
    const nobodys = await dealer.publishableKey();
    const allowed = ['MANAGER', 'ADMIN'];
    for (const [verb, input] of [
      [create, make()],
      [update, make({ code })],
    ] as const) {
      for (const role of Object.values(Role)) {
        const there = await askEdit(app, verb, await headquartersKey(app, role), input);
        const below = await askEdit(app, verb, await dealer.secretKey(role), input);
        expect([verb, role, there.errors?.[0]?.extensions['code']]).toEqual([
          verb,
          role,
          allowed.includes(role) ? undefined : 'FORBIDDEN',
        ]);
        expect(below.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      }
      expect((await askEdit(app, verb, nobodys, input)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      expect((await askEdit(app, verb, undefined, input)).errors?.[0]?.extensions['code']).toBe(
        'UNAUTHENTICATED',
      );
    }
    expect((await current(code))?.version).toBe(3);
  });

  test('is read by all staff, and by nobody else', async () => {
    const document = `{ ${thing}s(first: 1) { nodes { code } } }`;
    for (const role of ['AGENT', 'TECHNICIAN', 'STOREKEEPER'] as const) {
      const answer = await app.query<Record<string, { nodes: unknown[] }>>(document, {
        as: await dealer.secretKey(role),
      });
      expect(answer.data[`${thing}s`]!.nodes).toHaveLength(1);
    }
    const refused = await app.query(document, { as: await dealer.publishableKey() });
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('a code that is taken is refused, also when twenty want it at once', async () => {
    const input = make();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => edit(app, create, manager, input)));
    const names = outcomes.map(({ __typename }) => __typename).sort();
    expect(names).toEqual([...Array<string>(19).fill('AlreadyExistsError'), `Create${type}Payload`]);
    expect((await edit(app, create, manager, input)).code).toBe('ALREADY_EXISTS');
  });

  test('the same idempotencyKey gives the same answer, and refuses another input', async () => {
    const input = { idempotencyKey: freshCode('key'), ...make() };
    const first = await edit(app, create, manager, input);
    expect(await edit(app, create, manager, input)).toEqual(first);
    const other = await edit(app, create, manager, { ...input, code: freshCode('other') });
    expect(other.code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('an update makes the next version and keeps the one before', async () => {
    const { [thing]: first } = await edit(app, create, manager, make());
    const { code } = first!;
    const { [thing]: second } = await edit(app, update, manager, make({ code, expectedVersion: 1 }));
    expect(second).toMatchObject({ code, version: 2 });
    expect(await current(code)).toEqual(second);
    const { data } = await app.query<{ node: { version: number } }>(
      `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`,
      { as: manager, variables: { id: first!.id } },
    );
    expect(data.node).toEqual(first);
  });

  test('a stale version is refused with the one that holds', async () => {
    const { [thing]: first } = await edit(app, create, manager, make());
    const { code } = first!;
    await edit(app, update, manager, make({ code }));
    const stale = await edit(app, update, manager, make({ code, expectedVersion: 1 }));
    expect(stale).toEqual({ __typename: 'StaleVersionError', code: 'STALE_VERSION', currentVersion: 2 });
    expect((await current(code))?.version).toBe(2);
  });

  test('of twenty updates of one version one wins', async () => {
    const { [thing]: first } = await edit(app, create, manager, make());
    const { code } = first!;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => edit(app, update, manager, make({ code, expectedVersion: 1 }))),
    );
    const names = outcomes.map(({ __typename }) => __typename).sort();
    expect(names).toEqual([...Array<string>(19).fill('StaleVersionError'), `Update${type}Payload`]);
    expect((await current(code))?.version).toBe(2);
  });

  test('what does not exist cannot be updated, and a code is made of letters and digits', async () => {
    const unknown = await edit(app, update, manager, make({ code: 'NOBODY' }));
    expect(unknown.issues).toMatchObject([{ path: ['code'] }]);
    for (const code of ['', 'white space', '-x', 'é', 'x'.repeat(51)]) {
      expect((await edit(app, create, manager, make({ code }))).issues).toMatchObject([{ path: ['code'] }]);
    }
  });

  test('each version is an event of the headquarters, which nobody below sees', async () => {
    const { [thing]: first } = await edit(app, create, manager, make());
    const { code } = first!;
    await edit(app, update, manager, make({ code }));
    const name = `${type}ChangedEvent`;
    const heard = async (as: string) => {
      await logSettled(app);
      const { data } = await app.query<{ events: { nodes: Record<string, unknown>[] } }>(
        `{ events(first: 100, filter: { types: ["${event}"] }) { nodes { type summary ... on ${name} { code } } } }`,
        { as },
      );
      return data.events.nodes.filter((node) => node['code'] === code);
    };
    const words = { calendar: 'calendar', serviceLevel: 'service level' }[thing];
    expect(await heard(await headquartersKey(app, 'AGENT'))).toEqual(
      [1, 2].map((version) => ({
        type: event,
        code,
        summary: `desk of HQ wrote version ${version} of the ${words} ${code}.`,
      })),
    );
    expect(await heard(await dealer.secretKey('ADMIN'))).toEqual([]);
  });
});

describe('bad input', () => {
  const day = (from: string, to: string) => ({ weekday: 1, from, to });

  test.each([
    [
      'intervals that overlap',
      { weekly: [day('09:00', '12:00'), day('11:59', '13:00')] },
      'weekly.1.from',
      'interval_overlap',
    ],
    [
      'an end before its start',
      { weekly: [day('18:00', '09:00')] },
      'weekly.0.to',
      'interval_ends_before_start',
    ],
    ['an empty interval', { weekly: [day('09:00', '09:00')] }, 'weekly.0.to', 'interval_ends_before_start'],
    ['a time that is none', { weekly: [day('9 am', '25:00')] }, 'weekly.0.from', 'malformed_time'],
    [
      'a weekday that is none',
      { weekly: [{ ...day('09:00', '10:00'), weekday: 0 }] },
      'weekly.0.weekday',
      'weekday_out_of_range',
    ],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'timeZone', 'unknown_time_zone'],
    ['a calendar that never opens', { weekly: [] }, 'weekly', 'never_opens'],
    ['too many intervals', { weekly: Array(201).fill(day('09:00', '10:00')) }, 'weekly', 'too_long'],
    ['an extra day on a holiday', { holidays: ['2026-10-10'] }, 'extraDays.0.date', 'holiday_and_extra_day'],
  ])('%s', async (_name, wrong, path, code) => {
    const input = calendar(wrong);
    const created = await edit(app, 'createCalendar', manager, input);
    expect(created.issues?.map((issue) => [issue.path.join('.'), issue.code])).toContainEqual([path, code]);
    const updated = await edit(app, 'updateCalendar', manager, { ...input, code: 'BUSINESS' });
    expect(updated.issues).toEqual(created.issues);
    const known = await app.platform.database.calendar.findMany({
      where: { code: { in: [input.code, 'BUSINESS'] } },
    });
    expect(known.map(({ version }) => version)).toEqual([1]);
  });

  const step = { clock: 'RESOLUTION', percent: 100, action: 'NOTIFY', role: 'MANAGER' };
  test.each([
    [
      'a target of zero',
      { targets: [target({ target: 'PT0S' })] },
      'targets.0.target',
      'target_not_positive',
    ],
    [
      'a target below zero',
      { targets: [target({ target: '-PT1H' })] },
      'targets.0.target',
      'target_not_positive',
    ],
    [
      'an unknown calendar',
      { targets: [target({ calendar: 'NOBODY' })] },
      'targets.0.calendar',
      'unknown_calendar',
    ],
    ['two targets for the same', { targets: [target(), target()] }, 'targets.1', 'duplicate_target'],
    ['no target', { targets: [] }, 'targets', 'no_targets'],
    [
      'a percent of zero',
      { escalations: [{ ...step, percent: 0 }] },
      'escalations.0.percent',
      'percent_out_of_range',
    ],
    [
      'NOTIFY without a role',
      { escalations: [{ ...step, role: null }] },
      'escalations.0.role',
      'role_missing',
    ],
    [
      'RAISE with a role',
      { escalations: [{ ...step, action: 'RAISE' }] },
      'escalations.0.role',
      'role_without_notify',
    ],
    ['too many steps', { escalations: Array(51).fill(step) }, 'escalations', 'too_long'],
  ])('%s', async (_name, wrong, path, code) => {
    const input = serviceLevel(wrong);
    const created = await edit(app, 'createServiceLevel', manager, input);
    expect(created.issues?.map((issue) => [issue.path.join('.'), issue.code])).toContainEqual([path, code]);
    const updated = await edit(app, 'updateServiceLevel', manager, { ...input, code: 'standard' });
    expect(updated.issues).toEqual(created.issues);
    const known = await app.platform.database.serviceLevel.findMany({
      where: { code: { in: [input.code, 'standard'] } },
    });
    expect(known.map(({ version }) => version)).toEqual([1]);
  });
});
