import type { AftercareEvent } from '@aftercare/sdk';
import type { LiveFeed } from './live-feed.ts';
import { Store } from './store.ts';

interface Source<T> {
  read(signal: AbortSignal): Promise<T | null>;
  /** Whether an event says that the resource changed. */
  concerns(event: AftercareEvent): boolean;
}

/** Something from the server that one view shows; read again whenever the live feed says that it changed. */
export class LiveResource<T> extends Store {
  /** Undefined until it was read, null when there is no such thing. */
  value?: T | null;
  error?: unknown;

  readonly #source: Source<T>;
  readonly #close = new AbortController();
  readonly #stopListening: () => void;
  #reading?: Promise<void>;
  #readAgain = false;

  constructor(feed: LiveFeed, source: Source<T>) {
    super();
    this.#source = source;
    this.#stopListening = feed.listen({
      onEvent: (event) => source.concerns(event) && void this.read(),
      onReconnect: (missed) => {
        if (missed || this.error) void this.read();
      },
    });
    void feed.attempted.then(() => this.read());
  }

  /** Reads it, once more if it changed while being read; settles when all of that is done. */
  read(): Promise<void> {
    this.#readAgain = this.#reading !== undefined;
    return (this.#reading ??= this.#readOn());
  }

  async #readOn(): Promise<void> {
    do {
      this.#readAgain = false;
      try {
        this.value = await this.#source.read(this.#close.signal);
        this.error = undefined;
      } catch (error) {
        this.error = error;
      }
      if (this.#close.signal.aborted) return;
      this.changed();
    } while (this.#readAgain);
    this.#reading = undefined;
  }

  close(): void {
    this.#stopListening();
    this.#close.abort();
  }
}
