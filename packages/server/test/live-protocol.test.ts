import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { asOwner } from './database.ts';
import { followSse, RawSocket, type Result } from './live-client.ts';

let app: TestApp;
let base: string;
let key: string;

const logged: string[] = [];
const log = pino(
  { level: 'error' },
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString());
      done();
    },
  }),
);

beforeAll(async () => {
  app = await createTestApp({ log });
  base = await app.listen();
  key = await (await app.organization()).secretKey('AGENT');
});
afterAll(() => app.stop());

const submit = 'mutation ($input: SubmitTicketInput!) { submitTicket(input: $input) { __typename } }';
const input = { description: 'No heat', contact: { name: 'Ann', phone: '+8613800000000' } };
const follow =
  'subscription ($after: ID, $filter: EventFilter) { events(after: $after, filter: $filter) { id type } }';
const connect = () => RawSocket.connect(base, key);

describe('graphql-transport-ws', () => {
  test('acknowledges, answers pings, and runs queries, mutations and subscriptions', async () => {
    const peer = await RawSocket.open(base);
    peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
    expect(await peer.next()).toEqual({ type: 'connection_ack' });
    peer.send({ type: 'ping' });
    expect(await peer.next()).toEqual({ type: 'pong' });
    peer.subscribe('1', '{ viewer { kind } }');
    expect(await peer.next()).toEqual({
      id: '1',
      type: 'next',
      payload: { data: { viewer: { kind: 'SECRET_KEY' } }, extensions: { cost: expect.anything() } },
    });
    expect(await peer.next()).toEqual({ id: '1', type: 'complete' });
    peer.subscribe('2', follow, { after: '0-0', filter: { types: ['ticket.'] } });
    peer.subscribe('3', submit, { input });
    const answers = [await peer.next(), await peer.next(), await peer.next()];
    expect(answers).toContainEqual({
      id: '3',
      type: 'next',
      payload: {
        data: { submitTicket: { __typename: 'SubmitTicketPayload' } },
        extensions: { cost: expect.anything() },
      },
    });
    expect(answers).toContainEqual({ id: '3', type: 'complete' });
    expect(answers).toContainEqual({
      id: '2',
      type: 'next',
      payload: { data: { events: { id: expect.any(String) as string, type: 'ticket.submitted' } } },
    });
  });

  test('an id is free again once its subscriber has completed it', async () => {
    const peer = await connect();
    peer.subscribe('1', follow);
    peer.send({ id: '1', type: 'complete' });
    peer.subscribe('1', '{ viewer { kind } }');
    expect(await peer.next()).toMatchObject({ id: '1', type: 'next' });
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['JSON that is no object', '[]'],
    ['no type', JSON.stringify({ id: '1' })],
    ['an unknown type', JSON.stringify({ type: 'hello' })],
    ['what only a server says', JSON.stringify({ type: 'connection_ack' })],
    ['a result', JSON.stringify({ id: '1', type: 'next', payload: { data: {} } })],
    [
      'an introduction with a payload that is no object',
      JSON.stringify({ type: 'connection_init', payload: 1 }),
    ],
    ['a subscription without a query', JSON.stringify({ id: '1', type: 'subscribe', payload: {} })],
    [
      'a subscription without an id',
      JSON.stringify({ type: 'subscribe', payload: { query: '{ viewer { kind } }' } }),
    ],
    [
      'a subscription with an empty id',
      JSON.stringify({ id: '', type: 'subscribe', payload: { query: '{ viewer { kind } }' } }),
    ],
    [
      'variables that are no object',
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ viewer { kind } }', variables: 7 } }),
    ],
    ['the end of nothing named', JSON.stringify({ type: 'complete' })],
  ])('4400: %s', async (_name, message) => {
    const peer = await connect();
    peer.send(message);
    expect(await peer.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
    expect(logged).toEqual([]);
  });

  test('4400: a message in a binary frame', async () => {
    const peer = await connect();
    peer.socket.send(Buffer.from(JSON.stringify({ type: 'ping' })));
    expect(await peer.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  test('1007: text that is not UTF-8', async () => {
    const peer = await connect();
    peer.socket.send(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { binary: false });
    expect(await peer.closed).toMatchObject({ code: 1007 });
  });

  test('1009: a message of more than 128 kB', async () => {
    const peer = await connect();
    const ping = (bytes: number) => {
      const around = JSON.stringify({ type: 'ping', payload: { text: '' } });
      return JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(bytes - around.length) } });
    };
    peer.send(ping(128 * 1024));
    expect(await peer.next()).toMatchObject({ type: 'pong' });
    peer.send(ping(128 * 1024 + 1));
    expect(await peer.closed).toMatchObject({ code: 1009 });
  });

  test('4401: an operation before the acknowledgement', async () => {
    const peer = await RawSocket.open(base);
    peer.subscribe('1', '{ viewer { kind } }');
    expect(await peer.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  test.each([
    ['an unknown key', { authorization: 'Bearer sk_unknown' }],
    ['something that is no key', { authorization: 'hello' }],
    ['a tracking token that is not ours', { authorization: 'Bearer tt_a.b.c' }],
  ])('4403: %s', async (_name, payload) => {
    const peer = await RawSocket.open(base);
    peer.send({ type: 'connection_init', payload });
    expect(await peer.closed).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  test('4406: another subprotocol', async () => {
    const peer = await RawSocket.open(base, 'graphql-ws').catch((error: Error) => error);
    expect(peer).toMatchObject({ message: expect.stringMatching(/subprotocol/i) as string });
  });

  test('4406: no subprotocol', async () => {
    const peer = await RawSocket.open(base, []);
    expect(await peer.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
  });

  test('4408: no word in time', async () => {
    const impatient = await createTestApp({ introductionMs: 1 });
    try {
      const peer = await RawSocket.open(await impatient.listen());
      peer.send({ type: 'ping' });
      expect(await peer.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    } finally {
      await impatient.stop();
    }
  });

  test('4409: an id that is in use', async () => {
    const peer = await connect();
    peer.subscribe('1', follow);
    peer.subscribe('1', follow);
    expect(await peer.closed).toEqual({ code: 4409, reason: 'Subscriber for 1 already exists' });
  });

  test('4429: a second introduction', async () => {
    const peer = await connect();
    peer.send({ type: 'connection_init' });
    expect(await peer.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });

  test('4429: a second introduction that does not wait for the answer to the first', async () => {
    const peer = await RawSocket.open(base);
    peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
    peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
    expect(await peer.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });

  test('1001: the server stops', async () => {
    const stopping = await createTestApp();
    const peer = await RawSocket.open(await stopping.listen());
    await stopping.stop();
    expect(await peer.closed).toMatchObject({ code: 1001 });
  });

  test('4500: a fault of the server', async () => {
    const broken = await createTestApp({ log });
    try {
      const peer = await RawSocket.open(await broken.listen());
      await asOwner(broken.databaseUrl, 'alter table api_key rename column hash to digest');
      peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
      expect(await peer.closed).toEqual({ code: 4500, reason: 'Internal server error' });
      expect(logged).toHaveLength(1);
      expect(logged.join('')).not.toContain(key);
    } finally {
      logged.length = 0;
      await broken.stop();
    }
  });

  test('pongs, and ends of what is not there, are heard without an answer', async () => {
    const peer = await connect();
    peer.send({ type: 'pong' });
    peer.send({ id: 'nobody', type: 'complete' });
    peer.send({ type: 'ping', payload: { mark: 1 } });
    expect(await peer.next()).toEqual({ type: 'pong', payload: { mark: 1 } });
    expect(peer.socket.readyState).toBe(peer.socket.OPEN);
  });

  test('an operation that the document has not is refused with a code', async () => {
    const peer = await connect();
    const payload = { query: 'query A { viewer { kind } }', operationName: 'B' };
    peer.send({ id: '1', type: 'subscribe', payload });
    expect(await peer.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: expect.any(String) as string } }],
    });
  });

  test('another path answers 404, also when its caller breaks off', async () => {
    const { hostname, port } = new URL(base);
    const upgrade = 'GET /elsewhere HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    const patient = createConnection(Number(port), hostname);
    patient.write(upgrade);
    expect(await text(patient)).toMatch(/^HTTP\/1\.1 404 /);
    const hasty = createConnection(Number(port), hostname);
    await once(hasty, 'connect');
    hasty.write(upgrade, () => hasty.resetAndDestroy());
    await once(hasty, 'close');
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });
});

interface Failure {
  query: string;
  variables?: Record<string, unknown>;
  as?: () => Promise<string>;
  code: string | undefined;
}

const failures: [string, Failure][] = [
  ...[
    'subscription ($on: Boolean = false) { events @include(if: $on) { id } }',
    'subscription { ... @skip(if: true) { events { id } } }',
    'subscription { ...E } fragment E on Subscription { events @skip(if: true) { id } }',
  ].map((query): [string, Failure] => [
    `a condition at the root (${query})`,
    { query, code: 'GRAPHQL_VALIDATION_FAILED' },
  ]),
  ['an unknown field', { query: 'subscription { nothing }', code: 'GRAPHQL_VALIDATION_FAILED' }],
  ['a malformed cursor', { query: follow, variables: { after: 'Hello!' }, code: 'BAD_USER_INPUT' }],
  [
    'a cursor beyond any number',
    { query: follow, variables: { after: 'zzzzzzzzzzzzz-1' }, code: 'BAD_USER_INPUT' },
  ],
  ['an unknown cursor', { query: follow, variables: { after: '1-1' }, code: 'RESYNC_REQUIRED' }],
  ['a cursor of the future', { query: follow, variables: { after: 'zzzzzzzz-1' }, code: 'RESYNC_REQUIRED' }],
  [
    'a key that may not',
    { query: follow, as: async () => (await app.organization()).secretKey(), code: 'FORBIDDEN' },
  ],
];

describe.each(failures)('%s ends a stream with an error', (_name, { query, variables, as, code }) => {
  test('over a WebSocket that stays open', async () => {
    const peer = await RawSocket.connect(base, as ? await as() : key);
    peer.subscribe('1', query, variables);
    const message = await peer.next();
    expect(message).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code } }] });
    peer.subscribe('1', '{ viewer { kind } }');
    expect(await peer.next()).toMatchObject({ id: '1', type: 'next' });
  });

  test('over server-sent events', async () => {
    const results: Result<unknown>[] = [];
    for await (const result of followSse(base, as ? await as() : key, query, variables)) results.push(result);
    expect(results).toMatchObject([{ errors: [{ extensions: { code } }] }]);
  });
});

test('a syntax error and a wrong variable are answered, and the socket stays open', async () => {
  const peer = await connect();
  peer.subscribe('1', 'subscription {');
  expect(await peer.next()).toMatchObject({
    id: '1',
    type: 'error',
    payload: [{ locations: [{ line: 1 }], extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  });
  peer.subscribe('1', follow, { after: {} });
  const answer = await peer.next();
  expect(answer).toMatchObject({
    id: '1',
    type: 'next',
    payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  });
  expect(JSON.stringify(answer)).not.toContain('status');
  expect(await peer.next()).toEqual({ id: '1', type: 'complete' });
});
