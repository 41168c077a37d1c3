import { execFileSync } from 'node:child_process';
import { getIntrospectionQuery } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { followSse, RawSocket } from './live-client.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const eventCount = 3_000;
const eventBytes = 5_000;
const stalledCount = 20;

let app: TestApp;
let server: ServerProcess;
let dealer: TestOrganization;
let key: string;

beforeAll(async () => {
  app = await createTestApp();
  server = await startServerProcess(app.databaseUrl);
  dealer = await app.organization();
  key = await dealer.secretKey('AGENT');
}, 30_000);
afterAll(async () => {
  await server.stop();
  await app.stop();
});

const follow = 'subscription { events(after: "0-0") { id ... on TicketCommentedEvent { body } } }';

/** Resident memory of the server, in MB. */
const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)]).toString()) / 1024;

async function writeEvents(): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query(
    `insert into event (type, at, audience, actor_kind, actor_name, data)
     select 'ticket.commented', now(), array[$2::uuid], 'SYSTEM', 'Test',
       jsonb_build_object('visibility', 'INTERNAL', 'body', repeat('x', $3)) from generate_series(1, $1::int)`,
    [eventCount, dealer.id, eventBytes],
  );
  await client.end();
}

test('subscribers that do not read hold nobody up and fill no memory', async () => {
  const reader = await RawSocket.connect(server.base, key);
  reader.subscribe('1', follow);
  for (let i = 0; i < stalledCount; i++) {
    const peer = await RawSocket.connect(server.base, key);
    peer.subscribe('1', follow);
    peer.socket.pause();
  }
  const leave = new AbortController();
  for (let i = 0; i < stalledCount; i++) void followSse(server.base, key, follow, {}, leave.signal).next();
  const before = memory();
  await writeEvents();
  for (let i = 0; i < eventCount; i++) expect((await reader.next()).type).toBe('next');
  const grown = memory() - before;
  leave.abort();
  console.info(
    `${2 * stalledCount} stalled subscribers of ${(eventCount * eventBytes) / 1e6} MB: ${grown.toFixed()} MB more`,
  );
  expect(grown).toBeLessThan((2 * stalledCount * eventCount * eventBytes) / 1e6 / 2);
});

test('a client that asks and never reads is cut off', async () => {
  const peer = await RawSocket.connect(server.base, key);
  peer.socket.pause();
  let open = true;
  void peer.closed.then(() => (open = false));
  for (let i = 0; i < 200; i++) peer.subscribe(String(i), getIntrospectionQuery());
  const askOn = () => {
    if (open) peer.send({ type: 'ping' });
    return !open;
  };
  await vi.waitUntil(askOn, { timeout: 15_000 });
  expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
});

test('a connection runs a hundred operations at once, and answers for each above', async () => {
  const peer = await RawSocket.connect(server.base, key);
  for (let i = 0; i < 101; i++) peer.subscribe(String(i), 'subscription { events { id } }');
  expect(await peer.next()).toMatchObject({
    id: '100',
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }],
  });
  peer.send({ id: '0', type: 'complete' });
  peer.subscribe('101', '{ viewer { kind } }');
  expect(await peer.next()).toMatchObject({ id: '101', type: 'next' });
});
