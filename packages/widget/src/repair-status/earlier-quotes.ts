import { html, nothing } from 'lit';
import type { TrackedQuote } from '@aftercare/sdk/public';
import { chevron, tick } from '../internal/icons.ts';
import { formatMoney, formatSum } from './money.ts';
import { counts, quoteContent, sum, standing, type QuoteView } from './quote.ts';

/** What became of a quote after which another one came: that we will be in touch is over then. */
function formerStanding(view: QuoteView): string {
  const { former } = view.messages.quote;
  const { state, validUntil } = view.quote;
  if (state === 'WITHDRAWN') return former.WITHDRAWN;
  return state === 'EXPIRED' ? former.EXPIRED(view.times.deadline(validUntil)) : standing(view);
}

const earlierQuote = (view: QuoteView) => {
  const { quote, locale } = view;
  const approved = quote.state === 'ACCEPTED';
  return html`<li>
    <details>
      <summary>
        <span>
          <span class="label">${formatMoney(quote.total, locale)}</span>
          <span class="outcome note ${approved ? 'success' : ''}">
            ${approved ? tick : nothing}${formerStanding(view)}
          </span>
        </span>
        ${chevron}
      </summary>
      ${quoteContent(view)}
    </details>
  </li>`;
};

/** The quotes before the newest one, the last of them first. Each opens. */
export const earlierQuotes = ({ approved, ...view }: QuoteView, quotes: readonly TrackedQuote[]) => {
  const { messages, quote, locale } = view;
  const untold = approved.length > 1 && !counts(quote);
  return html`<section class="settled earlier" part="earlier-quotes">
    <h3>${messages.quote.earlier}</h3>
    <ul>
      ${quotes.toReversed().map((earlier) => earlierQuote({ ...view, quote: earlier, approved: [] }))}
    </ul>
    ${
      untold
        ? html`<dl class="sums">${sum(messages.quote.approvedInAll, formatSum(approved, locale), true)}</dl>`
        : nothing
    }
  </section>`;
};
