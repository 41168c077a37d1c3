import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import {
  clockOf,
  day,
  hour,
  type Interval,
  minute,
  msOf,
  serviceLevel,
  slaEventsOf,
  slaOf,
  statesOf,
  toldOf,
} from '../../../test/clocks.ts';
import { headquartersKey } from '../../../test/network.ts';
import { contact, outcome, resolution, submit } from '../../../test/tickets.ts';
import { DistanceBand, Priority, Role, SlaClockKind } from '../../generated/prisma/enums.ts';
import { newId } from '../../platform/ids.ts';
import { keepTime } from './index.ts';

/** 09:00 on a Monday, when BUSINESS opens. */
const monday = '2026-11-23T09:00:00.000Z';

let app: TestApp;
let desk: string;
let field: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold(monday);
  const dealer = await app.organization();
  [desk, field] = [await dealer.secretKey('AGENT'), await dealer.secretKey('TECHNICIAN')];
});

const wait = (ms: number) => app.clock.advance(ms);
const act = (verb: string, id: string, input: Record<string, unknown> = {}, as = desk) =>
  outcome(app, verb, as, { id, ...input });

interface WrittenLevel {
  targets: {
    clock: string;
    priority: string | null;
    band: string | null;
    target: string;
    calendar: string;
  }[];
}

describe('a fresh database', () => {
  test('has the vendor’s calendars', async () => {
    const { data } = await app.query(
      `{
        always: calendar(code: "ALWAYS") { version weekly { weekday from to } holidays extraDays { date } }
        business: calendar(code: "BUSINESS") { version weekly { weekday from to } holidays extraDays { date } }
      }`,
      { as: desk },
    );
    const weekly = (days: number[], hours: [string, string][]) =>
      days.flatMap((weekday) => hours.map(([from, to]) => ({ weekday, from, to })));
    const morning: [string, string] = ['09:00', '12:00'];
    const afternoon: [string, string] = ['13:00', '18:00'];
    expect(data).toEqual({
      always: {
        version: 1,
        weekly: weekly([1, 2, 3, 4, 5, 6, 7], [['00:00', '24:00']]),
        holidays: [],
        extraDays: [],
      },
      business: {
        version: 1,
        weekly: weekly([1, 2, 3, 4, 5], [morning, afternoon]),
        holidays: [],
        extraDays: [],
      },
    });
  });

  test('has both templates, each promise to the minute', async () => {
    const { data } = await app.query<Record<'standard' | 'project', WrittenLevel>>(
      `fragment Level on ServiceLevel {
        version targets { clock priority band target calendar } pausesOn
      }
      { standard: serviceLevel(code: "standard") { ...Level } project: serviceLevel(code: "project") { ...Level } }`,
      { as: desk },
    );
    const rows = ({ targets }: WrittenLevel) =>
      targets.map((row) =>
        [row.clock, row.priority ?? 'any', row.band ?? 'any', row.target, row.calendar].join(' '),
      );
    expect(data).toMatchObject({
      standard: { version: 1, pausesOn: [] },
      project: { version: 1, pausesOn: [] },
    });
    expect(rows(data.standard)).toEqual([
      'RESPONSE any any PT1H ALWAYS',
      'ARRIVAL any any PT24H ALWAYS',
      'RESOLUTION any any PT16H BUSINESS',
    ]);
    const table = [
      ['RESPONSE', 'any', 'ALWAYS', ['PT5M', 'PT5M', 'PT10M', 'PT20M']],
      ['ARRIVAL', 'SAME_CITY', 'ALWAYS', ['PT1H', 'PT1H', 'PT2H', 'PT2H']],
      ['ARRIVAL', 'NEARBY', 'ALWAYS', ['PT12H', 'PT12H', 'PT24H', 'PT24H']],
      ['ARRIVAL', 'REMOTE', 'ALWAYS', ['PT48H', 'PT48H', 'PT48H', 'PT48H']],
      ['RESOLUTION', 'any', 'BUSINESS', ['PT16H', 'PT16H', 'PT24H', 'PT40H']],
    ] as const;
    const expected = table.flatMap(([clock, band, calendar, targets]) =>
      Object.values(Priority).map((priority, at) => [clock, priority, band, targets[at], calendar].join(' ')),
    );
    expect(rows(data.project).toSorted()).toEqual(expected.toSorted());
  });
});

