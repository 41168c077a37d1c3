import { RequestError } from '../platform/errors.ts';
import { type Pace, pacedBody } from './paced-body.ts';

const mB = 1024 * 1024;

/** What a node takes in at once. docs/attachments.md says the same; how many files may come, all nodes count together. */
export const usualLimits = {
  /** How much of files that are not whole yet is kept: of a customer's address, with one key, of all customers, in all. */
  heldFromAddress: 40 * mB,
  heldWithKey: 160 * mB,
  heldByCustomers: 240 * mB,
  heldInAll: 320 * mB,
  /** How many whole files are worked on at once. */
  taken: 32,
  /** The work on it fits into the five minutes for which the SDK waits. */
  pace: {
    silenceMs: 30_000,
    graceMs: 30_000,
    leastBytesPerSecond: 4 * 1024,
    longestMs: 270_000,
  } satisfies Pace,
};

export type UploadLimits = typeof usualLimits;

/** The chunks of a body as they may come in. */
export type Arrival = (body: ReadableStream<Uint8Array>) => AsyncIterable<Uint8Array>;

interface Caller {
  uploader: string;
  /**
   * Customers are told from one another by their address: they all have the key of a page, and as many tokens as tickets.
   * What comes from one is counted. Null: staff.
   */
  customer: { address: string; count: (bytes: number) => void } | null;
}

const busy = () => new RequestError('UNAVAILABLE', 'Too many files are coming in just now. Try again.');

/** Keeps one visitor from filling the memory of this node, and shutting the uploads to all others. */
export class UploadGate {
  readonly #limits: UploadLimits;
  readonly #held = new Map<string, number>();
  #taken = 0;

  constructor(limits: Partial<UploadLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Reads a body. One that is on its way holds as much as came of it, and none of the places of those that are in. */
  async read<T>({ uploader, customer }: Caller, work: (arrival: Arrival) => Promise<T>): Promise<T> {
    const { heldFromAddress, heldWithKey, heldByCustomers, heldInAll, pace } = this.#limits;
    const shares: [string, number][] = [
      ['all', heldInAll],
      [`key ${uploader}`, heldWithKey],
    ];
    if (customer)
      shares.push(['customers', heldByCustomers], [`address ${customer.address}`, heldFromAddress]);
    let came = 0;
    const hold = (bytes: number) => {
      if (shares.some(([share, most]) => this.#heldOf(share) + bytes > most)) throw busy();
      came += bytes;
      customer?.count(bytes);
      for (const [share] of shares) this.#held.set(share, this.#heldOf(share) + bytes);
    };
    try {
      return await work(async function* arrival(body) {
        for await (const chunk of pacedBody(body, pace)) {
          hold(chunk.length);
          yield chunk;
        }
      });
    } finally {
      for (const [share] of shares) {
        const left = this.#heldOf(share) - came;
        if (left > 0) this.#held.set(share, left);
        else this.#held.delete(share);
      }
    }
  }

  #heldOf(share: string): number {
    return this.#held.get(share) ?? 0;
  }

  /** Works on a file that is in. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= this.#limits.taken) throw busy();
    this.#taken++;
    try {
      return await work();
    } finally {
      this.#taken--;
    }
  }
}
