import { setTimeout as hold } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachPercent, warningPercent } from '../src/modules/sla/index.ts';
import { keepTime } from '../src/modules/ticket/index.ts';
import { formatCursor } from '../src/platform/event-log/index.ts';
import { ask, createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { day, serviceLevel } from './clocks.ts';
import { createTestCluster } from './cluster.ts';
import { asOwner, type TestDatabase } from './database.ts';
import { RawSocket } from './live-client.ts';
import { headquartersKey } from './network.ts';
import { addOpenTickets, prepareInserter } from './open-tickets.ts';
import { edit } from './rule-edits.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const openClocks = 100_000;
const dueClocks = 500;
/** A breach comes ten seconds after the report of its ticket, the warning after eight. */
const target = 10_000;
const latestMs = 1_000;
const standstillMs = 10_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

let cluster: TestDatabase;
let app: TestApp;
let inserter: pg.Client;
let nodes: ServerProcess[] = [];
let desk: TestOrganization & { key: string };
let manager: string;
/** What the many clocks are promised, in the calendar WORKSHOP. */
let distant: string;
/** An answer within the target, in the same calendar, and in ALWAYS. */
let near: string;
let nearAlways: string;

const startNodes = async () => {
  nodes = await Promise.all([startServerProcess(app.databaseUrl), startServerProcess(app.databaseUrl)]);
};

beforeAll(async () => {
  cluster = await createTestCluster();
  app = await createTestApp({ databaseUrl: cluster.url });
  inserter = new pg.Client({ connectionString: app.databaseUrl });
  await inserter.connect();
  await prepareInserter(inserter);
  const organization = await app.organization();
  desk = { ...organization, key: await organization.secretKey('AGENT') };
  manager = await headquartersKey(app, 'MANAGER');
  const calendar = 'WORKSHOP';
  await edit(app, 'createCalendar', manager, { code: calendar, timeZone: 'UTC', weekly: everyDay });
  const clocks = ['RESPONSE', 'ARRIVAL', 'RESOLUTION'] as const;
  distant = await serviceLevel(app, {
    targets: clocks.map((clock) => ({ clock, target: 10 * day, calendar })),
  });
  near = await serviceLevel(app, { targets: [{ clock: 'RESPONSE', target, calendar }] });
  nearAlways = await serviceLevel(app, { targets: [{ clock: 'RESPONSE', target }] });
  await noteCommits();
  await addTickets(distant, Math.ceil(openClocks / clocks.length), Date.now());
  await inserter.query('vacuum analyze');
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await inserter.end();
  await app.stop();
  await cluster.drop();
});

/** Keeps for each event when its transaction was committed, by the clock of the database. */
async function noteCommits(): Promise<void> {
  await asOwner(
    cluster.url,
    `create table committed (xid bigint, seq bigint, at timestamptz, primary key (xid, seq));
    grant select on committed to public;
    create function note_commit() returns trigger language plpgsql security definer as $$
    begin
      insert into committed values (new.xid, new.seq, clock_timestamp());
      return null;
    end $$;
    create constraint trigger note_commit after insert on event
      deferrable initially deferred for each row execute function note_commit()`,
  );
}

const addTickets = (promised: string, count: number, from: number, stepMs = 0) =>
  addOpenTickets(inserter, {
    organization: desk.id,
    serviceLevel: promised,
    count,
    from: new Date(from),
    stepMs,
  });

/** Tickets that will all be late within one second, in some seconds from now. */
const addDue = (promised: string, inMs: number, count = dueClocks) =>
  addTickets(promised, count, Date.now() + inMs - target, 1_000 / count);

interface Told {
  id: string;
  ticketId: string;
  type: string;
  /** From when it should have been told to the commit. */
  lateMs: number;
  committedAt: number;
}

/** What the log tells of those tickets, in its order. */
async function readTold(ticketIds: string[]): Promise<Told[]> {
  const rows = await app.platform.database.$queryRaw<
    { xid: bigint; seq: bigint; ticketId: string; type: string; dueAt: string; at: Date }[]
  >`
    select xid, seq, event.ticket_id as "ticketId", type, data->>'dueAt' as "dueAt", committed.at
    from event join committed using (xid, seq)
    where ticket_id = any(${ticketIds}::uuid[]) and type in ('sla.warning', 'sla.breached') order by xid, seq`;
  return rows.map(({ ticketId, type, dueAt, at, ...cursor }) => {
    const ahead = type === 'sla.warning' ? target * (1 - warningPercent / breachPercent) : 0;
    const lateMs = at.getTime() - (Date.parse(dueAt) - ahead);
    return { id: formatCursor(cursor), ticketId, type, lateMs, committedAt: at.getTime() };
  });
}

/** How many of the tickets were warned of, how many were told to be late, and what was told more than once. */
function tally(told: readonly Told[]) {
  const times = Map.groupBy(told, ({ ticketId, type }) => `${type} ${ticketId}`);
  const count = (type: string) => [...times.keys()].filter((key) => key.startsWith(type)).length;
  return {
    warned: count('sla.warning'),
    breached: count('sla.breached'),
    doubles: [...times.values()].filter(({ length }) => length > 1).length,
  };
}

const allOnce = { warned: dueClocks, breached: dueClocks, doubles: 0 };

/** A desk that follows the promises over a socket, and when it heard what. */
class Follower {
  readonly received = new Map<string, number>();
  #peer: RawSocket;

  private constructor(peer: RawSocket) {
    this.#peer = peer;
  }

  static async start({ base }: ServerProcess, after: string | null = null): Promise<Follower> {
    const peer = await RawSocket.connect(base, desk.key);
    const document = `subscription ($after: ID) {
      events(after: $after, filter: { types: ["sla.warning", "sla.breached"] }) { id } }`;
    peer.subscribe('events', document, { after });
    // Answered after the subscription, which is in place then.
    peer.subscribe('ready', '{ viewer { kind } }');
    const follower = new Follower(peer);
    while (!(await follower.#next()));
    return follower;
  }

  /** Waits until it has heard of so many events. */
  async until(count: number): Promise<void> {
    while (this.received.size < count) await this.#next();
  }

  async #next(): Promise<boolean> {
    const { id, type, payload } = await this.#peer.next();
    if (id === 'ready') return type === 'complete';
    const { data, errors } = payload as { data?: { events: { id: string } }; errors?: unknown };
    if (!data) throw new Error(`an event was due, but came ${JSON.stringify(errors)}`);
    this.received.set(data.events.id, Date.now());
    return false;
  }
}

function report(what: string, lateness: readonly number[]): void {
  const sorted = lateness.toSorted((one, other) => one - other);
  const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)]!.toFixed()} ms`;
  console.info(`${what}: median ${at(0.5)}, 99 % ${at(0.99)}, latest ${at(1)}`);
}

const latest = (told: readonly Told[]) => Math.max(...told.map(({ lateMs }) => lateMs));

test('sweepers that do not take turns tell everything twice, and this file would notice', async () => {
  const tickets = await addTickets(nearAlways, 20, Date.now() - target);
  const [one, other] = [await naiveSweeper(tickets), await naiveSweeper(tickets)];
  await one();
  await other();
  expect(tally(await readTold(tickets))).toEqual({ warned: 0, breached: 20, doubles: 20 });

  const properly = await addTickets(nearAlways, 20, Date.now() - target);
  await Promise.all([keepTime(app.platform), keepTime(app.platform)]);
  await keepTime(app.platform);
  expect(tally(await readTold(properly))).toEqual({ warned: 20, breached: 20, doubles: 0 });
});

/** The sweeper that one writes first: reads what is due, and then tells it. Answers how it does the second. */
async function naiveSweeper(ticketIds: string[]): Promise<() => Promise<void>> {
  const { database } = app.platform;
  const due = await database.slaClock.findMany({
    where: { ticketId: { in: ticketIds }, nextAt: { lte: new Date() } },
  });
  return async () => {
    for (const { ticketId, dueAt } of due) {
      await database.$transaction([
        database.slaClock.updateMany({ where: { ticketId }, data: { toldPercent: 100, nextAt: null } }),
        database.event.create({
          data: {
            type: 'sla.breached',
            at: new Date(),
            audience: [desk.id],
            ticketId,
            actorKind: 'SYSTEM',
            actorName: 'Aftercare',
            data: { clock: 'RESPONSE', dueAt: dueAt.toISOString(), target },
          },
        }),
      ]);
    }
  };
}

test('500 of 100,000 clocks are late within one second: each is told within one second, once, by two servers', async () => {
  await startNodes();
  const follower = await Follower.start(nodes[0]!);
  const tickets = await addDue(near, 4_000);
  await follower.until(2 * dueClocks);

  const told = await readTold(tickets);
  report(
    'committed after it was due',
    told.map(({ lateMs }) => lateMs),
  );
  report(
    'heard after it was due',
    told.map(({ id, lateMs, committedAt }) => lateMs + follower.received.get(id)! - committedAt),
  );
  expect(tally(told)).toEqual(allOnce);
  expect([...follower.received.keys()]).toEqual(told.map(({ id }) => id));
  expect(Math.min(...told.map(({ lateMs }) => lateMs))).toBeGreaterThanOrEqual(0);
  expect(latest(told)).toBeLessThanOrEqual(latestMs);
}, 30_000);

test('both servers are killed while clocks become late: started again, they tell what was missed at once, and nothing twice', async () => {
  const before = await Follower.start(nodes[0]!);
  const tickets = await addDue(near, 4_000);
  await before.until(dueClocks / 2);
  await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
  await hold(standstillMs);
  const missed = 2 * dueClocks - (await readTold(tickets)).length;
  expect(missed).toBeGreaterThan(dueClocks);

  await startNodes();
  const startedAt = Date.now();
  const heard = [...before.received.keys()];
  const after = await Follower.start(nodes[1]!, heard.at(-1));
  await after.until(2 * dueClocks - heard.length);
  const told = await readTold(tickets);
  const lateness = told.slice(-missed).map(({ committedAt }) => committedAt - startedAt);
  report(`${missed} missed, told after the start`, lateness);
  expect(tally(told)).toEqual(allOnce);
  expect([...heard, ...after.received.keys()]).toEqual(told.map(({ id }) => id));
  expect(Math.max(...lateness)).toBeLessThanOrEqual(latestMs);
}, 40_000);

test('a calendar is edited by which 100,000 clocks run: what becomes late meanwhile is told within one second', async () => {
  const follower = await Follower.start(nodes[1]!);
  const half = dueClocks / 2;
  const tickets = [...(await addDue(near, 5_000, half)), ...(await addDue(nearAlways, 5_000, half))];
  const { data } = await ask<{ updateCalendar: unknown }>(fetch, `${nodes[0]!.base}/graphql`, editCalendar, {
    as: manager,
    variables: {
      input: {
        code: 'WORKSHOP',
        timeZone: 'UTC',
        weekly: everyDay,
        holidays: [new Date(Date.now() + 5 * day).toISOString().slice(0, 10)],
      },
    },
  });
  expect(data.updateCalendar).toEqual({ __typename: 'UpdateCalendarPayload' });
  await follower.until(2 * dueClocks);
  const [{ waiting }] = await app.platform.database.$queryRaw<[{ waiting: number }]>`
    select count(*)::int as waiting from sla_clock join calendar on calendar.id = calendar_id
    where calendar.code = 'WORKSHOP' and superseded_at is not null and next_at is not null`;

  const told = await readTold(tickets);
  report(
    `committed after it was due, with ${waiting.toLocaleString('en')} clocks still to be replayed`,
    told.map(({ lateMs }) => lateMs),
  );
  expect(waiting).toBeGreaterThan(openClocks / 10);
  expect(tally(told)).toEqual(allOnce);
  expect(latest(told)).toBeLessThanOrEqual(latestMs);
}, 40_000);

const editCalendar = `mutation ($input: UpdateCalendarInput!) {
  updateCalendar(input: $input) { __typename ... on ValidationError { message } } }`;
