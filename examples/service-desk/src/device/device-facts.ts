import type { DeskDevice } from '@aftercare/sdk/desk';
import { html } from 'lit';
import { fact } from '../elements/fact-list.ts';
import { productName } from '../elements/product-name.ts';
import { language } from '../language/language.ts';
import { day } from '../language/time.ts';

/** What a device is, whose it is, and when it got there. */
export function deviceFacts({ model, customer, soldBy, ...dates }: DeskDevice) {
  const { device: words } = language.text;
  const date = (date: string | null) => date && day(date);
  return html`
    <dl class="facts">
      ${fact(words.model, html`${productName(model)}<br /><span class="mono soft">${model.code}</span>`)}
      ${fact(words.owner, customer?.name ?? words.unknown)}
      ${fact(words.soldBy, soldBy?.name ?? words.unknown)}
      ${fact(words.purchasedOn, date(dates.purchasedOn) ?? words.unknown)}
      ${fact(words.deliveredOn, date(dates.deliveredOn))} ${fact(words.installedOn, date(dates.installedOn))}
      ${fact(words.acceptedOn, date(dates.acceptedOn))}
    </dl>
  `;
}
