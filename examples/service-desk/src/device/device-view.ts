import type { DeskDevice } from '@aftercare/sdk/desk';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ticketCard } from '../board/ticket-card.ts';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import '../files/attached-files.ts';
import { productName } from '../elements/product-name.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import type { LiveResource } from '../live-resource.ts';
import { boardHref } from '../route.ts';
import { StoreController } from '../store.ts';
import '../ticket/ticket-history.ts';
import { deviceFacts } from './device-facts.ts';
import './device-steps.ts';
import { type DeviceFile, followDevice } from './device-source.ts';
import { deviceViewStyles } from './device-view.styles.ts';
import { deviceWarranty } from './device-warranty.ts';
import { installedParts } from './installed-parts.ts';
import './part-steps.ts';

/** One device: what its warranty covers, what it is, whose it is, its tickets and all that happened to it. */
@customElement('device-view')
export class DeviceView extends LitElement {
  static override styles = deviceViewStyles;

  @property({ attribute: false }) desk!: Desk;
  @property() serial!: string;
  @query('h1') private readonly heading!: HTMLElement;

  #device?: LiveResource<DeviceFile>;
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
    this.#device = followDevice(desk, serial);
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
        ${value ? renderName(value.device) : nothing}
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
      ${value ? this.#renderFile(value) : nothing}
      ${value === undefined && !error ? html`<p class="panel soft" role="status">${text.board.loading}</p>` : nothing}
    `;
  }

  #renderFile({ device, history }: DeviceFile) {
    const { device: words, files, warranty, ticket } = language.text;
    return html`
      <section class="panel warranty" aria-labelledby="warranty">
        <h2 id="warranty">${warranty.title}</h2>
        ${deviceWarranty({ desk: this.desk, device, reload: this.#reload })}
      </section>
      <div class="columns">
        <div class="life">
          <section class="panel" aria-labelledby="device">
            <h2 id="device">${words.title}</h2>
            ${deviceFacts(device)}
            <device-steps
              .desk=${this.desk}
              .device=${device}
              @device-changed=${this.#reload}
              @steps-over=${this.#takeFocus}
            ></device-steps>
          </section>
          <section class="panel" aria-labelledby="parts">
            <h2 id="parts">${words.parts}</h2>
            ${device.installedParts.length ? installedParts(device) : html`<p class="soft">${words.noParts}</p>`}
            <part-steps
              .desk=${this.desk}
              .device=${device}
              @device-changed=${this.#reload}
              @steps-over=${this.#takeFocus}
            ></part-steps>
          </section>
          <section class="panel" aria-labelledby="files">
            <h2 id="files">${files.title}</h2>
            <attached-files .desk=${this.desk} .serial=${device.serial}></attached-files>
          </section>
        </div>
        <div class="life">
          <section class="tickets" aria-labelledby="tickets">
            <h2 id="tickets">${words.tickets}</h2>
            ${device.tickets.nodes.length ? nothing : html`<p class="panel soft">${words.noTickets}</p>`}
            <ul>
              ${device.tickets.nodes.map(
                (ticket) => html`<li>${ticketCard(ticket, { now: serverClock.now })}</li>`,
              )}
            </ul>
          </section>
          <section class="panel" aria-labelledby="history">
            <h2 id="history">${ticket.history}</h2>
            <ticket-history .events=${history} named></ticket-history>
          </section>
        </div>
      </div>
    `;
  }

  #reload = () => void this.#device?.read();
  #takeFocus = () => this.focus();
}

const renderName = ({ model, retiredAt }: DeskDevice) => html`
  <span class="soft">${productName(model)} ${model.code}</span>
  ${retiredAt ? html`<span class="retired">${language.text.device.retired}</span>` : nothing}
`;

declare global {
  interface HTMLElementTagNameMap {
    'device-view': DeviceView;
  }
}
