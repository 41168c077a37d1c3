import type { EventMatch, LogEvent } from '../../platform/event-log/index.ts';
import {
  type Cursor,
  formatCursor,
  logStart,
  parseCursor,
  scanEvents,
  settle,
} from '../../platform/event-log/index.ts';
import { RequestError } from '../../platform/errors.ts';
import { type Connection, pageSize } from '../../platform/keyset.ts';
import {
  authorize,
  beyondScope,
  type Context,
  keyEvents,
  may,
  visibleOrganizationIds,
} from '../access/index.ts';
import { findTicket } from '../ticket/index.ts';

export interface EventFilter {
  ticketId?: string | null;
  deviceId?: string | null;
  keyId?: string | null;
  types?: string[] | null;
}

/** What the viewer may see of what was asked for. What happens to keys is told to those who may manage them. */
export const matchFor = (ctx: Context, filter: EventFilter): EventMatch => ({
  ...filter,
  audience: visibleOrganizationIds(ctx),
  hidden: ctx.viewer && may(ctx.viewer, 'key.manage') ? [] : [keyEvents],
});

/**
 * The history of a ticket belongs to whoever sees the ticket now, also what happened before it was handed to them; an
 * event in the stream belongs to those whom it concerned when it happened.
 */
async function historyMatch(ctx: Context, filter: EventFilter): Promise<EventMatch> {
  if (!filter.ticketId) return matchFor(ctx, filter);
  const seen = await findTicket(ctx, { id: filter.ticketId }, { select: { id: true } });
  return seen ? { ...filter, audience: null } : matchFor(ctx, filter);
}

/** One request looks through so many passages of the log; a page may then hold less than was asked for. */
const passages = 20;

/** Events in the order of the log, up to now for those of one ticket or key, else up to the log's horizon. */
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
  if (upTo === 'horizon') await settle(beyondScope(ctx, 'log.position'));
  const match = await historyMatch(ctx, filter);
  const events: LogEvent[] = [];
  let rest: Cursor | null = after;
  for (let looked = 0; rest && events.length < size && looked < passages; looked++) {
    const limit = size - events.length;
    const passage: Awaited<ReturnType<typeof scanEvents>> = await scanEvents(
      ctx.database,
      beyondScope(ctx, 'log.position'),
      {
        after: rest,
        match,
        limit,
        upTo,
      },
    );
    events.push(...passage.events);
    rest = passage.rest;
  }
  const edges = events.map((node) => ({ cursor: formatCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rest !== null,
      hasPreviousPage: page.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: rest ? formatCursor(rest) : (edges.at(-1)?.cursor ?? null),
    },
  };
}

/** The number of the earlier ticket that an event names, to who may see that ticket. */
export async function findEarlierNumber(ctx: Context, number: string | null): Promise<string | null> {
  const earlier = number === null ? null : await findTicket(ctx, { number }, { select: { number: true } });
  return earlier?.number ?? null;
}

/** The end of the log now: a stream that begins there misses nothing that happens from now on. */
export async function readEventCursor(ctx: Context): Promise<string> {
  authorize(ctx, 'event.read');
  return formatCursor(await ctx.eventLog.begin(null));
}
