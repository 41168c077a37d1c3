import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usualConnectMs } from '../src/platform/database.ts';
import { createTestApp, type TestApp } from './app.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createProxy, type Proxy } from './proxy.ts';
import { contact, outcome } from './tickets.ts';

let database: TestDatabase;
let proxy: Proxy;
let app: TestApp;
beforeEach(async () => {
  database = await createTestDatabase();
  proxy = await createProxy(database.url);
  app = await createTestApp({ databaseUrl: proxy.url, connectMs: usualConnectMs });
});
afterEach(async () => {
  proxy.restore();
  await app.stop();
  await proxy.close();
  await database.drop();
});

const get = async (path: string) => {
  const response = await app.fetch(new Request(`http://test${path}`));
  return {
    status: response.status,
    body: (await response.json()) as { status: string; problems?: string[] },
  };
};

const read = '{ tickets { nodes { number } } }';
const write = /* GraphQL */ `
  mutation ($input: SubmitTicketInput!) {
    submitTicket(input: $input) {
      ... on SubmitTicketPayload {
        number
      }
    }
  }
`;
const input = { description: 'It drips.', contact, idempotencyKey: 'one' };

test('a database that goes away is told in less than 2 seconds, and used again when it is back', async () => {
  const key = await (await app.organization()).secretKey('AGENT');
  expect((await get('/readyz')).status).toBe(200);
  proxy.cut();
  for (const [document, variables] of [
    [read, {}],
    [write, { input }],
  ] as const) {
    const started = performance.now();
    const { status, errors, headers } = await app.query<unknown>(document, { as: key, variables });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    expect(headers.get('x-request-id')).toMatch(/^[\w-]+$/);
  }
  const started = performance.now();
  // Who asked within the last second has left an answer.
  await vi.waitFor(
    async () =>
      expect(await get('/readyz')).toEqual({
        status: 503,
        body: { status: 'not ready', problems: ['the database cannot be reached'] },
      }),
    { timeout: 3_000 },
  );
  expect(performance.now() - started).toBeLessThan(3_000);
  expect((await get('/healthz')).status).toBe(200);
  proxy.restore();
  await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), { timeout: 5_000 });
  const { number } = await outcome(app, 'submitTicket', key, input);
  const { data } = await app.query<{ tickets: unknown }>(read, { as: key });
  expect(data.tickets).toEqual({ nodes: [{ number }] });
});

test('a connection that breaks in the middle of writes leaves nothing half done', async () => {
  const key = await (await app.organization()).secretKey('AGENT');
  const attempts = Array.from({ length: 12 }, (_, at) => ({ ...input, idempotencyKey: `key ${at}` }));
  const running = attempts.map((each) => app.query(write, { as: key, variables: { input: each } }));
  await Promise.race(running);
  proxy.cut();
  const answers = await Promise.all(running);
  const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions['code']) ?? []);
  expect(new Set(codes)).toEqual(new Set(['UNAVAILABLE']));
  proxy.restore();
  await vi.waitFor(async () => expect((await get('/readyz')).status).toBe(200), { timeout: 5_000 });
  const numbers = await Promise.all(
    attempts.map(async (each) => (await outcome(app, 'submitTicket', key, each)).number),
  );
  expect(new Set(numbers).size).toBe(attempts.length);
  const rows = await app.platform.database.ticket.findMany({ select: { number: true } });
  expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(numbers));
  const submitted = { where: { type: 'ticket.submitted' } };
  expect(await app.platform.database.event.count(submitted)).toBe(attempts.length);
});

test('a server that starts while its database is away says so, and gets ready by itself', async () => {
  const key = await (await app.organization()).secretKey('AGENT');
  proxy.cut();
  const late = await createTestApp({ databaseUrl: proxy.url, connectMs: usualConnectMs });
  try {
    const { status, errors } = await late.query<unknown>(read, { as: key });
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    proxy.restore();
    await vi.waitFor(async () => expect((await late.query(read, { as: key })).status).toBe(200), {
      timeout: 5_000,
    });
  } finally {
    await late.stop();
  }
});

test('a port that is taken is told, and leaves the server able to take another', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await expect(app.start(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  expect(await app.start(0, '127.0.0.1')).toBeGreaterThan(0);
  holder.close();
});
