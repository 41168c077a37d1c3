import { html, nothing, type ReactiveController } from 'lit';
import { isAftercareError } from '@aftercare/sdk/public';
import { LocaleController, type Catalogue } from '../controllers/locale.ts';
import type { PhotoMessages } from '../i18n/messages.ts';
import type { AftercareElement } from '../internal/element.ts';
import { describeFailure } from '../internal/failure.ts';
import { adoptPhotoStyles, drawSmall, typeOf } from './picture.ts';

interface Photo {
  file: File;
  /** The picture in small. */
  preview?: HTMLCanvasElement;
  /** The upload, once it was taken. */
  id?: string | undefined;
  sentAt: number;
  error?: unknown;
}

/** The server keeps for a day what hangs on nothing. */
const hold = 20 * 3_600_000;
const largest = 10 * 1024 * 1024;
const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'];

export interface PhotosOptions {
  /** Who sends them: whoever may then say where they hang. */
  key: () => string;
  /** How many may be chosen. */
  most: () => number;
  texts: Catalogue<PhotoMessages>;
}

/** Photos and documents that are chosen. They are sent with what they belong to, and do not outlive the page. */
export class Photos implements ReactiveController {
  readonly #host: AftercareElement;
  readonly #key: PhotosOptions['key'];
  readonly #most: PhotosOptions['most'];
  readonly #text: LocaleController<PhotoMessages>;
  #photos: readonly Photo[] = [];
  #sending = 0;
  #notice: 'tooMany' | 'unsent' | undefined;

  /** Without options: those of a report. */
  constructor(
    host: AftercareElement,
    { key = () => host.publishableKey, most = () => 5, texts = reportTexts }: Partial<PhotosOptions> = {},
  ) {
    this.#host = host;
    this.#key = key;
    this.#most = most;
    this.#text = new LocaleController(host, texts);
    host.addController(this);
    host.addEventListener('aftercare-submitted', () => this.forget());
    host.requestUpdate();
  }

  /** How many are chosen. */
  get count(): number {
    return this.#photos.length;
  }

  hostConnected(): void {
    adoptPhotoStyles(this.#host);
  }

  /** What chooses them, as a part of a form. */
  field() {
    const { messages } = this.#text;
    if (!messages) return nothing;
    return html`<fieldset class="group photos">
      <legend>${messages.legend} <span class="optional">${messages.optional}</span></legend>
      ${this.chooser()}
    </fieldset>`;
  }

  /** The same without a frame. */
  chooser() {
    const { messages } = this.#text;
    if (!messages) return nothing;
    const most = this.#most();
    const [sending, count] = [this.#sending, this.#photos.length];
    const notice = this.#notice === 'tooMany' ? messages.tooMany(most) : this.#notice && messages.unsent;
    return html`<ul>
        ${this.#photos.map((photo) => this.#item(photo, messages))}
      </ul>
      ${
        count < most
          ? html`<label class="choose">
              <input
                id="photos"
                type="file"
                multiple
                accept=${accepted.join()}
                aria-describedby="photos-note"
                ?disabled=${sending > 0}
                @change=${this.#onChoose}
              />
              ${messages.add}
            </label>`
          : nothing
      }
      <div class="note" id="photos-note">${messages.hint(most)}</div>
      <div role="status">${sending ? messages.sending(sending, count) : nothing}</div>
      ${
        sending ? html`<progress aria-hidden="true" max=${count} value=${sending - 0.5}></progress>` : nothing
      }
      <div role="alert">${notice ? html`<p class="error">${notice}</p>` : nothing}</div>`;
  }

  /** The ids of what was sent for something; null when a file could not be sent, which ends the sending. */
  async send(parcel: { sending: boolean }): Promise<string[] | null> {
    const url = new URL(this.#host.endpoint, document.baseURI).href;
    this.#notice = undefined;
    for (const [index, photo] of this.#photos.entries()) {
      if (isWrong(photo) || Date.now() - photo.sentAt < hold) continue;
      this.#sending = index + 1;
      this.#host.requestUpdate();
      try {
        photo.id = photo.error = undefined;
        const { createUploads } = await import('./uploads.ts');
        const uploads = createUploads({ url, key: this.#key(), locale: this.#text.locale });
        photo.id = (await uploads.create(photo.file)).id;
        photo.sentAt = Date.now();
      } catch (error) {
        photo.error = error;
        this.#host.report(error);
      }
    }
    this.#sending = 0;
    this.#host.requestUpdate();
    const ids = this.#photos.flatMap(({ id }) => id ?? []);
    if (ids.length === this.#photos.length) return ids;
    this.#notice = 'unsent';
    parcel.sending = false;
    void this.#host.focusRendered('.photos [data-wrong] button');
    return null;
  }

  /** They have arrived, or are for something else. */
  forget(): void {
    this.#photos = [];
    this.#notice = undefined;
  }

  /** Leaves out those that hang somewhere already. */
  leaveOut(hung: readonly { id: string }[]): void {
    this.#photos = this.#photos.filter(({ id }) => !hung.some((file) => file.id === id));
  }

  /** What was sent is not there any more: the next time all is sent anew. */
  sendAnew(): void {
    for (const photo of this.#photos) photo.sentAt = 0;
  }

  #item(photo: Photo, messages: PhotoMessages) {
    const { file, preview } = photo;
    const trouble = describe(photo, messages);
    return html`<li ?data-wrong=${trouble !== undefined}>
      <div class="thumb">${preview ?? typeOf(file.name)}</div>
      <div>${file.name} ${trouble ? html`<div class="error note">${trouble}</div>` : nothing}</div>
      <button
        class="outlined"
        type="button"
        aria-label=${messages.remove(file.name)}
        ?disabled=${this.#sending > 0}
        @click=${() => this.#remove(photo)}
      >
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path d="m6 6 12 12M18 6 6 18" />
        </svg>
      </button>
    </li>`;
  }

  readonly #onChoose = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    const room = this.#most() - this.#photos.length;
    this.#notice = files.length > room ? 'tooMany' : undefined;
    const chosen: Photo[] = files.slice(0, room).map((file) => ({ file, sentAt: 0 }));
    this.#photos = [...this.#photos, ...chosen];
    for (const photo of chosen) void this.#draw(photo);
    this.#host.requestUpdate();
  };

  async #draw(photo: Photo): Promise<void> {
    try {
      photo.preview = await drawSmall(photo.file);
      this.#host.requestUpdate();
    } catch {
      // Not a picture, or one that this browser cannot read: its name says enough.
    }
  }

  #remove(photo: Photo): void {
    this.#photos = this.#photos.filter((other) => other !== photo);
    this.#notice = undefined;
    this.#host.requestUpdate();
    void this.#host.focusRendered('#photos');
  }
}

const reportTexts: Catalogue<PhotoMessages> = {
  en: async () => (await import('../i18n/en/photos.ts')).photos,
  'zh-CN': async () => (await import('../i18n/zh-cn/photos.ts')).photos,
};

/** What needs no asking. */
function isWrong({ file }: Photo): string | undefined {
  if (!accepted.includes(file.type)) return 'UNSUPPORTED_MEDIA_TYPE';
  return file.size > largest ? 'PAYLOAD_TOO_LARGE' : undefined;
}

function describe(photo: Photo, { troubles, failures }: PhotoMessages): string | undefined {
  const { error } = photo;
  const code = isWrong(photo) ?? (isAftercareError(error) ? error.code : '');
  return troubles[code] ?? (error === undefined ? undefined : describeFailure(error, failures));
}
