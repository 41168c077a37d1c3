/** Where the server is, who is asking, and how to ask. */
export interface ClientOptions {
  /**
   * The server's address, with or without `/graphql`: `https://service.example.com`. In a browser a path will do
   * (`/graphql`); it is taken from the page's own address.
   */
  url: string;
  /**
   * The API key: `sk_…` on a server, `pk_…` in a page; or a member's access token (a JWT) from the vendor's identity
   * provider. A function is asked before each request and each connection, so a key can be rotated, and a token renewed,
   * without a new client; what it throws ends the call or the stream. A stream whose key has ended asks once more, and
   * goes on where it was if it gets another one.
   *
   * ```ts
   * const client = createClient({ url, key: async () => (await session.freshTokens()).accessToken });
   * ```
   */
  key: Key;
  /**
   * Language of names and messages, as a BCP 47 tag: `'zh-CN'`. Default: the server's choice.
   */
  locale?: string;
  /**
   * IANA time zone in which promises that run around the clock are explained: `'Asia/Shanghai'`. Default: the one of
   * the browser or the machine.
   */
  timeZone?: string;
  /** Milliseconds to wait for an answer, for each try by itself. Default 30,000. */
  timeout?: number;
  /**
   * How often a call that failed on the way (no connection, HTTP 429, 502, 503, 504, a database that is away) is
   * repeated. Only calls that cannot take effect twice are: queries, and mutations with an idempotency key. Default 2.
   */
  maxRetries?: number;
  /** Headers to send along with each request over HTTP. */
  headers?: Record<string, string>;
  /** Stands in for the platform's `fetch`. */
  fetch?: typeof fetch;
  /** Stands in for the platform's `WebSocket`, which Node.js has from version 22 on; in Node.js 20 give that of `ws`. */
  webSocket?: WebSocketConstructor;
}

/** What `createPublicClient` takes. `key` is a publishable one, `pk_…`. */
export type PublicClientOptions = ClientOptions;

/** What every call takes last. */
export interface CallOptions {
  /** Gives the call up; it then rejects with the signal's reason (by default the platform's `AbortError`). */
  signal?: AbortSignal;
  /** Milliseconds to wait for an answer, for each try by itself. Default: the client's. */
  timeout?: number;
}

/** A key, or a function that knows the current one. */
export type Key = string | (() => string | Promise<string>);

/** The constructor of a WebSocket by the WHATWG standard. */
export type WebSocketConstructor = new (url: string, protocols?: string) => object;

/** The address of the GraphQL endpoint for what the user gave as `url`. */
export function endpointOf(url: string): URL {
  const endpoint = new URL(url, globalThis.location?.href);
  if (!/^https?:$/.test(endpoint.protocol))
    throw new TypeError(`Not an http or https url: ${endpoint.protocol}`);
  endpoint.hash = '';
  const path = endpoint.pathname.replace(/\/+$/, '');
  endpoint.pathname = path.endsWith('/graphql') ? path : `${path}/graphql`;
  return endpoint;
}
