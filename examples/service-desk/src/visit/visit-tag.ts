import type { VisitState } from '@aftercare/sdk';
import { css, html } from 'lit';
import { language } from '../language/language.ts';

export const visitTag = (state: VisitState) => html`
  <span class="visit-state" data-visit=${state}>${language.text.visits.state[state]}</span>
`;

/** The tones of the states of a visit, for whatever carries `data-visit`. */
export const visitTagStyles = css`
  [data-visit] {
    --tone: var(--tone-violet);
    --tone-wash: var(--tone-violet-wash);
  }
  [data-visit='EN_ROUTE'] {
    --tone: var(--tone-blue);
    --tone-wash: var(--tone-blue-wash);
  }
  [data-visit='ARRIVED'] {
    --tone: var(--tone-teal);
    --tone-wash: var(--tone-teal-wash);
  }
  [data-visit='DONE'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  [data-visit='MISSED'] {
    --tone: var(--tone-red);
    --tone-wash: var(--tone-red-wash);
  }
  [data-visit='CANCELLED'] {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  .visit-state {
    padding: 0.0625rem 0.5rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
    color: var(--tone);
    background: var(--tone-wash);
  }
`;
