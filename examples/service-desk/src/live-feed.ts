import { type Client, type ConnectionState, type AftercareEvent, isAftercareError } from '@aftercare/sdk';
import { Store } from './store.ts';

export interface FeedListener {
  /** Something happened to a ticket; `event.ticket` is its present state. */
  onEvent(event: AftercareEvent): void;
  /** The connection is back. If events were missed, because the log was replaced, what is shown has to be loaded again. */
  onReconnect(missed: boolean): void;
}

/** The one event stream of this desk. It lives as long as the sign-in does. */
export class LiveFeed extends Store {
  connection: ConnectionState = 'connecting';
  /** Why the stream ended for good, if it did. */
  failure?: unknown;

  readonly #client: Client;
  readonly #listeners = new Set<FeedListener>();
  readonly #stop = new AbortController();
  readonly #firstAttempt = Promise.withResolvers<void>();
  #cursor?: string;
  #missed = false;
  #wasAttempted = false;

  constructor(client: Client) {
    super();
    this.#client = client;
    void this.#run();
  }

  /** Settles once the stream is live or known not to be, so that what is loaded afterwards misses nothing. */
  get attempted(): Promise<void> {
    return this.#firstAttempt.promise;
  }

  listen(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#stop.abort();
  }

  async #run(): Promise<void> {
    try {
      await this.#follow();
    } catch (error) {
      if (isAftercareError(error, 'ResyncRequiredError')) {
        this.#cursor = undefined;
        this.#missed = true;
        return this.#run();
      }
      this.failure = error;
      this.#report('offline');
    }
  }

  async #follow(): Promise<void> {
    const stream = this.#client.events.stream({
      after: this.#cursor,
      signal: this.#stop.signal,
      onConnection: (state) => this.#report(state),
    });
    for await (const event of stream) {
      this.#cursor = event.id;
      for (const listener of this.#listeners) listener.onEvent(event);
    }
  }

  #report(state: ConnectionState): void {
    // The next try to reconnect is no news until it succeeds.
    if (state === 'connecting' && this.connection === 'offline') return;
    this.connection = state;
    if (state === 'live' && this.#wasAttempted) {
      for (const listener of this.#listeners) listener.onReconnect(this.#missed);
      this.#missed = false;
    }
    if (state !== 'connecting') {
      this.#wasAttempted = true;
      this.#firstAttempt.resolve();
    }
    this.changed();
  }
}
