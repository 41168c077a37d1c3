import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { asOwner, createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { readMigrations, MIGRATIONS } from '../platform/migrate.ts';
import type { Logger } from '../platform/logger.ts';
import { createHealthRoutes } from './health.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

function start() {
  const warn = vi.fn<(facts: unknown, message: string) => void>();
  const routes = createHealthRoutes(pool, { warn } as unknown as Logger);
  const ask = async () => {
    const response = await routes.request('/readyz');
    return { status: response.status, body: await response.json() };
  };
  return { ask, warn };
}

test('all who ask within a second share one look at the database', async () => {
  const { ask } = start();
  const asked = vi.spyOn(pool, 'query');
  const ready = { status: 200, body: { status: 'ready' } };
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(answers).toEqual(answers.map(() => ready));
  const once = asked.mock.calls.length;
  vi.advanceTimersByTime(999);
  expect(await ask()).toEqual(ready);
  expect(asked).toHaveBeenCalledTimes(once);
  vi.advanceTimersByTime(1);
  expect(await ask()).toEqual(ready);
  expect(asked).toHaveBeenCalledTimes(2 * once);
  expect(once).toBe(2);
  asked.mockRestore();
});

test('which migrations are missing stands in the log, and is told to nobody who asks', async () => {
  const { migrationDirectories } = await readMigrations(MIGRATIONS);
  const last = migrationDirectories.at(-1)!.path;
  await asOwner(
    database.url,
    `update _prisma_migrations set rolled_back_at = now() where migration_name = '${last}'`,
  );
  const { ask, warn } = start();
  for (let asked = 0; asked < 3; asked++) {
    expect(await ask()).toEqual({
      status: 503,
      body: { status: 'not ready', problems: ['the database is not migrated: run `aftercare migrate`'] },
    });
  }
  expect(warn.mock.calls).toEqual([[{ pending: [last] }, expect.stringContaining('not migrated')]]);
});
