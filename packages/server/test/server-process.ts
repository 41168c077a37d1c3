import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { testSecret } from './secret.ts';

export interface ServerProcess {
  /** Where it listens. */
  base: string;
  pid: number;
  /** Sends the signal, and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/**
 * A node as an operator runs it: a process of its own, on a free port. What it says of errors goes to `onError`, a line at
 * a time, or to this process' own standard error.
 */
export async function startServerProcess(
  databaseUrl: string,
  { nodeArgs = [], onError }: { nodeArgs?: readonly string[]; onError?: (line: string) => void } = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...nodeArgs, main, 'serve', '--port', '0'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      AFTERCARE_SECRET: testSecret,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      // All come from one address here.
      AFTERCARE_RATE_LIMITS: JSON.stringify({
        'socket.address': { count: 100_000 },
        address: { count: 1_000_000 },
      }),
    },
    stdio: ['ignore', 'pipe', onError ? 'pipe' : 'inherit'],
  });
  if (onError) createInterface({ input: child.stderr! }).on('line', onError);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const base = await Promise.race([
    addressOf(child.stdout!),
    exited.then(([code]) => {
      throw new Error(`the server ended with ${code} before it listened`);
    }),
  ]);
  return {
    base,
    pid: child.pid!,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

async function addressOf(output: Readable): Promise<string> {
  let text = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const port = /http:\/\/localhost:(\d+)\/graphql\n/.exec(text)?.[1];
    if (port) {
      // Leaving the loop would close the pipe under the server.
      output.resume();
      return `http://127.0.0.1:${port}`;
    }
  }
  throw new Error(`the server said no address: ${text}`);
}
