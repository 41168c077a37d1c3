import { expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { type ConnectionState, createClient } from '../src/index.ts';
import { createPublicClient } from '../src/public.ts';
import { startPeer, type Subscriber } from './peer.ts';

const event = (id: number) => ({ id: String(id), type: 'ticket.commented' });

test('events come in order, with the key on the connection and the filter in the variables', async () => {
  const peer = await startPeer();
  const reader = { locale: 'en', timeZone: 'Asia/Shanghai' };
  const client = createClient({ url: peer.url, key: 'sk_1', ...reader });
  const events = client.events.stream({ filter: { ticket: 't1' }, after: '4' })[Symbol.asyncIterator]();
  const first = events.next();

  const subscriber = await peer.subscriber();
  expect(subscriber.authorization).toBe('Bearer sk_1');
  expect(subscriber.variables).toEqual({ filter: { ticket: 't1' }, after: '4', ...reader });
  subscriber.next(event(5));
  subscriber.next(event(6));

  expect((await first).value).toMatchObject({ id: '5' });
  expect((await events.next()).value).toMatchObject({ id: '6' });
  await events.return?.();
  await subscriber.closed;
});

test('a cut connection is taken up again after the last event', async () => {
  const peer = await startPeer();
  const states: ConnectionState[] = [];
  const stream = createClient({ url: peer.url, key: 'sk_1' }).events.stream({
    onConnection: (state) => states.push(state),
  });
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { id } of stream) {
      seen.push(id);
      if (id === '4') return;
    }
  })();

  const first = await peer.subscriber();
  expect(first.variables.after).toBeUndefined();
  first.next(event(1));
  first.next(event(2));
  first.socket.terminate();
  const second = await peer.subscriber();
  expect(second.variables.after).toBe('2');
  second.next(event(3));
  second.complete();
  const third = await peer.subscriber();
  expect(third.variables.after).toBe('3');
  third.next(event(4));
  await reading;
  await third.closed;

  expect(seen).toEqual(['1', '2', '3', '4']);
  expect(states).toEqual([
    'connecting',
    'live',
    'offline',
    'connecting',
    'live',
    'offline',
    'connecting',
    'live',
  ]);
});

test('a stream outlives a server that fails or is away', async () => {
  const peer = await startPeer();
  const events = createClient({ url: peer.url, key: 'sk_1' }).events.stream()[Symbol.asyncIterator]();
  const next = events.next();

  (await peer.subscriber()).errors({ message: 'Away.', extensions: { code: 'UNAVAILABLE' } });
  (await peer.subscriber()).socket.close(1012);
  (await peer.subscriber()).next(event(1));

  expect((await next).value).toMatchObject({ id: '1' });
  await events.return?.();
});

test.each([
  ['UNAUTHENTICATED', 'AuthenticationError'],
  ['FORBIDDEN', 'PermissionError'],
  ['RESYNC_REQUIRED', 'ResyncRequiredError'],
  ['BAD_USER_INPUT', 'InvalidRequestError'],
])('%s ends the stream with %s', async (code, name) => {
  const peer = await startPeer();
  const events = createClient({ url: peer.url, key: 'sk_1' })
    .events.stream({ after: '9' })
    [Symbol.asyncIterator]();
  const next = events.next();
  const subscriber = await peer.subscriber();
  subscriber.errors({ message: 'No.', extensions: { code } });

  await expect(next).rejects.toMatchObject({ name, code });
  expect(await events.next()).toEqual({ done: true, value: undefined });
  await subscriber.closed;
});

test('a revoked key ends the stream on connecting, and while it is open', async () => {
  const peer = await startPeer();
  const refused = createClient({ url: peer.url, key: 'revoked' }).events.stream()[Symbol.asyncIterator]();
  await expect(refused.next()).rejects.toMatchObject({ name: 'AuthenticationError' });

  const open = createClient({ url: peer.url, key: 'sk_1' }).events.stream()[Symbol.asyncIterator]();
  const next = open.next();
  (await peer.subscriber()).socket.close(4403, 'Forbidden');
  await expect(next).rejects.toMatchObject({ name: 'AuthenticationError' });
});

test.each<[string, (subscriber: Subscriber) => void]>([
  [
    'an error',
    (subscriber) => subscriber.errors({ message: 'Over.', extensions: { code: 'UNAUTHENTICATED' } }),
  ],
  ['a closed socket', (subscriber) => subscriber.socket.close(4403, 'Forbidden')],
])('a key that ends with %s is renewed by its function, and the stream goes on', async (_how, end) => {
  const peer = await startPeer();
  let key = 'jwt-1';
  const client = createClient({ url: peer.url, key: async () => key });
  const events = client.events.stream()[Symbol.asyncIterator]();
  const first = events.next();
  const before = await peer.subscriber();
  before.next(event(1));
  expect((await first).value).toMatchObject({ id: '1' });

  const second = events.next();
  key = 'jwt-2';
  end(before);
  const after = await peer.subscriber();
  expect([after.authorization, after.variables.after]).toEqual(['Bearer jwt-2', '1']);
  after.next(event(2));
  expect((await second).value).toMatchObject({ id: '2' });
  await events.return?.();
});

