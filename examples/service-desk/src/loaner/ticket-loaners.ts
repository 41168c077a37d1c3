import type { Ticket } from '@aftercare/sdk';
import type { Loaner, LoanerBooking } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { productName } from '../elements/product-name.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { money } from '../language/money.ts';
import { moment, span } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import './booking-steps.ts';
import { loanerTag, loanerTagStyles, tagOf } from './loaner-tag.ts';
import './new-loan.ts';
import { readPool } from './read-pool.ts';

interface Loans {
  bookings: readonly LoanerBooking[];
  pool: readonly Loaner[];
}

/** The loaners that a ticket was promised and lent, and the way to another. */
@customElement('ticket-loaners')
export class TicketLoaners extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    loanerTagStyles,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }
      ol {
        display: grid;
        gap: 0.625rem;
      }
      ol:empty {
        display: none;
      }
      li {
        padding: 0.625rem 0.75rem;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--tone);
        border-radius: var(--radius);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem 0.625rem;
      }
      .pre {
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;

  #loans?: LiveResource<Loans>;
  #of?: string;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loans?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { id } = this.ticket;
    if (!changed.has('desk') && id === this.#of) return;
    this.#of = id;
    this.#loans?.close();
    this.#loans = new LiveResource(this.desk.feed, {
      concerns: ({ type }) => type.startsWith('loaner.'),
      read: async (signal) => {
        const [bookings, pool] = await Promise.all([
          this.desk.client.loaners.ofTicket({ id }, { signal }),
          readPool(this.desk, signal),
        ]);
        return bookings && { bookings, pool };
      },
    });
    this.#loans.observe(() => this.requestUpdate());
  }

  override render() {
    const { loaners: words, board, errors } = language.text;
    const { value, error } = this.#loans!;
    return html`
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${this.#reload}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value === undefined && !error ? html`<p class="soft" role="status">${board.loading}</p>` : nothing}
      ${value?.bookings.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
      <ol>
        ${repeat(
          value?.bookings ?? [],
          ({ id }) => id,
          (booking) => this.#renderBooking(booking),
        )}
      </ol>
      ${
        value
          ? html`<new-loan
              .desk=${this.desk}
              .ticket=${this.ticket}
              .pool=${value.pool}
              @loaners-changed=${this.#reload}
            ></new-loan>`
          : nothing
      }
    `;
  }

  #renderBooking(booking: LoanerBooking) {
    const { loaners: words } = language.text;
    const { serial, model, startsAt, endsAt, returnedAt, condition, inspectionNote, charge } = booking;
    return html`
      <li data-loan=${tagOf(booking)} data-serial=${serial}>
        <p class="line">
          <b>${productName(model)}</b> <span class="mono">${serial}</span> ${loanerTag(tagOf(booking))}
        </p>
        <p class="line soft">
          <time datetime=${startsAt}>${span(startsAt, endsAt)}</time>
          ${returnedAt ? html`<span>${words.back(moment(returnedAt))}</span>` : nothing}
        </p>
        ${
          condition
            ? html`<p class="line">
                <span>${words.condition[condition]}</span>
                ${charge ? html`<span>${words.charged(money(charge))}</span>` : nothing}
              </p>`
            : nothing
        }
        ${inspectionNote ? html`<p class="pre">${inspectionNote}</p>` : nothing}
        <booking-steps
          .desk=${this.desk}
          .booking=${booking}
          @loaners-changed=${this.#reload}
        ></booking-steps>
      </li>
    `;
  }

  #reload = () => void this.#loans?.read();
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-loaners': TicketLoaners;
  }
}
