import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from '../../test/app.ts';
import { submit } from '../../test/tickets.ts';
import { pdf } from '../../test/uploads.ts';
import {
  Gatekeeper,
  type RateLimits,
  Reauthenticator,
  usualLimits as usualRates,
} from '../modules/access/index.ts';
import { ClientAddresses, parseNetwork } from '../platform/client-address.ts';
import { connectDatabase, type DatabaseConnection } from '../platform/database.ts';
import { RateLimiter, SharedCounts } from '../platform/rate-limiter/index.ts';
import { type UploadLimits, usualLimits } from './upload-limits.ts';
import { createUploadRoutes } from './uploads.ts';

let app: TestApp;
let dealer: TestOrganization;
let connection: DatabaseConnection;
const servers: Server[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await createTestApp();
  connection = connectDatabase(app.databaseUrl, {
    onError: (error) => expect.fail(error.message),
    poolSize: 2,
    connectMs: 10_000,
  });
  dealer = await app.organization();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});
afterAll(async () => {
  await connection.close();
  await app.stop();
});

let nodes = 0;

/** A node with limits of its own, and the port on which it takes files. */
async function listen(
  limits: Partial<UploadLimits>,
  { proxies = [], rates = {} }: { proxies?: string[]; rates?: Partial<RateLimits> } = {},
): Promise<number> {
  const clients = new ClientAddresses(proxies.map((proxy) => parseNetwork(proxy)!));
  // With a secret of its own, it has counts of its own.
  const shared = new SharedCounts(connection.pool, `node ${nodes++}`, 10_000);
  const limiter = new RateLimiter({ shared, clock: app.clock, log: app.platform.log });
  const gatekeeper = new Gatekeeper(app.platform, limiter, { ...usualRates, ...rates });
  const routes = new Hono<{ Variables: { requestId: string } }>()
    .use(async (c, next) => {
      c.set('requestId', 'of-a-test');
      await next();
    })
    .route(
      '/',
      createUploadRoutes(app.platform, new Reauthenticator(app.platform), gatekeeper, clients, limits),
    );
  const server = createServer(getRequestListener(routes.fetch)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const whole = Buffer.from(
  `--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${pdf().toString()}\r\n--x--\r\n`,
);

/** Begins an upload from an address of this machine, and sends only its head and the first bytes. */
function begin(port: number, as: string, address: string, sent = 10, more = ''): Socket {
  const socket = createConnection({ port, host: '127.0.0.1', localAddress: address });
  sockets.push(socket);
  socket.write(
    `POST /uploads HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${as}\r\norigin: ${shopOrigin}\r\n${more}content-type: multipart/form-data; boundary=x\r\ncontent-length: ${whole.length}\r\n\r\n`,
  );
  socket.write(whole.subarray(0, sent));
  return socket;
}

/** What is answered first. */
async function answerOf(socket: Socket): Promise<{ status: number; retryAfter: number; head: string }> {
  const [data] = (await once(socket, 'data')) as [Buffer];
  const head = data.toString().toLowerCase();
  return {
    status: Number(head.slice(9, 12)),
    retryAfter: Number(/\r\nretry-after: (\d+)/.exec(head)?.[1] ?? Number.NaN),
    head,
  };
}

const send = (port: number, as: string, address: string, more = '') =>
  answerOf(begin(port, as, address, whole.length, more));

const files = (count: number) => ({ rates: { 'upload.files': { count, seconds: 600 } } });

test('one address has its share of a page, earned back in ten minutes; other addresses and keys have theirs', async () => {
  const [page, other, desk] = [
    await dealer.publishableKey(),
    await dealer.publishableKey(),
    await dealer.secretKey('AGENT'),
  ];
  const port = await listen({}, files(2));
  app.clock.hold('2026-11-23T09:00:00Z');
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
  app.clock.advance(60_000);
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
  const refused = await send(port, page, '127.0.0.2');
  expect(refused).toMatchObject({ status: 429, retryAfter: 240 });
  // What a visitor says of an address is nobody's word.
  expect((await send(port, page, '127.0.0.2', 'x-forwarded-for: 198.51.100.7\r\n')).status).toBe(429);
  expect((await send(port, page, '127.0.0.3')).status).toBe(201);
  expect((await send(port, other, '127.0.0.2')).status).toBe(201);
  for (let file = 0; file < 3; file++) expect((await send(port, desk, '127.0.0.2')).status).toBe(201);
  app.clock.advance(240_000);
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
});

test('an address is held to its bytes, too', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({}, { rates: { 'upload.bytes': { count: whole.length + 1, seconds: 600 } } });
  const statuses = [];
  for (let file = 0; file < 3; file++) statuses.push((await send(port, page, '127.0.0.2')).status);
  expect(statuses).toEqual([201, 201, 429]);
});

test('visitors behind a trusted proxy have a share each, whatever they say of themselves', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({}, { proxies: ['127.0.0.0/8'], ...files(1) });
  const statuses = [];
  for (const said of [
    '198.51.100.7',
    '198.51.100.8',
    '198.51.100.7',
    '198.51.100.9, 198.51.100.7, 127.0.0.9',
    '2001:db8::1',
    '2001:db8::2',
    '2001:db8:0:1::2',
  ]) {
    statuses.push((await send(port, page, '127.0.0.2', `x-forwarded-for: ${said}\r\n`)).status);
  }
  expect(statuses).toEqual([201, 201, 429, 429, 201, 429, 201]);
});

