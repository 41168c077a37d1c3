import type { TypedDocumentString } from './documents.ts';
import {
  AddLoanerDocument,
  type AddLoanerInput,
  BookLoanerDocument,
  type BookLoanerInput,
  CancelLoanerBookingDocument,
  type CancelLoanerBookingInput,
  ExtendLoanerDocument,
  type ExtendLoanerInput,
  LendLoanerDocument,
  type LendLoanerInput,
  LoanerDocument,
  type LoanerBookingDetailFragment as LoanerBooking,
  type LoanerDetailFragment as Loaner,
  type LoanerFilter,
  type LoanerQuery,
  LoanersDocument,
  type RefusalFragment,
  RemoveLoanerDocument,
  type RemoveLoanerInput,
  ReturnLoanerDocument,
  type ReturnLoanerInput,
  TicketLoanersDocument,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which loaners, in pages of which size. */
export interface LoanerListOptions extends PageRange, CallOptions {
  filter?: LoanerFilter;
}

/** A loaner with all its bookings that are not over, the earliest first. */
export type LoanerPlan = NonNullable<LoanerQuery['loaner']>;

type BookingChange<Input> = TypedDocumentString<
  { [field: string]: { booking: LoanerBooking } | RefusalFragment },
  { input: Input }
>;

interface Keyed {
  idempotencyKey?: string | null | undefined;
}

/**
 * Units of a pool, lent while a customer's own is repaired. All changes are safe to repeat: they draw an `idempotencyKey`
 * unless the input has one.
 */
export class Loaners extends Part {
  /** Lists the pools that you see, with who has which until when; `filter.free` finds what is free for all of a span. */
  list({ filter, ...options }: LoanerListOptions = {}): List<Loaner> {
    return this.transport.list(LoanersDocument, { filter }, options);
  }

  /** Reads one by its serial number; null if there is none to see. */
  async get(by: { serial: string }, options?: CallOptions): Promise<LoanerPlan | null> {
    return (await this.transport.read(LoanerDocument, by, options)).loaner;
  }

  /** What a ticket was promised and lent, the earliest first; null if there is no such ticket to see. */
  async ofTicket(
    by: { number: string } | { id: string },
    options?: CallOptions,
  ): Promise<LoanerBooking[] | null> {
    return (await this.transport.read(TicketLoanersDocument, by, options)).ticket?.loaners ?? null;
  }

  /**
   * Puts a device into a pool. For STOREKEEPER and MANAGER.
   *
   * @throws ValidationError (it is a customer's, or retired), AlreadyExistsError, IdempotencyMismatchError, PermissionError
   */
  async add(input: AddLoanerInput, options?: CallOptions): Promise<Loaner> {
    return (await this.transport.write(AddLoanerDocument, { input: keyed(input) }, options)).loaner;
  }

  /**
   * Takes a unit out of its pool. For STOREKEEPER and MANAGER.
   *
   * @throws PreconditionError (it is out or promised), NotFoundError, IdempotencyMismatchError, PermissionError
   */
  async remove(input: RemoveLoanerInput, options?: CallOptions): Promise<Loaner> {
    return (await this.transport.write(RemoveLoanerDocument, { input: keyed(input) }, options)).loaner;
  }

  /**
   * Promises a unit to a ticket for a span: one by its `serial`, or the first free one of a `modelCode`.
   *
   * @throws LoanerConflictError with the moment from which one is free, ValidationError, IdempotencyMismatchError
   */
  book(input: BookLoanerInput, options?: CallOptions): Promise<LoanerBooking> {
    return this.#change(BookLoanerDocument, input, options);
  }

  /**
   * Hands out what was booked (`booking`), or at once what is free (`ticket`, and `serial` or `modelCode`) `until` a moment.
   *
   * @throws LoanerConflictError, ValidationError, IdempotencyMismatchError
   */
  lend(input: LendLoanerInput, options?: CallOptions): Promise<LoanerBooking> {
    return this.#change(LendLoanerDocument, input, options);
  }

  /**
   * Lets a unit stay longer.
   *
   * @throws LoanerConflictError (somebody is promised it by then), ValidationError, IdempotencyMismatchError
   */
  extend(input: ExtendLoanerInput, options?: CallOptions): Promise<LoanerBooking> {
    return this.#change(ExtendLoanerDocument, input, options);
  }

  /**
   * Takes a unit back as it was inspected; DAMAGED needs an `inspectionNote` and a `charge`, which may be 0.
   *
   * @throws ValidationError, IdempotencyMismatchError
   */
  return(input: ReturnLoanerInput, options?: CallOptions): Promise<LoanerBooking> {
    return this.#change(ReturnLoanerDocument, input, options);
  }

  /**
   * Takes back the promise of a unit that was not handed out.
   *
   * @throws ValidationError (it was), IdempotencyMismatchError
   */
  cancel(input: CancelLoanerBookingInput, options?: CallOptions): Promise<LoanerBooking> {
    return this.#change(CancelLoanerBookingDocument, input, options);
  }

  async #change<Input extends Keyed>(
    document: BookingChange<Input>,
    input: Input,
    options?: CallOptions,
  ): Promise<LoanerBooking> {
    return (await this.transport.write(document, { input: keyed(input) }, options)).booking;
  }
}
