import type { Ticket } from '@aftercare/sdk';
import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { PartLine, RemovedPartFate } from '@aftercare/sdk/stock';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, longTextField, plainField, textField } from '../elements/field.ts';
import '../elements/serial-field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { explain, issueAt, issueUnder } from '../explain.ts';
import { language } from '../language/language.ts';
import { type LineStep, lineSteps } from './steps.ts';

const fates: readonly RemovedPartFate[] = ['RETURNED', 'SCRAPPED', 'CUSTOMER'];

/**
 * Hands out a line of parts, releases it, takes it back, or says what became of the part that it replaced.
 *
 * @fires ticket-changed - after a step, and when it was refused because the line had changed
 */
@customElement('line-steps')
export class LineSteps extends StepForms<LineStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) line!: PartLine;
  @state() private scanned: readonly string[] = [];
  /** One for each time that a step is chosen: sent again after an answer was lost, it is done once. */
  #key = '';
  #asksForOldPart = false;

  protected override get groupLabel(): string {
    const { parts: words } = language.text;
    return words.steps(words.counted(this.line.part.name, this.line.quantity));
  }

  protected override get steps(): readonly LineStep[] {
    return lineSteps(this.line, this.ticket, this.desk.viewer);
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(step: LineStep): string {
    const { parts: words } = language.text;
    return step === 'removed' && this.line.removedFate ? words.removedAgain : words[step];
  }

  protected override submitLabelOf(step: LineStep): string {
    return step === 'removed' ? language.text.parts.save : this.labelOf(step);
  }

  protected override isDangerous(step: LineStep): boolean {
    return step === 'release';
  }

  protected override opened(): void {
    this.scanned = [];
    this.#key = drawIdempotencyKey();
  }

  /** Whatever has no field of its own is about the line. */
  protected override explain(error: unknown): string {
    return (
      issueUnder(error, 'lines.0') ?? issueUnder(error, 'line') ?? issueAt(error, 'id') ?? explain(error)
    );
  }

  override updated(): void {
    super.updated();
    if (!this.#asksForOldPart || this.sending || !this.steps.includes('removed')) return;
    this.#asksForOldPart = false;
    this.open('removed');
  }

  protected override fieldsOf(step: LineStep) {
    const { parts: words } = language.text;
    switch (step) {
      case 'issue':
        return this.line.part.serialTracked ? this.#scanField() : nothing;
      case 'release':
        return html`<p class="soft">${words.releaseNote}</p>`;
      case 'removed':
        return this.#oldPartFields();
      case 'return':
        return [
          this.#backField(),
          longTextField(
            { name: 'reason', label: words.why, issue: issueAt(this.error, 'reason'), optional: true },
            { rows: 2 },
          ),
        ];
    }
  }

  protected override async take(step: LineStep, values: FormValues): Promise<void> {
    const { ticketParts } = this.desk.client;
    const { id, part } = this.line;
    const subject = { ticket: this.ticket.id, idempotencyKey: this.#key };
    switch (step) {
      case 'issue': {
        const units = this.scanned.length ? [{ line: id, serials: [...this.scanned] }] : null;
        await ticketParts.issue({ ...subject, lines: [id], units });
        this.#asksForOldPart = !part.consumable;
        return;
      }
      case 'release':
        await ticketParts.release({ ...subject, lines: [id] });
        return;
      case 'return': {
        const { quantity, which, reason } = values;
        const back = {
          line: id,
          quantity: quantity ? Number(quantity) : null,
          serials: which ? [which] : null,
        };
        await ticketParts.return({ ...subject, lines: [back], reason: reason || null });
        return;
      }
      case 'removed':
        await ticketParts.recordRemoved({
          line: id,
          fate: values['fate'] as RemovedPartFate,
          serial: values['serial'] || null,
        });
    }
  }

  #scanField() {
    const { parts: words } = language.text;
    const { quantity, serials } = this.line;
    const issue = issueUnder(this.error, 'units');
    return html`<serial-field
      .label=${words.scan}
      .hint=${words.scanHint(serials.join(language.text.listSeparator))}
      .quantity=${quantity}
      .serials=${this.scanned}
      .issue=${issue}
      ?data-invalid=${issue !== undefined}
      @serials-changed=${({ detail }: CustomEvent<readonly string[]>) => (this.scanned = detail)}
    ></serial-field>`;
  }

  #oldPartFields() {
    const { parts: words } = language.text;
    const { removedFate, removedSerial } = this.line;
    return [
      choiceField(
        { name: 'fate', label: words.removed, issue: issueAt(this.error, 'fate') },
        fates.map((value) => ({ value, label: words.fateChoice[value] })),
        removedFate ?? undefined,
      ),
      textField(
        {
          name: 'serial',
          label: words.oldSerial,
          issue: issueAt(this.error, 'serial'),
          optional: true,
        },
        removedSerial ?? '',
      ),
    ];
  }

  /** Of several pieces some may come back; of tracked ones the one that is named, or all. */
  #backField() {
    const { parts: words } = language.text;
    const { quantity, serials, part } = this.line;
    if (quantity === 1) return nothing;
    if (part.serialTracked) {
      return choiceField(
        { name: 'which', label: words.backWhich },
        [{ value: '', label: words.backAll }, ...serials.map((value) => ({ value, label: value }))],
        '',
      );
    }
    const issue = issueAt(this.error, 'lines.0.quantity');
    return plainField(
      { name: 'quantity', label: words.backQuantity(quantity), issue },
      { type: 'number', value: String(quantity) },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-steps': LineSteps;
  }
}
