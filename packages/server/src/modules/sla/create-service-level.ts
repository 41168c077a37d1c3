import type { z } from 'zod';
import { type Transaction, unlessTaken } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import type { Calendar } from './calendar-rules.ts';
import { createServiceLevelInput } from './inputs.ts';
import { type ServiceLevel, serviceLevelProblems } from './level-rules.ts';
import { recordVersion } from './new-version.ts';
import { currentCalendar, dayText, serviceLevelColumns } from './stored.ts';

/** Adds a promise of times. */
export async function createServiceLevel(
  ctx: Context,
  input: z.input<typeof createServiceLevelInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'sla.manage');
  const { idempotencyKey, ...wanted } = parse(createServiceLevelInput, input);
  const now = ctx.clock.now();
  const call = {
    subject: viewer.id,
    operation: 'createServiceLevel',
    key: idempotencyKey,
    input: wanted,
    now,
  };
  const { code } = wanted;
  const { id } = await unlessTaken(
    transact(ctx, (tx) =>
      once(tx, call, async () => {
        await checkServiceLevel(tx, wanted, now);
        const id = newId();
        await tx.serviceLevel.create({ data: { id, code, ...serviceLevelColumns(wanted), createdAt: now } });
        await recordVersion(tx, viewer, 'service_level.changed', { code, version: 1 }, now);
        return { id };
      }),
    ),
    `There is a service level with the code ${code} already.`,
  );
  return id;
}

/** Refuses what the rules find wrong; a calendar that a target names is there for good. */
export async function checkServiceLevel(
  tx: Transaction,
  level: Omit<ServiceLevel, 'code' | 'version'>,
  now: Date,
): Promise<void> {
  const calendars = new Map<string, Calendar>();
  for (const code of new Set(level.targets.map(({ calendar }) => calendar))) {
    const calendar = await currentCalendar(tx, code);
    if (calendar) calendars.set(code, calendar);
  }
  const problems = serviceLevelProblems(level, calendars, dayText(now));
  if (problems.length > 0) throw new ValidationError(problems);
}
