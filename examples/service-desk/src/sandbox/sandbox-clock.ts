import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { serverClock } from '../clock/server-clock.ts';
import { TickingController } from '../clock/ticking.ts';
import type { Desk } from '../desk.ts';
import { textField } from '../elements/field.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { appointment } from '../language/time.ts';
import { StoreController } from '../store.ts';
import { advanceOf } from './advance.ts';
import { sandboxClockStyles } from './sandbox-clock.styles.ts';

const clockIcon = svg`<svg viewBox="0 0 16 16" aria-hidden="true">
  <circle cx="8" cy="8" r="6.25" /><path d="M8 4.5V8h3" />
</svg>`;

const steps = ['PT5M', 'PT1H', 'P1D', 'P7D'] as const;

/** The time of a sandbox, and what moves it ahead. */
@customElement('sandbox-clock')
export class SandboxClock extends LitElement {
  static override styles = sandboxClockStyles;

  @property({ attribute: false }) desk!: Desk;
  @state() private moving = false;
  @state() private issue?: string;
  @state() private moved?: string;
  @query('details') private readonly details!: HTMLDetailsElement;
  @query('summary') private readonly summary!: HTMLElement;
  @query('input') private readonly input!: HTMLInputElement;

  #ticking = new TickingController(this);

  constructor() {
    super();
    new StoreController(this, () => language);
    this.addEventListener('focusout', this.#closeOnLeave);
    this.addEventListener('keydown', this.#closeOnEscape);
  }

  override render() {
    const { sandbox } = language.text.times;
    return html`
      <details>
        <summary>
          <span class="visually-hidden">${sandbox.title}:</span>
          ${clockIcon}
          <span>${appointment(this.#ticking.now)}</span>
        </summary>
        <div class="popup">
          <h2>${sandbox.title}</h2>
          <p class="soft">${sandbox.lead}</p>
          <div class="steps" role="group" aria-label=${sandbox.title}>
            ${steps.map(
              (step) => html`
                <button aria-disabled=${this.moving} @click=${() => this.#advance(step)}>
                  ${sandbox.steps[step]}
                </button>
              `,
            )}
          </div>
          <form novalidate @submit=${this.#submit}>
            ${textField({ name: 'by', label: sandbox.own, issue: this.issue, hint: sandbox.ownHint })}
            <button aria-disabled=${this.moving}>${sandbox.move}</button>
          </form>
          <p role="status" class="soft">${this.#state()}</p>
        </div>
      </details>
    `;
  }

  #state() {
    const { sandbox } = language.text.times;
    if (this.moving) return sandbox.moving;
    return this.moved ? sandbox.moved(appointment(this.moved)) : nothing;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const by = advanceOf(this.input.value);
    this.issue = by ? undefined : language.text.times.sandbox.notALength;
    if (by) void this.#advance(by);
    else this.input.focus();
  };

  async #advance(by: string): Promise<void> {
    if (this.moving) return;
    this.moving = true;
    this.issue = undefined;
    const askedAt = Date.now();
    try {
      this.moved = await this.desk.client.sandbox.advance(by);
      serverClock.adjust(this.moved, askedAt);
    } catch (error) {
      this.issue = explain(error);
    }
    this.moving = false;
  }

  #closeOnLeave = (event: FocusEvent) => {
    const { relatedTarget } = event;
    if (relatedTarget && relatedTarget !== this && !this.renderRoot.contains(relatedTarget as Node)) {
      this.details.open = false;
    }
  };

  #closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.details.open) return;
    this.details.open = false;
    this.summary.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sandbox-clock': SandboxClock;
  }
}
