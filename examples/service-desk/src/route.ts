export type Route =
  { view: 'board' } | { view: 'ticket'; number: string } | { view: 'device'; serial: string };

export const boardHref = '#/';
export const ticketHref = (number: string): string => `#/tickets/${encodeURIComponent(number)}`;
export const deviceHref = (serial: string): string => `#/devices/${encodeURIComponent(serial)}`;

/** What the address bar asks for; the board when it asks for nothing this desk knows. */
export function parseRoute(hash: string): Route {
  const [, collection, name] = hash.split('/');
  if (name && collection === 'tickets') return { view: 'ticket', number: decode(name).toUpperCase() };
  if (name && collection === 'devices') return { view: 'device', serial: decode(name) };
  return { view: 'board' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
