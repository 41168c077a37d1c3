import { createClient } from 'graphql-ws/client';
import {
  AftercareError,
  AuthenticationError,
  ConnectionError,
  InvalidRequestError,
  PermissionError,
  ServerError,
  TimeoutError,
} from '../errors.ts';
import type { WebSocketConstructor } from '../options.ts';
import { backoff, pause } from '../retry.ts';
import { type WireError, wireFailure } from './failures.ts';

/** Whether entries arrive as they happen (`live`), or why not. */
export type ConnectionState = 'connecting' | 'live' | 'offline';

export interface LiveOptions {
  url: string;
  webSocket: WebSocketConstructor | undefined;
  authorization: () => Promise<string>;
  query: string;
  variables: Record<string, unknown>;
  after: string | undefined;
  /** Milliseconds within which a connection must stand. */
  timeout: number;
  signal: AbortSignal;
  onConnection: ((state: ConnectionState) => void) | undefined;
}

/** Entries that may wait for a slow reader; with one more the connection is dropped, and taken up again later. */
const inboxSize = 1000;
/** Milliseconds of silence after which the server is asked whether it is still there, and how long it may take. */
const pingEvery = 10_000;
const pongWithin = 5_000;
/** Milliseconds after which a connection counts as good, so that the next failure is a first one. */
const goodAfter = 10_000;

/** Yields entries from one connection after the other, each beginning after the last entry of the one before. */
export async function* follow<Entry extends { id: string }>(
  options: LiveOptions,
): AsyncGenerator<Entry, void> {
  const { signal } = options;
  const webSocket = options.webSocket;
  if (!webSocket) throw new TypeError('There is no WebSocket here: give one as the option `webSocket`.');
  const show = reporter(options.onConnection);
  let { after } = options;
  let failures = 0;
  while (!signal.aborted) {
    show('connecting');
    let liveSince = Infinity;
    const onLive = () => {
      liveSince = Date.now();
      show('live');
    };
    try {
      for await (const entry of connect<Entry>({ ...options, webSocket, after }, onLive)) {
        after = entry.id;
        failures = 0;
        yield entry;
      }
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    if (signal.aborted) return;
    if (Date.now() - liveSince > goodAfter) failures = 0;
    show('offline');
    await pauseOrOnline(backoff(failures++), signal);
  }
}

/** Yields the entries of one connection; returns when the server ends it, throws when it breaks. */
async function* connect<Entry>(
  options: LiveOptions & { webSocket: WebSocketConstructor },
  onLive: () => void,
): AsyncGenerator<Entry, void> {
  const { signal, url, query, variables, after, timeout, webSocket } = options;
  const authorization = await options.authorization();
  const inbox: Entry[] = [];
  let open = !signal.aborted;
  let failure: AftercareError | undefined;
  let wake = () => {};
  let socket: { close(): void } | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const end = (reason?: AftercareError) => {
    open = false;
    failure ??= reason;
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
    leave();
    // Left before it stood, the connection would otherwise be waited for.
    socket?.close();
    wake();
  };
  const expect = (milliseconds: number, what: string) => {
    deadline = setTimeout(() => end(new TimeoutError(`No ${what} within ${milliseconds} ms.`)), milliseconds);
  };
  const stop = () => end();

  const client = createClient({
    url,
    connectionParams: { authorization },
    retryAttempts: 0,
    keepAlive: pingEvery,
    webSocketImpl: class extends webSocket {
      constructor(address: string, protocol?: string) {
        super(address, protocol);
        socket = this as unknown as { close(): void };
      }
    },
    on: {
      connected: () => {
        clearTimeout(deadline);
        socket = undefined;
        onLive();
      },
      ping: (received) => {
        if (!received) expect(pongWithin, 'sign of life');
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
    },
  });
  expect(timeout, 'connection');
  signal.addEventListener('abort', stop);
  const leave = client.subscribe<Record<string, Entry>>(
    { query, variables: { ...variables, after } },
    {
      next({ data, errors }) {
        if (!open) return;
        const [entry] = Object.values(data ?? {});
        if (errors?.[0]) end(wireFailure(errors[0] as WireError));
        else if (inbox.length === inboxSize) end();
        else if (entry) {
          inbox.push(entry);
          wake();
        }
      },
      error: (cause) => end(brokenBy(cause)),
      complete: stop,
    },
  );
  try {
    for (;;) {
      for (let entry = inbox.shift(); entry && !signal.aborted; entry = inbox.shift()) yield entry;
      if (!open) break;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    if (failure && !signal.aborted) throw failure;
  } finally {
    end();
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof AftercareError && (error.retryable || error instanceof ServerError);
}

/** What graphql-ws hands on: the server's errors, the close of the socket, or an event that says no more. */
function brokenBy(cause: unknown): AftercareError {
  if (Array.isArray(cause)) return wireFailure(cause[0] as WireError);
  const code = closeCodeOf(cause);
  const message = `The live connection was closed${code ? ` (${code})` : ''}.`;
  switch (code) {
    case 4401:
      return new AuthenticationError(message);
    case 4403:
      return new PermissionError(message);
    case 4400:
    case 4406:
    case 4409:
    case 4429:
      return new InvalidRequestError(message, `CLOSED_${code}`);
    default:
      return new ConnectionError(message, { cause });
  }
}

function closeCodeOf(cause: unknown): number | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'number' ? cause.code : undefined;
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
