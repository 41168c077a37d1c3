import type { QuotePreview } from '@aftercare/sdk/desk';
import { html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { quoteSums } from './quote-table.ts';

/** What the lines written so far come to. */
export function quotePreview(preview: QuotePreview | undefined, isCounting: boolean) {
  const { quote: words } = language.text;
  return html`
    <section class="preview" aria-labelledby="preview" aria-busy=${isCounting}>
      <h3 id="preview">${words.preview}</h3>
      ${preview ? quoteSums(preview) : html`<p class="soft">${words.addLines}</p>`}
      ${preview?.total.amountMinor === 0 ? html`<p class="note">${words.allFree}</p>` : nothing}
    </section>
  `;
}
