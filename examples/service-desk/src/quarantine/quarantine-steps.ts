import type { Ticket } from '@aftercare/sdk';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { longTextField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language, languages } from '../language/language.ts';
import { dispatchers, hasRole } from '../ticket/roles.ts';

type QuarantineStep = 'release' | 'discard';

/**
 * What is done with a ticket in quarantine: it goes to work, or it ends.
 *
 * @fires ticket-changed - after a step, and when it was refused because somebody else was faster
 */
@customElement('quarantine-steps')
export class QuarantineSteps extends StepForms<QuarantineStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Pick<Ticket, 'id' | 'number' | 'version' | 'locale'>;

  protected override get groupLabel(): string {
    return language.text.quarantine.stepsOf(this.ticket.number);
  }

  protected override get steps(): readonly QuarantineStep[] {
    return hasRole(this.desk.viewer.roles, dispatchers) ? ['release', 'discard'] : [];
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(step: QuarantineStep): string {
    return language.text.quarantine[step];
  }

  protected override isDangerous(step: QuarantineStep): boolean {
    return step === 'discard';
  }

  protected override styleOf(step: QuarantineStep): string {
    return step === 'release' ? 'primary' : 'danger';
  }

  /** They are all there is to do, so they stand in line with what is above them. */
  protected override renderGroups() {
    return html`<div class="steps" role="group" tabindex="-1" aria-label=${this.groupLabel}>
      ${this.renderSteps(this.steps)}
    </div>`;
  }

  protected override fieldsOf(step: QuarantineStep) {
    if (step === 'release') return nothing;
    const { quarantine: words } = language.text;
    return longTextField(
      {
        name: 'reason',
        label: words.discardReason,
        hint: words.discardHint,
        issue: issueAt(this.error, 'reason'),
      },
      { value: this.#suggestion, rows: 3 },
    );
  }

  protected override take(step: QuarantineStep, { reason = '' }: FormValues): Promise<unknown> {
    const { tickets } = this.desk.client;
    const { id, version: expectedVersion } = this.ticket;
    return step === 'release'
      ? tickets.release({ id, expectedVersion })
      : tickets.discard({ id, expectedVersion, reason });
  }

  /** In the language of the form that was filled in. */
  get #suggestion(): string {
    const { locale } = this.ticket;
    const { text } = languages[locale?.startsWith('zh') ? 'zh-CN' : 'en'];
    return text.quarantine.suggestion;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'quarantine-steps': QuarantineSteps;
  }
}
