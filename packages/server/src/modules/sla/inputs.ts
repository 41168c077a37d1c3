import { z } from 'zod';
import { DistanceBand, HoldReason, Priority, Role, SlaClockKind } from '../../generated/prisma/enums.ts';
import { idempotencyKey, requiredText } from '../../platform/text.ts';
import { calendarProblems, canonicalTimeZone } from './calendar-rules.ts';
import { dayText } from './stored.ts';

const code = requiredText(50).refine((text) => text === '' || /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text), {
  error: 'A code is made of letters, digits, - and _, and begins with a letter or a digit.',
  params: { code: 'invalid_code' },
});

const expectedVersion = z.int().nullish();

const listOf = <Item extends z.ZodType>(item: Item, max: number, things: string) =>
  z.array(item).max(max, `There may be at most ${max.toLocaleString('en')} ${things}.`);

export const mostHolidays = 2_000;
export const mostExtraDays = 500;

const day = z.date().transform(dayText);
const wallTime = z.string().max(20, 'This is not a time of day, like 09:00.');
const dayInterval = z.object({ from: wallTime, to: wallTime });
const weeklyInterval = z.object({ weekday: z.number(), ...dayInterval.shape });
const extraDay = z.object({ date: day, intervals: listOf(dayInterval, 50, 'intervals on a day') });

const calendar = {
  timeZone: requiredText(100).transform(canonicalTimeZone),
  weekly: listOf(weeklyInterval, 200, 'weekly intervals'),
  holidays: listOf(day, mostHolidays, 'holidays')
    .nullish()
    .transform((days) => days ?? []),
  extraDays: listOf(extraDay, mostExtraDays, 'extra working days')
    .nullish()
    .transform((days) => days ?? []),
};

/** Beside the shape of a calendar, what its rules find wrong: all at once. */
const soundCalendar = <Shape extends z.ZodObject<typeof calendar>>(shape: Shape) =>
  shape.superRefine((wanted, check) => {
    for (const { code, ...rest } of calendarProblems(wanted)) {
      check.addIssue({ code: 'custom', ...rest, params: { code } });
    }
  });

export const createCalendarInput = soundCalendar(z.object({ idempotencyKey, code, ...calendar }));
export const updateCalendarInput = soundCalendar(
  z.object({ code: z.string(), expectedVersion, ...calendar }),
);

const mostFileBytes = 500_000;

export const importHolidaysInput = z.object({
  calendar: z.string(),
  expectedVersion,
  file: z.string().refine((text) => Buffer.byteLength(text) <= mostFileBytes, {
    error: 'The file may have at most 500 kB.',
    params: { code: 'too_long' },
  }),
  replace: z
    .boolean()
    .nullish()
    .transform((replace) => replace ?? false),
});

const target = z.object({
  clock: z.enum(SlaClockKind),
  priority: z
    .enum(Priority)
    .nullish()
    .transform((priority) => priority ?? null),
  band: z
    .enum(DistanceBand)
    .nullish()
    .transform((band) => band ?? null),
  target: z.number(),
  calendar: requiredText(50),
});

const escalation = z.object({
  clock: z.enum(SlaClockKind),
  percent: z.number(),
  action: z.enum(['NOTIFY', 'HAND_OVER', 'RAISE']),
  role: z
    .enum(Role)
    .nullish()
    .transform((role) => role ?? null),
});

const serviceLevel = {
  targets: listOf(target, 200, 'targets'),
  pausesOn: z
    .array(z.enum(HoldReason))
    .nullish()
    .transform((reasons) => [...new Set(reasons ?? [])]),
  escalations: listOf(escalation, 50, 'escalations')
    .nullish()
    .transform((steps) => steps ?? []),
};

export const createServiceLevelInput = z.object({ idempotencyKey, code, ...serviceLevel });
export const updateServiceLevelInput = z.object({ code: z.string(), expectedVersion, ...serviceLevel });
