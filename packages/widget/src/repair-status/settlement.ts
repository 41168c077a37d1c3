import { html, nothing, type ReactiveController } from 'lit';
import { isAftercareError, type TrackedTicket } from '@aftercare/sdk/public';
import { LocaleController } from '../controllers/locale.ts';
import { regionalLocale } from '../i18n/locale.ts';
import type { SettlementMessages, TrackMessages } from '../i18n/messages.ts';
import { adopt } from '../internal/adopt.ts';
import type { AftercareElement } from '../internal/element.ts';
import { describeFailure } from '../internal/failure.ts';
import { textOf } from '../internal/form-text.ts';
import '../signature-pad/signature-pad.ts';
import type { ActionsView } from './actions.ts';
import { cover } from './cover.ts';
import type { Answering } from './quote-answer.ts';
import { quoteSection } from './quote.ts';
import styles from './settlement.css?inline';
import { record, signOff } from './sign-off.ts';
import type { Times } from './times.ts';

/** What a customer answers to a quote. */
export interface QuoteAnswer {
  quote: string;
  accepted: boolean;
  answeredBy?: string;
  reason?: string;
  ending?: 'UNREPAIRED' | 'CANCELLED';
}

/** The status, as the settlement sees it. */
export interface SettlementHost extends AftercareElement {
  answerQuote(answer: QuoteAnswer): Promise<TrackedTicket>;
  /** Takes the ticket as it is after the answer. */
  quoteAnswered(ticket: TrackedTicket): void;
  /** Fetches the ticket again: it is not as it is shown. */
  refresh(): Promise<void>;
}

/** What only some tickets need: who pays and why, the quote and its answer, the sign-off. */
export class Settlement implements ReactiveController {
  readonly #host: SettlementHost;
  readonly #text: LocaleController<SettlementMessages>;
  #earlierQuotes: typeof import('./earlier-quotes.ts').earlierQuotes | undefined;
  #open: Answering | undefined;
  #busy = false;
  #issue: string | undefined;
  #notice: string | undefined;
  #quote = '';

  constructor(host: SettlementHost) {
    this.#host = host;
    this.#text = new LocaleController<SettlementMessages>(host, {
      en: async () => (await import('../i18n/en/settlement.ts')).settlement,
      'zh-CN': async () => (await import('../i18n/zh-cn/settlement.ts')).settlement,
    });
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, styles);
  }

  /** Loads what shows a ticket. */
  async prepare({ quotes }: TrackedTicket): Promise<void> {
    if (quotes.length > 1) this.#earlierQuotes ??= (await import('./earlier-quotes.ts')).earlierQuotes;
    await this.#text.arrival;
  }

  cover(ticket: TrackedTicket) {
    const { messages } = this.#text;
    return messages ? cover(ticket, messages) : nothing;
  }

  signOff(actions: ActionsView) {
    const { messages } = this.#text;
    return messages ? signOff(actions, messages) : nothing;
  }

  record(ticket: TrackedTicket) {
    const { messages } = this.#text;
    return messages ? record(ticket, this.#host.endpoint, messages) : nothing;
  }

  /** The newest quote with its answer, and those before it. */
  quotes({ quotes }: TrackedTicket, track: TrackMessages, times: Times) {
    const { messages } = this.#text;
    const quote = quotes.at(-1);
    if (!messages || !quote) return nothing;
    if (quote.id !== this.#quote) this.#forget(quote.id);
    const earlier = quotes.slice(0, -1);
    const approved = earlier.filter(({ state }) => state === 'ACCEPTED');
    const view = { messages, quote, times, approved, locale: regionalLocale(this.#text.locale) };
    const answer = {
      messages,
      track,
      open: this.#open,
      busy: this.#busy,
      issue: this.#issue,
      notice: this.#notice,
      onOpen: (answer: Answering | undefined) => this.#toggle(answer),
      onSubmit: (form: HTMLFormElement) => void this.#answer(form, messages, track),
    };
    return html`${quoteSection(view, answer)}
    ${earlier.length > 0 ? this.#earlierQuotes?.(view, earlier) : nothing}`;
  }

  /** Another quote, or one of another ticket. */
  #forget(quote: string): void {
    this.#quote = quote;
    this.#open = this.#issue = this.#notice = undefined;
  }

  #toggle(answer: Answering | undefined): void {
    const closed = this.#open;
    this.#open = answer;
    this.#issue = this.#notice = undefined;
    this.#host.requestUpdate();
    void this.#host.focusRendered(answer ? '.answer :is(input, textarea)' : `#${closed}-opener`);
  }

  async #answer(form: HTMLFormElement, messages: SettlementMessages, track: TrackMessages): Promise<void> {
    if (this.#busy) return;
    const { approving, declining } = messages.quote;
    const accepted = this.#open === 'approve';
    const data = new FormData(form);
    const text = textOf(data, 'text');
    if (!text) return this.#complain(accepted ? approving.nameRequired : declining.reasonRequired);
    this.#busy = true;
    this.#issue = this.#notice = undefined;
    this.#host.requestUpdate();
    const ending = textOf(data, 'ending') === 'CANCELLED' ? 'CANCELLED' : 'UNREPAIRED';
    try {
      const ticket = await this.#host.answerQuote({
        quote: this.#quote,
        accepted,
        ...(accepted ? { answeredBy: text } : { reason: text, ending }),
      });
      this.#open = undefined;
      this.#host.quoteAnswered(ticket);
    } catch (error) {
      await this.#refused(error, messages, track);
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }

  async #refused(error: unknown, { quote }: SettlementMessages, track: TrackMessages): Promise<void> {
    if (isAftercareError(error, 'ValidationError')) {
      const tooLong = error.issues.some(({ code }) => code === 'too_long');
      return this.#complain(tooLong ? track.tooLong : track.check);
    }
    this.#host.report(error);
    const ended = endedAs(error);
    if (!ended && !isAftercareError(error, 'IllegalTransitionError')) {
      return this.#complain(describeFailure(error, track.failures));
    }
    this.#open = undefined;
    this.#notice = ended ? quote.ended[ended] : track.moved;
    await this.#host.refresh();
    return this.#host.focusRendered('#quote');
  }

  #complain(issue: string): Promise<void> {
    this.#issue = issue;
    this.#host.requestUpdate();
    return this.#host.focusRendered('#answer');
  }
}

/** What has become of a quote that takes no answer any more. */
function endedAs(error: unknown): keyof SettlementMessages['quote']['ended'] | undefined {
  if (!isAftercareError(error, 'QuoteEndedError') || error.state === 'SENT') return undefined;
  return error.state;
}
