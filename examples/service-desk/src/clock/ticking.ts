import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { language } from '../language/language.ts';
import { countdown, lengthInWords } from './length.ts';
import { serverClock } from './server-clock.ts';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Renders its host while time runs: every second, or every minute for who asked for less motion. */
export class TickingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stop?: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get now(): number {
    return serverClock.now;
  }

  /** A length that shows as much detail as it is kept up to date. */
  length(length: number): string {
    return calm.matches ? lengthInWords(length, language.tag) : countdown(length, language.tag);
  }

  hostConnected(): void {
    this.#follow();
    calm.addEventListener('change', this.#follow);
  }

  hostDisconnected(): void {
    this.#stop?.();
    calm.removeEventListener('change', this.#follow);
  }

  #follow = () => {
    this.#stop?.();
    this.#stop = serverClock.follow(calm.matches ? 'minute' : 'second', () => this.#host.requestUpdate());
    this.#host.requestUpdate();
  };
}
