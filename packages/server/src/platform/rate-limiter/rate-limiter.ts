import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { asUnavailable, type Transaction } from '../database.ts';
import { type Charge, claimTelling, type SharedCounts, tolerance } from './counts.ts';

/** So many at once, and each is earned back evenly: all of them within the time. */
export interface Rate {
  count: number;
  seconds: number;
}

/** One use of something that is limited. */
export interface Use {
  limit: string;
  rate: Rate;
  /** Who, or what, is counted. */
  of: string;
  /** How many at once; 1 by default, 0 only looks. */
  cost?: number;
}

export interface Refusal {
  /** The use that was too many. */
  use: Use;
  /** Whole seconds until it would not be. */
  retryAfter: number;
}

interface Count {
  /** When all is earned back that was used here, and of what was used elsewhere all that is known. */
  evenAt: number;
  /** Of that, what the other nodes do not know yet. */
  unsettled: number;
  /** How much of it they are told at most. */
  room: number;
}

/** Counts that are remembered by one node. The oldest of more are looked up again, or begin anew. */
const remembered = 100_000;
/** A database that is away is not asked for so long. */
const awayMs = 1_000;

/**
 * Who uses what how often, on all nodes: the generic cell rate algorithm, whose whole state is one moment. As that moment
 * only moves on, but for what a use that is refused gives back at once, what a node remembers of it refuses rightly, without
 * asking anybody.
 */
export class RateLimiter {
  readonly #shared: SharedCounts;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #counts = new Map<string, Count>();
  #unsettled = new Set<string>();
  #awayUntil = -Infinity;

