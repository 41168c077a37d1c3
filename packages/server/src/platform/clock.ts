import type { Database } from './database.ts';

/** The only source of the present moment. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const theOne = { id: 1 };

/**
 * The clock of a sandbox: it runs ahead of the real one by what was advanced so far. The database keeps that, so that
 * all nodes, and a server that starts again, go by the same time.
 */
export class SandboxClock implements Clock {
  #startsAt: Date | null;
  #offsetMs: number | null = null;

  /** `startsAt`: where the clock of a new database begins; null: now. */
  constructor(startsAt: Date | null) {
    this.#startsAt = startsAt;
  }

  now(): Date {
    return new Date(Date.now() + (this.#offsetMs ?? 0));
  }

  /**
   * Goes on from where the clock of this database stands, or begins it. False: it was to begin at a moment, but goes on.
   */
  async begin(database: Database): Promise<boolean> {
    let asAsked = true;
    if (this.#startsAt) {
      const data = { ...theOne, offsetMs: this.#startsAt.getTime() - Date.now() };
      const { count } = await database.sandboxClock.createMany({ data, skipDuplicates: true });
      asAsked = count > 0;
    }
    await this.follow(database);
    return asAsked;
  }

  /** Whether the database goes by a clock that is not the real one. */
  static async isMoved(database: Database): Promise<boolean> {
    const kept = await database.sandboxClock.findUnique({ where: theOne });
    return kept !== null && kept.offsetMs !== 0n;
  }

  /** Takes over what another node has advanced. */
  async follow(database: Database): Promise<void> {
    const kept = await database.sandboxClock.findUnique({ where: theOne });
    this.#moveTo(Number(kept?.offsetMs ?? 0));
  }

  /** Moves the time of all nodes; they follow within a quarter of a second. */
  async advance(database: Database, ms: number): Promise<void> {
    const { offsetMs } = await database.sandboxClock.upsert({
      where: theOne,
      create: { ...theOne, offsetMs: ms },
      update: { offsetMs: { increment: ms } },
    });
    this.#moveTo(Number(offsetMs));
  }

  /** Only ever forward: what was read before an advance may arrive after it. */
  #moveTo(offsetMs: number): void {
    this.#offsetMs = Math.max(this.#offsetMs ?? offsetMs, offsetMs);
  }
}
