import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type Account, runTool } from './embedded-postgres-process.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
}

/** Where root keeps what the account of PostgreSQL must reach, when the program or its home lies where it cannot. */
export const SHARED_STATE = '/var/lib/aftercare';

/** Every user may pass through it, whatever the umask: each thing in it has its own owner and mode. */
export async function makeSharedState(): Promise<void> {
  await mkdir(SHARED_STATE, { recursive: true });
  await chmod(SHARED_STATE, 0o755);
}

/** The tools of the npm package for this platform, at a place where `account` can run them. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { native, version } = locatePackage();
  const inPlace = await tryVersion(native, account);
  if (inPlace.ok) return toolsIn(native);
  if (account === undefined) throw doNotRun(native, inPlace.output);

  const copy = join(SHARED_STATE, `postgres-${version}`);
  if (!(await tryVersion(copy, account)).ok) await copyBinaries(native, copy, account);
  return toolsIn(copy);
}

function locatePackage(): { native: string; version: string } {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const platformRequire = createRequire(wrapper);
    const root = resolve(dirname(platformRequire.resolve(name)), '..');
    const { version } = platformRequire(join(root, 'package.json')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'unsupported',
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: the package ${name} is not installed.`,
      { remedy: 'Install again without omitting optional dependencies', cause },
    );
  }
}

function toolsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), pgCtl: join(native, 'bin', 'pg_ctl') };
}

function tryVersion(native: string, account: Account | undefined) {
  return runTool(join(native, 'bin', 'postgres'), ['--version'], { account, cwd: '/' });
}

/** The copy appears whole, by rename, so that two starters cannot see each other's half of it. */
async function copyBinaries(native: string, target: string, account: Account): Promise<void> {
  try {
    await makeSharedState();
    const draft = await mkdtemp(join(SHARED_STATE, 'copying-'));
    const copy = join(draft, 'native');
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await runTool('chmod', ['-R', 'a+rX', copy]);
    await rm(target, { recursive: true, force: true });
    await rename(copy, target);
    await rm(draft, { recursive: true, force: true });
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'binaries',
      `PostgreSQL does not run as root, and its own account can neither reach ${native} nor could a copy be made at ${target}: ${(cause as Error).message}`,
      { remedy: 'Run as another user than root, or install the program where every user may read it', cause },
    );
  }
  const copied = await tryVersion(target, account);
  if (!copied.ok) throw doNotRun(target, copied.output);
}

function doNotRun(native: string, output: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'binaries',
    `The PostgreSQL binaries in ${native} do not run on this machine: ${output}`,
    { remedy: 'Install again with install scripts allowed (a musl system such as Alpine cannot run them)' },
  );
}
