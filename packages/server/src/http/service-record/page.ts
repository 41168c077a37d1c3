import { html } from 'hono/html';
import { nameIn } from '../../modules/device/index.ts';
import type { RecordLanguage, ServiceRecord } from '../../modules/ticket/index.ts';
import { chargesOf } from './charges.ts';
import { coverOf } from './cover.ts';
import { documentOf, facts, type Markup, section, text } from './markup.ts';
import { partsOf } from './parts.ts';
import { signOffOf } from './sign-off.ts';
import { type Words, words } from './words.ts';

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
