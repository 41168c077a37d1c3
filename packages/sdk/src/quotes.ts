import type { TypedDocumentString } from './documents.ts';
import {
  AnswerQuoteDocument,
  type AnswerQuoteInput,
  type QuoteDetailFragment as Quote,
  QuotePreviewDocument,
  type QuotePreviewInput,
  type QuotePreviewQuery,
  type RefusalFragment,
  SendQuoteDocument,
  type SendQuoteInput,
  type ServiceRateDetailFragment as ServiceRate,
  ServiceRatesDocument,
  type TaxRateDetailFragment as TaxRate,
  TaxRatesDocument,
  type TicketDetailFragment as Ticket,
  TicketQuotesDocument,
  WithdrawQuoteDocument,
  type WithdrawQuoteInput,
} from './generated/operations.ts';
import { keyed } from './idempotency.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';
import type { Payload } from './transport/refusals.ts';

/** What a quote would come to. */
export type QuotePreview = Payload<QuotePreviewQuery['quotePreview']>;

type TicketChange<Input> = TypedDocumentString<
  { [field: string]: { ticket: Ticket } | RefusalFragment },
  { input: Input }
>;

/**
 * What jobs will cost their customers. Who pays for a line, and how much, is decided by the warranty; money is in minor units:
 * 1250 is 12.50 CNY.
 */
export class Quotes extends Part {
  /** The quotes of a ticket, oldest first; null if there is no ticket to see. */
  async ofTicket(by: { number: string } | { id: string }, options?: CallOptions): Promise<Quote[] | null> {
    return (await this.transport.read(TicketQuotesDocument, by, options)).ticket?.quotes ?? null;
  }

  /**
   * What these lines would come to now: terms, amounts, taxes, and why. Nothing is saved.
   *
   * @throws PreconditionError (no cause is recorded yet), NotFoundError, ValidationError with all issues at once
   */
  preview(input: QuotePreviewInput, options?: CallOptions): Promise<QuotePreview> {
    return this.transport.write(QuotePreviewDocument, { input }, options);
  }

  /**
   * Sends a quote to the customer. Safe to repeat: it draws an `idempotencyKey` unless the input has one.
   *
   * @throws StaleVersionError, IllegalTransitionError, PreconditionError (no cause is recorded yet), ValidationError,
   * IdempotencyMismatchError
   */
  send(input: SendQuoteInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(SendQuoteDocument, keyed(input), options);
  }

  /**
   * Takes back the quote that is out.
   *
   * @throws QuoteEndedError, StaleVersionError, IllegalTransitionError, ValidationError
   */
  withdraw(input: WithdrawQuoteInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(WithdrawQuoteDocument, input, options);
  }

  /**
   * Notes the customer's answer.
   *
   * @throws QuoteEndedError, IllegalTransitionError, ValidationError
   */
  answer(input: AnswerQuoteInput, options?: CallOptions): Promise<Ticket> {
    return this.#change(AnswerQuoteDocument, input, options);
  }

  /** What an hour of work or a journey costs. */
  rates(options?: PageRange & CallOptions): List<ServiceRate> {
    return this.transport.list(ServiceRatesDocument, {}, options);
  }

  /** The taxes on quotes. */
  taxes(options?: PageRange & CallOptions): List<TaxRate> {
    return this.transport.list(TaxRatesDocument, {}, options);
  }

  async #change<Input>(document: TicketChange<Input>, input: Input, options?: CallOptions): Promise<Ticket> {
    return (await this.transport.write(document, { input }, options)).ticket;
  }
}
