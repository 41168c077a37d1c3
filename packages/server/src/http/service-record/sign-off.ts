import { html } from 'hono/html';
import { type ServiceRecord, signatureBox } from '../../modules/ticket/index.ts';
import { facts, type Markup } from './markup.ts';
import type { Words } from './words.ts';

export function signOffOf(
  { signedBy, signature, closedAt }: ServiceRecord,
  said: Words,
  moment: (at: Date) => string,
): Markup {
  if (!closedAt) {
    // On paper it can be signed by hand.
    return html`<p>${said.unsigned}</p>
      <dl class="to-sign">
        <div><dt>${said.signature}</dt></div>
        <div><dt>${said.name}</dt></div>
        <div><dt>${said.date}</dt></div>
      </dl>`;
  }
  if (!signedBy) return html`<p>${said.closedUnsigned}</p>`;
  const drawn = signature
    ? html`<svg
        role="img"
        aria-label="${said.signatureOf(signedBy)}"
        viewBox="0 0 ${signatureBox.width} ${signatureBox.height}"
      >
        <path d="${signature}" />
      </svg>`
    : html`<p class="typed">${signedBy}</p>`;
  return html`<div class="signed">
    ${drawn}
    ${facts([
      [said.name, signedBy],
      [said.date, moment(closedAt)],
    ])}
  </div>`;
}
