import type { TypedDocumentString } from './documents.ts';
import {
  AcceptTicketDocument,
  type AcceptTicketInput,
  AddCommentDocument,
  type AddCommentInput,
  AssignTicketDocument,
  type AssignTicketInput,
  CancelTicketDocument,
  type CancelTicketInput,
  ClassifyTicketDocument,
  type ClassifyTicketInput,
  CloseTicketDocument,
  type CloseTicketInput,
  type CommentDetailFragment as Comment,
  DiagnoseTicketDocument,
  type DiagnoseTicketInput,
  HandOverTicketDocument,
  type HandOverTicketInput,
  HoldTicketDocument,
  type HoldTicketInput,
  type RefusalFragment,
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
  UnassignTicketDocument,
  type UnassignTicketInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

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

type TicketMove<Input> = TypedDocumentString<
  { [field: string]: { ticket: Ticket } | RefusalFragment },
  { input: Input }
>;

/**
 * Service tickets. The calls that move a ticket take its id and, as `expectedVersion`, the `version` that was last
 * read: if somebody was faster they reject with `StaleVersionError` and change nothing. They reject with
 * `IllegalTransitionError` when the ticket's state does not allow the step, and with `ValidationError` when the input
 * is wrong; all of them resolve with the ticket as it is then.
 */
export class Tickets extends Part {
  /**
   * Reports a fault or asks for a service. Safe to repeat: without an `idempotencyKey` in the input it draws one of
   * its own and uses it for every try of this call.
   *
   * @throws ValidationError with all issues at once, IdempotencyMismatchError
   */
  async submit(input: SubmitTicketInput, options?: CallOptions): Promise<Submission> {
    const payload = await this.transport.write(SubmitTicketDocument, { input: keyed(input) }, options);
    // Null only for publishable keys, which see no tickets and have a client of their own.
    return payload as Submission;
  }

  /** Reads one ticket with all a service desk needs, by its number or its id; null if there is none to see. */
  async get(by: { number: string } | { id: string }, options?: CallOptions): Promise<Ticket | null> {
    return (await this.transport.read(TicketDocument, by, options)).ticket;
  }

  /** Lists tickets, the newest first unless told otherwise. */
  list({ filter, orderBy, ...options }: TicketListOptions = {}): List<TicketSummary> {
    return this.transport.list(TicketsDocument, { filter, orderBy }, options);
  }

  /**
   * SUBMITTED → ACCEPTED: somebody takes care of it, which ends the RESPONSE clock. May set priority, distance band and
   * service level.
   */
  accept(input: AcceptTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(AcceptTicketDocument, input, options);
  }

  /** Puts a technician in charge: one of the organization that handles it, certified for the product's category. */
  assign(input: AssignTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(AssignTicketDocument, input, options);
  }

  /** Nobody is in charge any more. */
  unassign(input: UnassignTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(UnassignTicketDocument, input, options);
  }

  /** Hands it to another organization, above or below, with all that was found. Cancels visits that are booked. */
  handOver(input: HandOverTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(HandOverTicketDocument, input, options);
  }

  /** Sets priority, distance band or service level, and counts the clocks anew from the start, pauses included. */
  classify(input: ClassifyTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(ClassifyTicketDocument, input, options);
  }

  /** Records what was found before it is repaired; the ticket's `repeatOf` then tells whether it was there before. */
  diagnose(input: DiagnoseTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(DiagnoseTicketDocument, input, options);
  }

  /** ACCEPTED or SCHEDULED → IN_PROGRESS: work begins, `remote` or on site, which ends the ARRIVAL clock. */
  start(input: StartWorkInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(StartWorkDocument, input, options);
  }

  /** Work in progress → ON_HOLD, with a reason. The customer sees the note. */
  hold(input: HoldTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(HoldTicketDocument, input, options);
  }

  /** ON_HOLD → the state it came from. */
  resume(input: ResumeTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(ResumeTicketDocument, input, options);
  }

  /** IN_PROGRESS → RESOLVED, with what was found and what was done; ends the RESOLUTION clock. */
  resolve(input: ResolveTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(ResolveTicketDocument, input, options);
  }

  /** RESOLVED → CLOSED: the customer signed off. `rating` is 1 to 5. */
  close(input: CloseTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(CloseTicketDocument, input, options);
  }

  /** RESOLVED, or CLOSED for at most 30 days → IN_PROGRESS. */
  reopen(input: ReopenTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(ReopenTicketDocument, input, options);
  }

  /** Any state before RESOLVED → CANCELLED. */
  cancel(input: CancelTicketInput, options?: CallOptions): Promise<Ticket> {
    return this.#move(CancelTicketDocument, input, options);
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
    return this.transport.write(AddCommentDocument, { input: keyed(input) }, options);
  }

  async #move<Input>(document: TicketMove<Input>, input: Input, options?: CallOptions): Promise<Ticket> {
    return (await this.transport.write(document, { input }, options)).ticket;
  }
}
