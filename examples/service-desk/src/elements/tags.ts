import type { HoldReason, Priority, TicketStatus } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';

/** `data-status` is the wire's word, for tests and for style. */
export const statusTag = (status: TicketStatus, holdReason?: HoldReason | null) => html`
  <span class="status" data-status=${status}>
    ${language.text.status[status]}${holdReason ? html`<span class="reason">${language.text.holdReason[holdReason]}</span>` : nothing}
  </span>
`;

export const priorityTag = (priority: Priority) => html`
  <span class="priority" data-priority=${priority} title=${language.text.priority[priority]}
    >${priority}</span
  >
`;

export const tagStyles = css`
  .status,
  .priority {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.125rem 0.5rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.4;
    white-space: nowrap;
    color: var(--tone);
    background: var(--tone-wash);
  }
  .status::before {
    content: '';
    width: 0.5em;
    height: 0.5em;
    border-radius: 50%;
    background: currentColor;
  }
  .reason {
    padding-inline-start: 0.375rem;
    border-inline-start: 1px solid currentColor;
    font-weight: 500;
  }
  .priority {
    border-radius: 5px;
    padding-inline: 0.375rem;
    font-variant-numeric: tabular-nums;
  }
  .status,
  .priority {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
  }
  [data-status='SUBMITTED'] {
    --tone: var(--tone-blue);
    --tone-wash: var(--tone-blue-wash);
  }
  [data-status='ACCEPTED'],
  [data-status='SCHEDULED'] {
    --tone: var(--tone-violet);
    --tone-wash: var(--tone-violet-wash);
  }
  [data-status='IN_PROGRESS'],
  [data-status='AWAITING_APPROVAL'] {
    --tone: var(--tone-teal);
    --tone-wash: var(--tone-teal-wash);
  }
  [data-status='ON_HOLD'],
  [data-priority='P2'] {
    --tone: var(--tone-amber);
    --tone-wash: var(--tone-amber-wash);
  }
  [data-status='RESOLVED'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  [data-priority='P1'] {
    --tone: var(--tone-red);
    --tone-wash: var(--tone-red-wash);
  }
`;
