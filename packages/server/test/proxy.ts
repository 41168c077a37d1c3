import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** Stands between a server and its PostgreSQL, and takes it away. */
export interface Proxy {
  /** The database’s URL, by way of the proxy. */
  url: string;
  /** How many connections were asked for since the start. */
  readonly attempts: number;
  /** Breaks every connection, and every new one at once. */
  cut(): void;
  /** Lets nothing through, in any connection. */
  freeze(): void;
  /** Lets nothing through the connections that there are, for good, as when the other machine has lost its power. */
  abandon(): void;
  /** Ends `cut` and `freeze`. */
  restore(): void;
  close(): Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
  /** What the server says goes through it. */
  out: Transform;
}

/** `delayMs`: how long each thing that the server says is under way; not at all by default. */
export async function createProxy(
  databaseUrl: string,
  { delayMs = () => 0 }: { delayMs?: () => number } = {},
): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<Pair>();
  let mode: 'open' | 'cut' | 'frozen' = 'open';
  let attempts = 0;

  const link = ({ near, far, out }: Pair) => near.pipe(out).pipe(far).pipe(near);
  const unlink = ({ near, far, out }: Pair) => {
    near.unpipe(out).pause();
    out.unpipe(far).pause();
    far.unpipe(near).pause();
  };
  const cut = () => {
    mode = 'cut';
    for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy();
  };

  const server = createServer((near) => {
    attempts++;
    if (mode === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    const pair = { near, far, out: delayed(delayMs) };
    pairs.add(pair);
    for (const socket of [near, pair.far]) {
      // A broken connection is what this is for; `close` follows.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        near.destroy();
        pair.far.destroy();
      });
    }
    if (mode === 'open') link(pair);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);

  return {
    url: url.href,
    get attempts() {
      return attempts;
    },
    cut,
    freeze() {
      mode = 'frozen';
      for (const pair of pairs) unlink(pair);
    },
    abandon() {
      for (const pair of pairs) {
        unlink(pair);
        pair.near.resume();
        pair.far.resume();
        pairs.delete(pair);
      }
    },
    restore() {
      if (mode === 'frozen') for (const pair of pairs) link(pair);
      mode = 'open';
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

function delayed(delayMs: () => number): Transform {
  return new Transform({
    transform(chunk, _encoding, done) {
      const ms = delayMs();
      if (ms < 1) done(null, chunk);
      else setTimeout(done, ms, null, chunk);
    },
  });
}
