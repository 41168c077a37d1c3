import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type DeviceCheck as Answer, isAftercareError, type PublicClient } from '@aftercare/sdk/public';
import { AftercareErrorEvent } from '../events/error.ts';

/** What is known of the device that the customer has named. */
export type DeviceState =
  | { kind: 'untold' | 'checking' | 'unknown' }
  /** Asked too often: again after so many seconds. */
  | { kind: 'unchecked'; retryAfter?: number | undefined }
  | { kind: 'recognised'; device: Answer };

const pause = 200;
/** Somebody who types stops for longer than this only at the end. */
const pauseInTyping = 600;

/** Asks the server about the device that the customer has named; only the last question counts. */
export class DeviceCheck implements ReactiveController {
  #state: DeviceState = { kind: 'untold' };
  #typing = false;

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

  /** What there is to say. A number still being typed is not called wrong. */
  get state(): DeviceState {
    return this.#typing && this.#state.kind !== 'recognised' ? { kind: 'untold' } : this.#state;
  }

  /** Asks after a short pause, unless this very question has been asked already. */
  ask(serial: string, modelCode: string, { typing = false } = {}): void {
    const question = serial && modelCode ? `${modelCode} ${serial}` : '';
    this.#typing = typing;
    this.#host.requestUpdate();
    if (question === this.#question) return;
    this.forget();
    this.#question = question;
    if (!question) return;
    this.#timer = setTimeout(() => void this.#check(serial, modelCode), typing ? pauseInTyping : pause);
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
      const device = await this.#client().devices.check({ serial, modelCode }, { signal });
      if (signal.aborted) return;
      this.#become(device.recognised ? { kind: 'recognised', device } : { kind: 'unknown' });
    } catch (error) {
      if (signal.aborted) return;
      // The same question may be asked again.
      this.#question = '';
      const limited = isAftercareError(error, 'RateLimitError');
      this.#become({ kind: 'unchecked', retryAfter: limited ? (error.retryAfter ?? 60) : undefined });
      this.#host.dispatchEvent(new AftercareErrorEvent(error));
    }
  }

  #become(state: DeviceState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
