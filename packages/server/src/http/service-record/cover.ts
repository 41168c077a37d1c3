import { html } from 'hono/html';
import type { RecordedDecision, RecordLanguage } from '../../modules/ticket/index.ts';
import { explainReason } from '../../modules/warranty/index.ts';
import { facts, type Markup } from './markup.ts';
import { words } from './words.ts';

export function coverOf(decision: RecordedDecision | null, language: RecordLanguage): Markup {
  const said = words[language];
  if (!decision) return html`<p>${said.noDecision}</p>`;
  const { labour, parts, travel, reasons } = decision;
  const terms =
    labour && parts && travel
      ? facts(
          [
            [said.kinds.LABOUR, said.terms[labour]],
            [said.kinds.PARTS, said.terms[parts]],
            [said.kinds.TRAVEL, said.terms[travel]],
          ],
          'terms',
        )
      : html`<p>${said.needsProof}</p>`;
  return html`${terms}
    <ul aria-label="${said.reasons}">
      ${reasons.map((reason) => html`<li>${explainReason(reason, language)}</li>`)}
    </ul>`;
}
