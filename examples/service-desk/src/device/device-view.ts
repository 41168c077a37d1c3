import type { Device } from '@aftercare/sdk';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ticketCard, ticketCardStyles } from '../board/ticket-card.ts';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { fact, factListStyles } from '../elements/fact-list.ts';
import { productName } from '../elements/product-name.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { tagStyles } from '../elements/tags.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { day } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { boardHref } from '../route.ts';
import { StoreController } from '../store.ts';

/** One device: what it is, whose it is, and its tickets. */
@customElement('device-view')
export class DeviceView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    tagStyles,
    factListStyles,
    ticketCardStyles,
    css`
      :host {
        max-width: 72rem;
        margin-inline: auto;
      }
      .back {
        display: inline-block;
        padding-block: 0.25rem;
        font-size: 0.875rem;
        font-weight: 550;
        text-decoration: none;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.25rem 0.75rem;
        margin-block: 0.25rem 1rem;
      }
      .columns {
        display: grid;
        grid-template-columns: 21rem minmax(0, 1fr);
        align-items: start;
        gap: 1rem;
      }
      h2 {
        margin-block-end: 0.75rem;
      }
      .tickets ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
        gap: 0.625rem;
      }
      @media (width < 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property() serial!: string;
  @query('h1') private readonly heading!: HTMLElement;

  #device?: LiveResource<Device>;
  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#device?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk') && !changed.has('serial')) return;
    const { desk, serial } = this;
    this.#device?.close();
    this.#device = new LiveResource(desk.feed, {
      concerns: (event) => event.device?.serial === serial,
      read: (signal) => desk.client.devices.get({ serial }, { signal }),
    });
    this.#device.observe(() => this.requestUpdate());
  }

  override focus(): void {
    this.heading.focus();
  }

  override render() {
    const { text } = language;
    const { value, error } = this.#device!;
    return html`
      <a class="back" href=${boardHref}><span aria-hidden="true">←</span> ${text.ticket.back}</a>
      <header>
        <h1 class="mono" tabindex="-1">${this.serial}</h1>
        ${value ? html`<span class="soft">${productName(value.model)} ${value.model.code}</span>` : nothing}
      </header>
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.#device?.read()}>${text.errors.retry}</button>
            </div>`
          : nothing
      }
      ${value === null ? html`<p class="panel">${text.device.notFound(this.serial)}</p>` : nothing}
      ${value ? this.#renderDevice(value) : nothing}
      ${value === undefined && !error ? html`<p class="panel soft" role="status">${text.board.loading}</p>` : nothing}
    `;
  }

  #renderDevice(device: Device) {
    const { device: words } = language.text;
    const date = (date: string | null) => date && day(date);
    return html`
      <div class="columns">
        <section class="panel" aria-labelledby="device">
          <h2 id="device">${words.title}</h2>
          <dl class="facts">
            ${fact(words.model, html`${productName(device.model)}<br /><span class="mono soft">${device.model.code}</span>`)}
            ${fact(words.owner, device.customer?.name ?? words.unknown)}
            ${fact(words.soldBy, device.soldBy?.name ?? words.unknown)}
            ${fact(words.purchasedOn, date(device.purchasedOn) ?? words.unknown)}
            ${fact(words.deliveredOn, date(device.deliveredOn))}
            ${fact(words.installedOn, date(device.installedOn))}
            ${fact(words.acceptedOn, date(device.acceptedOn))}
          </dl>
        </section>
        <section class="tickets" aria-labelledby="tickets">
          <h2 id="tickets">${words.tickets}</h2>
          ${device.tickets.nodes.length ? nothing : html`<p class="panel soft">${words.noTickets}</p>`}
          <ul>
            ${device.tickets.nodes.map(
              (ticket) => html`<li>${ticketCard(ticket, { now: serverClock.now })}</li>`,
            )}
          </ul>
        </section>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-view': DeviceView;
  }
}
