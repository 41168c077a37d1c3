import { setTimeout as delay } from 'node:timers/promises';

/** When the answer to a request may leave: for what must not be told apart by how long it takes. */
export class AnswerTime {
  // The millisecond in which the request came: timers fire at whole ones, whatever the work took.
  readonly #begun = Math.floor(performance.now());
  #earliest = 0;

  /** Holds the whole answer back for so long after the request; for as many times that as it is asked in one request. */
  takes(ms: number): void {
    this.#earliest = Math.max(this.#earliest, this.#begun) + ms;
  }

  async come(): Promise<void> {
    for (let left = this.#left(); left > 0; left = this.#left()) await delay(Math.ceil(left));
  }

  #left(): number {
    return this.#earliest - performance.now();
  }
}
