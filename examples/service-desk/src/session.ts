import { isAftercareError } from '@aftercare/sdk';
import { createAdminClient } from '@aftercare/sdk/admin';
import { serverClock } from './clock/server-clock.ts';
import { Desk } from './desk.ts';
import { language } from './language/language.ts';
import { Store } from './store.ts';

const storageKey = 'aftercare-desk-key';

/** The key was good, but not one that a desk can work with. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** Who is signed in. The key is kept for this tab only. */
class Session extends Store {
  desk?: Desk;
  /** Whether a remembered key is being checked. */
  restoring = false;
  /** Why nobody is signed in, when that was not the user's wish. */
  failure?: unknown;

  constructor() {
    super();
    // Names come from the server in the language that was asked for.
    language.observe(() => void this.#restore());
    void this.#restore();
  }

  async signIn(key: string): Promise<void> {
    const client = createAdminClient({ url: '/graphql', key, locale: language.tag });
    const askedAt = Date.now();
    const viewer = await client.viewer();
    serverClock.adjust(viewer.now, askedAt);
    if (viewer.kind !== 'SECRET_KEY' && viewer.kind !== 'MEMBER') throw new WrongKeyError();
    sessionStorage.setItem(storageKey, key);
    this.#enter(new Desk(client, viewer));
  }

  signOut(failure?: unknown): void {
    sessionStorage.removeItem(storageKey);
    this.#leave();
    this.failure = failure;
    this.changed();
  }

  async #restore(): Promise<void> {
    const key = sessionStorage.getItem(storageKey);
    if (!key) return;
    this.restoring = true;
    try {
      await this.signIn(key);
    } catch (error) {
      if (isAftercareError(error, 'AuthenticationError')) this.signOut(error);
      this.failure = error;
    }
    this.restoring = false;
    this.changed();
  }

  #enter(desk: Desk): void {
    this.#leave();
    this.desk = desk;
    this.failure = undefined;
    desk.feed.observe(() => {
      if (isAftercareError(desk.feed.failure, 'AuthenticationError')) this.signOut(desk.feed.failure);
    });
    this.changed();
  }

  #leave(): void {
    this.desk?.feed.stop();
    this.desk = undefined;
  }
}

export const session = new Session();
