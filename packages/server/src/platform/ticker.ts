import { asUnavailable } from './database.ts';
import type { Logger } from './logger.ts';

/** The longest pause unless said otherwise: something that is due sooner may come from another node at any time. */
const defaultLongestPauseMs = 250;
/** The shortest: what is due already and was not done is another node's just now. */
const shortestPauseMs = 20;
/** After a failure: a database that is away is not to be knocked at all the time. */
const failurePauseMs = 1_000;

/** Does what is due, again and again, until it is stopped. */
export class Ticker {
  #run: (stopping: AbortSignal) => Promise<Date | null>;
  #now: () => Date;
  #log: Logger;
  #longestPauseMs: number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopping = new AbortController();

  /** `run` does what is due, unless it is to stop, and answers when the next thing is, if it knows. */
  constructor(options: {
    run: (stopping: AbortSignal) => Promise<Date | null>;
    now: () => Date;
    log: Logger;
    longestPauseMs?: number;
  }) {
    this.#run = options.run;
    this.#now = options.now;
    this.#log = options.log;
    this.#longestPauseMs = options.longestPauseMs ?? defaultLongestPauseMs;
  }

  start(): void {
    this.#running = this.#tick();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #tick(): Promise<void> {
    let pause = this.#longestPauseMs;
    try {
      const next = await this.#run(this.#stopping.signal);
      const untilNext = next ? next.getTime() - this.#now().getTime() : this.#longestPauseMs;
      pause = Math.min(Math.max(untilNext, shortestPauseMs), this.#longestPauseMs);
    } catch (error) {
      // One that looks seldom knocks seldom, too.
      pause = Math.max(failurePauseMs, this.#longestPauseMs);
      const expected = asUnavailable(error) !== null;
      this.#log[expected ? 'warn' : 'error']({ err: error }, 'what is due could not be done; trying again');
    }
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#tick();
    }, pause);
  }
}