describe('a new ticket', () => {
  const promised = async (input: Record<string, unknown>) => {
    const { id } = await submit(app, desk, input);
    const { clocks } = await slaOf(app, desk, id);
    return Object.fromEntries(clocks.map(({ kind, target, calendar }) => [kind, `${target} ${calendar}`]));
  };

  test('is promised `standard` unless somebody says otherwise', async () => {
    const { id } = await submit(app, desk);
    const { serviceLevel: level, version, clocks } = await slaOf(app, desk, id);
    expect({ level, version }).toEqual({ level: 'standard', version: 1 });
    expect(clocks.map(({ kind, state, target, dueAt }) => [kind, state, target, dueAt])).toEqual([
      ['RESPONSE', 'RUNNING', 'PT1H', '2026-11-23T10:00:00.000Z'],
      ['ARRIVAL', 'RUNNING', 'PT24H', '2026-11-24T09:00:00.000Z'],
      ['RESOLUTION', 'RUNNING', 'PT16H', '2026-11-24T18:00:00.000Z'],
    ]);
  });

  test('under `project` is promised what the table says for its severity and the distance of its site', async () => {
    const response = { P1: 'PT5M', P2: 'PT5M', P3: 'PT10M', P4: 'PT20M' };
    const resolutions = { P1: 'PT16H', P2: 'PT16H', P3: 'PT24H', P4: 'PT40H' };
    const arrival = {
      SAME_CITY: { P1: 'PT1H', P2: 'PT1H', P3: 'PT2H', P4: 'PT2H' },
      NEARBY: { P1: 'PT12H', P2: 'PT12H', P3: 'PT24H', P4: 'PT24H' },
      REMOTE: { P1: 'PT48H', P2: 'PT48H', P3: 'PT48H', P4: 'PT48H' },
    };
    for (const severity of Object.values(Priority)) {
      const always = { RESPONSE: `${response[severity]} ALWAYS` };
      const business = { RESOLUTION: `${resolutions[severity]} BUSINESS` };
      expect(await promised({ serviceLevel: 'project', severity })).toEqual({ ...always, ...business });
      for (const band of Object.values(DistanceBand)) {
        const site = { line: '1 Harbour Road', band };
        expect(await promised({ serviceLevel: 'project', severity, site })).toEqual({
          ...always,
          ARRIVAL: `${arrival[band][severity]} ALWAYS`,
          ...business,
        });
      }
    }
  });

  test('is promised what the nearest organization up the network promises', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const dealer = await app.organization(center.code);
    const shop = await app.organization(dealer.code);
    const levelOf = async (as: string, input = {}) => {
      const { id } = await submit(app, as, input);
      return (await slaOf(app, as, id)).serviceLevel;
    };
    const promise = (code: string, level: string | null) =>
      app.platform.database.organization.update({ where: { code }, data: { serviceLevel: level } });
    const key = await shop.secretKey('AGENT');
    expect(await levelOf(key)).toBe('standard');
    await promise(center.code, 'project');
    expect(await levelOf(key)).toBe('project');
    await promise(dealer.code, 'standard');
    expect(await levelOf(key)).toBe('standard');
    expect(await levelOf(await center.secretKey('AGENT'))).toBe('project');
    expect(await levelOf(key, { serviceLevel: 'project' })).toBe('project');
    await promise(center.code, null);
  });

  test('is not promised what a web page asks for, nor what does not exist', async () => {
    const request = { description: 'It drips.', contact };
    const page = await (await app.organization()).publishableKey();
    expect(
      (await outcome(app, 'submitTicket', page, { ...request, serviceLevel: 'project' })).issues,
    ).toEqual([{ path: ['serviceLevel'], code: 'not_allowed' }]);
    expect((await outcome(app, 'submitTicket', desk, { ...request, serviceLevel: 'gold' })).issues).toEqual([
      { path: ['serviceLevel'], code: 'unknown_service_level' },
    ]);
  });
});

