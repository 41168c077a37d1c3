import { asUnavailable } from '../../platform/database.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import type { RateLimiter, Use } from '../../platform/rate-limiter/index.ts';
import type { Viewer } from './viewer.ts';

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

/** Tells the operator who was refused: in the event log, and in the server's. */
export class LimitTeller {
  readonly #platform: System;
  readonly #limiter: RateLimiter;
  /** When it was last told here, the oldest first. */
  readonly #told = new Map<string, number>();
  readonly #telling = new Set<Promise<void>>();
  #headquarters: string | null = null;

  constructor(platform: System, limiter: RateLimiter) {
    this.#platform = platform;
    this.#limiter = limiter;
  }

  /** Holds up nobody: what could not be told is tried again with the next refusal. */
  tell(use: Use, viewer: Viewer | null, address: string): void {
    const now = this.#platform.clock.now();
    const name = `${use.limit} ${use.of}`;
    const last = this.#told.get(name);
    if (last !== undefined && now.getTime() - last < pauseMs) return;
    this.#told.delete(name);
    if (this.#told.size >= remembered) this.#told.delete(this.#told.keys().next().value!);
    this.#told.set(name, now.getTime());
    const { log } = this.#platform;
    const telling = this.#record(use, viewer, address, now)
      .catch((error: unknown) => {
        this.#told.delete(name);
        const expected = asUnavailable(error) !== null;
        log[expected ? 'warn' : 'error']({ err: error }, 'a limit that was reached could not be told of');
      })
      .finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }

  async settled(): Promise<void> {
    await Promise.all(this.#telling);
  }

  async #record(use: Use, viewer: Viewer | null, address: string, now: Date): Promise<void> {
    const holder = viewer && viewer.kind !== 'TRACKING' ? viewer : null;
    const who = { limit: use.limit, address: address || null };
    this.#platform.log.warn({ ...who, keyId: holder?.id }, 'too many requests: the rest is refused');
    // Who came with no key concerns the whole network.
    const organizationId = holder?.organizationId ?? (await this.#findHeadquarters());
    const flood = this.#limiter.count([{ limit: 'event', rate: perOrganization, of: organizationId }]);
    if (flood) return;
    await transact(this.#platform, async (tx) => {
      const lastBefore = new Date(now.getTime() - pauseMs);
      if (!(await this.#limiter.claimTelling(tx, use, now, lastBefore))) return;
      await recordEvent(tx, {
        type: 'access.limited',
        at: now,
        audience: [organizationId],
        actor: { kind: 'SYSTEM', id: null, name: 'Aftercare', channel: null },
        data: { ...who, key: holder?.label ?? null } satisfies AccessEventData['access.limited'],
      });
    });
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
