import { builder } from '../../graphql/builder.ts';
import type { TicketEventData } from '../ticket/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

const VisitEventRef = builder.interfaceRef<EventOf<TicketEventData['visit.booked']>>('VisitEvent').implement({
  description: 'Something happened to a visit. It tells the visit as it was then.',
  interfaces: [EventRef],
  fields: (t) => ({
    technician: t.string({ description: 'Name of who comes.', resolve: ({ data }) => data.technician }),
    startsAt: t.field({
      type: 'DateTime',
      description: 'From when.',
      resolve: ({ data }) => new Date(data.startsAt),
    }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'Until when.',
      resolve: ({ data }) => new Date(data.endsAt),
    }),
    note: t.string({ nullable: true, description: 'More about it.', resolve: ({ data }) => data.note }),
  }),
});

type VisitEventType = Extract<keyof TicketEventData, `visit.${string}`>;

const visitRef = <Type extends VisitEventType>(type: Type) =>
  builder.objectRef<EventOf<TicketEventData[Type]>>(typeName(type));
const interfaces = [EventRef, VisitEventRef];

visitRef('visit.booked').implement({ description: 'A visit was booked.', interfaces });

visitRef('visit.rescheduled').implement({
  description: 'A visit was put to another time, or given to another technician.',
  interfaces,
  fields: (t) => ({
    previousTechnician: t.string({
      description: 'Name of who was to come before.',
      resolve: ({ data }) => data.previousTechnician,
    }),
    previousStartsAt: t.field({
      type: 'DateTime',
      description: 'From when before.',
      resolve: ({ data }) => new Date(data.previousStartsAt),
    }),
    previousEndsAt: t.field({
      type: 'DateTime',
      description: 'Until when before.',
      resolve: ({ data }) => new Date(data.previousEndsAt),
    }),
  }),
});

visitRef('visit.en_route').implement({ description: 'The technician has set off.', interfaces });
visitRef('visit.arrived').implement({ description: 'The technician is on site.', interfaces });
visitRef('visit.done').implement({ description: 'The technician has left.', interfaces });
visitRef('visit.missed').implement({ description: 'A visit did not come about.', interfaces });
visitRef('visit.cancelled').implement({ description: 'A visit was called off.', interfaces });

builder.objectRef<EventOf<TicketEventData['ticket.assigned']>>(typeName('ticket.assigned')).implement({
  description: 'The ticket was given to a technician, or taken from one.',
  interfaces: [EventRef],
  fields: (t) => ({
    assignee: t.string({
      nullable: true,
      description: 'Name of who has it now; null: nobody.',
      resolve: ({ data }) => data.assignee,
    }),
    previousAssignee: t.string({
      nullable: true,
      description: 'Name of who had it before; null: nobody.',
      resolve: ({ data }) => data.previousAssignee,
    }),
  }),
});
