import type { StockLevel } from '@aftercare/sdk/stock';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';

interface Shown {
  levels: readonly StockLevel[];
  more: boolean;
}

const pageSize = 50;
const typingPause = 200;

/** What there is, live: a level that changes is marked for a moment. */
@customElement('stock-levels')
export class StockLevels extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    css`
      .filter {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.25rem;
        margin-block-end: 0.75rem;
      }
      .filter input[type='search'] {
        max-width: 20rem;
      }
      .filter label.check {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.9375rem;
        font-weight: 500;
      }
      .check input {
        width: 1.125rem;
        min-height: 1.125rem;
        accent-color: var(--accent);
      }
      .table {
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9375rem;
      }
      th,
      td {
        padding: 0.5rem 1rem 0.5rem 0;
        text-align: start;
        border-block-end: 1px solid var(--line);
      }
      th {
        font-size: 0.8125rem;
        font-weight: 550;
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .number {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .available {
        font-weight: 650;
      }
      .low {
        margin-inline-start: 0.375rem;
        padding: 0.0625rem 0.4375rem;
        border-radius: 999px;
        font-size: 0.8125rem;
        font-weight: 600;
        white-space: nowrap;
        color: var(--tone-amber);
        background: var(--tone-amber-wash);
      }
      .name {
        display: block;
        color: var(--ink-soft);
      }
      tr.fresh td {
        animation: fresh 2.5s ease-out;
      }
      @keyframes fresh {
        from {
          background: var(--accent-wash);
        }
      }
      .more {
        margin-block-start: 0.75rem;
      }
      @media (width < 40rem) {
        .place,
        .reorder {
          display: none;
        }
        th,
        td {
          padding-inline-end: 0.625rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  /** Code; all by default. */
  @property() warehouse = '';
  @state() private search = '';
  @state() private low = false;
  @state() private wanted = pageSize;

  #shown?: LiveResource<Shown>;
  /** The versions that were shown before, by the level's id. */
  #seen = new Map<string, number>();
  #typing?: ReturnType<typeof setTimeout>;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#shown?.close();
  }

  override willUpdate(changed: PropertyValues): void {
    const asked = ['desk', 'warehouse', 'search', 'low', 'wanted'];
    if (!asked.some((name) => changed.has(name))) return;
    const { value } = this.#shown ?? {};
    this.#shown?.close();
    this.#shown = this.#follow();
    // What was shown stays until the new answer is there.
    this.#shown.value = value;
    this.#shown.observe(() => this.requestUpdate());
  }

  override updated(): void {
    for (const { id, version } of this.#shown?.value?.levels ?? []) this.#seen.set(id, version);
  }

  #follow(): LiveResource<Shown> {
    const { client, feed } = this.desk;
    const { warehouse, search, low, wanted } = this;
    const filter = {
      ...(warehouse && { warehouse }),
      ...(search && { search }),
      ...(low && { low }),
    };
    return new LiveResource(feed, {
      concerns: ({ type }) => type.startsWith('stock.'),
      async read(signal) {
        const levels: StockLevel[] = [];
        for await (const level of client.stock.levels({ filter, first: pageSize, signal })) {
          if (levels.length === wanted) return { levels, more: true };
          levels.push(level);
        }
        return { levels, more: false };
      },
    });
  }

  override render() {
    const { stock, errors, board } = language.text;
    const { value, error } = this.#shown!;
    return html`
      <div class="filter">
        <input type="search" aria-label=${stock.search} placeholder=${stock.search} @input=${this.#type} />
        <label class="check">
          <input type="checkbox" .checked=${this.low} @change=${this.#chooseLow} />
          ${stock.onlyLow}
        </label>
      </div>
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.#shown?.read()}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value ? this.#renderLevels(value) : nothing}
      ${value === undefined && !error ? html`<p class="soft" role="status">${board.loading}</p>` : nothing}
    `;
  }

  #renderLevels({ levels, more }: Shown) {
    const { stock } = language.text;
    const { columns } = stock;
    if (!levels.length) {
      const none = this.low ? stock.noneLow : this.search ? stock.noneFound : stock.none;
      return html`<p class="soft">${none}</p>`;
    }
    return html`
      <div class="table" tabindex="0" role="region" aria-label=${stock.tabs.levels}>
        <table>
          <thead>
            <tr>
              <th scope="col">${columns.part}</th>
              <th scope="col" class="place">${columns.warehouse}</th>
              <th scope="col" class="number">${columns.onHand}</th>
              <th scope="col" class="number">${columns.reserved}</th>
              <th scope="col" class="number">${columns.available}</th>
              <th scope="col" class="number reorder">${columns.reorderPoint}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              levels,
              ({ id }) => id,
              (level) => this.#renderLevel(level),
            )}
          </tbody>
        </table>
      </div>
      ${more ? html`<button class="more" @click=${this.#loadMore}>${stock.more}</button>` : nothing}
    `;
  }

  #renderLevel({ id, part, warehouse, onHand, reserved, available, reorderPoint, low, version }: StockLevel) {
    const before = this.#seen.get(id);
    const fresh = before !== undefined && before !== version;
    return html`
      <tr class=${fresh ? 'fresh' : ''} data-sku=${part.sku} data-warehouse=${warehouse.code}>
        <td><span class="mono">${part.sku}</span><span class="name">${part.name}</span></td>
        <td class="place">${warehouse.name}</td>
        <td class="number">${onHand}</td>
        <td class="number">${reserved}</td>
        <td class="number">
          <span class="available">${available}</span>${
            low ? html`<span class="low">${language.text.stock.low}</span>` : nothing
          }
        </td>
        <td class="number reorder">${reorderPoint ?? '–'}</td>
      </tr>
    `;
  }

  #type = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.search = value.trim();
      this.wanted = pageSize;
    }, typingPause);
  };

  #chooseLow = (event: Event) => {
    this.low = (event.target as HTMLInputElement).checked;
    this.wanted = pageSize;
  };

  #loadMore = () => {
    this.wanted += pageSize;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'stock-levels': StockLevels;
  }
}
