import type { AftercareEvent, SlaClockKind, TicketSummary } from '@aftercare/sdk';

export type PromiseEvent = Extract<
  AftercareEvent,
  { __typename: 'SlaWarningEvent' | 'SlaBreachedEvent' | 'SlaEscalatedEvent' }
>;

/** As much of an event as decides where it is told. */
interface Told {
  __typename: PromiseEvent['__typename'];
  clock: SlaClockKind;
  ticket: TicketSummary | null;
}

/** What there is to tell about the promises of one ticket. */
export interface Notice<Event extends Told = PromiseEvent> {
  ticket: TicketSummary;
  /** The oldest first: that it is late, then who was told. */
  events: readonly Event[];
}

export function isPromiseEvent(event: AftercareEvent): event is PromiseEvent {
  return (
    event.__typename === 'SlaWarningEvent' ||
    event.__typename === 'SlaBreachedEvent' ||
    event.__typename === 'SlaEscalatedEvent'
  );
}

/**
 * Adds an event to what is told of its ticket. The most urgent tickets come first, and of equal ones the newest. A
 * warning gives way to the breach.
 */
export function addToNotices<Event extends Told>(
  notices: readonly Notice<Event>[],
  event: Event,
): readonly Notice<Event>[] {
  const { ticket } = event;
  if (!ticket) return notices;
  const earlier = notices.find((notice) => notice.ticket.id === ticket.id)?.events ?? [];
  const isOutlived = ({ __typename, clock }: Event) =>
    event.__typename === 'SlaBreachedEvent' && __typename === 'SlaWarningEvent' && clock === event.clock;
  const events = [...earlier.filter((told) => !isOutlived(told)), event];
  const others = notices.filter((notice) => notice.ticket.id !== ticket.id);
  return [{ ticket, events }, ...others].toSorted(
    (a, b) => Number(a.ticket.priority[1]) - Number(b.ticket.priority[1]),
  );
}
