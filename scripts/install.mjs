// Installs the dependencies when they are missing or the lockfile has changed. Runs before `npm start` and `npm test`, in
// a fresh clone with the machine's own Node.js, so it must do without any dependency.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = '11.28.10';
const NODE = '24';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.aftercare-installed');

refuseOldNode();
if (readStamp() !== wanted()) {
  console.error(`Installing dependencies${existsSync(modules) ? '' : ' (about a minute, once)'} …`);
  install();
  writeFileSync(stamp, wanted());
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Aftercare needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/.`);
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** pnpm needs a newer Node.js than the machine may have: npx brings both, until they are installed here. */
function install() {
  const own = join(modules, '.bin');
  const args = ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false'];
  if (readStamp() && run(join(own, 'pnpm'), args, { PATH: own + delimiter + process.env.PATH }).ok) return;
  const { ok, output } = run('npx', ['--yes', '-p', `node@${NODE}`, '-p', `pnpm@${PNPM}`, 'pnpm', ...args]);
  if (!ok) fail(`The dependencies could not be installed.\n\n${output.trim()}\n\n${advice(output)}`);
}

function run(command, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  return { ok: status === 0, output: error ? error.message : `${stdout}${stderr}` };
}

function advice(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The package registry cannot be reached: check the network, or `npm config get registry` and the proxy settings.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: about 1.5 GB is needed.';
  if (/OUTDATED_LOCKFILE/.test(output))
    return 'pnpm-lock.yaml does not fit a package.json: run `pnpm install` and commit it.';
  if (/EACCES|EPERM/.test(output)) return `This user may not write to ${root}.`;
  return 'Remove node_modules and try again.';
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
