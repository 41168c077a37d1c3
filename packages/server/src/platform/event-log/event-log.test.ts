import { setTimeout as pass } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestCluster } from '../../../test/cluster.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { connectDatabase, type DatabaseConnection } from '../database.ts';
import { createLogger } from '../logger.ts';
import { type Cursor, formatCursor, logStart } from './cursor.ts';
import { EventLog } from './event-log.ts';
import type { EventMatch } from './read.ts';

const organization = '00000000-0000-7000-8000-000000000001';
const everything: EventMatch = { audience: null };

let database: TestDatabase;
let connection: DatabaseConnection;
let log: EventLog;
let writer: pg.Client;

beforeAll(async () => {
  database = await createTestCluster();
}, 60_000);
afterAll(() => database.drop());

beforeEach(async () => {
  connection = connectDatabase(database.url, { onError: () => undefined, poolSize: 4 });
  log = new EventLog({ ...connection, url: database.url, log: createLogger('silent') });
  writer = new pg.Client({ connectionString: database.url });
  await writer.connect();
  await writer.query('truncate event');
});
afterEach(async () => {
  await log.stop();
  await writer.end();
  await connection.close();
});

/** Writes events in one transaction, and answers their places. */
async function write(count: number, type = 'ticket.commented', client = writer): Promise<Cursor[]> {
  const { rows } = await client.query<{ xid: string; seq: string }>(
    `insert into event (type, at, audience, actor_kind, actor_name, data)
     select $2, now(), array[$3::uuid], 'SYSTEM', 'Test', '{}' from generate_series(1, $1::int)
     returning xid, seq`,
    [count, type, organization],
  );
  return rows.map(({ xid, seq }) => ({ xid: BigInt(xid), seq: BigInt(seq) }));
}

/** Everything after the cursor, page by page, and how many pages it took. */
async function readOn(after: Cursor, match = everything) {
  const seen: Cursor[] = [];
  let pages = 0;
  for (let cursor = after, more = true; more;) {
    const page = await log.next(cursor, match);
    seen.push(...page.events.map(({ xid, seq }) => ({ xid, seq })));
    ({ cursor, more } = page);
    pages++;
  }
  return { seen, pages };
}

/** Waits until the log has read up to the place. */
async function reached(place: Cursor): Promise<void> {
  log.committed();
  const before = { xid: place.xid, seq: place.seq - 1n };
  while ((await log.next(before, everything)).events.length === 0) await log.change(before, 10_000);
}

describe('whatever part of the log is in memory', () => {
  const places: [string, number][] = [
    ['the start of the log', -1],
    ['before the floor', 300],
    ['just before the floor', 698],
    ['the floor', 699],
    ['just after the floor', 700],
    ['a batch before the head', 10_199],
    ['just before the head', 10_698],
    ['the head', 10_699],
  ];

  test('a reader from any place gets each event after it once, in order', async () => {
    await log.start();
    const written = await write(10_700);
    await reached(written.at(-1)!);
    for (const [name, index] of places) {
      const { seen } = await readOn(written[index] ?? logStart);
      expect({ name, seen }).toEqual({ name, seen: written.slice(index + 1) });
    }
    expect((await readOn(written[198]!)).pages).toBe(22);
    const nothing = { audience: null, types: ['nothing'] };
    // One passage of 10,000 from the database, and the rest from memory.
    expect(await readOn(logStart, nothing)).toEqual({ seen: [], pages: 3 });
    const beyond = { xid: written[0]!.xid + 1_000n, seq: 1n };
    expect(await log.next(beyond, everything)).toEqual({ events: [], cursor: beyond, more: false });
  });

  test('a filter gives the same from memory as from the database', async () => {
    const early = await write(3, 'ticket.accepted');
    await log.start();
    await reached((await write(2, 'stock.low')).at(-1)!);
    const filters: EventMatch[] = [
      { audience: null, types: ['ticket.'] },
      { audience: null, types: ['ticket_'] },
      { audience: null, types: ['%'] },
      { audience: null, types: ['stock.l', 'nothing'] },
      { audience: null, types: [''] },
      { audience: null, types: ['\0'] },
      { audience: null, types: [] },
      { audience: [organization] },
      { audience: [] },
      { audience: null, ticketId: organization },
      { audience: null, deviceId: organization },
    ];
    const counts = async (after: Cursor) =>
      Promise.all(filters.map(async (match) => (await readOn(after, match)).seen.length));
    expect(await counts(early.at(-1)!)).toEqual([0, 0, 0, 2, 2, 0, 2, 2, 0, 0, 0]);
    expect(await counts(logStart)).toEqual([3, 0, 0, 2, 5, 0, 5, 5, 0, 0, 0]);
  });
});

