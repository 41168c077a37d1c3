import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from '../../test/app.ts';
import { pdf } from '../../test/uploads.ts';
import { Reauthenticator } from '../modules/access/index.ts';
import { networkOf, type UploadLimits } from './upload-limits.ts';
import { createUploadRoutes } from './uploads.ts';

let app: TestApp;
let dealer: TestOrganization;
const servers: Server[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => app.stop());

/** A node with limits of its own, and the port on which it takes files. */
async function listen(limits: Partial<UploadLimits>): Promise<number> {
  const routes = new Hono<{ Variables: { requestId: string } }>()
    .use(async (c, next) => {
      c.set('requestId', 'of-a-test');
      await next();
    })
    .route('/', createUploadRoutes(app.platform, new Reauthenticator(app.platform), limits));
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

test('one address has its share of a page, for ten minutes; other addresses and keys have theirs', async () => {
  const [page, other, desk] = [
    await dealer.publishableKey(),
    await dealer.publishableKey(),
    await dealer.secretKey('AGENT'),
  ];
  const port = await listen({ files: 2 });
  app.clock.hold('2026-11-23T09:00:00Z');
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
  app.clock.advance(60_000);
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
  const refused = await send(port, page, '127.0.0.2');
  expect(refused).toMatchObject({ status: 429, retryAfter: 540 });
  // What a visitor says of an address is nobody's word.
  expect((await send(port, page, '127.0.0.2', 'x-forwarded-for: 198.51.100.7\r\n')).status).toBe(429);
  expect((await send(port, page, '127.0.0.3')).status).toBe(201);
  expect((await send(port, other, '127.0.0.2')).status).toBe(201);
  for (let file = 0; file < 3; file++) expect((await send(port, desk, '127.0.0.2')).status).toBe(201);
  app.clock.advance(540_000);
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
});

test('an address is held to its bytes, too', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ bytes: pdf().length + 1 });
  const statuses = [];
  for (let file = 0; file < 3; file++) statuses.push((await send(port, page, '127.0.0.2')).status);
  expect(statuses).toEqual([201, 201, 429]);
});

test('of more addresses than are remembered, the oldest begins anew', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ files: 1, remembered: 2 });
  const statuses = [];
  for (const last of [2, 3, 3, 4, 3, 2]) statuses.push((await send(port, page, `127.0.0.${last}`)).status);
  expect(statuses).toEqual([201, 201, 429, 201, 429, 201]);
});

test('bodies that drip hold up neither another address nor the places of whole files', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ readFromAddress: 3, taken: 1 });
  // The fourth is refused only once three are being read.
  const dripping = Array.from({ length: 4 }, () => begin(port, page, '127.0.0.2'));
  expect(await Promise.race(dripping.map(answerOf))).toMatchObject({ status: 503, retryAfter: 2 });
  expect((await send(port, page, '127.0.0.2')).status).toBe(503);
  expect((await send(port, page, '127.0.0.3')).status).toBe(201);
});

test.each([
  ['a key', { readWithKey: 2 }, 503, 201],
  ['a node', { readInAll: 2 }, 503, 503],
])('%s reads only so many bodies at once', async (_who, limits, same, another) => {
  const [desk, other] = [await dealer.secretKey('AGENT'), await dealer.secretKey('AGENT')];
  const port = await listen(limits);
  const dripping = Array.from({ length: 3 }, () => begin(port, desk, '127.0.0.2'));
  expect(await Promise.race(dripping.map(answerOf))).toMatchObject({ status: 503 });
  expect((await send(port, desk, '127.0.0.3')).status).toBe(same);
  expect((await send(port, other, '127.0.0.3')).status).toBe(another);
});

test('a body that is not whole in time is refused, its connection closed and its place free', async () => {
  const page = await dealer.publishableKey();
  const port = await listen({ readMs: 50, readInAll: 1 });
  const dripping = begin(port, page, '127.0.0.2');
  const said = (await text(dripping)).toLowerCase();
  expect(said).toMatch(/^http\/1\.1 408 [^]*\r\nconnection: close\r\n/);
  expect(said).toContain('upload_too_slow');
  expect((await send(port, page, '127.0.0.2')).status).toBe(201);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
