import { formatCursor } from '../platform/event-log/index.ts';
import type { System } from '../platform/platform.ts';

const lookMs = 1_000;

/** Prints each event of the whole deployment as a line of JSON, from the cursor on or as they come, until a signal. */
export async function tailEvents(platform: System, after: string | undefined): Promise<void> {
  const { eventLog } = platform;
  let stopped = false;
  const stop = () => {
    stopped = true;
    void eventLog.stop();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  process.stdout.once('error', stop);
  await eventLog.start();
  let cursor = await eventLog.begin(after);
  while (!stopped) {
    const page = await eventLog.next(cursor, { audience: null });
    for (const { xid, seq, ...event } of page.events) {
      process.stdout.write(`${JSON.stringify({ id: formatCursor({ xid, seq }), ...event })}\n`);
    }
    cursor = page.cursor;
    if (!page.more) await eventLog.change(cursor, lookMs);
  }
}
