import type { TicketSummary } from '@aftercare/sdk';
import type { AdminClient } from '@aftercare/sdk/admin';
import type { LiveFeed } from '../live-feed.ts';
import { LiveResource } from '../live-resource.ts';

export interface Quarantine {
  /** The newest first. */
  tickets: readonly TicketSummary[];
  /** Whether there are more than these. */
  hasMore: boolean;
}

const shownMost = 50;

const comings: ReadonlySet<string> = new Set(['ticket.quarantined', 'ticket.released']);

/** The tickets that wait to be looked at, as they come and go. */
export function followQuarantine(client: AdminClient, feed: LiveFeed): LiveResource<Quarantine> {
  const quarantine: LiveResource<Quarantine> = new LiveResource(feed, {
    concerns: ({ type, ticket }) =>
      comings.has(type) ||
      // Discarded, or withdrawn by the customer.
      (type === 'ticket.cancelled' &&
        (quarantine.value?.tickets.some(({ id }) => id === ticket?.id) ?? false)),
    async read(signal) {
      const { nodes, pageInfo } = await client.tickets
        .list({ filter: { quarantined: true }, first: shownMost, signal })
        .page();
      return { tickets: nodes, hasMore: pageInfo.hasNextPage };
    },
  });
  return quarantine;
}
