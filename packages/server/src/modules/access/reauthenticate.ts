import { asUnavailable } from '../../platform/database.ts';
import { RequestError } from '../../platform/errors.ts';
import type { System } from '../../platform/platform.ts';
import { authenticate, type Credentials } from './authenticate.ts';
import type { Viewer } from './viewer.ts';

/** A stream ends within 5 s of a revocation: this, plus the pause between two looks. */
const maxAgeMs = 2_000;

/**
 * Who holds these credentials now, for streams. Streams of equal credentials share one look at the database every
 * two seconds, and one when an organization has its first event, which may be new below them; a database that is away leaves the last answer standing, because then no event can pass either.
 */
export class Reauthenticator {
  #platform: System;
  #answers = new Map<string, { at: number; audienceSize: number; viewer: Promise<Viewer | null> }>();

  constructor(platform: System) {
    this.#platform = platform;
  }

  ask(credentials: Credentials): Promise<Viewer | null> {
    const id = `${credentials.authorization} ${credentials.origin}`;
    const now = performance.now();
    const { audienceSize } = this.#platform.eventLog;
    const known = this.#answers.get(id);
    if (known && now - known.at < maxAgeMs && known.audienceSize === audienceSize) return known.viewer;
    this.#forget(now);
    const viewer = this.#look(credentials, known?.viewer ?? null);
    this.#answers.set(id, { at: now, audienceSize, viewer });
    return viewer;
  }

  async #look(credentials: Credentials, before: Promise<Viewer | null> | null): Promise<Viewer | null> {
    try {
      return await authenticate(this.#platform, credentials);
    } catch (error) {
      if (error instanceof RequestError && error.code !== 'UNAVAILABLE') return null;
      if (before && asUnavailable(error)) return before;
      throw error;
    }
  }

  #forget(now: number): void {
    for (const [id, { at }] of this.#answers) {
      if (now - at >= 2 * maxAgeMs) this.#answers.delete(id);
    }
  }
}
