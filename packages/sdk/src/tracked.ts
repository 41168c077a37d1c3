import type { TypedDocumentString } from './documents.ts';
import type { StreamOptions } from './events.ts';
import {
  AnswerTrackedQuoteDocument,
  AttachToTrackedTicketDocument,
  CancelTrackedTicketDocument,
  CloseTrackedTicketDocument,
  CommentTrackedTicketDocument,
  ReopenTrackedTicketDocument,
  RequestTrackingDocument,
  TrackedEventsDocument,
  TrackedTicketDocument,
} from './generated/document-ids.ts';
import type {
  AnswerTrackedQuoteInput,
  AttachToTrackedTicketInput,
  CancelTrackedTicketInput,
  CloseTrackedTicketInput,
  CommentTrackedTicketInput,
  RefusalFragment,
  ReopenTrackedTicketInput,
  RequestTrackingInput,
  TrackedDetailFragment as TrackedTicket,
  TrackedStepFragment as TrackedEntry,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import { Part } from './part.ts';
import type { Call } from './transport/transport.ts';

/** The tracking token, `tt_…`: whoever has it sees its one ticket the way the customer does. */
export interface TokenHolder {
  token: string;
}

type TrackedMove<Input> = TypedDocumentString<
  { [field: string]: { ticket: TrackedTicket } | RefusalFragment },
  { input: Input }
>;

/**
 * One ticket as its customer sees it. Every call but `request` takes the ticket's tracking token, and rejects with
 * `AuthenticationError` once that has expired.
 */
export class Tracked extends Part {
  /**
   * Finds a ticket again by its number and the phone number or e-mail address it was submitted with.
   *
   * @throws ValidationError with `invalid_number` (mistyped) or `no_match` (they do not belong together)
   */
  request(input: RequestTrackingInput, options?: CallOptions): Promise<{ trackingToken: string }> {
    return this.transport.write(RequestTrackingDocument, { input }, options);
  }

  /** Reads the ticket with its timeline so far. */
  async get({ token }: TokenHolder, options?: CallOptions): Promise<TrackedTicket | null> {
    return (await this.transport.read(TrackedTicketDocument, {}, { ...options, token })).trackedTicket;
  }

  /**
   * Follows the ticket's timeline. `after` is the id of the last entry known; nothing is missed and nothing comes
   * twice, also across broken connections.
   *
   * @throws AuthenticationError, ResyncRequiredError (read the ticket anew)
   */
  stream({ token, ...options }: TokenHolder & StreamOptions): AsyncIterable<TrackedEntry> {
    return this.transport.follow(TrackedEventsDocument, {}, { ...options, token });
  }

  /** Writes to the service desk. Safe to repeat: it draws an `idempotencyKey` unless the input has one. */
  comment(
    { token, ...input }: TokenHolder & CommentTrackedTicketInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(CommentTrackedTicketDocument, keyed(input), { ...options, token });
  }

  /**
   * Hangs files on the ticket, where `canComment`: uploads of `createUploads` with the tracking token as its key.
   * Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   */
  attach(
    { token, ...input }: TokenHolder & AttachToTrackedTicketInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(AttachToTrackedTicketDocument, keyed(input), { ...options, token });
  }

  /** Withdraws the ticket, where `canCancel`. */
  cancel(
    { token, ...input }: TokenHolder & CancelTrackedTicketInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(CancelTrackedTicketDocument, input, { ...options, token });
  }

  /**
   * Approves or declines the quote, where it `canAnswer`. A declined one says by `ending` what then becomes of the ticket.
   *
   * @throws QuoteEndedError
   */
  answerQuote(
    { token, ...input }: TokenHolder & AnswerTrackedQuoteInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(AnswerTrackedQuoteDocument, input, { ...options, token });
  }

  /** Signs the work off, where `canRate`; `rating` is 1 to 5. */
  close(
    { token, ...input }: TokenHolder & CloseTrackedTicketInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(CloseTrackedTicketDocument, input, { ...options, token });
  }

  /** Says that it is not repaired after all, where `canReopen`. */
  reopen(
    { token, ...input }: TokenHolder & ReopenTrackedTicketInput,
    options?: CallOptions,
  ): Promise<TrackedTicket> {
    return this.#move(ReopenTrackedTicketDocument, input, { ...options, token });
  }

  async #move<Input>(document: TrackedMove<Input>, input: Input, call: Call): Promise<TrackedTicket> {
    return (await this.transport.write(document, { input }, call)).ticket;
  }
}
