import { html, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale.ts';
import { reportCatalogue } from '../i18n/report-catalogue.ts';
import base from '../internal/base.css?inline';
import { define } from '../internal/define.ts';
import { AftercareElement } from '../internal/element.ts';
import { DraftStore, emptyDraft, type Draft, type FieldName } from './draft.ts';
import type { Exchange } from './exchange.ts';
import { contactFields, deviceFields, faultFields } from './fields.ts';
import styles from './repair-form.css?inline';

/** What shows that somebody is there. */
const activities = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'scroll'];

/**
 * Reports a repair: what device, what is wrong, how to reach the customer. What is typed survives a reload and a lost
 * network, and is sent once. The server is first asked when the visitor begins to use the page.
 *
 * @fires aftercare-submitted - The server has given the report a number.
 * @fires aftercare-error - A request failed; the customer has been told.
 *
 * @csspart form - The form.
 * @csspart field - A label with its control and the note below.
 * @csspart input - A text field, text area or list.
 * @csspart choice - One of the four severities.
 * @csspart submit - The button that sends the report.
 * @csspart confirmation - What is shown when the report has arrived.
 */
export class AftercareRepairForm extends AftercareElement {
  static override styles = [unsafeCSS(base), unsafeCSS(styles)];

  /** Leaves out the heading, for pages that have their own. */
  @property({ type: Boolean, attribute: 'without-heading' }) withoutHeading = false;

  /** @internal */
  @state() draft: Draft = emptyDraft();

  @state() private exchange: Exchange | undefined;
  @state() private stranded = false;

  private readonly text = new LocaleController(this, reportCatalogue);
  #drafts = new DraftStore('');
  #beginning: Promise<void> | undefined;
  #visit: AbortController | undefined;

  /** @internal */
  get offlineText(): string {
    return this.text.messages?.offline ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#visit = new AbortController();
    const { signal } = this.#visit;
    for (const activity of activities) {
      window.addEventListener(activity, this.#onActivity, { passive: true, signal });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#visit?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('publishableKey')) {
      this.#drafts = new DraftStore(this.publishableKey);
      this.draft = this.#drafts.read();
    } else if (changed.has('draft')) {
      this.#drafts.write(this.draft);
    }
  }

  protected override render() {
    const { messages } = this.text;
    const { exchange } = this;
    if (!messages) return html`<div class="pending"></div>`;
    const view = {
      messages,
      values: this.draft.values,
      answers: exchange,
      onInput: this.#onInput,
      onDevice: () => exchange?.checkDevice(),
    };
    return (
      exchange?.confirmation() ??
      html`<form part="form" novalidate aria-busy=${exchange?.sending ?? false} @submit=${this.#onSubmit}>
        ${
          this.withoutHeading
            ? nothing
            : html`<div class="intro">
                <h2>${messages.title}</h2>
                <p class="muted">${messages.intro}</p>
              </div>`
        }
        ${exchange?.problems()} ${deviceFields(view)} ${faultFields(view)} ${contactFields(view)}
        ${exchange?.photos?.field()} ${exchange?.honeypot()}
        <div class="send">
          <div role="alert">
            ${
              this.stranded
                ? html`<p class="banner error">
                    ${navigator.onLine ? messages.unreachable : messages.offline}
                  </p>`
                : exchange?.notice()
            }
          </div>
          <button class="primary" part="submit" type="submit" aria-disabled=${exchange?.sending ?? false}>
            ${exchange?.sending ? messages.sending : messages.send}
          </button>
          <p class="note">${messages.privacy}</p>
        </div>
      </form>`
    );
  }

  readonly #onInput = (field: FieldName, value: string): void => {
    this.draft = { ...this.draft, values: { ...this.draft.values, [field]: value } };
    this.exchange?.typed(field);
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.#begin();
    await this.exchange?.send();
  };

  readonly #onActivity = (): void => void this.#begin();

  /** Brings what only a form in use needs. */
  #begin(): Promise<void> {
    this.#visit?.abort();
    this.#beginning ??= import('./exchange.ts').then(
      ({ Exchange }) => {
        this.exchange = new Exchange(this);
        this.stranded = false;
      },
      (error: unknown) => {
        this.#beginning = undefined;
        this.stranded = true;
        this.report(error);
      },
    );
    return this.#beginning;
  }
}

define('aftercare-repair-form', AftercareRepairForm);

declare global {
  interface HTMLElementTagNameMap {
    'aftercare-repair-form': AftercareRepairForm;
  }
}
