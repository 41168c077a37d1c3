import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server with demo data in a process of its own, as a newcomer gets it. */
export interface Server {
  url: string;
  /** What it printed for the person who started it. */
  welcome: string;
  /** Asks it to stop and answers its exit code. */
  stop(): Promise<number | null>;
}

export const repository = fileURLToPath(new URL('..', import.meta.url));

/** What `npm start` runs, on a free port; the data lie in `home`. A sandbox's clock can be moved, and starts now or then. */
export function startServer(
  home: string,
  { sandbox = false }: { sandbox?: boolean | string } = {},
): Promise<Server> {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', '0'], {
    cwd: repository,
    env: { ...environment(home), AFTERCARE_SANDBOX: sandbox === true ? '1' : sandbox || '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let printed = '';
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [, welcome, url] =
        /(Aftercare is running[^]*?(http:\S+)\/graphql[^]*?\n\n[^]*?\n\n)/.exec(printed) ?? [];
      if (welcome && url) resolve({ url, welcome, stop });
    });
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`The server ended with ${code}.\n${printed}${log}`)));
  });
}

/** Runs the server's command line on the data in `home`. */
export function runAftercare(home: string, ...args: string[]): Promise<string> {
  return outputOf(
    spawn(process.execPath, ['packages/server/src/main.ts', ...args], {
      cwd: repository,
      env: environment(home),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** What a process prints until its end, which has to be a good one. */
export function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${child.spawnargs.join(' ')} ended with ${code}.\n${output}${errors}`));
    });
  });
}

export async function makeHome(): Promise<{ home: string; remove: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'aftercare-story-'));
  // PostgreSQL, which refuses root, has to get through to its data: else they lie elsewhere and outlive the test.
  await chmod(home, 0o755);
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** All visitors of a test come from one address. */
const manyVisitors = JSON.stringify({
  'submitTicket.address': { count: 10_000 },
  'requestTracking.address': { count: 10_000 },
  'deviceCheck.address': { count: 10_000 },
  'upload.files': { count: 10_000 },
});

const environment = (home: string): NodeJS.ProcessEnv => ({
  ...process.env,
  AFTERCARE_HOME: home,
  DATABASE_URL: '',
  AFTERCARE_SANDBOX: '',
  AFTERCARE_RATE_LIMITS: manyVisitors,
  LOG_LEVEL: 'warn',
  NODE_ENV: '',
  PUBLIC_URL: '',
});
