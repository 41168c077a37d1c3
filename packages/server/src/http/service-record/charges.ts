import { html } from 'hono/html';
import { nameIn } from '../../modules/device/index.ts';
import type { RecordedQuote, RecordLanguage, ServiceRecord } from '../../modules/ticket/index.ts';
import { coverOf } from './cover.ts';
import type { Markup } from './markup.ts';
import { words } from './words.ts';

export function chargesOf(
  { quotes, decision }: ServiceRecord,
  language: RecordLanguage,
  moment: (at: Date) => string,
): Markup {
  const said = words[language];
  if (quotes.length === 0) {
    const free =
      decision && [decision.labour, decision.parts, decision.travel].every((terms) => terms === 'FREE');
    return html`<p>${free ? said.nothingCharged : said.noQuote}</p>`;
  }
  return html`${quotes.map(
    (quote) =>
      html`<p>
          ${said.accepted(quote.revision, quote.acceptedBy, quote.acceptedAt && moment(quote.acceptedAt))}
        </p>
        ${quoteTable(quote, language)} ${pricedBy(quote, language)}`,
  )}
  ${quotes.length > 1 ? html`<p class="all">${said.all(allOf(quotes, language).join(' + '))}</p>` : ''}`;
}

/** Another decision may have been made since. */
const pricedBy = ({ decision }: RecordedQuote, language: RecordLanguage): Markup | '' =>
  decision
    ? html`<div class="priced-by">
        <p>${words[language].pricedBy}</p>
        ${coverOf(decision, language)}
      </div>`
    : '';

/** What all accepted quotes come to, in each currency. */
function allOf(quotes: readonly RecordedQuote[], language: RecordLanguage): string[] {
  const sums = new Map<string, number>();
  for (const { currency, totalMinor } of quotes) {
    sums.set(currency, (sums.get(currency) ?? 0) + totalMinor);
  }
  return [...sums].map(([currency, sum]) => moneyFormat(words[language].tag, currency)(sum));
}

function quoteTable({ currency, ...quote }: RecordedQuote, language: RecordLanguage): Markup {
  const said = words[language];
  const money = moneyFormat(said.tag, currency);
  const number = new Intl.NumberFormat(said.tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(said.tag, { style: 'percent', maximumFractionDigits: 2 });
  const sums: [string, number][] = [
    [said.net, quote.netMinor],
    ...quote.taxes.map((tax): [string, number] => [
      said.tax(nameIn(tax, language), percent.format(tax.basisPoints / 10_000)),
      tax.taxMinor,
    ]),
  ];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${said.item}</th>
        <th scope="col">${said.pays}</th>
        <th scope="col" class="amount">${said.quantity}</th>
        <th scope="col" class="amount">${said.amount}</th>
      </tr>
    </thead>
    <tbody>
      ${quote.lines.map(
        (line) =>
          html`<tr>
            <td><small>${said.kinds[line.kind]}</small> ${line.text}</td>
            <td class="pays">${said.terms[line.terms]}</td>
            <td class="amount">
              <span>${number.format(line.quantityCenti / 100)} ×</span> <span>${money(line.unitMinor)}</span>
            </td>
            <td class="amount"><span>${money(line.amountMinor)}</span></td>
          </tr>`,
      )}
    </tbody>
    <tbody class="sums">
      ${sums.map(
        ([name, amount]) =>
          html`<tr>
            <th scope="row" colspan="3">${name}</th>
            <td class="amount"><span>${money(amount)}</span></td>
          </tr>`,
      )}
      <tr class="total">
        <th scope="row" colspan="3">${said.total}</th>
        <td class="amount"><span>${money(quote.totalMinor)}</span></td>
      </tr>
    </tbody>
  </table>`;
}

/** Amounts come in the minor unit, of which a currency says how many there are. */
const moneyFormat = (tag: string, currency: string): ((amountMinor: number) => string) => {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return (amountMinor) => format.format(amountMinor / 10 ** digits);
};
