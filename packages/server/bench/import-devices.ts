// Measures the import of devices from CSV: rows a second and the most memory that the command takes, whole and killed in
// the middle. Each row has four dates, an owner with phone and email, and a seller. Linux only (/proc).
//
//   pnpm bench:import                       100,000 rows
//   ROWS=100000,1000000 pnpm bench:import
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { report } from './report.ts';

const sizes = (process.env['ROWS'] ?? '100000').split(',').map(Number);
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const quiet = { info: () => undefined };
const sampleMs = 50;
const ticksPerSecond = 100;

interface Run {
  seconds: number;
  peakMb: number;
  cpuSeconds: number;
  counts: { registered: number; unchanged: number; refused: number } | null;
}

const home = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
const rows: string[] = [];
try {
  for (const size of sizes) {
    const file = join(home, `${size}.csv`);
    await writeRows(file, size);
    await measure(file, size);
  }
} finally {
  await rm(home, { recursive: true, force: true });
}
await report(
  'Import of devices',
  'The command in a process of its own, PostgreSQL beside it on the same machine.',
  [
    '| rows | file MB | run | s | rows a second | CPU s of the command | peak MB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ],
);

async function measure(file: string, size: number): Promise<void> {
  const megabytes = (statSync(file).size / 1e6).toFixed(1);
  const tell = (name: string, { seconds, peakMb, cpuSeconds }: Run) => {
    const rate = Math.round(size / seconds).toLocaleString('en');
    rows.push(
      `| ${size.toLocaleString('en')} | ${megabytes} | ${name} | ${seconds.toFixed(1)} | ${rate} | ${cpuSeconds.toFixed(1)} | ${peakMb} |`,
    );
  };
  const whole = await withVendor(async (url, client) => {
    const first = expectCounts(await run(url, file), size, 0);
    tell('all new', first);
    await expectDevices(client, size);
    tell('all on record', expectCounts(await run(url, file), 0, size));
    return first.seconds;
  });
  await withVendor(async (url, client) => {
    await run(url, file, whole * 600);
    const { rows: found } = await client.query<{ n: number }>('select count(*)::int as n from device');
    const kept = found[0]!.n;
    const rest = expectCounts(await run(url, file), size - kept, kept);
    await expectDevices(client, size);
    tell(`killed after ${kept.toLocaleString('en')}, started again`, rest);
  });
}

function expectCounts(result: Run, registered: number, unchanged: number): Run {
  const { counts } = result;
  if (counts?.registered === registered && counts.unchanged === unchanged && counts.refused === 0)
    return result;
  throw new Error(`expected ${registered} new and ${unchanged} on record, not ${JSON.stringify(counts)}`);
}

async function expectDevices(client: pg.Client, size: number): Promise<void> {
  const { rows: found } = await client.query<{ devices: number; events: number }>(`
    select (select count(*)::int from device) as devices,
      (select count(*)::int from event where type = 'device.registered') as events`);
  const { devices, events } = found[0]!;
  if (devices !== size || events !== size)
    throw new Error(`${size} rows, ${devices} devices, ${events} events`);
}

/** The command, and after so many milliseconds its end by SIGKILL. */
async function run(url: string, file: string, killAfterMs?: number): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [main, 'import', 'devices', file], {
    env: { ...process.env, DATABASE_URL: url, AFTERCARE_SECRET: 'x'.repeat(48), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const output = text(child.stdout);
  if (killAfterMs !== undefined)
    setTimeout(killAfterMs).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
  let [peakMb, cpuSeconds] = [0, 0];
  while (child.exitCode === null && child.signalCode === null) {
    peakMb = Math.max(peakMb, peakOf(child.pid!));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid!));
    await Promise.race([exit, setTimeout(sampleMs)]);
  }
  const seconds = (performance.now() - start) / 1_000;
  const said = await output;
  return { seconds, peakMb, cpuSeconds, counts: said ? (JSON.parse(said) as Run['counts']) : null };
}

/** User and system, of all threads (proc(5), fields 14 and 15 of stat); 0 when it has just ended. */
function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

function peakOf(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1_024);
  } catch {
    return 0;
  }
}

async function withVendor<T>(use: (url: string, client: pg.Client) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
  const postgres = await startEmbeddedPostgres({ home: directory, log: quiet, durable: false });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await migrate(postgres.url, { log: quiet });
    await client.connect();
    await client.query(
      `insert into product_model (id, code, name, category, created_at)
       values (gen_random_uuid(), 'LC-AC35', 'Wall unit', 'COOLING', now())`,
    );
    return await use(postgres.url, client);
  } finally {
    await client.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function writeRows(path: string, size: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('序列号,产品型号,购买日期,交付日期,安装日期,竣工验收日期,客户,电话,邮箱,销售网点\r\n');
  for (let at = 0; at < size; at++) {
    const day = `202${at % 6}-0${1 + (at % 9)}-1${at % 10}`;
    const number = String(at).padStart(8, '0');
    const row = `LCAC35${number},LC-AC35,${day},${day},${day},${day},"客户 ${at}",138${number},owner${at}@example.com,HQ\r\n`;
    if (!file.write(row)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
