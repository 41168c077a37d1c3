import { isAftercareError } from '@aftercare/sdk';
import type { Attachment } from '@aftercare/sdk/desk';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../desk.ts';
import { explain } from '../explain.ts';
import { language } from '../language/language.ts';
import { fileSize } from '../language/size.ts';
import { moment } from '../language/time.ts';
import { LiveResource } from '../live-resource.ts';
import { StoreController } from '../store.ts';
import { hasRole } from '../ticket/roles.ts';
import { attachedFilesStyles } from './attached-files.styles.ts';
import { filesOf, type Holder, sendFiles, type Trouble } from './send-files.ts';

/** Links to files hold for an hour. */
const linksHold = 50 * 60_000;

/** The photos and documents on a ticket or a device, up to date; adds some, and takes them away. */
@customElement('attached-files')
export class AttachedFiles extends LitElement {
  static override styles = attachedFilesStyles;

  @property({ attribute: false }) desk!: Desk;
  /** The ticket they hang on, or else the device. */
  @property({ attribute: false }) ticket?: { id: string; number: string };
  @property() serial = '';
  @state() private progress = '';
  @state() private sending = false;
  @state() private troubles: readonly Trouble[] = [];
  @state() private removing = '';
  @query('[name="public"]') private readonly publicBox!: HTMLInputElement | null;
  @query('.choose input') private readonly chooser!: HTMLInputElement | null;

  #files?: LiveResource<Attachment[]>;
  #shown = '';
  #renewal = 0;

  constructor() {
    super();
    new StoreController(this, () => language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#files?.close();
    this.#shown = '';
    clearInterval(this.#renewal);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#renewal = window.setInterval(this.#reload, linksHold);
    this.requestUpdate('desk');
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { ticket, serial, desk } = this;
    const shown = ticket ? ticket.id : serial;
    if (!this.isConnected || (shown === this.#shown && !changed.has('desk'))) return;
    this.#shown = shown;
    this.#files?.close();
    const holder = this.#holder;
    this.#files = new LiveResource(desk.feed, {
      concerns: (event) =>
        event.type.startsWith('attachment.') &&
        ('ticket' in holder ? event.ticket?.id === shown : event.device?.serial === shown),
      read: (signal) => filesOf(desk.client, holder, signal),
    });
    this.#files.observe(() => this.requestUpdate());
  }

  get #holder(): Holder {
    return this.ticket ? { ticket: this.ticket } : { serial: this.serial };
  }

  override render() {
    const { files: words, board, errors } = language.text;
    const { value, error } = this.#files ?? {};
    return html`
      ${
        error
          ? html`<div class="note error" role="alert">
              ${explain(error)} <button @click=${this.#reload}>${errors.retry}</button>
            </div>`
          : nothing
      }
      ${value === undefined && !error ? html`<p class="soft">${board.loading}</p>` : nothing}
      ${value?.length === 0 ? html`<p class="soft">${words.none}</p>` : nothing}
      ${
        value?.length
          ? html`<ul>
              ${repeat(
                value,
                ({ id }) => id,
                (file) => this.#renderFile(file),
              )}
            </ul>`
          : nothing
      }
      ${this.#renderAdd()}
      <p class=${this.progress ? 'soft small' : 'visually-hidden'} role="status">${this.progress}</p>
      ${
        this.troubles.length
          ? html`<div class="trouble" role="alert">
              ${this.troubles.map(
                ({ name, error: cause }) =>
                  html`<p class="note error">${words.notAdded(name, explainFile(cause))}</p>`,
              )}
            </div>`
          : nothing
      }
    `;
  }

  #renderFile(file: Attachment) {
    const { files: words, visibility } = language.text;
    const { name, url, thumbnailUrl, size, author, createdAt } = file;
    const told = [fileSize(size), this.ticket && visibility[file.visibility]].filter(Boolean).join(' · ');
    return html`
      <li data-file=${name}>
        <a class="preview" href=${url} target="_blank" rel="noopener" aria-label=${words.open(name)}>
          ${thumbnailUrl ? html`<img src=${thumbnailUrl} alt="" loading="lazy" />` : 'PDF'}
        </a>
        <div>
          <p class="name">${name}</p>
          <p class="soft small">${told}</p>
          <p class="soft small">${words.who(author.name, moment(createdAt))}</p>
          ${hasRole(this.desk.viewer.roles, ['AGENT', 'TECHNICIAN', 'MANAGER']) ? this.#renderRemoval(file) : nothing}
        </div>
      </li>
    `;
  }

  #renderRemoval({ id, name }: Attachment) {
    const { files: words } = language.text;
    if (this.removing !== id) {
      return html`<button
        class="quiet"
        data-remove=${id}
        aria-label=${words.removeFile(name)}
        @click=${() => this.#ask(id)}
      >
        ${words.remove}
      </button>`;
    }
    return html`
      <button class="danger" @click=${() => this.#remove(id, name)}>${words.removeForGood}</button>
      <button data-keep @click=${() => this.#stopAsking(id)}>${words.keep}</button>
    `;
  }

  #renderAdd() {
    const { files: words } = language.text;
    if (this.desk.viewer.roles.length === 0) return nothing;
    return html`
      <div class="add">
        <label class="choose" ?data-busy=${this.sending}>
          <input
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,image/gif,application/pdf"
            aria-describedby="hint"
            aria-disabled=${this.sending}
            @click=${this.#onChoosing}
            @change=${this.#add}
          />
          ${words.add}
        </label>
        ${
          this.ticket
            ? html`<label><input type="checkbox" name="public" /> ${words.customerSees}</label>`
            : nothing
        }
        <span class="soft small" id="hint">${words.hint}</span>
      </div>
    `;
  }

  #onChoosing = (event: Event) => {
    if (this.sending) event.preventDefault();
  };

  #add = async ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (this.sending || files.length === 0) return;
    const { files: words } = language.text;
    this.sending = true;
    this.troubles = [];
    const { added, troubles } = await sendFiles(this.desk.client, files, {
      holder: this.#holder,
      isPublic: this.publicBox?.checked ?? false,
      onProgress: (name, index) => (this.progress = words.uploading(name, index, files.length)),
    });
    this.sending = false;
    this.troubles = troubles;
    this.progress = added > 0 ? words.added(added) : '';
    await this.#files?.read();
  };

  async #ask(id: string): Promise<void> {
    this.removing = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[data-keep]')?.focus();
  }

  async #stopAsking(id: string): Promise<void> {
    this.removing = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-remove="${id}"]`)?.focus();
  }

  async #remove(id: string, name: string): Promise<void> {
    this.removing = '';
    this.troubles = [];
    this.chooser?.focus();
    try {
      await this.desk.client.attachments.remove({ id });
      this.progress = language.text.files.removed(name);
    } catch (error) {
      this.progress = explain(error);
    }
    await this.#files?.read();
  }

  #reload = () => void this.#files?.read();
}

/** Why a file was not taken, in words for it. */
function explainFile(error: unknown): string {
  const { files: words } = language.text;
  if (isAftercareError(error, 'ValidationError')) {
    if (error.issues.some(({ code }) => code === 'too_many')) return words.full;
  }
  return (isAftercareError(error) && words.troubles[error.code]) || explain(error);
}

declare global {
  interface HTMLElementTagNameMap {
    'attached-files': AttachedFiles;
  }
}
