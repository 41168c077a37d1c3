import { html, nothing } from 'lit';
import type { AnswerMessages } from '../i18n/messages.ts';
import { coverIcons } from '../internal/cover-icons.ts';
import { caution, tick } from '../internal/icons.ts';
import type { DeviceState } from './device-check.ts';
import type { DraftValues, FieldName } from './draft.ts';
import { longestDescription } from './validation.ts';

/** What came back for a report. */
export interface Receipt {
  number: string;
  /** Whether it was an earlier sending of the same draft that arrived. */
  earlier: boolean;
}

export const problems = (
  sentences: ReadonlyMap<FieldName, string>,
  messages: AnswerMessages,
  onVisit: (event: Event, field: FieldName) => void,
) =>
  html`<div class="banner error" id="problems" role="group" aria-labelledby="problems-title" tabindex="-1">
    ${caution}
    <div>
      <h3 id="problems-title">${messages.problems(sentences.size)}</h3>
      <ul>
        ${[...sentences].map(
          ([field, sentence]) =>
            html`<li>
              <a href="#${field}" @click=${(event: Event) => onVisit(event, field)}>${sentence}</a>
            </li>`,
        )}
      </ul>
    </div>
  </div>`;

export const notice = (text: string, calm: boolean) =>
  html`<div class="banner ${calm ? '' : 'error'}">
    ${caution}
    <p>${text}</p>
  </div>`;

export const error = (sentence: string) => html`<div class="error">${sentence}</div>`;

export const unknownSerial = (sentence: string, messages: AnswerMessages, onWithout: () => void) =>
  html`${error(sentence)}<button type="button" @click=${onWithout}>${messages.device.withoutSerial}</button>`;

export const noModels = ({ device, failures }: AnswerMessages, onRetry: () => void) =>
  html`${device.noModels} <button type="button" @click=${onRetry}>${failures.retry}</button>`;

/** What is known of the device; `undefined` when there is nothing to say. */
export const deviceAnswer = (state: DeviceState, { device: text, failures }: AnswerMessages) => {
  switch (state.kind) {
    case 'recognised': {
      const { productName, coverage, explanation } = state.device;
      const { outcome } = coverage;
      return html`<p class="found success">
          ${tick}${productName ? text.recognised(productName) : text.recognisedUnnamed}
        </p>
        <p class="found cover">
          ${coverIcons[outcome]}
          <span><span class="hidden">${text.covers[outcome]}</span> ${explanation}</span>
        </p>`;
    }
    case 'unchecked':
      return state.retryAfter ? text.limited(failures.busy(state.retryAfter)) : text.unchecked;
    case 'untold':
      return undefined;
    default:
      return text[state.kind];
  }
};

/** A field that nobody sees, hears or reaches, and that no browser knows how to fill: whatever stands in it is no person’s. */
export const honeypot = (onInput: (value: string) => void) =>
  html`<div class="hidden" aria-hidden="true">
    <label for="subject">Subject</label>
    <input
      id="subject"
      name="subject"
      tabindex="-1"
      autocomplete="off"
      data-1p-ignore
      data-lpignore="true"
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />
  </div>`;

/** How much room is left, once that is worth knowing. */
export const room = ({ description }: DraftValues, messages: AnswerMessages) => {
  const left = longestDescription - description.trim().length;
  if (left < 0) return messages.description.over(-left);
  return left <= 500 ? messages.description.left(left) : undefined;
};

export const confirmation = ({ number, earlier }: Receipt, { done }: AnswerMessages, onAnother: () => void) =>
  html`<section class="done" part="confirmation">
    <div class="badge success">${tick}</div>
    <h2 tabindex="-1">${done.title}</h2>
    <div>
      <p class="note">${done.number}</p>
      <p class="number">${number}</p>
    </div>
    <p>${done.text}</p>
    ${earlier ? html`<p class="banner">${done.earlier}</p>` : nothing}
    <button class="outlined" type="button" @click=${onAnother}>${done.another}</button>
  </section>`;
