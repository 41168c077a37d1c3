import type { LiveFeed } from '../live-feed.ts';
import { Store } from '../store.ts';
import { addToNotices, isPromiseEvent, type Notice } from './notices.ts';

const shownFor = 20_000;

/** What happened to promises while somebody is at the desk. A notice leaves by itself: the history keeps it. */
export class NoticeStore extends Store {
  notices: readonly Notice[] = [];
  #timer?: ReturnType<typeof setTimeout>;
  #held = false;

  constructor(feed: LiveFeed) {
    super();
    feed.listen({
      onEvent: (event) => {
        if (isPromiseEvent(event)) this.#show(addToNotices(this.notices, event));
      },
      onReconnect: () => undefined,
    });
  }

  dismiss(number: string): void {
    this.#show(this.notices.filter(({ ticket }) => ticket.number !== number));
  }

  /** Keeps what is shown while somebody reads it. */
  hold(): void {
    this.#held = true;
    clearTimeout(this.#timer);
  }

  release(): void {
    this.#held = false;
    this.#leaveLater();
  }

  #show(notices: readonly Notice[]): void {
    this.notices = notices;
    // What was held may have been all there was: nobody leaves it then.
    if (!notices.length) this.#held = false;
    this.#leaveLater();
    this.changed();
  }

  #leaveLater(): void {
    clearTimeout(this.#timer);
    if (this.#held || !this.notices.length) return;
    this.#timer = setTimeout(() => this.#show([]), shownFor);
  }
}
