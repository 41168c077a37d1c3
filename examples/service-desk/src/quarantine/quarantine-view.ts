import type { TicketSummary } from '@aftercare/sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { productName } from '../elements/product-name.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { age, moment } from '../language/time.ts';
import { boardHref, ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import './quarantine-steps.ts';
import { quarantineReasons, reasonStyles } from './reasons.ts';

/** What came in through a web page and looks like a script’s: each is released to the board, or discarded. */
@customElement('quarantine-view')
export class QuarantineView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    reasonStyles,
    css`
      :host {
        max-width: 52rem;
        margin-inline: auto;
      }
      .back {
        display: inline-block;
        margin-block-end: 0.625rem;
        font-size: 0.9375rem;
      }
      .lead {
        margin-block: 0.25rem 1rem;
        max-width: 44rem;
      }
      .list {
        display: grid;
        gap: 0.75rem;
      }
      article {
        display: grid;
        gap: 0.625rem;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.25rem 0.75rem;
      }
      .head time {
        margin-inline-start: auto;
        font-size: 0.875rem;
      }
      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 6;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @state() private announcement = '';
  @query('h1') private readonly heading!: HTMLElement;

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => this.desk.quarantine);
    new StoreController(this, () => language);
  }

  override focus(): void {
    this.heading.focus();
  }

  override render() {
    const { board, errors, quarantine: words, ticket } = language.text;
    const { value, error } = this.desk.quarantine;
    return html`
      <a class="back" href=${boardHref}><span aria-hidden="true">←</span> ${ticket.back}</a>
      <h1 tabindex="-1">${words.title}</h1>
      <p class="lead soft">${words.lead}</p>
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.desk.quarantine.read()}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value ? this.#renderList(value.tickets) : error ? nothing : html`<p class="soft" role="status">${board.loading}</p>`}
      ${value?.hasMore ? html`<p class="soft">${words.more}</p>` : nothing}
      <p class="visually-hidden" role="status">${this.announcement}</p>
    `;
  }

  #renderList(tickets: readonly TicketSummary[]) {
    if (!tickets.length) return html`<p class="panel soft">${language.text.quarantine.empty}</p>`;
    return html`<div class="list">
      ${repeat(
        tickets,
        ({ id }) => id,
        (ticket) => this.#renderTicket(ticket),
      )}
    </div>`;
  }

  #renderTicket(ticket: TicketSummary) {
    const { number, createdAt, model, serial, contact, description, handler, quarantine } = ticket;
    const about = [model ? productName(model) : serial, contact?.name, contact?.phone ?? contact?.email];
    return html`<article class="panel" aria-labelledby=${number} data-number=${number}>
      <div class="head">
        <h2 id=${number}><a class="mono" href=${ticketHref(number)}>${number}</a></h2>
        <span class="soft">${handler.name}</span>
        <time class="soft" datetime=${createdAt} title=${moment(createdAt)}
          >${age(createdAt, serverClock.now)}</time
        >
      </div>
      ${quarantineReasons(quarantine?.reasons ?? [])}
      <p>${about.filter(Boolean).join(' · ')}</p>
      <p class="pre text">${description}</p>
      <quarantine-steps
        .desk=${this.desk}
        .ticket=${ticket}
        @ticket-changed=${() => this.#goOn(ticket)}
      ></quarantine-steps>
    </article>`;
  }

  /** The focus goes to what took the place of the ticket that left, as the list says what became of it. */
  async #goOn({ id, number }: TicketSummary): Promise<void> {
    const { quarantine } = this.desk;
    const place = quarantine.value?.tickets.findIndex((ticket) => ticket.id === id) ?? 0;
    await quarantine.read();
    if (quarantine.value?.tickets.some((ticket) => ticket.id === id)) return;
    this.announcement = language.text.quarantine.gone(number);
    await this.updateComplete;
    const next = this.renderRoot.querySelectorAll<HTMLElement>('article h2 a')[place];
    (next ?? this.heading).focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'quarantine-view': QuarantineView;
  }
}
