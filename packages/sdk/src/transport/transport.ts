import { isQuery, type TypedDocumentString } from '../documents.ts';
import { ConnectionError } from '../errors.ts';
import { type CallOptions, type ClientOptions, endpointOf } from '../options.ts';
import { List, type Page, type PageRange } from '../pagination.ts';
import { withRetries } from '../retry.ts';
import { type HttpAnswer, post } from './http.ts';
import type { ConnectionState } from './live.ts';
import type { Naming } from './naming.ts';
import { type Payload, payloadOf } from './refusals.ts';

/** How a call goes, and who asks if it is not the owner of the client's key. */
export interface Call extends CallOptions {
  token?: string;
  /** The document as the user gave it. */
  source?: unknown;
}

export interface StreamCall {
  token?: string;
  after?: string | undefined;
  /** Asks where the log ends, for a stream that begins now. */
  begin?: (() => Promise<string>) | undefined;
  signal?: AbortSignal | undefined;
  onConnection?: ((state: ConnectionState) => void) | undefined;
}

/** Carries documents to the server: the one thing that the parts of the client share. */
export interface Transport {
  /** Sends a query or mutation as it is. */
  send<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call?: Call,
  ): Promise<Data>;
  /** Sends a query of this client, which may ask for names in the client's language. */
  read<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call?: Call,
  ): Promise<Data>;
  /** Reads a query of this client page by page. */
  list<Data extends Record<keyof Data, Page<unknown>>, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call?: PageRange & CallOptions,
  ): List<Data[keyof Data]['nodes'][number]>;
  /** Sends a mutation of this client; resolves with its payload, and rejects with its refusals. */
  write<Data extends object, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call?: Call,
  ): Promise<Payload<Data[keyof Data] & object>>;
  /** Follows a subscription of this client; the stream goes on across broken connections. */
  follow<Data extends Record<keyof Data, { id: string }>, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call: StreamCall,
  ): AsyncIterable<Data[keyof Data]>;
}

export function createTransport(options: ClientOptions, name: Naming): Transport {
  const {
    key,
    locale,
    timeZone,
    timeout = 30_000,
    maxRetries = 2,
    webSocket = globalThis.WebSocket,
  } = options;
  const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  const reader = { locale, timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
  const endpoint = endpointOf(options.url);
  const bearer = async (token?: string) =>
    `Bearer ${token ?? (typeof key === 'function' ? await key() : key)}`;

  async function ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    call: Call = {},
    safe?: boolean,
  ): Promise<HttpAnswer<Data>> {
    const retries = safe || hasIdempotencyKey(variables) ? maxRetries : 0;
    const attempt = async () => {
      const authorization = await bearer(call.token);
      return post<Data>({
        endpoint,
        fetch,
        headers: {
          ...options.headers,
          ...(locale && { 'accept-language': locale }),
          authorization,
        },
        body: JSON.stringify({ ...(await name(document, authorization, call.source)), variables }),
        timeout: call.timeout ?? timeout,
        signal: call.signal,
      });
    };
    return withRetries(attempt, { retries, signal: call.signal });
  }

  async function* live<Data extends Record<keyof Data, { id: string }>, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    { token, after, begin, signal, onConnection }: StreamCall,
    ending: AbortController,
  ): AsyncGenerator<Data[keyof Data], void> {
    signal?.addEventListener('abort', () => ending.abort(), { signal: ending.signal });
    if (signal?.aborted) ending.abort();
    try {
      const { follow } = await import('./live.ts').catch(failToLoad);
      yield* follow<Data[keyof Data]>({
        url: socketUrl(endpoint),
        webSocket,
        authorization: () => bearer(token),
        document: await name(document, ''),
        variables: { ...variables, ...reader },
        after,
        begin,
        timeout,
        signal: ending.signal,
        onConnection,
      });
    } finally {
      ending.abort();
    }
  }

  const read: Transport['read'] = async (document, variables, call) =>
    (await ask(document, { ...variables, ...reader }, call, true)).data;

  return {
    read,

    async send(document, variables, call) {
      return (await ask(document, variables, call, isQuery(document))).data;
    },

    list(document, variables, { first, after, ...call } = {}) {
      const page = async (range: PageRange) => {
        const [connection] = Object.values(await read(document, { ...variables, ...range }, call));
        return connection as Page<unknown>;
      };
      return new List(page, { first, after });
    },

    async write(document, variables, call) {
      const { data, requestId } = await ask(document, { ...variables, ...reader }, call);
      const [result] = Object.values(data) as [(typeof data)[keyof typeof data] & object];
      return payloadOf(result, requestId);
    },

    follow(document, variables, call) {
      return {
        [Symbol.asyncIterator]() {
          const ending = new AbortController();
          const entries = live(document, variables, call, ending);
          return {
            next: () => entries.next(),
            // A generator that waits for an entry would only notice with the next one that it is no longer wanted.
            return: () => {
              ending.abort();
              return entries.return(undefined);
            },
          };
        },
      };
    },
  };
}

function hasIdempotencyKey(variables: unknown): boolean {
  const { input } = (variables ?? {}) as { input?: { idempotencyKey?: unknown } };
  return typeof input?.idempotencyKey === 'string';
}

function socketUrl(endpoint: URL): string {
  return endpoint.href.replace(/^http/, 'ws');
}

function failToLoad(cause: unknown): never {
  throw new ConnectionError('The live part of the client could not be loaded.', { cause });
}
