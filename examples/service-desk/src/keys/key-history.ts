import type { KeyEvent } from '@aftercare/sdk/admin';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import { sentenceOf } from './key-words.ts';

/** Who made a key, changed it and ended it, and from where it was first used. */
@customElement('key-history')
export class KeyHistory extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    css`
      ol {
        display: grid;
        gap: 0.375rem;
        padding-inline-start: 0.75rem;
        border-inline-start: 2px solid var(--line);
      }
      li {
        overflow-wrap: anywhere;
      }
      time {
        margin-inline-end: 0.5rem;
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property() keyId = '';

  #events?: LiveResource<readonly KeyEvent[]>;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#events?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('keyId')) return;
    const { client, feed } = this.desk;
    this.#events?.close();
    this.#events = new LiveResource(feed, {
      concerns: ({ type }) => type.startsWith('key.'),
      read: (signal) => client.keys.history({ id: this.keyId }, { signal }),
    });
    this.#events.observe(() => this.requestUpdate());
  }

  override render() {
    const { board, errors } = language.text;
    const { value, error } = this.#events!;
    if (error) {
      return html`<div class="note error" role="alert">
        ${explain(error)}
        <button @click=${() => this.#events?.read()}>${errors.retry}</button>
      </div>`;
    }
    if (!value) return html`<p class="soft" role="status">${board.loading}</p>`;
    return html`<ol>
      ${value.map(
        (event) =>
          html`<li>
            <time class="soft" datetime=${event.at}>${moment(event.at)}</time>${sentenceOf(event) || nothing}
          </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-history': KeyHistory;
  }
}
