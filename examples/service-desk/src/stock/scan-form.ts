import { isAftercareError } from '@aftercare/sdk';
import type { SparePart } from '@aftercare/sdk/desk';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { fieldStyles, textField } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { addPart, addSerial, removeLine, type ScannedLine, setQuantity } from './scan.ts';
import { scanFormStyles } from './scan-form.styles.ts';

/**
 * A list that is filled by a keyboard or by a barcode scanner, which types and presses Enter: a part's code, or the serial
 * number of a unit of the tracked part before it.
 */
export abstract class ScanForm extends LitElement {
  static override styles = [baseStyles, buttonStyles, fieldStyles, noteStyles, scanFormStyles];

  @property({ attribute: false }) desk!: Desk;
  @property() warehouse = '';
  @state() protected lines: readonly ScannedLine[] = [];
  @state() private last = '';
  @state() private problem = '';
  @state() private done = '';
  @state() private sending = false;
  @state() private error: unknown;
  @query('#code') private readonly input!: HTMLInputElement;

  /** The tracked part whose serial numbers come next. */
  #tracked?: string;
  /** One scan after the other, however fast they come. */
  #queue: Promise<void> = Promise.resolve();
  #key = crypto.randomUUID();

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  protected abstract get words(): { title: string; submit: string };
  protected abstract get reasonLabel(): string;
  protected get quantityLabel(): string {
    return language.text.stock.quantity;
  }
  /** Sends the list, and answers the sentence that says so. */
  protected abstract send(reason: string | undefined, idempotencyKey: string): Promise<string>;
  /** Told of a part that came on the list. */
  protected added(_part: ScannedLine['part']): Promise<void> | void {
    // For those who want to know.
  }
  /** More columns of a line. */
  protected renderHeads(): unknown {
    return nothing;
  }
  protected renderCells(_line: ScannedLine): unknown {
    return nothing;
  }

  override async focus(): Promise<void> {
    await this.updateComplete;
    this.input.focus();
  }

  override render() {
    const { stock, form } = language.text;
    const { words } = this;
    return html`
      <form aria-label=${words.title} novalidate @submit=${this.#submit}>
        <div class="scan">
          <label for="code">${this.#tracked ? stock.scanSerial(this.#tracked) : stock.scan}</label>
          <input
            id="code"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="next"
            aria-describedby="scan-hint last"
            @keydown=${this.#keyDown}
          />
          <p class="hint soft" id="scan-hint">${stock.scanHint}</p>
          <p class="last ${this.problem ? 'issue' : 'soft'}" id="last" role="status">
            ${this.problem || this.last}
          </p>
        </div>
        ${this.lines.length ? this.#renderLines() : html`<p class="soft">${stock.emptyList}</p>`}
        ${
          this.lines.length ? textField({ name: 'reason', label: this.reasonLabel, optional: true }) : nothing
        }
        <p class="note error" role="alert" ?hidden=${!this.error}>
          ${this.error ? this.#explain(this.error) : nothing}
        </p>
        <p class="note done" role="status" ?hidden=${!this.done}>${this.done}</p>
        <div class="buttons" ?hidden=${!this.lines.length}>
          <button class="primary" aria-disabled=${this.sending}>
            ${this.sending ? form.sending : words.submit}
          </button>
          <button type="button" class="quiet" @click=${this.#clear}>${stock.clear}</button>
        </div>
      </form>
    `;
  }

