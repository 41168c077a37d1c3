import { html, nothing, type ReactiveController } from 'lit';
import { isAftercareError, type TrackedAttachment, type TrackedTicket } from '@aftercare/sdk/public';
import { LocaleController } from '../controllers/locale.ts';
import { regionalLocale } from '../i18n/locale.ts';
import type { AttachmentMessages, TrackMessages } from '../i18n/messages.ts';
import { adopt } from '../internal/adopt.ts';
import type { AftercareElement } from '../internal/element.ts';
import { describeFailure } from '../internal/failure.ts';
import type { Photos } from '../photos/photos.ts';
import { adoptPhotoStyles, drawSmall, typeOf } from '../photos/picture.ts';
import styles from './attachments.css?inline';

/** The status, as the files see it. */
export interface AttachmentsHost extends AftercareElement {
  readonly trackingToken: string;
  /** Hangs uploads on the ticket. */
  attach(uploads: string[]): Promise<TrackedTicket>;
  /** Takes the ticket as it is after that. */
  take(ticket: TrackedTicket): void;
  /** Fetches the ticket again: it is not as it is shown. */
  refresh(): Promise<void>;
  /** The ticket is no longer in a state that allows it. */
  tooLate(messages: TrackMessages): Promise<void>;
  /** Tells those who cannot see it. */
  announce(text: string): void;
}

/** So many a ticket takes, and so many are sent at a time. */
const [mostInAll, mostAtOnce] = [20, 5];

const texts = {
  en: async () => (await import('../i18n/en/attachments.ts')).attachments,
  'zh-CN': async () => (await import('../i18n/zh-cn/attachments.ts')).attachments,
};

/** The photos and documents on a ticket, and those that its customer adds. */
export class Attachments implements ReactiveController {
  sending = false;

  readonly #host: AttachmentsHost;
  readonly #text: LocaleController<AttachmentMessages>;
  #photos: Photos | undefined;
  /** The pictures in small. */
  readonly #pictures = new Map<string, HTMLCanvasElement | undefined>();
  #ticket: Pick<TrackedTicket, 'id' | 'attachments'> = { id: '', attachments: [] };
  #failure: string | undefined;

  constructor(host: AttachmentsHost) {
    this.#host = host;
    this.#text = new LocaleController<AttachmentMessages>(host, texts);
    host.addController(this);
  }

  hostConnected(): void {
    adoptPhotoStyles(this.#host);
    adopt(this.#host, styles);
  }

  /** Loads what a ticket needs. */
  async prepare({ canComment }: TrackedTicket): Promise<void> {
    if (this.#photos || !canComment) return;
    const { Photos } = await import('../photos/photos.ts');
    this.#photos ??= new Photos(this.#host, {
      key: () => this.#host.trackingToken,
      most: () => Math.min(mostAtOnce, mostInAll - this.#ticket.attachments.length),
      texts: {
        en: async () => (await texts.en()).photos,
        'zh-CN': async () => (await texts['zh-CN']()).photos,
      },
    });
  }

  view(ticket: TrackedTicket, track: TrackMessages) {
    this.#turnTo(ticket);
    const { messages } = this.#text;
    const { attachments, canComment } = ticket;
    if (!messages || (attachments.length === 0 && !canComment)) return nothing;
    return html`<section class="photos" part="attachments">
      <h3 id="files" tabindex="-1">${messages.title}</h3>
      ${
        attachments.length > 0
          ? html`<ul class="files">
              ${attachments.map((file) => this.#file(file, messages))}
            </ul>`
          : nothing
      }
      ${canComment && this.#photos ? this.#form(this.#photos, messages, track) : nothing}
    </section>`;
  }

  #file({ id, name, size, url, byCustomer }: TrackedAttachment, messages: AttachmentMessages) {
    return html`<li>
      <a href=${this.#addressOf(url)} target="_blank" rel="noopener">
        <span class="thumb" aria-hidden="true">${this.#pictures.get(id) ?? typeOf(name)}</span>
        <span>
          <span class="name">${name}</span>
          <span class="note">
            ${messages.about(formatSize(size, regionalLocale(this.#text.locale)), byCustomer)}
          </span>
        </span>
      </a>
    </li>`;
  }

  #form(photos: Photos, messages: AttachmentMessages, track: TrackMessages) {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#send(photos, messages, track);
    };
    const { count } = photos;
    const isFull = this.#ticket.attachments.length >= mostInAll;
    return html`<form novalidate aria-busy=${this.sending} @submit=${submit}>
      ${isFull ? html`<p class="note">${messages.full}</p>` : photos.chooser()}
      <div role="alert">${this.#failure ? html`<p class="error">${this.#failure}</p>` : nothing}</div>
      ${
        count > 0
          ? html`<button class="primary" part="submit" aria-disabled=${this.sending}>
              ${this.sending ? track.sending : messages.send(count)}
            </button>`
          : nothing
      }
    </form>`;
  }

  async #send(photos: Photos, messages: AttachmentMessages, track: TrackMessages): Promise<void> {
    const { count } = photos;
    if (this.sending || count === 0) return;
    this.sending = true;
    this.#failure = undefined;
    const uploads = await photos.send(this);
    if (!uploads) return;
    try {
      this.#host.take(await this.#host.attach(uploads));
    } catch (error) {
      await this.#refused(error, messages, track);
    } finally {
      this.sending = false;
      this.#host.requestUpdate();
    }
    await this.#host.updateComplete;
    if (photos.count > 0) return this.#host.focusRendered('.photos [part=submit]');
    this.#failure = undefined;
    this.#host.announce(messages.sent(count));
    return this.#host.focusRendered('#files');
  }

  async #refused(error: unknown, messages: AttachmentMessages, track: TrackMessages): Promise<void> {
    const codes = isAftercareError(error, 'ValidationError') ? error.issues.map(({ code }) => code) : [];
    if (codes.includes('unknown_attachment')) {
      // They may have arrived although the answer was lost: then they hang there.
      await this.#host.refresh();
      this.#photos?.sendAnew();
      this.#failure = messages.again;
      return;
    }
    this.#host.report(error);
    if (codes.includes('not_allowed')) return this.#host.tooLate(track);
    this.#failure = codes.includes('too_many') ? messages.full : describeFailure(error, track.failures);
  }

  #turnTo(ticket: TrackedTicket): void {
    if (ticket.id !== this.#ticket.id) {
      this.#photos?.forget();
      this.#failure = undefined;
    }
    this.#ticket = ticket;
    this.#photos?.leaveOut(ticket.attachments);
    for (const file of ticket.attachments) void this.#draw(file);
  }

  async #draw({ id, thumbnailUrl }: TrackedAttachment): Promise<void> {
    if (!thumbnailUrl || this.#pictures.has(id)) return;
    this.#pictures.set(id, undefined);
    try {
      const response = await fetch(this.#addressOf(thumbnailUrl));
      this.#pictures.set(id, await drawSmall(await response.blob()));
      this.#host.requestUpdate();
    } catch {
      // The name leads to the picture too.
    }
  }

  #addressOf(path: string): string {
    return new URL(path, new URL(this.#host.endpoint, document.baseURI)).href;
  }
}

/** `81 kB`, `1.2 MB`. */
function formatSize(bytes: number, locale: string): string {
  const large = bytes >= 1_000_000;
  const unit = large ? 'megabyte' : 'kilobyte';
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: large ? 1 : 0 });
  return format.format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}
