import type { SlaClock } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { SlaClockKindRef, SlaStateRef } from '../sla/graphql-enums.ts';
import { explainClock, readKeptClock, readLevelVersion, type SlaInterval, stateAt } from '../sla/index.ts';
import { TicketRef } from './graphql.ts';

const SlaIntervalRef = builder.objectRef<SlaInterval>('SlaInterval').implement({
  description: 'A part of a clock’s time, and whether and why it counts.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'From when.' }),
    to: t.expose('to', { type: 'DateTime', nullable: true, description: 'Until when; null: it goes on.' }),
    counted: t.exposeBoolean('counted', { description: 'Whether it counts towards the target.' }),
    reason: t.exposeString('reason', {
      description:
        'WORKING, CLOSED, HOLIDAY, RESOLVED (until it was reopened), or PAUSED: and the reason of the hold, like PAUSED:WAITING_CUSTOMER.',
    }),
    rule: t.exposeString('rule', {
      description: 'Service level and calendar with their versions, like project@1 BUSINESS@3.',
    }),
  }),
});

export const explanationArgs = builder.args((t) => ({
  locale: t.string({ description: 'The language, a BCP 47 tag like zh-CN.' }),
  timeZone: t.string({
    description:
      'The reader’s IANA time zone, for a promise that runs around the clock; by default, and where it is not known, the calendar’s. Service hours are told in their own zone.',
  }),
}));

const SlaClockRef = builder.objectRef<SlaClock>('SlaClock').implement({
  description:
    'One running promise on a ticket. All of it follows from what happened to the ticket and from the calendar: `trace` shows how.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SlaClockKindRef, description: 'What was promised.' }),
    state: t.field({
      type: SlaStateRef,
      description: 'Whether it runs, stands still, was kept or was broken.',
      resolve: (clock, _args, ctx) => stateAt(clock, ctx.clock.now()),
    }),
    target: t.field({
      type: 'Duration',
      description: 'The working time that was promised.',
      resolve: ({ targetMs }) => Number(targetMs),
    }),
    elapsed: t.field({
      type: 'Duration',
      description: 'The working time that has passed.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).reading.elapsed,
    }),
    remaining: t.field({
      type: 'Duration',
      description: 'What is left of the target; below zero once it is late.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).reading.remaining,
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'When the target is used up. While the clock stands still: as if it went on now.',
      resolve: async (clock, _args, ctx) =>
        clock.state === 'PAUSED' ? (await readKeptClock(ctx, clock)).reading.dueAt : clock.dueAt,
    }),
    breachedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it became late.',
      resolve: (clock, _args, ctx) =>
        clock.breachedAt ?? (stateAt(clock, ctx.clock.now()) === 'BREACHED' ? clock.dueAt : null),
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When what was promised was done, or was no longer to be done.',
    }),
    calendar: t.string({
      description: 'Code of the calendar that counts.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).rule.calendar.code,
    }),
    timeZone: t.string({
      description: 'Its IANA time zone.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).rule.calendar.timeZone,
    }),
    trace: t.field({
      type: [SlaIntervalRef],
      description: 'Every part of its time from the report until now or the end, without gap or overlap.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).reading.trace,
    }),
    forecast: t.field({
      type: [SlaIntervalRef],
      description: 'From now until it is due, if nothing happens before; empty unless it runs.',
      resolve: async (clock, _args, ctx) => (await readKeptClock(ctx, clock)).reading.forecast,
    }),
    explanation: t.string({
      description: 'Why it is due when it is, in words for the customer.',
      args: explanationArgs,
      resolve: async (clock, reader, ctx) => {
        const { rule, reading } = await readKeptClock(ctx, clock);
        return explainClock(rule, reading, reader);
      },
    }),
  }),
});

interface Sla {
  serviceLevel: string;
  clocks: SlaClock[];
}

const SlaRef = builder.objectRef<Sla>('Sla').implement({
  description: 'What was promised for a ticket, and how it stands.',
  fields: (t) => ({
    serviceLevel: t.exposeString('serviceLevel', { description: 'Code of the service level.' }),
    version: t.int({
      description: 'The version of the service level that its open clocks go by.',
      resolve: ({ serviceLevel, clocks }, _args, ctx) => readLevelVersion(ctx, serviceLevel, clocks),
    }),
    clocks: t.field({
      type: [SlaClockRef],
      description: 'RESPONSE, ARRIVAL and RESOLUTION, as far as they are promised.',
      resolve: ({ clocks }) => clocks,
    }),
  }),
});

builder.prismaObjectField(TicketRef, 'sla', (t) =>
  t.field({
    type: SlaRef,
    description: 'What was promised, and how it stands.',
    select: { serviceLevel: true, slaClocks: { orderBy: { kind: 'asc' } } },
    resolve: ({ serviceLevel, slaClocks }) => ({ serviceLevel, clocks: slaClocks }),
  }),
);
