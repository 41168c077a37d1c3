import type { EventMatch, LogEvent } from '../../platform/event-log/index.ts';
import { formatCursor, logStart, parseCursor, readEvents } from '../../platform/event-log/index.ts';
import { RequestError } from '../../platform/errors.ts';
import { type Connection, pageSize } from '../../platform/keyset.ts';
import { authorize, type Context, visibleOrganizationIds } from '../access/index.ts';

export interface EventFilter {
  ticketId?: string | null;
  deviceId?: string | null;
  types?: string[] | null;
}

/** What the viewer may see of what was asked for. */
export const matchFor = (ctx: Context, filter: EventFilter): EventMatch => ({
  ...filter,
  audience: visibleOrganizationIds(ctx),
});

/** Events in the order of the log, up to now for those of one ticket, else up to the log's horizon. */
export async function listEvents(
  ctx: Context,
  filter: EventFilter,
  page: { first?: number | null; after?: string | null },
  upTo: 'horizon' | 'now',
): Promise<Connection<LogEvent>> {
  authorize(ctx, 'event.read');
  const size = pageSize(page);
  const after = page.after == null ? logStart : parseCursor(page.after);
  if (!after) throw new RequestError('BAD_USER_INPUT', '`after` is not the id of an event.');
  const rows = await readEvents(ctx.database, { after, match: matchFor(ctx, filter), limit: size + 1, upTo });
  const edges = rows.slice(0, size).map((node) => ({ cursor: formatCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: page.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The end of the log now: a stream that begins there misses nothing that happens from now on. */
export async function readEventCursor(ctx: Context): Promise<string> {
  authorize(ctx, 'event.read');
  return formatCursor(await ctx.eventLog.begin(null));
}
