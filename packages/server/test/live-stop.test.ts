import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { followSse, RawSocket } from './live-client.ts';
import { startServerProcess } from './server-process.ts';

let app: TestApp;
let key: string;

beforeAll(async () => {
  app = await createTestApp();
  key = await (await app.organization()).secretKey('AGENT');
  await app.query(
    `mutation { submitTicket(input: { description: "Noise", contact: { name: "Ann", phone: "+8613800000000" } }) {
      __typename } }`,
    { as: key },
  );
});
afterAll(() => app.stop());

const follow = 'subscription { events(after: "0-0") { type } }';
const first = { data: { events: { type: 'ticket.submitted' } } };

test('SIGTERM ends a server with open streams in 2 s: sockets with 1001, SSE with a word', async () => {
  const server = await startServerProcess(app.databaseUrl);
  const peers = await Promise.all(Array.from({ length: 5 }, () => RawSocket.connect(server.base, key)));
  for (const peer of peers) {
    peer.subscribe('1', follow);
    expect(await peer.next()).toMatchObject({ type: 'next', payload: first });
  }
  const streams = [followSse(server.base, key, follow), followSse(server.base, key, follow)];
  for (const stream of streams) expect(await stream.next()).toEqual({ done: false, value: first });

  // Browsers open connections in advance.
  const unused = connect(Number(new URL(server.base).port), '127.0.0.1');
  await once(unused, 'connect');

  const started = performance.now();
  const stopped = server.stop();
  for (const peer of peers) {
    expect(await peer.closed).toMatchObject({ code: 1001 });
    expect(peer.unread).toBe(0);
  }
  for (const stream of streams) {
    expect(await stream.next()).toMatchObject({
      value: { errors: [{ extensions: { code: 'UNAVAILABLE' } }] },
    });
    expect(await stream.next()).toMatchObject({ done: true });
  }
  expect(await stopped).toBe(0);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a stream that nobody reads any more costs nothing', async () => {
  const base = await app.listen();
  const completed = await RawSocket.connect(base, key);
  const broken = await RawSocket.connect(base, key);
  for (const peer of [completed, broken]) {
    peer.subscribe('1', follow);
    await peer.next();
  }
  const aborted = new AbortController();
  const stream = followSse(base, key, follow, {}, aborted.signal);
  await stream.next();
  completed.send({ id: '1', type: 'complete' });
  completed.subscribe('2', '{ viewer { kind } }');
  await completed.next();
  broken.socket.terminate();
  aborted.abort();
  await expect(stream.next()).rejects.toThrow(/abort/);
  await broken.closed;

  const waits = vi.spyOn(app.platform.eventLog, 'change');
  // A stream that is still there looks after its right every 2 s.
  await pass(3_000);
  expect(waits).not.toHaveBeenCalled();
});
