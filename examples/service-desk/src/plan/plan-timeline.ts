import type { PlannedVisit } from '@aftercare/sdk';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { customProperties } from '../elements/custom-properties.ts';
import { language } from '../language/language.ts';
import { hours } from '../language/time.ts';
import { ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { minuteOfDay, type PlacedVisit, type Plan, type PlanRow } from './plan-layout.ts';
import { planTimelineStyles } from './plan-timeline.styles.ts';
import { subjectOf, visitDetails } from './visit-details.ts';

/** A day of visits: technicians as rows, hours as columns, a line for now. */
@customElement('plan-timeline')
export class PlanTimeline extends LitElement {
  static override styles = planTimelineStyles;

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) plan!: Plan;
  @property() day!: string;
  /** The visit whose details are shown. */
  @state() private chosen?: string;
  @query('.details') private readonly details?: HTMLElement;

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('day')) this.chosen = undefined;
  }

  override render() {
    const { firstHour, lastHour, rows } = this.plan;
    const ticks = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index);
    return html`
      <div class="plan" ${customProperties({ '--hours': ticks.length })}>
        <div class="scale" aria-hidden="true">
          ${ticks.map((hour) => html`<span>${String(hour).padStart(2, '0')}:00</span>`)}
        </div>
        <ul class="rows">
          ${repeat(
            rows,
            ({ technician }) => technician.id,
            (row) => this.#renderRow(row),
          )}
        </ul>
        ${this.#renderNow()}
      </div>
      ${this.#renderDetails()}
    `;
  }

  #renderRow({ technician, organization, visits, lanes }: PlanRow) {
    const { day } = language.text.visits;
    return html`
      <li class="row">
        <p class="who">
          <b>${technician.name}</b>
          <span class="soft">${visits.length ? day.count(visits.length) : day.free}</span>
          ${organization ? html`<span class="soft">${organization}</span>` : nothing}
        </p>
        <ul class="track" ${customProperties({ '--lanes': lanes })}>
          ${repeat(
            visits,
            ({ visit }) => visit.id,
            (placed) => this.#renderVisit(placed),
          )}
        </ul>
      </li>
    `;
  }

  #renderVisit({ visit, from, to, lane }: PlacedVisit) {
    const { visits: words } = language.text;
    const { id, ticket, state } = visit;
    return html`
      <li
        class="visit"
        data-visit=${state}
        ${customProperties({ '--from': from, '--to': to, '--lane': lane })}
      >
        <a href=${ticketHref(ticket.number)}>
          <span class="when">${hours(visit.startsAt, visit.endsAt)}</span>
          <span class="mono">${ticket.number}</span>
          <span class="visually-hidden">${words.state[state]}</span>
          <span class="subject">${subjectOf(visit)}</span>
        </a>
        <button
          aria-label=${words.day.details(ticket.number)}
          aria-expanded=${id === this.chosen}
          aria-controls="details"
          @click=${() => this.#choose(id)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </li>
    `;
  }

  #renderNow() {
    const { firstHour, lastHour } = this.plan;
    const minute = minuteOfDay(serverClock.now, this.day);
    const share = (minute - firstHour * 60) / ((lastHour - firstHour) * 60);
    if (share <= 0 || share >= 1) return nothing;
    return html`<div class="now" aria-hidden="true" ${customProperties({ '--now': share })}>
      <span>${language.text.visits.day.now}</span>
    </div>`;
  }

  #renderDetails() {
    const visit = this.#chosenVisit;
    return html`
      <section
        id="details"
        class=${visit ? 'panel details' : ''}
        tabindex="-1"
        ?hidden=${!visit}
        aria-label=${visit ? language.text.visits.moveOf(visit.technician.name) : nothing}
      >
        ${
          visit
            ? html`<div>
                <p class="technician">${visit.technician.name}</p>
                ${visitDetails(visit, this.desk)}
                <button class="quiet close" @click=${this.#close}>${language.text.visits.day.close}</button>
              </div>`
            : nothing
        }
      </section>
    `;
  }

  get #chosenVisit(): PlannedVisit | undefined {
    return this.plan.rows.flatMap(({ visits }) => visits).find(({ visit }) => visit.id === this.chosen)
      ?.visit;
  }

  async #choose(id: string): Promise<void> {
    if (this.chosen === id) return this.#close();
    this.chosen = id;
    await this.updateComplete;
    this.details?.scrollIntoView({ block: 'nearest' });
    this.details?.focus({ preventScroll: true });
  }

  #close = () => {
    this.renderRoot.querySelector<HTMLElement>('button[aria-expanded="true"]')?.focus();
    this.chosen = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-timeline': PlanTimeline;
  }
}
