import type { Client, DeviceSummary, TicketSummary } from '@aftercare/sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { productName } from '../elements/product-name.ts';
import { statusTag } from '../elements/tags.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { deviceHref, ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { searchBoxStyles } from './search-box.styles.ts';

interface Results {
  words: string;
  tickets: readonly TicketSummary[];
  devices: readonly DeviceSummary[];
}

const typingPause = 200;

/** Finds tickets and devices while one types; a combobox with a list, by the ARIA authoring practices. */
@customElement('search-box')
export class SearchBox extends LitElement {
  static override styles = searchBoxStyles;

  @property({ attribute: false }) client!: Client;
  @state() private results?: Results;
  @state() private error: unknown;
  @state() private searching = false;
  @state() private open = false;
  @state() private active = -1;
  @query('input') private readonly input!: HTMLInputElement;

  #search?: AbortController;
  /** Enter was pressed before the results were there. */
  #goWhenFound = false;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#focusOnSlash);
    this.addEventListener('focusout', this.#closeOnLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#focusOnSlash);
    this.removeEventListener('focusout', this.#closeOnLeave);
    this.#search?.abort();
  }

  override render() {
    const { search } = language.text;
    return html`
      <input
        type="search"
        role="combobox"
        aria-label=${search.label}
        aria-keyshortcuts="/"
        aria-expanded=${this.open}
        aria-controls="results"
        aria-autocomplete="list"
        aria-activedescendant=${this.active >= 0 ? `result-${this.active}` : nothing}
        placeholder=${search.placeholder}
        autocomplete="off"
        spellcheck="false"
        @input=${this.#type}
        @keydown=${this.#press}
        @focus=${() => (this.open = this.results !== undefined)}
      />
      <kbd aria-hidden="true">/</kbd>
      <div class="popup" ?hidden=${!this.open}>
        <p class="state soft" role="status">${this.#renderState()}</p>
        <div id="results" role="listbox" aria-label=${search.label}>${this.#renderResults()}</div>
      </div>
    `;
  }

  #renderState() {
    const { search } = language.text;
    if (this.error) return html`<span class="failed">${explain(this.error)}</span>`;
    if (this.searching || !this.results) return search.searching;
    return this.#targets.length ? search.found(this.#targets.length) : search.none(this.results.words);
  }

  #renderResults() {
    if (!this.results) return nothing;
    const { tickets, devices } = this.results;
    const { search } = language.text;
    return html`
      ${
        tickets.length
          ? html`<div role="group" aria-labelledby="tickets">
              <p id="tickets" class="group soft" role="presentation">${search.tickets}</p>
              ${tickets.map((ticket, index) => this.#renderTicket(ticket, index))}
            </div>`
          : nothing
      }
      ${
        devices.length
          ? html`<div role="group" aria-labelledby="devices">
              <p id="devices" class="group soft" role="presentation">${search.devices}</p>
              ${devices.map((device, index) => this.#renderDevice(device, tickets.length + index))}
            </div>`
          : nothing
      }
    `;
  }

  #renderTicket(ticket: TicketSummary, index: number) {
    const about = [(ticket.model && productName(ticket.model)) ?? ticket.serial, ticket.contact?.name]
      .filter(Boolean)
      .join(' · ');
    return this.#renderOption(
      index,
      html`<span class="mono name">${ticket.number}</span>${statusTag(ticket.status)}
        <span class="about soft">${about} — ${ticket.description}</span>`,
    );
  }

  #renderDevice(device: DeviceSummary, index: number) {
    const about = [productName(device.model), device.customer?.name].filter(Boolean).join(' · ');
    return this.#renderOption(
      index,
      html`<span class="mono name">${device.serial}</span><span class="about soft">${about}</span>`,
    );
  }

  #renderOption(index: number, content: unknown) {
    return html`
      <div
        id="result-${index}"
        class="option"
        role="option"
        aria-selected=${index === this.active}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @pointermove=${() => (this.active = index)}
        @click=${() => this.#go(index)}
      >
        ${content}
      </div>
    `;
  }

  get #targets(): readonly string[] {
    const { tickets = [], devices = [] } = this.results ?? {};
    return [
      ...tickets.map(({ number }) => ticketHref(number)),
      ...devices.map(({ serial }) => deviceHref(serial)),
    ];
  }

  #focusOnSlash = (event: KeyboardEvent) => {
    const [origin] = event.composedPath();
    const writing = origin instanceof HTMLElement && origin.matches('input, textarea, select');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || writing) return;
    event.preventDefault();
    this.input.select();
  };

  #closeOnLeave = () => this.#close();

  #type = async () => {
    this.#search?.abort();
    const words = this.input.value.trim();
    if (!words) return this.#clear();
    this.#search = new AbortController();
    const { signal } = this.#search;
    this.searching = true;
    this.error = undefined;
    this.open = true;
    this.active = -1;
    this.#goWhenFound = false;
    try {
      await pause(typingPause);
      if (signal.aborted) return;
      const [tickets, devices] = await Promise.all([
        this.client.tickets.list({ filter: { search: words }, first: 8, signal }).page(),
        this.client.devices.list({ filter: { search: words }, first: 4, signal }).page(),
      ]);
      this.results = { words, tickets: tickets.nodes, devices: devices.nodes };
      this.searching = false;
      if (this.#goWhenFound) this.#go(0);
    } catch (error) {
      if (signal.aborted) return;
      this.results = undefined;
      this.error = error;
      this.searching = false;
    }
  };

  #press = (event: KeyboardEvent) => {
    const count = this.#targets.length;
    if (event.key === 'Escape') return this.open ? this.#close() : this.#clear();
    if (event.key === 'Enter' && this.searching) this.#goWhenFound = true;
    else if (event.key === 'Enter' && this.open) this.#go(Math.max(this.active, 0));
    if (!count || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    this.open = true;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
  };

  override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #go(index: number): void {
    const target = this.#targets[index];
    if (!target) return;
    this.#clear();
    this.input.blur();
    location.hash = target;
  }

  #close(): void {
    this.open = false;
    this.active = -1;
  }

  #clear(): void {
    this.#search?.abort();
    this.input.value = '';
    this.results = undefined;
    this.error = undefined;
    this.searching = false;
    this.#close();
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

declare global {
  interface HTMLElementTagNameMap {
    'search-box': SearchBox;
  }
}