  #renderLines() {
    const { stock } = language.text;
    return html`
      <div class="table">
        <table>
          <thead>
            <tr>
              <th>${stock.columns.part}</th>
              ${this.renderHeads()}
              <th class="number">${this.quantityLabel}</th>
              <th><span class="visually-hidden">${stock.remove('')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${this.lines.map((line, index) => this.#renderLine(line, index))}
          </tbody>
        </table>
      </div>
    `;
  }

  #renderLine(line: ScannedLine, index: number) {
    const { stock } = language.text;
    const { part, quantity, serials } = line;
    const issues = this.#issuesOf(index);
    return html`
      <tr data-sku=${part.sku} ?data-invalid=${issues.length > 0}>
        <td>
          <span class="mono">${part.sku}</span> <span class="soft">${part.name}</span>
          ${
            part.serialTracked
              ? html`<ul class="serials" aria-label=${stock.serials}>
                  ${serials.map((serial) => html`<li>${serial}</li>`)}
                </ul>`
              : nothing
          }
          ${issues.map((message) => html`<p class="issue">${message}</p>`)}
        </td>
        ${this.renderCells(line)}
        <td class="number">
          ${
            part.serialTracked
              ? quantity
              : html`<input
                  type="number"
                  min="0"
                  inputmode="numeric"
                  aria-label=${stock.quantityOf(part.sku)}
                  .value=${String(quantity)}
                  @change=${(event: Event) => this.#setQuantity(part.sku, event)}
                  @keydown=${this.#backToScan}
                />`
          }
        </td>
        <td>
          <button
            type="button"
            class="quiet"
            aria-label=${stock.remove(part.sku)}
            @click=${() => this.#remove(part.sku)}
          >
            ×
          </button>
        </td>
      </tr>
    `;
  }

  /** What the server says of a line, by its place in the list. */
  #issuesOf(index: number): string[] {
    if (!isAftercareError(this.error, 'ValidationError')) return [];
    return this.error.issues
      .filter(({ path }) => path[0] === 'lines' && path[1] === String(index))
      .map(({ message }) => message);
  }

  #explain(error: unknown): string {
    if (!isAftercareError(error, 'ValidationError')) return explain(error);
    const other = error.issues.filter(({ path }) => path[0] !== 'lines');
    return other.length > 0 ? other.map(({ message }) => message).join(' ') : explain(error);
  }

  #keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    // An empty Enter sends the list, as in any form.
    const code = this.input.value.trim();
    if (!code) return;
    event.preventDefault();
    this.input.value = '';
    this.done = '';
    this.#queue = this.#queue.then(() => this.#take(code));
  };

  async #take(code: string): Promise<void> {
    const { stock } = language.text;
    this.problem = '';
    try {
      const part = this.#known(code) ?? (await this.#find(code));
      if (part) return await this.#takePart(part);
      if (!this.#tracked) return this.#refuse(stock.unknownCode(code));
      const lines = addSerial(this.lines, this.#tracked, code);
      if (!lines) return this.#refuse(stock.serialTwice(code));
      this.lines = lines;
      this.last = `${this.#tracked} ${code}`;
    } catch (error) {
      this.#refuse(explain(error));
    }
  }

  async #takePart(part: ScannedLine['part']): Promise<void> {
    await this.added(part);
    this.lines = addPart(this.lines, part);
    this.#tracked = part.serialTracked ? part.sku : undefined;
    const { quantity } = this.lines.find((line) => line.part.sku === part.sku)!;
    this.last = part.serialTracked ? part.name : language.text.stock.scanned(part.sku, quantity);
    this.error = undefined;
  }

  #known = (code: string) => this.lines.find(({ part }) => part.sku === code)?.part;

  /** Scanners and people do not agree on capitals. */
  async #find(code: string): Promise<SparePart | undefined> {
    const { parts } = this.desk.client;
    const exact = await parts.get(code);
    if (exact) return exact;
    const { nodes } = await parts.list({ search: code, first: 20 }).page();
    return nodes.find(({ sku }) => sku.toLowerCase() === code.toLowerCase());
  }

  #refuse(problem: string): void {
    this.problem = problem;
  }

  #setQuantity(sku: string, event: Event): void {
    const quantity = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(quantity) && quantity >= 0) this.lines = setQuantity(this.lines, sku, quantity);
    else
      (event.target as HTMLInputElement).value = String(
        this.lines.find(({ part }) => part.sku === sku)?.quantity,
      );
  }

  #backToScan = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    (event.target as HTMLInputElement).dispatchEvent(new Event('change'));
    void this.focus();
  };

  #remove(sku: string): void {
    this.lines = removeLine(this.lines, sku);
    if (this.#tracked === sku) this.#tracked = undefined;
    this.error = undefined;
    void this.focus();
  }

  protected clear(): void {
    this.lines = [];
    this.#tracked = undefined;
    this.error = undefined;
    this.problem = '';
    this.last = '';
    this.#key = crypto.randomUUID();
  }

  #clear = () => {
    this.clear();
    void this.focus();
  };

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    await this.#queue;
    if (this.sending || !this.lines.length) return;
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    this.sending = true;
    this.error = undefined;
    try {
      const done = await this.send(
        typeof reason === 'string' && reason.trim() ? reason.trim() : undefined,
        this.#key,
      );
      this.#clear();
      this.done = done;
    } catch (error) {
      this.error = error;
      // The same key with another list would be refused: what is mended is a new list.
      this.#key = crypto.randomUUID();
    }
    this.sending = false;
  };
}
