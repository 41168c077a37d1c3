import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { createApp } from '../../src/app.ts';
import { schema } from '../../src/graphql/schema.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openStorage } from '../../src/platform/storage.ts';
import { roomyLimits } from '../../test/roomy-limits.ts';
import { testSecret } from '../../test/secret.ts';
import { type FuzzOptions, type FuzzReport, runFuzz } from './run.ts';
import { openWorld } from './world.ts';

const silent = { info: () => undefined };

/** One run on a database of its own, with all that the server says of errors among the faults. */
export async function proveFuzz(
  databaseUrl: string,
  options: FuzzOptions,
): Promise<FuzzReport & { seconds: number }> {
  const complaints: string[] = [];
  const log = pino(
    { level: 'error' },
    new Writable({
      write(line: Buffer, _encoding, done) {
        complaints.push(line.toString().trim());
        done();
      },
    }),
  );
  const onStray = (error: unknown) => complaints.push(`unhandled: ${String(error)}`);
  process.on('unhandledRejection', onStray).on('uncaughtException', onStray);
  await migrate(databaseUrl, { log: silent });
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-fuzz-'));
  const app = await createApp({
    databaseUrl,
    secret: testSecret,
    storage: await openStorage({ kind: 'file', folder }),
    clock: systemClock,
    log,
    production: true,
    // Who is refused for their number has asked for nothing.
    rateLimits: roomyLimits,
    poolSize: 8,
    // A machine that is busy with this is no outage.
    introductionMs: 60_000,
    connectMs: 60_000,
  });
  try {
    const world = await openWorld(app);
    const base = `http://127.0.0.1:${await app.start(0, '127.0.0.1')}`;
    const begun = performance.now();
    const report = await runFuzz(app, base, { schema, world }, options);
    const seconds = (performance.now() - begun) / 1_000;
    const alive = await fetch(`${base}/readyz`);
    if (alive.status !== 200) complaints.push(`the server is not ready any more: ${await alive.text()}`);
    const said = complaints.map((what) => ({ operation: -1, asker: 'the server', what, sent: '' }));
    return { ...report, faults: [...report.faults, ...said], seconds };
  } finally {
    await app.stop();
    await rm(folder, { recursive: true });
    process.off('unhandledRejection', onStray).off('uncaughtException', onStray);
  }
}
