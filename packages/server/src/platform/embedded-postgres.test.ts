import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { EmbeddedPostgresError, startEmbeddedPostgres } from './embedded-postgres.ts';

const log = { info: () => undefined };
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(inject('database').folder, 'embedded-'));
  await chmod(home, 0o755);
});

afterAll(async () => {
  await rm(home, { recursive: true });
});

const start = () => startEmbeddedPostgres({ home, log });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that uses the same home, and says its URL on stdout once it is up. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const log = { info() {} };
    const postgres = await startEmbeddedPostgres({ home: ${JSON.stringify(home)}, log });
    process.on('SIGTERM', () => postgres.stop().then(() => process.exit(0)));
    console.log(postgres.url);
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

const isRunning = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

test('keeps its data and its secrets over a stop', async () => {
  const first = await start();
  await query(first.url, 'create table kept (id int)');
  const [server] = await query(
    first.url,
    `select current_setting('server_encoding') as encoding, current_database() as name`,
  );
  expect(server).toEqual({ encoding: 'UTF8', name: 'aftercare' });
  await first.stop();
  expect(await isRunning(first.url)).toBe(false);
  expect((await stat(join(home, 'postgres-password'))).mode & 0o777).toBe(0o600);

  const second = await start();
  expect(await query(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 0 }]);
  await second.stop();
  await second.stop();
});

test('is shared, and stops with its last user', async () => {
  const [one, two] = await Promise.all([start(), start()]);
  expect(two.url).toBe(one.url);
  await one.stop();
  expect(await isRunning(two.url)).toBe(true);
  await two.stop();
  expect(await isRunning(two.url)).toBe(false);
});

test('is started by one of several processes at once, and used by the others', async () => {
  const others = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()]);
  expect(new Set(others.map((other) => other.url)).size).toBe(1);
  await Promise.all(others.map((other) => end(other.child, 'SIGTERM')));
  expect(await isRunning(others[0].url)).toBe(false);
});

test('is taken over when its user was killed', async () => {
  const { child, url } = await startElsewhere();
  await end(child, 'SIGKILL');
  expect(await isRunning(url)).toBe(true);

  const heir = await start();
  expect(heir.url).toBe(url);
  await heir.stop();
  expect(await isRunning(url)).toBe(false);
});

test('starts again after the server itself was killed', async () => {
  const before = await start();
  await query(before.url, 'create table survives (id int)');
  const [pid] = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  const after = await start();
  expect(await query(after.url, 'select count(*)::int as rows from survives')).toEqual([{ rows: 0 }]);
  await before.stop();
  expect(await isRunning(after.url)).toBe(true);
  await after.stop();
});

test('ignores the traces of dead processes', async () => {
  const dead = JSON.stringify({ id: 'dead', pid: 999_999_999, started: '1' });
  await writeFile(join(home, 'postgres.lock'), dead);
  await writeFile(join(home, 'postgres-leases', 'dead.json'), dead);
  await writeFile(join(home, 'postgres', 'postmaster.pid'), `${process.pid}\n${home}/postgres\n0\n5432\n`);
  const postgres = await start();
  await postgres.stop();
  expect(await isRunning(postgres.url)).toBe(false);
});

test('says what to do when it cannot start', async () => {
  const file = join(home, 'a-file');
  await writeFile(file, '');
  const failure = await startEmbeddedPostgres({ home: join(file, 'below'), log }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(EmbeddedPostgresError);
  expect(failure).toMatchObject({
    reason: 'folder',
    message: expect.stringMatching(/AFTERCARE_HOME.*DATABASE_URL/),
  });

  const setting = join(home, 'postgres', 'postgresql.auto.conf');
  const good = await readFile(setting, 'utf8');
  await writeFile(setting, 'max_connections = many\n');
  await expect(start()).rejects.toMatchObject({
    reason: 'start',
    message: expect.stringContaining('invalid value for parameter "max_connections"'),
  });
  await writeFile(setting, good);

  const passwordFile = join(home, 'postgres-password');
  const password = await readFile(passwordFile, 'utf8');
  await rm(passwordFile);
  await expect(start()).rejects.toMatchObject({ reason: 'password' });
  await expect(stat(join(home, 'postgres', 'postmaster.pid'))).rejects.toMatchObject({ code: 'ENOENT' });
  await writeFile(passwordFile, password);
});
