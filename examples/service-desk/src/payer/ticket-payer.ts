import type { Ticket } from '@aftercare/sdk';
import type { TicketCoverage } from '@aftercare/sdk/desk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { baseStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { StoreController } from '../store.ts';
import { decision, decisionStyles } from './decision.ts';
import './payer-steps.ts';

/**
 * Who pays for a ticket, and why: the decision that holds, those before it, and what can be done about it.
 *
 * @fires ticket-changed - after something was done
 */
@customElement('ticket-payer')
export class TicketPayer extends LitElement {
  static override styles = [
    baseStyles,
    decisionStyles,
    css`
      .goodwill {
        margin-block-start: 0.5rem;
        font-size: 0.875rem;
      }
      details {
        margin-block-start: 0.625rem;
      }
      summary {
        width: fit-content;
        padding-block: 0.25rem;
        font-size: 0.875rem;
        font-weight: 550;
        color: var(--accent);
        cursor: pointer;
      }
      details ol {
        display: grid;
        gap: 0.875rem;
        margin-block-start: 0.5rem;
      }
      payer-steps {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) coverage!: TicketCoverage;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { payer } = language.text.warranty;
    const { coverageDecisions, goodwill } = this.coverage;
    const newest = coverageDecisions.at(-1);
    const earlier = coverageDecisions.slice(0, -1).toReversed();
    return html`
      ${newest ? decision(newest) : html`<p class="soft">${payer.none}</p>`}
      ${
        goodwill && !newest?.reasons.some(({ code }) => code === 'GOODWILL')
          ? html`<p class="goodwill soft">
              ${payer.goodwill(goodwill.grantedBy, moment(goodwill.grantedAt))}
            </p>`
          : nothing
      }
      ${
        earlier.length
          ? html`<details>
              <summary>${payer.earlier(earlier.length)}</summary>
              <ol>
                ${earlier.map((one) => html`<li>${decision(one)}</li>`)}
              </ol>
            </details>`
          : nothing
      }
      <payer-steps
        .desk=${this.desk}
        .ticket=${this.ticket}
        .coverage=${this.coverage}
        @ticket-changed=${() => this.dispatchEvent(new Event('ticket-changed'))}
      ></payer-steps>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-payer': TicketPayer;
  }
}
