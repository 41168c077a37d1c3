import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { liveProcess } from './embedded-postgres-process.ts';

interface Holder {
  id: string;
  pid: number;
  started: string;
}

const LOCK_TIMEOUT_MS = 120_000;

async function ownHolder(): Promise<Holder> {
  const self = await liveProcess(process.pid);
  return { id: randomUUID(), pid: process.pid, started: self?.started ?? '' };
}

async function isAlive(holder: Holder): Promise<boolean> {
  return (await liveProcess(holder.pid))?.started === holder.started;
}

/** Undefined when the file is gone, or when its writer was killed half-way. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while no other process of this home starts or stops PostgreSQL. The lock is a file that appears whole
 * (by link) and names its holder, so that the lock of a killed process can be told and taken over.
 */
export async function withStartLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = join(home, 'postgres.lock');
  const holder = await ownHolder();
  const draft = `${file}.${holder.id}`;
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  try {
    while (!(await tryLink(draft, file))) {
      const current = await readHolder(file);
      if (current && !(await isAlive(current))) {
        await removeIfHeldBy(current, file);
      } else if (Date.now() > deadline) {
        throw new EmbeddedPostgresError(
          'locked',
          `Process ${current?.pid} has been starting or stopping PostgreSQL for two minutes (lock file ${file}).`,
          { remedy: 'End that process' },
        );
      } else {
        await delay(50);
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryLink(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same dead holder: what was moved aside is looked at again, and put back if it was a new one. */
async function removeIfHeldBy(dead: Holder, file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readHolder(aside))?.id !== dead.id) await tryLink(aside, file);
  await rm(aside, { force: true });
}

/** Says on disk that this process uses the home's PostgreSQL. The last living user to leave stops it. */
export interface Lease {
  /** Gives up the lease and tells whether no other living process holds one. To be called under the start lock. */
  release(): Promise<{ last: boolean }>;
}

export async function takeLease(home: string): Promise<Lease> {
  const folder = join(home, 'postgres-leases');
  const holder = await ownHolder();
  const file = join(folder, `${holder.id}.json`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await dropDeadLeases(folder);
  await writeFile(file, JSON.stringify(holder), { mode: 0o600 });
  return {
    async release() {
      await rm(file, { force: true });
      return { last: (await dropDeadLeases(folder)) === 0 };
    },
  };
}

/** Returns how many living leases remain. */
async function dropDeadLeases(folder: string): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder))) alive += 1;
    else await rm(file, { force: true });
  }
  return alive;
}
