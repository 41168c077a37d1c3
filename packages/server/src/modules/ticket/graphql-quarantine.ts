import type { Ticket } from '../../generated/prisma/client.ts';
import { builder } from '../../graphql/builder.ts';
import { discardTicket } from './discard.ts';
import { TicketRef } from './graphql.ts';
import { QuarantineReasonRef } from './graphql-enums.ts';
import { addMove } from './graphql-moves.ts';
import { releaseTicket } from './release.ts';

type Quarantine = Pick<
  Ticket,
  'quarantined' | 'quarantineReasons' | 'quarantineEndedAt' | 'quarantineEndedBy'
>;

const TicketQuarantineRef = builder.objectRef<Quarantine>('TicketQuarantine').implement({
  description: 'Why a ticket was kept away from the work when it came in, and how that ended.',
  fields: (t) => ({
    reasons: t.field({
      type: [QuarantineReasonRef],
      description: 'What made it suspect.',
      resolve: ({ quarantineReasons }) => quarantineReasons,
    }),
    endedAt: t.expose('quarantineEndedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null: it lasts.',
    }),
    endedBy: t.exposeString('quarantineEndedBy', {
      nullable: true,
      description: 'Who released or discarded it; the customer, where they withdrew it.',
    }),
  }),
});

builder.prismaObjectField(TicketRef, 'quarantine', (t) =>
  t.field({
    type: TicketQuarantineRef,
    nullable: true,
    description: 'Its quarantine; null if it never was in one.',
    select: { quarantined: true, quarantineReasons: true, quarantineEndedAt: true, quarantineEndedBy: true },
    resolve: (ticket) => (ticket.quarantineReasons.length > 0 ? ticket : null),
  }),
);

addMove(
  'releaseTicket',
  'Lets a ticket out of quarantine. Its clocks count from when it was submitted. For the desk.',
  () => ({}),
  releaseTicket,
);

addMove(
  'discardTicket',
  'Ends a ticket that is in quarantine: it is CANCELLED. For the desk.',
  (t) => ({
    reason: t.string({
      required: true,
      description: 'Why, at most 2,000 characters. The customer reads this.',
    }),
  }),
  discardTicket,
);
