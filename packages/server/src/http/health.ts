import { Hono } from 'hono';
import type pg from 'pg';
import { pendingMigrations } from '../platform/migrate.ts';

/** /healthz: the process is alive. /readyz: it can do its work; what it lacks otherwise. */
export function createHealthRoutes(pool: pg.Pool): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      const problems = await findProblems(pool);
      return problems.length === 0
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not ready', problems }, 503, { 'retry-after': '1' });
    });
}

async function findProblems(pool: pg.Pool): Promise<string[]> {
  try {
    const pending = await pendingMigrations(pool);
    return pending.map((name) => `migration ${name} is not applied: run \`aftercare migrate\``);
  } catch (error) {
    return [`the database cannot be reached: ${error instanceof Error ? error.message : String(error)}`];
  }
}
