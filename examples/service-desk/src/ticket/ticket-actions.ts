import type { Ticket } from '@aftercare/sdk';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { language } from '../language/language.ts';
import { actionFields, immediate } from './action-fields.ts';
import { type ActionName, actionsFor, furtherActions, takeAction } from './actions.ts';

/**
 * The next steps of a ticket, each with its form.
 *
 * @fires ticket-changed - after a step, and when a step was refused because the ticket had changed
 */
@customElement('ticket-actions')
export class TicketActions extends StepForms<ActionName> {
  static override styles = [
    ...StepForms.styles,
    css`
      .beside {
        margin-block-start: 0.5rem;
      }
      form {
        max-width: none;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  /** Codes. */
  @state() private serviceLevels: readonly string[] = [];
  /** The ticket as it was when the form was opened. After a refusal the user looks at it anew. */
  #seen?: Ticket;

  protected override get groupLabel(): string {
    return language.text.ticket.actions;
  }

  protected override get steps(): readonly ActionName[] {
    return [...this.#onward, ...this.#further];
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(action: ActionName): string {
    return language.text.actions[action];
  }

  protected override isDangerous(action: ActionName): boolean {
    return action === 'cancel';
  }

  protected override styleOf(action: ActionName): string {
    if (this.isDangerous(action)) return 'danger';
    if (this.#further.includes(action)) return 'quiet';
    return action === this.#onward[0] ? 'primary' : '';
  }

  protected override opened(action: ActionName): void {
    this.#seen = this.ticket;
    if (!immediate.has(action)) void this.#loadServiceLevels();
  }

  protected override outdated(): void {
    this.#seen = undefined;
  }

  /** What is written in it is not lost when the ticket moves on meanwhile. */
  protected override isKept(): boolean {
    return true;
  }

  /** Where there is no step, it says why. */
  protected override get isOver(): boolean {
    return false;
  }

  protected override fieldsOf(action: ActionName) {
    return actionFields(action, this.ticket, this.serviceLevels, this.error);
  }

  protected override take(action: ActionName, values: FormValues): Promise<Ticket> {
    return takeAction(this.desk.client, action, this.#seen ?? this.ticket, values);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.get('ticket') && changed.get('ticket')!.id !== this.ticket.id) this.dismiss();
  }

  /** Before they are asked for, so that no form grows under the user's hands. */
  override firstUpdated(): void {
    void this.#loadServiceLevels();
  }

  protected override renderGroups() {
    const onward = this.#onward;
    const further = this.#further;
    return html`
      <div class="steps" role="group" tabindex="-1" aria-label=${this.groupLabel}>
        ${this.renderSteps(onward)} ${onward.length ? nothing : html`<p class="soft">${this.#whyNone()}</p>`}
      </div>
      ${
        further.length
          ? html`<div class="steps beside" role="group" aria-label=${language.text.ticket.further}>
              ${this.renderSteps(further)}
            </div>`
          : nothing
      }
    `;
  }

  get #onward(): readonly ActionName[] {
    return actionsFor(this.ticket.status, this.ticket.allowedTransitions);
  }

  get #further(): readonly ActionName[] {
    return furtherActions(this.ticket, this.desk.viewer);
  }

  #whyNone(): string {
    const { archived, notPermitted } = language.text.ticket;
    return this.ticket.status === 'CLOSED' || this.ticket.status === 'CANCELLED' ? archived : notPermitted;
  }

  async #loadServiceLevels(): Promise<void> {
    try {
      const levels = await this.desk.directory.serviceLevels();
      this.serviceLevels = levels.map(({ code }) => code);
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-actions': TicketActions;
  }
}
