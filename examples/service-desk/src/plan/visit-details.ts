import type { PlannedVisit } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import type { Desk } from '../desk.ts';
import { productName } from '../elements/product-name.ts';
import { priorityTag } from '../elements/tags.ts';
import { hours } from '../language/time.ts';
import { ticketHref } from '../route.ts';
import '../visit/visit-moves.ts';
import { visitTag } from '../visit/visit-tag.ts';

/** All that a dispatcher wants to know of one visit, and what can be done with it. */
export const visitDetails = (visit: PlannedVisit, desk: Desk) => html`
  <p class="head">
    <b>${hours(visit.startsAt, visit.endsAt)}</b>
    ${visitTag(visit.state)}
    <a class="mono" href=${ticketHref(visit.ticket.number)}>${visit.ticket.number}</a>
    ${priorityTag(visit.ticket.priority)}
  </p>
  <p>${subjectOf(visit)}</p>
  ${renderPlace(visit)}
  <visit-moves .desk=${desk} .ticket=${visit.ticket} .visit=${visit}></visit-moves>
`;

/** Whom the visit is for, and for what. */
export function subjectOf({ ticket }: PlannedVisit): string {
  const product = (ticket.model && productName(ticket.model)) ?? ticket.serial;
  return [ticket.contact?.name, product].filter(Boolean).join(' · ');
}

function renderPlace({ ticket: { site, contact } }: PlannedVisit) {
  if (!site && !contact?.phone) return nothing;
  const place = site && [site.line, site.city].filter(Boolean).join(', ');
  return html`<p class="soft">
    ${place} ${contact?.phone ? html`<a href="tel:${contact.phone}">${contact.phone}</a>` : nothing}
  </p>`;
}

export const visitDetailsStyles = css`
  [href^='tel:'] {
    white-space: nowrap;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.625rem;
    font-variant-numeric: tabular-nums;
  }
  visit-moves {
    margin-block-start: 0.5rem;
  }
`;
