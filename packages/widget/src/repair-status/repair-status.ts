import { html, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  isAftercareError,
  type PublicClient,
  type TrackedEntry,
  type TrackedTicket,
} from '@aftercare/sdk/public';
import { LocaleController } from '../controllers/locale.ts';
import { OnlineController } from '../controllers/online.ts';
import { AftercareStatusChangedEvent } from '../events/status-changed.ts';
import { regionalLocale } from '../i18n/locale.ts';
import type { TrackMessages } from '../i18n/messages.ts';
import base from '../internal/base.css?inline';
import { clientFor } from '../internal/client.ts';
import { define } from '../internal/define.ts';
import { AftercareElement } from '../internal/element.ts';
import { describeFailure } from '../internal/failure.ts';
import { caution } from '../internal/icons.ts';
import { RememberedTickets, type RememberedTicket } from '../internal/remembered-tickets.ts';
import { parseTicketNumber } from '../internal/ticket-number.ts';
import type { Action } from './actions.ts';
import type { Attachments } from './attachments.ts';
import { CustomerActions, type Said } from './customer-actions.ts';
import { Following } from './following.ts';
import { lookup, type LookupIssues } from './lookup.ts';
import { PassingTime } from './passing-time.ts';
import type { QuoteAnswer, Settlement } from './settlement.ts';
import styles from './repair-status.css?inline';

/**
 * Shows how far a repair is and what has happened, as it happens, and lets the customer write, cancel, sign off and
 * reopen. Without a tracking token it asks for number and contact.
 *
 * @fires aftercare-status-changed - The ticket has a status the page has not been told of.
 * @fires aftercare-error - A request failed; the customer has been told.
 *
 * @csspart lookup - The form that asks for number and contact.
 * @csspart ticket - All of the ticket.
 * @csspart progress - The four steps.
 * @csspart awaited - The spare parts that it waits for, each with its day.
 * @csspart cover - Who pays for labour, parts and travel, and why.
 * @csspart quote - The newest quote and its answer.
 * @csspart earlier-quotes - The quotes before it.
 * @csspart outlook - What is to come: the next visit and the promised times.
 * @csspart visit - The next visit.
 * @csspart promises - The promised times.
 * @csspart attachments - The photos and documents, and what adds to them.
 * @csspart timeline - The history.
 * @csspart entry - One entry of the history.
 * @csspart reply - The form to write to the service team.
 * @csspart sign-off - The form to sign off the work.
 * @csspart record - The way to the printable service record.
 * @csspart signature - Where the signature is drawn.
 * @csspart field - A label with its control and the note below.
 * @csspart input - A text field or text area.
 * @csspart submit - The button of a form.
 */
export class AftercareRepairStatus extends AftercareElement {
  static override styles = [unsafeCSS(base), unsafeCSS(styles)];

  /** The ticket's number: shown in the look-up form when there is no token. */
  @property() number = '';

  /** The token that opens the ticket, from the `aftercare-submitted` event or the server. */
  @property({ attribute: 'tracking-token' }) trackingToken = '';

  /** Says that the ticket has just been received. */
  @property({ type: Boolean }) received = false;

  @state() private issues: LookupIssues = {};
  @state() private lookupFailure: unknown;
  @state() private searching = false;
  @state() private announcement = '';

  private readonly text = new LocaleController<TrackMessages>(this, {
    en: async () => (await import('../i18n/en/track.ts')).track,
    'zh-CN': async () => (await import('../i18n/zh-cn/track.ts')).track,
  });
  private readonly network = new OnlineController(this);
  private readonly following = new Following(this);
  private readonly actions = new CustomerActions(this);
  #view: typeof import('./ticket-view.ts') | undefined;
  #settlement: Settlement | undefined;
  #attachments: Attachments | undefined;
  #followed = '';
  #awaitsFocus = false;

