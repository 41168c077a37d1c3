import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { baseStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { nearDay } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import { type StockPlace, stockPlaces } from './places.ts';

const shown = 6;

/** Where a part is and where it is to come, as far as the viewer sees. Up to date for as long as it is shown. */
@customElement('part-stock')
export class PartStock extends LitElement {
  static override styles = [
    baseStyles,
    css`
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      caption {
        padding-block-end: 0.25rem;
        font-weight: 550;
        text-align: start;
      }
      th,
      td {
        padding: 0.25rem 0.5rem;
        font-weight: 400;
        text-align: end;
        vertical-align: baseline;
        border-block-start: 1px solid var(--line);
        font-variant-numeric: tabular-nums;
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
        overflow-wrap: anywhere;
      }
      td:last-child,
      th:last-child {
        padding-inline-end: 0;
      }
      thead th {
        font-size: 0.8125rem;
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .free {
        font-weight: 650;
      }
      p {
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property() sku!: string;

  #places?: LiveResource<readonly StockPlace[]>;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#places?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk') && !changed.has('sku')) return;
    this.#places?.close();
    const { stock } = this.desk.client;
    const filter = { sku: this.sku };
    this.#places = new LiveResource(this.desk.feed, {
      concerns: ({ type }) => type.startsWith('stock.'),
      async read(signal) {
        const [levels, expected] = await Promise.all([
          stock.levels({ filter, first: 100, signal }).page(),
          stock.expected({ filter, first: 100, signal }).page(),
        ]);
        return stockPlaces(levels.nodes, expected.nodes);
      },
    });
    this.#places.observe(() => this.requestUpdate());
  }

  override render() {
    const { parts: words } = language.text;
    const { value, error } = this.#places!;
    if (error) return html`<p class="soft" role="status">${explain(error)}</p>`;
    if (!value) return html`<p class="soft" role="status">${words.looking}</p>`;
    if (!value.length) return html`<p class="soft" role="status">${words.nowhere}</p>`;
    return html`
      <table>
        <caption>
          ${words.stock}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.place}</th>
            <th scope="col">${words.free}</th>
            <th scope="col">${words.held}</th>
            <th scope="col">${words.due}</th>
          </tr>
        </thead>
        <tbody>
          ${value.slice(0, shown).map(renderPlace)}
        </tbody>
      </table>
      ${value.length > shown ? html`<p class="soft">${words.more(value.length - shown)}</p>` : nothing}
    `;
  }
}

const renderPlace = ({ code, name, available, reserved, due }: StockPlace) => html`
  <tr data-place=${code}>
    <th scope="row">${name}</th>
    <td class="free">${available}</td>
    <td>${reserved}</td>
    <td>${due ? language.text.parts.duePieces(due.quantity, nearDay(due.expectedOn)) : '–'}</td>
  </tr>
`;

declare global {
  interface HTMLElementTagNameMap {
    'part-stock': PartStock;
  }
}
