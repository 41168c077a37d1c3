import type { TrackedPromise, TrackedTicket } from '@aftercare/sdk/public';

/** How a promise stands, in the customer's eyes. */
export type Standing = 'open' | 'paused' | 'late' | 'kept' | 'missed';

export type StandingPromise = TrackedPromise & {
  standing: Standing;
  /** Whether nothing is to come of it any more. */
  over: boolean;
};

/** How a promise stands; `undefined` when it holds no more, and nothing is to be said of it. */
export function standingOf({
  state,
  endedAt,
}: Pick<TrackedPromise, 'state' | 'endedAt'>): Standing | undefined {
  switch (state) {
    case 'RUNNING':
      return 'open';
    case 'PAUSED':
      return 'paused';
    case 'MET':
      return 'kept';
    case 'BREACHED':
      return endedAt ? 'missed' : 'late';
    case 'STOPPED':
      return undefined;
  }
}

/** What was promised: the nearest that is still to come first, then what is over, in its own order. */
export function promisesOf(ticket: TrackedTicket): StandingPromise[] {
  if (ticket.status === 'CANCELLED') return [];
  const promised = ticket.promises.flatMap((promise) => {
    const standing = standingOf(promise);
    return standing ? [{ ...promise, standing, over: standing === 'kept' || standing === 'missed' }] : [];
  });
  const rank = ({ over, dueAt }: StandingPromise) => (over ? Infinity : Date.parse(dueAt));
  return promised.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
}
