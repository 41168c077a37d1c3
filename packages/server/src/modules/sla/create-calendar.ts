import type { z } from 'zod';
import { unlessTaken } from '../../platform/database.ts';
import { once } from '../../platform/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { createCalendarInput } from './inputs.ts';
import { recordVersion } from './new-version.ts';
import { calendarColumns } from './stored.ts';

/** Adds a calendar by which promises can be counted. */
export async function createCalendar(
  ctx: Context,
  input: z.input<typeof createCalendarInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'sla.manage');
  const { idempotencyKey, ...wanted } = parse(createCalendarInput, input);
  const now = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'createCalendar',
    key: idempotencyKey,
    input: wanted,
    now,
  };
  const { code } = wanted;
  const { id } = await unlessTaken(
    transact(ctx, (tx) =>
      once(tx, call, async () => {
        const id = newId();
        await tx.calendar.create({ data: { id, code, ...calendarColumns(wanted), createdAt: now } });
        await recordVersion(tx, viewer, 'calendar.changed', { code, version: 1 }, now);
        return { id };
      }),
    ),
    `There is a calendar with the code ${code} already.`,
  );
  return id;
}
