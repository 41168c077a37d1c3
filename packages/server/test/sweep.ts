/**
 * Waits until the test run that started it is gone, which closes its stdin, however the run ended. Then it stops every
 * PostgreSQL that was left in the run's folder, and removes the folder.
 */
import { access, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: sweep.ts FOLDER');

await finished(process.stdin.resume());
for (const home of await homesIn(folder)) {
  const left = await startEmbeddedPostgres({ home, log: { info: () => undefined }, durable: false });
  await left.stop();
}
await rm(folder, { recursive: true, force: true });

async function homesIn(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  const homes = names.map((name) => join(parent, name));
  const running = await Promise.all(
    homes.map((home) =>
      access(join(home, 'postgres', 'postmaster.pid')).then(
        () => true,
        () => false,
      ),
    ),
  );
  return homes.filter((_, index) => running[index]);
}
