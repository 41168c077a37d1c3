import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { appendOnly, removable, rules } from '../prisma/wall-rules.ts';
import { doors } from '../src/modules/access/index.ts';
import { migrate, MigrationError } from '../src/platform/migrate.ts';
import { asRole, rolesOf } from '../src/platform/wall/roles.ts';
import { newId } from '../src/platform/ids.ts';
import { createTestApp, type TestApp } from './app.ts';
import { asOwner, createTestDatabase } from './database.ts';
import { submit } from './tickets.ts';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const log = { info: () => undefined };
const walled = Object.entries(rules).flatMap(([table, rule]) => (typeof rule === 'object' ? [table] : []));

/** A column that each append-only table has. */
const columnOf = (table: string) =>
  ({ event: 'type', sla_mark: 'seq', warranty_extension_revocation: 'reason' })[table] ?? 'id';

let app: TestApp;
let dealer: { id: string };
beforeAll(async () => {
  app = await createTestApp();
  const organization = await app.organization();
  dealer = organization;
  await submit(app, await organization.secretKey('ADMIN'), {
    device: { serial: (await app.device(organization)).serial },
  });
});
afterAll(() => app.stop());

async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const as = (role: 'app' | 'viewer') => session(asRole(app.databaseUrl, rolesOf(app.databaseUrl)[role]));

