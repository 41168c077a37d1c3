import type { Platform } from '../../platform/platform.ts';

/** How long a ticket that cannot be brought on by time is left alone, so that it does not hold up the others. */
const asideMs = 60_000;

const until = new Map<string, number>();

export function setAside(platform: Platform, ticketId: string, error: unknown): void {
  platform.log.error({ err: error, ticketId }, 'what is due on a ticket failed; trying again in a minute');
  until.set(ticketId, platform.clock.now().getTime() + asideMs);
}

/** The tickets that this node leaves alone just now. */
export function asideNow({ clock }: Platform): string[] {
  const now = clock.now().getTime();
  for (const [ticketId, end] of until) if (end <= now) until.delete(ticketId);
  return [...until.keys()];
}
