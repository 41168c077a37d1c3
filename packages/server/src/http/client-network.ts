import type { IncomingMessage } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HttpContext } from 'hono';
import { type ClientAddresses, networkOf } from '../platform/client-address.ts';

/** Where a request comes from, for whatever is limited by that; '' where it came over no connection. */
export const clientNetwork = (c: HttpContext, clients: ClientAddresses): string =>
  networkOf(
    clients.find(c.env ? (getConnInfo(c).remote.address ?? '') : '', c.req.header('x-forwarded-for')),
  );

/** The same for a connection that is to become a WebSocket. */
export const socketNetwork = (request: IncomingMessage, clients: ClientAddresses): string =>
  networkOf(clients.find(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']?.toString()));
