import type { Warranty } from '@aftercare/sdk/desk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import { customProperties } from '../elements/custom-properties.ts';
import { MediaController } from '../elements/media.ts';
import { language } from '../language/language.ts';
import { day } from '../language/time.ts';
import { StoreController } from '../store.ts';
import { localDate } from '../visit/window.ts';
import { coverBarStyles } from './cover-bar.styles.ts';
import { type CoverBar, kinds, layOutCover, type Segment } from './cover-layout.ts';

/** A part that was put in later. */
export interface Replacement {
  what: string;
  on: string;
}

/** What a warranty covers over time: one row for each kind of cost, and the same as a table. */
@customElement('cover-bar')
export class CoverBarElement extends LitElement {
  static override styles = coverBarStyles;

  @property({ attribute: false }) warranty!: Warranty;
  @property({ attribute: false }) replacements: readonly Replacement[] = [];

  #narrow = new MediaController(this, '(width < 40rem)');

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override render() {
    const bar = layOutCover(this.warranty, {
      today: localDate(new Date(serverClock.now)),
      replacedOn: this.replacements.map(({ on }) => on),
      labelShare: this.#narrow.matches ? 0.36 : 0.13,
    });
    if (!bar) return nothing;
    return html`${this.#renderBar(bar)} ${this.#renderNotes()} ${this.#renderTable()}`;
  }

  /** A picture of what the table says. */
  #renderBar({ rows, bought, labels, lanes, today, voidSince, replaced }: CoverBar) {
    const { warranty: words } = language.text;
    const isVoid = voidSince !== null;
    return html`
      <div class="bar ${isVoid ? 'void' : ''}" role="img" aria-label=${this.#described}>
        ${rows.map(
          ({ kind, segments }) => html`
            <div class="row">
              <span class="name">${words.kinds[kind]}</span>
              <div class="track">
                ${segments.map(renderSegment)}
                ${kind === 'parts' ? replaced.map((at) => html`<span class="replaced" ${customProperties({ '--at': at })}></span>`) : nothing}
              </div>
            </div>
          `,
        )}
        ${
          bought.length
            ? html`<div class="row bought">
                <span class="name">${words.bought}</span>
                <div class="track">
                  ${bought.map(
                    ({ name, start, end }) =>
                      html`<div class="segment" ${customProperties({ '--start': start, '--end': end })}>
                        <span>${name}</span>
                      </div>`,
                  )}
                </div>
              </div>`
            : nothing
        }
        <div class="over">
          ${
            isVoid
              ? html`<div class="voided" ${customProperties({ '--at': voidSince })}>
                  <span>${words.isVoid}</span>
                </div>`
              : nothing
          }
          <div class="today" ${customProperties({ '--at': today })}><span>${words.today}</span></div>
        </div>
      </div>
      <div class="days" aria-hidden="true" ${customProperties({ '--lanes': lanes })}>
        ${labels.map(
          ({ day: date, at, lane, isBefore }) => html`
            <span class="day ${isBefore ? 'before' : ''}" ${customProperties({ '--at': at, '--lane': lane })}
              >${day(date)}</span
            >
          `,
        )}
      </div>
    `;
  }

  get #described(): string {
    const { warranty: words } = language.text;
    return `${words.bar}: ${this.warranty.explanation}`;
  }

  #renderNotes() {
    const { warranty: words } = language.text;
    if (!this.replacements.length) return nothing;
    return html`
      <ul class="notes" aria-label=${words.replacedParts}>
        ${this.replacements.map(
          ({ what, on }) =>
            html`<li><span class="diamond" aria-hidden="true"></span>${words.replacedOn(what, day(on))}</li>`,
        )}
      </ul>
    `;
  }

  #renderTable() {
    const { warranty: words } = language.text;
    return html`
      <details>
        <summary>${words.table}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${words.bar}>
          <table>
            <thead>
              <tr>
                <th scope="col">${words.from}</th>
                <th scope="col">${words.to}</th>
                ${kinds.map((kind) => html`<th scope="col">${words.kinds[kind]}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${this.warranty.phases.map(
                (phase) => html`
                  <tr>
                    <th scope="row">${day(phase.from)}</th>
                    <td>${phase.to === null ? words.forLife : day(phase.to)}</td>
                    ${kinds.map((kind) => html`<td>${words.terms[phase[kind]]}</td>`)}
                  </tr>
                `,
              )}
            </tbody>
          </table>
        </div>
      </details>
    `;
  }
}

const renderSegment = ({ terms, start, end }: Segment) => html`
  <div class="segment" data-terms=${terms} ${customProperties({ '--start': start, '--end': end })}>
    <span>${language.text.warranty.terms[terms]}</span>
  </div>
`;

declare global {
  interface HTMLElementTagNameMap {
    'cover-bar': CoverBarElement;
  }
}
