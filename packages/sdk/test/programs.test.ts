import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startServer } from './server.ts';

/** Runs a program of this repository against a server, the way its reader would. Rejects unless it exits with 0. */
async function run(program: string): Promise<string> {
  const { url, key } = await startServer();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL(program, import.meta.url))],
    { env: { ...process.env, AFTERCARE_URL: url, AFTERCARE_KEY: key } },
  );
  return stdout;
}

test('the example takes a ticket from the report to the repaired device', async () => {
  expect(await run('../../../examples/node-script/repair.ts')).toMatch(/AC-\w{4}-\w{4} is repaired/);
});

test(
  'the packed packages install in an empty project, and a program written with them works',
  { timeout: 120_000 },
  async () => {
    expect(await run('../smoke/smoke.ts')).toMatch(/AC-\w{4}-\w{4} is SUBMITTED/);
  },
);
