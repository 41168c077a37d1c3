import type { PlannedVisit, VisitState } from '@aftercare/sdk';
import type { Member } from '@aftercare/sdk/admin';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import { MediaController } from '../elements/media.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { wholeDay } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { planHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { localDate } from '../visit/window.ts';
import { boundsOf, layOut, shiftDay } from './plan-layout.ts';
import './plan-list.ts';
import './plan-timeline.ts';

interface DayFile {
  visits: readonly PlannedVisit[];
  technicians: readonly Member[];
}

/** Cancelled visits take no time. */
const shownStates: VisitState[] = ['BOOKED', 'EN_ROUTE', 'ARRIVED', 'DONE', 'MISSED'];

/** The visits of one day, up to date for as long as they are shown. */
@customElement('plan-view')
export class PlanView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1.25rem;
        margin-block-end: 0.875rem;
      }
      h1 .soft {
        font-weight: 500;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.375rem;
        margin-inline-start: auto;
      }
      nav a,
      input {
        min-height: 2.25rem;
        padding: 0.3125rem 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        font: inherit;
        font-size: 0.9375rem;
        color: var(--ink);
        background: var(--surface);
        text-decoration: none;
      }
      nav a:hover {
        background: var(--sunken);
      }
      nav a[aria-current] {
        color: var(--accent);
        border-color: currentColor;
      }
      .empty,
      .note {
        margin-block-end: 0.75rem;
      }
      @media (width < 40rem) {
        nav {
          margin: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  /** Without it the day that it is. */
  @property() day?: string;
  @query('h1') private readonly heading!: HTMLElement;

  #file?: LiveResource<DayFile>;
  /** The day that the address names, or the one that it is: in a sandbox that may change at any moment. */
  #shownDay = '';
  #wide = new MediaController(this, '(width >= 60rem)');

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#file?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const day = this.day ?? this.#today;
    if (day === this.#shownDay && !changed.has('desk')) return;
    this.#shownDay = day;
    this.#file?.close();
    this.#file = this.#follow();
    this.#file.observe(() => this.requestUpdate());
  }

  override focus(): void {
    this.heading.focus();
  }

  get #today(): string {
    return localDate(new Date(serverClock.now));
  }

  #follow(): LiveResource<DayFile> {
    const { client, directory, feed } = this.desk;
    const { start, end } = boundsOf(this.#shownDay);
    const filter = { startsBefore: end.toISOString(), endsAfter: start.toISOString(), state: shownStates };
    return new LiveResource(feed, {
      concerns: ({ type }) => type.startsWith('visit.') || type.startsWith('member.'),
      async read(signal) {
        const visits: PlannedVisit[] = [];
        for await (const visit of client.visits.list({ filter, first: 100, signal })) visits.push(visit);
        return { visits, technicians: await directory.technicians() };
      },
    });
  }

  override render() {
    const { text } = language;
    const { day: words } = text.visits;
    const { value, error } = this.#file!;
    return html`
      <header>
        <h1 tabindex="-1">${words.title} <span class="soft">${wholeDay(this.#shownDay)}</span></h1>
        ${this.#renderNavigation()}
      </header>
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${() => this.#file?.read()}>${text.errors.retry}</button>
            </div>`
          : nothing
      }
      ${value ? this.#renderPlan(value) : nothing}
      ${value === undefined && !error ? html`<p class="soft" role="status">${text.board.loading}</p>` : nothing}
    `;
  }

  #renderNavigation() {
    const { day: words } = language.text.visits;
    const day = this.#shownDay;
    const away = (by: number) => planHref(localDate(shiftDay(day, by)));
    return html`
      <nav aria-label=${words.choose}>
        <a href=${away(-1)} aria-label=${words.previous}><span aria-hidden="true">←</span></a>
        <a href=${planHref(this.#today)} aria-current=${day === this.#today ? 'date' : nothing}
          >${words.today}</a
        >
        <a href=${away(1)} aria-label=${words.next}><span aria-hidden="true">→</span></a>
        <input type="date" aria-label=${words.choose} .value=${day} @change=${this.#jump} />
      </nav>
    `;
  }

  #renderPlan({ visits, technicians }: DayFile) {
    const plan = layOut(visits, technicians, this.#shownDay);
    return html`
      ${visits.length ? nothing : html`<p class="empty soft">${language.text.visits.day.none}</p>`}
      <div @ticket-changed=${() => this.#file?.read()}>
        ${
          this.#wide.matches
            ? html`<plan-timeline .desk=${this.desk} .plan=${plan} .day=${this.#shownDay}></plan-timeline>`
            : html`<plan-list .desk=${this.desk} .plan=${plan}></plan-list>`
        }
      </div>
    `;
  }

  #jump = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    if (value) location.hash = planHref(value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-view': PlanView;
  }
}
