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
  readonly #store: () => Store;
  #stop?: () => void;

  constructor(host: ReactiveControllerHost, store: () => Store) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#store().observe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
