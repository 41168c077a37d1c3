import { MoneyRef } from '../stock/graphql.ts';
import { moveInterfaces, moveRef } from './graphql.ts';

moveRef('ticket.quoted').implement({
  description: 'A quote went out to the customer.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    revision: t.int({
      description: 'Counts the quotes of the ticket, from 1.',
      resolve: ({ data }) => data.revision,
    }),
    total: t.field({
      type: MoneyRef,
      description: 'What it comes to, with tax.',
      resolve: ({ data }) => ({ amountMinor: data.totalMinor, currency: data.currency }),
    }),
    validUntil: t.field({
      type: 'DateTime',
      description: 'Until when it can be answered.',
      resolve: ({ data }) => new Date(data.validUntil),
    }),
  }),
});

moveRef('ticket.quote_answered').implement({
  description: 'The customer answered the quote.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    accepted: t.boolean({ description: 'Whether they approved it.', resolve: ({ data }) => data.accepted }),
    answeredBy: t.string({ description: 'Who said so.', resolve: ({ data }) => data.answeredBy }),
    reason: t.string({
      nullable: true,
      description: 'Why, in their words.',
      resolve: ({ data }) => data.reason,
    }),
  }),
});

moveRef('ticket.quote_withdrawn').implement({
  description: 'The quote that was out was taken back.',
  interfaces: moveInterfaces,
  fields: (t) => ({
    reason: t.string({ description: 'Why.', resolve: ({ data }) => data.reason }),
  }),
});

moveRef('ticket.quote_expired').implement({
  description: 'Nobody answered the quote in time.',
  interfaces: moveInterfaces,
});
