import type { DeskEvent } from '@aftercare/sdk/desk';
import { html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { money } from '../language/money.ts';
import { span } from '../language/time.ts';

type LoanerEvent = Extract<DeskEvent, { loanerSerial: string }>;

/** Which unit, for which time, and how it came back. */
export function loanerDetails(event: LoanerEvent) {
  const { loanerModel, loanerSerial, startsAt, endsAt } = event;
  return html`
    <p>${loanerModel} <span class="mono">${loanerSerial}</span> · ${span(startsAt, endsAt)}</p>
    ${event.__typename === 'LoanerReturnedEvent' ? inspection(event) : nothing}
  `;
}

function inspection({
  condition,
  inspectionNote,
  charge,
}: Extract<LoanerEvent, { __typename: 'LoanerReturnedEvent' }>) {
  const { loaners: words } = language.text;
  return html`
    <p>${[words.condition[condition], charge && words.charged(money(charge))].filter(Boolean).join(' · ')}</p>
    ${inspectionNote ? html`<p class="pre">${inspectionNote}</p>` : nothing}
  `;
}
