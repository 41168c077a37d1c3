import type { TypedDocumentString } from './documents.ts';
import {
  AttachToDeviceDocument,
  type AttachToDeviceInput,
  AttachToTicketDocument,
  type AttachToTicketInput,
  type AttachmentDetailFragment as Attachment,
  DeviceAttachmentsDocument,
  type RefusalFragment,
  RemoveAttachmentDocument,
  type RemoveAttachmentInput,
  TicketAttachmentsDocument,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import { Part } from './part.ts';

interface Holder {
  attachments: Attachment[];
}

type Change<Input> = TypedDocumentString<
  { [field: string]: { ticket?: Holder | null; device?: Holder | null } | RefusalFragment },
  { input: Input }
>;

/** Photos and documents on tickets and devices. They are sent with `uploads.create` first. */
export class Attachments extends Part {
  /** What hangs on a ticket, oldest first; null if there is no ticket to see. */
  async ofTicket(
    by: { number: string } | { id: string },
    options?: CallOptions,
  ): Promise<Attachment[] | null> {
    return (await this.transport.read(TicketAttachmentsDocument, by, options)).ticket?.attachments ?? null;
  }

  /** What hangs on a device, oldest first; null if there is no device to see. */
  async ofDevice(
    by: { serial: string } | { id: string },
    options?: CallOptions,
  ): Promise<Attachment[] | null> {
    return (await this.transport.read(DeviceAttachmentsDocument, by, options)).device?.attachments ?? null;
  }

  /**
   * Hangs uploads on a ticket, for the staff unless `visibility` says PUBLIC; answers all that hangs there then.
   * Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws ValidationError, NotFoundError, PermissionError, IdempotencyMismatchError
   */
  attachToTicket(input: AttachToTicketInput, options?: CallOptions): Promise<Attachment[]> {
    return this.#change(AttachToTicketDocument, keyed(input), options);
  }

  /**
   * Hangs uploads on a device; answers all that hangs there then. Safe to repeat, as with tickets.
   *
   * @throws ValidationError, NotFoundError, PermissionError, IdempotencyMismatchError
   */
  attachToDevice(input: AttachToDeviceInput, options?: CallOptions): Promise<Attachment[]> {
    return this.#change(AttachToDeviceDocument, keyed(input), options);
  }

  /**
   * Takes a file away; answers what still hangs where it did.
   *
   * @throws NotFoundError, PermissionError, ValidationError
   */
  remove(input: RemoveAttachmentInput, options?: CallOptions): Promise<Attachment[]> {
    return this.#change(RemoveAttachmentDocument, input, options);
  }

  async #change<Input>(document: Change<Input>, input: Input, options?: CallOptions): Promise<Attachment[]> {
    const { ticket, device } = await this.transport.write(document, { input }, options);
    return (ticket ?? device)?.attachments ?? [];
  }
}
