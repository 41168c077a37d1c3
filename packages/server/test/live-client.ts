import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

export interface WireError {
  message: string;
  extensions?: Record<string, unknown>;
}

/** A graphql-transport-ws peer that says exactly what a test tells it to, right or wrong. */
export class RawSocket {
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  #received: Message[] = [];
  #waiting: ((message: Message) => void) | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString()) as Message));
    this.closed = new Promise((resolve) =>
      socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  static async open(
    base: string,
    protocol: string | string[] = 'graphql-transport-ws',
    origin?: string,
  ): Promise<RawSocket> {
    const url = `${base.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, protocol, origin ? { origin } : {});
    onTestFinished(() => socket.terminate());
    const peer = new RawSocket(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return peer;
  }

  /** Opens, introduces itself and waits for the acknowledgement. */
  static async connect(base: string, key: string, origin?: string): Promise<RawSocket> {
    const peer = await RawSocket.open(base, undefined, origin);
    peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
    const answer = await Promise.race([peer.next(), peer.closed]);
    if ('code' in answer) throw new Error(`the server closed with ${answer.code} ${answer.reason}`);
    return peer;
  }

  send(message: Message | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: Record<string, unknown>): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The next message, in the order of arrival. */
  next(): Promise<Message> {
    const first = this.#received.shift();
    return first ? Promise.resolve(first) : new Promise((resolve) => (this.#waiting = resolve));
  }

  /** The messages that nobody has asked for yet. */
  get unread(): number {
    return this.#received.length;
  }

  #receive(message: Message): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) waiting(message);
    else this.#received.push(message);
  }
}

export interface Result<Data> {
  data?: Data;
  errors?: WireError[];
}

/** The results of a subscription over server-sent events, until it completes, breaks or is aborted. Says when it is open. */
export async function* followSse<Data>(
  base: string,
  key: string,
  query: string,
  variables: Record<string, unknown> = {},
  signal?: AbortSignal,
  opened?: () => void,
): AsyncGenerator<Result<Data>> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
    },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  if (!response.body) throw new Error(`no stream, but ${response.status}`);
  opened?.();
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.startsWith('event: complete')) return;
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (data) yield JSON.parse(data) as Result<Data>;
    }
  }
  throw new Error('the stream broke off');
}
