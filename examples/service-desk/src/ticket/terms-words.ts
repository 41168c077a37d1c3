import type { Terms } from '@aftercare/sdk/desk';
import { type Kind, kinds } from '../device/cover-layout.ts';
import { language } from '../language/language.ts';

/** Terms of labour, parts and travel, in a line. */
export function termsInWords(terms: Readonly<Record<Kind, Terms>>): string {
  const { kinds: names, terms: words, kindIs } = language.text.warranty;
  return kinds.map((kind) => kindIs(names[kind], words[terms[kind]])).join(' · ');
}
