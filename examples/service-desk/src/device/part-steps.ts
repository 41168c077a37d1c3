import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { DeskDevice, InstalledPart } from '@aftercare/sdk/desk';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, plainField, textField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import '../quote/part-field.ts';
import { mayReplacePart } from './steps.ts';

/** Where the job of a ticket is over, nothing is put in any more. */
const over: ReadonlySet<string> = new Set(['CLOSED', 'CANCELLED']);

/**
 * Puts a new part into a device, in the place of one on record or of one that never came on record.
 *
 * @fires device-changed - after it was done
 */
@customElement('part-steps')
export class PartSteps extends StepForms<'replacePart'> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) device!: DeskDevice;
  /** The id of the part that is taken out; empty for one that is not on record. */
  @state() private old = '';
  @state() private sku = '';
  #sent?: string;
  /** One for each time that the form is opened: who sends it again after an answer was lost puts in no second part. */
  #key = '';

  protected override get groupLabel(): string {
    return language.text.device.partActions;
  }

  protected override get steps(): readonly 'replacePart'[] {
    return mayReplacePart(this.device, this.desk.viewer.roles) ? ['replacePart'] : [];
  }

  protected override get changedEvent(): string {
    return 'device-changed';
  }

  protected override labelOf(): string {
    return language.text.device.replacePart;
  }

  protected override opened(): void {
    this.old = this.#inside[0]?.id ?? '';
    this.sku = '';
    this.#sent = undefined;
    this.#key = drawIdempotencyKey();
  }

  protected override fieldsOf() {
    const { device: words } = language.text;
    const { error } = this;
    return [
      this.#oldField(),
      this.#oldPart ? nothing : this.#partField(),
      textField({
        name: 'newPartSerial',
        label: words.newPart.serial,
        hint: words.newPart.serialHint,
        issue: issueAt(error, 'newPartSerial'),
      }),
      plainField(
        {
          name: 'replacedOn',
          label: words.newPart.on,
          hint: words.todayByDefault,
          issue: issueAt(error, 'replacedOn'),
          optional: true,
        },
        { type: 'date', value: '' },
      ),
      this.#ticketField(),
    ];
  }

  protected override take(_step: 'replacePart', values: FormValues): Promise<unknown> {
    const { newPartSerial, replacedOn, ticket } = values;
    const old = this.#oldPart;
    this.#sent = this.sku;
    return this.desk.client.devices.replacePart({
      idempotencyKey: this.#key,
      serial: this.device.serial,
      sku: old?.part.sku ?? this.sku,
      oldPartSerial: old?.serial ?? null,
      newPartSerial: newPartSerial || null,
      replacedOn: replacedOn || null,
      ticket: ticket || null,
    });
  }

  get #inside(): InstalledPart[] {
    return this.device.installedParts.filter(({ removedOn }) => removedOn === null);
  }

  get #oldPart(): InstalledPart | undefined {
    return this.#inside.find(({ id }) => id === this.old);
  }

  #oldField() {
    const { newPart: words } = language.text.device;
    const inside = this.#inside;
    if (!inside.length) return nothing;
    const choices = inside.map(({ id, part, serial }) => ({
      value: id,
      label: `${part.name} · ${serial ?? part.sku}`,
    }));
    const issue = issueAt(this.error, 'oldPartSerial');
    return html`<div @change=${this.#choose}>
      ${choiceField({ name: 'old', label: words.old, issue }, [...choices, { value: '', label: words.unknown }], this.old)}
    </div>`;
  }

  #partField() {
    // What was wrong with the part before is not wrong with the next one.
    const issue = this.sku === this.#sent ? issueAt(this.error, 'sku') : undefined;
    return html`<part-field
      .client=${this.desk.client}
      .label=${language.text.device.newPart.part}
      .sku=${this.sku}
      .issue=${issue}
      ?data-invalid=${issue !== undefined}
      @part-chosen=${({ detail }: CustomEvent<string>) => (this.sku = detail)}
    ></part-field>`;
  }

  /** The jobs in which it may have been done. */
  #ticketField() {
    const { device, status: words } = language.text;
    const open = this.device.tickets.nodes.filter((ticket) => !over.has(ticket.status));
    if (!open.length) return nothing;
    const field = {
      name: 'ticket',
      label: device.newPart.ticket,
      hint: device.newPart.ticketHint,
      issue: issueAt(this.error, 'ticket'),
    };
    const choices = open.map((ticket) => ({
      value: ticket.id,
      label: `${ticket.number} · ${words[ticket.status]}`,
    }));
    const isCurrent = ({ status, handler }: (typeof open)[number]) =>
      status === 'IN_PROGRESS' && handler.id === this.desk.viewer.organization?.id;
    const current = open.find(isCurrent)?.id ?? '';
    return choiceField(field, [{ value: '', label: device.newPart.noTicket }, ...choices], current);
  }

  #choose = (event: Event) => {
    this.old = (event.target as HTMLSelectElement).value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'part-steps': PartSteps;
  }
}