describe('RESPONSE', () => {
  test('is met by accepting the ticket in time', async () => {
    const { id } = await submit(app, desk);
    wait(20 * minute);
    await act('acceptTicket', id);
    wait(day);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({
      state: 'MET',
      elapsed: 'PT20M',
      remaining: 'PT40M',
      dueAt: '2026-11-23T10:00:00.000Z',
      endedAt: '2026-11-23T09:20:00.000Z',
      breachedAt: null,
      forecast: [],
    });
  });

  test.each([
    ['at the due time', hour, 'MET'],
    ['a millisecond later', hour + 1, 'BREACHED'],
  ])('answered %s', async (_when, ms, state) => {
    const { id } = await submit(app, desk);
    wait(ms);
    await act('acceptTicket', id);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({
      state,
      breachedAt: state === 'MET' ? null : '2026-11-23T10:00:00.000Z',
    });
  });

  test('reads as late from the due time on, whether or not that was told', async () => {
    const { id } = await submit(app, desk);
    wait(hour - 1);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({ state: 'RUNNING', breachedAt: null });
    wait(1);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({
      state: 'BREACHED',
      remaining: 'PT0S',
      breachedAt: '2026-11-23T10:00:00.000Z',
    });
    wait(30 * minute);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({ remaining: '-PT30M' });
  });
});

describe('ARRIVAL', () => {
  test.each([
    [[Role.AGENT], undefined, 'RUNNING'],
    [[Role.AGENT], false, 'MET'],
    [[Role.MANAGER], undefined, 'RUNNING'],
    [[Role.TECHNICIAN], undefined, 'MET'],
    [[Role.TECHNICIAN], true, 'RUNNING'],
    [[Role.AGENT, Role.TECHNICIAN], undefined, 'MET'],
    [[Role.ADMIN], undefined, 'MET'],
    [[Role.ADMIN], true, 'RUNNING'],
  ])('after %j starts with remote %j is %s', async (roles, remote, state) => {
    const dealer = await app.organization();
    const key = await dealer.secretKey(...roles);
    const { id } = await submit(app, await dealer.secretKey('ADMIN'));
    await act('acceptTicket', id, {}, await dealer.secretKey('AGENT'));
    wait(hour);
    await act('startWork', id, remote === undefined ? {} : { remote }, key);
    expect(await clockOf(app, key, id, 'ARRIVAL')).toMatchObject({
      state,
      endedAt: state === 'MET' ? '2026-11-23T10:00:00.000Z' : null,
    });
  });

  test('stops when the ticket is resolved from afar', async () => {
    const { id } = await submit(app, desk);
    await act('acceptTicket', id);
    await act('startWork', id);
    await act('resolveTicket', id, resolution);
    expect(await statesOf(app, desk, id)).toEqual(['RESPONSE MET', 'ARRIVAL STOPPED', 'RESOLUTION MET']);
  });

  test('begins when the distance becomes known, from the report on', async () => {
    const { id } = await submit(app, desk, { serviceLevel: 'project', severity: 'P1' });
    expect(await statesOf(app, desk, id)).toEqual(['RESPONSE RUNNING', 'RESOLUTION RUNNING']);
    wait(2 * minute);
    await act('acceptTicket', id);
    wait(8 * minute);
    await act('classifyTicket', id, { band: 'SAME_CITY' });
    expect(await clockOf(app, desk, id, 'ARRIVAL')).toMatchObject({
      state: 'RUNNING',
      target: 'PT1H',
      elapsed: 'PT10M',
      dueAt: '2026-11-23T10:00:00.000Z',
    });
    expect(await slaEventsOf(app, desk, id)).toMatchObject([
      { type: 'sla.changed', clock: 'ARRIVAL', previousDueAt: null, dueAt: '2026-11-23T10:00:00.000Z' },
    ]);
  });
});

