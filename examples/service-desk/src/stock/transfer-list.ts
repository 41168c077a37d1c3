import type { Transfer } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { day, moment } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import './transfer-steps.ts';
import type { TransferStep } from './transfer-steps.ts';

/** What is to be sent, and what is on its way. */
@customElement('transfer-list')
export class TransferList extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    css`
      ul {
        display: grid;
        gap: 0.875rem;
      }
      .transfer:not(:last-child) {
        padding-block-end: 0.875rem;
        border-block-end: 1px solid var(--line);
      }
      li li {
        font-size: 0.9375rem;
      }
      ul ul {
        gap: 0.125rem;
        margin-block: 0.375rem;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.25rem 0.875rem;
      }
      .route {
        font-weight: 600;
      }
      .state {
        padding: 0.0625rem 0.5rem;
        border-radius: 999px;
        font-size: 0.8125rem;
        font-weight: 600;
        color: var(--tone-amber);
        background: var(--tone-amber-wash);
      }
      .state[data-state='IN_TRANSIT'] {
        color: var(--tone-blue);
        background: var(--tone-blue-wash);
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  /** Whether the viewer may move stock. */
  @property({ type: Boolean }) keeps = false;
  /** Codes of the viewer's warehouses. */
  @property({ attribute: false }) own: readonly string[] = [];

  #transfers?: LiveResource<readonly Transfer[]>;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#transfers?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk')) return;
    const { client, feed } = this.desk;
    this.#transfers?.close();
    this.#transfers = new LiveResource(feed, {
      concerns: ({ type }) => type.startsWith('stock.'),
      async read(signal) {
        const filter = { state: ['REQUESTED' as const, 'IN_TRANSIT' as const] };
        const open: Transfer[] = [];
        for await (const transfer of client.transfers.list({ filter, first: 100, signal }))
          open.push(transfer);
        return open;
      },
    });
    this.#transfers.observe(() => this.requestUpdate());
  }

  override render() {
    const { stock, board, errors } = language.text;
    const { value, error } = this.#transfers!;
    return html`
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.#transfers?.read()}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value?.length === 0 ? html`<p class="soft">${stock.transfers.none}</p>` : nothing}
      <ul>
        ${value?.map((transfer) => html`<li class="transfer">${this.#renderTransfer(transfer)}</li>`)}
      </ul>
      ${value === undefined && !error ? html`<p class="soft" role="status">${board.loading}</p>` : nothing}
    `;
  }

  #renderTransfer(transfer: Transfer) {
    const { transfers } = language.text.stock;
    const { from, to, state, expectedOn, createdAt, lines } = transfer;
    return html`
      <p class="line">
        <span class="route">${transfers.route(from.name, to.name)}</span>
        <span class="state" data-state=${state}>${transfers.state[state]}</span>
        <span class="soft">${expectedOn ? transfers.expected(day(expectedOn)) : moment(createdAt)}</span>
      </p>
      <ul>
        ${lines
          .filter(({ cancelled }) => !cancelled)
          .map(
            ({ part, quantity }) =>
              html`<li>${quantity} × <span class="mono">${part.sku}</span> ${part.name}</li>`,
          )}
      </ul>
      <transfer-steps
        .desk=${this.desk}
        .transfer=${transfer}
        .allowed=${this.#stepsOf(transfer)}
        @transfer-changed=${() => this.#transfers?.read()}
      ></transfer-steps>
    `;
  }

  #stepsOf({ state, from, to }: Transfer): TransferStep[] {
    if (!this.keeps) return [];
    if (state === 'REQUESTED' && this.own.includes(from.code)) return ['send', 'cancel'];
    return state === 'IN_TRANSIT' && this.own.includes(to.code) ? ['receive'] : [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'transfer-list': TransferList;
  }
}
