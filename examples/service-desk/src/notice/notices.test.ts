import { expect, it } from 'vitest';
import { makeTicket } from '../board/make-ticket.ts';
import { addToNotices, type Notice } from './notices.ts';

const about = (ticket: string) => ({ clock: 'RESPONSE', ticket: makeTicket(ticket, 'SUBMITTED') }) as const;
const warning = (ticket: string) => ({ __typename: 'SlaWarningEvent', ...about(ticket) }) as const;
const breach = (ticket: string) => ({ __typename: 'SlaBreachedEvent', ...about(ticket) }) as const;
const escalation = (ticket: string) => ({ __typename: 'SlaEscalatedEvent', ...about(ticket) }) as const;

type Event = ReturnType<typeof warning | typeof breach | typeof escalation>;

const tellOf = (...events: Event[]) => events.reduce<readonly Notice<Event>[]>(addToNotices, []);
const told = (notices: readonly Notice<Event>[]) =>
  notices.map(({ ticket, events }) => [ticket.id, ...events.map(({ __typename }) => __typename)]);

it('tells of one ticket in one place: that it is late, then who was told', () => {
  expect(told(tellOf(breach('A'), escalation('A')))).toEqual([
    ['A', 'SlaBreachedEvent', 'SlaEscalatedEvent'],
  ]);
});

it('shows the ticket first to which something happened last', () => {
  expect(told(tellOf(warning('A'), warning('B'), escalation('A')))).toEqual([
    ['A', 'SlaWarningEvent', 'SlaEscalatedEvent'],
    ['B', 'SlaWarningEvent'],
  ]);
});

it('shows what is urgent before what is new', () => {
  const urgent = { ...breach('B'), ticket: { ...makeTicket('B', 'SUBMITTED'), priority: 'P1' } } as const;
  expect(told(tellOf(urgent, breach('A')))).toEqual([
    ['B', 'SlaBreachedEvent'],
    ['A', 'SlaBreachedEvent'],
  ]);
});

it('forgets a warning once the promise is broken', () => {
  expect(told(tellOf(warning('A'), breach('A')))).toEqual([['A', 'SlaBreachedEvent']]);
});
