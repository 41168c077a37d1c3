import { html, nothing } from 'lit';
import type { TrackMessages } from '../i18n/messages.ts';
import { caution } from '../internal/icons.ts';
import { textOf } from '../internal/form-text.ts';
import type { RememberedTicket } from '../internal/remembered-tickets.ts';

/** What keeps a look-up from being made or from finding anything. */
export interface LookupIssues {
  number?: string;
  contact?: string;
}

export interface LookupView {
  messages: TrackMessages;
  /** The number to begin with. */
  number: string;
  issues: LookupIssues;
  /** Why the look-up failed, or why there has to be one. */
  notice: string | undefined;
  busy: boolean;
  remembered: readonly RememberedTicket[];
  onSubmit: (number: string, contact: string) => void;
  onOpen: (ticket: RememberedTicket) => void;
  onForget: (ticket: RememberedTicket) => void;
}

const field = (
  { issues, number }: LookupView,
  { name, label, autocomplete }: { name: keyof LookupIssues; label: string; autocomplete: AutoFill },
) =>
  html`<div class="field" part="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      part="input"
      autocomplete=${autocomplete}
      autocapitalize="off"
      spellcheck="false"
      required
      .defaultValue=${name === 'number' ? number : ''}
      placeholder=${name === 'number' ? 'AC-XXXX-XXXX' : nothing}
      aria-invalid=${issues[name] !== undefined}
      aria-describedby="${name}-note"
    />
    <div class="note error" id="${name}-note">${issues[name]}</div>
  </div>`;

export const lookup = (view: LookupView) => {
  const { lookup: text } = view.messages;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    view.onSubmit(textOf(data, 'number'), textOf(data, 'contact'));
  };
  return html`<form class="lookup" part="lookup" novalidate aria-busy=${view.busy} @submit=${onSubmit}>
      <div class="intro">
        <h2 tabindex="-1">${text.title}</h2>
        <p class="muted">${text.intro}</p>
      </div>
      <div class="pair">
        ${field(view, { name: 'number', label: text.number, autocomplete: 'off' })}
        ${field(view, { name: 'contact', label: text.contact, autocomplete: 'tel' })}
      </div>
      <div role="alert">
        ${
          view.notice
            ? html`<div class="banner error">
                ${caution}
                <p>${view.notice}</p>
              </div>`
            : nothing
        }
      </div>
      <button class="primary" part="submit" type="submit" aria-disabled=${view.busy}>
        ${view.busy ? text.submitting : text.submit}
      </button>
    </form>
    ${
      view.remembered.length === 0
        ? nothing
        : html`<section class="recent">
            <h3>${text.recent}</h3>
            <ul>
              ${view.remembered.map(
                (ticket) =>
                  html`<li>
                    <button
                      type="button"
                      aria-label=${text.open(ticket.number)}
                      @click=${() => view.onOpen(ticket)}
                    >
                      <span class="number">${ticket.number}</span>
                    </button>
                    <button
                      type="button"
                      class="forget"
                      aria-label=${text.forget(ticket.number)}
                      @click=${() => view.onForget(ticket)}
                    >
                      <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="m6 6 12 12M18 6 6 18" />
                      </svg>
                    </button>
                  </li>`,
              )}
            </ul>
          </section>`
    }`;
};
