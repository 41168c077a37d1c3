// Measures what refusing a query of death costs the server, in CPU time from the operating system's accounting, and how
// long a bystander waits meanwhile. Linux only (/proc).
//
//   pnpm --filter @aftercare/server bench:limits
//   REQUESTS=500 pnpm --filter @aftercare/server bench:limits
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import WebSocket from 'ws';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { Attacked, Attackers } from './attackers.ts';
import { attacks, post, smallQuery } from './attacks.ts';
import { makeKey, openPlatform, startServer } from './platform.ts';
import type { Measured } from './process.ts';
import { report } from './report.ts';

const requestCount = Number(process.env['REQUESTS'] ?? 200);
const bystanding = requestCount * 10;

const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({
  home: folder,
  log: { info: () => undefined },
  durable: false,
});
try {
  await migrate(postgres.url, { log: { info: () => undefined } });
  const { platform, close } = openPlatform(postgres.url);
  const keys = [await makeKey(platform), await makeKey(platform), await makeKey(platform)];
  await close();
  const secrets = keys.map(({ secret }) => secret);
  await using(await startServer(postgres.url), (server) => measureRefusals(server, secrets[0]!));
  const waits: string[] = [];
  for (const limited of [true, false]) {
    const server = await startServer(postgres.url, { limited });
    await using(server, async () => waits.push(...(await measureBystander(server, secrets, limited))));
  }
  await report(
    'Bystander of queries of death',
    `\`pnpm --filter @aftercare/server bench:limits\`: milliseconds that a small query waits for its answer, ${bystanding} ` +
      'of them one after the other, alone, beside two who ask the same as fast as they are answered, and beside two attackers who send all of the above in turn; each with a key of their own.',
    [
      '| | median | 95 % | 99 % | the two sent | of that refused for its number |',
      '|---|---|---|---|---|---|',
      ...waits,
    ],
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function using(server: Measured, work: (server: Measured) => Promise<unknown>): Promise<void> {
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}

async function ask(server: Measured, key: string): Promise<void> {
  const status = await post(server.port, key, smallQuery.body(0));
  if (status !== 200) throw new Error(`expected 200, and got ${status}`);
}

/** A busy machine may take longer for the first connection to the database than a caller is made to wait. */
async function warmUp(server: Measured, key: string): Promise<void> {
  for (let left = 20; left > 0 && (await post(server.port, key, smallQuery.body(0))) !== 200; left--);
  for (let at = 0; at < requestCount; at++) await ask(server, key);
}

async function measureRefusals(server: Measured, key: string): Promise<void> {
  const cpuOf = async (work: (at: number) => Promise<void>) => {
    for (let at = 0; at < Math.ceil(requestCount / 4); at++) await work(-1 - at);
    const before = server.cpuSeconds();
    for (let at = 0; at < requestCount; at++) await work(at);
    return ((server.cpuSeconds() - before) * 1_000) / requestCount;
  };
  await warmUp(server, key);
  const rows = [`| a small query that is answered | ${(await cpuOf(() => ask(server, key))).toFixed(2)} | |`];
  const opening = await cpuOf(async () => (await openSocket(server, key)).terminate());
  rows.push(`| a WebSocket that is opened, introduces itself and leaves | | ${opening.toFixed(2)} |`);
  for (const { name, body, status } of attacks) {
    const http = await cpuOf(async (at) => {
      const answered = await post(server.port, key, body(at));
      if (answered !== status) throw new Error(`${name}: expected ${status}, and got ${answered}`);
    });
    const { work, end } = overSocket(server, key, body);
    const socket = await cpuOf(work);
    end();
    rows.push(`| ${name} | ${http.toFixed(2)} | ${socket.toFixed(2)} |`);
  }
  await report(
    'Queries of death',
    `\`pnpm --filter @aftercare/server bench:limits\`: ${requestCount} requests a row, one after the other, no two alike. ` +
      'CPU milliseconds of the server process for each that is refused, authentication included; where a message ends its WebSocket, a new one included.',
    ['| operation | HTTP | WebSocket |', '|---|---|---|', ...rows],
  );
}

async function measureBystander(
  server: Measured,
  [key, ...others]: readonly string[],
  limited: boolean,
): Promise<string[]> {
  await warmUp(server, key!);
  const beside = async (harmless: boolean): Promise<[number[], Attacked]> => {
    const workerData: Attackers = { port: server.port, keys: others, harmless };
    const attackers = new Worker(new URL('./attackers.ts', import.meta.url), { workerData });
    const waits = await latencies(server, key!);
    attackers.postMessage('stop');
    const [attacked] = (await once(attackers, 'message')) as [Attacked];
    return [waits, attacked];
  };
  const limits = limited ? 'usual limits' : 'no rate limits';
  const rows = [row(`${limits}: alone`, await latencies(server, key!), ['', ''])];
  // What one process can do is shared by three: this is the floor.
  for (const harmless of [true, false]) {
    const [waits, { sent, limited: refused }] = await beside(harmless);
    rows.push(
      row(`${limits}: beside two ${harmless ? 'others who ask the same' : 'attackers'}`, waits, [
        sent,
        refused,
      ]),
    );
  }
  return rows;
}

/** The type of the next message, or that the socket was closed. */
function nextOf(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    const settle = (type: string) => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      resolve(type);
    };
    socket.once('message', (data: Buffer) => settle((JSON.parse(data.toString()) as { type: string }).type));
    socket.once('close', () => settle('closed'));
  });
}

async function openSocket(server: Measured, key: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  const type = await nextOf(socket);
  if (type !== 'connection_ack') throw new Error(`expected an acknowledgement, and got ${type}`);
  return socket;
}

/** The same over one socket after the other, each for as long as the server keeps it. */
function overSocket(server: Measured, key: string, body: (at: number) => string) {
  let socket: WebSocket | null = null;
  const end = () => {
    socket?.terminate();
    socket = null;
  };
  const work = async (at: number) => {
    socket ??= await openSocket(server, key);
    socket.send(`{"id":"${at}","type":"subscribe","payload":${body(at)}}`);
    const type = await nextOf(socket);
    if (type === 'closed') end();
    else if (type !== 'error') throw new Error(`expected an error, and got ${type}`);
  };
  return { work, end };
}

async function latencies(server: Measured, key: string): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < bystanding; at++) {
    const started = performance.now();
    await ask(server, key);
    times.push(performance.now() - started);
  }
  return times.toSorted((one, other) => one - other);
}

function row(what: string, sorted: readonly number[], rest: readonly (number | string)[]): string {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  return `| ${[what, at(0.5), at(0.95), at(0.99), ...rest].join(' | ')} |`;
}
