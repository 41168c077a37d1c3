import { UploadError } from '../modules/attachment/index.ts';
import type { Clock } from '../platform/clock.ts';
import { RequestError } from '../platform/errors.ts';
import { type Pace, pacedBody } from './paced-body.ts';

const mB = 1024 * 1024;

/** What a node takes in. docs/attachments.md says the same. */
export const usualLimits = {
  /** From one address with one publishable key or tracking token, within the window. */
  files: 60,
  bytes: 200 * mB,
  windowMs: 10 * 60 * 1000,
  /** So many windows are remembered; of more the oldest is forgotten. */
  remembered: 10_000,
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
  /** Customers are told from one another by this, who all have the key of a page, and as many tokens as tickets; null: staff. */
  address: string | null;
}

interface Window {
  files: number;
  bytes: number;
  endsAt: number;
}

const busy = () => new RequestError('UNAVAILABLE', 'Too many files are coming in just now. Try again.');

/** Keeps one visitor from shutting the uploads to all others, as far as one node can see. */
export class UploadGate {
  readonly #limits: UploadLimits;
  readonly #clock: Clock;
  /** In the order in which they end. */
  readonly #windows = new Map<string, Window>();
  readonly #held = new Map<string, number>();
  #taken = 0;

  constructor(clock: Clock, limits: Partial<UploadLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...usualLimits, ...limits };
  }

  /** Reads a body. One that is on its way holds as much as came of it, and none of the places of those that are in. */
  async read<T>({ uploader, address }: Caller, work: (arrival: Arrival) => Promise<T>): Promise<T> {
    const { heldFromAddress, heldWithKey, heldByCustomers, heldInAll, pace } = this.#limits;
    const shares: [string, number][] = [
      ['all', heldInAll],
      [`key ${uploader}`, heldWithKey],
    ];
    let window: Window | null = null;
    if (address !== null) {
      shares.push(['customers', heldByCustomers], [`address ${address}`, heldFromAddress]);
      window = this.#count(`${uploader} ${address}`);
    }
    let came = 0;
    const hold = (bytes: number) => {
      if (shares.some(([share, most]) => this.#heldOf(share) + bytes > most)) throw busy();
      came += bytes;
      if (window) window.bytes += bytes;
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

  /** Counts before the body is read, so that those who come at once are all counted; files that are refused count, too. */
  #count(from: string): Window {
    const { files, bytes, windowMs, remembered } = this.#limits;
    const now = this.#clock.now().getTime();
    for (const [name, { endsAt }] of this.#windows) {
      if (endsAt > now) break;
      this.#windows.delete(name);
    }
    let window = this.#windows.get(from);
    if (!window) {
      if (this.#windows.size >= remembered) this.#windows.delete(this.#windows.keys().next().value!);
      window = { files: 0, bytes: 0, endsAt: now + windowMs };
      this.#windows.set(from, window);
    }
    if (window.files >= files || window.bytes >= bytes) {
      throw new UploadError('TOO_MANY_UPLOADS', 'Too many files came from your address. Try again later.', {
        retryAfter: Math.ceil((window.endsAt - now) / 1000),
      });
    }
    window.files++;
    return window;
  }
}
