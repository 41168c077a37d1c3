import { html, nothing, unsafeCSS, type ReactiveController } from 'lit';
import { createUploads, isAftercareError } from '@aftercare/sdk/public';
import { LocaleController } from '../controllers/locale.ts';
import type { PhotoMessages } from '../i18n/messages.ts';
import type { AftercareElement } from '../internal/element.ts';
import { describeFailure } from '../internal/failure.ts';
import styles from './photos.css?inline';

interface Photo {
  file: File;
  /** The picture in small. It is drawn, because a page's policy may forbid pictures from elsewhere. */
  preview?: HTMLCanvasElement;
  /** The upload, once it was taken. */
  id?: string | undefined;
  sentAt: number;
  error?: unknown;
}

const most = 5;
/** The server keeps for a day what hangs on nothing. */
const hold = 20 * 3_600_000;
const largest = 10 * 1024 * 1024;
const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'];

/** The photos and documents of a report. They are sent with it, and do not outlive the page. */
export class Photos implements ReactiveController {
  readonly #host: AftercareElement;
  readonly #text: LocaleController<PhotoMessages>;
  #photos: readonly Photo[] = [];
  #sending = 0;
  #notice: 'tooMany' | 'unsent' | undefined;

  constructor(host: AftercareElement) {
    this.#host = host;
    this.#text = new LocaleController<PhotoMessages>(host, {
      en: async () => (await import('../i18n/en/photos.ts')).photos,
      'zh-CN': async () => (await import('../i18n/zh-cn/photos.ts')).photos,
    });
    host.addController(this);
    host.addEventListener('aftercare-submitted', () => this.#forget());
    host.requestUpdate();
  }

  hostConnected(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const sheet = unsafeCSS(styles).styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }

  field() {
    const { messages } = this.#text;
    if (!messages) return nothing;
    return html`<fieldset class="group photos">
      <legend>${messages.legend} <span class="optional">${messages.optional}</span></legend>
      <ul>
        ${this.#photos.map((photo) => this.#item(photo, messages))}
      </ul>
      ${
        this.#photos.length < most
          ? html`<label class="choose">
              <input
                id="photos"
                type="file"
                multiple
                accept=${accepted.join()}
                aria-describedby="photos-note"
                ?disabled=${this.#sending > 0}
                @change=${this.#onChoose}
              />
              ${messages.add}
            </label>`
          : nothing
      }
      <div class="note" id="photos-note">${messages.hint}</div>
      <div role="status">
        ${this.#sending ? messages.sending(this.#sending, this.#photos.length) : nothing}
      </div>
      <div role="alert">${this.#notice ? html`<p class="error">${messages[this.#notice]}</p>` : nothing}</div>
    </fieldset>`;
  }

  /** The ids of what is sent with the report; null when something could not be sent, which ends the sending. */
  async send(report: { sending: boolean }): Promise<string[] | null> {
    const { endpoint, publishableKey: key } = this.#host;
    const url = new URL(endpoint, document.baseURI).href;
    const uploads = createUploads({ url, key, locale: this.#text.locale });
    this.#notice = undefined;
    for (const [index, photo] of this.#photos.entries()) {
      if (isWrong(photo) || Date.now() - photo.sentAt < hold) continue;
      this.#sending = index + 1;
      this.#host.requestUpdate();
      try {
        photo.id = photo.error = undefined;
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
    report.sending = false;
    void this.#host.focusRendered('.photos [data-wrong] button');
    return null;
  }

  /** The report has arrived. */
  #forget(): void {
    this.#photos = [];
    this.#notice = undefined;
  }

  #item(photo: Photo, messages: PhotoMessages) {
    const { file, preview } = photo;
    const trouble = describe(photo, messages);
    return html`<li ?data-wrong=${trouble !== undefined}>
      <div class="thumb">${preview ?? file.name.split('.').at(-1)!.slice(0, 4).toUpperCase()}</div>
      <div>${file.name} ${trouble ? html`<div class="error note">${trouble}</div>` : nothing}</div>
      <button
        class="outlined"
        type="button"
        aria-label=${messages.remove(file.name)}
        ?disabled=${this.#sending > 0}
        @click=${() => this.#remove(photo)}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </li>`;
  }

  readonly #onChoose = ({ currentTarget }: Event): void => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    const room = most - this.#photos.length;
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

/** The middle of a picture, as a square. */
async function drawSmall(file: File): Promise<HTMLCanvasElement> {
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const edge = Math.min(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 112;
  canvas
    .getContext('2d')
    ?.drawImage(picture, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, 112, 112);
  picture.close();
  return canvas;
}

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
