import { setTimeout as pass } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usualConnectMs } from '../src/platform/database.ts';
import { createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { followSse, type Message, RawSocket } from './live-client.ts';
import { createProxy, type Proxy } from './proxy.ts';

/** How long the database is away: longer than any wait for a connection. */
const outageMs = 4_000;

let steady: TestApp;
let proxy: Proxy;
let shaken: TestApp;
let base: string;
let dealer: TestOrganization;
let key: string;

beforeEach(async () => {
  steady = await createTestApp();
  proxy = await createProxy(steady.databaseUrl);
  shaken = await createTestApp({ databaseUrl: proxy.url, connectMs: usualConnectMs });
  base = await shaken.listen();
  dealer = await steady.organization();
  key = await dealer.secretKey('AGENT');
});
afterEach(async () => {
  await shaken.stop();
  await proxy.close();
  await steady.stop();
});

const follow = 'subscription ($after: ID) { events(after: $after) { id type } }';

async function submit(app: TestApp = steady) {
  return app.query(
    `mutation { submitTicket(input: { description: "Noise", contact: { name: "Ann", phone: "+8613800000000" } }) {
      __typename } }`,
    { as: key },
  );
}

async function readIds(): Promise<string[]> {
  const { data } = await steady.query<{ events: { nodes: { id: string }[] } }>(
    '{ events(first: 100) { nodes { id } } }',
    {
      as: key,
    },
  );
  return data.events.nodes.map(({ id }) => id);
}

const idOf = (message: Message) => (message.payload as { data: { events: { id: string } } }).data.events.id;
const unavailable = { extensions: { code: 'UNAVAILABLE' } };

test('streams live on without the database, miss nothing, and nothing spins', async () => {
  const peer = await RawSocket.connect(base, key);
  peer.subscribe('1', follow, { after: '0-0' });
  await submit();
  const received = [idOf(await peer.next())];

  proxy.cut();
  const [before, cutAt] = [proxy.attempts, performance.now()];
  for (let i = 0; i < 3; i++) await submit();
  await pass(outageMs);
  // The poll asks twice a second, the listener, the timers and the limiter once; a mutation and a new stream ask once each.
  expect((await submit(shaken)).errors).toMatchObject([unavailable]);
  peer.subscribe('2', follow);
  expect(await peer.next()).toMatchObject({ id: '2', type: 'error', payload: [unavailable] });
  const attempts = proxy.attempts - before;
  expect(attempts).toBeGreaterThan(3);
  const seconds = (performance.now() - cutAt) / 1_000;
  expect(attempts).toBeLessThan(8 * seconds);

  proxy.restore();
  const restored = performance.now();
  while (received.length < 4) received.push(idOf(await peer.next()));
  expect(performance.now() - restored).toBeLessThan(3_000);
  await submit(shaken);
  received.push(idOf(await peer.next()));
  expect(received).toEqual(await readIds());
});

test('new streams are told to try again, and go on from their cursor', async () => {
  const peer = await RawSocket.connect(base, key);
  await submit();
  const [last] = await readIds();
  proxy.cut();
  peer.subscribe('1', follow, { after: last });
  expect(await peer.next()).toMatchObject({ id: '1', type: 'error', payload: [unavailable] });
  const late = await RawSocket.open(base);
  late.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
  expect(await late.closed).toMatchObject({ code: 1013 });
  const results = followSse(base, key, follow, { after: last });
  expect(await results.next()).toMatchObject({ value: { errors: [unavailable] } });
  await submit();

  proxy.restore();
  await vi.waitUntil(async () => (await shaken.query('{ viewer { kind } }', { as: key })).status === 200);
  peer.subscribe('1', follow, { after: last });
  expect(idOf(await peer.next())).toBe((await readIds())[1]);
});

test('a listener that was cut off hears again', async () => {
  const peer = await RawSocket.connect(base, key);
  await submit();
  peer.subscribe('1', follow, { after: '0-0' });
  await peer.next();
  proxy.cut();
  proxy.restore();
  const { database } = steady.platform;
  const listening = async () => {
    const [row] = await database.$queryRaw<{ count: bigint }[]>`
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name = 'aftercare-listen'`;
    return row?.count === 2n;
  };
  await vi.waitUntil(listening, { timeout: 5_000 });
  await submit();
  expect(await peer.next()).toMatchObject({ type: 'next' });
});

test('a database that vanished without a word is given up, and the log reads on', async () => {
  const peer = await RawSocket.connect(base, key);
  peer.subscribe('1', follow, { after: '0-0' });
  await submit();
  const received = [idOf(await peer.next())];
  proxy.abandon();
  await submit();
  received.push(idOf(await peer.next()));
  expect(received).toEqual(await readIds());
});
