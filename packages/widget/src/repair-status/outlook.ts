import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TrackedTicket } from '@aftercare/sdk/public';
import type { TrackMessages } from '../i18n/messages.ts';
import { chevron, tick } from '../internal/icons.ts';
import { promisesOf, type StandingPromise } from './promises.ts';
import type { Times } from './times.ts';

export interface OutlookView {
  messages: TrackMessages;
  ticket: TrackedTicket;
  times: Times;
}

const visit = ({ messages, ticket, times }: OutlookView) => {
  const { nextVisit } = ticket;
  if (!nextVisit) return nothing;
  const { startsAt, endsAt, state } = nextVisit;
  const words = messages.visit;
  const name = nextVisit.technicianName ?? words.technician;
  const [day, hours] = times.span(startsAt, endsAt);
  const when = html`<time datetime=${startsAt}>${day}</time>${
      hours ? html`<span class="hours">${hours}</span>` : nothing
    }`;
  const underWay = state === 'EN_ROUTE' || state === 'ARRIVED' ? words[state](name) : undefined;
  return html`<section class="visit" part="visit">
    <h3>${words.title}</h3>
    <p class="headline">${underWay ?? when}</p>
    <p class="muted">${underWay ? when : words.BOOKED(name)}</p>
  </section>`;
};

function sentence({ kind, standing, dueAt }: StandingPromise, view: OutlookView): string {
  const { promises } = view.messages;
  if (standing === 'paused') return promises.paused[view.ticket.holdReason ?? 'WAITING_CUSTOMER'];
  if (standing === 'open') {
    const when = view.times.deadline(dueAt);
    return isVisitLater(kind, dueAt, view) ? promises.visitLater(when) : promises[kind].open(when);
  }
  return promises[kind][standing];
}

/** A visit may be agreed on for later than somebody was promised. Then both are to be told, and no contradiction. */
const isVisitLater = (kind: string, dueAt: string, { ticket: { nextVisit } }: OutlookView) =>
  kind === 'ARRIVAL' && nextVisit !== null && Date.parse(nextVisit.startsAt) > Date.parse(dueAt);

const overLine = (promise: StandingPromise, view: OutlookView) =>
  html`<li class="over">
    ${promise.standing === 'kept' ? tick : nothing}
    <p>${sentence(promise, view)}</p>
  </li>`;

const nextLine = (promise: StandingPromise, view: OutlookView) => {
  const { why, what } = view.messages.promises;
  return html`<li>
    <p class="headline">${sentence(promise, view)}</p>
    <details>
      <summary class="why">${promise.standing === 'open' ? why : what} ${chevron}</summary>
      <p class="note">${promise.explanation}</p>
    </details>
  </li>`;
};

const laterLine = (promise: StandingPromise, view: OutlookView) =>
  html`<li>
    <details>
      <summary>${sentence(promise, view)} ${chevron}</summary>
      <p class="note">${promise.explanation}</p>
    </details>
  </li>`;

const promises = (view: OutlookView, promised: StandingPromise[]) =>
  html`<section class="promises" part="promises">
    <h3>${view.messages.promises.title}</h3>
    <ul>
      ${repeat(
        promised,
        ({ kind }) => kind,
        (promise, index) =>
          promise.over
            ? overLine(promise, view)
            : index === 0
              ? nextLine(promise, view)
              : laterLine(promise, view),
      )}
    </ul>
  </section>`;

/** Whether the people at the other end read other times off their clocks. A calendar in UTC belongs to no place. */
function isElsewhere({ ticket, times }: OutlookView): boolean {
  return ticket.promises.some(
    ({ timeZone, dueAt }) => timeZone !== 'UTC' && times.differsIn(timeZone, dueAt),
  );
}

/** What is to come: the next visit and the promised times. */
export const outlook = (view: OutlookView) => {
  const { messages, ticket, times } = view;
  const promised = promisesOf(ticket);
  if (!ticket.nextVisit && promised.length === 0) return nothing;
  const timed = ticket.nextVisit !== null || promised.some(({ over }) => !over);
  return html`<div class="outlook" part="outlook">
    ${visit(view)} ${promised.length > 0 ? promises(view, promised) : nothing}
    ${timed && isElsewhere(view) ? html`<p class="note">${messages.times.zone(times.zone)}</p>` : nothing}
  </div>`;
};
