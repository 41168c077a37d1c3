import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AftercareErrorEvent } from '../events/error.ts';
import { resolveLocale, type Locale } from '../i18n/locale.ts';

/** How to load an element's texts, language by language. */
export type Catalogue<Messages> = Record<Locale, () => Promise<Messages>>;

type LocalizedHost = ReactiveControllerHost & HTMLElement & { locale: string };

/** Keeps an element in the right language and loads the texts of that language only. */
export class LocaleController<Messages> implements ReactiveController {
  /** The language shown; follows the page until the texts of another one have arrived. */
  locale: Locale = 'en';
  /** Settles when the texts now wanted have arrived, or have failed to. */
  arrival: Promise<void> = Promise.resolve();
  /** The texts; `undefined` until they have arrived. */
  messages: Messages | undefined;

  readonly #host: LocalizedHost;
  readonly #catalogue: Catalogue<Messages>;
  readonly #pageLanguage = new MutationObserver(() => this.#follow());
  #wanted: Locale | undefined;

  constructor(host: LocalizedHost, catalogue: Catalogue<Messages>) {
    this.#host = host;
    this.#catalogue = catalogue;
    host.addController(this);
  }

  hostConnected(): void {
    this.#pageLanguage.observe(document.documentElement, { attributeFilter: ['lang'] });
    window.addEventListener('online', this.#retry);
  }

  hostDisconnected(): void {
    this.#pageLanguage.disconnect();
    window.removeEventListener('online', this.#retry);
  }

  hostUpdate(): void {
    this.#follow();
  }

  readonly #retry = (): void => {
    if (!this.messages) this.#wanted = undefined;
    this.#follow();
  };

  #follow(): void {
    const wanted = resolveLocale(this.#host.locale);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.arrival = this.#load(wanted);
  }

  async #load(wanted: Locale): Promise<void> {
    try {
      const messages = await this.#catalogue[wanted]();
      if (wanted !== this.#wanted) return;
      this.messages = messages;
      this.locale = wanted;
      this.#host.requestUpdate();
    } catch (error) {
      this.#host.dispatchEvent(new AftercareErrorEvent(error));
    }
  }
}
