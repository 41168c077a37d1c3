import type { TypedDocumentString } from './documents.ts';
import {
  DecideCoverageDocument,
  type DecideCoverageInput,
  DiscardTicketDocument,
  type DiscardTicketInput,
  GrantGoodwillDocument,
  type GrantGoodwillInput,
  IdentifyDeviceDocument,
  type IdentifyDeviceInput,
  type RefusalFragment,
  ReleaseTicketDocument,
  type ReleaseTicketInput,
  type TicketDetailFragment as Ticket,
  TicketSignOffDocument,
  type TicketSignOffQuery,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import { Tickets } from './tickets.ts';

type TicketChange<Input> = TypedDocumentString<
  { [field: string]: { ticket: Ticket } | RefusalFragment },
  { input: Input }
>;

/** The signature under a ticket, and the way to its printable record. */
export type SignOff = NonNullable<TicketSignOffQuery['ticket']>;

/** Tickets, with what decides who pays for them. */
export class DeskTickets extends Tickets {
  /** How a ticket was signed off, and where its record is to be printed for the next 24 hours; null if there is none to see. */
  async signOff(by: { number: string } | { id: string }, options?: CallOptions): Promise<SignOff | null> {
    return (await this.transport.read(TicketSignOffDocument, by, options)).ticket;
  }

  /** Lets a ticket out of quarantine: it goes to work like any other. Its clocks count from when it was submitted. */
  release(input: ReleaseTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(ReleaseTicketDocument, input, options);
  }

  /** Ends a ticket in quarantine: it is CANCELLED. The customer reads the reason. */
  discard(input: DiscardTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(DiscardTicketDocument, input, options);
  }

  /** Says which device it is about, where the customer could not or was wrong. Who pays is decided anew. */
  identifyDevice(input: IdentifyDeviceInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(IdentifyDeviceDocument, input, options);
  }

  /** Decides anew who pays, by the recorded cause: after a proof came, or a void was taken back. Earlier decisions stay. */
  decideCoverage(input: DecideCoverageInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(DecideCoverageDocument, input, options);
  }

  /** Gives the customer of this job better terms than the warranty does. For managers. */
  grantGoodwill(input: GrantGoodwillInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(GrantGoodwillDocument, input, options);
  }

  async #change<Input>(document: TicketChange<Input>, input: Input, options?: CallOptions): Promise<Ticket> {
    return (await this.transport.write(document, { input }, options)).ticket;
  }
}
