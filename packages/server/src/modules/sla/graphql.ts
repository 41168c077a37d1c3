import { builder } from '../../graphql/builder.ts';
import { rowsOf } from '../../graphql/selection.ts';
import { authorize } from '../access/index.ts';
import { RoleRef } from '../access/graphql.ts';
import { DistanceBandRef } from '../customer/graphql.ts';
import { HoldReasonRef, PriorityRef } from '../ticket/graphql-enums.ts';
import type { DayInterval, ExtraDay, WeeklyInterval } from './calendar-rules.ts';
import { EscalationActionRef, SlaClockKindRef } from './graphql-enums.ts';
import type { Escalation, Target } from './level-rules.ts';
import { findCalendar, findServiceLevel, listCalendars, listServiceLevels } from './read.ts';
import { dayOf, listsOf, promisesOf } from './stored.ts';

const from = 'From when, like 09:00.';
const to = 'Until when, like 18:00; 24:00 is the end of the day.';

const WeeklyIntervalRef = builder.objectRef<WeeklyInterval>('WeeklyInterval').implement({
  description: 'Hours that are open in each week, in the time of the calendar’s zone.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: 'ISO weekday: 1 is Monday, 7 is Sunday.' }),
    from: t.exposeString('from', { description: from }),
    to: t.exposeString('to', { description: to }),
  }),
});

const DayIntervalRef = builder.objectRef<DayInterval>('DayInterval').implement({
  description: 'Hours of one day that are open, in the time of the calendar’s zone.',
  fields: (t) => ({
    from: t.exposeString('from', { description: from }),
    to: t.exposeString('to', { description: to }),
  }),
});

const ExtraDayRef = builder.objectRef<ExtraDay>('ExtraDay').implement({
  description: 'A day with hours of its own, which stand in for those of its weekday.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.', resolve: ({ date }) => dayOf(date) }),
    intervals: t.expose('intervals', { type: [DayIntervalRef], description: 'When it is open.' }),
  }),
});

const versionDescription =
  'Raised by every change. A version never changes; clocks say by which one they ran.';

export const CalendarRef = builder.prismaNode('Calendar', {
  nullable: true,
  description: 'When a service is open: one version of a calendar. It holds for the whole network.',
  id: { field: 'id', description: 'Opaque id of this version.' },
  findUnique: (id, ctx) => {
    authorize(ctx, 'sla.read');
    return { id };
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique.' }),
    version: t.exposeInt('version', { description: versionDescription }),
    timeZone: t.exposeString('timeZone', { description: 'IANA time zone in which its hours are meant.' }),
    weekly: t.field({
      type: [WeeklyIntervalRef],
      description: 'The usual week.',
      resolve: (row) => listsOf(row).weekly,
    }),
    holidays: t.expose('holidays', { type: ['Date'], description: 'Days on which it is closed.' }),
    extraDays: t.field({
      type: [ExtraDayRef],
      description: 'Days with hours of their own, like a Saturday that is worked.',
      resolve: (row) => listsOf(row).extraDays,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this version was made.' }),
  }),
});

const SlaTargetRef = builder.objectRef<Target>('SlaTarget').implement({
  description: 'What is promised to some tickets. Of those that fit a ticket, the most exact one holds.',
  fields: (t) => ({
    clock: t.expose('clock', { type: SlaClockKindRef, description: 'What is promised.' }),
    priority: t.expose('priority', {
      type: PriorityRef,
      nullable: true,
      description: 'For which priority; null: any.',
    }),
    band: t.expose('band', {
      type: DistanceBandRef,
      nullable: true,
      description: 'For which distance; null: any, also one that nobody has said yet.',
    }),
    target: t.expose('target', { type: 'Duration', description: 'Within which time, while it is open.' }),
    calendar: t.exposeString('calendar', { description: 'Code of the calendar that says when it is open.' }),
  }),
});

const SlaEscalationRef = builder.objectRef<Escalation>('SlaEscalation').implement({
  description: 'What is done when a part of a promised time has passed.',
  fields: (t) => ({
    clock: t.expose('clock', { type: SlaClockKindRef, description: 'Of which promise.' }),
    percent: t.exposeInt('percent', { description: 'How much of its time has passed; 100 is all of it.' }),
    action: t.expose('action', { type: EscalationActionRef, description: 'What is done.' }),
    role: t.expose('role', { type: RoleRef, nullable: true, description: 'Whom NOTIFY tells.' }),
  }),
});

export const ServiceLevelRef = builder.prismaNode('ServiceLevel', {
  nullable: true,
  description: 'The promise of times: one version of a service level. It holds for the whole network.',
  id: { field: 'id', description: 'Opaque id of this version.' },
  findUnique: (id, ctx) => {
    authorize(ctx, 'sla.read');
    return { id };
  },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique.' }),
    version: t.exposeInt('version', { description: versionDescription }),
    targets: t.field({
      type: [SlaTargetRef],
      description: 'What is promised.',
      resolve: (row) => promisesOf(row).targets,
    }),
    pausesOn: t.expose('pausesOn', {
      type: [HoldReasonRef],
      description:
        'The holds that stop the RESOLUTION clock, beside WAITING_CUSTOMER, which always stops it.',
    }),
    escalations: t.field({
      type: [SlaEscalationRef],
      description: 'What is done when time runs out.',
      resolve: (row) => promisesOf(row).escalations,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When this version was made.' }),
  }),
});

const CalendarConnectionRef = builder.connectionObject({
  type: CalendarRef,
  name: 'CalendarConnection',
  description: 'A page of calendars.',
});

const ServiceLevelConnectionRef = builder.connectionObject({
  type: ServiceLevelRef,
  name: 'ServiceLevelConnection',
  description: 'A page of service levels.',
});

builder.queryFields((t) => ({
  calendar: t.prismaField({
    type: CalendarRef,
    nullable: true,
    description: 'A calendar by its code, in the version that holds now; null when there is none.',
    args: { code: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: (query, _root, { code }, ctx) => findCalendar(ctx, { code }, query),
  }),
  calendars: t.connection(
    {
      type: CalendarRef,
      description: 'The calendars by code, each in the version that holds now.',
      resolve: (_root, page, ctx, info) => listCalendars(ctx, page, rowsOf(ctx, info)),
    },
    CalendarConnectionRef,
  ),
  serviceLevel: t.prismaField({
    type: ServiceLevelRef,
    nullable: true,
    description: 'A service level by its code, in the version that holds now; null when there is none.',
    args: { code: t.arg.string({ required: true, description: 'Its code.' }) },
    resolve: (query, _root, { code }, ctx) => findServiceLevel(ctx, { code }, query),
  }),
  serviceLevels: t.connection(
    {
      type: ServiceLevelRef,
      description: 'The service levels by code, each in the version that holds now.',
      resolve: (_root, page, ctx, info) => listServiceLevels(ctx, page, rowsOf(ctx, info)),
    },
    ServiceLevelConnectionRef,
  ),
}));