describe('RESOLUTION', () => {
  const inWork = async (input: Record<string, unknown> = {}) => {
    const ticket = await submit(app, desk, input);
    await act('acceptTicket', ticket.id);
    await act('startWork', ticket.id);
    return ticket;
  };

  test('is met by resolving the ticket, and counts open hours alone', async () => {
    const { id } = await inWork();
    wait(day);
    await act('resolveTicket', id, resolution);
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({
      state: 'MET',
      elapsed: 'PT8H',
      remaining: 'PT8H',
      endedAt: '2026-11-24T09:00:00.000Z',
    });
  });

  test('of a cancelled ticket stops, as all its clocks do', async () => {
    const { id } = await submit(app, desk);
    wait(minute);
    await act('cancelTicket', id, { reason: 'Sold.' });
    expect(await statesOf(app, desk, id)).toEqual([
      'RESPONSE STOPPED',
      'ARRIVAL STOPPED',
      'RESOLUTION STOPPED',
    ]);
    wait(10 * day);
    await keepTime(app.platform);
    expect(await slaEventsOf(app, desk, id)).toEqual([]);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({ elapsed: 'PT1M' });
  });

  test('of a reopened ticket goes on, and does not start again', async () => {
    const { id } = await inWork();
    wait(2 * hour);
    await act('resolveTicket', id, resolution);
    wait(day);
    await act('reopenTicket', id, { reason: 'It drips again.' });
    wait(hour);
    const clock = await clockOf(app, desk, id, 'RESOLUTION');
    expect(clock).toMatchObject({
      state: 'RUNNING',
      elapsed: 'PT3H',
      dueAt: '2026-11-25T18:00:00.000Z',
      endedAt: null,
    });
    expect(clock.trace.map(({ from, to, reason }) => [from.slice(8, 16), to?.slice(8, 16), reason])).toEqual([
      ['23T09:00', '23T11:00', 'WORKING'],
      ['23T11:00', '24T11:00', 'RESOLVED'],
      ['24T11:00', '24T12:00', 'WORKING'],
      ['24T12:00', undefined, 'CLOSED'],
    ]);
    expect(await statesOf(app, desk, id)).toEqual(['RESPONSE MET', 'ARRIVAL RUNNING', 'RESOLUTION RUNNING']);
  });

  test('alone stands still while the customer is waited for', async () => {
    const { id, trackingToken } = await inWork();
    wait(hour);
    await act('holdTicket', id, { reason: 'WAITING_CUSTOMER' });
    wait(30 * minute);
    expect(await statesOf(app, desk, id)).toEqual(['RESPONSE MET', 'ARRIVAL RUNNING', 'RESOLUTION PAUSED']);
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({
      elapsed: 'PT1H',
      remaining: 'PT15H',
      dueAt: '2026-11-25T09:30:00.000Z',
      forecast: [],
    });
    await outcome(app, 'commentTrackedTicket', trackingToken, { body: 'Here is the photo.' });
    wait(30 * minute);
    const clock = await clockOf(app, desk, id, 'RESOLUTION');
    expect(clock).toMatchObject({ state: 'RUNNING', elapsed: 'PT1H30M', dueAt: '2026-11-25T09:30:00.000Z' });
    expect(clock.trace.map(({ counted, reason }) => [counted, reason])).toEqual([
      [true, 'WORKING'],
      [false, 'PAUSED:WAITING_CUSTOMER'],
      [true, 'WORKING'],
    ]);
    expect(await toldOf(app, desk, id)).toEqual([]);
  });

  test.each([
    ['runs on', [], 'RUNNING', 'PT2H'],
    ['stands still, where its level says so,', ['WAITING_VENDOR'], 'PAUSED', 'PT1H'],
  ] as const)('%s while the vendor is waited for', async (_what, pausesOn, state, elapsed) => {
    const level = await serviceLevel(app, {
      targets: [{ clock: 'RESOLUTION', target: 8 * hour }],
      pausesOn: [...pausesOn],
    });
    const { id } = await inWork({ serviceLevel: level });
    wait(hour);
    await act('holdTicket', id, { reason: 'WAITING_VENDOR' });
    wait(hour);
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({ state, elapsed });
  });
});

