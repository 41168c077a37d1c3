import { z } from 'zod';
import { PreconditionError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import type { System } from '../../platform/platform.ts';
import { authorizeStaff, beyondScope, type Context } from '../access/index.ts';
import { keepLoans } from '../loaner/index.ts';
import { keepStock } from '../supply/index.ts';
import { keepTime } from '../ticket/index.ts';

const longestMs = 366 * 24 * 60 * 60 * 1000;

const advanceClockInput = z.object({
  by: z
    .number()
    .positive('Time goes forward: say a length above zero, like PT5M.')
    .max(longestMs, 'At most 366 days at once.'),
});

/**
 * Moves the clock of a sandbox, and does what has become due before it answers: whoever asks next sees every warning,
 * breach and closing that the time has brought.
 */
export async function advanceClock(ctx: Context, input: z.input<typeof advanceClockInput>): Promise<Date> {
  const viewer = authorizeStaff(ctx, 'sandbox.advance');
  const { sandbox } = ctx;
  if (!sandbox) {
    throw new PreconditionError(
      'The clock of this server is the real one. Start a sandbox with AFTERCARE_SANDBOX=1 to move it.',
    );
  }
  const { by } = parse(advanceClockInput, input);
  const system: System = { ...ctx, database: beyondScope(ctx, 'sandbox.advance') };
  // What is due already happened before the clock moves.
  await keepAll(system);
  await sandbox.advance(system.database, by);
  const now = ctx.clock.now();
  ctx.log.info({ by, viewer: viewer.id, now }, 'the sandbox clock was advanced');
  // What another node is about just now is waited for.
  let next: Date | null;
  do next = await keepAll(system);
  while (next && next <= now);
  return ctx.clock.now();
}

/** Does everything that time alone brings about, and answers when the next of it is due. */
async function keepAll(system: System): Promise<Date | null> {
  const due = [await keepTime(system), await keepStock(system), await keepLoans(system)].filter(
    (at) => at !== null,
  );
  return due.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
