import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { language } from '../language/language.ts';
import type { LiveFeed } from '../live-feed.ts';
import { StoreController } from '../store.ts';
import { baseStyles } from './styles.ts';

/** Says whether what is on the page keeps itself up to date. */
@customElement('connection-state')
export class ConnectionStateElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        display: flex;
        align-items: center;
        gap: 0.4375rem;
        font-size: 0.8125rem;
        font-weight: 550;
        white-space: nowrap;
        color: var(--ink-soft);
      }
      p::before {
        content: '';
        width: 0.5625rem;
        height: 0.5625rem;
        border-radius: 50%;
        background: var(--tone-amber);
      }
      .live {
        color: var(--tone-green);
      }
      .live::before {
        background: currentColor;
        box-shadow: 0 0 0 3px var(--tone-green-wash);
      }
      .offline {
        color: var(--danger);
      }
      .offline::before {
        background: currentColor;
      }
    `,
  ];

  @property({ attribute: false }) feed!: LiveFeed;

  constructor() {
    super();
    new StoreController(this, () => this.feed);
    new StoreController(this, () => language);
  }

  override render() {
    const { connection } = this.feed;
    return html`<p class=${connection} role="status">${language.text.connection[connection]}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connection-state': ConnectionStateElement;
  }
}
