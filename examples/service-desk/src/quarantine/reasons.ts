import type { QuarantineReason } from '@aftercare/sdk/desk';
import { css, html } from 'lit';
import { language } from '../language/language.ts';

/** Why a ticket is held back, in words. */
export const quarantineReasons = (reasons: readonly QuarantineReason[]) => html`
  <ul class="reasons" aria-label=${language.text.quarantine.why}>
    ${reasons.map((reason) => html`<li>${language.text.quarantine.reason[reason]}</li>`)}
  </ul>
`;

export const reasonStyles = css`
  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .reasons li {
    padding: 0.125rem 0.5rem;
    border-radius: 999px;
    color: var(--tone-amber);
    background: var(--tone-amber-wash);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.4;
  }
`;
