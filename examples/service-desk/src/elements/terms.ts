import type { Terms } from '@aftercare/sdk/desk';
import { html } from 'lit';
import { type Kind, kinds } from '../device/cover-layout.ts';
import { issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { choiceField } from './field.ts';

const choices: readonly Terms[] = ['FREE', 'AT_COST', 'CHARGED'];

/** Terms of labour, parts and travel, to choose. */
export function termsFields(chosen: Readonly<Record<Kind, Terms>>, error: unknown, path = '') {
  const { kinds: names, terms } = language.text.warranty;
  return html`
    <div class="three">
      ${kinds.map((kind) =>
        choiceField(
          { name: kind, label: names[kind], issue: issueAt(error, path + kind) },
          choices.map((value) => ({ value, label: terms[value] })),
          chosen[kind],
        ),
      )}
    </div>
  `;
}
