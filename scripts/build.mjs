// Generates and builds what is stale: a step is skipped while its inputs have the content they had when it last succeeded.
//
//   node scripts/build.mjs              everything
//   node scripts/build.mjs generate     only generated sources
//   node scripts/build.mjs --force      also what is fresh
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from './workspace.mjs';

/** In the order in which they need each other. `inputs` are files and folders; a change of the lockfile renews all. */
const STEPS = [
  {
    script: 'generate',
    folder: 'packages/server',
    inputs: ['packages/server/prisma/schema.prisma', 'packages/server/prisma.config.ts'],
    output: 'packages/server/src/generated',
  },
  {
    script: 'generate',
    folder: 'packages/sdk',
    inputs: ['packages/server/schema.graphql', 'packages/sdk/operations', 'packages/sdk/codegen'],
    output: 'packages/sdk/src/generated',
  },
  {
    script: 'build',
    folder: 'packages/sdk',
    inputs: ['packages/sdk'],
    output: 'packages/sdk/dist',
  },
  {
    script: 'build',
    folder: 'packages/widget',
    inputs: ['packages/widget', 'packages/sdk'],
    output: 'packages/widget/dist',
  },
  {
    script: 'build',
    folder: 'examples/service-desk',
    inputs: ['examples/service-desk', 'packages/sdk'],
    output: 'examples/service-desk/dist',
  },
];

/** What lies in an input folder and does not go into what is built from it. */
const NOT_INPUT =
  /^(node_modules|dist|test|smoke|docs|coverage|\..*|.*\.md|.*\.test\.ts|vitest\.config\.ts)$/;

/**
 * @param {{ only?: 'generate' | 'build', force?: boolean }} [options]
 * @returns {Promise<boolean>} whether everything is fresh now
 */
export async function build({ only, force = false } = {}) {
  for (const step of STEPS) {
    if (only && step.script !== only) continue;
    const stamp = join(
      root,
      'node_modules',
      '.cache',
      'aftercare',
      `${step.folder.replaceAll('/', '-')}-${step.script}`,
    );
    const content = hashOf(step.inputs);
    if (!force && existsSync(join(root, step.output)) && read(stamp) === content) continue;
    console.error(`${step.folder}: ${step.script} …`);
    rmSync(stamp, { force: true });
    const exit = await run('pnpm', ['run', step.script], { folder: step.folder, quiet: true });
    if (exit !== 0) return false;
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, content);
  }
  return true;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of ['pnpm-lock.yaml', 'tsconfig.base.json', ...inputs]) addTo(hash, input);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = readFolder(full);
  if (entries) {
    for (const name of entries.sort()) {
      if (!NOT_INPUT.test(name)) addTo(hash, `${path}/${name}`);
    }
  } else {
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
  }
}

/** The names in a folder, or undefined for a file. */
function readFolder(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const only = args.find((arg) => arg === 'generate' || arg === 'build');
  if (!(await build({ only, force: args.includes('--force') }))) process.exitCode = 1;
}