  constructor() {
    super();
    this.addController(new PassingTime(this, this.following));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const source = [this.endpoint, this.publishableKey, this.text.locale, this.trackingToken].join(' ');
    if (this.text.messages && source !== this.#followed) {
      this.#followed = source;
      this.following.follow(this.#client, this.trackingToken);
    }
    if (changed.has('trackingToken')) this.actions.reset();
  }

  protected override updated(): void {
    if (!this.#awaitsFocus || !this.following.ticket) return;
    this.#awaitsFocus = false;
    this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
    this.scrollIntoView();
  }

  protected override render() {
    const { messages } = this.text;
    if (!messages) return nothing;
    return html`${this.#body(messages)}
      <p class="hidden" role="status">${this.announcement}</p>`;
  }

  #body(messages: TrackMessages) {
    const { ticket, expired, failure } = this.following;
    if (!this.trackingToken || expired) return this.#lookup(messages, expired);
    if (ticket) return this.#ticket(messages, ticket);
    if (failure !== undefined) {
      return html`<div class="unavailable">
        <div class="banner error" role="alert">
          ${caution}
          <p>${describeFailure(failure, messages.failures)}</p>
        </div>
        <div class="buttons">
          <button class="outlined" type="button" @click=${this.#retry}>${messages.failures.retry}</button>
          ${this.#back(messages)}
        </div>
      </div>`;
    }
    return html`<div class="loading" aria-busy="true"><p class="hidden">${messages.loading}</p></div>`;
  }

  #lookup(messages: TrackMessages, expired: boolean) {
    const failed = this.lookupFailure !== undefined;
    const notice = failed ? describeFailure(this.lookupFailure, messages.failures) : undefined;
    return lookup({
      messages,
      number: this.number,
      issues: this.issues,
      notice: notice ?? (expired ? messages.lookup.expired : undefined),
      busy: this.searching,
      remembered: this.#remembered.list(),
      onSubmit: (number, contact) => void this.#lookUp(number, contact, messages),
      onOpen: (ticket) => this.show(ticket),
      onForget: (ticket) => this.#forget(ticket),
    });
  }

