import type { DeskEvent } from '@aftercare/sdk/desk';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../elements/styles.ts';
import { statusTag, tagStyles } from '../elements/tags.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { partNames } from '../parts/names.ts';
import { ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { historyDetails } from './history-details.ts';

/** Everything that happened, the newest first. */
@customElement('ticket-history')
export class TicketHistory extends LitElement {
  static override styles = [
    baseStyles,
    tagStyles,
    css`
      li {
        position: relative;
        display: grid;
        gap: 0.25rem;
        padding: 0 0 1.125rem 1.5rem;
      }
      li::before {
        content: '';
        position: absolute;
        inset-block: 0.5rem -0.5rem;
        inset-inline-start: 0.3125rem;
        border-inline-start: 2px solid var(--line);
      }
      li:last-child::before {
        display: none;
      }
      li::after {
        content: '';
        position: absolute;
        inset-block-start: 0.375rem;
        inset-inline-start: 0;
        width: 0.75rem;
        height: 0.75rem;
        border: 3px solid var(--surface);
        border-radius: 50%;
        background: var(--line-strong);
      }
      li:first-child::after {
        background: var(--accent);
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.625rem;
        font-weight: 600;
      }
      .who {
        font-size: 0.8125rem;
      }
      .who a,
      .who time {
        white-space: nowrap;
      }
      .said {
        margin-block-start: 0.25rem;
        padding: 0.5625rem 0.8125rem;
        background: var(--sunken);
        border-radius: 4px 12px 12px;
      }
      .INTERNAL .said {
        background: var(--notice-wash);
      }
      .PUBLIC .said {
        background: var(--accent-wash);
      }
      [data-type^='sla.warning'] .what,
      [data-type^='sla.escalated'] .what {
        color: var(--tone-amber);
      }
      [data-type='warranty.voided'] .what,
      [data-type='sla.breached'] .what {
        color: var(--tone-red);
      }
      .file {
        overflow-wrap: anywhere;
      }
      .visibility {
        padding: 0.0625rem 0.5rem;
        border-radius: 999px;
        font-size: 0.75rem;
      }
      .INTERNAL .visibility {
        color: var(--notice);
        background: var(--notice-wash);
      }
      .PUBLIC .visibility {
        color: var(--accent);
        background: var(--accent-wash);
      }
      dl {
        display: grid;
        gap: 0.375rem;
      }
      dt {
        font-size: 0.8125rem;
      }
    `,
  ];

  /** The oldest first, as the log gives them. */
  @property({ attribute: false }) events: readonly DeskEvent[] = [];

  /** What the parts and warehouses in them are called. */
  @property({ attribute: false }) names = partNames();

  /** Whether each event says to which ticket it happened. */
  @property({ type: Boolean }) named = false;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override render() {
    return html`
      <ol>
        ${repeat(
          this.events.toReversed(),
          ({ id }) => id,
          (event) => this.#renderEvent(event),
        )}
      </ol>
    `;
  }

  #renderEvent(event: DeskEvent) {
    const { text } = language;
    const visibility = event.__typename === 'TicketCommentedEvent' ? event.visibility : undefined;
    return html`
      <li class=${visibility ?? ''} data-type=${event.type}>
        <div class="what">
          ${text.events[event.type] ?? event.summary}
          ${visibility ? html`<span class="visibility">${text.visibility[visibility]}</span>` : nothing}
          ${event.__typename === 'TicketResumedEvent' ? statusTag(event.toStatus) : nothing}
        </div>
        <p class="who soft">
          ${actorOf(event)} ·
          <time datetime=${event.at}>${moment(event.at)}</time>
          ${
            this.named && event.ticket
              ? html`· <a class="mono" href=${ticketHref(event.ticket.number)}>${event.ticket.number}</a>`
              : nothing
          }
        </p>
        ${historyDetails(event, this.names)}
      </li>
    `;
  }
}

/** The name of a key says whose it is. */
const actorOf = ({ actor: { name, kind } }: DeskEvent) =>
  kind === 'API_KEY' ? name : `${name} · ${language.text.actor[kind]}`;

declare global {
  interface HTMLElementTagNameMap {
    'ticket-history': TicketHistory;
  }
}
