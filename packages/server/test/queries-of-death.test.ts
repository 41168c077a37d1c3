import { once } from 'node:events';
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp } from './app.ts';
import { type Message, RawSocket, type WireError } from './live-client.ts';
import { deaths, deepestBody } from './queries-of-death.ts';

let app: TestApp;
let base: string;
let key: string;
let pageKey: string;
beforeAll(async () => {
  app = await createTestApp();
  base = await app.listen();
  const dealer = await app.organization();
  key = await dealer.secretKey('ADMIN');
  pageKey = await dealer.publishableKey();
});
afterAll(() => app.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body,
  });

/** Over connections of the caller's. */
async function send(agent: Agent, body: string, more: OutgoingHttpHeaders) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more };
  const asking = request(`${base}/graphql`, { method: 'POST', agent, headers });
  for (let at = 0; at < body.length; at += 65_536) asking.write(body.slice(at, at + 65_536));
  asking.end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return { status: response.statusCode, text: await text(response) };
}

/** Somebody else, who asks for something small meanwhile. */
const bystand = async () => {
  const response = await post('{"query":"{ viewer { kind } }"}');
  expect(await response.json()).toMatchObject({ data: { viewer: { kind: 'SECRET_KEY' } } });
};

interface Refusal {
  errors: number;
  code: unknown;
  /** Whether it says what was too much and how much is allowed, and nothing that is not for the caller. */
  explained: boolean;
}

const refused: Refusal = { errors: 1, code: 'QUERY_TOO_COMPLEX', explained: true };

function refusalOf(errors: WireError[] = [], of: string): Refusal {
  const [{ message, extensions = {} } = { message: '' }] = errors;
  const { requested = 0, limit = 1 } = (extensions[of] ?? {}) as { requested?: number; limit?: number };
  const explained =
    of === 'cycle'
      ? /fragment \w+ leads to itself/.test(message)
      : requested >= limit &&
        [requested, limit].every((number) => message.includes(number.toLocaleString('en')));
  return { errors: errors.length, code: extensions['code'], explained: explained && !('http' in extensions) };
}

describe('is refused, and others are answered:', () => {
  test.each(deaths)('$name, over HTTP', async ({ query, variables, of }) => {
    const [response] = await Promise.all([post(JSON.stringify({ query, variables })), bystand()]);
    expect(response.status).toBe(400);
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: WireError[] };
    expect(data).toBeUndefined();
    expect(refusalOf(errors, of)).toEqual(refused);
  });

  test.each(deaths)('$name, over server-sent events', async ({ query, variables, of }) => {
    const body = JSON.stringify({ query, variables });
    const [response] = await Promise.all([post(body, { accept: 'text/event-stream' }), bystand()]);
    const data = /^data: (.+)$/m.exec(await response.text())?.[1];
    expect(refusalOf((JSON.parse(data!) as { errors: WireError[] }).errors, of)).toEqual(refused);
  });

  test.each(deaths.filter(({ isLong }) => !isLong))(
    '$name, over WebSocket',
    async ({ query, variables, of }) => {
      const peer = await RawSocket.connect(base, key);
      peer.subscribe('death', query, variables);
      peer.subscribe('life', '{ viewer { kind } }');
      const answers = new Map<string | undefined, Message>();
      while (!answers.has('death') || !answers.has('life')) {
        const message = await peer.next();
        if (message.type !== 'complete') answers.set(message.id, message);
      }
      expect(answers.get('death')?.type).toBe('error');
      expect(refusalOf(answers.get('death')?.payload as WireError[], of)).toEqual(refused);
      expect(answers.get('life')).toMatchObject({ type: 'next', payload: { data: { viewer: {} } } });
    },
  );
});

test.each(deaths.filter(({ isLong }) => isLong))('$name ends a WebSocket', async ({ query, variables }) => {
  const peer = await RawSocket.connect(base, key);
  peer.subscribe('death', query, variables);
  expect(await peer.closed).toMatchObject({ code: 1009 });
  await bystand();
});

