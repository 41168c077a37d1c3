import { type EventMatch, type LogEvent, matchesEvent } from '../../platform/event-log/index.ts';
import { RequestError } from '../../platform/errors.ts';
import { authorize, type Context } from '../access/index.ts';
import { requireTrackedTicketId, toTrackedEntry, type TrackedEntry } from '../ticket/index.ts';
import { type EventFilter, matchFor } from './read.ts';

/** How long an idle stream may go without asking whether its viewer still may. */
const idleMs = 2_000;

/** Everything after the cursor that the viewer may see, in order; then what comes, as it comes. */
export async function* followEvents(
  ctx: Context,
  filter: EventFilter,
  after: string | null | undefined,
): AsyncGenerator<LogEvent> {
  authorize(ctx, 'event.read');
  yield* follow(ctx, after, (now) => {
    authorize(now, 'event.read');
    return matchFor(now, filter);
  });
}

/** The same for the customer of one ticket: only what customers are told. */
export async function* followTrackedEvents(
  ctx: Context,
  after: string | null | undefined,
): AsyncGenerator<TrackedEntry> {
  requireTrackedTicketId(ctx);
  const events = follow(ctx, after, (now) => ({ audience: null, ticketId: requireTrackedTicketId(now) }));
  for await (const event of events) {
    const entry = toTrackedEntry(event);
    if (entry) yield entry;
  }
}

async function* follow(
  ctx: Context,
  after: string | null | undefined,
  match: (ctx: Context) => EventMatch,
): AsyncGenerator<LogEvent> {
  const { eventLog } = ctx;
  let cursor = await eventLog.begin(after);
  while (!eventLog.stopped) {
    const page = await eventLog.next(cursor, match(await asOfNow(ctx)));
    for (const event of page.events) {
      if (matchesEvent(event, match(await asOfNow(ctx)))) yield event;
    }
    cursor = page.cursor;
    if (!page.more) await eventLog.change(cursor, idleMs);
  }
}

/** Who the viewer is by now: the right may have ended, or the network changed, since the stream began. */
async function asOfNow(ctx: Context): Promise<Context> {
  const viewer = await ctx.reauthenticate();
  if (viewer) return { ...ctx, viewer };
  throw new RequestError(
    'UNAUTHENTICATED',
    'The right to this stream has ended: the key or token is expired or revoked.',
  );
}
