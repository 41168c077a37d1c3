import type { LoanerBooking, LoanerState } from '@aftercare/sdk/stock';
import { css, html } from 'lit';
import { language } from '../language/language.ts';

export type LoanTag = LoanerState | LoanerBooking['state'];

export const tagOf = ({ state, overdue }: Pick<LoanerBooking, 'state' | 'overdue'>): LoanTag =>
  overdue ? 'OVERDUE' : state;

export const loanerTag = (state: LoanTag) => html`
  <span class="loan-state" data-loan=${state}>${language.text.loaners.state[state]}</span>
`;

/** The tones of what a loaner is doing, for whatever carries `data-loan`. */
export const loanerTagStyles = css`
  [data-loan] {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  [data-loan='FREE'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  [data-loan='BOOKED'] {
    --tone: var(--tone-violet);
    --tone-wash: var(--tone-violet-wash);
  }
  [data-loan='LENT'] {
    --tone: var(--tone-blue);
    --tone-wash: var(--tone-blue-wash);
  }
  [data-loan='OVERDUE'] {
    --tone: var(--tone-red);
    --tone-wash: var(--tone-red-wash);
  }
  .loan-state {
    padding: 0.0625rem 0.5rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
    color: var(--tone);
    background: var(--tone-wash);
  }
`;
