import { Hono } from 'hono';
import type pg from 'pg';
import type { Logger } from '../platform/logger.ts';
import { pendingMigrations } from '../platform/migrate.ts';

/** Anybody may ask: for so long all of them get the same answer. */
const sharedMs = 1_000;

/** /healthz: the process is alive. /readyz: it can do its work; what it lacks otherwise. */
export function createHealthRoutes(pool: pg.Pool, log: Logger): Hono {
  const findShared = sharing(() => findProblems(pool, log));
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      const problems = await findShared();
      return problems.length === 0
        ? c.json({ status: 'ready' })
        : c.json({ status: 'not ready', problems }, 503, { 'retry-after': '1' });
    });
}

/** One answer for all who ask while it is looked for, and for a second from then on. */
function sharing<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined;
  let goodUntil = Infinity;
  return () => {
    if (found && performance.now() < goodUntil) return found;
    goodUntil = Infinity;
    found = find().finally(() => (goodUntil = performance.now() + sharedMs));
    return found;
  };
}

async function findProblems(pool: pg.Pool, log: Logger): Promise<string[]> {
  try {
    const pending = await pendingMigrations(pool);
    if (pending.length === 0) return [];
    log.warn({ pending }, 'not ready: the database is not migrated');
    return ['the database is not migrated: run `aftercare migrate`'];
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database cannot be reached');
    return ['the database cannot be reached'];
  }
}
