import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../test/database.ts';
import { prove } from './run.ts';

const proved = async (options: { seed: number; kill: boolean }) => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const proof = await prove(database.url, { callers: 20, seconds: 2, ...options });
  // More than the stock that is there from the start.
  expect(proof.changes).toBeGreaterThan(9);
  return proof;
};

test(
  'twenty callers on two servers get answers that fit one serial order',
  { timeout: 120_000 },
  async () => {
    const { counts, violations } = await proved({ seed: 1, kill: false });
    expect(violations).toEqual([]);
    expect(counts.get('reserveParts DONE')).toBeGreaterThan(0);
  },
);

test(
  'when a server is killed, what it acknowledged is there, and what it did not is whole or absent',
  { timeout: 120_000 },
  async () => {
    const { violations } = await proved({ seed: 2, kill: true });
    expect(violations).toEqual([]);
  },
);

test('the planted fault still fits the code', { timeout: 30_000 }, async () => {
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const code = `await import(${JSON.stringify(path('../src/modules/stock/levels.ts'))})`;
  const args = ['--import', path('check-then-act.ts'), '--input-type=module', '--eval', code];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([0, null]);
});
