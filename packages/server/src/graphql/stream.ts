import type { Context } from '../modules/access/index.ts';
import { describeError } from './describe-error.ts';

/**
 * The source of a subscription. It ends as soon as its subscriber leaves, also while it waits for the next event, which
 * a bare generator would not: its `return` queues behind the `next` that is pending. Over server-sent events Yoga queues
 * it itself, up to the next sign of life. What goes wrong is described.
 */
export function streamOf<T>(
  ctx: Context,
  follow: (left: AbortSignal) => AsyncGenerator<T>,
): AsyncIterableIterator<T> {
  const leave = new AbortController();
  const events = follow(leave.signal);
  return {
    async next() {
      try {
        return await events.next();
      } catch (error) {
        throw describeError(error, ctx);
      }
    },
    return() {
      leave.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
