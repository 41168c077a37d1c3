import { asUnavailable } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import type { RateLimiter, Refusal, Use } from '../../platform/rate-limiter/index.ts';
import type { Holder } from './viewer.ts';

/** What an event says of those who were refused. */
export interface AccessEventData {
  'access.limited': {
    /** The name of the limit. */
    limit: string;
    /** Where the requests came from, if that is known. */
    address: string | null;
    /** The label of the key that they were made with. */
    key: string | null;
  };
}

/** Of one limit and whom it holds, the log tells this often, whatever they go on to do. */
const pauseMs = 60 * 60 * 1_000;
/** And of all that concern one organization, so often at most: a crowd of addresses is not to flood the log. */
const perOrganization = { count: 30, seconds: 60 * 60 };
const remembered = 10_000;

/** What is remembered of one limit and whom it holds; times in milliseconds. */
interface Told {
  /** When the server's log told of it. */
  warnedAt: number;
  /** Until when nothing is told of it. */
  until: number;
}

/** Tells the operator who was refused: in the event log, and in the server's. */
export class LimitTeller {
  readonly #platform: System;
  readonly #limiter: RateLimiter;
  /** The oldest first. */
  readonly #told = new Map<string, Told>();
  readonly #telling = new Set<Promise<void>>();
  #headquarters: string | null = null;

  constructor(platform: System, limiter: RateLimiter) {
    this.#platform = platform;
    this.#limiter = limiter;
  }

  /** Holds up nobody: what failed is tried again with the next refusal, and what found no room once there is some. */
  tell(use: Use, holder: Holder | null, address: string): void {
    const { clock, log } = this.#platform;
    const now = clock.now();
    const time = now.getTime();
    const name = `${use.limit} ${use.of}`;
    const last = this.#told.get(name);
    if (last && time < last.until) return;
    const isNew = !last || time >= last.warnedAt + pauseMs;
    const told = { warnedAt: isNew ? time : last.warnedAt, until: time + pauseMs };
    this.#told.delete(name);
    if (this.#told.size >= remembered) this.#told.delete(this.#told.keys().next().value!);
    this.#told.set(name, told);
    const who = { limit: use.limit, address: address || null };
    if (isNew) log.warn({ ...who, keyId: holder?.id }, 'too many requests: the rest is refused');
    const telling = this.#record(use, { ...who, key: holder?.label ?? null }, holder?.organizationId, now)
      .then((flood) => {
        if (flood) told.until = time + flood.retryAfter * 1_000;
      })
      .catch((error: unknown) => {
        told.until = time;
        const expected = asUnavailable(error) !== null;
        log[expected ? 'warn' : 'error']({ err: error }, 'a limit that was reached could not be told of');
      })
      .finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#telling);
  }

  /** Answers the refusal if there is no room for it in the log. */
  async #record(
    use: Use,
    data: AccessEventData['access.limited'],
    holderId: string | undefined,
    now: Date,
  ): Promise<Refusal | null> {
    // Who came with no key concerns the whole network.
    const organizationId = holderId ?? (await this.#findHeadquarters());
    const flood = this.#limiter.count([{ limit: 'event', rate: perOrganization, of: organizationId }]);
    if (flood) return flood;
    await transact(this.#platform, async (tx) => {
      const lastBefore = new Date(now.getTime() - pauseMs);
      if (!(await this.#limiter.claimTelling(tx, use, now, lastBefore))) return;
      await recordEvent(tx, {
        type: 'access.limited',
        at: now,
        audience: [organizationId],
        actor: { kind: 'SYSTEM', id: null, name: 'Aftercare', channel: null },
        data,
      });
    });
    return null;
  }

  async #findHeadquarters(): Promise<string> {
    this.#headquarters ??= (
      await this.#platform.database.organization.findFirstOrThrow({
        where: { parentId: null },
        select: { id: true },
      })
    ).id;
    return this.#headquarters;
  }
}
