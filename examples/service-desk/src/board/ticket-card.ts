import type { TicketStatus, TicketSummary } from '@aftercare/sdk';
import { css, html, nothing } from 'lit';
import '../clock/card-clock.ts';
import { productName } from '../elements/product-name.ts';
import { priorityTag, statusTag } from '../elements/tags.ts';
import { language } from '../language/language.ts';
import { age, moment } from '../language/time.ts';
import { ticketHref } from '../route.ts';

interface CardOptions {
  now: number;
  /** The status that the place of the card says already. */
  impliedStatus?: TicketStatus;
  highlighted?: boolean;
  onHighlightEnd?: () => void;
}

export const ticketCard = (ticket: TicketSummary, options: CardOptions) => html`
  <a
    class="card ${options.highlighted ? 'highlighted' : ''}"
    href=${ticketHref(ticket.number)}
    data-number=${ticket.number}
    @animationend=${options.onHighlightEnd ?? nothing}
  >
    <span class="line">
      <span class="mono number">${ticket.number}</span>
      ${priorityTag(ticket.priority)}
      <time class="soft age" datetime=${ticket.createdAt} title=${moment(ticket.createdAt)}>
        ${age(ticket.createdAt, options.now)}
      </time>
    </span>
    <span class="product"
      >${(ticket.model && productName(ticket.model)) ?? ticket.serial ?? language.text.kind[ticket.kind]}</span
    >
    <span class="excerpt">${ticket.description}</span>
    ${statusLine(ticket, options.impliedStatus)}
    <card-clock .ticket=${ticket}></card-clock>
    <span class="people soft">
      ${ticket.contact ? html`<span>${ticket.contact.name}</span>` : nothing}
      <span>${[ticket.assignee?.name, ticket.handler.name].filter(Boolean).join(' · ')}</span>
    </span>
  </a>
`;

function statusLine({ status, holdReason }: TicketSummary, implied?: TicketStatus) {
  if (status !== implied) return statusTag(status, holdReason);
  return holdReason ? html`<span class="waiting">${language.text.holdReason[holdReason]}</span>` : nothing;
}

export const ticketCardStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 0.25rem;
    padding: 0.6875rem 0.8125rem 0.75rem;
    color: var(--ink);
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    text-decoration: none;
    transition: border-color 120ms;
  }
  .card:hover {
    color: var(--ink);
    border-color: var(--accent);
  }
  .card:focus-visible {
    border-radius: var(--radius);
    outline-offset: 1px;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    justify-self: stretch;
  }
  .number {
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }
  .card .priority {
    font-size: 0.75rem;
  }
  .age {
    margin-inline-start: auto;
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  .product {
    font-weight: 600;
    line-height: 1.35;
  }
  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 0.875rem;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  .waiting {
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--tone-amber);
  }
  .people {
    display: grid;
    max-width: 100%;
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .people span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .highlighted {
    animation: arrive 2.4s ease-out;
  }
  @keyframes arrive {
    from {
      background: var(--accent-wash);
      border-color: var(--accent);
    }
    40% {
      background: var(--accent-wash);
      border-color: var(--accent);
    }
  }
`;
