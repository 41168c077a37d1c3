import { html } from 'hono/html';
import { nameIn } from '../../modules/device/index.ts';
import {
  type RecordedDecision,
  type RecordedQuote,
  type RecordLanguage,
  type ServiceRecord,
  signatureBox,
} from '../../modules/ticket/index.ts';
import { explainReason } from '../../modules/warranty/index.ts';
import { type Words, words } from './words.ts';

/** Everything goes through `html`, which escapes what it is given. */
export type Markup = ReturnType<typeof html>;

/** One document around what it says. */
const documentOf = (language: RecordLanguage, title: string, body: Markup): Markup =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/records/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;

export function refusalPage(language: RecordLanguage, why: keyof Words['refused']): Markup {
  const { title, text } = words[language].refused[why];
  return documentOf(
    language,
    title,
    html`<main class="refusal">
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
  );
}

interface Page {
  language: RecordLanguage;
  record: ServiceRecord;
  /** The same page in the other language. */
  inOther: string;
  other: RecordLanguage;
}

export function recordPage({ language, record, inOther, other }: Page): Markup {
  const said = words[language];
  const moment = momentFormat(said.tag, record.organization.timeZone);
  const { contact, site, device, faultCode, cause, technician, resolvedAt, closedAt } = record;
  const address = site && [site.line, site.city, site.region, site.country].filter(Boolean).join(', ');
  return documentOf(
    language,
    `${said.title} ${record.number}`,
    html`<main>
      <header>
        <p class="vendor">${record.vendor}</p>
        <h1>${said.title}</h1>
        <p class="number">${said.number} <strong>${record.number}</strong></p>
      </header>
      ${facts(
        [
          [said.organization, record.organization.name],
          [said.technician, technician],
          [said.reported, moment(record.reportedAt)],
          [said.resolved, resolvedAt && moment(resolvedAt)],
          [said.closed, closedAt && moment(closedAt)],
        ],
        'pairs dates',
      )}
      <div class="beside">
        ${section(
          said.device,
          facts([
            [said.model, device.model && nameIn(device.model, language)],
            [said.serial, device.serial],
          ]),
        )}
        ${section(
          said.customer,
          facts([
            [said.contact, [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ')],
            [said.site, address],
          ]),
        )}
      </div>
      ${section(said.description, text(record.description))}
      ${section(
        said.found,
        facts(
          [
            [said.cause, cause && said.causes[cause]],
            [said.faultCode, faultCode],
          ],
          'pairs',
        ),
      )}
      ${section(said.workDone, text(record.workDone))}
      ${section(said.cover, coverOf(record.decision, language))}
      ${section(said.parts, partsOf(record, language))}
      ${section(said.charges, chargesOf(record, language, moment))}
      ${section(said.signOff, signOffOf(record, said, moment))}
      <footer>
        <p>${said.zone(record.organization.timeZone)}</p>
        <p class="aside">${said.print}</p>
        <p class="aside">
          <a href="${inOther}" hreflang="${other}" lang="${other}">${words[other].language}</a>
        </p>
      </footer>
    </main>`,
  );
}

const momentFormat = (tag: string, timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (at) => format.format(at);
};

const section = (title: string, body: Markup): Markup =>
  html`<section>
    <h2>${title}</h2>
    ${body}
  </section>`;

const text = (said: string | null): Markup => html`<p class="text">${said ?? '–'}</p>`;

/** What is not known is left out; a dash stands for all of it. */
function facts(rows: [string, string | null | undefined][], className = 'facts'): Markup {
  const known = rows.filter(([, value]) => value);
  if (known.length === 0) return text(null);
  return html`<dl class="${className}">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function coverOf(decision: RecordedDecision | null, language: RecordLanguage): Markup {
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

function partsOf({ parts }: ServiceRecord, language: RecordLanguage): Markup {
  const said = words[language];
  if (parts.length === 0) return html`<p>${said.noParts}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${said.part}</th>
        <th scope="col">${said.sku}</th>
        <th scope="col">${said.serial}</th>
        <th scope="col">${said.removedSerial}</th>
      </tr>
    </thead>
    <tbody>
      ${parts.map(
        ({ part, sku, serial, removed }) =>
          html`<tr>
            <td>${nameIn(part, language)}</td>
            <td>${sku}</td>
            <td>${serial ?? '–'}</td>
            <td>${removed ?? '–'}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function chargesOf(
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

function signOffOf(
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
      [said.date, moment(closedAt)],
    ])}
  </div>`;
}
