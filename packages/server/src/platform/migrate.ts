import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { withSchemaEngine } from './schema-engine.ts';
import { raiseWall, RolesError } from './wall/raise.ts';
import { rolesOf, userOf } from './wall/roles.ts';

/** The folder of the migrations that the program brings along. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Any number will do, as long as every node uses the same; this is "aftercare" read as base 36, cut to 53 bits. */
const MIGRATION_LOCK = 29_317_706_853_446;

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** A migration failed or cannot be applied. Nothing of it is left in the database; those before it stay applied. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

export interface MigrateOptions {
  log: { info(message: string): void };
  /** Folder with Prisma's `<time>_<name>/migration.sql`. Default: the program's own. */
  folder?: string;
  /** The URL by which the program itself connects, where it is another one than the owner's. */
  serveUrl?: string | undefined;
}

/**
 * Brings the database to the newest migration and returns the names of those it applied, oldest first. Nodes that start at
 * once take turns by an advisory lock. `prisma migrate deploy` understands the records that are left in the database.
 */
export async function migrate(databaseUrl: string, options: MigrateOptions): Promise<{ applied: string[] }> {
  const migrationsList = await readMigrations(options.folder ?? MIGRATIONS);
  return withAdvisoryLock(databaseUrl, async (session) => {
    const applied = await applyMissing(databaseUrl, session, migrationsList);
    for (const name of applied) options.log.info(`applied migration ${name}`);
    // The wall is built around all tables of the program, not around those of a part of its history.
    if (!options.folder) await raise(session, databaseUrl, options);
    return { applied };
  });
}

async function applyMissing(
  databaseUrl: string,
  session: pg.Client,
  migrationsList: MigrationList,
): Promise<string[]> {
  if ((await missingIn(session, namesOf(migrationsList))).length === 0) return [];
  return withSchemaEngine(databaseUrl, async (engine) => {
    try {
      return (await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).appliedMigrationNames;
    } catch (cause) {
      await forgetFailed(session);
      throw new MigrationError(`The database could not be migrated. ${explain(cause)}`, {
        cause,
      });
    }
  });
}

async function raise(
  session: pg.Client,
  databaseUrl: string,
  { log, serveUrl }: MigrateOptions,
): Promise<void> {
  try {
    const raised = await raiseWall(session, rolesOf(databaseUrl), serveUrl ? userOf(serveUrl) : null);
    if (raised) log.info('set the rights of the roles and the row-level security of the tables');
  } catch (cause) {
    if (cause instanceof RolesError) throw new MigrationError(cause.message, { cause });
    throw cause;
  }
}

/** Renews the statistics of all tables, which is their owner's to do: after many rows at once plans would be those of empty tables. */
export async function analyze(ownerUrl: string): Promise<void> {
  const session = new pg.Client({ connectionString: ownerUrl });
  await session.connect();
  try {
    await session.query('analyze');
  } finally {
    await session.end();
  }
}

/** The names of migrations that the database lacks, oldest first. Empty when the database fits the program. */
export async function pendingMigrations(
  database: Pick<pg.Pool, 'query'>,
  folder = MIGRATIONS,
): Promise<string[]> {
  return missingIn(database, namesOf(await readMigrations(folder)));
}

async function missingIn(database: Pick<pg.Pool, 'query'>, names: string[]): Promise<string[]> {
  const table = await database.query<{ found: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as found`,
  );
  if (!table.rows[0]?.found) return names;
  const { rows } = await database.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

/** A failed migration was one transaction and has been rolled back; its record would only bar the corrected one. */
async function forgetFailed(session: pg.Client): Promise<void> {
  const table = await session.query<{ found: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as found`,
  );
  if (!table.rows[0]?.found) return;
  await session.query(
    'update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null',
  );
}

/** The engine's message goes on with a trace of its own calls, of which only the name of the migration is of use. */
function explain(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const name = /migration_name="([^"]+)"/.exec(message)?.[1];
  const [text = ''] = message.split(/\n\s+0: /);
  return name ? `${name}: ${text.trim()}` : text.trim();
}

async function withAdvisoryLock<T>(
  databaseUrl: string,
  work: (session: pg.Client) => Promise<T>,
): Promise<T> {
  const session = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A session that is lost fails its next statement; unheard, the loss would end the process beside that.
  session.on('error', () => undefined);
  await session.connect();
  try {
    await session.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(session);
  } finally {
    await session.end();
  }
}

function namesOf(list: MigrationList): string[] {
  return list.migrationDirectories.map((directory) => directory.path);
}

/** The folder's migrations in the shape that Prisma's engine takes, in the order of their names. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: await readFile(join(folder, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
