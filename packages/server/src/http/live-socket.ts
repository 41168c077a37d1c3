import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server as Protocol } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../platform/logger.ts';
import type { Viewer } from '../modules/access/index.ts';
import type { RequestError } from '../platform/errors.ts';
import { JsonBounds } from './query-limits/index.ts';

export interface Peer {
  socket: WebSocket;
  request: IncomingMessage;
  /** Where it comes from, for what is limited by that. */
  address: string;
  /** Who it is, once they have said so. */
  viewer?: Viewer | null;
}

const limits = {
  /** What may wait for a peer that asks and never reads. */
  unsentBytes: 4 * 1024 * 1024,
  /** Longer messages are looked at before they are parsed. */
  plausibleBytes: 16 * 1024,
  /** Proxies let go of what is silent for long. A peer that has not answered by the next sign of life is dead. */
  signOfLifeMs: 12_000,
};

interface Carrier {
  /** Counts a message by its length; what is answered when that is too much. */
  weigh: (peer: Peer, bytes: number) => RequestError | null;
  log: Logger;
}

/** RFC 6455, section 7.4, and its registry. */
export const tryAgainLater = 1013;

/** Carries the protocol over one socket. */
export function carry(protocol: Protocol<Peer>, peer: Peer, { weigh, log }: Carrier): void {
  const { socket } = peer;
  const boundUnsent = () => {
    if (socket.bufferedAmount > limits.unsentBytes) socket.terminate();
  };
  socket.on('ping', boundUnsent);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Settles when the message is on its way: what is sent next waits for it.
      send: (text) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) return resolve();
          socket.send(text, (error) => {
            if (!error) return resolve();
            socket.terminate();
            reject(error);
          });
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) =>
        socket.on('message', (data: Buffer, isBinary: boolean) => {
          boundUnsent();
          if (isBinary) return refuse();
          const refusal = closingOf(data);
          if (refusal) socket.close(...refusal);
          else handle(data.toString()).catch(fail);
        }),
    },
    peer,
  );
  /** A client that is wrong gets an error for its operation; whoever sends so much of nothing is no client. */
  const closingOf = (data: Buffer): [code: number, reason: string] | null => {
    const tooOften = weigh(peer, data.length);
    if (tooOften) return [tryAgainLater, tooOften.message];
    const excess = data.length > limits.plausibleBytes && new JsonBounds().push(data);
    return excess ? [CloseCode.BadRequest, 'The message holds more than any operation'] : null;
  };
  const refuse = () => socket.close(CloseCode.BadRequest, 'Invalid message received');
  const fail = (error: unknown) => {
    // A peer that left in the middle of an answer.
    if (socket.readyState !== socket.OPEN) return;
    // What only a server says: the library knows it, and throws where the protocol has 4400.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) return refuse();
    log.error({ err: error }, 'unexpected error on a live connection');
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  };
  // The socket closes itself, with the code that fits; a listener keeps that from ending the process.
  socket.on('error', (error) => log.debug({ err: error }, 'a live connection broke'));
  const signsOfLife = keepAlive(socket);
  socket.once('close', (code, reason) => {
    clearInterval(signsOfLife);
    Promise.resolve(closed(code, String(reason))).catch(fail);
  });
}

function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let answered = true;
  socket.on('pong', () => (answered = true));
  return setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, limits.signOfLifeMs);
}