test('a key that is refused on connecting, and again when it was renewed, ends the stream', async () => {
  const peer = await startPeer();
  const keys = ['revoked', 'revoked-too', 'never asked for'];
  const client = createClient({ url: peer.url, key: () => keys.shift()! });
  await expect(client.events.stream({ after: '1' })[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
  expect(keys).toEqual(['never asked for']);
});

test('the signal ends the stream as if there were no more', async () => {
  const peer = await startPeer();
  const aborting = new AbortController();
  const seen: string[] = [];
  const reading = (async () => {
    const stream = createClient({ url: peer.url, key: 'sk_1' }).events.stream({ signal: aborting.signal });
    for await (const { id } of stream) {
      seen.push(id);
      if (id === '1') setTimeout(() => aborting.abort());
    }
  })();
  const subscriber = await peer.subscriber();
  subscriber.next(event(1));

  await reading;
  await subscriber.closed;
  expect(seen).toEqual(['1']);
});

test('a signal that has already aborted opens nothing', async () => {
  const stream = createClient({ url: 'http://127.0.0.1:9', key: 'sk_1' }).events.stream({
    signal: AbortSignal.abort(),
  });

  expect(await Array.fromAsync(stream)).toEqual([]);
});

test('a reader that waits for an event can leave at once', async () => {
  const peer = await startPeer();
  const events = createClient({ url: peer.url, key: 'sk_1' }).events.stream()[Symbol.asyncIterator]();
  const next = events.next();
  const subscriber = await peer.subscriber();

  await events.return?.();

  expect(await next).toEqual({ done: true, value: undefined });
  await subscriber.closed;
});

test('a slow reader loses nothing and holds little: the rest is fetched when it comes to it', async () => {
  const peer = await startPeer();
  const count = 3000;
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  const events = createClient({ url: peer.url, key: 'sk_1' }).events.stream()[Symbol.asyncIterator]();
  const first = events.next();

  const overrun = await peer.subscriber();
  for (const id of ids) overrun.next({ id });
  await overrun.closed;
  const rest = (async () => {
    const seen = [(await first).value!.id];
    while (seen.length < count) seen.push((await events.next()).value!.id);
    return seen;
  })();
  const resumed = await peer.subscriber();
  const after = Number(resumed.variables.after);
  for (const id of ids.slice(after)) resumed.next({ id });

  expect(await rest).toEqual(ids);
  expect(after).toBeLessThanOrEqual(1001);
  await events.return?.();
});

test('a tracking token stands in for the key', async () => {
  const peer = await startPeer();
  const client = createPublicClient({ url: peer.url, key: 'pk_1' });
  const entries = client.tracked.stream({ token: 'tt_1', after: '1' })[Symbol.asyncIterator]();
  const next = entries.next();
  const subscriber = await peer.subscriber();
  subscriber.next(event(2));

  expect((await next).value).toMatchObject({ id: '2' });
  expect(subscriber.authorization).toBe('Bearer tt_1');
  await entries.return?.();
});

test('a WebSocket may be given where the platform has none', async () => {
  const peer = await startPeer();
  const events = createClient({ url: peer.url, key: 'sk_1', webSocket: WebSocket }).events.stream();
  const iterator = events[Symbol.asyncIterator]();
  const next = iterator.next();
  (await peer.subscriber()).next(event(1));
  expect((await next).value).toMatchObject({ id: '1' });
  await iterator.return?.();
});

test('a connection that is dead without a word is given up', async () => {
  const peer = await startPeer();
  const states: ConnectionState[] = [];
  const events = createClient({ url: peer.url, key: 'sk_1' })
    .events.stream({ after: '1', onConnection: (state) => states.push(state) })
    [Symbol.asyncIterator]();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const next = events.next();

  const dead = await peer.subscriber();
  dead.mute();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(states).toEqual(['connecting', 'live']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(states.at(-1)).toBe('offline');
  await vi.advanceTimersByTimeAsync(500);
  (await peer.subscriber()).next(event(2));

  expect((await next).value).toMatchObject({ id: '2' });
  await events.return?.();
});

test('a server that takes the connection and says nothing is given up', async () => {
  const peer = await startPeer();
  peer.silence();
  const states: ConnectionState[] = [];
  const events = createClient({ url: peer.url, key: 'sk_1', timeout: 50 })
    .events.stream({ onConnection: (state) => states.push(state) })
    [Symbol.asyncIterator]();
  const next = events.next();

  await (
    await peer.ignored()
  ).closed;
  await peer.ignored();
  expect(states).toEqual(['connecting', 'offline', 'connecting']);
  await events.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
});

test('without any WebSocket the stream says what is missing', async () => {
  const { WebSocket: platform } = globalThis;
  onTestFinished(() => void Object.assign(globalThis, { WebSocket: platform }));
  Reflect.deleteProperty(globalThis, 'WebSocket');

  const events = createClient({ url: 'http://127.0.0.1:9', key: 'sk_1' }).events.stream();

  await expect(events[Symbol.asyncIterator]().next()).rejects.toThrow('`webSocket`');
});
