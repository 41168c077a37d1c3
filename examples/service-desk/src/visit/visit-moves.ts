import type { TicketSummary, Visit, VisitState } from '@aftercare/sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { fieldStyles, longTextField } from '../elements/field.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain, issueAt } from '../explain.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';
import { dispatchers, hasRole } from '../ticket/roles.ts';
import './visit-planner.ts';

/** What ends a visit without a result is worth a word. */
const withNote: ReadonlySet<VisitState> = new Set<VisitState>(['MISSED', 'CANCELLED']);

/**
 * What can be done with a visit: say how it goes, or move it to another time or technician.
 *
 * @fires ticket-changed - after something was done
 */
@customElement('visit-moves')
export class VisitMoves extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    css`
      .moves {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }
      button {
        min-height: 2rem;
        padding: 0.125rem 0.75rem;
        font-size: 0.9375rem;
      }
      .moves:focus-visible {
        outline: none;
      }
      .note-form {
        display: grid;
        gap: 0.625rem;
        margin-block-start: 0.75rem;
      }
      .note {
        margin-block-start: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: TicketSummary;
  @property({ attribute: false }) visit!: Visit;
  /** The form that is open: the note of a move, or the new time. */
  @state() private open?: VisitState | 'reschedule';
  @state() private sending = false;
  @state() private error: unknown;
  @query('textarea') private readonly textarea?: HTMLTextAreaElement;
  @query('.moves') private readonly moves!: HTMLElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { visits } = language.text;
    const { allowedTransitions, technician, state } = this.visit;
    const movable =
      state === 'BOOKED' && allowedTransitions.length > 0 && hasRole(this.desk.viewer.roles, dispatchers);
    return html`
      <div class="moves" role="group" tabindex="-1" aria-label=${visits.moveOf(technician.name)}>
        ${allowedTransitions.map((to) => this.#renderMove(to))}
        ${
          movable
            ? html`<button
                class="quiet"
                data-move="reschedule"
                aria-expanded=${this.open === 'reschedule'}
                @click=${() => this.#toggle('reschedule')}
              >
                ${visits.reschedule}
              </button>`
            : nothing
        }
      </div>
      ${this.#renderForm()}
      ${this.error ? html`<p class="note error" role="alert">${explain(this.error)}</p>` : nothing}
    `;
  }

  #renderMove(to: VisitState) {
    const asks = withNote.has(to);
    return html`
      <button
        class=${to === 'CANCELLED' ? 'danger' : ''}
        data-move=${to}
        aria-expanded=${asks ? this.open === to : nothing}
        aria-disabled=${this.sending}
        @click=${() => (asks ? this.#toggle(to) : this.#move(to))}
      >
        ${language.text.visits.move[to]}
      </button>
    `;
  }

  #renderForm() {
    const { visits, form } = language.text;
    const { open } = this;
    if (!open) return nothing;
    if (open === 'reschedule') {
      return html`<visit-planner
        .desk=${this.desk}
        .ticket=${this.ticket}
        .visit=${this.visit}
        @planner-closed=${this.#leave}
      ></visit-planner>`;
    }
    const label = visits.move[open];
    return html`
      <form class="note-form" aria-label=${label} @submit=${this.#submit} @keydown=${this.#escape}>
        ${longTextField({ name: 'note', label: visits.note, optional: true, issue: issueAt(this.error, 'note') }, { rows: 2 })}
        <div class="moves">
          <button class=${open === 'CANCELLED' ? 'danger' : 'primary'} aria-disabled=${this.sending}>
            ${this.sending ? form.sending : label}
          </button>
          <button type="button" class="quiet" @click=${this.#leave}>${form.dismiss}</button>
        </div>
      </form>
    `;
  }

  async #toggle(form: VisitState | 'reschedule'): Promise<void> {
    if (this.open === form) return this.#leave();
    this.open = form;
    this.error = undefined;
    await this.updateComplete;
    this.textarea?.focus();
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { open } = this;
    if (open && open !== 'reschedule') void this.#move(open, this.textarea?.value.trim());
  };

  async #move(state: VisitState, note?: string): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    try {
      await this.desk.client.visits.move({ visit: this.visit.id, state, note: note || null });
      this.open = undefined;
      // The button that was pressed is about to go.
      this.moves.focus();
    } catch (error) {
      this.error = error;
    }
    this.sending = false;
    this.dispatchEvent(new Event('ticket-changed', { bubbles: true, composed: true }));
  }

  #escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#leave();
  };

  #leave = () => {
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-move="${this.open}"]`);
    this.open = undefined;
    this.error = undefined;
    button?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'visit-moves': VisitMoves;
  }
}
