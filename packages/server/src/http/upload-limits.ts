import { UploadError } from '../modules/attachment/index.ts';
import type { Clock } from '../platform/clock.ts';
import { RequestError } from '../platform/errors.ts';

/** What a node takes in. docs/attachments.md says the same. */
const usual = {
  /** From one address with one publishable key, within the window. */
  files: 60,
  bytes: 200 * 1024 * 1024,
  windowMs: 10 * 60 * 1000,
  /** So many windows are remembered; of more the oldest is forgotten. */
  remembered: 10_000,
  /** How many bodies may be on their way at once. */
  readFromAddress: 8,
  readWithKey: 16,
  readInAll: 64,
  /** How long one may be on its way. */
  readMs: 30_000,
  /** How many whole files are worked on at once. */
  taken: 32,
};

export type UploadLimits = typeof usual;

interface Caller {
  uploader: string;
  /** Whose key is shared by all visitors of a page is told from the others by this; null: a key of their own. */
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
  readonly limits: UploadLimits;
  readonly #clock: Clock;
  /** In the order in which they end. */
  readonly #windows = new Map<string, Window>();
  readonly #reading = new Map<string, number>();
  #taken = 0;

  constructor(clock: Clock, limits: Partial<UploadLimits> = {}) {
    this.#clock = clock;
    this.limits = { ...usual, ...limits };
  }

  /** Reads a body, with no place taken from the files that are in already. */
  async read<T extends { bytes: Uint8Array }>(
    { uploader, address }: Caller,
    work: () => Promise<T>,
  ): Promise<T> {
    const { readInAll, readWithKey, readFromAddress } = this.limits;
    const from = address === null ? null : `${uploader} ${address}`;
    const counted: [string, number][] = [
      ['', readInAll],
      [uploader, readWithKey],
    ];
    if (from !== null) counted.push([from, readFromAddress]);
    if (counted.some(([name, most]) => (this.#reading.get(name) ?? 0) >= most)) throw busy();
    const window = from === null ? null : this.#count(from);
    for (const [name] of counted) this.#reading.set(name, (this.#reading.get(name) ?? 0) + 1);
    try {
      const file = await work();
      if (window) window.bytes += file.bytes.length;
      return file;
    } finally {
      for (const [name] of counted) {
        const left = this.#reading.get(name)! - 1;
        if (left > 0) this.#reading.set(name, left);
        else this.#reading.delete(name);
      }
    }
  }

  /** Works on a file that is in. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= this.limits.taken) throw busy();
    this.#taken++;
    try {
      return await work();
    } finally {
      this.#taken--;
    }
  }

  /** Counts before the body is read, so that those who come at once are all counted; refused files count too. */
  #count(from: string): Window {
    const { files, bytes, windowMs, remembered } = this.limits;
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

/** Who has one address of IPv6 has all of its /64. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':');
}
