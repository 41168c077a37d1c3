import {
  EventCursorDocument,
  type EventFilter,
  EventLogDocument,
  EventStreamDocument,
  type LoggedEventFragment as AftercareEvent,
} from './generated/operations.ts';
import type { CallOptions } from './options.ts';
import type { List, PageRange } from './pagination.ts';
import { Part } from './part.ts';
import type { ConnectionState } from './transport/live.ts';

/** Where a stream begins, when it ends, and who wants to know whether it is live. */
export interface StreamOptions {
  /**
   * Begin after this event, with everything that has happened since. Without it the stream begins now: `Events.cursor()`
   * tells that place beforehand to who reads rows first and must miss nothing in between.
   */
  after?: string;
  /** Ends the stream: the loop over it then finishes as if there were no more. */
  signal?: AbortSignal;
  /** Is told when the connection changes. The stream itself goes on: it reconnects as long as it is read. */
  onConnection?: (state: ConnectionState) => void;
}

/** Which events to follow. */
export interface EventStreamOptions extends StreamOptions {
  filter?: EventFilter;
}

/** Which events to read from the log, in pages of which size. */
export interface EventListOptions extends PageRange, CallOptions {
  filter?: EventFilter;
}

/**
 * The log of everything that changed, as far as the key sees it. An event's `id` is its place in the log. Tell events
 * apart by `__typename`: TypeScript then knows their fields.
 */
export class Events extends Part {
  /** Reads the log, the oldest first. */
  list({ filter, ...options }: EventListOptions = {}): List<AftercareEvent> {
    return this.transport.list(EventLogDocument, { filter }, options);
  }

  /**
   * Follows the log: each event once, in order, without a gap, also across broken connections. The loop over it ends
   * with `break` or by `signal`.
   *
   * ```ts
   * for await (const event of client.events.stream({ after, signal })) {
   *   if (event.__typename === 'TicketResolvedEvent') console.log(event.ticket?.number, event.workDone);
   * }
   * ```
   *
   * @throws AuthenticationError, PermissionError, ResyncRequiredError (the log no longer knows `after`), InvalidRequestError
   */
  stream({ filter, ...options }: EventStreamOptions = {}): AsyncIterable<AftercareEvent> {
    return this.transport.follow(
      EventStreamDocument,
      { filter },
      { ...options, begin: () => this.cursor(options) },
    );
  }

  /** The end of the log now, for `stream({ after })`. */
  async cursor(options: CallOptions = {}): Promise<string> {
    return (await this.transport.send(EventCursorDocument, {}, options)).eventCursor;
  }
}
