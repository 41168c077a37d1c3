import { html, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { language } from '../language/language.ts';
import { type ScannedLine, serialsOf } from './scan.ts';
import { ScanForm } from './scan-form.ts';

/** A warehouse that is counted, part by part: what is there by the books is shown beside, and checked when the count is posted. */
@customElement('count-stock')
export class CountStock extends ScanForm {
  /** What was on hand when the counting of a part began, by SKU. */
  @state() private books: ReadonlyMap<string, number> = new Map();

  override willUpdate(changed: PropertyValues<this>): void {
    // What was counted was counted in the other warehouse.
    if (changed.get('warehouse')) this.clear();
  }

  protected override clear(): void {
    super.clear();
    this.books = new Map();
  }

  protected override get words() {
    return language.text.stock.count;
  }

  protected override get reasonLabel(): string {
    return language.text.stock.count.reason;
  }

  protected override get quantityLabel(): string {
    return language.text.stock.count.counted;
  }

  protected override async added({ sku }: ScannedLine['part']): Promise<void> {
    if (this.books.has(sku)) return;
    const level = await this.desk.client.stock.level({ sku, warehouse: this.warehouse });
    this.books = new Map([...this.books, [sku, level?.onHand ?? 0]]);
  }

  protected override renderHeads() {
    const { books, difference } = language.text.stock.count;
    return html`<th class="number">${books}</th>
      <th class="number">${difference}</th>`;
  }

  protected override renderCells({ part, quantity }: ScannedLine) {
    const onHand = this.books.get(part.sku) ?? 0;
    const difference = quantity - onHand;
    const sign = new Intl.NumberFormat(language.tag, { signDisplay: 'exceptZero' });
    return html`<td class="number">${onHand}</td>
      <td class="number ${difference > 0 ? 'more' : difference < 0 ? 'fewer' : ''}">
        ${sign.format(difference)}
      </td>`;
  }

  protected override async send(reason: string | undefined, idempotencyKey: string): Promise<string> {
    const { warehouse } = this;
    const lines = this.lines.map((line) => ({
      sku: line.part.sku,
      counted: line.quantity,
      expected: this.books.get(line.part.sku),
      serials: serialsOf(line),
    }));
    try {
      await this.desk.client.stock.count({ warehouse, lines, reason, idempotencyKey });
    } catch (error) {
      await this.#readBooks();
      throw error;
    }
    return language.text.stock.count.done(lines.length, warehouse);
  }

  /** Something may have moved since: the next try is about what is there by then. */
  async #readBooks(): Promise<void> {
    const books = await Promise.all(
      this.lines.map(async ({ part: { sku } }): Promise<[string, number]> => {
        const level = await this.desk.client.stock.level({ sku, warehouse: this.warehouse });
        return [sku, level?.onHand ?? 0];
      }),
    );
    this.books = new Map(books);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'count-stock': CountStock;
  }
}