describe('a transaction that commits late', () => {
  test('holds back what came after it, and then comes first', async () => {
    await log.start();
    const late = new pg.Client({ connectionString: database.url });
    await late.connect();
    await late.query('begin');
    const [first] = await write(1, 'ticket.commented', late);
    const [second] = await write(1);
    log.committed();
    await log.change(logStart, 300);
    expect((await readOn(logStart)).seen).toEqual([]);
    expect(await log.begin(null)).toEqual(logStart);
    expect(await log.begin(formatCursor(second!))).toEqual(second);
    await late.query('commit');
    await late.end();
    await reached(second!);
    expect((await readOn(logStart)).seen).toEqual([first, second]);
  });

  test('is looked for often at first, and then less', async () => {
    await log.start();
    const long = new pg.Client({ connectionString: database.url });
    await long.connect();
    await long.query('begin');
    await long.query('select pg_current_xact_id()');
    const [held] = await write(1);
    let queries = 0;
    connection.pool.on('acquire', () => queries++);
    log.committed();
    await pass(1_500);
    expect(queries).toBeGreaterThan(5);
    expect(queries).toBeLessThan(30);
    await long.query('commit');
    await long.end();
    await reached(held!);
    expect((await readOn(logStart)).seen).toEqual([held]);
  });
});

describe('a cursor', () => {
  test('that is no event of this log asks for a new start', async () => {
    await log.start();
    const [place] = await write(1);
    expect(await log.begin(formatCursor(place!))).toEqual(place);
    for (const strange of [
      { xid: place!.xid, seq: place!.seq + 1n },
      { xid: place!.xid - 1n, seq: place!.seq },
      { xid: place!.xid + 1_000n, seq: 1n },
    ]) {
      await expect(log.begin(formatCursor(strange))).rejects.toMatchObject({ code: 'RESYNC_REQUIRED' });
    }
    await expect(log.begin('Hello!')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('that is the start reads everything', async () => {
    expect(await log.begin(formatCursor(logStart))).toEqual(logStart);
  });
});

test('a log from another cluster is reported, and is not waited for', async () => {
  const messages: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line) => messages.push(line) });
  const foreign = new EventLog({ ...connection, url: database.url, log: logger });
  await writer.query(
    `insert into event (xid, type, at, audience, actor_kind, actor_name, data)
     values (1e12, 'ticket.commented', now(), '{}', 'SYSTEM', 'Test', '{}')`,
  );
  await foreign.start();
  let queries = 0;
  connection.pool.on('acquire', () => queries++);
  await pass(700);
  await foreign.stop();
  expect(queries).toBeLessThan(10);
  expect(messages).toEqual([expect.stringContaining('another PostgreSQL cluster')]);
});

test('whoever waits goes on when the log stops, and when they leave', async () => {
  await log.start();
  const leave = new AbortController();
  const waiting = [log.change(logStart, 60_000, leave.signal), log.change(logStart, 60_000)];
  leave.abort();
  await waiting[0];
  await log.stop();
  await waiting[1];
  expect(await log.change(logStart, 60_000)).toBeUndefined();
});
