import { PublicDevices } from './devices.ts';
import type { Form } from './form.ts';
import { ReportFaultDocument } from './generated/document-ids.ts';
import type { SubmitTicketInput } from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions, PublicClientOptions } from './options.ts';
import { PublicProductModels } from './product-models.ts';
import { Tracked } from './tracked.ts';
import { asId } from './transport/naming.ts';
import { createTransport, type Transport } from './transport/transport.ts';

export type { DeviceCheck } from './devices.ts';
export * from './errors.ts';
export type { StreamOptions } from './events.ts';
export type {
  AmountFragment as Money,
  ContactInput,
  CoverageOutcome,
  HoldReason,
  ModelFragment as ProductModel,
  JobLineKind,
  Priority,
  QuoteState,
  SlaClockKind,
  SlaState,
  SubmitTicketInput,
  Terms,
  TicketStatus,
  TrackedDetailFragment as TrackedTicket,
  TrackedFileFragment as TrackedAttachment,
  TrackedOfferFragment as TrackedQuote,
  TrackedPromiseFragment as TrackedPromise,
  TrackedStepFragment as TrackedEntry,
  TrackedVisitFragment as TrackedVisit,
  VisitState,
} from './generated/operations.ts';
export { drawIdempotencyKey } from './idempotency.ts';
export type { CallOptions, Key, PublicClientOptions, WebSocketConstructor } from './options.ts';
export type { List, Page, PageRange } from './pagination.ts';
import { Part } from './part.ts';
export type { TokenHolder } from './tracked.ts';
export type { ConnectionState } from './transport/live.ts';
export { createUploads, type Upload, type UploadOptions, type Uploads } from './uploads.ts';
export type { PublicDevices, PublicProductModels, Tracked };

/** What there is once a ticket has been submitted from a page. */
export interface PublicSubmission {
  /** `AC-XXXX-XXXC`: tell it to the customer. */
  number: string;
  /** Lets the customer follow this one ticket; see `client.tracked`. Good for 90 days. */
  trackingToken: string;
}

/** Submits tickets. */
export class PublicTickets extends Part {
  #form: Promise<Form> | undefined;

  /**
   * Begins the proof of work that tells a form in a page from a script, in the background: call it when somebody begins
   * to fill the form in, as often as you like, and `submit` need not wait for it. An old one is renewed. It never fails.
   */
  prepare(): void {
    this.#load().then(
      (form) => form.prepare(),
      () => undefined,
    );
  }

  /**
   * Reports a fault or asks for a service. Safe to repeat: without an `idempotencyKey` in the input it draws one of
   * its own and uses it for every try of this call. To be safe across page loads, give one and keep it with the draft.
   *
   * It brings the proof of work along; one that was not prepared takes some seconds. Where none can be had, the ticket is
   * submitted without, and waits until the desk has looked at it.
   *
   * @throws ValidationError with all issues at once, IdempotencyMismatchError
   */
  async submit(input: SubmitTicketInput, options?: CallOptions): Promise<PublicSubmission> {
    const form = await this.#load().catch(() => undefined);
    const taken = await form?.take(options?.signal);
    try {
      const proven = { formProof: taken?.solution, ...keyed(input) };
      return await this.transport.write(ReportFaultDocument, { input: proven }, options);
    } catch (error) {
      if (taken) form?.giveBack(taken.proof, error);
      throw error;
    }
  }

  #load(): Promise<Form> {
    this.#form ??= import('./form.ts').then(
      ({ Form }) => new Form(this.transport),
      (error: unknown) => {
        this.#form = undefined;
        throw error;
      },
    );
    return this.#form;
  }
}

/** The API as a customer in a web page sees it. Made by `createPublicClient`. */
export class PublicClient {
  readonly tickets: PublicTickets;
  readonly devices: PublicDevices;
  readonly productModels: PublicProductModels;
  readonly tracked: Tracked;

  /** @internal */
  constructor(transport: Transport) {
    this.tickets = new PublicTickets(transport);
    this.devices = new PublicDevices(transport);
    this.productModels = new PublicProductModels(transport);
    this.tracked = new Tracked(transport);
  }
}

/**
 * A small client for web pages, with a publishable key. It works only in pages from the key's listed origins, and with a
 * server that knows the documents of this version: it sends their ids, not their texts (`docs/trusted-documents.md`).
 *
 * ```ts
 * const client = createPublicClient({ url: '/graphql', key: 'pk_…' });
 * const { number, trackingToken } = await client.tickets.submit({ description, contact });
 * ```
 *
 * @throws TypeError if the url is none
 */
export function createPublicClient(options: PublicClientOptions): PublicClient {
  return new PublicClient(createTransport(options, asId));
}
