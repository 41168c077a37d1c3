import { isAftercareError, type Ticket } from '@aftercare/sdk';
import type { JobLineKind, QuotePreview, ServiceRate, TaxRate } from '@aftercare/sdk/desk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, plainField } from '../elements/field.ts';
import { explain, issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { percent, readMoney } from '../language/money.ts';
import { StoreController } from '../store.ts';
import { localDate } from '../visit/window.ts';
import { type DraftLine, emptyLine, linesOf } from './draft.ts';
import { draftLine } from './draft-line.ts';
import { quoteEditorStyles } from './quote-editor.styles.ts';
import { quotePreview } from './quote-preview.ts';

const kinds: readonly JobLineKind[] = ['LABOUR', 'PARTS', 'TRAVEL'];
const typingPause = 250;
const validDays = 14;
const dayMs = 86_400_000;
/** Until the catalogue says which it counts in. */
const usualCurrency = 'CNY';

/**
 * Writes a quote: its lines, and what they come to by the warranty while one types.
 *
 * @fires ticket-changed - after the quote was sent, and when it was refused because the ticket had changed
 * @fires editor-closed - when nothing more is to be written
 */
@customElement('quote-editor')
export class QuoteEditor extends LitElement {
  static override styles = quoteEditorStyles;

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @state() private draft: readonly DraftLine[] = [emptyLine(0, 'LABOUR')];
  @state() private tax?: string;
  @state() private rates: readonly ServiceRate[] = [];
  @state() private taxes: readonly TaxRate[] = [];
  @state() private preview?: QuotePreview;
  /** Which lines the preview is of. */
  @state() private counted: readonly number[] = [];
  @state() private counting = false;
  @state() private sending = false;
  @state() private error: unknown;
  @query('form') private readonly form!: HTMLFormElement;

  #nextKey = 1;
  #asking?: AbortController;
  /** The ticket as it was when the quote was begun. */
  #seen?: Ticket;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = this.ticket;
    void this.#loadPrices();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  override render() {
    const { quote: words, form } = language.text;
    return html`
      <form aria-label=${words.write} novalidate @submit=${this.#submit}>
        <ol class="draft" aria-label=${words.lines}>
          ${repeat(
            this.draft,
            ({ key }) => key,
            (line, index) => this.#renderLine(line, index),
          )}
        </ol>
        <div class="add">
          ${kinds.map(
            (kind) =>
              html`<button type="button" data-add=${kind} @click=${() => this.#add(kind)}>
                ${words.add[kind]}
              </button>`,
          )}
        </div>
        <div class="rest">
          ${choiceField(
            { name: 'tax', label: words.taxRate, issue: issueAt(this.error, 'tax') },
            [
              { value: '', label: words.noTax },
              ...this.taxes.map(({ code, name, basisPoints }) => ({
                value: code,
                label: `${name} ${percent(basisPoints)}`,
              })),
            ],
            this.tax ?? '',
          )}
          ${plainField(
            { name: 'validUntil', label: words.until, issue: issueAt(this.error, 'validUntil') },
            { type: 'date', value: localDate(new Date(serverClock.now + validDays * dayMs)) },
          )}
        </div>
        ${longTextField({ name: 'note', label: words.note, optional: true, issue: issueAt(this.error, 'note') }, { rows: 2 })}
        ${quotePreview(this.preview, this.counting)} ${this.#renderError()}
        <div class="confirm">
          <button class="primary" aria-disabled=${this.sending}>
            ${this.sending ? form.sending : words.send}
          </button>
          <button type="button" class="quiet" @click=${this.#close}>${words.close}</button>
        </div>
      </form>
    `;
  }

  #renderLine(line: DraftLine, index: number) {
    const place = this.counted.indexOf(line.key);
    return draftLine(line, index, {
      client: this.desk.client,
      rates: this.rates,
      quoted: this.preview?.lines[place],
      issue: (field) => (place < 0 ? undefined : issueAt(this.error, `lines.${place}.${field}`)),
      change: (change) => this.#change(line.key, change),
      remove: () => void this.#remove(line.key),
    });
  }

  #renderError() {
    const stale = isAftercareError(this.error, 'StaleVersionError');
    const message = this.error
      ? stale
        ? language.text.ticket.changedMeanwhile
        : explain(this.error)
      : nothing;
    return html`<p class="note ${stale ? '' : 'error'}" role="alert">${message}</p>`;
  }

  get #currency(): string {
    return this.rates[0]?.price.currency ?? usualCurrency;
  }

  async #loadPrices(): Promise<void> {
    const { directory } = this.desk;
    try {
      [this.rates, this.taxes] = await Promise.all([directory.rates(), directory.taxes()]);
      this.tax ??= this.taxes[0]?.code ?? '';
      const rate = this.rates.find(({ kind }) => kind === 'LABOUR')?.code ?? '';
      this.draft = this.draft.map((line) =>
        line.kind === 'LABOUR' && !line.rate ? { ...line, rate } : line,
      );
      this.#ask(0);
    } catch (error) {
      this.error = error;
    }
  }

  async #add(kind: JobLineKind): Promise<void> {
    const rate = this.rates.find((one) => one.kind === kind)?.code ?? '';
    this.draft = [...this.draft, { ...emptyLine(this.#nextKey++, kind), rate }];
    this.#ask(0);
    await this.updateComplete;
    const last = this.renderRoot.querySelector('.draft > li:last-child');
    last?.querySelector<HTMLElement>('select, input, part-field')?.focus();
  }

  async #remove(key: number): Promise<void> {
    this.draft = this.draft.filter((line) => line.key !== key);
    this.#ask(0);
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('.add button')?.focus();
  }

  #change(key: number, change: Partial<DraftLine>): void {
    this.draft = this.draft.map((line) => (line.key === key ? { ...line, ...change } : line));
    this.#ask(typingPause);
  }

  #offer() {
    const { lines, keys } = linesOf(this.draft, (text) => readMoney(text, this.#currency));
    return { offer: { id: this.ticket.id, currency: this.#currency, lines, tax: this.tax || null }, keys };
  }

  /** What the lines come to, once nobody has typed for a moment. */
  #ask(pause: number): void {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.counting = true;
    setTimeout(() => void this.#count(asking.signal), pause);
  }

  async #count(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { offer, keys } = this.#offer();
    try {
      const preview = offer.lines.length
        ? await this.desk.client.quotes.preview(offer, { signal })
        : undefined;
      if (signal.aborted) return;
      this.preview = preview;
      this.error = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.preview = undefined;
      this.error = error;
    }
    this.counted = keys;
    this.counting = false;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    const { offer, keys } = this.#offer();
    this.counted = keys;
    const values = new FormData(this.form);
    const text = (name: string) => {
      const value = values.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const until = text('validUntil');
    try {
      await this.desk.client.quotes.send({
        ...offer,
        expectedVersion: this.#seen!.version,
        validUntil: until ? new Date(`${until}T23:59:59`).toISOString() : null,
        note: text('note') || null,
      });
      this.#close();
      this.dispatchEvent(new Event('ticket-changed'));
    } catch (error) {
      this.error = error;
      if (isAftercareError(error, 'StaleVersionError') || isAftercareError(error, 'IllegalTransitionError')) {
        this.dispatchEvent(new Event('ticket-changed'));
      }
    }
    this.sending = false;
  };

  override updated(): void {
    // After a refusal the user has looked at the ticket anew.
    if (isAftercareError(this.error, 'StaleVersionError')) this.#seen = this.ticket;
  }

  #close = () => this.dispatchEvent(new Event('editor-closed'));
}

declare global {
  interface HTMLElementTagNameMap {
    'quote-editor': QuoteEditor;
  }
}
