import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Gives a way to stop the server: what was asked is answered, and a connection closes as soon as nothing is asked on it.
 * Node's own `closeIdleConnections` leaves those on which nothing was ever asked, as browsers open them in advance.
 */
export function drainable(server: Server): (patienceMs: number) => Promise<void> {
  const quiet = new Set<Socket>();
  let draining = false;
  const rest = (socket: Socket) => {
    if (draining) socket.destroySoon();
    else quiet.add(socket);
  };
  server.on('connection', (socket) => {
    rest(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    quiet.delete(socket);
    response.once('close', () => rest(socket));
  });
  server.on('upgrade', ({ socket }) => quiet.delete(socket));

  return async (patienceMs) => {
    if (!server.listening) return;
    draining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of quiet) socket.destroySoon();
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs);
    await closed;
    clearTimeout(impatience);
  };
}
