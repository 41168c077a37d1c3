import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import type { TestDatabase } from './database.ts';

const log = { info: () => undefined };

/**
 * A migrated database on a PostgreSQL of its own, for tests that keep transactions open: the horizon of the event log is
 * that of the whole cluster, so they would hold back the events of all others.
 */
export async function createTestCluster(): Promise<TestDatabase> {
  const home = join(inject('database').folder, randomUUID());
  const postgres = await startEmbeddedPostgres({ home, log, durable: false });
  await migrate(postgres.url, { log });
  return { url: postgres.url, drop: () => postgres.stop() };
}
