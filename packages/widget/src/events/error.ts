/** Something went wrong that the element has also told the customer of; for the page's own error log. */
export class AftercareErrorEvent extends Event {
  /** What was thrown: usually one of the SDK's errors, with `code` and `requestId`. */
  readonly error: unknown;

  constructor(error: unknown) {
    super('aftercare-error', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'aftercare-error': AftercareErrorEvent;
  }
}
