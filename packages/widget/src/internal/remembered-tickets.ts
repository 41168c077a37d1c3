/** A ticket this browser has reported or looked up. */
export interface RememberedTicket {
  number: string;
  trackingToken: string;
}

const limit = 5;

function isRememberedTicket(value: unknown): value is RememberedTicket {
  const ticket = value as Partial<RememberedTicket> | null;
  return typeof ticket?.number === 'string' && typeof ticket.trackingToken === 'string';
}

/** The tickets this browser remembers for one dealer, newest first. Where the page may not store anything it remembers none. */
export class RememberedTickets {
  readonly #name: string;

  constructor(publishableKey: string) {
    this.#name = `aftercare:tickets:${publishableKey}`;
  }

  list(): RememberedTicket[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#name) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isRememberedTicket) : [];
    } catch {
      return [];
    }
  }

  remember(ticket: RememberedTicket): void {
    this.#write([ticket, ...this.#others(ticket.number)].slice(0, limit));
  }

  forget(number: string): void {
    this.#write(this.#others(number));
  }

  #others(number: string): RememberedTicket[] {
    return this.list().filter((ticket) => ticket.number !== number);
  }

  #write(tickets: RememberedTicket[]): void {
    try {
      localStorage.setItem(this.#name, JSON.stringify(tickets));
    } catch {
      // Storage is full or forbidden: the customer still has the number.
    }
  }
}
