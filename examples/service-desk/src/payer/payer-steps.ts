import type { Ticket } from '@aftercare/sdk';
import type { Terms, TicketCoverage } from '@aftercare/sdk/desk';
import { nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { longTextField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { termsFields } from '../elements/terms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { payerSteps, type Step } from './steps.ts';

/**
 * Decides anew who pays for a ticket, grants goodwill, or says which device it is about.
 *
 * @fires ticket-changed - after a step, and when it was refused because the ticket had changed
 */
@customElement('payer-steps')
export class PayerSteps extends StepForms<Step> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) coverage!: TicketCoverage;
  /** The ticket as it was when the form was opened. After a refusal the user looks at it anew. */
  #seen?: Ticket;

  protected override get groupLabel(): string {
    return language.text.warranty.payer.actions;
  }

  protected override get steps(): readonly Step[] {
    return payerSteps(this.ticket, this.coverage.coverageDecisions.length > 0, this.desk.viewer);
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(step: Step): string {
    return language.text.warranty.payer[step];
  }

  protected override opened(): void {
    this.#seen = this.ticket;
  }

  protected override outdated(): void {
    this.#seen = undefined;
  }

  protected override fieldsOf(step: Step) {
    const { payer, reason } = language.text.warranty;
    const { error } = this;
    switch (step) {
      case 'decide':
        return nothing;
      case 'grant': {
        const granted = this.coverage.goodwill;
        return [
          termsFields(granted ?? { labour: 'FREE', parts: 'AT_COST', travel: 'FREE' }, error),
          longTextField({ name: 'reason', label: reason, issue: issueAt(error, 'reason') }),
        ];
      }
      case 'identify':
        return textField({ name: 'serial', label: payer.serial, issue: issueAt(error, 'serial') });
    }
  }

  protected override take(step: Step, values: FormValues): Promise<Ticket> {
    const { id, version } = this.#seen ?? this.ticket;
    const subject = { id, expectedVersion: version };
    const { tickets } = this.desk.client;
    switch (step) {
      case 'decide':
        return tickets.decideCoverage(subject);
      case 'identify':
        return tickets.identifyDevice({ ...subject, serial: values['serial'] ?? '' });
      case 'grant': {
        const { labour, parts, travel } = values as Record<string, Terms>;
        const terms = { labour: labour!, parts: parts!, travel: travel! };
        return tickets.grantGoodwill({ ...subject, ...terms, reason: values['reason'] ?? '' });
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'payer-steps': PayerSteps;
  }
}
