import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { fieldStyles } from '../elements/field.ts';
import { logo, logoStyles } from '../elements/logo.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language, languages, type LanguageTag } from '../language/language.ts';
import { NoMemberError, NotAcceptedError, session, WrongKeyError } from '../session.ts';
import { StoreController } from '../store.ts';
import { type DemoKey, demoKeys } from './demo-keys.ts';
import { SignInError } from './issuer.ts';

/** Leads members to the identity provider and asks others for a secret key; on a server with demo data also offers its keys. */
@customElement('sign-in-view')
export class SignInView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    fieldStyles,
    noteStyles,
    logoStyles,
    css`
      :host {
        display: grid;
        min-height: 100dvh;
        place-items: center;
        padding: 1.25rem;
      }
      main {
        display: grid;
        gap: 1.25rem;
        width: min(27rem, 100%);
        padding: clamp(1.25rem, 5vw, 2rem);
      }
      .logo {
        width: 2.5rem;
        height: 2.5rem;
      }
      .top {
        display: flex;
        justify-content: space-between;
      }
      h1 {
        margin-block-end: 0.375rem;
      }
      form,
      .demo {
        display: grid;
        gap: 0.75rem;
      }
      .member .primary,
      form .primary {
        min-height: 2.75rem;
      }
      .member {
        display: grid;
      }
      .member p {
        overflow-wrap: anywhere;
      }
      /* What is to be announced has its place also while there is nothing to say. */
      .member .note {
        margin-block-end: 0.75rem;
      }
      .member > p {
        margin-block-start: 0.75rem;
      }
      details {
        padding-block-start: 0.875rem;
        border-block-start: 1px solid var(--line);
      }
      summary {
        padding-block: 0.375rem;
        font-weight: 550;
        color: var(--accent);
        cursor: pointer;
      }
      details form {
        padding-block-start: 0.75rem;
      }
      .demo {
        padding-block-start: 1.25rem;
        border-block-start: 1px solid var(--line);
      }
      .demo ul {
        display: grid;
        gap: 0.5rem;
      }
      .demo button {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
        width: 100%;
        text-align: start;
      }
      .demo .mono {
        flex: none;
      }
    `,
  ];

  @state() private offers: readonly DemoKey[] = [];
  @state() private checking = false;
  @state() private leaving = false;
  @state() private error: unknown = isOfMember(session.failure) ? undefined : session.failure;
  @state() private memberError: unknown = isOfMember(session.failure) ? session.failure : undefined;
  @query('input') private readonly input!: HTMLInputElement;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    demoKeys().then(
      (offers) => (this.offers = offers),
      (error: unknown) => (this.error ??= error),
    );
  }

  override render() {
    const { signIn } = language.text;
    const other: LanguageTag = language.tag === 'en' ? 'zh-CN' : 'en';
    return html`
      <main class="panel">
        <div class="top">
          ${logo}
          <button class="quiet" lang=${other} @click=${() => language.choose(other)}>
            ${languages[other].name}
          </button>
        </div>
        <div>
          <h1>${signIn.title}</h1>
          <p class="soft">${session.config ? signIn.memberLead : signIn.lead}</p>
        </div>
        ${session.config ? this.#renderMember(session.config.issuer) : nothing}
        ${
          session.config
            ? html`<details ?open=${Boolean(this.error)}>
                <summary>${signIn.byKey}</summary>
                ${this.#renderForm()}
              </details>`
            : this.#renderForm()
        }
        ${this.offers.length ? this.#renderOffers() : nothing}
      </main>
    `;
  }

  #renderMember(issuer: string) {
    const { signIn } = language.text;
    const again = this.memberError instanceof NoMemberError;
    return html`
      <div class="member">
        <div role="alert">
          ${this.memberError ? html`<p class="note error">${this.#message(this.memberError)}</p>` : nothing}
        </div>
        <button class="primary" aria-disabled=${this.leaving} @click=${this.#signInAsMember}>
          ${this.leaving ? signIn.leaving : again ? signIn.otherAccount : signIn.member}
        </button>
        <p class="soft">${signIn.memberAt(new URL(issuer).host)}</p>
      </div>
    `;
  }

  #renderForm() {
    const { signIn } = language.text;
    return html`
      <form @submit=${this.#submit}>
        <div class="field">
          <label for="key">${signIn.key}</label>
          <input
            id="key"
            type="password"
            class="mono"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="hint error"
            aria-invalid=${this.error ? 'true' : 'false'}
          />
          <p id="hint" class="soft">
            ${session.config ? `${signIn.keyHint} ${signIn.lead}` : signIn.keyHint}
          </p>
        </div>
        <div id="error" role="alert">
          ${this.error ? html`<p class="note error">${this.#message(this.error)}</p>` : nothing}
        </div>
        <button class=${session.config ? '' : 'primary'} aria-disabled=${this.checking}>
          ${this.checking ? signIn.checking : signIn.submit}
        </button>
      </form>
    `;
  }

  #renderOffers() {
    const { signIn } = language.text;
    return html`
      <section class="demo" aria-labelledby="demo">
        <h2 id="demo">${signIn.demo}</h2>
        <p class="soft">${signIn.demoLead}</p>
        <ul>
          ${this.offers.map(
            ({ label, organization, key }) => html`
              <li>
                <button @click=${() => this.#signIn(key)}>
                  <span>${label}</span><span class="mono soft">${organization}</span>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  #message(error: unknown): string {
    const { signIn } = language.text;
    if (error instanceof NoMemberError) return signIn.noMember(error.account);
    if (error instanceof NotAcceptedError) return signIn.notAccepted;
    return error instanceof WrongKeyError ? signIn.wrongKind : explain(error);
  }

  #signInAsMember = async () => {
    if (this.leaving) return;
    this.leaving = true;
    try {
      await session.signInAsMember();
    } catch (error) {
      this.memberError = error;
      this.leaving = false;
    }
  };

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const key = this.input.value.trim();
    if (key) void this.#signIn(key);
    else this.input.focus();
  };

  async #signIn(key: string): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    this.error = undefined;
    try {
      await session.signIn(key);
    } catch (error) {
      this.error = error;
      await this.updateComplete;
      this.input.focus();
    }
    this.checking = false;
  }
}

const isOfMember = (error: unknown): boolean =>
  error instanceof SignInError || error instanceof NoMemberError || error instanceof NotAcceptedError;

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-view': SignInView;
  }
}
