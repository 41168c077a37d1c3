import { Hono } from 'hono';
import type pg from 'pg';
import type { Logger } from '../platform/logger.ts';
import { pendingMigrations } from '../platform/migrate.ts';

/** /healthz: the process is alive. /readyz: it can do its work; what it lacks otherwise. */
export function createHealthRoutes(pool: pg.Pool, log: Logger): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      const problems = await findProblems(pool, log);
      return problems.length === 0
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not ready', problems }, 503, { 'retry-after': '1' });
    });
}

async function findProblems(pool: pg.Pool, log: Logger): Promise<string[]> {
  try {
    const pending = await pendingMigrations(pool);
    return pending.map((name) => `migration ${name} is not applied: run \`aftercare migrate\``);
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database cannot be reached');
    return ['the database cannot be reached'];
  }
}
