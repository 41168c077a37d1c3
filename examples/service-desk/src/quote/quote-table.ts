import type { Money, QuotedLine } from '@aftercare/sdk/desk';
import { css, html, nothing } from 'lit';
import { language } from '../language/language.ts';
import { money, percent } from '../language/money.ts';

interface Sums {
  net: Money;
  tax: Money;
  total: Money;
  taxes: readonly { name: string; basisPoints: number; amount: Money }[];
}

/** The lines of a quote: what the customer pays for each, and by which reason. */
export function quoteLines(lines: readonly QuotedLine[]) {
  return html`
    <ul class="lines">
      ${lines.map((line) => html`<li>${quoteLine(line)}</li>`)}
    </ul>
  `;
}

/** What one line comes to, beside how that is counted. */
export const quoteLine = (line: QuotedLine) => html`
  <p class="line">
    <span class="what">
      ${line.text}${line.sku ? html` <span class="mono soft">${line.sku}</span>` : nothing}
      <span class="soft">${counted(line)}</span>
    </span>
    ${quotedTerms(line)}
  </p>
`;

/** What the customer pays for a line, and why, at the click of a button. */
export const quotedTerms = ({ terms, amount, reasons }: QuotedLine) => html`
  <span class="terms" data-terms=${terms}>${language.text.warranty.terms[terms]}</span>
  <b class="amount">${money(amount)}</b>
  <details class="why">
    <summary>${language.text.quote.why}</summary>
    ${reasons.map(({ message }) => html`<p>${message}</p>`)}
  </details>
`;

/** How many at what price; at cost it is the cost that counts, and for nothing neither does. */
function counted({ quantity, terms, unitCost, unitPrice }: QuotedLine): string {
  const { tag, text } = language;
  const many = new Intl.NumberFormat(tag).format(quantity);
  const unit = terms === 'AT_COST' ? unitCost : unitPrice;
  return text.quote.counted(many, money(unit));
}

export function quoteSums({ net, tax, total, taxes }: Sums) {
  const { quote: words } = language.text;
  return html`
    <dl class="sums">
      <div>
        <dt>${words.net}</dt>
        <dd>${money(net)}</dd>
      </div>
      ${
        taxes.length
          ? taxes.map(
              ({ name, basisPoints, amount }) =>
                html`<div>
                  <dt>${name} <span class="soft">${percent(basisPoints)}</span></dt>
                  <dd>${money(amount)}</dd>
                </div>`,
            )
          : html`<div>
              <dt>${words.tax}</dt>
              <dd>${money(tax)}</dd>
            </div>`
      }
      <div class="total">
        <dt>${words.total}</dt>
        <dd>${money(total)}</dd>
      </div>
    </dl>
  `;
}

export const quoteTableStyles = css`
  .lines {
    display: grid;
  }
  .lines > li {
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--line);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125rem 0.75rem;
  }
  .what {
    flex: 1 1 16rem;
  }
  .terms[data-terms] {
    --tone: var(--tone-slate);
    --tone-wash: var(--tone-slate-wash);
    margin-inline-start: auto;
    padding: 0.0625rem 0.5rem;
    border-radius: 6px;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--tone);
    background: var(--tone-wash);
  }
  .terms[data-terms='FREE'] {
    --tone: var(--tone-green);
    --tone-wash: var(--tone-green-wash);
  }
  .terms[data-terms='AT_COST'] {
    --tone: var(--tone-amber);
    --tone-wash: var(--tone-amber-wash);
  }
  .amount {
    min-width: 6rem;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .why {
    flex-basis: 100%;
    font-size: 0.8125rem;
    color: var(--ink-soft);
  }
  .why summary {
    width: fit-content;
    padding-block: 0.125rem;
    color: var(--accent);
    cursor: pointer;
  }
  .sums {
    display: grid;
    justify-content: end;
    gap: 0.125rem;
    margin-block-start: 0.625rem;
  }
  .sums > div {
    display: grid;
    grid-template-columns: 1fr minmax(7rem, auto);
    gap: 1rem;
  }
  .sums dd {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .sums .total {
    padding-block-start: 0.25rem;
    border-block-start: 1px solid var(--line-strong);
    font-weight: 650;
  }
`;