describe('a trace', () => {
  const countedIn = (intervals: Interval[], end: string) =>
    intervals
      .filter(({ counted }) => counted)
      .reduce((sum, { from, to }) => sum + Date.parse(to ?? end) - Date.parse(from), 0);

  test('tiles the time, and what it counts is what has elapsed', async () => {
    const { id } = await submit(app, desk);
    wait(30 * minute);
    await act('acceptTicket', id);
    await act('startWork', id, {}, field);
    for (const reason of ['WAITING_CUSTOMER', 'WAITING_VENDOR', 'WAITING_CUSTOMER']) {
      wait(5 * hour + 7 * minute);
      await act('holdTicket', id, { reason });
      wait(11 * hour + 13 * minute + 1);
      await act('resumeTicket', id);
    }
    wait(hour);
    const now = app.clock.now().toISOString();
    const { clocks } = await slaOf(app, desk, id);
    expect(clocks).toHaveLength(3);
    for (const { trace, forecast, elapsed, remaining, target, endedAt, calendar, dueAt, state } of clocks) {
      const end = endedAt ?? now;
      expect(trace[0]!.from).toBe(monday);
      expect(trace.slice(1).map(({ from }) => from)).toEqual(trace.slice(0, -1).map(({ to }) => to));
      expect(trace.at(-1)!.to).toBe(endedAt);
      expect(countedIn(trace, end)).toBe(msOf(elapsed));
      expect(msOf(elapsed) + msOf(remaining)).toBe(msOf(target));
      expect(new Set(trace.map(({ rule }) => rule))).toEqual(new Set([`standard@1 ${calendar}@1`]));
      const ahead = state === 'RUNNING';
      expect(countedIn(forecast, dueAt)).toBe(ahead ? msOf(remaining) : 0);
      expect([forecast.at(0)?.from, forecast.at(-1)?.to]).toEqual(
        ahead ? [now, dueAt] : [undefined, undefined],
      );
    }
    const [, , work] = clocks;
    expect(new Set(work!.trace.map(({ reason }) => reason))).toEqual(
      new Set(['WORKING', 'CLOSED', 'PAUSED:WAITING_CUSTOMER']),
    );
  });

  test('is explained in words, in the language asked for', async () => {
    const { id } = await submit(app, desk);
    const { data } = await app.query<{ ticket: { sla: { clocks: { en: string; zh: string }[] } } }>(
      `query ($id: ID!) {
        ticket(id: $id) { sla { clocks { en: explanation(locale: "en") zh: explanation(locale: "zh-CN") } } }
      }`,
      { as: desk, variables: { id } },
    );
    for (const { en, zh } of data.ticket.sla.clocks) {
      expect(en).toMatch(/^[A-Z].+\.$/);
      expect(zh).toMatch(/\p{Script=Han}.+。$/u);
    }
  });
});

describe('another rule', () => {
  test('after a pause gives the due time that it would have given from the start, the pause included', async () => {
    const level = await serviceLevel(app, {
      targets: [
        { clock: 'RESOLUTION', priority: 'P1', target: 4 * hour },
        { clock: 'RESOLUTION', priority: 'P3', target: 9 * hour },
      ],
    });
    const both = await Promise.all(
      ['P3', 'P1'].map((severity) => submit(app, desk, { serviceLevel: level, severity })),
    );
    const eachOf = async (verb: string, input = {}) => {
      for (const { id } of both) await act(verb, id, input);
    };
    await eachOf('acceptTicket');
    wait(hour);
    await eachOf('holdTicket', { reason: 'WAITING_CUSTOMER' });
    wait(45 * minute);
    await eachOf('resumeTicket');
    wait(20 * minute);
    const [changed, fromTheStart] = both;
    await act('classifyTicket', changed!.id, { priority: 'P1' });
    const clock = await clockOf(app, desk, changed!.id, 'RESOLUTION');
    expect(clock).toEqual(await clockOf(app, desk, fromTheStart!.id, 'RESOLUTION'));
    expect(clock.dueAt).toBe('2026-11-23T13:45:00.000Z');
    expect(await slaEventsOf(app, desk, changed!.id)).toMatchObject([
      {
        type: 'sla.changed',
        clock: 'RESOLUTION',
        previousDueAt: '2026-11-23T18:45:00.000Z',
        dueAt: '2026-11-23T13:45:00.000Z',
        actor: { kind: 'SYSTEM', name: 'Aftercare' },
      },
    ]);
    expect(await toldOf(app, desk, fromTheStart!.id)).toEqual([]);
  });

  test('set with the first answer holds for the answer, too', async () => {
    const { id } = await submit(app, desk, { serviceLevel: 'project', severity: 'P4' });
    wait(7 * minute);
    await act('acceptTicket', id, { priority: 'P1', band: 'NEARBY', serviceLevel: 'standard' });
    const { serviceLevel: level, clocks } = await slaOf(app, desk, id);
    expect(level).toBe('standard');
    expect(clocks.map(({ kind, state, target }) => [kind, state, target])).toEqual([
      ['RESPONSE', 'MET', 'PT1H'],
      ['ARRIVAL', 'RUNNING', 'PT24H'],
      ['RESOLUTION', 'RUNNING', 'PT16H'],
    ]);
  });

  test('that promises less drops what is promised no more', async () => {
    const level = await serviceLevel(app, { targets: [{ clock: 'RESOLUTION', target: hour }] });
    const { id } = await submit(app, desk);
    await act('classifyTicket', id, { serviceLevel: level });
    expect(await statesOf(app, desk, id)).toEqual(['RESOLUTION RUNNING']);
  });

  test('is recorded with what was before', async () => {
    const { id } = await submit(app, desk);
    await act('classifyTicket', id, { priority: 'P1', band: 'REMOTE', serviceLevel: 'project' });
    const { data } = await app.query<{ ticket: { events: { nodes: unknown[] } } }>(
      `query ($id: ID!) {
        ticket(id: $id) {
          priority band
          events(first: 10) {
            nodes { type ... on TicketClassifiedEvent { priority previousPriority band serviceLevel } }
          }
        }
      }`,
      { as: desk, variables: { id } },
    );
    expect(data.ticket).toMatchObject({ priority: 'P1', band: 'REMOTE' });
    expect(data.ticket.events.nodes[1]).toEqual({
      type: 'ticket.classified',
      priority: 'P1',
      previousPriority: 'P3',
      band: 'REMOTE',
      serviceLevel: 'project',
    });
  });

  test.each([
    [{}, [{ path: ['priority'], code: 'required' }]],
    [{ serviceLevel: 'gold' }, [{ path: ['serviceLevel'], code: 'unknown_service_level' }]],
  ])('is refused as %j', async (input, issues) => {
    const { id } = await submit(app, desk);
    expect((await act('classifyTicket', id, input)).issues).toEqual(issues);
  });
});

