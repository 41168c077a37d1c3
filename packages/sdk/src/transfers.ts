import type { TypedDocumentString } from './documents.ts';
import {
  CancelTransferDocument,
  type CancelTransferInput,
  ReceiveTransferDocument,
  type ReceiveTransferInput,
  type RefusalFragment,
  SendTransferDocument,
  type SendTransferInput,
  type TransferDetailFragment as Transfer,
  type TransferFilter,
  TransfersDocument,
  TransferStockDocument,
  type TransferStockInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';

/** Which transfers, in pages of which size. */
export interface TransferListOptions extends PageRange, CallOptions {
  filter?: TransferFilter;
}

type Change<Input> = TypedDocumentString<
  { [field: string]: { transfer: Transfer } | RefusalFragment },
  { input: Input }
>;

/** Parts that go from one warehouse to another. All calls are safe to repeat: they draw an `idempotencyKey` unless the input has one. */
export class Transfers extends Part {
  /** Lists transfers from and to the warehouses that you see, the newest first. */
  list({ filter, ...options }: TransferListOptions = {}): List<Transfer> {
    return this.transport.list(TransfersDocument, { filter }, options);
  }

  /**
   * Sends goods. With `expectedOn` (YYYY-MM-DD) they are on their way until `receive`; without, they are there at once.
   *
   * @throws InsufficientStockError, ValidationError, IdempotencyMismatchError
   */
  create(input: TransferStockInput, options?: CallOptions): Promise<Transfer> {
    return this.#change(TransferStockDocument, input, options);
  }

  /**
   * Sends what was requested from a warehouse of yours.
   *
   * @throws ValidationError (it is not REQUESTED), IdempotencyMismatchError, NotFoundError, PermissionError
   */
  send(input: SendTransferInput, options?: CallOptions): Promise<Transfer> {
    return this.#change(SendTransferDocument, input, options);
  }

  /**
   * Takes in what was on its way. What a ticket waits for is held for it.
   *
   * @throws ValidationError (it is not IN_TRANSIT), IdempotencyMismatchError, NotFoundError, PermissionError
   */
  receive(input: ReceiveTransferInput, options?: CallOptions): Promise<Transfer> {
    return this.#change(ReceiveTransferDocument, input, options);
  }

  /**
   * Calls off what was not sent.
   *
   * @throws ValidationError (it is not REQUESTED), IdempotencyMismatchError, NotFoundError, PermissionError
   */
  cancel(input: CancelTransferInput, options?: CallOptions): Promise<Transfer> {
    return this.#change(CancelTransferDocument, input, options);
  }

  async #change<Input extends { idempotencyKey?: string | null | undefined }>(
    document: Change<Input>,
    input: Input,
    options?: CallOptions,
  ): Promise<Transfer> {
    return (await this.transport.write(document, { input: keyed(input) }, options)).transfer;
  }
}
