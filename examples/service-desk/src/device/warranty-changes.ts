import type { Terms, Warranty } from '@aftercare/sdk/desk';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { longTextField, plainField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { termsFields } from '../elements/terms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { type Change, changesFor } from './changes.ts';

/** Where the day is kept from which a warranty counts. */
const fieldOf = {
  PURCHASED: 'purchasedOn',
  DELIVERED: 'deliveredOn',
  INSTALLED: 'installedOn',
  ACCEPTED: 'acceptedOn',
} as const;

/**
 * Records the day from which a warranty counts once it is proved; extends the warranty, voids it or takes the void back.
 *
 * @fires device-changed - after a change, and when it was refused because the warranty had changed
 */
@customElement('warranty-changes')
export class WarrantyChanges extends StepForms<Change> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) warranty!: Warranty;
  @property() serial!: string;

  protected override get groupLabel(): string {
    return language.text.warranty.actions;
  }

  protected override get steps(): readonly Change[] {
    return changesFor(this.warranty, this.desk.viewer.roles);
  }

  protected override get changedEvent(): string {
    return 'device-changed';
  }

  protected override labelOf(change: Change): string {
    return language.text.warranty[change];
  }

  protected override isDangerous(change: Change): boolean {
    return change === 'void';
  }

  protected override fieldsOf(change: Change) {
    const { warranty: words } = language.text;
    const { error } = this;
    if (change === 'prove') {
      const name = fieldOf[this.warranty.policy.startEvent];
      const field = { name, label: language.text.device[name], issue: issueAt(error, name) };
      return plainField(field, { type: 'date', value: '' });
    }
    if (change !== 'extend') {
      return longTextField({ name: 'reason', label: words.reason, issue: issueAt(error, 'reason') });
    }
    const months = {
      name: 'months',
      label: words.months,
      hint: words.monthsHint,
      issue: issueAt(error, 'phases.0.months'),
    };
    return [
      textField({ name: 'name', label: words.name, issue: issueAt(error, 'name') }),
      plainField(months, { type: 'number', value: '12' }),
      termsFields({ labour: 'FREE', parts: 'AT_COST', travel: 'FREE' }, error),
    ];
  }

  protected override take(change: Change, values: FormValues): Promise<unknown> {
    const { serial } = this;
    const { warranties } = this.desk.client;
    const { reason = '', name = '' } = values;
    switch (change) {
      case 'prove': {
        const name = fieldOf[this.warranty.policy.startEvent];
        return this.desk.client.devices.update({ serial, [name]: values[name] || null });
      }
      case 'void':
        return warranties.void({ serial, reason });
      case 'restore':
        return warranties.restore({ serial, reason });
      case 'extend': {
        const { labour, parts, travel } = values as Record<string, Terms>;
        const terms = { labour: labour!, parts: parts!, travel: travel! };
        return warranties.extend({ serial, name, phases: [{ months: Number(values['months']), ...terms }] });
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'warranty-changes': WarrantyChanges;
  }
}
