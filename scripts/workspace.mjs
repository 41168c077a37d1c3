// Where things are in the workspace, and how its scripts run programs: always with the Node.js of node_modules.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

export const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');

export function environment(extra = {}) {
  return { ...process.env, PATH: bin + delimiter + process.env.PATH, ...extra };
}

/**
 * Runs a program of node_modules/.bin to its end. Its output is shown as it comes, or with `quiet` only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ folder?: string, quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} the exit code
 */
export function run(program, args, { folder = '.', quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: join(root, folder),
      env: environment(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      const exit = code ?? (signal ? 1 : 0);
      if (exit !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exit);
    });
  });
}
