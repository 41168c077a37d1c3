import { html, nothing } from 'lit';
import type { TrackMessages } from '../i18n/messages.ts';

/** What a customer can do with a ticket. */
export type Action = 'reply' | 'signOff' | 'reopen' | 'cancel';

/** What is wrong with what a customer tried to do. */
export interface ActionIssue {
  action: Action;
  text: string;
}

export interface ActionsView {
  messages: TrackMessages;
  issue: ActionIssue | undefined;
  busy: Action | undefined;
  /** The panel that is open. */
  open: Action | undefined;
  onSubmit: (action: Action, form: HTMLFormElement) => void;
  onOpen: (action: Action | undefined) => void;
}

/** A form that does something to the ticket. */
export const form = (
  view: ActionsView,
  action: Action,
  submit: string,
  body: unknown,
  extra: unknown = nothing,
) => {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    view.onSubmit(action, event.target as HTMLFormElement);
  };
  const busy = view.busy === action;
  return html`<form class="action" novalidate aria-busy=${busy} @submit=${onSubmit}>
    ${body}
    <div class="buttons">
      <button
        class=${action === 'cancel' ? 'outlined danger' : 'primary'}
        part="submit"
        aria-disabled=${busy}
      >
        ${busy ? view.messages.sending : submit}
      </button>
      ${extra}
    </div>
  </form>`;
};

/** The field of such a form. */
export const text = (view: ActionsView, action: Action, label: string, multiline = true) => {
  const failed = view.issue?.action === action;
  const note = html`<div class="note error" id="${action}-note" role="alert">
    ${failed ? view.issue?.text : nothing}
  </div>`;
  return html`<div class="field" part="field">
    <label for=${action}>${label}</label>
    ${
      multiline
        ? html`<textarea
            id=${action}
            name="text"
            part="input"
            rows="3"
            required
            aria-invalid=${failed}
            aria-describedby="${action}-note"
          ></textarea>`
        : html`<input
            id=${action}
            name="text"
            part="input"
            autocomplete="name"
            required
            aria-invalid=${failed}
            aria-describedby="${action}-note"
          />`
    }
    ${note}
  </div>`;
};

export const reply = (view: ActionsView) =>
  html`<section part="reply">
    ${form(view, 'reply', view.messages.reply.submit, text(view, 'reply', view.messages.reply.label))}
  </section>`;

/** A quiet button that opens a panel asking for the reason. */
export const reasoned = (view: ActionsView, action: 'reopen' | 'cancel') => {
  const words = view.messages[action];
  if (view.open !== action) {
    return html`<button
      type="button"
      id="${action}-opener"
      aria-expanded="false"
      @click=${() => view.onOpen(action)}
    >
      ${words.open}
    </button>`;
  }
  return html`<section class="reasoned">
    <h3>${words.title}</h3>
    ${form(
      view,
      action,
      words.submit,
      text(view, action, words.label),
      html`<button type="button" @click=${() => view.onOpen(undefined)}>${view.messages.dismiss}</button>`,
    )}
  </section>`;
};
