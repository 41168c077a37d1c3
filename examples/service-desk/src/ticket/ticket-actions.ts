import { isAftercareError, type Ticket } from '@aftercare/sdk';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Desk } from '../desk.ts';
import { fieldStyles } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { actionFields, immediate } from './action-fields.ts';
import { type ActionName, type ActionValues, actionsFor, furtherActions, takeAction } from './actions.ts';

/**
 * The next steps of a ticket, each with its form.
 *
 * @fires ticket-changed - after a step, and when a step was refused because the ticket had changed
 */
@customElement('ticket-actions')
export class TicketActions extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    css`
      .steps,
      .confirm {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .further {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin: 0.5rem 0 0 -0.625rem;
      }
      .further button {
        min-height: 2rem;
        padding: 0.125rem 0.625rem;
        font-size: 0.9375rem;
      }
      .steps:focus-visible {
        outline: none;
      }
      form {
        display: grid;
        gap: 0.875rem;
        margin-block-start: 1rem;
        padding-block-start: 1rem;
        border-block-start: 1px solid var(--line);
      }
      .note {
        margin-block-start: 0.75rem;
      }
      .note:empty {
        display: none;
      }
      form .note {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @state() private chosen?: ActionName;
  /** The ticket as it was when the form was opened. After a refusal the user looks at the ticket anew. */
  @state() private seen?: Ticket;
  /** Codes. */
  @state() private serviceLevels: readonly string[] = [];
  @state() private sending = false;
  @state() private error: unknown;
  @query('form') private readonly form?: HTMLFormElement;
  @query('.steps') private readonly steps!: HTMLElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('ticket') && changed.get('ticket')!.id !== this.ticket.id) this.#dismiss();
  }

  /** Before they are asked for, so that no form grows under the user's hands. */
  override firstUpdated(): void {
    void this.#loadServiceLevels();
  }

  override render() {
    const { text } = language;
    const { status, allowedTransitions } = this.ticket;
    const actions = actionsFor(status, allowedTransitions);
    const further = furtherActions(this.ticket, this.desk.viewer);
    return html`
      <div class="steps" role="group" tabindex="-1" aria-label=${text.ticket.actions}>
        ${actions.map((action, index) => this.#renderStep(action, index === 0 ? 'primary' : ''))}
        ${actions.length ? nothing : html`<p class="soft">${this.#whyNone()}</p>`}
      </div>
      ${
        further.length
          ? html`<div class="further" role="group" aria-label=${text.ticket.further}>
              ${further.map((action) => this.#renderStep(action, 'quiet'))}
            </div>`
          : nothing
      }
      ${this.chosen && !immediate.has(this.chosen) ? this.#renderForm(this.chosen) : this.#renderError()}
    `;
  }

  #whyNone(): string {
    const { archived, notPermitted } = language.text.ticket;
    return this.ticket.status === 'CLOSED' || this.ticket.status === 'CANCELLED' ? archived : notPermitted;
  }

  #renderStep(action: ActionName, style: string) {
    const hasForm = !immediate.has(action);
    return html`
      <button
        class=${action === 'cancel' ? 'danger' : style}
        aria-expanded=${hasForm ? action === this.chosen : nothing}
        aria-disabled=${this.sending}
        data-action=${action}
        @click=${() => this.#choose(action)}
      >
        ${language.text.actions[action]}
      </button>
    `;
  }

  #renderForm(action: ActionName) {
    const { text } = language;
    const label = text.actions[action];
    return keyed(
      action,
      html`
        <form aria-label=${label} @submit=${this.#submit} @keydown=${this.#escape}>
          ${actionFields(action, this.ticket, this.serviceLevels, this.error)} ${this.#renderError()}
          <div class="confirm">
            <button class=${action === 'cancel' ? 'danger' : 'primary'} aria-disabled=${this.sending}>
              ${this.sending ? text.form.sending : label}
            </button>
            <button type="button" class="quiet" @click=${this.#leave}>${text.form.dismiss}</button>
          </div>
        </form>
      `,
    );
  }

  #renderError() {
    const stale = isAftercareError(this.error, 'StaleVersionError');
    const message = stale
      ? language.text.ticket.changedMeanwhile
      : this.error
        ? explain(this.error)
        : nothing;
    return html`<p class="note ${stale ? '' : 'error'}" role="alert">${message}</p>`;
  }

  async #choose(action: ActionName): Promise<void> {
    if (this.sending) return;
    if (this.chosen === action) return this.#leave();
    this.chosen = action;
    this.seen = this.ticket;
    this.error = undefined;
    if (immediate.has(action)) return this.#take(action, {});
    void this.#loadServiceLevels();
    await this.updateComplete;
    this.form?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }

  async #loadServiceLevels(): Promise<void> {
    try {
      const levels = await this.desk.directory.serviceLevels();
      this.serviceLevels = levels.map(({ code }) => code);
    } catch (error) {
      this.error = error;
    }
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string') values[name] = value.trim();
    });
    if (this.chosen) void this.#take(this.chosen, values);
  };

  async #take(action: ActionName, values: ActionValues): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    try {
      await takeAction(this.desk.client, action, this.seen ?? this.ticket, values);
      this.#dismiss();
      this.dispatchEvent(new Event('ticket-changed'));
      // The button that was pressed is about to go.
      this.steps.focus();
    } catch (error) {
      await this.#refuse(error);
    }
    this.sending = false;
  }

  async #refuse(error: unknown): Promise<void> {
    this.error = error;
    if (isAftercareError(error, 'StaleVersionError') || isAftercareError(error, 'IllegalTransitionError')) {
      this.seen = undefined;
      this.dispatchEvent(new Event('ticket-changed'));
    }
    await this.updateComplete;
    this.form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#leave();
  };

  #leave = () => {
    const step = this.renderRoot.querySelector<HTMLElement>(`[data-action="${this.chosen}"]`);
    this.#dismiss();
    step?.focus();
  };

  #dismiss(): void {
    this.chosen = undefined;
    this.seen = undefined;
    this.error = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-actions': TicketActions;
  }
}
