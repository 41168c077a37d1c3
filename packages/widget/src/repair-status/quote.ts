import { html, nothing } from 'lit';
import type { TrackedQuote } from '@aftercare/sdk/public';
import type { SettlementMessages } from '../i18n/messages.ts';
import { caution, tick } from '../internal/icons.ts';
import { formatMoney, formatSum } from './money.ts';
import { answerForm, answerOpeners, type AnswerView } from './quote-answer.ts';
import type { Times } from './times.ts';

export interface QuoteView {
  messages: SettlementMessages;
  quote: TrackedQuote;
  times: Times;
  /** Whose amounts are written. */
  locale: string;
  /** Earlier quotes that were approved: this one adds to them. */
  approved: readonly TrackedQuote[];
}

/** Whether a quote adds to those that were approved, or would. */
export const counts = ({ state, canAnswer }: TrackedQuote) => state === 'ACCEPTED' || canAnswer;

/** What became of a quote. */
export function standing({ messages, quote, times }: QuoteView): string {
  const { states, ours } = messages.quote;
  const { state, answeredBy, validUntil, endedAt } = quote;
  if (state === 'SENT' && quote.canAnswer) return states.SENT(times.deadline(validUntil));
  if (state === 'SENT' || state === 'EXPIRED') return states.EXPIRED(times.deadline(validUntil));
  if (state === 'WITHDRAWN') return states.WITHDRAWN;
  return states[state](answeredBy ?? ours, times.moment(endedAt ?? validUntil));
}

const lines = ({ messages, quote, locale }: QuoteView) => {
  const count = new Intl.NumberFormat(locale);
  return quote.lines.map(({ kind, text, quantity, terms, amount, reason }, index) => {
    const several = quantity !== 1 || kind === 'LABOUR';
    const told = quote.lines[index - 1]?.reason === reason;
    return html`<li>
      <p>
        ${text}
        ${
          several
            ? html`<span class="count">${messages.quote.quantity[kind](count.format(quantity))}</span>`
            : nothing
        }
      </p>
      <p class="amount ${terms === 'FREE' ? 'success' : ''}">
        ${terms === 'FREE' ? messages.terms.FREE : formatMoney(amount, locale)}
        ${terms === 'AT_COST' ? html`<span class="count">${messages.terms.AT_COST}</span>` : nothing}
      </p>
      ${reason && !told ? html`<p class="note">${reason}</p>` : nothing}
    </li>`;
  });
};

export const sum = (label: string, amount: string, total = false) =>
  html`<div class=${total ? 'total' : ''}>
    <dt>${label}</dt>
    <dd>${amount}</dd>
  </div>`;

const sums = ({ messages: { quote: words }, quote, locale, approved }: QuoteView) => {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return html`<dl class="sums">
    ${quote.taxes.length > 0 ? sum(words.net, formatMoney(quote.net, locale)) : nothing}
    ${quote.taxes.map(({ name, basisPoints, amount }) =>
      sum(words.tax(name, percent.format(basisPoints / 10_000)), formatMoney(amount, locale)),
    )}
    ${sum(words.total, formatMoney(quote.total, locale), true)}
    ${
      approved.length > 0 && counts(quote)
        ? [
            sum(words.before, formatSum(approved, locale)),
            sum(words.inAll, formatSum([...approved, quote], locale), true),
          ]
        : nothing
    }
  </dl>`;
};

/** What a quote is made up of. */
export const quoteContent = (view: QuoteView) => {
  const { messages, quote } = view;
  return html`<ul class="lines">
      ${lines(view)}
    </ul>
    ${sums(view)}
    ${
      quote.note
        ? html`<div class="remark">
            <p class="note">${messages.quote.note}</p>
            <p class="text">${quote.note}</p>
          </div>`
        : nothing
    }`;
};

/** What the repair will cost, why, and the customer's answer to it. */
export const quoteSection = (view: QuoteView, answer: AnswerView) => {
  const { messages, quote, locale } = view;
  const words = messages.quote;
  const total = formatMoney(quote.total, locale);
  return html`<section class="settled quote ${quote.canAnswer ? 'open' : ''}" part="quote">
    <h3 id="quote" tabindex="-1">${words.title}</h3>
    <p class="headline">${total}</p>
    <p class="outcome ${quote.state === 'ACCEPTED' ? 'success' : 'muted'}">
      ${quote.state === 'ACCEPTED' ? tick : nothing}${standing(view)}
    </p>
    ${
      answer.notice
        ? html`<div class="banner error" role="alert">
            ${caution}
            <p>${answer.notice}</p>
          </div>`
        : nothing
    }
    ${quoteContent(view)}
    ${quote.canAnswer ? (answer.open ? answerForm(answer, total) : answerOpeners(answer)) : nothing}
  </section>`;
};
