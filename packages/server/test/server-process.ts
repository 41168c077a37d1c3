import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { testSecret } from './app.ts';

export interface ServerProcess {
  /** Where it listens. */
  base: string;
  pid: number;
  /** Sends the signal, and answers the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A node as an operator runs it: a process of its own, on a free port. */
export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0'], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      AFTERCARE_SECRET: testSecret,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const base = await Promise.race([
    addressOf(child.stdout),
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
