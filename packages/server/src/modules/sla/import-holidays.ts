import type { z } from 'zod';
import { checkVersion, ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import type { Calendar, DayInterval } from './calendar-rules.ts';
import { type NamedDays, readNamedDays } from './ical.ts';
import { importHolidaysInput, mostExtraDays, mostHolidays } from './inputs.ts';
import { lockCalendar, supersedeCalendar } from './update-calendar.ts';

export interface ImportedHolidays extends NamedDays {
  calendarId: string;
}

/** Takes the holidays and extra working days of an iCalendar file into a calendar, as its next version. */
export async function importHolidays(
  ctx: Context,
  input: z.input<typeof importHolidaysInput>,
): Promise<ImportedHolidays> {
  const viewer = authorizeStaff(ctx, 'sla.manage');
  const { calendar, expectedVersion, file, replace } = parse(importHolidaysInput, input);
  return transact(ctx, async (tx) => {
    const current = await lockCalendar(tx, calendar, 'calendar');
    checkVersion(current, expectedVersion);
    const now = ctx.clock.now();
    const imported = readNamedDays(file, {
      timeZone: current.timeZone,
      usualHours: usualHours(current),
      years: { first: now.getUTCFullYear() - 1, last: now.getUTCFullYear() + 5 },
    });
    const days = replace ? imported : merge(current, imported);
    checkSize(days);
    const calendarId = await supersedeCalendar(tx, viewer, current, { ...current, ...days }, now);
    return { calendarId, ...imported };
  });
}

/** Monday's hours, or those of the first day of the week that is open. */
function usualHours({ weekly }: Calendar): DayInterval[] {
  const first = Math.min(...weekly.map(({ weekday }) => weekday));
  return weekly.filter(({ weekday }) => weekday === first).map(({ from, to }) => ({ from, to }));
}

/** What the file says of a day stands in for what was known of it. */
function merge(known: NamedDays, imported: NamedDays): NamedDays {
  const named = new Set([...imported.holidays, ...imported.extraDays.map(({ date }) => date)]);
  return {
    holidays: [...known.holidays.filter((date) => !named.has(date)), ...imported.holidays],
    extraDays: [...known.extraDays.filter(({ date }) => !named.has(date)), ...imported.extraDays],
  };
}

function checkSize({ holidays, extraDays }: NamedDays): void {
  if (holidays.length <= mostHolidays && extraDays.length <= mostExtraDays) return;
  const bounds = `${mostHolidays.toLocaleString('en')} holidays and ${mostExtraDays} extra working days`;
  const message = `With this file the calendar would have ${holidays.length} holidays and ${extraDays.length} extra working days; it may have at most ${bounds}.`;
  throw new ValidationError([{ path: ['file'], message, code: 'too_long' }]);
}
