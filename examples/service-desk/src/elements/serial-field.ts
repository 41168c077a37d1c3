import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { fieldStyles } from './field.ts';
import { baseStyles, buttonStyles } from './styles.ts';

/**
 * Serial numbers that are typed or come from a barcode scanner, which types like a person and presses Enter after each.
 *
 * @fires serials-changed - with all of them in `detail`
 */
@customElement('serial-field')
export class SerialField extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      ul:empty {
        display: none;
      }
      li {
        display: flex;
        align-items: center;
        min-width: 0;
        padding-inline-start: 0.5rem;
        background: var(--sunken);
        border-radius: 6px;
        overflow-wrap: anywhere;
      }
      li button {
        min-height: 1.75rem;
        min-width: 1.75rem;
        padding: 0;
      }
    `,
  ];

  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) issue?: string;
  @property({ attribute: false }) serials: readonly string[] = [];
  /** How many there are to be; undefined: any number. */
  @property({ attribute: false }) quantity?: number;
  @state() private twice?: string;
  @query('input') private readonly input!: HTMLInputElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override focus(): void {
    this.input.focus();
  }

  override render() {
    const { parts: words } = language.text;
    const { issue, serials, twice } = this;
    return html`
      <div class="field">
        <label for="serial">${this.label}</label>
        <input
          id="serial"
          class="mono"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          enterkeyhint="done"
          aria-invalid=${issue ? 'true' : 'false'}
          aria-describedby="${issue ? 'issue ' : ''}hint"
          @keydown=${this.#enter}
          @change=${this.#add}
        />
        ${issue ? html`<p class="issue" id="issue">${issue}</p>` : nothing}
        <p class="hint soft" id="hint">${this.hint}</p>
        <p class="hint" role="status">
          ${twice ? words.scannedTwice(twice) : serials.length ? words.scanned(serials.length, this.quantity) : nothing}
        </p>
        <ul aria-label=${words.serials}>
          ${serials.map(
            (serial) =>
              html`<li>
                <span class="mono">${serial}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${words.unscan(serial)}
                  @click=${() => this.#remove(serial)}
                >
                  <span aria-hidden="true">✕</span>
                </button>
              </li>`,
          )}
        </ul>
      </div>
    `;
  }

  #enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    // A scanner never sends an empty code: this is somebody who is through.
    if (this.input.value.trim()) this.#add();
    else this.closest('form')?.requestSubmit();
  };

  /** Also when one leaves the field: a number that was typed is meant. */
  #add = () => {
    const serial = this.input.value.trim();
    this.input.value = '';
    if (!serial) return;
    this.twice = this.serials.includes(serial) ? serial : undefined;
    if (!this.twice) this.#tell([...this.serials, serial]);
  };

  #remove(serial: string): void {
    this.twice = undefined;
    this.#tell(this.serials.filter((one) => one !== serial));
    this.focus();
  }

  #tell(serials: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('serials-changed', { detail: serials }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-field': SerialField;
  }
}
