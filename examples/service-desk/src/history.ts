import type { EventFilter } from '@aftercare/sdk';
import type { DeskClient, DeskEvent } from '@aftercare/sdk/desk';

/** What happened to one ticket or device, to its end, the oldest first. */
export async function wholeHistory(
  client: DeskClient,
  filter: EventFilter,
  signal: AbortSignal,
): Promise<readonly DeskEvent[]> {
  const history: DeskEvent[] = [];
  for await (const event of client.events.history({ filter, signal })) history.push(event);
  return history;
}
