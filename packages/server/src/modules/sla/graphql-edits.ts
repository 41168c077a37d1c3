import { builder } from '../../graphql/builder.ts';
import {
  AlreadyExistsError,
  IdempotencyMismatchError,
  StaleVersionError,
  ValidationError,
} from '../../platform/errors.ts';
import { RoleRef } from '../access/graphql.ts';
import type { Context } from '../access/index.ts';
import { DistanceBandRef } from '../customer/graphql.ts';
import { HoldReasonRef, PriorityRef } from '../ticket/graphql-enums.ts';
import { createCalendar } from './create-calendar.ts';
import { createServiceLevel } from './create-service-level.ts';
import { CalendarRef, ServiceLevelRef } from './graphql.ts';
import { EscalationActionRef, SlaClockKindRef } from './graphql-enums.ts';
import { importHolidays, type ImportedHolidays } from './import-holidays.ts';
import { findCalendar, findServiceLevel } from './read.ts';
import { dayOf } from './stored.ts';
import { updateCalendar } from './update-calendar.ts';
import { updateServiceLevel } from './update-service-level.ts';

const from = 'From when, HH:MM, like 09:00.';
const to = 'Until when, HH:MM, like 18:00; 24:00 is the end of the day.';

const WeeklyIntervalInput = builder.inputType('WeeklyIntervalInput', {
  description: 'Hours that are open in each week.',
  fields: (t) => ({
    weekday: t.int({ required: true, description: 'ISO weekday: 1 is Monday, 7 is Sunday.' }),
    from: t.string({ required: true, description: from }),
    to: t.string({ required: true, description: to }),
  }),
});

const DayIntervalInput = builder.inputType('DayIntervalInput', {
  description: 'Hours of one day that are open.',
  fields: (t) => ({
    from: t.string({ required: true, description: from }),
    to: t.string({ required: true, description: to }),
  }),
});

const ExtraDayInput = builder.inputType('ExtraDayInput', {
  description: 'A day with hours of its own, which stand in for those of its weekday.',
  fields: (t) => ({
    date: t.field({ type: 'Date', required: true, description: 'Which day.' }),
    intervals: t.field({ type: [DayIntervalInput], required: true, description: 'When it is open.' }),
  }),
});

type InputFields = PothosSchemaTypes.InputFieldBuilder<PothosTypes, 'InputObject'>;
type PothosTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

const idempotencyKey = (t: InputFields) =>
  t.string({ description: 'The same key and input within 24 hours: one effect, one answer.' });

const expectedVersion = (t: InputFields) =>
  t.int({
    description: 'The version that you read: refused with StaleVersionError when there is a newer one.',
  });

const newCode = 'Short name, unique, at most 50 characters: letters, digits, - and _.';

const calendarFields = (t: InputFields) => ({
  timeZone: t.string({ required: true, description: 'IANA time zone, like Asia/Shanghai.' }),
  weekly: t.field({
    type: [WeeklyIntervalInput],
    required: true,
    description: 'The usual week: at most 200 intervals, which do not overlap.',
  }),
  holidays: t.field({ type: ['Date'], description: 'Days on which it is closed, at most 2,000.' }),
  extraDays: t.field({
    type: [ExtraDayInput],
    description: 'Days with hours of their own, at most 500; none of them is a holiday.',
  }),
});

const CreateCalendarInput = builder.inputType('CreateCalendarInput', {
  description: 'A calendar to make.',
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    code: t.string({ required: true, description: newCode }),
    ...calendarFields(t),
  }),
});

const UpdateCalendarInput = builder.inputType('UpdateCalendarInput', {
  description: 'The next version of a calendar, whole.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Code of the calendar.' }),
    expectedVersion: expectedVersion(t),
    ...calendarFields(t),
  }),
});

