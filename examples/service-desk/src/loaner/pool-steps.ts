import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { Loaner } from '@aftercare/sdk/stock';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { longTextField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { hasRole } from '../ticket/roles.ts';
import { poolKeepers } from './steps.ts';

type PoolStep = 'add' | 'remove';

/**
 * Puts a device into the pool, or takes a unit out that is neither out nor promised.
 *
 * @fires loaners-changed - after a step, and when it was refused because the unit had changed
 */
@customElement('pool-steps')
export class PoolSteps extends StepForms<PoolStep> {
  @property({ attribute: false }) desk!: Desk;
  /** The unit; without it, another is added. */
  @property({ attribute: false }) unit?: Loaner;
  /** One for each time that a form is opened, so that it may be sent again after an answer was lost. */
  #key = '';

  protected override get groupLabel(): string {
    const { loaners } = language.text;
    return this.unit ? loaners.actionsOf(this.unit.serial) : loaners.pool;
  }

  protected override get steps(): readonly PoolStep[] {
    if (!hasRole(this.desk.viewer.roles, poolKeepers)) return [];
    if (!this.unit) return ['add'];
    return this.unit.currentBooking || this.unit.nextBooking ? [] : ['remove'];
  }

  protected override get changedEvent(): string {
    return 'loaners-changed';
  }

  protected override labelOf(step: PoolStep): string {
    return language.text.loaners[step];
  }

  protected override isDangerous(step: PoolStep): boolean {
    return step === 'remove';
  }

  protected override opened(): void {
    this.#key = drawIdempotencyKey();
  }

  protected override fieldsOf(step: PoolStep) {
    const { loaners: words } = language.text;
    const note = longTextField(
      { name: 'note', label: words.note, optional: true, issue: issueAt(this.error, 'note') },
      { rows: 2 },
    );
    if (step === 'remove') return note;
    return [textField({ name: 'serial', label: words.serial, issue: issueAt(this.error, 'serial') }), note];
  }

  protected override take(step: PoolStep, { serial = '', note }: FormValues): Promise<unknown> {
    const { loaners } = this.desk.client;
    const said = { idempotencyKey: this.#key, note: note || null };
    return step === 'add'
      ? loaners.add({ ...said, serial })
      : loaners.remove({ ...said, serial: this.unit!.serial });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pool-steps': PoolSteps;
  }
}
