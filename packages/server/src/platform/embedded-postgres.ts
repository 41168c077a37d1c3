import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './embedded-postgres-binaries.ts';
import {
  chooseAccount,
  createCluster,
  findPostmaster,
  placeData,
  readPassword,
  startCluster,
  stopCluster,
  SUPERUSER,
} from './embedded-postgres-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { takeLease, withStartLock } from './embedded-postgres-lease.ts';

export { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const DATABASE = 'aftercare';
const READY_TIMEOUT_MS = 60_000;
const WRONG_PASSWORD = '28P01';

export interface EmbeddedPostgresOptions {
  /** Folder of the data, the password and the locks; made when absent. */
  home: string;
  log: { info(message: string): void };
  /** False gives up safety against a crash of the machine for speed. Only for data that may be lost. Default true. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connection URL of the database `aftercare`, as its superuser. */
  url: string;
  /** Leaves PostgreSQL. It stops when no other living process uses it. Calling it again does nothing. */
  stop: () => Promise<void>;
}

/**
 * Gives this process the PostgreSQL of `home`: the running one, or else starts it. Every user holds a lease on disk, and
 * the last living one to leave stops the server, so that a server left behind by a killed process is taken over.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true } = options;
  const home = resolve(options.home);
  await makeHome(home);
  const account = await chooseAccount(join(home, 'postgres'));
  const binaries = await findBinaries(account);

  const { data, lease, url } = await withStartLock(home, async () => {
    const data = await placeData(home, account);
    const password = await readPassword(home);
    const found = await findPostmaster(data);
    try {
      if (found) {
        log.info(`using the PostgreSQL that runs on ${data}`);
      } else {
        log.info(`starting PostgreSQL on ${data}`);
        await createCluster(data, password, binaries, account);
        await startCluster(data, binaries, { account, durable });
      }
      const port = await waitUntilReady(data, password);
      await createDatabase(urlOf(port, password, 'postgres'));
      return { data, lease: await takeLease(home), url: urlOf(port, password, DATABASE) };
    } catch (error) {
      if (!found) await stopCluster(data, binaries, account);
      throw error;
    }
  });

  let stopped: Promise<void> | undefined;
  const leave = () =>
    withStartLock(home, async () => {
      const { last } = await lease.release();
      if (!last) return;
      log.info('stopping PostgreSQL');
      await stopCluster(data, binaries, account);
    });
  return { url, stop: () => (stopped ??= leave()) };
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'folder',
      `The folder ${home} cannot be made: ${(cause as Error).message}`,
      {
        remedy: 'Set AFTERCARE_HOME to a folder that you may write to',
        cause,
      },
    );
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** A server that was found may still be starting up or recovering from a crash. */
async function waitUntilReady(data: string, password: string): Promise<number> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const postmaster = await findPostmaster(data);
    if (!postmaster)
      throw new EmbeddedPostgresError('start', `PostgreSQL on ${data} ended while it was starting.`);
    const failure = await tryConnect(urlOf(postmaster.port, password, 'postgres'));
    if (!failure) return postmaster.port;
    if (failure instanceof pg.DatabaseError && failure.code === WRONG_PASSWORD) {
      throw new EmbeddedPostgresError('password', `PostgreSQL on ${data} refuses the password kept for it.`, {
        remedy: 'Put back the file postgres-password that was beside the data',
        cause: failure,
      });
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError('start', `PostgreSQL on ${data} does not answer: ${failure.message}`, {
        cause: failure,
      });
    }
    await delay(100);
  }
}

async function tryConnect(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end();
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
