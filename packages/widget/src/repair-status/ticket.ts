import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ConnectionState, TrackedEntry, TrackedTicket } from '@aftercare/sdk/public';
import type { TrackMessages } from '../i18n/messages.ts';
import { tick } from '../internal/icons.ts';
import { textOfEntry, titleOfEntry, toldEntries } from './entry.ts';
import { currentStep, steps } from './progress.ts';
import type { Times } from './times.ts';

export interface TicketView {
  messages: TrackMessages;
  ticket: TrackedTicket;
  connection: ConnectionState;
  /** Whether an entry has arrived while the ticket was watched. */
  isFresh: (entry: TrackedEntry) => boolean;
  times: Times;
}

const time = ({ times }: TicketView, iso: string) => html`<time datetime=${iso}>${times.moment(iso)}</time>`;

export const receivedBanner = ({ received, keepNumber }: TrackMessages) =>
  html`<div class="banner received">
    ${tick}
    <div>
      <p class="label">${received}</p>
      <p>${keepNumber}</p>
    </div>
  </div>`;

/** What it waits for. A day that has passed without the part is no answer any more. */
const awaited = ({ messages, ticket: { awaitedParts, holdReason }, times }: TicketView) =>
  awaitedParts.length
    ? html`${holdReason === 'WAITING_PARTS' ? nothing : html`<p>${messages.holds.WAITING_PARTS}</p>`}
        <ul part="awaited">
          ${awaitedParts.map(
            ({ name, quantity, expectedOn }) =>
              html`<li>${messages.awaited(name, quantity, times.comingDay(expectedOn))}</li>`,
          )}
        </ul>`
    : nothing;

export const summary = (view: TicketView) => {
  const { messages, ticket, connection } = view;
  const [headline, sentence] = messages.states[ticket.status];
  const hold = ticket.holdReason && messages.holds[ticket.holdReason];
  return html`<div class="intro">
    <div class="line">
      <p><span class="hidden">${messages.number} </span><span class="number">${ticket.number}</span></p>
      <p class="connection ${connection}">${messages.connection[connection]}</p>
    </div>
    <h2 tabindex="-1">${headline}</h2>
    <p class="muted">${hold ?? sentence}</p>
    ${awaited(view)} ${ticket.rating ? html`<p class="muted">${messages.rated(ticket.rating)}</p>` : nothing}
  </div>`;
};

export const progress = ({ messages, ticket }: TicketView) => {
  const reached = steps.indexOf(currentStep(ticket));
  const finished = ticket.status === 'RESOLVED' || ticket.status === 'CLOSED';
  const halted = ticket.status === 'CANCELLED' ? 'cancelled' : ticket.status === 'ON_HOLD' ? 'paused' : '';
  return html`<ol class="progress ${halted}" part="progress" aria-label=${messages.steps.label}>
    ${steps.map((step, index) => {
      const done = index < reached || finished;
      const current = index === reached;
      return html`<li
        class=${done ? 'done' : current ? 'current' : ''}
        aria-current=${current ? 'step' : nothing}
      >
        <span class="mark">${done ? tick : nothing}</span>${messages.steps[step]}
      </li>`;
    })}
  </ol>`;
};

export const facts = (view: TicketView) => {
  const { messages, ticket } = view;
  const fact = (label: string, value: unknown) =>
    value
      ? html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing;
  return html`<dl class="facts">
    ${fact(messages.product, ticket.productName)} ${fact(messages.serial, ticket.serial)}
    ${fact(messages.reported, time(view, ticket.createdAt))} ${fact(messages.handledBy, ticket.handledBy)}
    <div class="wide">
      <dt>${messages.problem}</dt>
      <dd class="text">${ticket.description}</dd>
    </div>
  </dl>`;
};

export const timeline = (view: TicketView) => {
  const { messages, ticket, times } = view;
  const entry = (entry: TrackedEntry) => {
    const text = textOfEntry(entry, messages, times);
    const hold = entry.holdReason && messages.holds[entry.holdReason];
    const message = entry.type === 'ticket.commented';
    const author = entry.byCustomer ? messages.you : messages.team;
    return html`<li
      class="${message ? 'message' : 'step'} ${entry.byCustomer ? 'own' : ''} ${view.isFresh(entry) ? 'fresh' : ''}"
      part="entry"
    >
      <p class="line">
        <span class="label">${message ? author : titleOfEntry(entry, messages)}</span>
        <span class="note">${time(view, entry.at)}</span>
      </p>
      ${hold ? html`<p class="muted">${hold}</p>` : nothing}
      ${text ? html`<p class="text">${text}</p>` : nothing}
    </li>`;
  };
  return html`<section class="history">
    <h3>${messages.timeline}</h3>
    <ol part="timeline">
      ${repeat(toldEntries(ticket.timeline), ({ id }) => id, entry)}
    </ol>
  </section>`;
};
