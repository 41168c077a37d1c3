import type { DeskDevice } from '@aftercare/sdk/desk';
import { html } from 'lit';
import { fact } from '../elements/fact-list.ts';
import { productName } from '../elements/product-name.ts';
import { language } from '../language/language.ts';
import { day, moment } from '../language/time.ts';
import { deviceHref } from '../route.ts';

/** What a device is, whose it is, and when it got there. */
export function deviceFacts(device: DeskDevice) {
  const { model, customer, soldBy, organization, ...dates } = device;
  const { device: words } = language.text;
  const date = (date: string | null) => date && day(date);
  return html`
    <dl class="facts">
      ${fact(words.model, html`${productName(model)}<br /><span class="mono soft">${model.code}</span>`)}
      ${fact(words.owner, customer?.name ?? words.unknown)}
      ${fact(words.soldBy, soldBy?.name ?? words.unknown)}
      ${fact(words.keptBy, organization?.id === soldBy?.id ? null : organization?.name)}
      ${fact(words.purchasedOn, date(dates.purchasedOn) ?? words.unknown)}
      ${fact(words.deliveredOn, date(dates.deliveredOn))} ${fact(words.installedOn, date(dates.installedOn))}
      ${fact(words.acceptedOn, date(dates.acceptedOn))}
      ${fact(words.retiredAt, device.retiredAt && html`${moment(device.retiredAt)}<br />${device.retireReason}`)}
      ${fact(words.replaces, device.replaces && unit(device.replaces))}
      ${fact(words.replacedBy, device.replacedBy && unit(device.replacedBy))}
    </dl>
  `;
}

const unit = ({ serial }: { serial: string }) =>
  html`<a class="mono" href=${deviceHref(serial)}>${serial}</a>`;
