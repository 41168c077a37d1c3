import type { Ticket } from '@aftercare/sdk';
import { html, nothing } from 'lit';
import { fact } from '../elements/fact-list.ts';
import { productName } from '../elements/product-name.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { deviceHref } from '../route.ts';

export function ticketFacts(ticket: Ticket) {
  const { text } = language;
  const { ticket: words } = text;
  return html`
    <dl class="facts">
      ${fact(words.device, renderDevice(ticket))} ${fact(words.contact, renderContact(ticket))}
      ${fact(words.site, renderSite(ticket))} ${fact(words.kind, text.kind[ticket.kind])}
      ${fact(words.severity, ticket.severity && `${ticket.severity} · ${text.priority[ticket.severity]}`)}
      ${fact(words.band, ticket.band && text.band[ticket.band])} ${fact(words.handler, ticket.handler.name)}
      ${fact(words.origin, ticket.origin.name)} ${fact(words.channel, text.channel[ticket.channel])}
      ${fact(words.created, moment(ticket.createdAt))} ${fact(words.updated, moment(ticket.updatedAt))}
      ${fact(words.closed, ticket.closedAt && moment(ticket.closedAt))}
      ${fact(words.signedBy, ticket.signedBy)}
      ${fact(words.rating, ticket.rating && words.ratingOf(ticket.rating))}
    </dl>
  `;
}

function renderDevice({ model, device, serial }: Ticket) {
  const { noDevice, unregistered } = language.text.ticket;
  if (!model && !serial) return noDevice;
  return html`
    ${model ? html`${productName(model)} <span class="mono soft">${model.code}</span><br />` : nothing}
    ${
      device
        ? html`<a class="mono" href=${deviceHref(device.serial)}>${device.serial}</a>`
        : serial && html`<span class="mono">${serial}</span> <span class="soft">(${unregistered})</span>`
    }
  `;
}

function renderContact({ contact }: Ticket) {
  if (!contact) return nothing;
  const { name, phone, email } = contact;
  return html`
    ${name} ${phone ? html`<br /><a href="tel:${phone}">${phone}</a>` : nothing}
    ${email ? html`<br /><a href="mailto:${email}">${email}</a>` : nothing}
  `;
}

function renderSite({ site }: Ticket) {
  if (!site) return nothing;
  const { line, city, region, country } = site;
  const place = [city, region !== city && region, country].filter(Boolean).join(', ');
  return html` ${line}${place ? html`<br />${place}` : nothing} `;
}
