import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { hashDocument } from '../src/trusted-documents/index.ts';
import { ask, createTestApp, shopOrigin, type TestApp, testSecret } from './app.ts';
import { startServerProcess } from './server-process.ts';
import { part, store } from './stock-calls.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

function start(env: Record<string, string>, args: string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command line, words apart by blanks; quoted words are given as `rest`. */
async function run(env: Record<string, string>, words: string, ...rest: string[]): Promise<Run> {
  const child = start(env, [...words.split(' '), ...rest]);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

const linesOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

let app: TestApp;
let env: Record<string, string>;
beforeAll(async () => {
  app = await createTestApp();
  env = { DATABASE_URL: app.databaseUrl, AFTERCARE_SECRET: testSecret, LOG_LEVEL: 'info' };
});
afterAll(() => app.stop());

test(
  'stock verify tells each difference to machines and to people, and fails',
  { timeout: 60_000 },
  async () => {
    const { receive, code } = await store(app);
    const sku = await part(app);
    await receive(sku, 5);
    const clean = await run(env, 'stock verify');
    expect(clean).toMatchObject({ code: 0, stderr: expect.stringContaining('everything agrees') });
    expect(linesOf(clean)).toEqual([{ levels: 1, movements: 1, differences: 0 }]);

    await app.platform.database.$executeRaw`update stock_level set reserved = 1 where sku = ${sku}`;
    const wrong = await run(env, 'stock verify');
    const difference = { what: 'RESERVED', kept: 1, computed: 0, sku, warehouse: code, ticket: null };
    expect(wrong.code).toBe(1);
    expect(linesOf(wrong)).toEqual([difference, { levels: 1, movements: 1, differences: 1 }]);
    expect(wrong.stderr).toContain(`${sku} in ${code}: 1 reserved, and 0 held for tickets and transfers\n`);
  },
);

const viewer = '{ viewer { kind label roles organization { code } } }';

describe('keys', () => {
  test('are made, work, are listed without their secret, and end', { timeout: 60_000 }, async () => {
    const made = await run(
      env,
      'key create --organization HQ --kind secret --role agent --role MANAGER --label',
      'Front desk',
    );
    expect(made.code).toBe(0);
    const [{ id, key }] = linesOf(made) as [{ id: string; key: string }];
    expect(linesOf(made)).toEqual([{ id: expect.any(String), key: expect.stringMatching(/^sk_\w{32}$/) }]);
    const { data } = await app.query<{ viewer: unknown }>(viewer, { as: key });
    expect(data.viewer).toEqual({
      kind: 'SECRET_KEY',
      label: 'Front desk',
      roles: ['AGENT', 'MANAGER'],
      organization: { code: 'HQ' },
    });

    const listed = await run(env, 'key list');
    expect(linesOf(listed).find((row) => row['id'] === id)).toMatchObject({
      organization: 'HQ',
      kind: 'SECRET',
      label: 'Front desk',
      hint: key.slice(-4),
      roles: ['AGENT', 'MANAGER'],
      revokedAt: null,
    });
    expect(listed.stdout + listed.stderr + made.stderr).not.toContain(key.slice(3));
    expect(listed.stdout).not.toContain('hash');

    const revoked = await run(env, 'key revoke', id);
    expect(linesOf(revoked)).toEqual([{ id, revokedAt: expect.any(String) }]);
    expect((await app.query(viewer, { as: key })).status).toBe(401);
    expect(linesOf(await run(env, 'key revoke', id))).toEqual(linesOf(revoked));
  });

  test(
    'get a new secret, beside which the old one is good for a while, or not',
    { timeout: 60_000 },
    async () => {
      const [{ id, key: first }] = linesOf(
        await run(env, 'key create --organization HQ --kind secret --role agent'),
      ) as [{ id: string; key: string }];
      const statusOf = async (as: string) => (await app.query(viewer, { as })).status;

      const before = Date.now();
      const [rotated] = linesOf(await run(env, 'key rotate', id)) as [{ key: string; formerEndsAt: string }];
      expect(rotated).toEqual({
        id,
        key: expect.stringMatching(/^sk_\w{32}$/),
        formerEndsAt: expect.any(String),
      });
      const hours = (Date.parse(rotated.formerEndsAt) - before) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(24);
      expect(hours).toBeLessThan(24.1);
      expect([await statusOf(first), await statusOf(rotated.key)]).toEqual([200, 200]);

      const [last] = linesOf(await run(env, 'key rotate --overlap PT0S', id)) as [{ key: string }];
      expect(await Promise.all([first, rotated.key, last.key].map(statusOf))).toEqual([401, 401, 200]);
    },
  );

  test('for pages work from their origins', { timeout: 60_000 }, async () => {
    const made = await run(env, 'key create --organization HQ --kind publishable --origin', shopOrigin);
    const [{ key }] = linesOf(made) as [{ key: string }];
    expect((await app.query(viewer, { as: key })).status).toBe(200);
    expect((await app.query(viewer, { as: key, headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );
  });
});

describe('a command that cannot be done says why on standard error, nothing on standard output, and fails', () => {
  const create = 'key create --organization HQ --kind';

  test.each<[string, string, RegExp]>([
    [
      'an unknown organization',
      'key create --organization NOWHERE --kind secret',
      /^organization: There is no organization with the code NOWHERE\.\n$/,
    ],
    ['a kind that is none', `${create} other`, /'other' is invalid\. Choose from secret, publishable\./],
    ['a role that is none', `${create} secret --role boss`, /'boss' is invalid\. Choose from agent, /],
    [
      'a publishable key with a role and without origins',
      `${create} publishable --role agent`,
      /^roles: .*origins: .*\n$/,
    ],
    [
      'an origin with a path',
      `${create} publishable --origin https://shop.example/repairs`,
      /^origins\.0: Give an origin/,
    ],
    ['no organization', 'key create --kind secret', /required option '--organization <code>'/],
    ['the id of no key', `key revoke ${newId()}`, /^There is no key with the id /],
    ['no key to rotate', `key rotate ${newId()}`, /^There is no key with the id /],
    ['an overlap that is none', `key rotate ${newId()} --overlap soon`, /Give an ISO 8601 length of time/],
    ['an overlap that is too long', `key rotate ${newId()} --overlap P31D`, /^overlap: /],
    ['an id that is none', 'key revoke nonsense', /^There is no key with the id nonsense/],
    ['a command that is none', 'repair', /unknown command 'repair'/],
    ['a port that is none', 'serve --port 70000', /A port is a number from 0 to 65535/],
    ['a seed of nothing', 'seed', /say --demo or --tickets N/],
  ])('%s', { timeout: 60_000 }, async (_what, words, message) => {
    const { code, stdout, stderr } = await run(env, words);
    expect(stderr).toMatch(message);
    expect({ stdout, failed: code !== 0 }).toEqual({ stdout: '', failed: true });
  });

  test('a configuration that is not valid, with every problem', { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await run(
      { PORT: 'http', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' },
      'migrate',
    );
    expect({ code, stdout }).toEqual({ code: 78, stdout: '' });
    expect(stderr.split('\n').map((line) => line.trim().split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'DATABASE_URL', 'LOG_LEVEL']),
    );
  });

  test('a database that is not there', { timeout: 60_000 }, async () => {
    const away = { ...env, DATABASE_URL: 'postgres://127.0.0.1:1/aftercare' };
    for (const words of ['migrate', 'serve --port 0', 'key list']) {
      const { code, stdout, stderr } = await run(away, words);
      expect(stderr).toMatch(/The database cannot be reached .*Check DATABASE_URL/);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    }
  });

  test('a port that is taken', { timeout: 60_000 }, async () => {
    const holder = createServer().listen(0);
    onTestFinished(() => {
      holder.close();
    });
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { code, stdout, stderr } = await run({ ...env, LOG_LEVEL: 'error' }, `serve --port ${port}`);
    expect(stderr).toBe(
      `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} or --port ${port + 1}.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

describe('documents', () => {
  const text = (name: string) => `query ${name} { viewer { kind } }`;
  const folder = () => inject('database').folder;

  /** A package of a front end, with its manifest. */
  async function frontEnd(version: string, manifest: unknown): Promise<string> {
    const file = join(await mkdtemp(join(folder(), 'shop-')), 'trusted.json');
    await writeFile(join(dirname(file), 'package.json'), JSON.stringify({ name: 'shop', version }));
    await writeFile(file, JSON.stringify(manifest));
    return file;
  }
  const manifestOf = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [hashDocument(text(name)), text(name)]));

  test('are registered, listed and removed', { timeout: 120_000 }, async () => {
    const [first, second] = [
      await frontEnd('1.0.0', manifestOf('Old', 'Both')),
      await frontEnd('2.0.0', manifestOf('Both')),
    ];
    expect(linesOf(await run(env, 'documents register', first))).toEqual([
      { source: 'shop@1.0.0', registered: 2, known: 0 },
    ]);
    expect(linesOf(await run(env, 'documents register', second, '--source', 'shop at night'))).toEqual([
      { source: 'shop at night', registered: 0, known: 1 },
    ]);
    const both = { hash: hashDocument(text('Both')), name: 'Both', registeredAt: expect.any(String) };
    const ofShop = linesOf(await run(env, 'documents list')).filter(({ sources }) =>
      String(sources).startsWith('shop'),
    );
    expect(ofShop).toEqual([
      { ...both, sources: ['shop@1.0.0', 'shop at night'] },
      { ...both, hash: hashDocument(text('Old')), name: 'Old', sources: ['shop@1.0.0'] },
    ]);
    expect(linesOf(await run(env, 'documents remove --source shop@1.0.0'))).toEqual([
      { removed: 1, kept: 1 },
    ]);
    expect(linesOf(await run(env, `documents remove ${both.hash}`))).toEqual([{ removed: 1, kept: 0 }]);
    expect(await run(env, `documents remove ${both.hash}`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('documents list'),
    });
    expect(await run(env, 'documents remove')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--source'),
    });
  });

  test('of a manifest with problems are refused with all of them', { timeout: 60_000 }, async () => {
    const file = await frontEnd('3.0.0', { ...manifestOf('Good'), abc: text('Good'), def: 'query {' });
    const { code, stdout, stderr } = await run({ ...env, LOG_LEVEL: 'error' }, 'documents register', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      `Nothing was registered: ${file} has problems.`,
      expect.stringMatching(/^ {2}abc: .*SHA-256/),
      expect.stringMatching(/^ {2}def: .*SHA-256/),
      expect.stringMatching(/^ {2}def: Syntax Error/),
      '',
    ]);
    await writeFile(file, 'no JSON');
    expect((await run({ ...env, LOG_LEVEL: 'error' }, 'documents register', file)).stderr).toBe(
      `${file} is not JSON.\n`,
    );
  });

  test(
    'of the widget are trusted from the start, beside those of versions before',
    { timeout: 120_000 },
    async () => {
      const before = await frontEnd('0.9.0', manifestOf('Before'));
      await run(env, 'documents register', before);
      const page = await (await app.organization()).publishableKey();
      const server = await startServerProcess(app.databaseUrl);
      const address = `${server.base}/graphql`;
      const trusted = linesOf(await run(env, 'documents list'));
      const report = trusted.find(({ name }) => name === 'ReportFault');
      expect(report?.['sources']).toEqual([expect.stringMatching(/^@aftercare\/sdk@\d/)]);
      const submit = { hash: String(report?.['hash']) };
      const input = { description: 'It drips.', contact: { name: 'Chen Wei', phone: '13916024417' } };
      const told = await ask(fetch, address, submit, { as: page, variables: { input } });
      expect(told.data).toMatchObject({ submitTicket: { number: expect.stringMatching(/^AC-/) } });
      const old = await ask(fetch, address, { hash: hashDocument(text('Before')) }, { as: page });
      expect(old.data).toEqual({ viewer: { kind: 'PUBLISHABLE_KEY' } });
      const free = await ask(fetch, address, text('Before'), { as: page });
      expect(free.errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_ONLY');
      expect(await server.stop()).toBe(0);
    },
  );
});

async function emptyDatabase(): Promise<Record<string, string>> {
  const { adminUrl } = inject('database');
  const name = `test_empty_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  onTestFinished(async () => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  await admin.query(`create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { ...env, DATABASE_URL: url.href };
}

test('migrate brings an empty database to the newest migration, once', { timeout: 60_000 }, async () => {
  const empty = await emptyDatabase();
  const [first, again] = [await run(empty, 'migrate'), await run(empty, 'migrate')];
  expect(linesOf(first)).toEqual([{ applied: expect.arrayContaining([expect.stringMatching(/_init$/)]) }]);
  expect(linesOf(again)).toEqual([{ applied: [] }]);
});

test('every command brings the database to the newest migration by itself', { timeout: 60_000 }, async () => {
  const { code, stdout } = await run(await emptyDatabase(), 'key list');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});

test(
  'commands work on the embedded PostgreSQL while a server runs on it, and stop it with the last',
  {
    timeout: 90_000,
  },
  async () => {
    const home = join(inject('database').folder, 'cli');
    const embedded = { AFTERCARE_HOME: home, LOG_LEVEL: 'error' };
    const server = start(embedded, ['serve', '--port', '0']);
    let said = '';
    server.stdout.on('data', (chunk) => (said += String(chunk)));
    const base = await vi.waitFor(
      () => {
        const port = /http:\/\/localhost:(\d+)\/graphql/.exec(said)?.[1];
        if (!port) throw new Error(`no address yet: ${said}`);
        return `http://127.0.0.1:${port}`;
      },
      { timeout: 60_000 },
    );

    const made = await run(embedded, 'key create --organization HQ --kind secret --role agent');
    const [{ key }] = linesOf(made) as [{ key: string }];
    const { data } = await ask<{ viewer: { organization: unknown } }>(fetch, `${base}/graphql`, viewer, {
      as: key,
    });
    expect(data.viewer.organization).toEqual({ code: 'HQ' });
    expect(linesOf(await run(embedded, 'key list'))).toHaveLength(1);
    const verified = [{ levels: 0, movements: 0, differences: 0 }];
    expect(linesOf(await run(embedded, 'stock verify'))).toEqual(verified);

    const pidFile = join(home, 'postgres', 'postmaster.pid');
    await access(pidFile);
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number | null];
    expect(code).toBe(0);
    await expect(access(pidFile)).rejects.toMatchObject({ code: 'ENOENT' });

    expect(linesOf(await run(embedded, 'stock verify'))).toEqual(verified);
    await expect(access(pidFile)).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
