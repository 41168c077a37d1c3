import type { TypedDocumentString } from './documents.ts';
import {
  IssuePartsDocument,
  type IssuePartsInput,
  type PartLineDetailFragment as PartLine,
  RecordRemovedPartDocument,
  type RecordRemovedPartInput,
  type RefusalFragment,
  ReleasePartsDocument,
  type ReleasePartsInput,
  ReservePartsDocument,
  type ReservePartsInput,
  ReturnPartsDocument,
  type ReturnPartsInput,
  TicketPartsDocument,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import { Part } from './part.ts';

type Change<Input> = TypedDocumentString<
  { [field: string]: { lines: PartLine[] } | RefusalFragment },
  { input: Input }
>;

/**
 * The parts for a ticket: held, awaited, handed out. Each call answers the lines that it was about, as they are then. All but
 * `recordRemoved` are safe to repeat: they draw an `idempotencyKey` unless the input has one.
 */
export class TicketParts extends Part {
  /** The lines of a ticket, the oldest first; null if there is no ticket to see. */
  async ofTicket(by: { number: string } | { id: string }, options?: CallOptions): Promise<PartLine[] | null> {
    return (await this.transport.read(TicketPartsDocument, by, options)).ticket?.partLines ?? null;
  }

  /**
   * Holds parts: all lines or none. With `onShortage: 'BACKORDER'` what is missing is awaited, and the ticket waits along;
   * by default it is refused, with what there is, where, and when more is due.
   *
   * @throws InsufficientStockError, ValidationError, IdempotencyMismatchError, NotFoundError
   */
  reserve(input: ReservePartsInput, options?: CallOptions): Promise<PartLine[]> {
    return this.#change(ReservePartsDocument, keyed(input), options);
  }

  /**
   * Gives back what is held or awaited: the lines that are named, or all of them.
   *
   * @throws ValidationError, IdempotencyMismatchError, NotFoundError
   */
  release(input: ReleasePartsInput, options?: CallOptions): Promise<PartLine[]> {
    return this.#change(ReleasePartsDocument, keyed(input), options);
  }

  /**
   * Hands out what is held: the lines that are named, or all of them. What is not used up is in the ticket's device then.
   *
   * @throws ValidationError, IdempotencyMismatchError, NotFoundError
   */
  issue(input: IssuePartsInput, options?: CallOptions): Promise<PartLine[]> {
    return this.#change(IssuePartsDocument, keyed(input), options);
  }

  /**
   * Takes back what was handed out and not used.
   *
   * @throws ValidationError, IdempotencyMismatchError, NotFoundError
   */
  return(input: ReturnPartsInput, options?: CallOptions): Promise<PartLine[]> {
    return this.#change(ReturnPartsDocument, keyed(input), options);
  }

  /**
   * Says what became of the part that came out when another was put in.
   *
   * @throws ValidationError, NotFoundError
   */
  recordRemoved(input: RecordRemovedPartInput, options?: CallOptions): Promise<PartLine[]> {
    return this.#change(RecordRemovedPartDocument, input, options);
  }

  async #change<Input>(document: Change<Input>, input: Input, options?: CallOptions): Promise<PartLine[]> {
    return (await this.transport.write(document, { input }, options)).lines;
  }
}
