import type { AftercareEvent, TicketSummary } from '@aftercare/sdk';

export type PromiseEvent = Extract<
  AftercareEvent,
  { __typename: 'SlaWarningEvent' | 'SlaBreachedEvent' | 'SlaEscalatedEvent' }
>;

/** What there is to tell about the promises of one ticket. */
export interface Notice {
  ticket: TicketSummary;
  /** The oldest first: that it is late, then who was told. */
  events: readonly PromiseEvent[];
}

export function isPromiseEvent(event: AftercareEvent): event is PromiseEvent {
  return (
    event.__typename === 'SlaWarningEvent' ||
    event.__typename === 'SlaBreachedEvent' ||
    event.__typename === 'SlaEscalatedEvent'
  );
}

/** Adds an event to what is told of its ticket, which becomes the newest notice. A warning gives way to what came of it. */
export function addToNotices(notices: readonly Notice[], event: PromiseEvent): readonly Notice[] {
  const { ticket } = event;
  if (!ticket) return notices;
  const earlier = notices.find((notice) => notice.ticket.id === ticket.id)?.events ?? [];
  const outlived = (told: PromiseEvent) =>
    told.__typename === 'SlaWarningEvent' &&
    told.clock === event.clock &&
    event.__typename === 'SlaBreachedEvent';
  const events = [...earlier.filter((told) => !outlived(told)), event];
  return [{ ticket, events }, ...notices.filter((notice) => notice.ticket.id !== ticket.id)];
}