  constructor(options: { shared: SharedCounts; clock: Clock; log: Logger }) {
    this.#shared = options.shared;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Counts the uses, all or none, on this node; the other nodes are told with the next settlement. */
  count(uses: readonly Use[]): Refusal | null {
    const refusal = this.#refusal(uses);
    if (refusal) return refusal;
    for (const use of uses) this.#add(use, { settled: false });
    return null;
  }

  /** Counts the uses exactly: not more pass than may, however many nodes are asked at once. Without the database, as `count`. */
  async countExactly(uses: readonly Use[]): Promise<Refusal | null> {
    const refusal = this.#refusal(uses);
    if (refusal) return refusal;
    if (performance.now() < this.#awayUntil) return this.count(uses);
    // Counted here before anybody else comes: of many at once, only as many go on to the database as may.
    for (const use of uses) this.#add(use, { settled: true });
    const charges = uses.map((use) => chargeOf(use));
    let refused: string[];
    try {
      const shared = await this.#shared.charge(charges, this.#now());
      refused = shared.refused;
      for (const { name } of charges) this.#learn(name, shared.evenAt.get(name), refused.length > 0);
    } catch (error) {
      this.#missed(error);
      for (const { name, cost } of charges) this.#owe(name, cost);
      return null;
    }
    if (refused.length === 0) return null;
    const use = uses.find((one) => refused.includes(nameOf(one)))!;
    return this.#refusal([use]) ?? { use, retryAfter: 1 };
  }

  /** Whether a use would be too many, as far as this node knows. */
  look(use: Use): Refusal | null {
    return this.#refusal([use]);
  }

  /** Adds what cannot be refused any more: it has happened. Nobody owes more by it than fits at once, twice. */
  add(use: Use): void {
    const { cost, room } = chargeOf(use);
    const left = this.#now() + 2 * room - this.#evenAt(use, this.#now());
    const share = cost === 0 ? 0 : Math.max(0, Math.min(1, left / cost));
    this.#add({ ...use, cost: (use.cost ?? 1) * share }, { settled: false });
  }

  /** Tells the other nodes what was counted here, and learns what was there. */
  async settle(): Promise<void> {
    this.#forget();
    if (this.#unsettled.size === 0 || performance.now() < this.#awayUntil) return;
    const names = [...this.#unsettled];
    this.#unsettled = new Set();
    const charges = names.map((name): Charge => {
      const count = this.#counts.get(name)!;
      const cost = count.unsettled;
      count.unsettled = 0;
      return { name, cost, room: Infinity };
    });
    try {
      const { evenAt } = await this.#shared.charge(charges, this.#now());
      for (const { name } of charges) {
        const count = this.#counts.get(name);
        this.#learn(name, (evenAt.get(name) ?? 0) + (count?.unsettled ?? 0), false);
      }
    } catch (error) {
      for (const { name, cost } of charges) this.#owe(name, cost);
      this.#missed(error);
    }
  }

  /** Removes from the database what nobody owes any more, and has not for an hour. */
  sweep(): Promise<void> {
    return this.#shared.sweep(this.#now() - 60 * 60 * 1_000);
  }

  /** Under which the database knows what a use is counted by. */
  keyOf(use: Use): string {
    return this.#shared.keyOf(nameOf(use));
  }

  /** Whether it is the caller who tells of a use that was refused: nobody has since `lastBefore`, by the clock of those who are told. */
  claimTelling(tx: Transaction, use: Use, at: Date, lastBefore: Date): Promise<boolean> {
    return claimTelling(tx, this.keyOf(use), { now: this.#clock.now(), at, lastBefore });
  }

  #now(): number {
    return this.#clock.now().getTime();
  }

  #evenAt(use: Use, now: number): number {
    return Math.max(this.#counts.get(nameOf(use))?.evenAt ?? 0, now);
  }

  #refusal(uses: readonly Use[]): Refusal | null {
    const now = this.#now();
    for (const use of uses) {
      const { cost, room } = chargeOf(use);
      const over = this.#evenAt(use, now) + cost - now - room;
      if (over > tolerance) return { use, retryAfter: Math.max(1, Math.ceil(over / 1_000)) };
    }
    return null;
  }

  #add(use: Use, { settled }: { settled: boolean }): void {
    const name = nameOf(use);
    const { cost, room } = chargeOf(use);
    const evenAt = this.#evenAt(use, this.#now()) + cost;
    const count = this.#counts.get(name);
    if (count) count.evenAt = evenAt;
    else {
      this.#makeRoom();
      this.#counts.set(name, { evenAt, unsettled: 0, room });
    }
    if (!settled) this.#owe(name, cost);
  }

  #owe(name: string, cost: number): void {
    const count = this.#counts.get(name);
    if (!count || cost === 0) return;
    // After an hour without the database, nobody is to owe an hour.
    count.unsettled = Math.min(count.unsettled + cost, count.room);
    this.#unsettled.add(name);
  }

  #learn(name: string, evenAt: number | undefined, refused: boolean): void {
    const count = this.#counts.get(name);
    if (!count || evenAt === undefined) return;
    // What was refused was not taken: the node had counted it.
    count.evenAt = refused ? evenAt + count.unsettled : Math.max(count.evenAt, evenAt);
  }

  #makeRoom(): void {
    if (this.#counts.size < remembered) return;
    const [oldest] = this.#counts.keys();
    this.#counts.delete(oldest!);
    this.#unsettled.delete(oldest!);
  }

  #forget(): void {
    const now = this.#now();
    for (const [name, { evenAt, unsettled }] of this.#counts) {
      if (evenAt <= now && unsettled === 0) this.#counts.delete(name);
    }
  }

  #missed(error: unknown): void {
    if (performance.now() >= this.#awayUntil) {
      const expected = asUnavailable(error) !== null;
      this.#log[expected ? 'warn' : 'error']({ err: error }, 'limits are counted by each node alone for now');
    }
    this.#awayUntil = performance.now() + awayMs;
  }
}

const nameOf = ({ limit, of }: Use): string => `${limit} ${of}`;

function chargeOf(use: Use): Charge {
  const room = use.rate.seconds * 1_000;
  return { name: nameOf(use), cost: ((use.cost ?? 1) * room) / use.rate.count, room };
}
