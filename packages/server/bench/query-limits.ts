// Measures what refusing a query of death costs the server, in CPU time from the operating system's accounting, and how
// long a bystander waits meanwhile. Linux only (/proc).
//
//   pnpm --filter @aftercare/server bench:limits
//   REQUESTS=500 pnpm --filter @aftercare/server bench:limits
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { connectDatabase } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { EventLog } from '../src/platform/event-log/index.ts';
import { createLogger } from '../src/platform/logger.ts';
import { migrate } from '../src/platform/migrate.ts';
import { type Death, deaths, deepestBody } from '../test/queries-of-death.ts';
import { Measured } from './process.ts';
import { report } from './report.ts';

const requestCount = Number(process.env['REQUESTS'] ?? 200);
const secret = 'the secret of measurements, 32 characters';
const log = createLogger('warn');
const mB = 1024 * 1024;

interface Attack {
  name: string;
  /** The body of the request of this number: no two alike, so that nothing is answered from what is remembered. */
  body: (at: number) => string;
  status: number;
}

const unlike =
  ({ query, variables }: Death) =>
  (at: number) =>
    JSON.stringify({ query: `${query} #${at}`, variables });

const attacks: Attack[] = [
  ...deaths.map((death) => ({ name: death.name, body: unlike(death), status: 400 })),
  {
    name: 'a batch of 1,000',
    body: () => JSON.stringify(Array(1_000).fill({ query: '{ viewer { kind } }' })),
    status: 400,
  },
  { name: '1 MB of variables, as deep as can be', body: () => deepestBody(mB - 100), status: 400 },
  { name: 'more than 1 MB', body: () => ' '.repeat(mB + 1), status: 413 },
];

/** What ends a socket has no second time. */
const unsuited = /^(a batch|1 MB)/;
const bystander = '{"query":"{ viewer { kind } }"}';

const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({
  home: folder,
  log: { info: () => undefined },
  durable: false,
});
try {
  await migrate(postgres.url, { log: { info: () => undefined } });
  const key = await makeKey();
  const server = await Measured.start(
    [fileURLToPath(new URL('../src/main.ts', import.meta.url)), 'serve', '--port', '0'],
    {
      DATABASE_URL: postgres.url,
      AFTERCARE_SECRET: secret,
      AFTERCARE_RATE_LIMITS: '{"secretKey":{"count":1000000000},"socket.address":{"count":1000000}}',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    /localhost:(\d+)\/graphql/,
  );
  try {
    await measureAll(server, key);
  } finally {
    await server.stop();
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true });
}

async function makeKey(): Promise<string> {
  const connection = connectDatabase(postgres.url, { onError: () => undefined, connectMs: 30_000 });
  const { database, readerFor } = connection;
  const eventLog = new EventLog({ ...connection, log });
  const platform = {
    database,
    whole: database,
    readerFor,
    eventLog,
    log,
    clock: systemClock,
    sandbox: null,
    secret,
    storage: null,
  };
  const { secret: key } = await createKeyAsOperator(platform, {
    organization: 'HQ',
    kind: 'SECRET',
    roles: ['AGENT'],
  });
  await eventLog.stop();
  await connection.close();
  return key;
}

async function measureAll(server: Measured, key: string): Promise<void> {
  const post = async (body: string, expected: number) => {
    const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body,
    });
    await response.arrayBuffer();
    if (response.status !== expected) throw new Error(`expected ${expected}, and got ${response.status}`);
  };
  const ask = () => post(bystander, 200);
  const cpuOf = async (work: (at: number) => Promise<void>) => {
    for (let at = 0; at < Math.ceil(requestCount / 4); at++) await work(-1 - at);
    const before = server.cpuSeconds();
    for (let at = 0; at < requestCount; at++) await work(at);
    return ((server.cpuSeconds() - before) * 1_000) / requestCount;
  };

  // A busy machine may take longer for the first connection to the database than a caller is made to wait.
  for (let left = 20; left > 0; left--)
    if (
      await ask().then(
        () => true,
        () => false,
      )
    )
      break;
  const rows = [`| a small query that is answered | ${(await cpuOf(ask)).toFixed(2)} | |`];
  for (const { name, body, status } of attacks) {
    const http = await cpuOf((at) => post(body(at), status));
    const socket = status === 400 && !unsuited.test(name) ? await overSocket(server, key, body, cpuOf) : null;
    rows.push(`| ${name} | ${http.toFixed(2)} | ${socket?.toFixed(2) ?? ''} |`);
  }
  await report(
    'Queries of death',
    `\`pnpm --filter @aftercare/server bench:limits\`: ${requestCount} requests a row, one after the other, no two alike. ` +
      'CPU milliseconds of the server process for each that is refused, authentication included.',
    ['| operation | HTTP | WebSocket |', '|---|---|---|', ...rows],
  );

  const waits: string[] = [];
  const alone = await latencies(ask);
  waits.push(row('alone', alone));
  let attacking = true;
  let sent = 0;
  const attack = async () => {
    while (attacking) {
      const { body, status } = attacks[sent % attacks.length]!;
      await post(body(sent++), status);
    }
  };
  const attackers = [attack(), attack()];
  waits.push(row('beside two attackers with all of the above in turn', await latencies(ask)));
  attacking = false;
  await Promise.all(attackers);
  await report(
    'Bystander of queries of death',
    `\`pnpm --filter @aftercare/server bench:limits\`: milliseconds that a small query waits for its answer, ${requestCount * 2} ` +
      `of them one after the other; the attackers sent ${sent} operations meanwhile.`,
    ['| | median | 95 % | 99 % |', '|---|---|---|---|', ...waits],
  );
}

/** The same over one socket, whose answers come in the order of the questions. */
async function overSocket(
  server: Measured,
  key: string,
  body: (at: number) => string,
  cpuOf: (work: (at: number) => Promise<void>) => Promise<number>,
): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
  const next = () =>
    new Promise<{ type: string }>((resolve, reject) => {
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()) as { type: string }));
      socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  await next();
  socket.setMaxListeners(0);
  try {
    return await cpuOf(async (at) => {
      socket.send(`{"id":"${at}","type":"subscribe","payload":${body(at)}}`);
      const { type } = await next();
      if (type !== 'error') throw new Error(`expected an error, and got ${type}`);
    });
  } finally {
    socket.terminate();
  }
}

async function latencies(ask: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < requestCount * 2; at++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  return times.toSorted((one, other) => one - other);
}

function row(what: string, sorted: readonly number[]): string {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  return `| ${what} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} |`;
}
