import {
  AcceptTicketDocument,
  type AcceptTicketInput,
  AddCommentDocument,
  type AddCommentInput,
  CancelTicketDocument,
  type CancelTicketInput,
  CloseTicketDocument,
  type CloseTicketInput,
  type CommentDetailFragment as Comment,
  HoldTicketDocument,
  type HoldTicketInput,
  ReopenTicketDocument,
  type ReopenTicketInput,
  ResolveTicketDocument,
  type ResolveTicketInput,
  ResumeTicketDocument,
  type ResumeTicketInput,
  StartWorkDocument,
  type StartWorkInput,
  SubmitTicketDocument,
  type SubmitTicketInput,
  type TicketDetailFragment as Ticket,
  TicketDocument,
  type TicketFilter,
  type TicketOrder,
  TicketsDocument,
  type TicketSummaryFragment as TicketSummary,
} from './generated/operations.ts';
import { drawIdempotencyKey } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import { List, type PageRange } from './pagination.ts';
import type { Transport } from './transport/transport.ts';

/** What there is once a ticket has been submitted. */
export interface Submission {
  ticket: Ticket;
  /** `AC-XXXX-XXXC`: tell it to the customer. */
  number: string;
  /** Lets the customer follow this one ticket; see `client.tracked`. Good for 90 days. */
  trackingToken: string;
}

/** Which tickets, in which order, in pages of which size. */
export interface TicketListOptions extends PageRange, CallOptions {
  filter?: TicketFilter;
  /** Default: the newest first. */
  orderBy?: TicketOrder;
}

/**
 * Service tickets. The calls that move a ticket take its id and, as `expectedVersion`, the `version` that was last
 * read: if somebody was faster they reject with `StaleVersionError` and change nothing. They reject with
 * `IllegalTransitionError` when the ticket's state does not allow the step, and with `ValidationError` when the input
 * is wrong; all of them resolve with the ticket as it is then.
 */
export class Tickets {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Reports a fault or asks for a service. Safe to repeat: without an `idempotencyKey` in the input it draws one of
   * its own and uses it for every try of this call.
   *
   * @throws ValidationError with all issues at once, IdempotencyMismatchError
   */
  async submit(input: SubmitTicketInput, options?: CallOptions): Promise<Submission> {
    const idempotencyKey = input.idempotencyKey ?? drawIdempotencyKey();
    const payload = await this.#transport.write(
      SubmitTicketDocument,
      { input: { ...input, idempotencyKey } },
      options,
    );
    // Null only for publishable keys, which see no tickets and have a client of their own.
    return payload as Submission;
  }

  /** Reads one ticket with all a service desk needs, by its number or its id; null if there is none to see. */
  async get(by: { number: string } | { id: string }, options?: CallOptions): Promise<Ticket | null> {
    return (await this.#transport.read(TicketDocument, by, options)).ticket;
  }

  /** Lists tickets, the newest first unless told otherwise. */
  list({ filter, orderBy, first, after, ...options }: TicketListOptions = {}): List<TicketSummary> {
    const read = async (range: PageRange) =>
      (await this.#transport.read(TicketsDocument, { filter, orderBy, ...range }, options)).tickets;
    return new List(read, { first, after });
  }

  /** SUBMITTED → ACCEPTED: somebody takes care of it. May set the priority. */
  async accept(input: AcceptTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(AcceptTicketDocument, { input }, options)).ticket;
  }

  /** ACCEPTED or SCHEDULED → IN_PROGRESS: work begins. */
  async start(input: StartWorkInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(StartWorkDocument, { input }, options)).ticket;
  }

  /** Work in progress → ON_HOLD, with a reason. The customer sees the note. */
  async hold(input: HoldTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(HoldTicketDocument, { input }, options)).ticket;
  }

  /** ON_HOLD → the state it came from. */
  async resume(input: ResumeTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(ResumeTicketDocument, { input }, options)).ticket;
  }

  /** IN_PROGRESS → RESOLVED, with what was found and what was done. */
  async resolve(input: ResolveTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(ResolveTicketDocument, { input }, options)).ticket;
  }

  /** RESOLVED → CLOSED: the customer signed off. `rating` is 1 to 5. */
  async close(input: CloseTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(CloseTicketDocument, { input }, options)).ticket;
  }

  /** RESOLVED, or CLOSED for at most 30 days → IN_PROGRESS. */
  async reopen(input: ReopenTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(ReopenTicketDocument, { input }, options)).ticket;
  }

  /** Any state before RESOLVED → CANCELLED. */
  async cancel(input: CancelTicketInput, options?: CallOptions): Promise<Ticket> {
    return (await this.#transport.write(CancelTicketDocument, { input }, options)).ticket;
  }

  /**
   * Adds a comment: `INTERNAL` (default) for the staff alone, `PUBLIC` for the customer too. Safe to repeat, like
   * `submit`.
   *
   * @throws ValidationError, IdempotencyMismatchError
   */
  async comment(
    input: AddCommentInput,
    options?: CallOptions,
  ): Promise<{ ticket: Ticket; comment: Comment }> {
    const idempotencyKey = input.idempotencyKey ?? drawIdempotencyKey();
    return this.#transport.write(AddCommentDocument, { input: { ...input, idempotencyKey } }, options);
  }
}
