/** One page of a list. */
export interface Page<T> {
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    /** Give it as `after` to read the next page. */
    endCursor: string | null;
  };
}

/** Which part of a list to read. */
export interface PageRange {
  /** How many a page holds, at most 100. Default 100. */
  first?: number;
  /** Begin after this cursor: the `endCursor` of an earlier page. */
  after?: string | undefined;
}

/**
 * A list that the server hands out in pages. Nothing is asked for before it is read.
 *
 * ```ts
 * for await (const ticket of client.tickets.list()) …            // all of it, page by page
 * const { nodes, pageInfo } = await client.tickets.list({ first: 20 }).page();   // one page
 * ```
 */
export class List<T> implements AsyncIterable<T> {
  readonly #read: (range: PageRange) => Promise<Page<T>>;
  readonly #range: PageRange;

  /** @internal */
  constructor(read: (range: PageRange) => Promise<Page<T>>, { first = 100, after }: PageRange = {}) {
    this.#read = read;
    this.#range = { first, after };
  }

  /** Reads one page: the first, or the one after the cursor given as `after`. */
  page(): Promise<Page<T>> {
    return this.#read(this.#range);
  }

  /** Reads all of them, asking for the next page when the last one is used up. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    let range = this.#range;
    for (;;) {
      const { nodes, pageInfo } = await this.#read(range);
      yield* nodes;
      if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return;
      range = { ...range, after: pageInfo.endCursor };
    }
  }
}
