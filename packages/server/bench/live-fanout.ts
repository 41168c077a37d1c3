// Measures what one event costs the server for each subscriber that it goes to: CPU time of the process, from the
// operating system. Linux only (/proc).
//
//   pnpm bench:live                        1,000 subscribers, 50 events
//   SUBSCRIBERS=200 EVENTS=20 pnpm bench:live
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import WebSocket from 'ws';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { makeKey, openPlatform, startServer } from './platform.ts';
import type { Measured } from './process.ts';

const subscriberCount = Number(process.env['SUBSCRIBERS'] ?? 1_000);
const eventCount = Number(process.env['EVENTS'] ?? 50);
const subscription = 'subscription { events { id type at summary actor { name } } }';

const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({
  home: folder,
  log: { info: () => undefined },
  durable: false,
});
try {
  await migrate(postgres.url, { log: { info: () => undefined } });
  const { key, organizationId } = await prepare();
  const server = await startServer(postgres.url);
  try {
    await measure(server, key, organizationId);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function prepare() {
  const { platform, close } = openPlatform(postgres.url);
  const { apiKey, secret: key } = await makeKey(platform);
  await close();
  return { key, organizationId: apiKey.organizationId };
}

async function measure(server: Measured, key: string, organizationId: string): Promise<void> {
  let received = 0;
  let due = subscriberCount;
  let allReceived: () => void;
  let everywhere = new Promise<void>((resolve) => (allReceived = resolve));
  const onEvent = () => {
    if (++received === due) allReceived();
  };
  const sockets = await Promise.all(
    Array.from({ length: subscriberCount }, () => subscribe(server.port, key, onEvent)),
  );
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const writeEvent = async () => {
    await client.query(
      `insert into event (type, at, audience, actor_kind, actor_name, data)
       values ('ticket.commented', now(), array[$1::uuid], 'SYSTEM', 'Bench', '{"visibility":"INTERNAL","body":"Hello"}')`,
      [organizationId],
    );
    await client.query("select pg_notify('aftercare_event', '')");
    await everywhere;
    due += subscriberCount;
    everywhere = new Promise((resolve) => (allReceived = resolve));
  };
  for (let i = 0; i < 10; i++) await writeEvent();

  const times: number[] = [];
  const idleFrom = performance.now();
  const idleCpu = server.cpuSeconds();
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  const idlePerSecond = (server.cpuSeconds() - idleCpu) / ((performance.now() - idleFrom) / 1_000);
  const cpu = server.cpuSeconds();
  for (let i = 0; i < eventCount; i++) {
    const started = performance.now();
    await writeEvent();
    times.push(performance.now() - started);
  }
  const perDelivery = ((server.cpuSeconds() - cpu) * 1e6) / (eventCount * subscriberCount);
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${subscriberCount} subscribers, ${eventCount} events: ${perDelivery.toFixed(1)} µs of CPU for each delivery; ` +
      `the last subscriber has an event after ${times[times.length >> 1]!.toFixed()} ms (median); ` +
      `${(idlePerSecond * 100).toFixed(1)} % of a core when nothing happens\n`,
  );
  for (const socket of sockets) socket.terminate();
  await client.end();
}

/** Answers once the subscription is in place: a query sent after it has been answered. */
function subscribe(port: number, key: string, onEvent: () => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    const send = (message: unknown) => socket.send(JSON.stringify(message));
    socket.once('error', reject);
    socket.once('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; id?: string };
      if (message.type === 'connection_ack') {
        send({ id: 'events', type: 'subscribe', payload: { query: subscription } });
        send({ id: 'ready', type: 'subscribe', payload: { query: '{ viewer { kind } }' } });
      } else if (message.id === 'ready' && message.type === 'complete') resolve(socket);
      else if (message.id === 'events') onEvent();
    });
  });
}
