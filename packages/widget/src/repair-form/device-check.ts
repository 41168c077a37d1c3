import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PublicClient } from '@aftercare/sdk/public';
import { AftercareErrorEvent } from '../events/error.ts';

/** What is known of the device that the customer has named. */
export type DeviceState =
  | { kind: 'untold' | 'checking' | 'unknown' | 'unchecked' }
  | { kind: 'recognised'; productName?: string | null };

const pause = 200;

/** Asks the server about the device that the customer has named; only the last question counts. */
export class DeviceCheck implements ReactiveController {
  state: DeviceState = { kind: 'untold' };

  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #client: () => PublicClient;
  #question = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(host: ReactiveControllerHost & EventTarget, client: () => PublicClient) {
    this.#host = host;
    this.#client = client;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Asks after a short pause, unless this very question has been asked already. */
  ask(serial: string, modelCode: string): void {
    const question = serial && modelCode ? `${modelCode} ${serial}` : '';
    if (question === this.#question) return;
    this.forget();
    this.#question = question;
    if (question) this.#timer = setTimeout(() => void this.#check(serial, modelCode), pause);
  }

  /** Drops the answer and the question under way. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#question = '';
    this.#become({ kind: 'untold' });
  }

  async #check(serial: string, modelCode: string): Promise<void> {
    const { signal } = (this.#request = new AbortController());
    this.#become({ kind: 'checking' });
    try {
      const { recognised, productName } = await this.#client().devices.check(
        { serial, modelCode },
        { signal },
      );
      if (signal.aborted) return;
      this.#become(recognised ? { kind: 'recognised', productName } : { kind: 'unknown' });
    } catch (error) {
      if (signal.aborted) return;
      this.#become({ kind: 'unchecked' });
      this.#host.dispatchEvent(new AftercareErrorEvent(error));
    }
  }

  #become(state: DeviceState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
