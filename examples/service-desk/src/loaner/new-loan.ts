import type { Ticket } from '@aftercare/sdk';
import { drawIdempotencyKey } from '@aftercare/sdk/public';
import type { Loaner } from '@aftercare/sdk/stock';
import { customElement, property } from 'lit/decorators.js';
import { serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { type Choice, choiceField, plainField } from '../elements/field.ts';
import { productName } from '../elements/product-name.ts';
import { type FormValues, StepForms } from '../elements/step-forms.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { type LoanStep, loanSteps } from './steps.ts';
import { endOfDay, instantOf, wallTime } from './wall-time.ts';

const usualDays = 7;

/**
 * Lends a loaner to a ticket at once, or books one for later.
 *
 * @fires loaners-changed - after a step
 */
@customElement('new-loan')
export class NewLoan extends StepForms<LoanStep> {
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @property({ attribute: false }) pool: readonly Loaner[] = [];
  /** One for each time that a form is opened, so that it may be sent again after an answer was lost. */
  #key = '';
  #openedAt = 0;

  protected override get groupLabel(): string {
    return language.text.loaners.actions;
  }

  protected override get steps(): readonly LoanStep[] {
    return this.pool.length > 0 ? loanSteps(this.ticket, this.desk.viewer.roles) : [];
  }

  protected override get changedEvent(): string {
    return 'loaners-changed';
  }

  protected override labelOf(step: LoanStep): string {
    return language.text.loaners[step];
  }

  protected override opened(): void {
    this.#key = drawIdempotencyKey();
    this.#openedAt = serverClock.now;
  }

  protected override fieldsOf(step: LoanStep) {
    const { loaners: words } = language.text;
    const { error } = this;
    const at = (name: string, label: string, days: number, issue?: string) =>
      plainField({ name, label, issue }, { type: 'datetime-local', value: endOfDay(this.#openedAt, days) });
    return [
      choiceField(
        {
          name: 'unit',
          label: words.unit,
          issue: issueAt(error, 'serial') ?? issueAt(error, 'modelCode') ?? issueAt(error, 'ticket'),
        },
        this.#units,
        this.#units[0]?.value,
      ),
      step === 'book'
        ? plainField(
            { name: 'from', label: words.from, issue: issueAt(error, 'startsAt') },
            { type: 'datetime-local', value: wallTime(this.#openedAt + 60 * 60 * 1000) },
          )
        : [],
      at('until', words.until, usualDays, issueAt(error, 'until') ?? issueAt(error, 'endsAt')),
    ];
  }

  protected override take(step: LoanStep, { unit = '', from, until }: FormValues): Promise<unknown> {
    const { loaners } = this.desk.client;
    const [kind, name] = unit.split(/:(.*)/s);
    const which = kind === 'model' ? { modelCode: name } : { serial: name };
    const subject = { ticket: this.ticket.id, idempotencyKey: this.#key, ...which };
    const end = instantOf(until);
    if (step === 'lend') return loaners.lend({ ...subject, until: end });
    const now = new Date(serverClock.now).toISOString();
    return loaners.book({ ...subject, startsAt: instantOf(from) ?? now, endsAt: end ?? now });
  }

  /** Any unit of a model, first of all of the ticket’s own, and each unit by its serial number. */
  get #units(): Choice[] {
    const { loaners: words } = language.text;
    const own = this.ticket.model?.code;
    const byModel = [...Map.groupBy(this.pool, ({ model }) => model.code)].toSorted(
      ([one], [other]) => Number(other === own) - Number(one === own),
    );
    return byModel.flatMap(([code, units]) => [
      {
        value: `model:${code}`,
        label: words.anyOf(productName(units[0]!.model), units.filter(isFree).length),
      },
      ...units.map(({ serial, state, condition }) => ({
        value: `serial:${serial}`,
        label: [serial, words.state[state], condition === 'DAMAGED' && words.damaged]
          .filter(Boolean)
          .join(' · '),
      })),
    ]);
  }
}

const isFree = ({ state, condition }: Loaner): boolean => state === 'FREE' && condition === 'OK';

declare global {
  interface HTMLElementTagNameMap {
    'new-loan': NewLoan;
  }
}
