import type { Ticket } from '@aftercare/sdk';
import type { Quote, QuoteEnding } from '@aftercare/sdk/desk';
import { nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { quoteSteps, type Step } from './steps.ts';

/**
 * Takes back the quote that is out, or notes what the customer said to it.
 *
 * @fires ticket-changed - after a step, and when it was refused because the ticket had changed
 */
@customElement('quote-steps')
export class QuoteSteps extends StepForms<Step> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) quote!: Quote;

  protected override get groupLabel(): string {
    return language.text.quote.actions;
  }

  protected override get steps(): readonly Step[] {
    return quoteSteps(this.quote, this.ticket, this.desk.viewer);
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(step: Step): string {
    return language.text.quote[step];
  }

  protected override isDangerous(step: Step): boolean {
    return step !== 'accept';
  }

  protected override fieldsOf(step: Step) {
    const { quote: words } = language.text;
    const { error } = this;
    const reason = { name: 'reason', label: words.reason, issue: issueAt(error, 'reason') };
    if (step === 'withdraw') return longTextField(reason);
    return [
      textField(
        { name: 'answeredBy', label: words.answeredBy, issue: issueAt(error, 'answeredBy') },
        this.ticket.contact?.name,
      ),
      step === 'decline'
        ? [
            choiceField(
              { name: 'ending', label: words.ending },
              (['UNREPAIRED', 'CANCELLED'] as const).map((value) => ({ value, label: words.endings[value] })),
              'UNREPAIRED',
            ),
            longTextField({ ...reason, optional: true }),
          ]
        : nothing,
    ];
  }

  protected override take(step: Step, values: FormValues): Promise<Ticket> {
    const { quotes } = this.desk.client;
    const { reason = '', answeredBy = '' } = values;
    const { id, version } = this.ticket;
    const answer = { quote: this.quote.id, answeredBy };
    switch (step) {
      case 'withdraw':
        return quotes.withdraw({ id, expectedVersion: version, reason });
      case 'accept':
        return quotes.answer({ ...answer, accepted: true });
      case 'decline': {
        const ending = values['ending'] as QuoteEnding;
        return quotes.answer({ ...answer, accepted: false, ending, reason: reason || null });
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'quote-steps': QuoteSteps;
  }
}
