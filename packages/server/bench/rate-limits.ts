// Measures what the limits cost: CPU time of the server process of a request that is counted
// in memory and of one that is counted exactly, against the same with the count taken out.
//
//   pnpm bench:rates                1,500 requests a row
//   REQUESTS=5000 pnpm bench:rates
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppDependencies, createApp } from '../src/app.ts';
import { createKeyAsOperator, type RateLimits, usualLimits } from '../src/modules/access/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { createLogger } from '../src/platform/logger.ts';
import { migrate } from '../src/platform/migrate.ts';
import { RateLimiter } from '../src/platform/rate-limiter/index.ts';
import { hashDocument, registerDocuments } from '../src/trusted-documents/index.ts';
import { report } from './report.ts';

const requestCount = Number(process.env['REQUESTS'] ?? 1_500);
const rounds = 3;
const origin = 'https://shop.example';
const quiet = { info: () => undefined };
/** So many that none is refused. */
const roomy = Object.fromEntries(
  Object.entries(usualLimits).map(([name, rate]) => [name, { ...rate, count: 1_000_000_000 }]),
) as RateLimits;

const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const postgres = await startEmbeddedPostgres({ home, log: quiet, durable: false });
try {
  await migrate(postgres.url, { log: quiet });
  const deps: AppDependencies = {
    databaseUrl: postgres.url,
    secret: 'the secret of measurements, 32 characters',
    storage: null,
    clock: systemClock,
    log: createLogger('warn'),
    production: true,
    rateLimits: roomy,
    connectMs: 20_000,
  };
  const app = await createApp(deps);
  const make = async (kind: 'SECRET' | 'PUBLISHABLE') => {
    const roles = kind === 'SECRET' ? ['AGENT' as const] : [];
    const origins = kind === 'SECRET' ? [] : [origin];
    return (await createKeyAsOperator(app.platform, { organization: 'HQ', kind, roles, origins })).secret;
  };
  const [desk, page] = [await make('SECRET'), await make('PUBLISHABLE')];
  const [list, check] = [
    'query List { tickets(first: 20) { nodes { number } } }',
    'query Check { deviceCheck(serial: "SN1", modelCode: "M1") { recognised } }',
  ];
  await registerDocuments(app.platform, { manifest: { [hashDocument(check)]: check }, source: 'bench' });
  const ask = async (key: string, document: { query: string } | { documentId: string }) => {
    const response = await app.fetch(
      new Request('http://bench/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, origin },
        body: JSON.stringify(document),
      }),
      '192.0.2.1',
    );
    const body = await response.text();
    if (response.status !== 200 || body.includes('"errors"')) throw new Error(body);
  };
  const rows = [
    {
      name: 'tickets with a secret key: counted in memory',
      run: () => ask(desk, { query: list }),
    },
    {
      name: 'deviceCheck from a page: counted exactly by address, key and serial',
      run: () => ask(page, { documentId: `sha256:${hashDocument(check)}` }),
    },
  ];
  const counting = {
    count: Object.getOwnPropertyDescriptor(RateLimiter.prototype, 'count')!,
    countExactly: Object.getOwnPropertyDescriptor(RateLimiter.prototype, 'countExactly')!,
  };
  const idle = { count: { value: () => null }, countExactly: { value: async () => null } };
  const limit = (on: boolean) => Object.defineProperties(RateLimiter.prototype, on ? counting : idle);
  const measure = async (run: () => Promise<void>) => {
    const before = process.cpuUsage();
    let left = requestCount;
    const worker = async () => {
      while (left-- > 0) await run();
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / requestCount;
  };
  const table: string[] = [];
  for (const { name, run } of rows) {
    const [without, withLimits]: [number[], number[]] = [[], []];
    await measure(run);
    // In turns, so that what else the machine does weighs on both.
    for (let round = 0; round < rounds; round++) {
      limit(false);
      without.push(await measure(run));
      limit(true);
      withLimits.push(await measure(run));
    }
    const [off, on] = [Math.min(...without), Math.min(...withLimits)];
    table.push(`| ${name} | ${off.toFixed(2)} | ${on.toFixed(2)} | ${(on / off).toFixed(2)} |`);
  }
  await app.stop();
  await report(
    'Rate limits',
    `\`pnpm bench:rates\`: CPU milliseconds of the server process a request, the best of ${rounds} rounds of ${requestCount} in turns, 8 at a time, in process.`,
    ['| request | without | with | × |', '| --- | --- | --- | --- |', ...table],
  );
} finally {
  await postgres.stop();
  await rm(home, { recursive: true, force: true });
}
