import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { type Message, RawSocket, type WireError } from './live-client.ts';
import { deaths, deepestBody } from './queries-of-death.ts';

let app: TestApp;
let base: string;
let key: string;
beforeAll(async () => {
  app = await createTestApp();
  base = await app.listen();
  key = await (await app.organization()).secretKey('ADMIN');
});
afterAll(() => app.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body,
  });

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

  test.each(deaths)('$name, over WebSocket', async ({ query, variables, of }) => {
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

  test('of them ends a WebSocket', async () => {
    const peer = await RawSocket.connect(base, key);
    peer.send(`{"id":"1","type":"subscribe","payload":${deepestBody(mB - 100)}}`);
    expect(await peer.closed).toMatchObject({ code: 4400 });
    await bystand();
  });

  test('and one byte is not read', async () => {
    const [response] = await Promise.all([post(' '.repeat(mB + 1)), bystand()]);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('and more ends a WebSocket', async () => {
    const peer = await RawSocket.connect(base, key);
    peer.send(deepestBody(mB + 100));
    expect(await peer.closed).toMatchObject({ code: 1009 });
    await bystand();
  });
});
