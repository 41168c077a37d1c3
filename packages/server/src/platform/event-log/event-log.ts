import type pg from 'pg';
import { asUnavailable, type Database } from '../database.ts';
import { RequestError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { compareCursors, type Cursor, laterOf, logStart, parseCursor } from './cursor.ts';
import { Announcer, Listener } from './notifications.ts';
import {
  eventExists,
  type EventMatch,
  hasPending,
  isForeign,
  type LogEvent,
  matchesEvent,
  readEvents,
  readHead,
  scanEvents,
} from './read.ts';

const limits = {
  /** Events that are kept in memory: a subscriber that lags further behind reads from the database. */
  tail: 10_000,
  batch: 500,
  /** When no announcement comes. */
  pollMs: 500,
  /** While committed events wait for an older transaction: doubled at each look, up to `pollMs`. */
  pendingPollMs: 10,
};

/**
 * Reads the log for all subscribers of this process. Each subscriber keeps its own cursor and pulls; the newest part
 * of the log is kept in memory, so that one event costs one query however many follow. Nothing is pushed into queues:
 * a slow subscriber only falls back to the database.
 */
export class EventLog {
  #database: Database;
  #log: Logger;
  #announcer: Announcer;
  #listener: Listener;
  #tail: LogEvent[] = [];
  /** Every event after this place and up to the head is in the tail. */
  #floor: Cursor | null = null;
  #head: Cursor | null = null;
  #audience = new Set<string>();
  #waiting = new Set<() => void>();
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #timer: NodeJS.Timeout | null = null;
  #pendingPollMs: number = limits.pendingPollMs;
  #stopped = false;

  constructor(options: { database: Database; pool: pg.Pool; url: string; log: Logger }) {
    this.#database = options.database;
    this.#log = options.log;
    this.#announcer = new Announcer(options.pool, options.log);
    this.#listener = new Listener(options.url, options.log, () => this.#wake());
  }

  async start(): Promise<void> {
    await this.#listener.start();
    this.#wake();
    await this.#reading;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#release();
    await this.#listener.stop();
    await this.#reading;
    await this.#announcer.settled();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** How many organizations have had an event here. When it grows, somebody may see more than they were known to. */
  get audienceSize(): number {
    return this.#audience.size;
  }

  /** Called after each commit that recorded an event. */
  committed(): void {
    this.#announcer.announce();
    this.#wake();
  }

  /** Where a new subscriber begins: after `after`, else at the end of what is there now. */
  async begin(after: string | null | undefined): Promise<Cursor> {
    if (after == null) return readHead(this.#database);
    const cursor = parseCursor(after);
    if (!cursor) {
      throw new RequestError('BAD_USER_INPUT', '`after` is not the id of an event.');
    }
    if (compareCursors(cursor, logStart) > 0 && !(await eventExists(this.#database, cursor))) {
      throw new RequestError(
        'RESYNC_REQUIRED',
        'This log does not know the cursor: it was restored or is another one. Read your data anew and follow from there.',
      );
    }
    return cursor;
  }

  /** The next matching events after the cursor, and the cursor to go on from. */
  async next(
    after: Cursor,
    match: EventMatch,
  ): Promise<{ events: LogEvent[]; cursor: Cursor; more: boolean }> {
    const head = this.#head;
    if (head && this.#floor && compareCursors(after, this.#floor) >= 0) {
      const from = this.#indexAfter(after);
      const part = this.#tail.slice(from, from + limits.batch);
      const more = from + part.length < this.#tail.length;
      return {
        events: part.filter((event) => matchesEvent(event, match)),
        cursor: part.reduce(laterOf, after),
        more,
      };
    }
    const { events, rest } = await scanEvents(this.#database, this.#database, {
      after,
      match,
      limit: limits.batch,
      upTo: head ?? 'horizon',
    });
    const end = head ? laterOf(after, head) : events.reduce(laterOf, after);
    return { events, cursor: rest ?? end, more: rest !== null };
  }

  /** Resolves when there may be something after the cursor, after `ms`, or when nobody waits any more. */
  async change(after: Cursor, ms: number, left?: AbortSignal): Promise<void> {
    if (this.#stopped || left?.aborted || (this.#head && compareCursors(this.#head, after) > 0)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        left?.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      left?.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }

  #indexAfter(cursor: Cursor): number {
    let low = 0;
    let high = this.#tail.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareCursors(this.#tail[middle]!, cursor) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #wake(): void {
    if (this.#stopped) return;
    this.#readAgain = true;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null;
      if (this.#readAgain) this.#wake();
    });
  }

  async #readOn(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    let delay = limits.pollMs;
    try {
      while (this.#readAgain && !this.#stopped) {
        this.#readAgain = false;
        await this.#readNew();
      }
      if (await hasPending(this.#database)) {
        delay = this.#pendingPollMs;
        this.#pendingPollMs = Math.min(2 * delay, limits.pollMs);
      } else {
        this.#pendingPollMs = limits.pendingPollMs;
      }
    } catch (error) {
      const expected = asUnavailable(error) !== null;
      this.#log[expected ? 'warn' : 'error']({ err: error }, 'the event log could not be read; trying again');
    }
    if (!this.#stopped) this.#timer = setTimeout(() => this.#wake(), delay);
  }

  async #readNew(): Promise<void> {
    if (!this.#head) {
      if (await isForeign(this.#database)) {
        this.#log.error(
          'the event log comes from another PostgreSQL cluster, and new events stand before its last ones: see docs/adr/0003-event-log.md',
        );
      }
      this.#head = this.#floor = await readHead(this.#database);
    }
    let events: LogEvent[];
    do {
      events = await readEvents(this.#database, {
        after: this.#head,
        match: { audience: null },
        limit: limits.batch,
        upTo: 'horizon',
      });
      if (events.length === 0) return;
      this.#pendingPollMs = limits.pendingPollMs;
      for (const event of events) for (const id of event.audience) this.#audience.add(id);
      this.#tail.push(...events);
      this.#head = events.reduce(laterOf, this.#head);
      const surplus = this.#tail.length - limits.tail;
      if (surplus > 0) this.#floor = this.#tail.splice(0, surplus).reduce(laterOf, this.#floor!);
      this.#release();
    } while (events.length === limits.batch);
  }

  #release(): void {
    for (const resume of this.#waiting) resume();
  }
}
