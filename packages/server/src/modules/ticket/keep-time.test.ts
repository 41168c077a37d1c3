import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { clockOf, day, hour, minute, serviceLevel, slaEventsOf, toldOf } from '../../../test/clocks.ts';
import { addOpenTickets, prepareInserter } from '../../../test/open-tickets.ts';
import { quoted } from '../../../test/quotes.ts';
import { historyOf, outcome, resolution, submit, type TestTicket, ticketIn } from '../../../test/tickets.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { parseGlobalId } from '../../platform/global-id.ts';
import { keepTime } from './index.ts';

const monday = '2026-11-23T09:00:00.000Z';

let one: TestApp;
let other: TestApp;
let desk: string;
/** One promise: an answer within 100 minutes. */
let level: string;

beforeAll(async () => {
  one = await createTestApp({ poolSize: 12 });
  other = await createTestApp({ databaseUrl: one.databaseUrl, poolSize: 12 });
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

beforeEach(async () => {
  for (const node of [one, other]) node.clock.hold(monday);
  desk = await (await one.organization()).secretKey('AGENT');
  level = await serviceLevel(one, { targets: [{ clock: 'RESPONSE', target: 100 * minute }] });
});

const wait = (ms: number) => {
  for (const node of [one, other]) node.clock.advance(ms);
};
const act = (verb: string, id: string, input: Record<string, unknown> = {}) =>
  outcome(one, verb, desk, { id, ...input });
const passed = async (ms: number) => {
  wait(ms);
  return keepTime(one.platform);
};

const warned = 'sla.warning RESPONSE';
const breached = 'sla.breached RESPONSE';

describe('a promise', () => {
  test('is warned of at 80 % and breached at 100 %, to the millisecond, and each is told once', async () => {
    const { id } = await submit(one, desk, { serviceLevel: level });
    await passed(80 * minute - 1);
    expect(await toldOf(one, desk, id)).toEqual([]);
    await passed(1);
    await passed(0);
    expect(await toldOf(one, desk, id)).toEqual([warned]);
    await passed(20 * minute - 1);
    expect(await toldOf(one, desk, id)).toEqual([warned]);
    await passed(1);
    await passed(10 * day);
    expect(await slaEventsOf(one, desk, id)).toEqual([
      {
        type: 'sla.warning',
        at: '2026-11-23T10:20:00.000Z',
        actor: { kind: 'SYSTEM', name: 'Aftercare' },
        summary: 'Aftercare warned that the response is due at 2026-11-23T10:40:00.000Z.',
        clock: 'RESPONSE',
        dueAt: '2026-11-23T10:40:00.000Z',
        target: 'PT1H40M',
      },
      {
        type: 'sla.breached',
        at: '2026-11-23T10:40:00.000Z',
        actor: { kind: 'SYSTEM', name: 'Aftercare' },
        summary: 'Aftercare noted that the response due at 2026-11-23T10:40:00.000Z is late.',
        clock: 'RESPONSE',
        dueAt: '2026-11-23T10:40:00.000Z',
        target: 'PT1H40M',
      },
    ]);
  });

  test('is told of in order, all at once, after a standstill', async () => {
    const { id } = await submit(one, desk);
    await passed(30 * day);
    expect(await toldOf(one, desk, id)).toEqual(
      ['RESPONSE', 'ARRIVAL', 'RESOLUTION'].flatMap((clock) => [
        `sla.warning ${clock}`,
        `sla.breached ${clock}`,
        `sla.escalated ${clock}`,
      ]),
    );
  });

  test('that is kept tells nothing', async () => {
    const { id } = await submit(one, desk, { serviceLevel: level });
    wait(80 * minute - 1);
    await act('acceptTicket', id);
    await passed(day);
    expect(await toldOf(one, desk, id)).toEqual([]);
  });

  test('that was kept too late is told, also when it ended before the timers came', async () => {
    const { id } = await submit(one, desk, { serviceLevel: level });
    wait(100 * minute + 1);
    await act('acceptTicket', id);
    await passed(0);
    await passed(day);
    expect(await toldOf(one, desk, id)).toEqual([warned, breached]);
  });

  test('tells no percent again under another rule', async () => {
    const byPriority = await serviceLevel(one, {
      targets: [
        { clock: 'RESPONSE', priority: 'P1', target: hour },
        { clock: 'RESPONSE', target: 10 * hour },
      ],
    });
    const { id } = await submit(one, desk, { serviceLevel: byPriority, severity: 'P1' });
    await passed(50 * minute);
    await act('classifyTicket', id, { priority: 'P3' });
    await passed(8 * hour);
    expect(await toldOf(one, desk, id)).toEqual([warned, 'sla.changed RESPONSE']);
    await passed(2 * hour);
    expect(await toldOf(one, desk, id)).toEqual([warned, 'sla.changed RESPONSE', breached]);
  });

  test('is breached at once by a rule under which it has long been due', async () => {
    const { id } = await submit(one, desk, { serviceLevel: 'project', severity: 'P4' });
    await passed(10 * minute);
    await act('classifyTicket', id, { priority: 'P1' });
    await passed(0);
    expect((await toldOf(one, desk, id)).filter((event) => event.endsWith('RESPONSE'))).toEqual([
      'sla.changed RESPONSE',
      warned,
      breached,
      'sla.escalated RESPONSE',
    ]);
  });

  test('that stands still tells nothing until it goes on', async () => {
    const work = await serviceLevel(one, { targets: [{ clock: 'RESOLUTION', target: 100 * minute }] });
    const { id } = await submit(one, desk, { serviceLevel: work });
    await act('acceptTicket', id);
    await passed(79 * minute);
    await act('holdTicket', id, { reason: 'WAITING_CUSTOMER' });
    await passed(10 * day);
    expect(await toldOf(one, desk, id)).toEqual([]);
    await act('resumeTicket', id);
    await passed(minute);
    expect(await toldOf(one, desk, id)).toEqual(['sla.warning RESOLUTION']);
    expect(await clockOf(one, desk, id, 'RESOLUTION')).toMatchObject({ elapsed: 'PT1H20M' });
  });
});

test('the timers say when something is due next', async () => {
  const own = await createTestApp();
  onTestFinished(() => own.stop());
  own.clock.hold(monday);
  const key = await (await own.organization()).secretKey('AGENT');
  const next = (ms: number) => {
    own.clock.advance(ms);
    return keepTime(own.platform);
  };
  expect(await next(0)).toBeNull();
  const promise = { targets: [{ clock: 'RESPONSE', target: 100 * minute }] } as const;
  await submit(own, key, { serviceLevel: await serviceLevel(own, promise) });
  expect(await next(0)).toEqual(new Date('2026-11-23T10:20:00.000Z'));
  expect(await next(80 * minute)).toEqual(new Date('2026-11-23T10:40:00.000Z'));
  expect(await next(20 * minute)).toBeNull();
  await ticketIn(own, key, 'RESOLVED');
  expect(await next(0)).toEqual(new Date('2026-11-30T10:40:00.000Z'));
});

test('20 calls at once, on two nodes, tell and close everything once', async () => {
  const tickets: TestTicket[] = [];
  const resolved: TestTicket[] = [];
  for (let at = 0; at < 12; at++) tickets.push(await submit(one, desk, { serviceLevel: level }));
  for (let at = 0; at < 4; at++) resolved.push(await ticketIn(one, desk, 'RESOLVED'));
  const together = () =>
    Promise.all(Array.from({ length: 20 }, (_, at) => keepTime((at % 2 ? one : other).platform)));
  for (const ms of [80 * minute, 20 * minute, 7 * day]) {
    wait(ms);
    await together();
  }
  // A call that found the rest in another's hands has left it to the other.
  await keepTime(one.platform);
  for (const { id } of tickets) expect(await toldOf(one, desk, id)).toEqual([warned, breached]);
  for (const { id } of resolved) {
    const { status, events } = await historyOf(one, desk, id);
    expect(status).toBe('CLOSED');
    expect(events.nodes.filter(({ type }) => type === 'ticket.closed')).toHaveLength(1);
  }
});

test('a ticket that cannot be told does not hold up the others, and is tried again', async () => {
  const tickets: TestTicket[] = [];
  for (let at = 0; at < 5; at++) tickets.push(await submit(one, desk, { serviceLevel: level }));
  const broken = tickets[2]!;
  const { database } = one.platform;
  const promise = (serviceLevel: string) =>
    database.ticket.update({ where: { number: broken.number }, data: { serviceLevel } });
  await promise('NOWHERE');
  await passed(80 * minute);
  const counts = () =>
    Promise.all(
      tickets.map(({ number }) =>
        database.$queryRaw<{ told: bigint }[]>`
          select count(*) as told from event join ticket on ticket.id = event.ticket_id
          where ticket.number = ${number} and type like 'sla.%'`.then(([row]) => Number(row?.told)),
      ),
    );
  expect(await counts()).toEqual([1, 1, 0, 1, 1]);
  await promise(level);
  await passed(minute - 1);
  expect(await counts()).toEqual([1, 1, 0, 1, 1]);
  await passed(1);
  expect(await counts()).toEqual([1, 1, 1, 1, 1]);
});

describe('a resolved ticket', () => {
  test('closes itself after 7 days, not a millisecond before', async () => {
    const { id } = await ticketIn(one, desk, 'RESOLVED');
    await passed(7 * day - 1);
    expect((await historyOf(one, desk, id)).status).toBe('RESOLVED');
    await passed(1);
    const { status, version, events } = await historyOf(one, desk, id);
    expect({ status, version }).toEqual({ status: 'CLOSED', version: 5 });
    expect(events.nodes.at(-1)).toEqual({
      type: 'ticket.closed',
      fromStatus: 'RESOLVED',
      toStatus: 'CLOSED',
      actor: { kind: 'SYSTEM', name: 'Aftercare' },
    });
    const { data } = await one.query<{ ticket: unknown }>(
      'query ($id: ID!) { ticket(id: $id) { closedAt signedBy rating } }',
      { as: desk, variables: { id } },
    );
    expect(data.ticket).toEqual({ closedAt: '2026-11-30T09:00:00.000Z', signedBy: null, rating: null });
  });

  test('whose quote the customer declined closes itself as well', async () => {
    const { id, quote } = await quoted(one, desk);
    await outcome(one, 'answerQuote', desk, { quote, accepted: false, answeredBy: 'Li Wei' });
    await passed(7 * day - 1);
    expect((await historyOf(one, desk, id)).status).toBe('RESOLVED');
    await passed(1);
    expect((await historyOf(one, desk, id)).status).toBe('CLOSED');
  });

  test('that is reopened does not, and counts anew when it is resolved again', async () => {
    const { id } = await ticketIn(one, desk, 'RESOLVED');
    wait(6 * day);
    await act('reopenTicket', id, { reason: 'It drips again.' });
    await passed(2 * day);
    expect((await historyOf(one, desk, id)).status).toBe('IN_PROGRESS');
    await act('resolveTicket', id, resolution);
    await passed(7 * day - 1);
    expect((await historyOf(one, desk, id)).status).toBe('RESOLVED');
    await passed(1);
    expect((await historyOf(one, desk, id)).status).toBe('CLOSED');
  });
});

test('tickets that a step changes do not hold up the others, and are told all the same, once', async () => {
  const steep = await serviceLevel(one, {
    targets: [{ clock: 'RESPONSE', target: 100 * minute }],
    escalations: (['RAISE', 'HAND_OVER'] as const).map((action) => ({
      clock: 'RESPONSE',
      percent: 100,
      action,
      role: null,
    })),
  });
  const changed: TestTicket[] = [];
  for (let at = 0; at < 25; at++)
    changed.push(await submit(one, desk, { serviceLevel: steep, severity: 'P3' }));
  const plain = await submit(one, desk, { serviceLevel: level });
  wait(day);
  await Promise.all([keepTime(one.platform), keepTime(other.platform)]);
  await keepTime(one.platform);
  expect(await toldOf(one, desk, plain.id)).toEqual([warned, breached]);
  for (const { id } of changed) {
    const told = await slaEventsOf(one, desk, id);
    expect(told.map(({ type, action }) => action ?? type)).toEqual([
      'sla.warning',
      'sla.breached',
      'RAISE',
      'HAND_OVER',
    ]);
  }
});

test('what somebody has in hand is left to them, and nothing waits for it', async () => {
  const held = await ticketIn(one, desk, 'RESOLVED');
  const free = await ticketIn(one, desk, 'RESOLVED');
  const late = await submit(one, desk, { serviceLevel: level });
  wait(8 * day);
  const { database } = one.platform;
  await database.$transaction(async (tx) => {
    await takeTurn(tx, parseGlobalId(held.id)!.id);
    await keepTime(other.platform);
    expect(await toldOf(other, desk, late.id)).toEqual([warned, breached]);
    expect((await historyOf(other, desk, free.id)).status).toBe('CLOSED');
    expect((await historyOf(other, desk, held.id)).status).toBe('RESOLVED');
  });
  await keepTime(one.platform);
  expect((await historyOf(one, desk, held.id)).status).toBe('CLOSED');
});

test('after a standstill, what becomes due now does not wait behind all that was missed', async () => {
  const dealer = await one.organization();
  const key = await dealer.secretKey('AGENT');
  const client = new pg.Client({ connectionString: one.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await prepareInserter(client);
  const missed = { organization: dealer.id, serviceLevel: level, count: 400 };
  await addOpenTickets(client, { ...missed, from: new Date(Date.parse(monday) - 3 * day) });
  const late = await submit(one, key, { serviceLevel: level });
  wait(100 * minute);
  await keepTime(one.platform, AbortSignal.abort());
  expect(await toldOf(one, key, late.id)).toEqual([warned, breached]);
  const open = { breachedAt: null, ticket: { handlerId: dealer.id } };
  expect(await one.platform.database.slaClock.count({ where: open })).toBeGreaterThan(100);
  await keepTime(one.platform);
  expect(await one.platform.database.slaClock.count({ where: open })).toBe(0);
});
