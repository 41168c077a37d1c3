import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, ConfigError, shortestSecret } from '../config.ts';
import { SandboxClock, systemClock } from '../platform/clock.ts';
import { connectDatabase } from '../platform/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { EventLog } from '../platform/event-log/index.ts';
import { randomText } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { migrate } from '../platform/migrate.ts';
import type { System } from '../platform/platform.ts';
import { openStorage } from '../platform/storage.ts';

export interface OpenDatabase {
  url: string;
  /** Whose the tables are: migrations run as this user. */
  ownerUrl: string;
  embedded: boolean;
  close(): Promise<void>;
}

/** The database that the configuration names: somebody's PostgreSQL, or the embedded one under `home`. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const { databaseUrl: url, ownerUrl = url } = config;
    return { url, ownerUrl, embedded: false, close: async () => {} };
  }
  const postgres = await startEmbeddedPostgres({
    home: config.home,
    log: { info: (message) => log.info(message) },
  });
  return { url: postgres.url, ownerUrl: postgres.url, embedded: true, close: () => postgres.stop() };
}

/** The configured secret, or the one of this home: made on the first start and kept. */
export async function readSecret(config: Config): Promise<string> {
  if (config.secret) return config.secret;
  const file = join(config.home, 'secret');
  await mkdir(config.home, { recursive: true });
  // Written aside and then linked: the file appears whole, and of two starts at once the first one's stays.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomText(48), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length >= shortestSecret) return secret;
  throw new ConfigError([
    `AFTERCARE_SECRET kept in ${file} is damaged: remove the file, or put it back as it was`,
  ]);
}

/** Runs one command on the platform, whether a server is running on the database or not, and leaves nothing behind. */
export async function withPlatform<T>(
  config: Config,
  log: Logger,
  run: (platform: System, opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  const opened = await openDatabase(config, log);
  try {
    const connection = connectDatabase(opened.url, {
      onError: (error) => log.warn({ err: error }, 'a database connection broke'),
      poolSize: 4,
      ownerUrl: opened.ownerUrl,
    });
    const { database, readerFor } = connection;
    const eventLog = new EventLog({ ...connection, log });
    try {
      const secret = await readSecret(config);
      const sandbox = config.sandbox && new SandboxClock(config.sandbox.startsAt);
      const clock = sandbox ?? systemClock;
      const storage = config.storage && (await openStorage(config.storage));
      const whole = database;
      return await run(
        { database, whole, readerFor, eventLog, log, clock, sandbox, secret, storage },
        opened,
      );
    } finally {
      await eventLog.stop();
      await connection.close();
    }
  } finally {
    await opened.close();
  }
}

/** Brings the database to the newest migration, as the user who owns it. */
export const migrateOpened = ({ url, ownerUrl }: OpenDatabase, log: Logger): ReturnType<typeof migrate> =>
  migrate(ownerUrl, {
    log: { info: (message) => log.info(message) },
    serveUrl: url === ownerUrl ? undefined : url,
  });
