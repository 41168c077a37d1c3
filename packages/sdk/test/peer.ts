import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

/** What the client sent over HTTP. */
export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  query: string;
  variables: Record<string, unknown>;
}

/** What to answer: a status, headers and a body, or nothing at all. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A subscription that the client opened, as the peer sees it. */
export interface Subscriber {
  authorization: string;
  /** What it names its document by. */
  document: { query: string; documentId?: string };
  variables: { after?: string } & Record<string, unknown>;
  next(entry: { id: string }): void;
  errors(...errors: object[]): void;
  complete(): void;
  /** Leaves pings without an answer from now on. */
  mute(): void;
  socket: WebSocket;
  closed: Promise<unknown>;
}

/** A server at the other end of a real socket that says what a test tells it to. */
export async function startPeer() {
  const received: Received[] = [];
  let reply: (request: Received) => Reply | 'hang' | 'cut' = () => ({ body: { data: {} } });
  let silent = false;
  const ignored = queue<Pick<Subscriber, 'closed'>>();
  const subscribers = queue<Subscriber>();

  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const sent = {
      url: request.url ?? '',
      headers: request.headers,
      ...JSON.parse(Buffer.concat(chunks).toString()),
    };
    received.push(sent);
    const answer = reply(sent);
    if (answer === 'cut') return request.socket.destroy();
    if (answer === 'hang') return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));

  const live = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
  live.on('connection', (socket) => {
    let authorization = '';
    let muted = silent;
    if (silent) ignored.push({ closed: once(socket, 'close') });
    socket.on('message', (data: Buffer) => {
      const { type, id, payload } = JSON.parse(data.toString());
      if (muted) return;
      const send = (message: object) => socket.send(JSON.stringify(message));
      if (type === 'connection_init') {
        authorization = payload.authorization;
        if (authorization.startsWith('Bearer revoked')) return socket.close(4401, 'Unauthorized');
        send({ type: 'connection_ack' });
      }
      if (type === 'ping') send({ type: 'pong' });
      if (type === 'subscribe')
        subscribers.push({
          authorization,
          document: payload,
          variables: payload.variables,
          next: (entry) => send({ id, type: 'next', payload: { data: { events: entry } } }),
          errors: (...errors) => send({ id, type: 'error', payload: errors }),
          mute: () => (muted = true),
          complete: () => send({ id, type: 'complete' }),
          socket,
          closed: once(socket, 'close'),
        });
    });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    live.close();
    server.close();
    await once(server, 'close');
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** Sets what to answer from now on. */
    answer(next: typeof reply) {
      reply = next;
    },
    /** Answers with these, one after the other, and with the last one ever after. */
    answerInTurn(...replies: (Reply | 'hang' | 'cut')[]) {
      reply = () => (replies.length > 1 ? replies.shift()! : replies[0]!);
    },
    /** Takes connections from now on, but says nothing on them. */
    silence() {
      silent = true;
    },
    /** The next connection that nothing is said on. */
    ignored: ignored.shift,
    /** The next subscription that the client opens. */
    subscriber: subscribers.shift,
  };
}

function queue<T>() {
  const values: T[] = [];
  const takers: ((value: T) => void)[] = [];
  return {
    push(value: T) {
      const take = takers.shift();
      if (take) take(value);
      else values.push(value);
    },
    shift: () =>
      new Promise<T>((resolve) => (values.length ? resolve(values.shift()!) : takers.push(resolve))),
  };
}
