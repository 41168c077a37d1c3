import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Following } from './following.ts';

/** Promises are looked after to the second. */
const grace = 1_000;
/** A visitor's clock may be ahead of the service's, or the look may have failed: then again after this. */
const again = 30_000;

/** Links to files hold for an hour. */
const linksHold = 50 * 60_000;

/** Keeps a page true that stays open: "tomorrow" becomes "today", a promised time comes, and links to files go. */
export class PassingTime implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #following: Following;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, following: Following) {
    this.#host = host;
    this.#following = following;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const { ticket, linksSince } = this.#following;
    if (!ticket) return;
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
    const promised = ticket.promises
      .filter(({ state }) => state === 'RUNNING')
      .map(({ dueAt }) => Date.parse(dueAt) + grace);
    const due = [...promised, ...ticket.attachments.slice(0, 1).map(() => linksSince + linksHold)]
      .map((time) => (time > now.getTime() ? time : now.getTime() + again))
      .filter((time) => time < midnight);
    const next = Math.min(midnight, ...due);
    this.#timer = setTimeout(() => this.#reach(due.includes(next)), next - now.getTime());
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #reach(due: boolean): void {
    if (due) void this.#following.refresh();
    this.#host.requestUpdate();
  }
}
