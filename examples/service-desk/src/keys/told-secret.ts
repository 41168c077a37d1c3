import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { baseStyles, buttonStyles } from '../elements/styles.ts';
import { language } from '../language/language.ts';
import { StoreController } from '../store.ts';

/**
 * A secret that nobody is told again.
 *
 * @fires secret-kept - when it is to be hidden
 */
@customElement('told-secret')
export class ToldSecret extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      section {
        display: grid;
        gap: 0.625rem;
        border-color: var(--accent);
      }
      code {
        padding: 0.5rem 0.75rem;
        overflow-wrap: anywhere;
        user-select: all;
        background: var(--sunken);
        border-radius: 8px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
    `,
  ];

  @property() secret = '';
  @property() name = '';
  @state() private said = '';
  @query('h2') private readonly heading!: HTMLElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override focus(): void {
    this.heading.focus();
  }

  override firstUpdated(): void {
    this.focus();
  }

  override render() {
    const { keys: words } = language.text;
    return html`
      <section class="panel" aria-labelledby="title">
        <h2 id="title" tabindex="-1">${words.secretOf(this.name)}</h2>
        <p>${words.secretOnce}</p>
        <code class="mono">${this.secret}</code>
        <div class="buttons">
          <button class="primary" @click=${this.#copy}>${words.copy}</button>
          <button class="quiet" @click=${() => this.dispatchEvent(new Event('secret-kept'))}>
            ${words.kept}
          </button>
          <span role="status">${this.said}</span>
        </div>
      </section>
    `;
  }

  #copy = async () => {
    const { keys: words } = language.text;
    try {
      await navigator.clipboard.writeText(this.secret);
      this.said = words.copied;
    } catch {
      this.said = words.notCopied;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'told-secret': ToldSecret;
  }
}