test.each([
  ['values', JSON.stringify(Array(25_000).fill(1))],
  ['levels', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
])('more %s than any operation has end a WebSocket before they are parsed', async (_what, variables) => {
  const peer = await RawSocket.connect(base, key);
  peer.send(`{"id":"1","type":"subscribe","payload":{"variables":${variables}}}`);
  expect(await peer.closed).toMatchObject({
    code: 4400,
    reason: 'The message holds more than any operation',
  });
  await bystand();
});

describe('without a secret key', () => {
  const long = (most: number) =>
    JSON.stringify({ query: '{ viewer { kind } }', variables: { a: 'x'.repeat(most) } });

  test('a request has at most 128 kB, whoever it says that it is from', async () => {
    for (const authorization of ['', `Bearer ${pageKey}`]) {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const ask = (body: string) =>
        fetch(`${base}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: shopOrigin, ...headers },
          body,
        });
      expect((await ask(long(90_000))).status).not.toBe(413);
      const refusedOne = await ask(long(140_000));
      expect(refusedOne.status).toBe(413);
      expect(await refusedOne.json()).toMatchObject({
        errors: [
          { message: expect.stringContaining('128 kB') as string, extensions: { code: 'BAD_USER_INPUT' } },
        ],
      });
    }
    expect((await post(long(90_000))).status).toBe(200);
  });

  test('a bad key is refused before what it sends is read', async () => {
    const response = await post('no JSON', { authorization: 'Bearer sk_nobody' });
    expect(response.status).toBe(401);
  });
});

describe('a batch', () => {
  const batch = JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ viewer { kind } }' })));

  test('is refused over HTTP', async () => {
    const response = await post(batch);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Batching is not supported.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('ends a WebSocket', async () => {
    const peer = await RawSocket.connect(base, key);
    peer.send(batch);
    expect(await peer.closed).toMatchObject({ code: 4400 });
    await bystand();
  });
});

describe('1 MB', () => {
  const mB = 1024 * 1024;

  test('of variables as deep as they can be is refused', async () => {
    const [response] = await Promise.all([post(deepestBody(mB - 100)), bystand()]);
    expect(response.status).toBe(400);
    expect(refusalOf(((await response.json()) as { errors: WireError[] }).errors, 'variableDepth')).toEqual(
      refused,
    );
  });

  test.each([1, mB])('and %i bytes are refused, and the connection goes on', async (more) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const body = ' '.repeat(mB + more);
    // With its length, and without.
    for (const length of [{ 'content-length': body.length }, {}]) {
      const refusedOne = await send(agent, body, length);
      expect(refusedOne).toMatchObject({ status: 413 });
      expect(JSON.parse(refusedOne.text)).toMatchObject({
        errors: [{ message: 'A request may have at most 1 MB.', extensions: { code: 'BAD_USER_INPUT' } }],
      });
      expect(await send(agent, '{"query":"{ viewer { kind } }"}', {})).toMatchObject({ status: 200 });
    }
  });

  test('and whatever else is declared is refused, and counted as long as it says', async () => {
    for (const bytes of [25 * mB, 2 ** 50]) {
      const asking = request(`${base}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'content-length': bytes,
        },
      });
      onTestFinished(() => void asking.destroy());
      asking.on('error', () => undefined).write(' ');
      const [response] = (await once(asking, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(413);
      expect(JSON.parse(await text(response))).toMatchObject({
        errors: [{ message: 'A request may have at most 1 MB.', extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
  });

  test('with a key that is none is told so, and the connection goes on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const body = ' '.repeat(mB - 1);
    expect(await send(agent, body, { authorization: 'Bearer sk_nobody' })).toMatchObject({ status: 401 });
    expect(await send(agent, '{"query":"{ viewer { kind } }"}', {})).toMatchObject({ status: 200 });
  });

  test('and a body without an end is not waited for', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(mB)),
    });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const init = { method: 'POST', headers, body: endless, duplex: 'half' };
    expect((await app.fetch(new Request('http://test/graphql', init as RequestInit))).status).toBe(413);
  });

  test('is more than a WebSocket takes before it says who it is', async () => {
    const peer = await RawSocket.open(base);
    peer.send(deepestBody(mB - 100));
    expect(await peer.closed).toMatchObject({ code: 1009 });
    await bystand();
  });
});
