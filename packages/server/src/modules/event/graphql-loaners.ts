import { builder } from '../../graphql/builder.ts';
import { LoanerConditionRef } from '../loaner/graphql.ts';
import type { LoanerEventData } from '../loaner/index.ts';
import { MoneyRef } from '../stock/graphql.ts';
import { moneyOf } from '../stock/index.ts';
import type { LoanerEventType, TicketEventData } from '../ticket/index.ts';
import { type EventOf, EventRef, typeName } from './graphql.ts';

const note = 'What else was said.';

for (const [type, description] of [
  ['loaner.added', 'A device came into a pool of loaners.'],
  ['loaner.removed', 'A device left a pool of loaners.'],
] as const) {
  builder.objectRef<EventOf<LoanerEventData[typeof type]>>(typeName(type)).implement({
    description,
    interfaces: [EventRef],
    fields: (t) => ({
      serial: t.string({ description: 'Its serial number.', resolve: ({ data }) => data.serial }),
      note: t.string({ nullable: true, description: note, resolve: ({ data }) => data.note }),
    }),
  });
}

const LoanerEventRef = builder
  .interfaceRef<EventOf<TicketEventData['loaner.booked']>>('LoanerEvent')
  .implement({
    description: 'Something happened to the booking of a loaner. It tells the booking as it was then.',
    interfaces: [EventRef],
    fields: (t) => ({
      serial: t.string({ description: 'Serial number of the unit.', resolve: ({ data }) => data.serial }),
      model: t.string({ description: 'Name of its model.', resolve: ({ data }) => data.model }),
      startsAt: t.field({
        type: 'DateTime',
        description: 'From when.',
        resolve: ({ data }) => new Date(data.startsAt),
      }),
      endsAt: t.field({
        type: 'DateTime',
        description: 'When it is due back.',
        resolve: ({ data }) => new Date(data.endsAt),
      }),
    }),
  });

const loanerRef = <Type extends LoanerEventType>(type: Type) =>
  builder.objectRef<EventOf<TicketEventData[Type]>>(typeName(type));
const interfaces = [EventRef, LoanerEventRef];

loanerRef('loaner.booked').implement({ description: 'A loaner was promised.', interfaces });
loanerRef('loaner.lent').implement({ description: 'A loaner was handed out.', interfaces });

loanerRef('loaner.extended').implement({
  description: 'A loaner may stay longer.',
  interfaces,
  fields: (t) => ({
    previousEndsAt: t.field({
      type: 'DateTime',
      description: 'When it was due back before.',
      resolve: ({ data }) => new Date(data.previousEndsAt),
    }),
  }),
});

loanerRef('loaner.returned').implement({
  description: 'A loaner came back, and was inspected.',
  interfaces,
  fields: (t) => ({
    condition: t.field({
      type: LoanerConditionRef,
      description: 'In what condition.',
      resolve: ({ data }) => data.condition,
    }),
    inspectionNote: t.string({
      nullable: true,
      description: 'What was seen.',
      resolve: ({ data }) => data.inspectionNote,
    }),
    charge: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What the damage costs the customer; null where nothing was damaged.',
      resolve: ({ data }) => moneyOf(data.chargeMinor, data.currency),
    }),
  }),
});

loanerRef('loaner.overdue').implement({
  description: 'A loaner is not back at its end, or not there for who is promised it next. Told once.',
  interfaces,
  fields: (t) => ({
    awaited: t.boolean({
      description: 'Whether another ticket keeps it, and this one waits for it.',
      resolve: ({ data }) => data.awaited,
    }),
  }),
});

loanerRef('loaner.cancelled').implement({
  description: 'The promise of a loaner was taken back.',
  interfaces,
  fields: (t) => ({
    reason: t.string({
      nullable: true,
      description: 'Why; null where the job or the time of the promise was over.',
      resolve: ({ data }) => data.reason,
    }),
  }),
});
