import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { migrate, MigrationError, pendingMigrations } from './migrate.ts';

const log = { info: () => undefined };
let folder: string;
let database: TestDatabase;
let pool: pg.Pool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-migrations-'));
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await pool.query('drop schema public cascade; create schema public');
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

test('applies what is missing, in order, once', async () => {
  await addMigration('2_second', 'alter table thing add name text not null;');
  await addMigration('1_first', 'create table thing (id int primary key);');
  expect(await pendingMigrations(pool, folder)).toEqual(['1_first', '2_second']);

  expect(await migrate(database.url, { log, folder })).toEqual({ applied: ['1_first', '2_second'] });
  expect(await migrate(database.url, { log, folder })).toEqual({ applied: [] });
  expect(await pendingMigrations(pool, folder)).toEqual([]);

  await addMigration('3_third', 'create index on thing (name);');
  expect(await pendingMigrations(pool, folder)).toEqual(['3_third']);
  expect(await migrate(database.url, { log, folder })).toEqual({ applied: ['3_third'] });
});

test('runs function bodies and checks, which hold semicolons', async () => {
  await addMigration(
    '1_body',
    `create table thing (id int check (id > 0));
     create function count_up() returns int language plpgsql as $$ begin perform 1; return 2; end; $$;
     insert into thing values (1);`,
  );
  await migrate(database.url, { log, folder });
  const { rows } = await pool.query('select count_up() as two, (select count(*)::int from thing) as things');
  expect(rows).toEqual([{ two: 2, things: 1 }]);
});

test('leaves nothing of a migration that fails, and takes the corrected one', async () => {
  await addMigration('1_first', 'create table thing (id int);');
  await addMigration('2_broken', 'create table half_done (id int); select no_such_function();');
  const failure = await migrate(database.url, { log, folder }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MigrationError);
  expect((failure as Error).message).toMatch(/2_broken: .*\n.*function no_such_function\(\) does not exist/);
  const { rows } = await pool.query(`select to_regclass('thing') as first, to_regclass('half_done') as half`);
  expect(rows).toEqual([{ first: 'thing', half: null }]);
  expect(await pendingMigrations(pool, folder)).toEqual(['2_broken']);

  await addMigration('2_broken', 'create table half_done (id int);');
  expect(await migrate(database.url, { log, folder })).toEqual({ applied: ['2_broken'] });
});

test('lets one of several nodes apply', async () => {
  await addMigration('1_first', 'create table thing (id int); select pg_sleep(0.2);');
  const nodes = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url, { log, folder })));
  expect(nodes.flatMap((node) => node.applied)).toEqual(['1_first']);
});

test('lets the process end when it is done', async () => {
  await addMigration('1_first', 'create table thing (id int);');
  const module = new URL('./migrate.ts', import.meta.url).href;
  const code = `
    const { migrate } = await import(${JSON.stringify(module)});
    const options = { log: { info() {} }, folder: ${JSON.stringify(folder)} };
    console.log(JSON.stringify(await migrate(${JSON.stringify(database.url)}, options)));`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { timeout: 8_000 });
  expect(JSON.parse((await run).stdout)).toEqual({ applied: ['1_first'] });
});
