import type { IncomingMessage } from 'node:http';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HttpContext } from 'hono';
import type { Credentials } from '../modules/access/index.ts';
import { type ClientAddresses, networkOf } from '../platform/client-address.ts';

/** What a request says of who sends it. */
export const credentialsOf = (c: HttpContext, clients: ClientAddresses): Credentials => ({
  authorization: c.req.header('authorization') ?? null,
  origin: c.req.header('origin') ?? null,
  address: networkOf(
    clients.find(c.env ? (getConnInfo(c).remote.address ?? '') : '', c.req.header('x-forwarded-for')),
  ),
});

/** Where a connection comes from that is to become a WebSocket, for what is limited by that. */
export const addressOf = (request: IncomingMessage, clients: ClientAddresses): string =>
  networkOf(clients.find(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']?.toString()));
