import { html, nothing, unsafeCSS } from 'lit';
import { state } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale.ts';
import type { AftercareSubmittedEvent } from '../events/submitted.ts';
import type { ReportMessages } from '../i18n/messages.ts';
import { reportCatalogue } from '../i18n/report-catalogue.ts';
import base from '../internal/base.css?inline';
import { define } from '../internal/define.ts';
import { AftercareElement } from '../internal/element.ts';
import '../repair-form/repair-form.ts';
import styles from './aftercare-widget.css?inline';

type View = 'report' | 'track';

const views: readonly View[] = ['report', 'track'];

/**
 * The whole of a dealer's service desk for customers: report a repair, then follow it. Remembers this browser's
 * tickets.
 *
 * @fires aftercare-submitted - The server has given a report its number. Not cancelable here: the widget shows the
 *   ticket itself.
 * @fires aftercare-status-changed - The shown ticket has a status the page has not been told of.
 * @fires aftercare-error - A request failed; the customer has been told.
 *
 * @csspart panel - The frame around everything.
 * @csspart tabs - The row of the two views.
 * @csspart tab - One view's tab.
 *
 * @cssproperty --aftercare-accent - Buttons, marks and the focus ring.
 * @cssproperty --aftercare-on-accent - Text on the accent colour.
 * @cssproperty --aftercare-text - Text.
 * @cssproperty --aftercare-surface - The ground.
 * @cssproperty --aftercare-border - Frames and lines.
 * @cssproperty --aftercare-danger - Errors.
 * @cssproperty --aftercare-success - Things that went well.
 * @cssproperty --aftercare-radius - Rounding of fields and buttons; the frame's grows with it. 10px.
 * @cssproperty --aftercare-spacing - The unit of all distances. 8px.
 * @cssproperty --aftercare-font - The font family; else the page's.
 * @cssproperty --aftercare-font-size - The size of text; else the visitor's.
 */
export class AftercareWidget extends AftercareElement {
  static override styles = [unsafeCSS(base), unsafeCSS(styles)];

  @state() private view: View = 'report';
  @state() private tracking: 'absent' | 'ready' | 'failed' = 'absent';

  private readonly text = new LocaleController(this, reportCatalogue);

  protected override render() {
    const { messages } = this.text;
    if (!messages) return html`<div class="panel pending" part="panel"></div>`;
    return html`<section class="panel" part="panel" aria-label=${messages.views.label}>
      <div role="tablist" part="tabs" aria-label=${messages.views.label} @keydown=${this.#onKey}>
        ${views.map(
          (view) =>
            html`<button
              id="${view}-tab"
              role="tab"
              part="tab"
              type="button"
              aria-controls=${view}
              aria-selected=${view === this.view}
              tabindex=${view === this.view ? 0 : -1}
              @click=${() => this.#show(view)}
            >
              ${messages.views[view]}
            </button>`,
        )}
      </div>
      <div id="report" role="tabpanel" aria-labelledby="report-tab" ?hidden=${this.view !== 'report'}>
        <aftercare-repair-form
          exportparts="form, field, input, choice, submit"
          .endpoint=${this.endpoint}
          .publishableKey=${this.publishableKey}
          .locale=${this.locale}
          @aftercare-submitted=${this.#onSubmitted}
        ></aftercare-repair-form>
      </div>
      <div id="track" role="tabpanel" aria-labelledby="track-tab" ?hidden=${this.view !== 'track'}>
        ${this.#trackView(messages)}
      </div>
    </section>`;
  }

  #trackView(messages: ReportMessages) {
    if (this.tracking === 'failed') {
      return html`<div class="banner error" role="alert">
        <p>
          ${messages.unreachable}
          <button type="button" @click=${() => void this.#loadTracking()}>${messages.retry}</button>
        </p>
      </div>`;
    }
    if (this.tracking === 'absent') return nothing;
    return html`<aftercare-repair-status
      exportparts="lookup, ticket, progress, outlook, visit, promises, timeline, entry, reply, sign-off, field, input, submit"
      .endpoint=${this.endpoint}
      .publishableKey=${this.publishableKey}
      .locale=${this.locale}
    ></aftercare-repair-status>`;
  }

  #show(view: View): void {
    this.view = view;
    if (view === 'track') void this.#loadTracking();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const keys = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];
    if (!keys.includes(event.key)) return;
    event.preventDefault();
    const other = this.view === 'report' ? 'track' : 'report';
    const next = event.key === 'Home' ? 'report' : event.key === 'End' ? 'track' : other;
    this.#show(next);
    void this.focusRendered(`#${next}-tab`);
  };

  readonly #onSubmitted = async (event: AftercareSubmittedEvent): Promise<void> => {
    event.preventDefault();
    const { number, trackingToken } = event;
    this.view = 'track';
    await this.#loadTracking();
    await this.updateComplete;
    this.renderRoot.querySelector('aftercare-repair-status')?.show({ number, trackingToken, received: true });
  };

  async #loadTracking(): Promise<void> {
    if (this.tracking === 'ready') return;
    try {
      await import('../repair-status/repair-status.ts');
      this.tracking = 'ready';
    } catch (error) {
      this.tracking = 'failed';
      this.report(error);
    }
  }
}

define('aftercare-widget', AftercareWidget);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-widget': AftercareWidget;
  }
}
