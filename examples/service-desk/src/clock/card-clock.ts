import type { TicketSummary } from '@aftercare/sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { lengthInWords, workingLength } from './length.ts';
import { type CardPromise, promisesOnCard } from './promise.ts';
import { mostUrgent, type Standing, standingOf } from './reading.ts';
import { standingIcon, standingStyles } from './standing-icon.ts';
import { TickingController } from './ticking.ts';

const day = 24 * 60 * 60 * 1000;

/** The promise of a ticket that asks for attention first, running down. Nothing when none is open. */
@customElement('card-clock')
export class CardClock extends LitElement {
  static override styles = [
    baseStyles,
    standingStyles,
    css`
      :host {
        max-width: 100%;
      }
      p {
        display: inline-flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.3125rem;
        max-width: 100%;
        padding: 0.1875rem 0.5rem;
        border-radius: 0.75rem;
        font-size: 0.75rem;
        font-weight: 600;
        line-height: 1.4;
        color: var(--tone);
        background: var(--tone-wash);
      }
      .standing-icon {
        width: 0.875rem;
        height: 0.875rem;
      }
      .length {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) ticket!: TicketSummary;

  #ticking = new TickingController(this);

  override render() {
    const { now } = this.#ticking;
    const promise = mostUrgent(promisesOnCard(this.ticket), now);
    if (!promise) return nothing;
    const standing = standingOf(promise, now);
    return html`
      <p data-standing=${standing}>
        ${standingIcon(standing)}
        <span aria-hidden="true">${language.text.times.clock[promise.kind]}</span>
        <span class="length" aria-hidden="true">${this.#renderLength(promise, standing)}</span>
        <span class="visually-hidden">${inWords(promise, standing)}</span>
      </p>
    `;
  }

  #renderLength({ dueAt, remaining }: CardPromise, standing: Standing): string {
    const { text, tag } = language;
    if (standing === 'paused') return workingLength(remaining, tag);
    const length = dueAt - this.#ticking.now;
    if (standing !== 'late') return this.#ticking.length(length);
    const late = -length < day ? this.#ticking.length(length) : lengthInWords(length, tag);
    return `${text.times.late} ${late}`;
  }
}

/** For who does not see it run: a sentence that stays true until something happens. */
function inWords({ kind, dueAt }: CardPromise, standing: Standing): string {
  const { clock, onCard } = language.text.times;
  const at = moment(dueAt);
  switch (standing) {
    case 'good':
    case 'short':
    case 'late':
      return onCard[standing](clock[kind], at);
    default:
      return onCard.paused(clock[kind]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'card-clock': CardClock;
  }
}
