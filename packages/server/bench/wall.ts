// Measures what the second wall costs: CPU time of the server process and of PostgreSQL for a request that is read
// behind it, against the same that is read past it. Linux only (/proc).
//
//   pnpm --filter @aftercare/server bench:wall          20,000 tickets, 5 rounds of 400 requests a row
//   TICKETS=100000 REQUESTS=1000 ROUNDS=9 pnpm --filter @aftercare/server bench:wall
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { seedTickets } from '../src/demo/index.ts';
import { createKeyAsOperator, type RateLimits, usualLimits } from '../src/modules/access/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { createLogger } from '../src/platform/logger.ts';
import { analyze, migrate } from '../src/platform/migrate.ts';
import { devicePage, ticketByNumber, ticketPage } from './documents.ts';
import { report } from './report.ts';

const ticketCount = Number(process.env['TICKETS'] ?? 20_000);
const requestCount = Number(process.env['REQUESTS'] ?? 400);
const rounds = Number(process.env['ROUNDS'] ?? 5);
const quiet = { info: () => undefined };
/** So many that none is refused. */
const roomy = Object.fromEntries(
  Object.entries(usualLimits).map(([name, rate]) => [name, { ...rate, count: 1_000_000_000 }]),
) as RateLimits;

interface Cost {
  server: number;
  postgres: number;
}

/** CPU time in milliseconds, of a process or of its children that have ended (proc(5), fields 14 to 17 of stat). */
function cpuMs(pid: number, of: 'itself' | 'ended'): number {
  const fields = statOf(pid);
  const [user, system] = of === 'itself' ? [11, 12] : [13, 14];
  return (Number(fields[user]) + Number(fields[system])) * 10;
}

function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({ home, log: quiet, durable: false });
try {
  await migrate(postgres.url, { log: quiet });
  const app = await createApp({
    databaseUrl: postgres.url,
    secret: 'the secret of measurements, 32 characters',
    storage: null,
    clock: systemClock,
    log: createLogger('warn'),
    production: true,
    rateLimits: roomy,
    connectMs: 30_000,
  });
  const { platform } = app;
  const { database } = platform;
  await seedTickets(platform, ticketCount, {
    onProgress: (done) => process.stderr.write(`\rseeding ${done} of ${ticketCount}`),
  });
  process.stderr.write('\n');
  await analyze(postgres.url);

  const behind = platform.readerFor;
  const wall = (stands: boolean) => {
    platform.readerFor = stands ? behind : () => database;
  };
  const keyOf = async (organization: string) =>
    (await createKeyAsOperator(platform, { organization, kind: 'SECRET', roles: ['AGENT'] })).secret;
  const headquarters = [await keyOf('HQ')];
  const busy = await database.ticket.groupBy({
    by: ['handlerId'],
    where: { handler: { tier: 'DEALER' } },
    _count: true,
    orderBy: { _count: { id: 'desc' } },
    take: 2,
  });
  const dealers: string[] = [];
  for (const { handlerId } of busy) {
    const { code } = await database.organization.findUniqueOrThrow({ where: { id: handlerId } });
    dealers.push(await keyOf(code));
  }
  if (dealers.length < 2) throw new Error('two dealers with tickets were expected');
  const some = { take: 500, orderBy: { id: 'asc' } } as const;
  const tickets = await database.ticket.findMany({ ...some, select: { number: true } });
  const devices = await database.device.findMany({ ...some, select: { serial: true } });

  const rows = [
    {
      name: 'one ticket by number, headquarters',
      keys: headquarters,
      document: ticketByNumber,
      asked: tickets,
    },
    { name: 'page of 20 tickets, headquarters', keys: headquarters, document: ticketPage, asked: [{}] },
    { name: 'page of 20 tickets, two dealers in turn', keys: dealers, document: ticketPage, asked: [{}] },
    { name: 'device page, headquarters', keys: headquarters, document: devicePage, asked: devices },
  ];

  /** Of all sessions, those that a pool has let go meanwhile too. */
  const postgresMs = async () => {
    const found = await database.$queryRaw<{ pid: number }[]>`
      select pid from pg_stat_activity where application_name like 'aftercare%'`;
    const parent = Number(statOf(found[0]!.pid)[1]);
    return found.reduce((sum, { pid }) => sum + cpuMs(pid, 'itself'), cpuMs(parent, 'ended'));
  };
  const table: string[] = [];
  for (const { name, keys, document, asked } of rows) {
    const ask = async (at: number) => {
      const response = await app.fetch(
        new Request('http://bench/graphql', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${keys[at % keys.length]}`,
          },
          body: JSON.stringify({ query: document, variables: asked[at % asked.length] }),
        }),
        '192.0.2.1',
      );
      const body = await response.text();
      if (response.status !== 200 || body.includes('"errors"')) throw new Error(body);
      return body;
    };
    const run = async (count: number) => {
      let next = 0;
      const worker = async () => {
        while (next < count) await ask(next++);
      };
      await Promise.all(Array.from({ length: 8 }, worker));
    };
    const measure = async (stands: boolean): Promise<Cost> => {
      wall(stands);
      // A pool that had nothing to do has let its connections go.
      await run(requestCount / 4);
      const [before, queries] = [process.cpuUsage(), await postgresMs()];
      await run(requestCount);
      const { user, system } = process.cpuUsage(before);
      return {
        server: (user + system) / 1_000 / requestCount,
        postgres: ((await postgresMs()) - queries) / requestCount,
      };
    };
    for (let at = 0; at < 50; at++) {
      wall(false);
      const past = await ask(at);
      wall(true);
      deepStrictEqual(await ask(at), past);
    }
    const [without, within]: [Cost[], Cost[]] = [[], []];
    // In turns, so that what else the machine does weighs on both.
    for (let round = 0; round < rounds; round++) {
      without.push(await measure(false));
      within.push(await measure(true));
    }
    const cells = (['server', 'postgres'] as const).flatMap((of) => {
      const [off, on] = [without, within].map((costs) => median(costs.map((cost) => cost[of]))) as [
        number,
        number,
      ];
      const ratios = within.map((cost, round) => cost[of] / without[round]![of]);
      const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
      return [off.toFixed(2), on.toFixed(2), `${median(ratios).toFixed(2)} (${spread})`];
    });
    table.push(`| ${name} | ${cells.join(' | ')} |`);
    process.stderr.write(`${table.at(-1)} load ${loadavg()[0]!.toFixed(1)}\n`);
  }
  await app.stop();
  await report(
    'Second wall',
    `\`bench:wall\`, ${ticketCount.toLocaleString('en')} tickets: CPU milliseconds a request of the server process and of PostgreSQL, ` +
      `the median of ${rounds} rounds of ${requestCount} in turns, 8 at a time, in process; ×: the median of the rounds' ratios, with the least and the greatest. ` +
      `Load of the machine at the end: ${loadavg()[0]!.toFixed(1)}.`,
    [
      '| request | server without | with | × | PostgreSQL without | with | × |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...table,
    ],
  );
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