const ImportHolidaysInput = builder.inputType('ImportHolidaysInput', {
  description: 'An iCalendar file with holidays and extra working days.',
  fields: (t) => ({
    calendar: t.string({ required: true, description: 'Code of the calendar.' }),
    expectedVersion: expectedVersion(t),
    file: t.string({
      required: true,
      description:
        'The text of the .ics file, at most 500 kB. All-day events are holidays; those that are marked as working, and events with hours, are extra working days.',
    }),
    replace: t.boolean({
      defaultValue: false,
      description: 'Whether the file’s days take the place of all that are there, instead of adding to them.',
    }),
  }),
});

const SlaTargetInput = builder.inputType('SlaTargetInput', {
  description: 'What is promised to some tickets. Of those that fit a ticket, the most exact one holds.',
  fields: (t) => ({
    clock: t.field({ type: SlaClockKindRef, required: true, description: 'What is promised.' }),
    priority: t.field({ type: PriorityRef, description: 'For which priority; any by default.' }),
    band: t.field({ type: DistanceBandRef, description: 'For which distance; any by default.' }),
    target: t.field({
      type: 'Duration',
      required: true,
      description: 'Within which time, while the calendar is open: more than zero, at most 366 days.',
    }),
    calendar: t.string({ required: true, description: 'Code of the calendar.' }),
  }),
});

const SlaEscalationInput = builder.inputType('SlaEscalationInput', {
  description: 'What is done when a part of a promised time has passed.',
  fields: (t) => ({
    clock: t.field({ type: SlaClockKindRef, required: true, description: 'Of which promise.' }),
    percent: t.int({
      required: true,
      description: 'How much of its time has passed, 1 to 1,000; 100 is all of it.',
    }),
    action: t.field({ type: EscalationActionRef, required: true, description: 'What is done.' }),
    role: t.field({ type: RoleRef, description: 'Whom NOTIFY tells; for no other action.' }),
  }),
});

const serviceLevelFields = (t: InputFields) => ({
  targets: t.field({
    type: [SlaTargetInput],
    required: true,
    description: 'What is promised: at most 200, one for each clock, priority and distance.',
  }),
  pausesOn: t.field({
    type: [HoldReasonRef],
    description: 'The holds that stop the RESOLUTION clock, beside WAITING_CUSTOMER; none by default.',
  }),
  escalations: t.field({
    type: [SlaEscalationInput],
    description: 'What is done when time runs out, at most 50 steps; none by default.',
  }),
});

const CreateServiceLevelInput = builder.inputType('CreateServiceLevelInput', {
  description: 'A service level to make.',
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    code: t.string({ required: true, description: newCode }),
    ...serviceLevelFields(t),
  }),
});

const UpdateServiceLevelInput = builder.inputType('UpdateServiceLevelInput', {
  description: 'The next version of a service level, whole.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Code of the service level.' }),
    expectedVersion: expectedVersion(t),
    ...serviceLevelFields(t),
  }),
});

interface Written {
  id: string;
}

async function calendarOf(ctx: Context, id: string, query: Parameters<typeof findCalendar>[2]) {
  const calendar = await findCalendar(ctx, { id }, query);
  if (!calendar) throw new Error(`calendar ${id} was written and is gone`);
  return calendar;
}

const calendarPayload = (name: string, description: string) =>
  builder.objectRef<Written>(name).implement({
    description,
    fields: (t) => ({
      calendar: t.prismaField({
        type: CalendarRef,
        description: 'The version that was written.',
        resolve: (query, { id }, _args, ctx) => calendarOf(ctx, id, query),
      }),
    }),
  });

const serviceLevelPayload = (name: string, description: string) =>
  builder.objectRef<Written>(name).implement({
    description,
    fields: (t) => ({
      serviceLevel: t.prismaField({
        type: ServiceLevelRef,
        description: 'The version that was written.',
        resolve: async (query, { id }, _args, ctx) => {
          const serviceLevel = await findServiceLevel(ctx, { id }, query);
          if (!serviceLevel) throw new Error(`service level ${id} was written and is gone`);
          return serviceLevel;
        },
      }),
    }),
  });

