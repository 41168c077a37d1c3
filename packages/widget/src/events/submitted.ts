/**
 * A repair has been reported and the server has given it a number. Cancelable: call `preventDefault()` to show a
 * confirmation of your own instead of the form's.
 */
export class AftercareSubmittedEvent extends Event {
  /** The ticket's number, for people: `AC-XXXX-XXXX`. */
  readonly number: string;
  /** Lets whoever holds it follow this one ticket. Treat it like a password. */
  readonly trackingToken: string;

  constructor(number: string, trackingToken: string) {
    super('aftercare-submitted', { bubbles: true, composed: true, cancelable: true });
    this.number = number;
    this.trackingToken = trackingToken;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'aftercare-submitted': AftercareSubmittedEvent;
  }
}
