import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BeatController, serverClock } from '../clock/server-clock.ts';
import type { Desk } from '../desk.ts';
import '../clock/ticket-clocks.ts';
import '../files/attached-files.ts';
import { productName } from '../elements/product-name.ts';
import { priorityTag, statusTag } from '../elements/tags.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { age, moment } from '../language/time.ts';
import type { LiveResource } from '../live-resource.ts';
import { boardHref } from '../route.ts';
import { StoreController } from '../store.ts';
import { partNames } from '../parts/names.ts';
import '../parts/ticket-parts.ts';
import '../loaner/ticket-loaners.ts';
import '../payer/ticket-payer.ts';
import '../quote/ticket-quotes.ts';
import '../visit/ticket-visits.ts';
import '../quarantine/quarantine-steps.ts';
import { quarantineReasons } from '../quarantine/reasons.ts';
import './comment-form.ts';
import { repeatNote } from './repeat-note.ts';
import './ticket-actions.ts';
import { ticketFacts } from './ticket-facts.ts';
import { signOff } from './sign-off.ts';
import './ticket-history.ts';
import { followTicket, type TicketFile } from './ticket-source.ts';
import { ticketViewStyles } from './ticket-view.styles.ts';

/** One ticket: what is known, what happened, and what can be done next. Up to date for as long as it is open. */
@customElement('ticket-view')
export class TicketView extends LitElement {
  static override styles = ticketViewStyles;

  @property({ attribute: false }) desk!: Desk;
  @property() number!: string;
  @query('h1') private readonly heading!: HTMLElement;

  #file?: LiveResource<TicketFile>;
  constructor() {
    super();
    new BeatController(this, 'minute');
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#file?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk') && !changed.has('number')) return;
    const shown = changed.has('number') ? undefined : this.#file?.value;
    this.#file?.close();
    this.#file = followTicket(this.desk, this.number);
    // In another language it is still the same ticket, maybe with a half-written comment.
    this.#file.value = shown;
    this.#file.observe(() => this.requestUpdate());
  }

  override focus(): void {
    this.heading.focus();
  }

  override render() {
    const { text } = language;
    const { value, error } = this.#file!;
    return html`
      <a class="back" href=${boardHref}><span aria-hidden="true">←</span> ${text.ticket.back}</a>
      <header>
        <h1 class="mono" tabindex="-1">${this.number}</h1>
        ${value ? this.#renderState(value) : nothing}
      </header>
      ${error ? this.#renderError(error) : nothing}
      ${value === null ? html`<p class="panel">${text.ticket.notFound(this.number)}</p>` : nothing}
      ${value ? repeatNote(value.ticket) : nothing} ${value ? this.#renderFile(value) : nothing}
      ${value === undefined && !error ? html`<p class="panel soft" role="status">${text.board.loading}</p>` : nothing}
    `;
  }

