import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { LoanerBooking, LoanerCondition } from '@aftercare/sdk/stock';
import { nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, plainField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { readMoney } from '../language/money.ts';
import { type BookingStep, bookingSteps } from './steps.ts';
import { endOfDay, instantOf } from './wall-time.ts';

const conditions: readonly LoanerCondition[] = ['OK', 'DAMAGED'];
/** What a vendor charges in where nothing else says so. */
const usualCurrency = 'CNY';
const usualDays = 3;

/**
 * What can be done with the booking of a loaner: hand it out, let it stay longer, take it back, or cancel it.
 *
 * @fires loaners-changed - after a step
 */
@customElement('booking-steps')
export class BookingSteps extends StepForms<BookingStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) booking!: LoanerBooking;
  /** One for each time that a form is opened, so that it may be sent again after an answer was lost. */
  #key = '';

  protected override get groupLabel(): string {
    return language.text.loaners.actionsOf(this.booking.serial);
  }

  protected override get steps(): readonly BookingStep[] {
    return bookingSteps(this.booking, this.desk.viewer.roles);
  }

  protected override get changedEvent(): string {
    return 'loaners-changed';
  }

  protected override labelOf(step: BookingStep): string {
    return language.text.loaners[step];
  }

  protected override isDangerous(step: BookingStep): boolean {
    return step === 'cancel';
  }

  protected override opened(): void {
    this.#key = drawIdempotencyKey();
  }

  protected override fieldsOf(step: BookingStep) {
    const { loaners: words } = language.text;
    const { error } = this;
    const issue = (name: string) => issueAt(error, name) ?? issueAt(error, 'booking');
    switch (step) {
      case 'handOut':
        return nothing;
      case 'extend': {
        const { endsAt } = this.booking;
        const from = Math.max(Date.parse(endsAt), serverClock.now);
        return plainField(
          { name: 'until', label: words.until, issue: issue('until') },
          { type: 'datetime-local', value: endOfDay(from, usualDays) },
        );
      }
      case 'return':
        return [
          choiceField(
            { name: 'condition', label: words.conditionLabel, issue: issue('condition') },
            conditions.map((value) => ({ value, label: words.condition[value] })),
            'OK',
          ),
          longTextField(
            {
              name: 'inspectionNote',
              label: words.inspection,
              optional: true,
              issue: issueAt(error, 'inspectionNote'),
            },
            { rows: 2 },
          ),
          textField({
            name: 'charge',
            label: words.charge(usualCurrency),
            hint: words.chargeHint,
            optional: true,
            issue: issueAt(error, 'charge'),
          }),
        ];
      case 'cancel':
        return longTextField(
          { name: 'reason', label: words.reason, optional: true, issue: issue('reason') },
          { rows: 2 },
        );
    }
  }

  protected override take(step: BookingStep, values: FormValues): Promise<unknown> {
    const { loaners } = this.desk.client;
    const subject = { booking: this.booking.id, idempotencyKey: this.#key };
    const { until, condition, inspectionNote, charge = '', reason } = values;
    switch (step) {
      case 'handOut':
        return loaners.lend(subject);
      case 'extend':
        return loaners.extend({ ...subject, until: instantOf(until) ?? this.booking.endsAt });
      case 'cancel':
        return loaners.cancel({ ...subject, reason: reason || null });
      case 'return':
        return loaners.return({
          ...subject,
          condition: condition as LoanerCondition,
          inspectionNote: inspectionNote || null,
          charge: readMoney(charge, usualCurrency) ?? null,
        });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'booking-steps': BookingSteps;
  }
}
