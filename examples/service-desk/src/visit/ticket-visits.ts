import type { Ticket, Visit } from '@aftercare/sdk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { span } from '../language/time.ts';
import { planHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { dispatchers, handles, hasRole } from '../ticket/roles.ts';
import './visit-moves.ts';
import './visit-planner.ts';
import { visitTag, visitTagStyles } from './visit-tag.ts';
import { localDate } from './window.ts';

const bookable: ReadonlySet<Ticket['status']> = new Set<Ticket['status']>([
  'ACCEPTED',
  'SCHEDULED',
  'IN_PROGRESS',
]);

/**
 * Who works on a ticket, and the visits to its site.
 *
 * @fires ticket-changed - after something was done
 */
@customElement('ticket-visits')
export class TicketVisits extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    visitTagStyles,
    css`
      .assignee {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        margin-block-end: 0.75rem;
      }
      .assignee button,
      .plan {
        min-height: 2rem;
        padding: 0.125rem 0.625rem;
        font-size: 0.9375rem;
      }
      ol {
        display: grid;
        gap: 0.625rem;
        margin-block-end: 0.75rem;
      }
      ol:empty {
        display: none;
      }
      li {
        padding: 0.625rem 0.75rem;
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--tone);
        border-radius: var(--radius);
      }
      .when {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.125rem 0.625rem;
      }
      .when a {
        font-weight: 600;
        color: var(--ink);
      }
      visit-moves {
        margin-block-start: 0.5rem;
      }
      li[data-over] {
        border-inline-start-width: 1px;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) ticket!: Ticket;
  @state() private planning = false;
  @state() private sending = false;
  @state() private error: unknown;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    const { visits: words } = language.text;
    const { visits, assignee, status } = this.ticket;
    const { viewer } = this.desk;
    const dispatches = hasRole(viewer.roles, dispatchers) && handles(viewer, this.ticket);
    const canPlan = dispatches && bookable.has(status);
    const isAssigned = assignee !== null || visits.every(({ endedAt }) => endedAt !== null);
    return html`
      <p class="assignee" ?hidden=${!isAssigned}>
        <span class="soft">${words.assignee}</span>
        <b>${assignee?.name ?? words.nobody}</b>
        ${
          assignee && canPlan
            ? html`<button class="quiet" aria-disabled=${this.sending} @click=${this.#unassign}>
                ${words.unassign}
              </button>`
            : nothing
        }
      </p>
      ${this.error ? html`<p class="note error" role="alert">${explain(this.error)}</p>` : nothing}
      <ol>
        ${repeat(
          visits,
          ({ id }) => id,
          (visit) => this.#renderVisit(visit),
        )}
      </ol>
      ${visits.length || canPlan ? nothing : html`<p class="soft">${words.none}</p>`}
      ${canPlan ? this.#renderPlanner() : nothing}
    `;
  }

  #renderVisit(visit: Visit) {
    const { startsAt, endsAt, state, technician } = visit;
    const over = visit.endedAt !== null;
    return html`
      <li data-visit=${state} ?data-over=${over}>
        <p class="when">
          <a href=${planHref(localDate(new Date(startsAt)))}>
            <time datetime=${startsAt}>${span(startsAt, endsAt)}</time>
          </a>
          ${visitTag(state)}
          <span>${technician.name}</span>
        </p>
        <visit-moves .desk=${this.desk} .ticket=${this.ticket} .visit=${visit}></visit-moves>
      </li>
    `;
  }

  #renderPlanner() {
    const { visits: words } = language.text;
    return html`
      <button class="plan" aria-expanded=${this.planning} @click=${() => (this.planning = !this.planning)}>
        ${words.planOrAssign}
      </button>
      ${
        this.planning
          ? html`<visit-planner
              .desk=${this.desk}
              .ticket=${this.ticket}
              @planner-closed=${this.#closePlanner}
            ></visit-planner>`
          : nothing
      }
    `;
  }

  #closePlanner = () => {
    this.planning = false;
    this.renderRoot.querySelector<HTMLElement>('.plan')?.focus();
  };

  #unassign = async () => {
    if (this.sending) return;
    this.sending = true;
    this.error = undefined;
    const { id, version } = this.ticket;
    try {
      await this.desk.client.tickets.unassign({ id, expectedVersion: version });
    } catch (error) {
      this.error = error;
    }
    this.sending = false;
    this.dispatchEvent(new Event('ticket-changed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-visits': TicketVisits;
  }
}
