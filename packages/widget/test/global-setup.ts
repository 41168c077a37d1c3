import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests' page comes from. */
    origin: string;
    /** A server with demo data: its address, a dealer's publishable key for the tests' page, its desk's secret key, and its manager's. */
    aftercare: { url: string; publishableKey: string; secretKey: string; managerKey: string };
  }
}

/** All tests come from one address, which stands for many customers' here. */
const manyCustomers = JSON.stringify({
  'submitTicket.address': { count: 10_000 },
  'submitTicket.contact': { count: 10_000 },
  'requestTracking.address': { count: 10_000 },
  'requestTracking.number': { count: 10_000 },
  'deviceCheck.address': { count: 10_000 },
  'deviceCheck.serial': { count: 10_000 },
  'upload.files': { count: 10_000 },
});

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));

/** One real server for the run, on a database of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'aftercare-widget-'));
  // PostgreSQL, which refuses root, has to get through to its data: else they lie elsewhere and outlive the test.
  await chmod(home, 0o755);
  const env = {
    ...process.env,
    AFTERCARE_HOME: home,
    AFTERCARE_SANDBOX: '1',
    AFTERCARE_RATE_LIMITS: manyCustomers,
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, [main, 'serve', '--demo', '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const teardown = async () => {
    await stop(server);
    await rm(home, { recursive: true, force: true });
  };
  const createKey = async (...options: string[]) => {
    const args = [main, 'key', 'create', '--organization', 'D-HARBOUR', ...options];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    return (JSON.parse(stdout) as { key: string }).key;
  };
  try {
    const url = await listening(server);
    const { origin } = project.getProvidedContext();
    const publishableKey = await createKey('--kind', 'publishable', '--origin', origin);
    const secretKey = await createKey('--kind', 'secret', '--role', 'agent', '--role', 'technician');
    const managerKey = await createKey('--kind', 'secret', '--role', 'manager');
    project.provide('aftercare', { url, publishableKey, secretKey, managerKey });
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

/** The address that the server prints once it serves. */
function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = /(http:\/\/\S+)\/graphql/.exec(output)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
