import type { ProductModel } from '@aftercare/sdk';
import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { DeskDevice, ReplacementWarranty } from '@aftercare/sdk/desk';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, plainField, textField } from '../elements/field.ts';
import { productName } from '../elements/product-name.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { type DeviceStep, deviceSteps } from './steps.ts';

const promises: readonly ReplacementWarranty[] = ['CONTINUES', 'NEW'];

/**
 * Gives a device another owner, puts another unit in its place, or takes it out of service.
 *
 * @fires device-changed - after a step, and when it was refused because the device had changed
 */
@customElement('device-steps')
export class DeviceSteps extends StepForms<DeviceStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) device!: DeskDevice;
  @state() private models: readonly ProductModel[] = [];
  /** One for each time that a form is opened, so that it may be sent again after an answer was lost. */
  #key = '';

  protected override get groupLabel(): string {
    return language.text.device.actions;
  }

  protected override get steps(): readonly DeviceStep[] {
    return deviceSteps(this.device, this.desk.viewer.roles);
  }

  protected override get changedEvent(): string {
    return 'device-changed';
  }

  protected override labelOf(step: DeviceStep): string {
    return language.text.device[step];
  }

  protected override isDangerous(step: DeviceStep): boolean {
    return step !== 'transfer';
  }

  protected override opened(step: DeviceStep): void {
    this.#key = drawIdempotencyKey();
    if (step === 'replace') void this.#loadModels();
  }

  protected override fieldsOf(step: DeviceStep) {
    const { device: words, form } = language.text;
    const { error } = this;
    const field = (name: string, label: string) => ({ name, label, issue: issueAt(error, name) });
    const reason = longTextField(field('reason', form.reason));
    switch (step) {
      case 'retire':
        return reason;
      case 'transfer': {
        const contact = (name: 'name' | 'phone' | 'email') => ({
          name,
          label: words.newOwner[name],
          issue: issueAt(error, `customer.${name}`),
        });
        const phone = contact('phone');
        return [
          textField({ ...contact('name'), hint: words.newOwner.hint }),
          plainField(
            { ...phone, issue: phone.issue ?? issueAt(error, 'customer') },
            { type: 'tel', value: '' },
          ),
          textField(contact('email')),
          longTextField({ ...field('note', form.note), optional: true }, { rows: 2 }),
        ];
      }
      case 'replace':
        return [
          textField(field('newSerial', words.newUnit.serial)),
          choiceField(
            field('modelCode', words.model),
            this.#models.map((model) => ({
              value: model.code,
              label: `${productName(model)} ${model.code}`,
            })),
            this.device.model.code,
          ),
          choiceField(
            field('warranty', words.newUnit.warranty),
            promises.map((value) => ({ value, label: words.newUnit.promise[value] })),
            'CONTINUES',
          ),
          plainField(
            { ...field('replacedOn', words.newUnit.on), hint: words.todayByDefault, optional: true },
            { type: 'date', value: '' },
          ),
          reason,
        ];
    }
  }

  protected override take(step: DeviceStep, values: FormValues): Promise<unknown> {
    const { serial } = this.device;
    const { devices } = this.desk.client;
    const { reason = '', name = '', phone, email, note, newSerial = '' } = values;
    switch (step) {
      case 'retire':
        return devices.retire({ serial, reason });
      case 'transfer': {
        const customer = { name, phone: phone || null, email: email || null };
        return devices.transfer({ serial, customer, note: note || null });
      }
      case 'replace':
        return devices.replace({
          idempotencyKey: this.#key,
          serial,
          newSerial,
          modelCode: values['modelCode'] || null,
          replacedOn: values['replacedOn'] || null,
          warranty: values['warranty'] as ReplacementWarranty,
          reason,
        });
    }
  }

  /** What it may be replaced by, first of all its own model. */
  get #models(): readonly ProductModel[] {
    const { model } = this.device;
    return [model, ...this.models.filter(({ code }) => code !== model.code)];
  }

  async #loadModels(): Promise<void> {
    try {
      this.models = await this.desk.directory.models();
    } catch (error) {
      this.error = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-steps': DeviceSteps;
  }
}
