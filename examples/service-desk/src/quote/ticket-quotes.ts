import type { Ticket } from '@aftercare/sdk';
import type { Quote } from '@aftercare/sdk/desk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { baseStyles, buttonStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { money } from '../language/money.ts';
import { moment } from '../language/time.ts';
import { StoreController } from '../store.ts';
import './quote-editor.ts';
import './quote-steps.ts';
import { quoteLines, quoteSums, quoteTableStyles } from './quote-table.ts';
import { canQuote } from './steps.ts';

/**
 * What the customer was offered and said to it, and the editor for the next offer.
 *
 * @fires ticket-changed - after something was done
 */
@customElement('ticket-quotes')
export class TicketQuotes extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    quoteTableStyles,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.125rem 0.75rem;
      }
      .state {
        --tone: var(--tone-slate);
        --tone-wash: var(--tone-slate-wash);
        padding: 0.0625rem 0.5rem;
        border-radius: 999px;
        font-size: 0.8125rem;
        font-weight: 600;
        color: var(--tone);
        background: var(--tone-wash);
      }
      [data-state='SENT'] {
        --tone: var(--tone-teal);
        --tone-wash: var(--tone-teal-wash);
      }
      [data-state='ACCEPTED'] {
        --tone: var(--tone-green);
        --tone-wash: var(--tone-green-wash);
      }
      [data-state='DECLINED'] {
        --tone: var(--tone-red);
        --tone-wash: var(--tone-red-wash);
      }
      .sum {
        margin-inline-start: auto;
        font-size: 1.0625rem;
      }
      .small {
        font-size: 0.8125rem;
      }
      .said {
        margin-block: 0.375rem;
      }
      .earlier {
        margin-block-start: 0.625rem;
      }
      .earlier > summary {
        width: fit-content;
        padding-block: 0.25rem;
        font-size: 0.875rem;
        font-weight: 550;
        color: var(--accent);
        cursor: pointer;
      }
      .earlier ol {
        display: grid;
        gap: 1rem;
        margin-block-start: 0.5rem;
      }
      .write {
        margin-block-start: 0.625rem;
      }
      quote-steps {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) quotes: readonly Quote[] = [];
  /** Whether a cause was recorded, by which it is decided who pays. */
  @property({ attribute: false }) isDecided = false;
  @state() private writing = false;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { quote: words } = language.text;
    const newest = this.quotes.at(-1);
    const earlier = this.quotes.slice(0, -1).toReversed();
    const canWrite = canQuote(this.ticket, this.desk.viewer);
    return html`
      ${newest ? renderQuote(newest) : canWrite ? nothing : html`<p class="soft">${words.none}</p>`}
      ${
        newest
          ? html`<quote-steps
              .desk=${this.desk}
              .ticket=${this.ticket}
              .quote=${newest}
              @ticket-changed=${this.#tellChanged}
            ></quote-steps>`
          : nothing
      }
      ${
        earlier.length
          ? html`<details class="earlier">
              <summary>${words.earlier(earlier.length)}</summary>
              <ol>
                ${earlier.map((quote) => html`<li>${renderQuote(quote)}</li>`)}
              </ol>
            </details>`
          : nothing
      }
      ${canWrite ? this.#renderEditor(newest !== undefined) : nothing}
    `;
  }

  #renderEditor(isAnother: boolean) {
    const { quote: words } = language.text;
    if (!this.isDecided) return html`<p class="soft">${words.needsCause}</p>`;
    return html`
      <button class="write" aria-expanded=${this.writing} @click=${() => (this.writing = !this.writing)}>
        ${isAnother ? words.writeAnother : words.write}
      </button>
      ${
        this.writing
          ? html`<quote-editor
              .desk=${this.desk}
              .ticket=${this.ticket}
              @editor-closed=${this.#close}
              @ticket-changed=${this.#tellChanged}
            ></quote-editor>`
          : nothing
      }
    `;
  }

  #close = () => {
    this.writing = false;
    this.renderRoot.querySelector<HTMLElement>('.write')?.focus();
  };

  #tellChanged = () => this.dispatchEvent(new Event('ticket-changed'));
}

function renderQuote(quote: Quote) {
  const { quote: words } = language.text;
  const { revision, state, total, sentBy, sentAt, validUntil, endedAt, answeredBy, reason, note } = quote;
  const told = [
    words.sent(sentBy, moment(sentAt)),
    state === 'SENT' || state === 'EXPIRED' ? words.validUntil(moment(validUntil)) : null,
  ];
  return html`
    <div data-quote=${state}>
      <p class="head">
        <b>${words.revision(revision)}</b>
        <span class="state" data-state=${state}>${words.state[state]}</span>
        <b class="sum">${money(total)}</b>
      </p>
      <p class="soft small">${told.filter(Boolean).join(' · ')}</p>
      ${
        answeredBy && endedAt
          ? html`<p class="small">${words.answered(answeredBy, moment(endedAt))}</p>`
          : nothing
      }
      ${reason ? html`<p class="said pre">${reason}</p>` : nothing} ${quoteLines(quote.lines)}
      ${quoteSums(quote)} ${note ? html`<p class="said pre">${note}</p>` : nothing}
    </div>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-quotes': TicketQuotes;
  }
}
