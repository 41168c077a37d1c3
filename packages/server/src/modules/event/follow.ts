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
  left: AbortSignal,
): AsyncGenerator<LogEvent> {
  authorize(ctx, 'event.read');
  yield* follow(ctx, after, left, () => {
    authorize(ctx, 'event.read');
    return matchFor(ctx, filter);
  });
}

/** The same for the customer of one ticket: only what customers are told. */
export async function* followTrackedEvents(
  ctx: Context,
  after: string | null | undefined,
  left: AbortSignal,
): AsyncGenerator<TrackedEntry> {
  requireTrackedTicketId(ctx);
  const events = follow(ctx, after, left, () => ({ audience: null, ticketId: requireTrackedTicketId(ctx) }));
  for await (const event of events) {
    const entry = toTrackedEntry(event);
    if (entry) yield entry;
  }
}

async function* follow(
  ctx: Context,
  after: string | null | undefined,
  left: AbortSignal,
  match: () => EventMatch,
): AsyncGenerator<LogEvent> {
  const { eventLog } = ctx;
  let cursor = await eventLog.begin(after);
  while (!left.aborted) {
    if (eventLog.stopped) {
      throw new RequestError(
        'UNAVAILABLE',
        'This server is stopping. Connect again and go on from the last event.',
      );
    }
    const { audienceSize } = eventLog;
    await renewViewer(ctx);
    const page = await eventLog.next(cursor, match());
    // An organization came in after the look at what the viewer may see.
    if (eventLog.audienceSize !== audienceSize) continue;
    for (const event of page.events) {
      await renewViewer(ctx);
      if (left.aborted) return;
      if (matchesEvent(event, match())) yield event;
    }
    cursor = page.cursor;
    if (!page.more) await eventLog.change(cursor, idleMs, left);
  }
}

/**
 * Who the viewer is by now: the right may have ended, or the network changed, since the stream began. It is written
 * into the stream's own context, so that the fields of an event are answered for the same viewer as the event.
 */
async function renewViewer(ctx: Context): Promise<void> {
  const viewer = await ctx.reauthenticate();
  if (!viewer) {
    throw new RequestError(
      'UNAUTHENTICATED',
      'The right to this stream has ended: the key or token is expired or revoked.',
    );
  }
  ctx.become(viewer);
}
