import { html } from 'lit';
import { language } from '../language/language.ts';
import type { DraftLine } from './draft.ts';
import { lineFields } from './line-fields.ts';
import { quotedTerms } from './quote-table.ts';

type LineView = Parameters<typeof lineFields>[1] & {
  /** What it comes to; undefined while it is not complete. */
  quoted: Parameters<typeof quotedTerms>[0] | undefined;
  remove: () => void;
};

/** One line of a quote that is being written, and what it comes to. */
export function draftLine(line: DraftLine, index: number, { quoted, remove, ...fields }: LineView) {
  const { quote: words } = language.text;
  return html`
    <li>
      <fieldset>
        <legend>${words.lineOf(index + 1, words.kind[line.kind])}</legend>
        ${lineFields(line, fields)}
        <p class="line quoted">
          ${quoted ? quotedTerms(quoted) : html`<span class="soft">${words.incomplete}</span>`}
        </p>
        <button type="button" class="quiet remove" aria-label=${words.remove(index + 1)} @click=${remove}>
          <span aria-hidden="true">✕</span>
        </button>
      </fieldset>
    </li>
  `;
}
