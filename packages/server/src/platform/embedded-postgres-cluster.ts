import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  statfs,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Binaries, makeSharedState, SHARED_STATE } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type Account, liveProcess, runTool } from './embedded-postgres-process.ts';

export const SUPERUSER = 'aftercare';

const LOG_LIMIT_BYTES = 5_000_000;
const MIN_FREE_BYTES = 200_000_000;

/** The account to run PostgreSQL as. PostgreSQL refuses root, so root hands it to `postgres`, else to `nobody`. */
export async function chooseAccount(dataLink: string): Promise<Account | undefined> {
  const uid = process.getuid?.();
  const existing = await stat(dataLink).catch(() => undefined);
  if (uid !== 0) {
    if (existing && uid !== undefined && existing.uid !== uid) {
      throw new EmbeddedPostgresError(
        'folder',
        `The data in ${dataLink} belongs to another user of this machine (uid ${existing.uid}).`,
        { remedy: 'Run as the user that started it first, set AFTERCARE_HOME to another folder' },
      );
    }
    return undefined;
  }
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  for (const name of ['postgres', 'nobody']) {
    const [user, group] = await Promise.all([runTool('id', ['-u', name]), runTool('id', ['-g', name])]);
    if (user.ok && group.ok) return { uid: Number(user.output), gid: Number(group.output) };
  }
  throw new EmbeddedPostgresError(
    'account',
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody" to run it as.',
    { remedy: 'Run as another user than root, add a user "postgres"' },
  );
}

/**
 * The real folder of the data. It is `<home>/postgres`, or, when PostgreSQL's account cannot pass through the folders
 * above it, a folder of its own that `<home>/postgres` points to.
 */
export async function placeData(home: string, account: Account | undefined): Promise<string> {
  const dataLink = join(home, 'postgres');
  const target = await readlink(dataLink).catch(() => undefined);
  if (target !== undefined) {
    if (await exists(dirname(target))) return target;
    throw new EmbeddedPostgresError('folder', `The data of ${home} was kept in ${target}, which is gone.`, {
      remedy: `Bring it back, remove the link ${dataLink} to begin with an empty database`,
    });
  }
  const inHome = join(await realpath(home), 'postgres');
  if (account === undefined || (await canPassThrough(dirname(inHome), account))) return inHome;
  await makeSharedState();
  const place = await mkdtemp(join(SHARED_STATE, 'home-'));
  await chown(place, account.uid, account.gid);
  const data = join(place, 'postgres');
  await symlink(data, dataLink);
  return data;
}

async function canPassThrough(folder: string, { uid, gid }: Account): Promise<boolean> {
  const { mode, uid: owner, gid: group } = await stat(folder);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  if (((mode >> shift) & 1) === 0) return false;
  return folder === dirname(folder) || canPassThrough(dirname(folder), { uid, gid });
}

/** The password of the only user, made once for each home. */
export async function readPassword(home: string): Promise<string> {
  const file = join(home, 'postgres-password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Makes the data folder unless it is there. It appears whole, by rename: a killed initdb leaves nothing to trip over. */
export async function createCluster(
  data: string,
  password: string,
  binaries: Binaries,
  account?: Account,
): Promise<void> {
  if (await exists(join(data, 'PG_VERSION'))) return;
  await refuseFullDisk(dirname(data));
  const draft = `${data}.new`;
  const passwordFile = `${draft}-password`;
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) {
      await chown(draft, account.uid, account.gid);
      await chown(passwordFile, account.uid, account.gid);
    }
    const result = await runTool(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { account, cwd: '/' },
    );
    if (!result.ok) {
      throw new EmbeddedPostgresError(
        'create',
        `initdb could not make the data folder ${data}:\n${result.output}`,
      );
    }
    await rename(draft, data);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= MIN_FREE_BYTES) return;
  throw new EmbeddedPostgresError(
    'create',
    `PostgreSQL needs 200 MB for a new database, and ${folder} has ${Math.round((bavail * bsize) / 1e6)} MB left.`,
    { remedy: 'Free some space, set AFTERCARE_HOME to a folder on another disk' },
  );
}

/** What postmaster.pid says, when a living postgres wrote it. https://www.postgresql.org/docs/18/storage-file-layout.html */
export interface Postmaster {
  pid: number;
  port: number;
}

export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid, folder, , port] = text.split('\n');
  if ((await liveProcess(Number(pid)))?.name !== 'postgres') {
    // PostgreSQL would refuse to start when a zombie or another program has the process id of a server that was killed.
    // Backends that outlive it are still found, by the shared memory that belongs to the folder.
    await rm(file, { force: true });
    return undefined;
  }
  if (folder !== data) {
    throw new EmbeddedPostgresError(
      'folder',
      `${data} was copied or moved from ${folder} while PostgreSQL was running on it (process ${pid}).`,
      { remedy: `Stop that server and remove ${file}` },
    );
  }
  return { pid: Number(pid), port: Number(port) || 0 };
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  logging_collector: 'off',
  // The log must hold neither statements nor the values of rows.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const FAST_AND_LOSSY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts PostgreSQL on a free port. pg_ctl puts it into a session of its own: Ctrl-C and our end leave it running. */
export async function startCluster(
  data: string,
  binaries: Binaries,
  options: { account?: Account; durable: boolean },
): Promise<void> {
  const log = join(data, 'postgres.log');
  if (((await stat(log).catch(() => undefined))?.size ?? 0) > LOG_LIMIT_BYTES) await truncate(log);
  const settings = { ...SETTINGS, ...(options.durable ? {} : FAST_AND_LOSSY) };
  for (let attempt = 1; ; attempt += 1) {
    const known = (await readLog(log)).length;
    const flags = Object.entries({ ...settings, port: String(await freePort()) }).map(
      ([k, v]) => `-c ${k}=${v}`,
    );
    const result = await runTool(
      binaries.pgCtl,
      ['start', '-w', '-t', '60', '-D', data, '-l', log, '-o', flags.join(' ')],
      { account: options.account, cwd: '/' },
    );
    if (result.ok) return;
    const tail = (await readLog(log)).slice(known).trim() || result.output;
    // The port may be taken meanwhile, and the children of a killed server need a moment to be gone.
    const passing = /Address already in use|pre-existing shared memory block/.test(tail);
    if (!passing || attempt === 10) {
      throw new EmbeddedPostgresError(
        'start',
        `PostgreSQL did not start on ${data}. Its log says:\n${lastLines(tail)}`,
      );
    }
    await delay(300);
  }
}

/** Rolls back what is open, writes a checkpoint and ends. */
export async function stopCluster(
  data: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  if ((await findPostmaster(data)) === undefined) return;
  const result = await runTool(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-t', '60', '-D', data], {
    account,
    cwd: '/',
  });
  if (result.ok || (await findPostmaster(data)) === undefined) return;
  const tail = lastLines(await readLog(join(data, 'postgres.log')));
  throw new EmbeddedPostgresError('stop', `PostgreSQL on ${data} did not stop: ${result.output}\n${tail}`);
}

async function readLog(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
