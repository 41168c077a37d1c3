// Builds what is stale and runs the server with demo data, until a signal ends it.
//
//   npm start                    port 4000, or PORT
//   npm start -- --port 5000     arguments go on to `aftercare serve --demo`
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { build } from './build.mjs';
import { environment, node, root } from './workspace.mjs';

if (!(await build())) process.exit(1);

// The server gets a process group of its own: a Ctrl-C in the terminal reaches this process several times (from the
// terminal and again from npm), and the server must see it once, because it takes a second signal as impatience.
const server = spawn(node, ['packages/server/src/main.ts', 'serve', '--demo', ...process.argv.slice(2)], {
  cwd: root,
  env: environment(),
  stdio: 'inherit',
  detached: process.platform !== 'win32',
});

const SAME_KEYPRESS_MS = 500;
let lastStop = -Infinity;

function stop() {
  const now = performance.now();
  if (now - lastStop > SAME_KEYPRESS_MS) server.kill('SIGTERM');
  lastStop = now;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

// npm runs this in a shell that dies of a signal without passing it on: that our parent is gone is all we see of it.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  stop();
}, 250);

// The terminal may be closed while the server still has something to say.
for (const stream of [process.stdout, process.stderr]) stream.on('error', stop);

server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
