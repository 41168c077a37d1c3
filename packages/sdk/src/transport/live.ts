import { AftercareError, AuthenticationError, ServerError } from '../errors.ts';
import type { WebSocketConstructor } from '../options.ts';
import { askedWait, backoff, pause } from '../retry.ts';
import type { Named } from './naming.ts';
import { connect } from './socket.ts';

/** Whether entries arrive as they happen (`live`), or why not. */
export type ConnectionState = 'connecting' | 'live' | 'offline';

export interface LiveOptions {
  url: string;
  webSocket: WebSocketConstructor | undefined;
  authorization: () => Promise<string>;
  document: Named;
  variables: Record<string, unknown>;
  after: string | undefined;
  /** Asks where the log ends, for a stream that begins now. */
  begin: (() => Promise<string>) | undefined;
  /** Milliseconds within which a connection must stand. */
  timeout: number;
  signal: AbortSignal;
  onConnection: ((state: ConnectionState) => void) | undefined;
}

/** Milliseconds after which a connection counts as good, so that the next failure is a first one again. */
const goodAfter = 10_000;

/** Yields entries from one connection after the other, each beginning after the last entry of the one before. */
export async function* follow<Entry extends { id: string }>(
  options: LiveOptions,
): AsyncGenerator<Entry, void> {
  const { url, webSocket, document, variables, timeout, signal } = options;
  if (!webSocket) throw new TypeError('There is no WebSocket here: give one as the option `webSocket`.');
  const show = reporter(options.onConnection);
  let { after } = options;
  let failures = 0;
  // The key that was refused since a connection last stood. If its successor is refused too, time is not why.
  let refused: { authorization: string; error: AuthenticationError } | undefined;
  while (!signal.aborted) {
    show('connecting');
    let liveSince = Infinity;
    let asked = 0;
    const onLive = () => {
      liveSince = Date.now();
      refused = undefined;
      show('live');
    };
    let authorization = '';
    try {
      authorization = await options.authorization();
      if (authorization === refused?.authorization) throw refused.error;
      after ??= await options.begin?.();
      const request = {
        url,
        webSocket,
        authorization,
        document,
        variables: { ...variables, after },
        timeout,
      };
      for await (const entry of connect<Entry>(request, signal, onLive)) {
        after = entry.id;
        failures = 0;
        yield entry;
      }
    } catch (error) {
      if (error instanceof AuthenticationError && authorization && !refused) {
        refused = { authorization, error };
        continue;
      }
      if (!mayPass(error)) throw error;
      asked = askedWait(error);
    }
    if (signal.aborted) return;
    if (Date.now() - liveSince > goodAfter) failures = 0;
    show('offline');
    await pauseOrOnline(asked + backoff(failures++), signal);
  }
}

/** A server that fails once is asked again, since a stream has nobody who could do so by hand. */
function mayPass(error: unknown): boolean {
  return error instanceof AftercareError && (error.retryable || error instanceof ServerError);
}

function reporter(onConnection: LiveOptions['onConnection']): (state: ConnectionState) => void {
  let last: ConnectionState | undefined;
  return (state) => {
    if (state !== last) onConnection?.(state);
    last = state;
  };
}

/** Waits, but not longer than until the browser says that the network is back, or nobody wants to wait any more. */
async function pauseOrOnline(milliseconds: number, signal: AbortSignal): Promise<void> {
  const awake = new AbortController();
  const wake = () => awake.abort();
  globalThis.addEventListener?.('online', wake);
  signal.addEventListener('abort', wake);
  await pause(milliseconds, awake.signal).catch(() => undefined);
  globalThis.removeEventListener?.('online', wake);
  signal.removeEventListener('abort', wake);
}
