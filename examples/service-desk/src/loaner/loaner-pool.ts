import type { Loaner } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BeatController } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { productName } from '../elements/product-name.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { moment, span } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { deviceHref, ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { loanerTag, loanerTagStyles } from './loaner-tag.ts';
import './pool-steps.ts';
import { readPool } from './read-pool.ts';

/** The loaners: who has which until when, and who is next. */
@customElement('loaner-pool')
export class LoanerPool extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    loanerTagStyles,
    css`
      :host {
        display: grid;
        gap: 0.875rem;
      }
      ul {
        display: grid;
        gap: 0.875rem;
      }
      ul:empty {
        display: none;
      }
      li:not(:last-child) {
        padding-block-end: 0.875rem;
        border-block-end: 1px solid var(--line);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.125rem 0.875rem;
      }
      .damaged {
        color: var(--danger);
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;

  #pool?: LiveResource<readonly Loaner[]>;

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pool?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk')) return;
    this.#pool?.close();
    this.#pool = new LiveResource(this.desk.feed, {
      concerns: ({ type }) => type.startsWith('loaner.'),
      read: (signal) => readPool(this.desk, signal),
    });
    this.#pool.observe(() => this.requestUpdate());
  }

  override render() {
    const { loaners: words, board, errors } = language.text;
    const { value, error } = this.#pool!;
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
      ${value?.length === 0 ? html`<p class="soft">${words.noPool} ${words.noPoolHint}</p>` : nothing}
      <ul>
        ${repeat(
          value ?? [],
          ({ id }) => id,
          (unit) => html`<li data-serial=${unit.serial}>${this.#renderUnit(unit)}</li>`,
        )}
      </ul>
      <pool-steps .desk=${this.desk} @loaners-changed=${this.#reload}></pool-steps>
    `;
  }

  #renderUnit(unit: Loaner) {
    const { loaners: words } = language.text;
    const { serial, model, state, organization, note, condition, nextBooking } = unit;
    return html`
      <p class="line">
        <b>${productName(model)}</b>
        <a class="mono" href=${deviceHref(serial)}>${serial}</a>
        ${loanerTag(state)}
        ${condition === 'DAMAGED' ? html`<span class="damaged">${words.damaged}</span>` : nothing}
        <span class="soft">${organization.name}</span>
      </p>
      ${note ? html`<p>${note}</p>` : nothing} ${this.#renderCurrent(unit)}
      <p class="soft">
        ${nextBooking ? words.next(span(nextBooking.startsAt, nextBooking.endsAt)) : words.nobodyNext}
        ${nextBooking?.ticket ? this.#renderTicket(nextBooking.ticket) : nothing}
      </p>
      <pool-steps .desk=${this.desk} .unit=${unit} @loaners-changed=${this.#reload}></pool-steps>
    `;
  }

  #renderCurrent({ currentBooking: current }: Loaner) {
    const { loaners: words } = language.text;
    if (!current) return nothing;
    const { ticket, endsAt, overdue } = current;
    const when = moment(endsAt);
    return html`<p class="line">
      ${ticket ? this.#renderTicket(ticket) : html`<span>${words.elsewhere}</span>`}
      ${ticket?.contact ? html`<span>${ticket.contact.name}</span>` : nothing}
      <time datetime=${endsAt}>${overdue ? words.wasDueBack(when) : words.dueBack(when)}</time>
    </p>`;
  }

  #renderTicket = ({ number }: { number: string }) =>
    html`<a class="mono" href=${ticketHref(number)}>${number}</a>`;

  #reload = () => void this.#pool?.read();
}

declare global {
  interface HTMLElementTagNameMap {
    'loaner-pool': LoanerPool;
  }
}