async function write(
  as: string,
  verb: 'createCalendar' | 'updateCalendar' | 'updateServiceLevel',
  input: object,
) {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const { data, errors } = await app.query<Record<string, { __typename: string }>>(
    `mutation ($input: ${type}Input!) { ${verb}(input: $input) { __typename } }`,
    { as, variables: { input } },
  );
  expect(errors).toBeUndefined();
  expect(data[verb]!.__typename).toBe(`${type}Payload`);
}

describe('the next version of a calendar', () => {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

  /** A level whose promises count in a calendar of their own, which is open day and night until it is closed. */
  async function promiseInOwnCalendar() {
    const headquarters = await headquartersKey(app, 'MANAGER');
    const code = `CAL-${newId()}`;
    const calendar = { code, timeZone: 'UTC', weekly: week };
    await write(headquarters, 'createCalendar', calendar);
    const targets = Object.values(SlaClockKind).map((clock) => ({
      clock,
      target: 10 * hour,
      calendar: code,
    }));
    return {
      code,
      level: await serviceLevel(app, { targets }),
      close: (holidays: string[]) => write(headquarters, 'updateCalendar', { ...calendar, holidays }),
    };
  }

  test('counts open clocks anew from their start, and leaves those that have ended', async () => {
    const { code, level, close } = await promiseInOwnCalendar();
    const { id } = await submit(app, desk, { serviceLevel: level });
    wait(hour);
    await act('acceptTicket', id);
    wait(hour);
    await act('holdTicket', id, { reason: 'WAITING_CUSTOMER' });
    wait(hour);
    await close(['2026-11-23']);
    await keepTime(app.platform);

    const { clocks } = await slaOf(app, desk, id);
    expect(clocks.map(({ kind, state, elapsed, trace }) => [kind, state, elapsed, trace[0]!.rule])).toEqual([
      ['RESPONSE', 'MET', 'PT1H', `${level}@1 ${code}@1`],
      ['ARRIVAL', 'RUNNING', 'PT0S', `${level}@1 ${code}@2`],
      ['RESOLUTION', 'PAUSED', 'PT0S', `${level}@1 ${code}@2`],
    ]);
    expect(clocks[1]!.dueAt).toBe('2026-11-24T10:00:00.000Z');
    expect(await slaEventsOf(app, desk, id)).toMatchObject([
      {
        type: 'sla.changed',
        clock: 'ARRIVAL',
        previousDueAt: '2026-11-23T19:00:00.000Z',
        dueAt: '2026-11-24T10:00:00.000Z',
      },
      { type: 'sla.changed', clock: 'RESOLUTION' },
    ]);
    await keepTime(app.platform);
    expect(await toldOf(app, desk, id)).toHaveLength(2);
  });

  test('leaves an ended clock alone also when the ticket goes on', async () => {
    const { code, level, close } = await promiseInOwnCalendar();
    const { id } = await submit(app, desk, { serviceLevel: level });
    wait(hour);
    await act('acceptTicket', id);
    await close(['2026-11-23']);
    await act('startWork', id, {}, field);
    await act('holdTicket', id, { reason: 'WAITING_CUSTOMER' });
    const { clocks } = await slaOf(app, desk, id);
    expect(clocks.map(({ kind, elapsed, trace }) => [kind, elapsed, trace[0]!.rule])).toEqual([
      ['RESPONSE', 'PT1H', `${level}@1 ${code}@1`],
      ['ARRIVAL', 'PT0S', `${level}@1 ${code}@2`],
      ['RESOLUTION', 'PT0S', `${level}@1 ${code}@2`],
    ]);
  });

  test('takes back a breach that it makes good, and tells none twice', async () => {
    const { level, close } = await promiseInOwnCalendar();
    const { id } = await submit(app, desk, { serviceLevel: level });
    wait(10 * hour);
    await keepTime(app.platform);
    expect(await toldOf(app, desk, id)).toHaveLength(6);
    await close(['2026-11-23']);
    await keepTime(app.platform);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({
      state: 'RUNNING',
      elapsed: 'PT0S',
      breachedAt: null,
    });
    wait(2 * day);
    await keepTime(app.platform);
    expect(await statesOf(app, desk, id)).toEqual([
      'RESPONSE BREACHED',
      'ARRIVAL BREACHED',
      'RESOLUTION BREACHED',
    ]);
    const told = await toldOf(app, desk, id);
    expect(told.filter((event) => !event.startsWith('sla.changed'))).toHaveLength(6);
  });
});

