import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** State that several elements show. Whoever observes it is told after each change. */
export abstract class Store {
  #observers = new Set<() => void>();

  observe(observer: () => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  protected changed(): void {
    for (const observer of this.#observers) observer();
  }
}

/** Renders its host again whenever the store changes, for as long as the host is on the page. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #current: () => Store;
  #observed?: Store;
  #stop?: () => void;

  constructor(host: ReactiveControllerHost, current: () => Store) {
    this.#host = host;
    this.#current = current;
    host.addController(this);
  }

  /** The host may have been given another store. */
  hostUpdate(): void {
    const store = this.#current();
    if (store === this.#observed) return;
    this.#stop?.();
    this.#observed = store;
    this.#stop = store.observe(() => this.#host.requestUpdate());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observed = undefined;
  }
}
