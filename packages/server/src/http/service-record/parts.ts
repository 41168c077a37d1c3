import { html } from 'hono/html';
import { nameIn } from '../../modules/device/index.ts';
import type { RecordLanguage, ServiceRecord } from '../../modules/ticket/index.ts';
import type { Markup } from './markup.ts';
import { words } from './words.ts';

export function partsOf({ parts }: ServiceRecord, language: RecordLanguage): Markup {
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