test('bodies that drip hold up nobody, however many they are', async () => {
  const [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
  const port = await listen({ taken: 1 });
  const dripping = Array.from({ length: 50 }, () =>
    begin(port, page, '127.0.0.2', 10, 'expect: 100-continue\r\n'),
  );
  // They are all being read.
  expect(await Promise.all(dripping.map(answerOf))).toEqual(
    Array.from({ length: 50 }, () => expect.objectContaining({ status: 100 })),
  );
  for (const as of [page, desk]) expect((await send(port, as, '127.0.0.2')).status).toBe(201);
});

/** Bodies that lack their last byte, one more than there is room for; done when that one is refused. */
async function fill(port: number, as: string, room: number): Promise<void> {
  const held = Array.from({ length: room + 1 }, () => begin(port, as, '127.0.0.2', whole.length - 1));
  expect(await Promise.race(held.map(answerOf))).toMatchObject({ status: 503, retryAfter: 2 });
}

const roomFor = (files: number) => files * whole.length;

test('an address fills only its own share with what is not whole yet', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ heldFromAddress: roomFor(2) });
  await fill(port, page, 2);
  expect((await send(port, page, '127.0.0.2')).status).toBe(503);
  expect((await send(port, page, '127.0.0.3')).status).toBe(201);
});

test('one address has no more of it with many keys and tracking tokens', async () => {
  const [page, other, desk] = [
    await dealer.publishableKey(),
    await dealer.publishableKey(),
    await dealer.secretKey('AGENT'),
  ];
  const { trackingToken } = await submit(app, desk);
  const port = await listen({ heldFromAddress: roomFor(2) });
  await fill(port, page, 2);
  const statuses = [];
  for (const as of [other, trackingToken, desk]) statuses.push((await send(port, as, '127.0.0.2')).status);
  expect(statuses).toEqual([503, 503, 201]);
});

test.each([
  ['a key', { heldWithKey: roomFor(2) }, 'page', [503, 201, 201]],
  ['all customers', { heldByCustomers: roomFor(2) }, 'page', [503, 503, 201]],
  ['a node', { heldInAll: roomFor(2) }, 'page', [503, 503, 503]],
  ['a key of the staff', { heldWithKey: roomFor(2), heldByCustomers: 0 }, 'desk', [503, 503, 201]],
] as const)('%s fills only its share', async (_who, limits, by, expected) => {
  const [page, other, desk, another] = [
    await dealer.publishableKey(),
    await dealer.publishableKey(),
    await dealer.secretKey('AGENT'),
    await dealer.secretKey('AGENT'),
  ];
  const port = await listen(limits);
  await fill(port, by === 'page' ? page : desk, 2);
  const statuses = [];
  for (const as of [by === 'page' ? page : desk, other, another]) {
    statuses.push((await send(port, as, '127.0.0.3')).status);
  }
  expect(statuses).toEqual(expected);
});

test('what was held of a body is free again when it leaves', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ heldFromAddress: roomFor(1) });
  await fill(port, page, 1);
  for (const socket of sockets.splice(0)) socket.destroy();
  await vi.waitFor(async () => expect((await send(port, page, '127.0.0.2')).status).toBe(201));
});

test('a body that does not keep the pace is refused while it is still being sent, and its connection closed', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ pace: { ...usualLimits.pace, silenceMs: 50 } });
  const said = (await text(begin(port, page, '127.0.0.2'))).toLowerCase();
  expect(said).toMatch(/^http\/1\.1 408 [^]*\r\nconnection: close\r\n/);
  expect(said).toContain('upload_too_slow');
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
});
