import { html } from 'hono/html';
import { type EarlierSignOff, type ServiceRecord, signatureBox } from '../../modules/ticket/index.ts';
import { facts, type Markup } from './markup.ts';
import type { Words } from './words.ts';

export const signOffOf = (record: ServiceRecord, said: Words, moment: (at: Date) => string): Markup =>
  html`${standing(record, said, moment)}
  ${record.earlierSignOffs.map((earlier) => before(earlier, said, moment))}`;

function standing(
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
  return signed({ signedBy, signature, at: moment(closedAt) }, said);
}

/** What was signed was the work as it was before. */
const before = (
  { signedBy, signature, at, reopenedAt }: EarlierSignOff,
  said: Words,
  moment: (at: Date) => string,
): Markup =>
  html`<div class="before">
    <p>${said.signedBefore(moment(reopenedAt))}</p>
    ${signed({ signedBy, signature, at: moment(at) }, said)}
  </div>`;

function signed(
  { signedBy, signature, at }: { signedBy: string; signature: string | null; at: string },
  said: Words,
): Markup {
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
      [said.date, at],
    ])}
  </div>`;
}
