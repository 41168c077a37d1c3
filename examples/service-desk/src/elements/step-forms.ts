import { isAftercareError } from '@aftercare/sdk';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { fieldStyles } from './field.ts';
import { baseStyles, buttonStyles, noteStyles } from './styles.ts';

/** Refusals that say that something is not as it was shown. */
const refreshing: ReadonlySet<string> = new Set([
  'StaleVersionError',
  'PreconditionError',
  'IllegalTransitionError',
  'QuoteEndedError',
]);

/** What a form holds, by the names of its fields. */
export type FormValues = Readonly<Record<string, string>>;

/**
 * Some steps behind buttons, each with a form of its own or with nothing but the click.
 *
 * @fires ticket-changed, device-changed - as `changedEvent` says: after a step, and when it was refused because something had changed
 * @fires steps-over - when there is no step any more, and the focus that was here goes with the last
 */
export abstract class StepForms<Step extends string> extends LitElement {
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
      .beside {
        gap: 0.25rem;
        margin-inline-start: -0.625rem;
      }
      .beside button {
        min-height: 2rem;
        padding: 0.125rem 0.625rem;
        font-size: 0.9375rem;
      }
      .steps:focus-visible {
        outline: none;
      }
      .steps:empty {
        display: none;
      }
      form {
        display: grid;
        gap: 0.875rem;
        max-width: 36rem;
        margin-block-start: 0.75rem;
        padding-block-start: 0.875rem;
        border-block-start: 1px solid var(--line);
      }
      .three {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(5.75rem, 1fr));
        gap: 0.75rem;
      }
      .note:empty {
        display: none;
      }
    `,
  ];

  @state() protected chosen?: Step;
  @state() protected sending = false;
  @state() protected error: unknown;
  @query('form') private readonly form?: HTMLFormElement;
  @query('.steps') private readonly group!: HTMLElement | null;
  #losesFocus = false;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  /** What the steps are about, for a screen reader. */
  protected abstract get groupLabel(): string;
  protected abstract get steps(): readonly Step[];
  protected abstract labelOf(step: Step): string;
  /** The fields of a step; nothing where the click is enough. */
  protected abstract fieldsOf(step: Step): unknown;
  protected abstract take(step: Step, values: FormValues): Promise<unknown>;
  protected abstract get changedEvent(): string;
  protected isDangerous(_step: Step): boolean {
    return false;
  }

  /** What the button that takes the step says, where its name is no word for that. */
  protected submitLabelOf(step: Step): string {
    return this.labelOf(step);
  }

  /** What went wrong, in words. */
  protected explain(error: unknown): string {
    return explain(error);
  }

  protected styleOf(_step: Step): string {
    return 'quiet';
  }

  /** Told when a form opens, with what it will be about. */
  protected opened(_step: Step): void {
    // For those who want to know.
  }

  /** Told when a step was refused because something had changed: from now on it is about what is shown after the reload. */
  protected outdated(step: Step): void {
    this.opened(step);
  }

  /** Whether the open form of a step stays, though it may not be possible any more. */
  protected isKept(step: Step): boolean {
    return this.steps.includes(step);
  }

  /** Opens the form of a step, as a click on its button does. */
  protected open(step: Step): void {
    if (this.chosen !== step) void this.#choose(step);
  }

  protected dismiss(): void {
    this.chosen = undefined;
    this.error = undefined;
  }

  override willUpdate(_changed: PropertyValues<this>): void {
    this.#losesFocus = this.isOver && this.shadowRoot?.activeElement != null;
  }

  override updated(): void {
    if (this.#losesFocus) this.dispatchEvent(new Event('steps-over'));
  }

  /** While a step is on its way it stays, even if the live feed is faster than the answer. */
  protected get isOver(): boolean {
    return !this.steps.length && !this.error && !this.sending;
  }

  override render() {
    const { chosen } = this;
    if (this.isOver) return nothing;
    return html`
      ${this.renderGroups()}
      ${chosen && (this.sending || this.isKept(chosen)) ? this.#renderForm(chosen) : this.#renderError()}
    `;
  }

  /** The buttons. */
  protected renderGroups() {
    return html`<div class="steps beside" role="group" tabindex="-1" aria-label=${this.groupLabel}>
      ${this.renderSteps(this.steps)}
    </div>`;
  }

  protected renderSteps(steps: readonly Step[]) {
    return steps.map((step) => this.#renderStep(step));
  }

  #renderStep(step: Step) {
    return html`<button
      class=${this.styleOf(step)}
      data-step=${step}
      aria-expanded=${this.fieldsOf(step) === nothing ? nothing : step === this.chosen}
      aria-disabled=${this.sending}
      @click=${() => this.#choose(step)}
    >
      ${this.labelOf(step)}
    </button>`;
  }

  #renderForm(step: Step) {
    const { form } = language.text;
    const label = this.labelOf(step);
    return keyed(
      step,
      html`
        <form aria-label=${label} @submit=${this.#submit} @keydown=${this.#escape}>
          ${this.fieldsOf(step)} ${this.#renderError()}
          <div class="confirm">
            <button class=${this.isDangerous(step) ? 'danger' : 'primary'} aria-disabled=${this.sending}>
              ${this.sending ? form.sending : this.submitLabelOf(step)}
            </button>
            <button type="button" class="quiet" @click=${this.#leave}>${form.dismiss}</button>
          </div>
        </form>
      `,
    );
  }

  #renderError() {
    const stale = isAftercareError(this.error, 'StaleVersionError');
    const message = this.error
      ? stale
        ? language.text.ticket.changedMeanwhile
        : this.explain(this.error)
      : nothing;
    return html`<p class="note ${stale ? '' : 'error'}" role="alert">${message}</p>`;
  }

  async #choose(step: Step): Promise<void> {
    if (this.sending) return;
    if (this.chosen === step) return this.#leave();
    this.error = undefined;
    this.opened(step);
    if (this.fieldsOf(step) === nothing) return this.#take(step, {});
    this.chosen = step;
    await this.updateComplete;
    this.form
      ?.querySelector<HTMLElement>('input, select, textarea, part-field, serial-field, .confirm button')
      ?.focus();
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values: Record<string, string> = {};
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string') values[name] = value.trim();
    });
    if (this.chosen) void this.#take(this.chosen, values);
  };

  async #take(step: Step, values: FormValues): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    try {
      await this.take(step, values);
      this.dismiss();
      this.#tellChanged();
      // The button that was pressed is about to go.
      this.group?.focus();
    } catch (error) {
      await this.#refuse(step, error);
    }
    this.sending = false;
  }

  async #refuse(step: Step, error: unknown): Promise<void> {
    this.error = error;
    if (isAftercareError(error) && refreshing.has(error.name)) {
      this.outdated(step);
      this.#tellChanged();
    }
    await this.updateComplete;
    this.form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
  }

  #tellChanged(): void {
    this.dispatchEvent(new Event(this.changedEvent));
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#leave();
  };

  #leave = () => {
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-step="${this.chosen}"]`);
    this.dismiss();
    button?.focus();
  };
}
