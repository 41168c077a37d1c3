// Everything that must hold beside the tests. Goes through all checks and names those that failed.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, run } from './workspace.mjs';

const folders = ['packages', 'examples'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
);
const typed = ['test', ...folders].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));

/** @type {[name: string, check: () => Promise<boolean>][]} */
const CHECKS = [
  ['builds', () => build({ force: true })],
  ['format', () => passes('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['lint', () => passes('oxlint', ['--type-aware', '--deny-warnings'])],
  ...typed.map((folder) => [`types of ${folder}`, () => passes('tsc', ['--noEmit', '-p', folder])]),
  ['unused files, exports and dependencies', () => passes('knip', ['--no-progress'])],
  ['migrations', () => passes('pnpm', ['--filter', '@aftercare/server', 'migration:check'])],
  ['GraphQL schema', () => passes('pnpm', ['--filter', '@aftercare/server', 'schema:check'])],
  ['permission table', () => passes('pnpm', ['--filter', '@aftercare/server', 'permissions:check'])],
  [
    'generated files are committed',
    () => passes('git', ['diff', '--exit-code', '--stat', '--', '*/generated/*']),
  ],
];

async function passes(program, args) {
  return (await run(program, args)) === 0;
}

const failed = [];
for (const [name, check] of CHECKS) {
  console.error(`\n• ${name}`);
  if (!(await check())) failed.push(name);
}
console.error(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
