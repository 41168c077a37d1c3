import { createClient } from 'graphql-ws/client';
import { type AftercareError, AuthenticationError, ConnectionError, InvalidRequestError } from '../errors.ts';
import type { WebSocketConstructor } from '../options.ts';
import { startDeadline } from './deadline.ts';
import { type WireError, wireFailure } from './failures.ts';
import type { Named } from './naming.ts';

export interface SocketRequest {
  url: string;
  webSocket: WebSocketConstructor;
  authorization: string;
  document: Named;
  variables: Record<string, unknown>;
  /** Milliseconds within which the connection must stand. */
  timeout: number;
}

/** Entries that may wait for a slow reader; with one more the connection is dropped, and taken up again later. */
const inboxSize = 1000;
/** Milliseconds of silence after which the server is asked whether it is still there, and how long it may take. */
const pingEvery = 10_000;
const pongWithin = 5_000;

/**
 * Yields the entries of one subscription on one connection. Returns when the signal or the server ends it, or when the
 * reader is too slow; throws when it breaks. What has arrived by then is yielded before.
 */
export async function* connect<Entry>(
  request: SocketRequest,
  signal: AbortSignal,
  onLive: () => void,
): AsyncGenerator<Entry, void> {
  const { url, webSocket, authorization, document, variables, timeout } = request;
  const inbox: Entry[] = [];
  let open = true;
  let failure: AftercareError | undefined;
  let wake = () => {};
  let pending: { close(): void } | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const end = (reason?: AftercareError) => {
    open = false;
    failure ??= reason;
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
    leave();
    // graphql-ws would wait for a connection that does not stand yet, only to close it.
    pending?.close();
    wake();
  };
  const stop = () => end();
  const allow = (what: string, milliseconds: number) => {
    deadline = startDeadline(what, milliseconds, end);
  };

  const client = createClient({
    url,
    connectionParams: { authorization },
    retryAttempts: 0,
    keepAlive: pingEvery,
    webSocketImpl: class extends webSocket {
      constructor(address: string, protocol?: string) {
        super(address, protocol);
        pending = this as unknown as { close(): void };
      }
    },
    on: {
      connected: () => {
        clearTimeout(deadline);
        pending = undefined;
        onLive();
      },
      ping: (received) => {
        if (!received) allow('sign of life', pongWithin);
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
    },
  });
  allow('connection', timeout);
  signal.addEventListener('abort', stop);
  const leave = client.subscribe<Record<string, Entry>>(
    // graphql-ws wants a text also where an id stands for it.
    { query: '', ...document, variables },
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
    while (!signal.aborted) {
      const entry = inbox.shift();
      if (entry) yield entry;
      else if (open) await new Promise<void>((resolve) => (wake = resolve));
      else break;
    }
    if (failure && !signal.aborted) throw failure;
  } finally {
    end();
  }
}

/** What graphql-ws hands on: the server's errors, the close of the socket, or an event that says no more. */
function brokenBy(cause: unknown): AftercareError {
  if (Array.isArray(cause)) return wireFailure(cause[0] as WireError);
  const code = closeCodeOf(cause);
  const message = `The live connection was closed${code ? ` (${code})` : ''}.`;
  switch (code) {
    // On connecting the server only asks who it is: what they may do is decided for each subscription.
    case 4401:
    case 4403:
      return new AuthenticationError(message);
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
