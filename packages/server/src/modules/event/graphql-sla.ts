import { builder } from '../../graphql/builder.ts';
import { RoleRef } from '../access/graphql.ts';
import { EscalationActionRef, SlaClockKindRef } from '../sla/graphql-enums.ts';
import type { TicketEventData } from '../ticket/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

type SlaEventType = Extract<keyof TicketEventData, `sla.${string}`>;

const slaEvent = <Type extends SlaEventType>(type: Type) =>
  builder.objectRef<EventOf<TicketEventData[Type]>>(typeName(type));

for (const [type, description] of [
  ['sla.warning', '80 % of a promised time have passed.'],
  ['sla.breached', 'A promised time has passed.'],
] as const) {
  slaEvent(type).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      clock: t.field({
        type: SlaClockKindRef,
        description: 'What was promised.',
        resolve: ({ data }) => data.clock,
      }),
      dueAt: t.field({
        type: 'DateTime',
        description: 'When it is due, or was.',
        resolve: ({ data }) => new Date(data.dueAt),
      }),
      target: t.field({
        type: 'Duration',
        description: 'The working time that was promised.',
        resolve: ({ data }) => data.target,
      }),
    }),
  });
}

slaEvent('sla.escalated').implement({
  description: 'A step of the service level’s escalation was taken.',
  interfaces: [EventRef],
  fields: (t) => ({
    clock: t.field({
      type: SlaClockKindRef,
      description: 'What was promised.',
      resolve: ({ data }) => data.clock,
    }),
    percent: t.int({
      description: 'How much of the promised time had passed.',
      resolve: ({ data }) => data.percent,
    }),
    action: t.field({
      type: EscalationActionRef,
      description: 'What was done.',
      resolve: ({ data }) => data.action,
    }),
    role: t.field({
      type: RoleRef,
      nullable: true,
      description: 'Who was told, with NOTIFY.',
      resolve: ({ data }) => data.role,
    }),
    detail: t.string({
      nullable: true,
      description:
        'What came of it: the names of who was told, the new priority, the new handler. Null where there was nobody, or nothing higher.',
      resolve: ({ data }) => data.detail,
    }),
  }),
});

slaEvent('sla.changed').implement({
  description: 'A change of priority, distance, service level or calendar moved a due time.',
  interfaces: [EventRef],
  fields: (t) => ({
    clock: t.field({
      type: SlaClockKindRef,
      description: 'What was promised.',
      resolve: ({ data }) => data.clock,
    }),
    previousDueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was due; null when it was not promised before.',
      resolve: ({ data }) => (data.previousDueAt ? new Date(data.previousDueAt) : null),
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'When it is due now.',
      resolve: ({ data }) => new Date(data.dueAt),
    }),
  }),
});
