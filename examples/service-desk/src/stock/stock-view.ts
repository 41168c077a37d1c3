import type { Warehouse } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { LiveResource } from '../live-resource.ts';
import { type StockTab, stockHref, stockTabs } from '../route.ts';
import { StoreController } from '../store.ts';
import { hasRole } from '../ticket/roles.ts';
import '../loaner/loaner-pool.ts';
import './count-stock.ts';
import './receive-stock.ts';
import './stock-levels.ts';
import './transfer-list.ts';

/** The store: what there is, what comes in, what is counted, what goes from one warehouse to another. */
@customElement('stock-view')
export class StockView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.25rem;
        margin-block-end: 0.875rem;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem;
      }
      nav a {
        padding: 0.3125rem 0.75rem;
        border-radius: 8px;
        font-size: 0.9375rem;
        font-weight: 550;
        color: var(--ink);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--sunken);
      }
      nav a[aria-current] {
        color: var(--accent);
        background: var(--accent-wash);
      }
      .choose {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        margin-inline-start: auto;
      }
      .choose label {
        white-space: nowrap;
      }
      @media (width < 40rem) {
        .choose {
          flex-basis: 100%;
          margin: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property() tab: StockTab = 'levels';
  @state() private chosen = '';
  @query('h1') private readonly heading!: HTMLElement;
  @query('receive-stock, count-stock') private readonly scanForm!: HTMLElement | null;

  #warehouses?: LiveResource<readonly Warehouse[]>;
  /** Whether whoever came here may scan at once, as soon as there is where to. */
  #wantsScan = false;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#warehouses?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk')) return;
    const { client, feed } = this.desk;
    this.#warehouses?.close();
    this.#warehouses = new LiveResource(feed, {
      concerns: ({ type }) => type === 'warehouse.created',
      async read(signal) {
        const warehouses: Warehouse[] = [];
        for await (const warehouse of client.stock.warehouses({ first: 100, signal }))
          warehouses.push(warehouse);
        return warehouses;
      },
    });
    this.#warehouses.observe(() => this.requestUpdate());
  }

  override focus(): void {
    this.heading.focus();
    this.#wantsScan = true;
    this.requestUpdate();
  }

  override updated(): void {
    const { scanForm } = this;
    if (!this.#wantsScan || !this.#warehouses?.value) return;
    this.#wantsScan = false;
    scanForm?.focus();
  }

  /** Goods are received and counted in one warehouse; levels may be those of all. */
  get #warehouse(): string {
    const codes = this.#warehouses?.value?.map(({ code }) => code) ?? [];
    if (codes.includes(this.chosen)) return this.chosen;
    return this.tab === 'levels' ? '' : (codes[0] ?? '');
  }

  get #isOfWarehouse(): boolean {
    return this.tab !== 'transfers' && this.tab !== 'loaners';
  }

  get #keeps(): boolean {
    return hasRole(this.desk.viewer.roles, ['STOREKEEPER', 'MANAGER']);
  }

  override render() {
    const { stock, errors, board } = language.text;
    const { value, error } = this.#warehouses!;
    return html`
      <header>
        <h1 tabindex="-1">${stock.title}</h1>
        <nav aria-label=${stock.views}>
          ${stockTabs.map(
            (tab) =>
              html`<a href=${stockHref(tab)} aria-current=${tab === this.tab ? 'page' : nothing}
                >${stock.tabs[tab]}</a
              >`,
          )}
        </nav>
        ${value?.length && this.#isOfWarehouse ? this.#renderChoice(value) : nothing}
      </header>
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.#warehouses?.read()}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value ? html`<section class="panel">${this.#renderTab(value)}</section>` : nothing}
      ${value === undefined && !error ? html`<p class="soft" role="status">${board.loading}</p>` : nothing}
    `;
  }

  #renderChoice(warehouses: readonly Warehouse[]) {
    const { stock } = language.text;
    return html`
      <div class="choose">
        <label for="warehouse">${stock.warehouse}</label>
        <select id="warehouse" @change=${this.#choose}>
          ${
            this.tab === 'levels'
              ? html`<option value="" ?selected=${!this.#warehouse}>${stock.allWarehouses}</option>`
              : nothing
          }
          ${warehouses.map(
            ({ code, name }) =>
              html`<option value=${code} ?selected=${code === this.#warehouse}>${name} (${code})</option>`,
          )}
        </select>
      </div>
    `;
  }

  #renderTab(warehouses: readonly Warehouse[]) {
    const { stock } = language.text;
    if (this.tab === 'loaners') return html`<loaner-pool .desk=${this.desk}></loaner-pool>`;
    if (!warehouses.length) return html`<p class="soft">${stock.noWarehouse}</p>`;
    const { desk, tab } = this;
    const warehouse = this.#warehouse;
    if (tab === 'levels') return html`<stock-levels .desk=${desk} .warehouse=${warehouse}></stock-levels>`;
    if (tab === 'transfers') {
      const own = warehouses.map(({ code }) => code);
      return html`<transfer-list .desk=${desk} .own=${own} ?keeps=${this.#keeps}></transfer-list>`;
    }
    if (!this.#keeps) return html`<p class="soft">${stock.forStore}</p>`;
    return tab === 'receive'
      ? html`<receive-stock .desk=${desk} .warehouse=${warehouse}></receive-stock>`
      : html`<count-stock .desk=${desk} .warehouse=${warehouse}></count-stock>`;
  }

  #choose = (event: Event) => {
    this.chosen = (event.target as HTMLSelectElement).value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'stock-view': StockView;
  }
}