  #ticket(messages: TrackMessages, ticket: TrackedTicket) {
    return this.#view?.ticketView({
      messages,
      ticket,
      connection: this.network.online ? this.following.connection : 'offline',
      isFresh: ({ id }) => this.following.fresh.has(id),
      locale: regionalLocale(this.text.locale),
      received: this.received,
      actions: this.actions.view(messages),
      settlement: this.#settlement,
      attachments: this.#attachments,
      back: this.#back(messages),
    });
  }

  #back(messages: TrackMessages) {
    return html`<button class="back" type="button" @click=${this.#leave}>
      <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true"><path d="m15 5-7 7 7 7" /></svg>
      ${messages.back}
    </button>`;
  }

  /** Turns to a ticket and puts the focus on it. */
  show({ number, trackingToken, received = false }: RememberedTicket & { received?: boolean }): void {
    this.number = number;
    this.trackingToken = trackingToken;
    this.received = received;
    this.#awaitsFocus = true;
  }

  /** @internal */
  async prepare(ticket?: TrackedTicket): Promise<void> {
    this.#view ??= await import('./ticket-view.ts');
    if (ticket) await Promise.all([this.#prepareSettlement(ticket), this.#prepareAttachments(ticket)]);
  }

  async #prepareSettlement(ticket: TrackedTicket): Promise<void> {
    if (!isSettled(ticket)) return;
    const { Settlement } = await import('./settlement.ts');
    this.#settlement ??= new Settlement(this);
    await this.#settlement.prepare(ticket);
  }

  async #prepareAttachments(ticket: TrackedTicket): Promise<void> {
    if (ticket.attachments.length === 0 && !ticket.canComment) return;
    const { Attachments } = await import('./attachments.ts');
    this.#attachments ??= new Attachments(this);
    await this.#attachments.prepare(ticket);
  }

  /** @internal */
  ticketChanged({ number, status }: TrackedTicket): void {
    this.number = number;
    this.#remembered.remember({ number, trackingToken: this.trackingToken });
    this.dispatchEvent(new AftercareStatusChangedEvent(number, status));
  }

  /** @internal */
  entryArrived(entry: TrackedEntry): void {
    const { messages, locale } = this.text;
    if (!messages || !this.#view || entry.byCustomer) return;
    this.announcement = this.#view.tellEntry(entry, messages, regionalLocale(locale));
  }

  /** @internal */
  perform(action: Action, { text, rating, signature }: Said): Promise<TrackedTicket> {
    const { tracked } = this.#client;
    const token = this.trackingToken;
    switch (action) {
      case 'reply':
        return tracked.comment({ token, body: text });
      case 'signOff':
        return tracked.close({ token, signedBy: text, rating, signature });
      case 'reopen':
        return tracked.reopen({ token, reason: text });
      case 'cancel':
        return tracked.cancel({ token, reason: text });
    }
  }

  /** @internal */
  performed(action: Action, ticket: TrackedTicket): void {
    this.following.take(ticket);
    if (action !== 'reply') void this.focusRendered('h2');
  }

  /** @internal */
  answerQuote(answer: QuoteAnswer): Promise<TrackedTicket> {
    return this.#client.tracked.answerQuote({ token: this.trackingToken, ...answer });
  }

  /** @internal */
  quoteAnswered(ticket: TrackedTicket): void {
    this.following.take(ticket);
    void this.focusRendered('h2');
  }

  /** @internal */
  attach(attachments: string[]): Promise<TrackedTicket> {
    return this.#client.tracked.attach({ token: this.trackingToken, attachments });
  }

  /** @internal */
  take(ticket: TrackedTicket): void {
    this.following.take(ticket);
  }

  /** @internal */
  announce(text: string): void {
    this.announcement = text;
  }

  /** @internal */
  refresh(): Promise<void> {
    return this.following.refresh();
  }

  /** @internal */
  tooLate({ moved }: TrackMessages): Promise<void> {
    this.announcement = moved;
    return this.following.refresh();
  }

  async #lookUp(typed: string, contact: string, messages: TrackMessages): Promise<void> {
    if (this.searching) return;
    const { issues: text } = messages.lookup;
    const number = parseTicketNumber(typed);
    this.issues = {};
    this.lookupFailure = undefined;
    if (!number) this.issues = { number: typed ? text.number : text.numberRequired };
    if (!contact) this.issues = { ...this.issues, contact: text.contactRequired };
    if (!number || !contact) return this.focusRendered('[aria-invalid="true"]');
    this.searching = true;
    try {
      const { trackingToken } = await this.#client.tracked.request({ number, contact });
      this.show({ number, trackingToken });
    } catch (error) {
      if (isAftercareError(error, 'ValidationError')) {
        const mistyped = error.issues.some(({ code }) => code === 'invalid_number');
        this.issues = mistyped ? { number: text.number } : { contact: text.noMatch };
        void this.focusRendered('[aria-invalid="true"]');
      } else {
        this.lookupFailure = error;
        this.report(error);
      }
    } finally {
      this.searching = false;
    }
  }

  #forget({ number }: RememberedTicket): void {
    this.#remembered.forget(number);
    this.requestUpdate();
    void this.focusRendered('.forget, h2');
  }

  readonly #leave = (): void => {
    this.number = '';
    this.trackingToken = '';
    this.received = false;
    void this.focusRendered('h2');
  };

  readonly #retry = (): void => {
    this.following.follow(this.#client, this.trackingToken);
    this.requestUpdate();
  };

  get #client(): PublicClient {
    return clientFor(this.endpoint, this.publishableKey, this.text.locale);
  }

  get #remembered(): RememberedTickets {
    return new RememberedTickets(this.publishableKey);
  }
}

/** Whether there is something to pay, to answer or to sign. */
const isSettled = (ticket: TrackedTicket) =>
  ticket.canRate || ticket.coverage !== null || ticket.quotes.length > 0 || ticket.serviceRecordUrl !== null;

define('aftercare-repair-status', AftercareRepairStatus);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-repair-status': AftercareRepairStatus;
  }
}
