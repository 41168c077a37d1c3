import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { standingIcon, standingStyles } from '../clock/standing-icon.ts';
import { baseStyles, buttonStyles } from '../elements/styles.ts';
import { priorityTag, tagStyles } from '../elements/tags.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { ticketHref } from '../route.ts';
import { StoreController } from '../store.ts';
import type { Notice, PromiseEvent } from './notices.ts';
import type { NoticeStore } from './notice-store.ts';

const mostShown = 3;

/** Says that a promise is in danger or broken, beside the work and not in its way. */
@customElement('notice-list')
export class NoticeList extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    tagStyles,
    standingStyles,
    css`
      :host {
        position: fixed;
        z-index: 3;
        inset-block-end: 1rem;
        inset-inline-end: 1rem;
        width: min(26rem, calc(100vw - 2rem));
      }
      ul {
        display: grid;
        gap: 0.5rem;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: start;
        gap: 0.125rem 0.625rem;
        padding: 0.625rem 0.5rem 0.625rem 0.875rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-inline-start: 4px solid var(--tone);
        border-radius: var(--radius);
        box-shadow: var(--shadow-raised);
        animation: enter 200ms ease-out;
      }
      .standing-icon {
        margin-block-start: 0.25rem;
        color: var(--tone);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
      button {
        min-height: 1.75rem;
        padding: 0 0.5rem;
        line-height: 1;
      }
      .more {
        padding: 0.25rem 0.875rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        font-size: 0.875rem;
      }
      @keyframes enter {
        from {
          opacity: 0;
          transform: translateY(0.5rem);
        }
      }
    `,
  ];

  @property({ attribute: false }) store!: NoticeStore;

  constructor() {
    super();
    new StoreController(this, () => this.store);
    new StoreController(this, () => language);
  }

  override render() {
    const { notices } = this.store;
    const { notice: words } = language.text.times;
    const hidden = notices.length - mostShown;
    return html`
      <div
        role="log"
        aria-label=${words.title}
        @pointerenter=${() => this.store.hold()}
        @pointerleave=${() => this.store.release()}
        @focusin=${() => this.store.hold()}
        @focusout=${() => this.store.release()}
      >
        <ul>
          ${repeat(
            notices.slice(0, mostShown),
            ({ ticket }) => ticket.id,
            (notice) => this.#renderNotice(notice),
          )}
          ${hidden > 0 ? html`<li class="more soft">${words.more(hidden)}</li>` : nothing}
        </ul>
      </div>
    `;
  }

  /** The focus goes on to the next notice, if there is one. */
  async #dismiss(number: string): Promise<void> {
    this.store.dismiss(number);
    await this.updateComplete;
    this.renderRoot.querySelector('button')?.focus();
  }

  #renderNotice({ ticket, events }: Notice) {
    const standing = events.some(({ __typename }) => __typename === 'SlaBreachedEvent') ? 'late' : 'short';
    const { dismiss } = language.text.times.notice;
    return html`
      <li data-standing=${standing}>
        ${standingIcon(standing)}
        <div>
          <p class="head">
            ${priorityTag(ticket.priority)}
            <a
              class="mono"
              href=${ticketHref(ticket.number)}
              @click=${() => this.store.dismiss(ticket.number)}
              >${ticket.number}</a
            >
          </p>
          <p>${events.map(inWords).join(language.tag === 'zh-CN' ? '' : ' ')}</p>
        </div>
        <button
          class="quiet"
          aria-label=${dismiss(ticket.number)}
          @click=${() => this.#dismiss(ticket.number)}
        >
          ✕
        </button>
      </li>
    `;
  }
}

function inWords(event: PromiseEvent): string {
  const { clock, notice, told } = language.text.times;
  switch (event.__typename) {
    case 'SlaWarningEvent':
      return notice.warning(clock[event.clock], moment(event.dueAt));
    case 'SlaBreachedEvent':
      return notice.breached(clock[event.clock]);
    case 'SlaEscalatedEvent':
      switch (event.action) {
        case 'NOTIFY':
          return event.role ? notice.told(told[event.role]) : '';
        case 'HAND_OVER':
          return event.detail ? notice.handedOver(event.detail) : notice.handedUp;
        case 'RAISE':
          return notice.raised;
      }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-list': NoticeList;
  }
}
