import { isAftercareError, type Ticket } from '@aftercare/sdk';
import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { ShortagePolicy, Warehouse } from '@aftercare/sdk/stock';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { choiceField, plainField } from '../elements/field.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { explain, issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import '../quote/part-field.ts';
import './part-stock.ts';
import { shortage, shortageStyles } from './shortage.ts';
import { canReserve } from './steps.ts';

const policies: readonly ShortagePolicy[] = ['REFUSE', 'BACKORDER'];

/**
 * Holds parts for a ticket. Shows where a part is while one chooses it, and what to do when there is not enough.
 *
 * @fires ticket-changed - after parts were held or are awaited
 */
@customElement('reserve-parts')
export class ReserveParts extends StepForms<'reserve'> {
  static override styles = [
    ...StepForms.styles,
    shortageStyles,
    css`
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 6rem;
        align-items: start;
        gap: 0.75rem;
      }
      .row.even {
        grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
      }
      .policy {
        display: grid;
        gap: 0.375rem;
      }
      legend {
        padding: 0;
        margin-block-end: 0.25rem;
        font-size: 0.875rem;
        font-weight: 550;
      }
      .policy label {
        display: flex;
        align-items: baseline;
        gap: 0.5rem;
        min-height: 1.5rem;
        font-size: 0.9375rem;
        font-weight: 400;
      }
      .policy input {
        flex: none;
        width: 1rem;
        min-height: 1rem;
        height: 1rem;
        accent-color: var(--accent);
        translate: 0 0.125rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @state() private sku = '';
  @state() private policy: ShortagePolicy = 'REFUSE';
  @state() private warehouses: readonly Warehouse[] = [];
  @query('form') private readonly openForm?: HTMLFormElement;
  #sent?: string;
  /** What was sent, and the key by which it is done once, also when it is sent again after an answer was lost. */
  #attempt = { content: '', key: '' };

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override get groupLabel(): string {
    return language.text.parts.reserving;
  }

  protected override get steps(): readonly 'reserve'[] {
    return canReserve(this.ticket, this.desk.viewer) ? ['reserve'] : [];
  }

  protected override get changedEvent(): string {
    return 'ticket-changed';
  }

  protected override labelOf(): string {
    return language.text.parts.reserve;
  }

  protected override opened(): void {
    this.sku = '';
    this.policy = 'REFUSE';
    this.#sent = undefined;
    this.#attempt = { content: '', key: '' };
    void this.#readWarehouses();
  }

  protected override explain(error: unknown): string {
    return issueAt(error, 'id') ?? explain(error);
  }

  protected override fieldsOf() {
    const { parts: words } = language.text;
    const { error, sku } = this;
    // What was wrong with the part before is not wrong with the next one.
    const partIssue = sku === this.#sent ? issueAt(error, 'lines.0.sku') : undefined;
    return [
      html`<div class="row">
        <part-field
          .client=${this.desk.client}
          .label=${words.part}
          .sku=${sku}
          .issue=${partIssue}
          ?data-invalid=${partIssue !== undefined}
          @part-chosen=${({ detail }: CustomEvent<string>) => (this.sku = detail)}
        ></part-field>
        ${plainField(
          { name: 'quantity', label: words.quantity, issue: issueAt(error, 'lines.0.quantity') },
          { type: 'number', value: '1' },
        )}
      </div>`,
      sku ? html`<part-stock .desk=${this.desk} .sku=${sku}></part-stock>` : nothing,
      html`<div class="row even">
        ${choiceField(
          { name: 'warehouse', label: words.from, issue: issueAt(error, 'warehouse') },
          [
            { value: '', label: words.nearest },
            ...this.warehouses.map(({ code, name }) => ({ value: code, label: name })),
          ],
          '',
        )}
        ${plainField(
          {
            name: 'until',
            label: words.until,
            hint: words.untilHint,
            issue: issueAt(error, 'expiresAt'),
            optional: true,
          },
          { type: 'date', value: '' },
        )}
      </div>`,
      this.#policyField(),
      isAftercareError(error, 'InsufficientStockError')
        ? error.shortages.map((short) => shortage(short, { nameOf: this.#nameOf, wait: this.#wait }))
        : nothing,
    ];
  }

  protected override async take(_step: 'reserve', values: FormValues): Promise<void> {
    const { quantity, warehouse, until } = values;
    this.#sent = this.sku;
    const input = {
      ticket: this.ticket.id,
      lines: [{ sku: this.sku, quantity: Number(quantity) }],
      warehouse: warehouse || null,
      expiresAt: until ? new Date(`${until}T23:59:59`).toISOString() : null,
      onShortage: this.policy,
    };
    const content = JSON.stringify(input);
    if (content !== this.#attempt.content) this.#attempt = { content, key: drawIdempotencyKey() };
    await this.desk.client.ticketParts.reserve({ ...input, idempotencyKey: this.#attempt.key });
  }

  #policyField() {
    const { parts: words } = language.text;
    return html`<fieldset class="policy">
      <legend>${words.ifShort}</legend>
      ${policies.map(
        (value) =>
          html`<label>
            <input
              type="radio"
              name="onShortage"
              value=${value}
              .checked=${value === this.policy}
              @change=${() => (this.policy = value)}
            />
            ${words.policy[value]}
          </label>`,
      )}
    </fieldset>`;
  }

  #nameOf = (code: string): string => this.warehouses.find((one) => one.code === code)?.name ?? code;

  #wait = () => {
    this.policy = 'BACKORDER';
    this.openForm?.requestSubmit();
  };

  async #readWarehouses(): Promise<void> {
    try {
      this.warehouses = await this.desk.directory.warehouses();
    } catch {
      // The nearest one can be chosen all the same.
      this.warehouses = [];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reserve-parts': ReserveParts;
  }
}
