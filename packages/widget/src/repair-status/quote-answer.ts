import { html, nothing } from 'lit';
import type { SettlementMessages, TrackMessages } from '../i18n/messages.ts';

/** What a customer says to a quote. */
export type Answering = 'approve' | 'decline';

export interface AnswerView {
  messages: SettlementMessages;
  track: TrackMessages;
  /** The answer that is to be confirmed. */
  open: Answering | undefined;
  busy: boolean;
  /** What is wrong with what the customer wrote. */
  issue: string | undefined;
  /** Why the answer was not taken. */
  notice: string | undefined;
  onOpen: (answer: Answering | undefined) => void;
  onSubmit: (form: HTMLFormElement) => void;
}

export const answerOpeners = ({ messages: { quote: words }, onOpen }: AnswerView) =>
  html`<div class="buttons">
    <button class="primary" type="button" id="approve-opener" @click=${() => onOpen('approve')}>
      ${words.approve}
    </button>
    <button class="outlined" type="button" id="decline-opener" @click=${() => onOpen('decline')}>
      ${words.decline}
    </button>
  </div>`;

const note = (issue: string | undefined) =>
  html`<div class="note error" id="answer-note" role="alert">${issue ?? nothing}</div>`;

const approving = ({ messages: { quote }, issue }: AnswerView) =>
  html`<div class="field" part="field">
    <label for="answer">${quote.approving.name}</label>
    <input
      id="answer"
      name="text"
      part="input"
      autocomplete="name"
      required
      aria-invalid=${issue !== undefined}
      aria-describedby="answer-note"
    />
    ${note(issue)}
  </div>`;

const declining = ({ messages: { quote }, issue }: AnswerView) => {
  const { endings, reason } = quote.declining;
  return html`<fieldset class="endings">
      <legend class="label">${endings.legend}</legend>
      ${(['UNREPAIRED', 'CANCELLED'] as const).map((ending, index) => {
        const [label, meaning] = endings[ending];
        return html`<label class="ending" part="choice">
          <input type="radio" name="ending" value=${ending} .defaultChecked=${index === 0} />
          <span>${label}</span><span class="note">${meaning}</span>
        </label>`;
      })}
    </fieldset>
    <div class="field" part="field">
      <label for="answer">${reason}</label>
      <textarea
        id="answer"
        name="text"
        part="input"
        rows="3"
        required
        aria-invalid=${issue !== undefined}
        aria-describedby="answer-note"
      ></textarea>
      ${note(issue)}
    </div>`;
};

/** Asks once more before a quote is answered. */
export const answerForm = (view: AnswerView, total: string) => {
  const { messages, track, open, busy, onOpen, onSubmit } = view;
  const { approving: approval, declining: refusal } = messages.quote;
  const approves = open === 'approve';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit(event.target as HTMLFormElement);
  };
  return html`<form class="action answer" novalidate aria-busy=${busy} @submit=${submit}>
    <h4>${approves ? approval.title(total) : refusal.title}</h4>
    ${approves ? html`<p class="muted">${approval.text}</p>` : nothing}
    ${approves ? approving(view) : declining(view)}
    <div class="buttons">
      <button class=${approves ? 'primary' : 'outlined danger'} part="submit" aria-disabled=${busy}>
        ${busy ? track.sending : approves ? approval.submit : refusal.submit}
      </button>
      <button type="button" @click=${() => onOpen(undefined)}>${track.dismiss}</button>
    </div>
  </form>`;
};
