import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { checkVersion, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, type StaffViewer } from '../access/index.ts';
import type { Calendar } from './calendar-rules.ts';
import { updateCalendarInput } from './inputs.ts';
import { targetsOutOfReach } from './level-rules.ts';
import { recordVersion, takeTurnOf } from './new-version.ts';
import { calendarColumns, currentCalendar, dayText, promisesOf, type StoredCalendar } from './stored.ts';

/** Writes the next version of a calendar, whole. What runs by it is replayed; what has ended keeps its version. */
export async function updateCalendar(
  ctx: Context,
  input: z.input<typeof updateCalendarInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'sla.manage');
  const { code, expectedVersion, ...wanted } = parse(updateCalendarInput, input);
  return transact(ctx, async (tx) => {
    const current = await lockCalendar(tx, code, 'code');
    checkVersion(current, expectedVersion);
    return supersedeCalendar(tx, viewer, current, wanted, ctx.clock.now());
  });
}

/** The version of a calendar that holds, which nobody else replaces until the end of the transaction. */
export async function lockCalendar(tx: Transaction, code: string, field: string): Promise<StoredCalendar> {
  await takeTurnOf(tx, 'calendar', code);
  const current = await currentCalendar(tx, code);
  if (current) return current;
  const message = `There is no calendar ${code}.`;
  throw new ValidationError([{ path: [field], message, code: 'unknown_calendar' }]);
}

/** Refuses hours in which what is promised by them would take years. */
async function checkReach(tx: Transaction, calendar: Calendar, now: Date): Promise<void> {
  const levels = await tx.serviceLevel.findMany({ where: { supersededAt: null } });
  const broken = levels.filter((row) => {
    return targetsOutOfReach(promisesOf(row), calendar, dayText(now)).length > 0;
  });
  if (broken.length === 0) return;
  const names = broken.map(({ code }) => code).join(', ');
  const message = `In these hours the promises of ${names} would take more than a year or 3,000 intervals.`;
  throw new ValidationError([{ path: ['weekly'], message, code: 'target_out_of_reach' }]);
}

/** Puts the next version in the place of the one that holds. */
export async function supersedeCalendar(
  tx: Transaction,
  viewer: StaffViewer,
  current: StoredCalendar,
  wanted: Omit<Calendar, 'code' | 'version'>,
  now: Date,
): Promise<string> {
  const { code } = current;
  const next = { id: newId(), code, version: current.version + 1 };
  await checkReach(tx, { ...wanted, ...next }, now);
  await tx.calendar.update({ where: { id: current.id }, data: { supersededAt: now } });
  await tx.calendar.create({ data: { ...next, ...calendarColumns(wanted), createdAt: now } });
  await recordVersion(tx, viewer, 'calendar.changed', next, now);
  return next.id;
}
