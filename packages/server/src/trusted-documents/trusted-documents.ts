import DataLoader from 'dataloader';
import type { DocumentNode } from 'graphql';
import { _createLRUCache } from 'graphql-yoga';
import type { System } from '../platform/platform.ts';
import { openDocument } from './check.ts';

/** A document as it was registered: one parsed object for as long as it is kept, so that what hangs on it is kept too. */
export interface TrustedDocument {
  text: string;
  document: DocumentNode;
}

interface Kept {
  /** Null: it was registered, and this server cannot answer it any more. */
  trusted: TrustedDocument | null;
  seenAt: number;
}

const limits = {
  kept: 1_000,
  /** After so long a document is looked for again: it may have been removed. */
  ageMs: 60_000,
  /** Who may wait for a look at the table for what this node does not have, whether it is there or not. */
  waiting: 500,
  /** After a look that was in vain for anybody the next one waits. */
  pauseMs: 50,
};

/** More documents are asked for that nobody here knows than are looked for. */
export class TooManyUnknownDocuments extends Error {
  override readonly name = 'TooManyUnknownDocuments';
}

/**
 * The documents that were registered, by their hash. The table is the truth and each node keeps what it has used. What a
 * node does not know it looks for, so that a new document works everywhere at once; all who ask in the meantime share
 * the next look, and one look follows the other: unknown hashes cost a node one connection and 20 statements a second,
 * however many come.
 */
export class TrustedDocuments {
  readonly #platform: Pick<System, 'database' | 'log'>;
  readonly #kept = _createLRUCache<Kept>({ max: limits.kept });
  readonly #lookUps: DataLoader<string, string | null>;
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(platform: Pick<System, 'database' | 'log'>) {
    this.#platform = platform;
    this.#lookUps = new DataLoader((hashes: readonly string[]) => this.#look(hashes), {
      cache: false,
      batchScheduleFn: (look) => void this.#turn.then(look),
    });
  }

  /** The document with this hash; null if there is none. Throws TooManyUnknownDocuments. */
  async find(hash: string): Promise<TrustedDocument | null> {
    if (!/^[0-9a-f]{64}$/.test(hash)) return null;
    const kept = this.#kept.get(hash);
    if (kept && performance.now() - kept.seenAt < limits.ageMs) return kept.trusted;
    const text = await this.#lookUp(hash, kept !== undefined);
    if (text === null) {
      this.#kept.delete(hash);
      return null;
    }
    // Another who waited may have been first, and two parsed objects of one document would share nothing.
    const before = this.#kept.get(hash);
    const trusted = before ? before.trusted : this.#open(hash, text);
    this.#kept.set(hash, { trusted, seenAt: performance.now() });
    return trusted;
  }

  /** Those that this node has in use are never held up by those that nobody knows. */
  async #lookUp(hash: string, isKept: boolean): Promise<string | null> {
    if (isKept) return this.#lookUps.load(hash);
    if (this.#waiting >= limits.waiting) throw new TooManyUnknownDocuments('Too many unknown documents.');
    this.#waiting++;
    try {
      return await this.#lookUps.load(hash);
    } finally {
      this.#waiting--;
    }
  }

  async #look(hashes: readonly string[]): Promise<(string | null)[]> {
    const wanted = [...new Set(hashes)];
    const reading = this.#platform.database.trustedDocument.findMany({
      where: { hash: { in: wanted } },
      select: { hash: true, text: true },
    });
    this.#turn = reading.then(
      (found) => (found.length < wanted.length ? pause() : undefined),
      () => undefined,
    );
    const texts = new Map((await reading).map(({ hash, text }) => [hash, text]));
    return hashes.map((hash) => texts.get(hash) ?? null);
  }

  #open(hash: string, text: string): TrustedDocument | null {
    const opened = openDocument(text);
    if ('document' in opened) return { text, document: opened.document };
    this.#platform.log.warn(
      { hash, problems: opened.problems },
      'a trusted document fits the schema no more: whoever sends it is refused',
    );
    return null;
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, limits.pauseMs).unref());
