export type Route =
  | { view: 'board' }
  | { view: 'quarantine' }
  | { view: 'ticket'; number: string }
  | { view: 'device'; serial: string }
  /** `day` like 2026-11-23; without it today. */
  | { view: 'plan'; day?: string }
  | { view: 'stock'; tab: StockTab }
  | { view: 'keys' };

export const stockTabs = ['levels', 'receive', 'count', 'transfers', 'loaners'] as const;
export type StockTab = (typeof stockTabs)[number];

export const boardHref = '#/';
export const quarantineHref = '#/quarantine';
export const ticketHref = (number: string): string => `#/tickets/${encodeURIComponent(number)}`;
export const deviceHref = (serial: string): string => `#/devices/${encodeURIComponent(serial)}`;
export const keysHref = '#/keys';
export const planHref = (day?: string): string => (day ? `#/plan/${day}` : '#/plan');

export const stockHref = (tab: StockTab = 'levels'): string => `#/stock/${tab}`;

/** What the address bar asks for; the board when it asks for nothing this desk knows. */
export function parseRoute(hash: string): Route {
  const [, collection, name] = hash.split('/');
  if (name && collection === 'tickets') return { view: 'ticket', number: decode(name).toUpperCase() };
  if (name && collection === 'devices') return { view: 'device', serial: decode(name) };
  if (collection === 'quarantine') return { view: 'quarantine' };
  if (collection === 'plan') return { view: 'plan', day: isDay(name) ? name : undefined };
  if (collection === 'stock')
    return { view: 'stock', tab: stockTabs.find((tab) => tab === name) ?? 'levels' };
  if (collection === 'keys') return { view: 'keys' };
  return { view: 'board' };
}

const isDay = (name = '') => /^\d{4}-\d{2}-\d{2}$/.test(name) && !Number.isNaN(Date.parse(name));

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