test('the next version of a service level counts the pauses of open clocks anew', async () => {
  const code = await serviceLevel(app, {
    targets: [
      { clock: 'RESPONSE', target: hour },
      { clock: 'RESOLUTION', target: 8 * hour },
    ],
  });
  const [open, done] = [
    await submit(app, desk, { serviceLevel: code }),
    await submit(app, desk, { serviceLevel: code }),
  ];
  for (const { id } of [open, done]) {
    await act('acceptTicket', id);
    await act('startWork', id);
    await act('holdTicket', id, { reason: 'WAITING_VENDOR' });
  }
  wait(hour);
  for (const { id } of [open, done]) await act('resumeTicket', id);
  wait(hour);
  await act('resolveTicket', done.id, resolution);
  await write(await headquartersKey(app, 'MANAGER'), 'updateServiceLevel', {
    code,
    targets: [
      { clock: 'RESPONSE', target: 'PT1H', calendar: 'ALWAYS' },
      { clock: 'RESOLUTION', target: 'PT8H', calendar: 'ALWAYS' },
    ],
    pausesOn: ['WAITING_VENDOR'],
  });
  await keepTime(app.platform);
  expect(await slaOf(app, desk, open.id)).toMatchObject({
    version: 2,
    clocks: [
      { kind: 'RESPONSE', state: 'MET' },
      { state: 'RUNNING', elapsed: 'PT1H', dueAt: '2026-11-23T18:00:00.000Z' },
    ],
  });
  expect(await slaOf(app, desk, done.id)).toMatchObject({
    version: 1,
    clocks: [
      { kind: 'RESPONSE', state: 'MET' },
      { state: 'MET', elapsed: 'PT2H', dueAt: '2026-11-23T17:00:00.000Z' },
    ],
  });
  expect(await toldOf(app, desk, open.id)).toEqual(['sla.changed RESOLUTION']);
  expect(await toldOf(app, desk, done.id)).toEqual([]);
});
