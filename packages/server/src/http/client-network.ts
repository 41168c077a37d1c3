import { getConnInfo } from '@hono/node-server/conninfo';
import type { IncomingMessage } from 'node:http';
import type { Context as HttpContext } from 'hono';
import { type ClientAddresses, networkOf } from '../platform/client-address.ts';

/** Where a request comes from, for whatever is limited by that; '' where it came over no connection. */
export const clientNetwork = (c: HttpContext, clients: ClientAddresses): string =>
  networkOf(
    clients.find(c.env ? (getConnInfo(c).remote.address ?? '') : '', c.req.header('x-forwarded-for')),
  );

/** The same of the request that opened a socket. */
export const socketNetwork = ({ socket, headers }: IncomingMessage, clients: ClientAddresses): string =>
  networkOf(clients.find(socket.remoteAddress ?? '', String(headers['x-forwarded-for'] ?? '')));
