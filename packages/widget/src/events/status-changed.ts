import type { TicketStatus } from '@aftercare/sdk/public';

/** The shown ticket has a status that the page has not been told of: on first sight and on every change. */
export class AftercareStatusChangedEvent extends Event {
  /** The ticket's number, for people: `AC-XXXX-XXXX`. */
  readonly number: string;
  /** The status now, e.g. `IN_PROGRESS`. */
  readonly status: TicketStatus;

  constructor(number: string, status: TicketStatus) {
    super('aftercare-status-changed', { bubbles: true, composed: true });
    this.number = number;
    this.status = status;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'aftercare-status-changed': AftercareStatusChangedEvent;
  }
}
