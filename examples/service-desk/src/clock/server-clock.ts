import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Beat = 'second' | 'minute';

/** The server's time, in which promises are counted: a sandbox may be days ahead of everybody else's. */
class ServerClock {
  readonly #listeners = new Map<() => void, Beat>();
  #ahead = 0;
  #timer?: ReturnType<typeof setTimeout>;

  get now(): number {
    return Date.now() + this.#ahead;
  }

  /** Takes over what the server said its time was, half-way through a call that began at `askedAt`. */
  adjust(now: string, askedAt: number): void {
    this.#ahead = Date.parse(now) - (askedAt + Date.now()) / 2;
    this.#turned();
  }

  /** Takes note of something that happened on the server: it cannot be earlier there. */
  passed(at: string): void {
    const ahead = Date.parse(at) - Date.now();
    if (ahead <= this.#ahead) return;
    this.#ahead = ahead;
    this.#turned();
  }

  /** Calls the listener on every full second or minute, all of them from one timer. */
  follow(beat: Beat, listener: () => void): () => void {
    this.#listeners.set(listener, beat);
    if (this.#timer === undefined) this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #turned(): void {
    for (const listener of this.#listeners.keys()) listener();
  }

  #schedule(): void {
    const before = this.now;
    this.#timer = setTimeout(
      () => {
        this.#schedule();
        const minuteTurned = minuteOf(this.now) !== minuteOf(before);
        for (const [listener, beat] of this.#listeners) if (beat === 'second' || minuteTurned) listener();
      },
      1000 - (before % 1000),
    );
  }
}

const minuteOf = (instant: number) => Math.floor(instant / 60_000);

export const serverClock = new ServerClock();

/** Renders its host on each beat, so that ages and what is left stay true. */
export class BeatController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #beat: Beat;
  #stop?: () => void;

  constructor(host: ReactiveControllerHost, beat: Beat) {
    this.#host = host;
    this.#beat = beat;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = serverClock.follow(this.#beat, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
