import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    database: {
      /** A superuser's connection URL. */
      adminUrl: string;
      /** The name of the migrated database to copy. */
      template: string;
      /** Where a test may keep a PostgreSQL of its own: it ends with the run. */
      folder: string;
    };
  }
}

const TEMPLATE = 'template_migrated';
const quiet = { info: () => undefined };

/** One PostgreSQL for the whole run, with one migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-test-'));
  await chmod(folder, 0o755);
  const sweeper = startSweeper(folder);
  const postgres = await startEmbeddedPostgres({ home: join(folder, 'home'), log: quiet, durable: false });
  await prepareTemplate(postgres.url);
  project.provide('database', { adminUrl: postgres.url, template: TEMPLATE, folder });
  return async () => {
    await postgres.stop();
    sweeper.stdin.end();
  };
}

/** A run may be killed, or interrupted before its teardown. */
function startSweeper(folder: string) {
  const script = fileURLToPath(new URL('./sweep.ts', import.meta.url));
  const sweeper = spawn(process.execPath, [script, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sweeper.unref();
  return sweeper;
}

async function prepareTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${TEMPLATE}`);
    const url = new URL(adminUrl);
    url.pathname = `/${TEMPLATE}`;
    await migrate(url.href, { log: quiet });
    await admin.query(`alter database ${TEMPLATE} is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}
