import type { Ticket } from '@aftercare/sdk';
import type { PartLine } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { baseStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { partLine, partLineStyles } from './part-line.ts';
import './line-steps.ts';
import './reserve-parts.ts';

/**
 * The parts for a ticket: held, awaited, handed out; and what can be done about them.
 *
 * @fires ticket-changed - after something was done
 */
@customElement('ticket-parts')
export class TicketParts extends LitElement {
  static override styles = [
    baseStyles,
    partLineStyles,
    css`
      .lines {
        display: grid;
      }
      .lines > li {
        padding-block: 0.625rem;
        border-block-end: 1px solid var(--line);
      }
      .lines > li:first-child {
        padding-block-start: 0;
      }
      summary {
        width: fit-content;
        padding-block: 0.25rem;
        font-size: 0.875rem;
        font-weight: 550;
        color: var(--accent);
        cursor: pointer;
      }
      details {
        margin-block-start: 0.375rem;
      }
      details .lines > li:last-child {
        border: 0;
      }
      reserve-parts {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  /** The oldest first. */
  @property({ attribute: false }) lines: readonly PartLine[] = [];

  #focused: Element | null = null;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override willUpdate(): void {
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  override updated(): void {
    if (this.#focused?.isConnected === false) this.#takeFocus();
  }

  override render() {
    const { parts: words } = language.text;
    const isGivenBack = ({ state }: PartLine) => state === 'RELEASED' || state === 'RETURNED';
    const open = this.lines.filter((line) => !isGivenBack(line));
    const givenBack = this.lines.filter(isGivenBack);
    return html`
      ${
        open.length
          ? html`<ul class="lines">
              ${repeat(
                open,
                ({ id }) => id,
                (line) => this.#renderLine(line),
              )}
            </ul>`
          : html`<p class="soft">${words.none}</p>`
      }
      ${
        givenBack.length
          ? html`<details>
              <summary>${words.earlier(givenBack.length)}</summary>
              <ul class="lines">
                ${givenBack.map((line) => html`<li data-line=${line.state}>${partLine(line)}</li>`)}
              </ul>
            </details>`
          : nothing
      }
      <reserve-parts
        .desk=${this.desk}
        .ticket=${this.ticket}
        @ticket-changed=${this.#tellChanged}
      ></reserve-parts>
    `;
  }

  #renderLine(line: PartLine) {
    return html`<li data-line=${line.state}>
      ${partLine(line)}
      <line-steps
        .desk=${this.desk}
        .ticket=${this.ticket}
        .line=${line}
        @ticket-changed=${this.#tellChanged}
        @steps-over=${this.#takeFocus}
      ></line-steps>
    </li>`;
  }

  /** A line that was given back goes, or has no steps any more: who was there goes on with the parts. */
  #takeFocus = () => this.renderRoot.querySelector('reserve-parts')?.focus();

  #tellChanged = () => this.dispatchEvent(new Event('ticket-changed'));
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-parts': TicketParts;
  }
}
