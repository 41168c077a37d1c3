import type { AftercareEvent } from '@aftercare/sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import './board/board-view.ts';
import { deskAppStyles } from './desk-app.styles.ts';
import type { Desk } from './desk.ts';
import './device/device-view.ts';
import './elements/connection-state.ts';
import { logo } from './elements/logo.ts';
import { explain } from './explain.ts';
import './keys/keys-view.ts';
import { language, languages, type LanguageTag } from './language/language.ts';
import './notice/notice-list.ts';
import './plan/plan-view.ts';
import './quarantine/quarantine-view.ts';
import { boardHref, keysHref, parseRoute, planHref, type Route, stockHref } from './route.ts';
import './sandbox/sandbox-clock.ts';
import './search/search-box.ts';
import { session } from './session.ts';
import './sign-in/sign-in-view.ts';
import './stock/stock-view.ts';
import { StoreController } from './store.ts';
import { hasRole } from './ticket/roles.ts';
import './ticket/ticket-view.ts';

/** The frame of the desk: who is signed in, which view the address asks for, and what to say out loud. */
@customElement('desk-app')
export class DeskApp extends LitElement {
  static override styles = deskAppStyles;

  @state() private route: Route = parseRoute(location.hash);
  @state() private announcement = '';
  @query('main') private readonly main!: HTMLElement;

  #previous: Route = this.route;
  #listeningTo?: Desk;

  constructor() {
    super();
    new StoreController(this, () => language);
    new StoreController(this, () => session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#navigate);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#navigate);
  }

  override willUpdate(): void {
    const { desk } = session;
    if (desk && desk !== this.#listeningTo) {
      desk.feed.observe(() => this.requestUpdate());
      desk.feed.listen({ onEvent: (event) => this.#announce(event), onReconnect: () => undefined });
    }
    this.#listeningTo = desk;
    document.title = [this.#subject(), language.text.product].filter(Boolean).join(' · ');
  }

  override render() {
    if (!session.desk) return session.restoring ? nothing : html`<sign-in-view></sign-in-view>`;
    return html`
      ${this.#renderHeader(session.desk)}
      <main tabindex="-1">${this.#renderView(session.desk)}</main>
      <notice-list .store=${session.desk.notices}></notice-list>
      <p class="visually-hidden" role="status">${this.announcement}</p>
    `;
  }

  #renderHeader(desk: Desk) {
    const { client, viewer, feed } = desk;
    const { text } = language;
    const roles = viewer.roles.map((role) => text.role[role]).join(' · ');
    return html`
      <header>
        <a class="skip" href=${location.hash || boardHref} @click=${this.#skip}>${text.skip}</a>
        <a class="brand" href=${boardHref} aria-label=${text.product}>
          ${logo}
          <span>${text.product}</span>
        </a>
        <nav aria-label=${text.views}>
          ${this.#renderLink(boardHref, text.board.title, 'board')}
          ${this.#renderLink(planHref(), text.visits.day.link, 'plan')}
          ${this.#renderLink(stockHref(), text.stock.title, 'stock')}
          ${hasRole(viewer.roles, []) ? this.#renderLink(keysHref, text.keys.title, 'keys') : nothing}
        </nav>
        <search-box .client=${client}></search-box>
        ${viewer.sandbox ? html`<sandbox-clock .desk=${desk}></sandbox-clock>` : nothing}
        <connection-state .feed=${feed}></connection-state>
        <div class="viewer">
          <p class="organization">${viewer.kind === 'MEMBER' ? viewer.label : viewer.organization?.name}</p>
          <p class="roles soft">
            ${[viewer.kind === 'MEMBER' && viewer.organization?.name, roles || viewer.label].filter(Boolean).join(' · ')}
          </p>
        </div>
        ${this.#renderLanguage()}
        <button class="quiet" @click=${() => session.signOut()}>${text.signIn.signOut}</button>
      </header>
      ${
        feed.connection === 'offline'
          ? html`<p class="note offline" role="alert">
              ${feed.failure ? explain(feed.failure) : text.connection.offlineLong}
            </p>`
          : nothing
      }
    `;
  }

  #renderLink(href: string, label: string, view: Route['view']) {
    return html`<a href=${href} aria-current=${this.route.view === view ? 'page' : nothing}>${label}</a>`;
  }

  #renderLanguage() {
    const other: LanguageTag = language.tag === 'en' ? 'zh-CN' : 'en';
    return html`
      <button class="quiet" lang=${other} @click=${() => language.choose(other)}>
        ${languages[other].name}
      </button>
    `;
  }

  #renderView(desk: Desk) {
    switch (this.route.view) {
      case 'board': {
        const cameFrom = this.#previous.view === 'ticket' ? this.#previous.number : undefined;
        return html`<board-view
          .board=${desk.board}
          .quarantine=${desk.quarantine}
          .cameFrom=${cameFrom}
        ></board-view>`;
      }
      case 'quarantine':
        return html`<quarantine-view .desk=${desk}></quarantine-view>`;
      case 'ticket':
        return html`<ticket-view .desk=${desk} .number=${this.route.number}></ticket-view>`;
      case 'device':
        return html`<device-view .desk=${desk} .serial=${this.route.serial}></device-view>`;
      case 'plan':
        return html`<plan-view .desk=${desk} .day=${this.route.day}></plan-view>`;
      case 'stock':
        return html`<stock-view .desk=${desk} .tab=${this.route.tab}></stock-view>`;
      case 'keys':
        return html`<keys-view .desk=${desk}></keys-view>`;
    }
  }

  #subject(): string {
    if (!session.desk) return '';
    switch (this.route.view) {
      case 'board':
        return '';
      case 'quarantine':
        return language.text.quarantine.title;
      case 'ticket':
        return this.route.number;
      case 'device':
        return this.route.serial;
      case 'plan':
        return language.text.visits.day.title;
      case 'stock':
        return language.text.stock.title;
      case 'keys':
        return language.text.keys.title;
    }
  }

  /** A new view takes the focus, so that keyboard and screen reader go on from its beginning. */
  #navigate = async () => {
    this.#previous = this.route;
    this.route = parseRoute(location.hash);
    await this.updateComplete;
    const view = this.main?.firstElementChild;
    if (view instanceof LitElement) {
      await view.updateComplete;
      window.scrollTo(0, 0);
      view.focus();
    }
  };

  #skip = (event: Event) => {
    event.preventDefault();
    this.main.focus();
  };

  #announce(event: AftercareEvent): void {
    const { ticket } = event;
    if (!ticket || !('toStatus' in event) || event.fromStatus === event.toStatus) return;
    const { board, status } = language.text;
    this.announcement =
      event.type === 'ticket.submitted' || event.type === 'ticket.released'
        ? board.arrived(ticket.number)
        : board.moved(ticket.number, status[event.toStatus]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-app': DeskApp;
  }
}
