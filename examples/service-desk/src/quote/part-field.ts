import type { DeskClient, SparePart } from '@aftercare/sdk/desk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { money } from '../language/money.ts';
import { StoreController } from '../store.ts';

const typingPause = 200;
const shown = 12;

/**
 * A part of the catalogue, found while one types its SKU or its name.
 *
 * @fires part-chosen - with the SKU in `detail`, empty while what was typed is none
 */
@customElement('part-field')
export class PartField extends LitElement {
  static override styles = [baseStyles, fieldStyles];

  @property({ attribute: false }) client!: DeskClient;
  @property() sku = '';
  @property() label = '';
  @property({ attribute: false }) issue?: string;
  @state() private typed = '';
  @state() private found: readonly SparePart[] = [];

  #search?: AbortController;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.abort();
  }

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render() {
    const chosen = this.found.find(({ sku }) => sku === this.sku);
    return html`
      <div class="field">
        <label for="part">${this.label}</label>
        <input
          id="part"
          list="parts"
          autocomplete="off"
          spellcheck="false"
          .value=${this.typed}
          aria-invalid=${this.issue ? 'true' : 'false'}
          aria-describedby="part-hint"
          @input=${this.#type}
          @focus=${() => this.found.length || void this.#find('')}
        />
        <datalist id="parts">
          ${this.found.map(({ sku, name }) => html`<option value=${sku}>${name}</option>`)}
        </datalist>
        <p class=${this.issue ? 'issue' : 'hint soft'} id="part-hint">
          ${this.issue ?? (chosen ? describe(chosen) : language.text.quote.partHint)}
        </p>
      </div>
    `;
  }

  #type = (event: Event) => {
    this.typed = (event.target as HTMLInputElement).value;
    this.#choose();
    void this.#find(this.typed.trim(), typingPause);
  };

  async #find(words: string, pause = 0): Promise<void> {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    const { signal } = search;
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    try {
      const parts = this.client.parts.list({ search: words, first: shown, signal });
      this.found = (await parts.page()).nodes;
      this.#choose();
    } catch {
      // The next letter asks again; what was typed is checked by the server at the latest.
      if (!signal.aborted) this.found = [];
    }
  }

  /** Only what stands in the catalogue counts, in its own spelling. */
  #choose(): void {
    const typed = this.typed.trim().toLowerCase();
    const part = this.found.find(({ sku }) => sku.toLowerCase() === typed);
    if (part) this.typed = part.sku;
    this.dispatchEvent(new CustomEvent('part-chosen', { detail: part?.sku ?? '' }));
  }
}

const describe = ({ name, price }: SparePart) => html`${name}${price ? html` · ${money(price)}` : nothing}`;

declare global {
  interface HTMLElementTagNameMap {
    'part-field': PartField;
  }
}
