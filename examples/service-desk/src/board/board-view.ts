import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import type { LiveResource } from '../live-resource.ts';
import type { Quarantine } from '../quarantine/follow-quarantine.ts';
import { quarantineHref } from '../route.ts';
import { StoreController } from '../store.ts';
import type { BoardStore } from './board-store.ts';
import { boardStyles } from './board-view.styles.ts';
import type { Column, ColumnKey } from './board-state.ts';
import { ticketCard } from './ticket-card.ts';

/** The tickets in the columns of their states. On a narrow screen one column at a time. */
@customElement('board-view')
export class BoardView extends LitElement {
  static override styles = boardStyles;

  @property({ attribute: false }) board!: BoardStore;
  @property({ attribute: false }) quarantine!: LiveResource<Quarantine>;
  /** The ticket whose page was left for the board; its card takes the focus back. */
  @property() cameFrom?: string;
  @state() private chosen: ColumnKey = 'new';
  @query('h1') private readonly heading!: HTMLElement;

  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => this.board);
    new StoreController(this, () => this.quarantine);
    new StoreController(this, () => language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const column = this.board.columns.find(({ tickets }) =>
      tickets.some(({ number }) => number === this.cameFrom),
    );
    if (column) this.chosen = column.key;
  }

  override focus(): void {
    const card =
      this.cameFrom && this.renderRoot.querySelector<HTMLElement>(`[data-number="${this.cameFrom}"]`);
    (card || this.heading).focus();
  }

  override render() {
    const { text } = language;
    return html`
      <header>
        <h1 tabindex="-1">${text.board.title}</h1>
        ${this.#renderQuarantine()}
      </header>
      <div class="chooser" role="group" aria-label=${text.board.choose}>
        ${this.board.columns.map((column) => this.#renderChoice(column))}
      </div>
      <div class="columns">
        ${this.board.columns.filter(({ key }) => key !== 'archive').map((column) => this.#renderColumn(column))}
      </div>
      ${this.#renderArchive(this.board.column('archive'))}
    `;
  }

  /** The way to what waits to be looked at, and how much there is. */
  #renderQuarantine() {
    const { value } = this.quarantine;
    const { title } = language.text.quarantine;
    const { atLeast, exactly } = language.text.board;
    if (!value?.tickets.length) return html`<a class="quarantine" href=${quarantineHref}>${title}</a>`;
    const { tickets, hasMore } = value;
    return html`<a class="quarantine some" href=${quarantineHref}>
      ${title}
      <span class="count" aria-hidden="true">${tickets.length}${hasMore ? '+' : ''}</span>
      <span class="visually-hidden">(${hasMore ? atLeast(tickets.length) : exactly(tickets.length)})</span>
    </a>`;
  }

  #renderChoice(column: Column) {
    const { key } = column;
    return html`
      <button aria-pressed=${key === this.chosen} @click=${() => this.#choose(key)}>
        ${language.text.board.columns[key]} ${count(column)}
      </button>
    `;
  }

  #renderColumn(column: Column) {
    const { key, statuses } = column;
    return html`
      <section data-status=${statuses[0]} aria-labelledby=${key} ?data-chosen=${key === this.chosen}>
        <h2 id=${key}>${language.text.board.columns[key]} ${count(column)}</h2>
        ${this.#renderTickets(column)}
      </section>
    `;
  }

  /** Loaded only when somebody wants to see it. */
  #renderArchive(column: Column) {
    const { key, statuses, phase } = column;
    const open = phase !== 'closed';
    return html`
      <section
        class="archive"
        data-status=${statuses[0]}
        aria-labelledby=${key}
        ?data-chosen=${key === this.chosen}
      >
        <h2 id=${key}>${language.text.board.columns[key]} ${count(column)}</h2>
        ${
          open
            ? this.#renderTickets(column)
            : html`<button @click=${() => this.board.load(key)}>${language.text.board.show}</button>`
        }
      </section>
    `;
  }

  #renderTickets(column: Column) {
    const { board } = language.text;
    const { key, tickets, phase, cursor } = column;
    return html`
      <ul>
        ${repeat(
          tickets,
          ({ id }) => id,
          (ticket) => html`
            <li>
              ${ticketCard(ticket, {
                now: serverClock.now,
                impliedStatus: key === 'archive' ? undefined : column.statuses[0],
                highlighted: this.board.isHighlighted(ticket.id),
                onHighlightEnd: () => this.board.endHighlight(ticket.id),
              })}
            </li>
          `,
        )}
      </ul>
      ${phase === 'ready' && !tickets.length ? html`<p class="empty soft">${board.empty[key]}</p>` : nothing}
      ${
        phase === 'loading' && !tickets.length
          ? html`<p class="visually-hidden">${board.loading}</p>
              <div class="skeleton" aria-hidden="true"></div>
              <div class="skeleton" aria-hidden="true"></div>`
          : nothing
      }
      ${
        phase === 'failed'
          ? html`<div class="note error" role="alert">
              ${explain(column.error)}
              <button @click=${() => this.board.load(key, cursor ?? undefined)}>
                ${language.text.errors.retry}
              </button>
            </div>`
          : nothing
      }
      ${
        cursor !== null && phase !== 'failed'
          ? html`<button
              class="more"
              aria-disabled=${phase === 'loading'}
              @click=${() => this.#loadMore(column)}
            >
              ${phase === 'loading' ? board.loading : board.more}
              <span class="visually-hidden">: ${board.columns[key]}</span>
            </button>`
          : nothing
      }
    `;
  }

  #choose(key: ColumnKey): void {
    this.chosen = key;
    if (this.board.column(key).phase === 'closed') void this.board.load(key);
  }

  #loadMore({ key, phase, cursor }: Column): void {
    if (phase !== 'loading' && cursor !== null) void this.board.load(key, cursor);
  }
}

/** Only what is loaded can be counted; a plus says that there is more. */
function count({ tickets, phase, cursor }: Column) {
  if (phase === 'closed' || (phase === 'loading' && !tickets.length)) return nothing;
  const { atLeast, exactly } = language.text.board;
  const more = cursor !== null;
  return html`
    <span class="count" aria-hidden="true">${tickets.length}${more ? '+' : ''}</span>
    <span class="visually-hidden">(${more ? atLeast(tickets.length) : exactly(tickets.length)})</span>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'board-view': BoardView;
  }
}