  #renderState({ ticket }: TicketFile) {
    return html`
      ${statusTag(ticket.status, ticket.holdReason)} ${priorityTag(ticket.priority)}
      <span class="soft">${language.text.priority[ticket.priority]}</span>
      <time class="soft" datetime=${ticket.createdAt} title=${moment(ticket.createdAt)}>
        ${age(ticket.createdAt, serverClock.now)}
      </time>
      <p class="subject">
        ${[ticket.model && productName(ticket.model), ticket.contact?.name].filter(Boolean).join(' · ')}
      </p>
    `;
  }

  /** Nothing can be done about it, and nothing was, but for one decision. */
  #renderQuarantined({ ticket, parts, history }: TicketFile) {
    const { text } = language;
    return html`
      <div class="columns">
        <section class="panel" aria-labelledby="description">
          <h2 id="description">${text.ticket.description}</h2>
          <p class="pre">${ticket.description}</p>
        </section>
        <section class="panel" aria-labelledby="quarantine">
          <h2 id="quarantine">${text.quarantine.title}</h2>
          ${quarantineReasons(ticket.quarantine?.reasons ?? [])}
          <p class="soft held">${text.quarantine.held}</p>
          <quarantine-steps
            .desk=${this.desk}
            .ticket=${ticket}
            @ticket-changed=${this.#decided}
          ></quarantine-steps>
        </section>
        <aside class="panel" aria-labelledby="facts">
          <h2 id="facts">${text.ticket.facts}</h2>
          ${ticketFacts(ticket)}
        </aside>
        <section class="panel" aria-labelledby="history">
          <h2 id="history">${text.ticket.history}</h2>
          <ticket-history .events=${history} .names=${partNames(parts)}></ticket-history>
        </section>
      </div>
    `;
  }

  /** What was pressed is gone with the quarantine. */
  #decided = async () => {
    await this.#file?.read();
    if (this.#file?.value?.ticket.quarantine?.endedAt) this.heading.focus();
  };

  #renderFile(file: TicketFile) {
    const { ticket, coverage, quotes, parts, signedOff, history } = file;
    const { text } = language;
    if (ticket.quarantine && !ticket.quarantine.endedAt) return this.#renderQuarantined(file);
    return html`
      <section class="panel clocks" aria-labelledby="clocks">
        <h2 id="clocks">${text.times.title}</h2>
        <ticket-clocks .sla=${ticket.sla}></ticket-clocks>
      </section>
      <div class="columns">
        <section class="panel" aria-labelledby="description">
          <h2 id="description">${text.ticket.description}</h2>
          <p class="pre">${ticket.description}</p>
        </section>
        <section class="panel" aria-labelledby="actions">
          <h2 id="actions">${text.ticket.actions}</h2>
          <ticket-actions
            .desk=${this.desk}
            .ticket=${ticket}
            @ticket-changed=${this.#reload}
          ></ticket-actions>
        </section>
        <section class="panel" aria-labelledby="payer">
          <h2 id="payer">${text.warranty.payer.title}</h2>
          <ticket-payer
            .desk=${this.desk}
            .ticket=${ticket}
            .coverage=${coverage}
            @ticket-changed=${this.#reload}
          ></ticket-payer>
        </section>
        <section class="panel" aria-labelledby="quote">
          <h2 id="quote">${text.quote.title}</h2>
          <ticket-quotes
            .desk=${this.desk}
            .ticket=${ticket}
            .quotes=${quotes}
            .isDecided=${coverage.coverageDecisions.length > 0}
            @ticket-changed=${this.#reload}
          ></ticket-quotes>
        </section>
        <section class="panel" aria-labelledby="parts">
          <h2 id="parts">${text.parts.title}</h2>
          <ticket-parts
            .desk=${this.desk}
            .ticket=${ticket}
            .lines=${parts}
            @ticket-changed=${this.#reload}
          ></ticket-parts>
        </section>
        <section class="panel" aria-labelledby="files">
          <h2 id="files">${text.files.title}</h2>
          <attached-files .desk=${this.desk} .ticket=${ticket}></attached-files>
        </section>
        ${signOff(ticket, signedOff)}
        <section class="panel" aria-labelledby="visits">
          <h2 id="visits">${text.visits.title}</h2>
          <ticket-visits .desk=${this.desk} .ticket=${ticket} @ticket-changed=${this.#reload}></ticket-visits>
        </section>
        <section class="panel" aria-labelledby="loaners">
          <h2 id="loaners">${text.loaners.title}</h2>
          <ticket-loaners .desk=${this.desk} .ticket=${ticket}></ticket-loaners>
        </section>
        <aside class="panel" aria-labelledby="facts">
          <h2 id="facts">${text.ticket.facts}</h2>
          ${ticketFacts(ticket)}
        </aside>
        <section class="panel" aria-labelledby="history">
          <h2 id="history">${text.ticket.history}</h2>
          <comment-form
            .client=${this.desk.client}
            .ticket=${ticket}
            @ticket-changed=${this.#reload}
          ></comment-form>
          <ticket-history .events=${history} .names=${partNames(parts)}></ticket-history>
        </section>
      </div>
    `;
  }

  #renderError(error: unknown) {
    return html`
      <div class="note error" role="alert">
        ${explain(error)}
        <button @click=${() => this.#file?.read()}>${language.text.errors.retry}</button>
      </div>
    `;
  }

  #reload = () => void this.#file?.read();
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-view': TicketView;
  }
}
