import { expect, test } from 'vitest';
import { createClient } from '../src/index.ts';
import { type Reply, startPeer } from './peer.ts';

const viewer = { kind: 'SECRET_KEY', label: 'desk', roles: ['AGENT'], organization: null };
const ok: Reply = { body: { data: { viewer } } };
const away: Reply = {
  status: 503,
  body: { errors: [{ message: 'Away.', extensions: { code: 'UNAVAILABLE' } }] },
};
const submitted: Reply = {
  body: { data: { submitTicket: { number: 'AC-0000-0000', trackingToken: 'tt_1', ticket: null } } },
};

test('a request carries the key, the language and what GraphQL over HTTP asks for', async () => {
  const peer = await startPeer();
  peer.answer(() => ok);
  const client = createClient({ url: peer.url, key: 'sk_1', locale: 'zh-CN', headers: { 'x-shop': '7' } });

  expect(await client.viewer()).toEqual(viewer);

  const [request] = peer.received;
  expect(request).toMatchObject({
    url: '/graphql',
    headers: {
      authorization: 'Bearer sk_1',
      'accept-language': 'zh-CN',
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'x-shop': '7',
    },
  });
});

test('a key given as a function is asked for each try', async () => {
  const peer = await startPeer();
  peer.answerInTurn(away, ok);
  let count = 0;

  await createClient({ url: peer.url, key: async () => `sk_${++count}` }).viewer();

  expect(peer.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk_1', 'Bearer sk_2']);
});

test.each<[string, Reply | 'cut']>([
  ['UNAVAILABLE', away],
  ['a proxy that has lost the server', { status: 502, body: '<h1>Bad Gateway</h1>' }],
  ['HTTP 504 without a body', { status: 504, body: '' }],
  [
    'a rate limit',
    { status: 429, body: { errors: [{ message: 'Slow.', extensions: { code: 'RATE_LIMITED' } }] } },
  ],
  ['a broken connection', 'cut'],
])('a query is repeated after %s', async (_, failure) => {
  const peer = await startPeer();
  peer.answerInTurn(failure, ok);

  expect(await createClient({ url: peer.url, key: 'sk_1' }).viewer()).toEqual(viewer);
  expect(peer.received).toHaveLength(2);
});

test('a query is given up after maxRetries', async () => {
  const peer = await startPeer();
  peer.answer(() => away);

  await expect(createClient({ url: peer.url, key: 'sk_1', maxRetries: 1 }).viewer()).rejects.toMatchObject({
    name: 'ServerError',
    code: 'UNAVAILABLE',
    retryable: true,
  });
  expect(peer.received).toHaveLength(2);
});

test.each([
  ['INTERNAL', 500],
  ['UNAUTHENTICATED', 401],
  ['BAD_USER_INPUT', 400],
])('a query is not repeated after %s', async (code, status) => {
  const peer = await startPeer();
  peer.answer(() => ({ status, body: { errors: [{ message: 'No.', extensions: { code } }] } }));

  await expect(createClient({ url: peer.url, key: 'sk_1' }).viewer()).rejects.toMatchObject({ code });
  expect(peer.received).toHaveLength(1);
});

test('a mutation that could take effect twice is never repeated', async () => {
  const peer = await startPeer();
  peer.answer(() => 'cut');
  const client = createClient({ url: peer.url, key: 'sk_1' });

  await expect(client.tickets.accept({ id: 't1' })).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(peer.received).toHaveLength(1);
});

test('a submission is repeated with the same idempotency key, drawn anew for each call', async () => {
  const peer = await startPeer();
  peer.answerInTurn('cut', away, submitted);
  const client = createClient({ url: peer.url, key: 'sk_1' });
  const input = { description: 'It drips.', contact: { name: 'Li Na', phone: '+86 138 0000 0000' } };

  await client.tickets.submit(input);
  await client.tickets.submit(input);

  const keys = peer.received.map(
    ({ variables }) => (variables.input as { idempotencyKey: string }).idempotencyKey,
  );
  expect(keys).toHaveLength(4);
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[3]).not.toBe(keys[0]);
});

test('the idempotency key of the caller is kept', async () => {
  const peer = await startPeer();
  peer.answer(() => submitted);

  await createClient({ url: peer.url, key: 'sk_1' }).tickets.submit({
    idempotencyKey: 'draft-7',
    description: 'It drips.',
    contact: { name: 'Li Na' },
  });

  expect(peer.received[0]?.variables.input).toMatchObject({ idempotencyKey: 'draft-7' });
});

test.each<[string, Reply]>([
  ['Retry-After', { status: 429, headers: { 'retry-after': '1' }, body: '' }],
  [
    'retryAfter',
    {
      status: 200,
      body: { errors: [{ message: 'Slow.', extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }] },
    },
  ],
])('%s is obeyed', async (_, limited) => {
  const peer = await startPeer();
  peer.answerInTurn(limited, ok);
  const start = performance.now();

  await createClient({ url: peer.url, key: 'sk_1' }).viewer();

  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
});

test('a rate limit that lasts long is left to the caller', async () => {
  const peer = await startPeer();
  peer.answer(() => ({ status: 429, headers: { 'retry-after': '3600' }, body: '' }));

  await expect(createClient({ url: peer.url, key: 'sk_1' }).viewer()).rejects.toMatchObject({
    name: 'RateLimitError',
    retryAfter: 3600,
  });
  expect(peer.received).toHaveLength(1);
});

test('a server that does not answer is given up after the timeout', async () => {
  const peer = await startPeer();
  peer.answer(() => 'hang');

  await expect(
    createClient({ url: peer.url, key: 'sk_1', maxRetries: 0 }).viewer({ timeout: 50 }),
  ).rejects.toMatchObject({ name: 'TimeoutError', code: 'TIMEOUT', retryable: true });
});

test('a timeout may be as long as one likes', async () => {
  const peer = await startPeer();
  peer.answer(() => ok);

  expect(await createClient({ url: peer.url, key: 'sk_1', timeout: Infinity }).viewer()).toEqual(viewer);
});

test('a call ends with its signal, while it waits for the answer', async () => {
  const peer = await startPeer();
  const aborting = new AbortController();
  peer.answer(() => {
    aborting.abort();
    return 'hang';
  });

  const call = createClient({ url: peer.url, key: 'sk_1' }).viewer({ signal: aborting.signal });

  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(peer.received).toHaveLength(1);
});

test('a call ends with its signal, while it waits for the next try', async () => {
  const peer = await startPeer();
  const aborting = new AbortController();
  peer.answer(() => ({ status: 429, headers: { 'retry-after': '10' }, body: '' }));

  const call = createClient({
    url: peer.url,
    key: 'sk_1',
    fetch: async (...request) => {
      const response = await fetch(...request);
      setTimeout(() => aborting.abort(new Error('Never mind.')), 10);
      return response;
    },
  }).viewer({ signal: aborting.signal });

  await expect(call).rejects.toThrow('Never mind.');
  expect(peer.received).toHaveLength(1);
});

test('a call whose signal has already aborted sends nothing', async () => {
  const peer = await startPeer();

  await expect(
    createClient({ url: peer.url, key: 'sk_1' }).viewer({ signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' });
  expect(peer.received).toHaveLength(0);
});