const countOf = async (client: pg.Client, table: string): Promise<number> =>
  (await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count;

test('every table is listed: as walled, open or closed', async () => {
  const owner = await session(app.databaseUrl);
  const { rows } = await owner.query<{ name: string; secured: boolean }>(
    `select relname as name, relrowsecurity as secured from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '_prisma_migrations'`,
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(rules).toSorted());
  const open = (name: string) => rules[name] === 'open';
  expect(rows.filter(({ name, secured }) => secured === open(name))).toEqual([]);
  for (const table of [...appendOnly, ...removable]) expect(rules).toHaveProperty(table);
});

describe('the role of viewers', () => {
  test.each(walled)('reads nothing of %s before it is told whose it is', async (table) => {
    expect(await countOf(await as('viewer'), table)).toBe(table === 'organization' ? 1 : 0);
  });

  test('reads what it was told, and nothing again for a scope of nobody', async () => {
    const viewer = await as('viewer');
    await viewer.query(`select set_config('aftercare.organizations', $1, false)`, [dealer.id]);
    expect(await countOf(viewer, 'ticket')).toBe(1);
    expect(await countOf(viewer, 'sla_clock')).toBe(3);
    await viewer.query(`select set_config('aftercare.organizations', $1, false)`, [newId()]);
    expect(await countOf(viewer, 'ticket')).toBe(0);
    expect(await countOf(viewer, 'sla_clock')).toBe(0);
  });

  test.each([
    ['switches its policies off', 'set row_security = off; select * from ticket'],
    ['takes a table’s policies away', 'alter table ticket disable row level security'],
    ['removes a policy', 'drop policy wall_viewer on ticket'],
    ['writes', `set transaction_read_only = off; update ticket set description = ''`],
    [
      'writes by a function of another’s',
      `set transaction_read_only = off; insert into comment (id) values (gen_random_uuid())`,
    ],
    ['reads what no answer is made of', 'select * from idempotency_key'],
  ])('is refused when it %s', async (_what, statement) => {
    const viewer = await as('viewer');
    await expect(viewer.query(statement)).rejects.toThrow(
      /permission denied|must be owner|would be affected by row-level security/,
    );
  });
});

test('only the program looks through the eyes of others', async () => {
  const statement = `select wall_seen('ticket', 'number', array['A'], '', '')`;
  await expect((await as('viewer')).query(statement)).rejects.toThrow(/permission denied for function/);
  expect((await (await as('app')).query(statement)).rows).toEqual([]);
  expect((await (await as('app')).query('select current_user::text as name')).rows[0].name).toMatch(/_app$/);
});

describe('the role of the program', () => {
  test.each(
    [...appendOnly].flatMap((table) => [
      `update ${table} set ${columnOf(table)} = null`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]),
  )('may not: %s', async (statement) => {
    await expect((await as('app')).query(statement)).rejects.toThrow(/permission denied/);
  });

  test.each([
    'delete from ticket',
    'delete from organization',
    'delete from api_key',
    'delete from stock_level',
    'truncate idempotency_key',
    'alter table ticket disable trigger all',
    'alter table ticket disable row level security',
    'drop table comment',
    'create table extra (id int)',
    'alter table event add column extra int',
    'update _prisma_migrations set finished_at = null',
    'set session_replication_role = replica',
    `create role extra`,
    `copy ticket to program 'true'`,
  ])('may not: %s', async (statement) => {
    await expect((await as('app')).query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('stays itself after RESET ROLE', async () => {
    const client = await as('app');
    await client.query('reset role');
    const { rows } = await client.query('select current_user::text as name');
    expect(rows).toEqual([{ name: rolesOf(app.databaseUrl).app }]);
  });

  test('is what the server’s own connections work as, and viewers’ are the other', async () => {
    const name = () => [{ name: rolesOf(app.databaseUrl).app }];
    expect(await app.platform.database.$queryRaw`select current_user::text as name`).toEqual(name());
    const reader = app.platform.readerFor(() => ({ organizations: [], ticket: null }));
    expect(
      await reader.$queryRaw`select current_user::text as name, current_setting('transaction_read_only') as still`,
    ).toEqual([{ name: rolesOf(app.databaseUrl).viewer, still: 'on' }]);
  });
});

test('each door past the wall is used, by its name, and nothing else leads there', async () => {
  const files = (await readdir(source, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('generated'),
  );
  const used = new Map<string, string[]>();
  const whole: string[] = [];
  for (const file of files) {
    const text = await readFile(`${source}${file}`, 'utf8');
    for (const [, door] of text.matchAll(/beyondScope\(ctx, '([^']+)'\)/g)) {
      used.set(door!, [...new Set([...(used.get(door!) ?? []), file])]);
    }
    if (/\.whole\b|\{[^}]*\bwhole\b[^}]*\} = ctx/.test(text)) whole.push(file);
  }
  expect(Object.fromEntries(used)).toEqual({
    'device.check': ['modules/warranty/check-device.ts'],
    'loaner.unit': ['modules/loaner/read.ts'],
    'log.position': ['modules/event/read.ts'],
    'sandbox.advance': ['modules/sandbox/advance.ts'],
    'stock.elsewhere': ['modules/stock/read-stock.ts'],
    'stock.fill': ['modules/supply/change-stock.ts'],
    'stock.queue': ['modules/stock/read-stock.ts'],
    'stock.report': ['modules/stock/report.ts'],
    'ticket.handOver': ['modules/ticket/hand-over.ts', 'modules/ticket/read.ts'],
    'ticket.technician': ['modules/organization/read.ts'],
    'ticket.price': ['modules/ticket/preview-quote.ts'],
    'tracking.request': ['modules/ticket/request-tracking.ts'],
    upload: ['modules/attachment/upload.ts'],
  });
  expect([...used.keys()].toSorted()).toEqual(Object.keys(doors).toSorted());
  expect(whole.toSorted()).toEqual(['modules/access/beyond-scope.ts', 'platform/platform.ts']);
});

describe('an owner who is no superuser', () => {
  /** A database of its own that belongs to a new user with these rights, and a second user without any. */
  async function ownedBy(rights: string) {
    const database = await createTestDatabase();
    const users = [`owner_${newId().slice(-12)}`, `web_${newId().slice(-12)}`] as const;
    const [owner, web] = users;
    onTestFinished(async () => {
      await database.drop();
      await asOwner(
        app.databaseUrl,
        `drop role if exists ${owner}_app; drop role if exists ${owner}_viewer; drop role ${web}; drop role ${owner}`,
      );
    });
    const name = new URL(database.url).pathname.slice(1);
    await asOwner(
      database.url,
      `create role ${owner} login password 'secret' ${rights}; create role ${web} login password 'secret';
      drop schema public cascade; create schema public authorization ${owner};
      alter database ${name} owner to ${owner}`,
    );
    const urlOf = (user: string) => {
      const url = new URL(database.url);
      [url.username, url.password] = [user, 'secret'];
      return url.href;
    };
    return { users: { owner, web }, admin: database.url, ownerUrl: urlOf(owner), webUrl: urlOf(web) };
  }

  test('makes the roles where it may, and serves by itself', async () => {
    const { ownerUrl } = await ownedBy('createrole');
    await migrate(ownerUrl, { log });
    expect(await migrate(ownerUrl, { log })).toEqual({ applied: [] });
    const served = await createTestApp({ databaseUrl: ownerUrl });
    onTestFinished(() => served.stop());
    const key = await (await served.organization()).secretKey('AGENT');
    await submit(served, key);
    const { data } = await served.query<{ tickets: { nodes: unknown[] } }>(
      '{ tickets { nodes { number } } }',
      { as: key },
    );
    expect(data.tickets.nodes).toHaveLength(1);
  }, 120_000);

  test('is told what an administrator has to run where it may not, and works then', async () => {
    const { ownerUrl, admin } = await ownedBy('');
    const failure = await migrate(ownerUrl, { log }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationError);
    const { message } = failure as Error;
    const statements = message.match(/^ {2}.*;$/gm);
    expect(statements).toHaveLength(3);
    await asOwner(admin, statements!.join('\n'));
    await migrate(ownerUrl, { log });
    const viewer = await session(asRole(ownerUrl, rolesOf(ownerUrl).viewer));
    expect(await countOf(viewer, 'ticket')).toBe(0);
  }, 120_000);

  test('may leave serving to a user who owns nothing even after SET ROLE NONE', async () => {
    const { ownerUrl, webUrl } = await ownedBy('createrole');
    await migrate(ownerUrl, { log, serveUrl: webUrl });
    const served = await createTestApp({ databaseUrl: webUrl, ownerUrl });
    onTestFinished(() => served.stop());
    const key = await (await served.organization()).secretKey('AGENT');
    await submit(served, key);
    const { data } = await served.query<{ tickets: { nodes: unknown[] } }>(
      '{ tickets { nodes { number } } }',
      { as: key },
    );
    expect(data.tickets.nodes).toHaveLength(1);
    const client = await session(asRole(webUrl, rolesOf(ownerUrl).app));
    await client.query('set role none');
    for (const statement of [
      'alter table ticket disable row level security',
      'delete from event',
      'drop table comment',
    ]) {
      await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    }
  }, 120_000);
});
