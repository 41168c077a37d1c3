import { html, nothing } from 'lit';
import type { Terms, TrackedTicket } from '@aftercare/sdk/public';
import type { SettlementMessages } from '../i18n/messages.ts';
import { coverIcons } from '../internal/cover-icons.ts';

/** Who pays for labour, parts and travel, and why. */
export const cover = ({ coverage }: TrackedTicket, messages: SettlementMessages) => {
  if (!coverage) return nothing;
  const { outcome, labour, parts, travel, reasons } = coverage;
  const share = (kind: string, terms: Terms | null) =>
    terms &&
    html`<div>
      <dt>${kind}</dt>
      <dd class=${terms === 'FREE' ? 'success' : ''}>${messages.terms[terms]}</dd>
    </div>`;
  const { kinds } = messages;
  return html`<section class="settled" part="cover">
    <h3>${messages.cover.title}</h3>
    <p class="headline outcome">${coverIcons[outcome]}${messages.cover.outcomes[outcome]}</p>
    ${
      labour
        ? html`<dl class="shares">
            ${share(kinds.LABOUR, labour)}${share(kinds.PARTS, parts)}${share(kinds.TRAVEL, travel)}
          </dl>`
        : nothing
    }
    ${reasons.map(({ message }) => html`<p class="note">${message}</p>`)}
  </section>`;
};