const ImportHolidaysPayload = builder.objectRef<ImportedHolidays>('ImportHolidaysPayload').implement({
  description: 'The days are in the calendar.',
  fields: (t) => ({
    calendar: t.prismaField({
      type: CalendarRef,
      description: 'The version that was written.',
      resolve: (query, { calendarId }, _args, ctx) => calendarOf(ctx, calendarId, query),
    }),
    holidays: t.field({
      type: ['Date'],
      description: 'The holidays that the file names.',
      resolve: ({ holidays }) => holidays.map(dayOf),
    }),
    extraDays: t.field({
      type: ['Date'],
      description: 'The extra working days that the file names.',
      resolve: ({ extraDays }) => extraDays.map(({ date }) => dayOf(date)),
    }),
  }),
});

const creates = (name: string) => ({
  types: [ValidationError, AlreadyExistsError, IdempotencyMismatchError],
  union: { name, description: 'What comes of it.' },
});
const updates = (name: string) => ({
  types: [ValidationError, StaleVersionError],
  union: { name, description: 'What comes of it.' },
});

builder.mutationFields((t) => ({
  createCalendar: t.field({
    type: calendarPayload('CreateCalendarPayload', 'The calendar is there.'),
    description: 'Makes a calendar. For MANAGER and ADMIN of the headquarters.',
    args: { input: t.arg({ type: CreateCalendarInput, required: true, description: 'The calendar.' }) },
    errors: creates('CreateCalendarResult'),
    resolve: async (_root, { input }, ctx) => ({ id: await createCalendar(ctx, input) }),
  }),
  updateCalendar: t.field({
    type: calendarPayload('UpdateCalendarPayload', 'The calendar has a new version.'),
    description:
      'Writes the next version of a calendar. Open clocks are counted anew by it within a moment, from their start; those that have ended keep theirs. For MANAGER and ADMIN of the headquarters.',
    args: { input: t.arg({ type: UpdateCalendarInput, required: true, description: 'The calendar.' }) },
    errors: updates('UpdateCalendarResult'),
    resolve: async (_root, { input }, ctx) => ({ id: await updateCalendar(ctx, input) }),
  }),
  importHolidays: t.field({
    type: ImportHolidaysPayload,
    description:
      'Takes the holidays and extra working days of an iCalendar file into a calendar, as its next version. What recurs is written out from last year to five years on. For MANAGER and ADMIN of the headquarters.',
    args: { input: t.arg({ type: ImportHolidaysInput, required: true, description: 'The file.' }) },
    errors: updates('ImportHolidaysResult'),
    resolve: (_root, { input }, ctx) => importHolidays(ctx, input),
  }),
  createServiceLevel: t.field({
    type: serviceLevelPayload('CreateServiceLevelPayload', 'The service level is there.'),
    description: 'Makes a service level. For MANAGER and ADMIN of the headquarters.',
    args: {
      input: t.arg({ type: CreateServiceLevelInput, required: true, description: 'The service level.' }),
    },
    errors: creates('CreateServiceLevelResult'),
    resolve: async (_root, { input }, ctx) => ({ id: await createServiceLevel(ctx, input) }),
  }),
  updateServiceLevel: t.field({
    type: serviceLevelPayload('UpdateServiceLevelPayload', 'The service level has a new version.'),
    description:
      'Writes the next version of a service level. Open clocks are counted anew by it within a moment, from their start; those that have ended keep theirs. For MANAGER and ADMIN of the headquarters.',
    args: {
      input: t.arg({ type: UpdateServiceLevelInput, required: true, description: 'The service level.' }),
    },
    errors: updates('UpdateServiceLevelResult'),
    resolve: async (_root, { input }, ctx) => ({ id: await updateServiceLevel(ctx, input) }),
  }),
}));
