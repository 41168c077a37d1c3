import type { SlaClock, Ticket } from '@aftercare/sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language } from '../language/language.ts';
import { appointment } from '../language/time.ts';
import { StoreController } from '../store.ts';
import { explanation } from './explanation.ts';
import { workingLength } from './length.ts';
import { promiseInFull } from './promise.ts';
import { type Promised, remainingAt, type Standing, standingOf, usedShare } from './reading.ts';
import { standingIcon } from './standing-icon.ts';
import { ticketClocksStyles } from './ticket-clocks.styles.ts';
import { TickingController } from './ticking.ts';

/** All promises of a ticket: what was promised, by when, how much is left or how late it is, and why. */
@customElement('ticket-clocks')
export class TicketClocks extends LitElement {
  static override styles = ticketClocksStyles;

  @property({ attribute: false }) sla!: Ticket['sla'];
  /** The promise whose time is being explained. */
  @state() private explained?: SlaClock['kind'];

  #ticking = new TickingController(this);

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { times } = language.text;
    const { clocks, serviceLevel, version } = this.sla;
    const explained = clocks.find(({ kind }) => kind === this.explained);
    if (!clocks.length) return html`<p class="soft">${times.none}</p>`;
    return html`
      <ul class="clocks">
        ${clocks.map((clock) => this.#renderClock(clock))}
      </ul>
      <div id="why" ?hidden=${!explained}>${explained ? explanation(explained) : nothing}</div>
      <p class="level soft">${times.level(serviceLevel, version)}</p>
    `;
  }

  #renderClock(clock: SlaClock) {
    const { times } = language.text;
    const promise = promiseInFull(clock);
    const standing = standingOf(promise, this.#ticking.now);
    const open = clock.kind === this.explained;
    return html`
      <li data-standing=${standing} data-kind=${clock.kind}>
        <h3>${times.clock[clock.kind]}</h3>
        <p class="standing">${standingIcon(standing)} ${times.standing[standing]}</p>
        <p class="length">${this.#renderLength(promise, standing)}</p>
        ${this.#renderBar(promise)}
        <p class="facts">${promisedFacts(promise, standing, this.#ticking.now)}</p>
        <button
          class="quiet"
          aria-expanded=${open}
          aria-controls="why"
          @click=${() => (this.explained = open ? undefined : clock.kind)}
        >
          ${times.why} <span class="visually-hidden">${times.clock[clock.kind]}</span>
        </button>
      </li>
    `;
  }

  /** The running figures are for the eyes: the sentence below says the same, and holds still. */
  #renderLength(promise: Promised, standing: Standing) {
    const { text, tag } = language;
    const { times } = text;
    const { now } = this.#ticking;
    const { dueAt, remaining } = promise;
    switch (standing) {
      case 'good':
      case 'short':
        return html`<span aria-hidden="true"
          ><b>${this.#ticking.length(dueAt - now)}</b> ${times.left}</span
        >`;
      case 'late':
        return html`<span aria-hidden="true"
          ><b>${this.#ticking.length(now - dueAt)}</b> ${times.late}</span
        >`;
      case 'paused':
        return times.pausedWith(workingLength(remaining, tag));
      case 'met':
        return times.early(workingLength(remaining, tag));
      case 'missed':
        return times.tooLate(workingLength(remaining, tag));
      case 'stopped':
        return times.noLonger;
    }
  }

  #renderBar(promise: Promised) {
    const used = Math.round(usedShare(promise, this.#ticking.now) * 1000) / 10;
    return html`
      <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="target" width="100" height="6" />
        <rect class="used" width=${used} height="6" />
      </svg>
    `;
  }
}

function promisedFacts(promise: Promised, standing: Standing, now: number) {
  const { text, tag } = language;
  const { times } = text;
  const at = appointment(promise.dueAt);
  const promised = times.promised(workingLength(promise.target, tag));
  const due = standing === 'paused' ? times.dueIfResumed(at) : times.due(at);
  const left = promise.forecast?.some(({ counted }) => !counted) && remainingAt(promise, now);
  return html`
    <span>${standing === 'stopped' ? promised : due}</span>
    ${standing === 'stopped' ? nothing : html`<span class="soft">${promised}</span>`}
    ${left ? html`<span class="soft">${times.workingTimeLeft(workingLength(left, tag))}</span>` : nothing}
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-clocks': TicketClocks;
  }
}
