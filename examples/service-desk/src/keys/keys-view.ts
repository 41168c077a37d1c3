import type { ApiKey, ToldKey } from '@aftercare/sdk/admin';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { baseStyles, buttonStyles, noteStyles } from '../elements/styles.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { moment } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import './key-history.ts';
import './key-steps.ts';
import type { SecretToldEvent } from './key-steps.ts';
import { isWorking, lastUse, lifeOf, nameOf } from './key-words.ts';
import './told-secret.ts';

interface Shown {
  keys: readonly ApiKey[];
  organizations: readonly { code: string; name: string }[];
}

async function allOf<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

/** The keys of the organization and of those below it, for whoever may manage them. */
@customElement('keys-view')
export class KeysView extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    noteStyles,
    css`
      :host {
        display: grid;
        gap: 0.875rem;
      }
      .list,
      .list li {
        display: grid;
        gap: 0.25rem;
      }
      .list {
        gap: 0.875rem;
      }
      .list > li:not(:last-child) {
        padding-block-end: 0.875rem;
        border-block-end: 1px solid var(--line);
      }
      .list > li {
        overflow-wrap: anywhere;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0.125rem 0.875rem;
      }
      .kind {
        padding: 0 0.5rem;
        font-size: 0.875rem;
        background: var(--sunken);
        border-radius: 999px;
      }
      .more {
        justify-self: start;
        min-height: 2rem;
        margin-inline-start: -0.625rem;
        padding: 0.125rem 0.625rem;
        font-size: 0.9375rem;
      }
      .ended {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @state() private told?: ToldKey;
  @state() private showsEnded = false;
  @state() private opened: ReadonlySet<string> = new Set();
  @query('h1') private readonly heading!: HTMLElement;

  #shown?: LiveResource<Shown>;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown?.close();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk')) return;
    const { client, feed } = this.desk;
    this.#shown?.close();
    this.#shown = new LiveResource(feed, {
      concerns: ({ type }) => type.startsWith('key.') || type.startsWith('organization.'),
      async read(signal) {
        const [keys, organizations] = await Promise.all([
          allOf(client.keys.list({ signal })),
          allOf(client.organizations.list({ signal })),
        ]);
        return { keys, organizations };
      },
    });
    this.#shown.observe(() => this.requestUpdate());
  }

  override focus(): void {
    this.heading.focus();
  }

  override render() {
    const { keys: words, board, errors } = language.text;
    const { value, error } = this.#shown!;
    return html`
      <h1 tabindex="-1">${words.title}</h1>
      <p class="soft">${words.lead}</p>
      ${
        this.told
          ? html`<told-secret
              .secret=${this.told.secret}
              .name=${nameOf(this.told.apiKey)}
              @secret-kept=${this.#hide}
            ></told-secret>`
          : nothing
      }
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)}
              <button @click=${this.#reload}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value === undefined && !error ? html`<p class="soft" role="status">${board.loading}</p>` : nothing}
      ${value ? this.#renderKeys(value) : nothing}
    `;
  }

  #renderKeys({ keys, organizations }: Shown) {
    const { keys: words } = language.text;
    const working = keys.filter(isWorking);
    const shown = this.showsEnded ? keys : working;
    return html`
      <section class="panel">
        <key-steps
          .desk=${this.desk}
          .organizations=${organizations}
          @keys-changed=${this.#reload}
          @secret-told=${this.#tell}
        ></key-steps>
      </section>
      <section class="panel">
        ${working.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
        <ul class="list">
          ${repeat(
            shown,
            ({ id }) => id,
            (key) => html`<li data-key=${key.hint}>${this.#renderKey(key)}</li>`,
          )}
        </ul>
      </section>
      <label class="ended">
        <input type="checkbox" .checked=${this.showsEnded} @change=${this.#toggleEnded} />
        ${words.showEnded}
      </label>
    `;
  }

  #renderKey(key: ApiKey) {
    const { keys: words, role, listSeparator } = language.text;
    const { id, kind, hint, roles, origins, organization, formerSecrets } = key;
    const powers = kind === 'SECRET' ? roles.map((one) => role[one]) : origins;
    const isOpen = this.opened.has(id);
    return html`
      <p class="line">
        <b>${nameOf(key)}</b>
        <span class="kind">${words.kind[kind]}</span>
        <span class="mono">…${hint}</span>
        <span class="soft">${organization.name}</span>
      </p>
      <p>${powers.join(listSeparator) || words.noRoles}</p>
      <p class="soft line"><span>${lastUse(key)}</span><span>${lifeOf(key)}</span></p>
      ${formerSecrets.map(
        (former) =>
          html`<p class="line">
            ${words.former(former.hint, moment(former.endsAt))}
            <span class="soft"
              >${former.lastUsedAt ? words.used(moment(former.lastUsedAt)) : words.neverUsed}</span
            >
          </p>`,
      )}
      <key-steps
        .desk=${this.desk}
        .key=${key}
        @keys-changed=${this.#reload}
        @secret-told=${this.#tell}
      ></key-steps>
      <button
        class="quiet more"
        aria-expanded=${isOpen}
        aria-label="${words.history}: ${nameOf(key)}"
        @click=${() => this.#toggle(id)}
      >
        ${words.history}
      </button>
      ${isOpen ? html`<key-history .desk=${this.desk} .keyId=${id}></key-history>` : nothing}
    `;
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened);
    if (!opened.delete(id)) opened.add(id);
    this.opened = opened;
  }

  #toggleEnded = (event: Event) => {
    this.showsEnded = (event.target as HTMLInputElement).checked;
  };

  #tell = async ({ told }: SecretToldEvent) => {
    this.told = told;
    await this.updateComplete;
    this.renderRoot.querySelector('told-secret')?.scrollIntoView({ block: 'nearest' });
  };

  #hide = () => {
    this.told = undefined;
    this.heading.focus();
  };

  #reload = () => void this.#shown?.read();
}

declare global {
  interface HTMLElementTagNameMap {
    'keys-view': KeysView;
  }
}
