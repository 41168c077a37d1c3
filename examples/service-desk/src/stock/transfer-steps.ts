import type { Transfer } from '@aftercare/sdk/stock';
import { nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { plainField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';

export type TransferStep = 'send' | 'receive' | 'cancel';

/**
 * What can be done about a transfer.
 *
 * @fires transfer-changed - after a step
 */
@customElement('transfer-steps')
export class TransferSteps extends StepForms<TransferStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) transfer!: Transfer;
  @property({ attribute: false }) allowed: readonly TransferStep[] = [];

  protected override get groupLabel(): string {
    const { from, to } = this.transfer;
    return language.text.stock.transfers.actions(from.name, to.name);
  }

  protected override get steps(): readonly TransferStep[] {
    return this.allowed;
  }

  protected override get changedEvent(): string {
    return 'transfer-changed';
  }

  protected override labelOf(step: TransferStep): string {
    return language.text.stock.transfers[step];
  }

  protected override fieldsOf(step: TransferStep) {
    if (step !== 'send') return nothing;
    const { expectedOn } = language.text.stock.transfers;
    return plainField(
      {
        name: 'expectedOn',
        label: expectedOn,
        optional: true,
        issue: issueAt(this.error, 'expectedOn'),
      },
      { type: 'date', value: '' },
    );
  }

  protected override take(step: TransferStep, values: FormValues): Promise<Transfer> {
    const { transfers } = this.desk.client;
    const { id } = this.transfer;
    switch (step) {
      case 'send':
        return transfers.send({ id, expectedOn: values['expectedOn'] || undefined });
      case 'receive':
        return transfers.receive({ id });
      case 'cancel':
        return transfers.cancel({ id });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'transfer-steps': TransferSteps;
  }
}
