import type { Client, CommentVisibility, Ticket } from '@aftercare/sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fieldStyles, longTextField } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain, issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';

/**
 * Writes a comment. Whether the customer will see it is said by the choice, the colour, the hint and the button.
 *
 * @fires ticket-changed - after the comment was saved
 */
@customElement('comment-form')
export class CommentForm extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    css`
      form {
        display: grid;
        gap: 0.75rem;
      }
      fieldset {
        display: flex;
        width: fit-content;
        max-width: 100%;
        padding: 0.1875rem;
        gap: 0.1875rem;
        background: var(--sunken);
        border-radius: 9px;
      }
      fieldset label {
        display: grid;
        padding: 0.3125rem 0.75rem;
        border-radius: 7px;
        color: var(--ink-soft);
        cursor: pointer;
      }
      fieldset input {
        position: absolute;
        width: 1px;
        min-height: 0;
        height: 1px;
        opacity: 0;
      }
      fieldset label:has(:checked) {
        color: var(--ink);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      fieldset label:has(:focus-visible) {
        outline: 2px solid var(--focus);
      }
      .internal textarea {
        background: var(--notice-wash);
      }
      .send {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        font-size: 0.875rem;
      }
      .send button {
        font-size: 0.9375rem;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  @property({ attribute: false }) ticket!: Ticket;
  @state() private visibility: CommentVisibility = 'INTERNAL';
  @state() private sending = false;
  @state() private error: unknown;
  @query('textarea') private readonly textarea!: HTMLTextAreaElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { comment, form } = language.text;
    const isPublic = this.visibility === 'PUBLIC';
    const issue = issueAt(this.error, 'body');
    const send = isPublic ? comment.sendPublic : comment.sendInternal;
    return html`
      <form class=${isPublic ? 'public' : 'internal'} novalidate @submit=${this.#submit}>
        <fieldset>
          <legend class="visually-hidden">${comment.title}</legend>
          ${this.#renderChoice('INTERNAL', comment.internal)} ${this.#renderChoice('PUBLIC', comment.public)}
        </fieldset>
        ${longTextField({ name: 'body', label: comment.body, hiddenLabel: true, issue })}
        ${this.error && !issue ? html`<p class="note error" role="alert">${explain(this.error)}</p>` : nothing}
        <div class="send">
          <p class="soft">${isPublic ? comment.publicHint : comment.internalHint}</p>
          <button class=${isPublic ? 'primary' : ''} aria-disabled=${this.sending}>
            ${this.sending ? form.sending : send}
          </button>
        </div>
      </form>
    `;
  }

  #renderChoice(visibility: CommentVisibility, label: string) {
    return html`
      <label>
        <input
          type="radio"
          name="visibility"
          value=${visibility}
          .checked=${visibility === this.visibility}
          @change=${() => (this.visibility = visibility)}
        />
        ${label}
      </label>
    `;
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    const { id } = this.ticket;
    try {
      const body = this.textarea.value.trim();
      await this.client.tickets.comment({ id, body, visibility: this.visibility });
      this.textarea.value = '';
      this.dispatchEvent(new Event('ticket-changed'));
    } catch (error) {
      this.error = error;
      this.textarea.focus();
    }
    this.sending = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'comment-form': CommentForm;
  }
}
