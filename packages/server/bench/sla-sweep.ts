// Measures what the timers cost: a sweep that finds nothing, one that tells 500 clocks, and the replay of clocks after
// an edit of their calendar. CPU time of this process and of PostgreSQL, from the operating system. Linux only (/proc).
//
//   pnpm bench:sweep                        10,000 and 1,000,000 open clocks
//   CLOCKS=100000 pnpm bench:sweep
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { keepTime } from '../src/modules/ticket/index.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { System } from '../src/platform/platform.ts';
import { addOpenTickets, prepareInserter } from '../test/open-tickets.ts';
import { openPlatform } from './platform.ts';
import { report } from './report.ts';

const sizes = (process.env['CLOCKS'] ?? '10000,1000000').split(',').map(Number);
const idleSweeps = 2_000;
const tellingSweeps = 20;
const toldTogether = 500;
const replayMs = 10_000;
const hourMs = 3_600_000;
const ticksPerSecond = 100;
const quiet = { info: () => undefined };

const editCalendar = `
  with old as (update calendar set superseded_at = now() where code = 'ALWAYS' returning *)
  insert into calendar (id, code, version, time_zone, weekly, holidays, extra_days, created_at)
  select gen_random_uuid(), code, version + 1, time_zone, weekly, array[current_date + 10], extra_days, now() from old`;

interface Cost {
  wallMs: number;
  serverMs: number;
  postgresMs: number;
}

const rows: string[] = [];
for (const size of sizes) await withDatabase((url) => measureSize(url, size));
await report(
  'Timers',
  `One sweep, the mean of ${idleSweeps.toLocaleString('en')} that find nothing and of ${tellingSweeps} that tell ${toldTogether} warnings and breaches each.`,
  ['| open clocks | sweep | wall ms | server CPU ms | PostgreSQL CPU ms |', '|---|---|---|---|---|', ...rows],
);

async function withDatabase(run: (url: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const postgres = await startEmbeddedPostgres({ home, log: quiet, durable: false });
  try {
    await migrate(postgres.url, { log: quiet });
    await run(postgres.url);
  } finally {
    await postgres.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function measureSize(url: string, size: number): Promise<void> {
  const { platform, close } = openPlatform(url, { poolSize: 1 });
  const { database } = platform;
  const inserter = new pg.Client({ connectionString: url });
  await inserter.connect();
  await prepareInserter(inserter);
  try {
    const { id: organization } = await database.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
    await promise(platform, 'LONG', ['RESPONSE', 'ARRIVAL', 'RESOLUTION'], 1_000 * hourMs);
    await promise(platform, 'SHORT', ['RESPONSE'], hourMs);
    const open = { organization, serviceLevel: 'LONG', count: Math.ceil(size / 3), from: new Date() };
    await addOpenTickets(inserter, { ...open, stepMs: 1 });
    await inserter.query('vacuum analyze');
    const backends = await backendsOf(platform);

    const measure = async (name: string, sweeps: number, prepare: () => Promise<unknown>) => {
      const costs: Cost[] = [];
      for (let sweep = 0; sweep < sweeps; sweep++) {
        await prepare();
        costs.push(await costOf(backends, () => keepTime(platform)));
      }
      const mean = (key: keyof Cost) => costs.reduce((sum, cost) => sum + cost[key], 0) / costs.length;
      const cells = [mean('wallMs'), mean('serverMs'), mean('postgresMs')].map((ms) => ms.toFixed(2));
      rows.push(`| ${size.toLocaleString('en')} | ${name} | ${cells.join(' | ')} |`);
    };
    const nothing = () => Promise.resolve();
    await keepTime(platform);
    await measure('finds nothing', idleSweeps, nothing);
    const late = { organization, serviceLevel: 'SHORT', count: toldTogether };
    const becomeLate = () => addOpenTickets(inserter, { ...late, from: new Date(Date.now() - hourMs) });
    await becomeLate();
    await keepTime(platform);
    await measure(`tells ${toldTogether}`, tellingSweeps, becomeLate);

    await inserter.query(editCalendar);
    const stale = () => countStale(inserter);
    const before = await stale();
    const cost = await costOf(backends, () => keepTime(platform, AbortSignal.timeout(replayMs)));
    const perThousand = 1_000 / (before - (await stale()));
    const cells = [cost.wallMs, cost.serverMs, cost.postgresMs].map((ms) => (ms * perThousand).toFixed(0));
    rows.push(
      `| ${size.toLocaleString('en')} | replays 1,000 clocks of an edited calendar | ${cells.join(' | ')} |`,
    );
  } finally {
    await inserter.end();
    await close();
  }
}

async function promise({ database, clock }: System, code: string, clocks: readonly string[], target: number) {
  const targets = clocks.map((kind) => ({
    clock: kind,
    priority: null,
    band: null,
    target,
    calendar: 'ALWAYS',
  }));
  await database.serviceLevel.create({ data: { code, targets, pausesOn: [], createdAt: clock.now() } });
}

async function countStale(client: pg.Client): Promise<number> {
  const { rows: found } = await client.query<{ count: number }>(`
    select count(*)::int as count from sla_clock join calendar on calendar.id = calendar_id
    where superseded_at is not null and ended_at is null`);
  return found[0]!.count;
}

async function backendsOf({ database }: System): Promise<number[]> {
  const found = await database.$queryRaw<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'aftercare'`;
  return found.map(({ pid }) => pid);
}

async function costOf(backends: readonly number[], run: () => Promise<unknown>): Promise<Cost> {
  const [wall, server, postgres] = [performance.now(), process.cpuUsage(), cpuMs(backends)];
  await run();
  const { user, system } = process.cpuUsage(server);
  return {
    wallMs: performance.now() - wall,
    serverMs: (user + system) / 1_000,
    postgresMs: cpuMs(backends) - postgres,
  };
}

/** User and system time (proc(5), fields 14 and 15 of stat). */
function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return sum + ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
  }, 0);
}
