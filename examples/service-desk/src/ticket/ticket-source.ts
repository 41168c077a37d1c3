import type { Client, HistoryEvent, Ticket } from '@aftercare/sdk';
import type { Desk } from '../desk.ts';
import { LiveResource } from '../live-resource.ts';

export interface TicketFile {
  ticket: Ticket;
  /** All of it, the oldest first. */
  history: readonly HistoryEvent[];
}

export function followTicket({ client, feed }: Desk, number: string): LiveResource<TicketFile> {
  return new LiveResource(feed, {
    concerns: (event) => event.ticket?.number === number,
    async read(signal) {
      const ticket = await client.tickets.get({ number }, { signal });
      return ticket && { ticket, history: await wholeHistory(client, ticket, signal) };
    },
  });
}

/** A ticket brings its first events along; a long history is read to its end from the log. */
async function wholeHistory(
  client: Client,
  ticket: Ticket,
  signal: AbortSignal,
): Promise<readonly HistoryEvent[]> {
  const { nodes, pageInfo } = ticket.events;
  if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return nodes;
  const history: HistoryEvent[] = [...nodes];
  const rest = client.events.list({ filter: { ticket: ticket.id }, after: pageInfo.endCursor, signal });
  for await (const event of rest) history.push(event);
  return history;
}
