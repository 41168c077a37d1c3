import type { SlaState } from '@aftercare/sdk';

/** What is needed of one promise to read it at any later moment. Lengths are milliseconds. */
export interface Promised {
  state: SlaState;
  target: number;
  /** Working time that was left when it was read. */
  remaining: number;
  dueAt: number;
  /** Null while it is open. */
  endedAt: number | null;
  /** What will count until it is due, as far as that is known. */
  forecast?: readonly Stretch[];
}

export interface Stretch {
  from: number;
  to: number;
  counted: boolean;
}

/** How a promise stands, in the words of a desk. */
export type Standing = 'good' | 'short' | 'late' | 'paused' | 'met' | 'missed' | 'stopped';

/** Below this share of the target, a promise is in danger. */
const shortShare = 0.2;

const urgency: readonly Standing[] = ['late', 'short', 'good', 'paused'];

export function standingOf(promised: Promised, now: number): Standing {
  switch (promised.state) {
    case 'MET':
      return 'met';
    case 'STOPPED':
      return 'stopped';
    case 'PAUSED':
      return 'paused';
    case 'BREACHED':
      return promised.endedAt === null ? 'late' : 'missed';
    case 'RUNNING':
      if (now >= promised.dueAt) return 'late';
      return remainingAt(promised, now) <= promised.target * shortShare ? 'short' : 'good';
  }
}

/**
 * Working time that is left. Without a forecast it is the most that it can be: no more than when it was read, and no
 * more than the time until it is due.
 */
export function remainingAt({ state, remaining, dueAt, forecast }: Promised, now: number): number {
  if (state !== 'RUNNING') return remaining;
  if (!forecast?.length) return Math.min(remaining, dueAt - now);
  return forecast
    .filter(({ counted, to }) => counted && to > now)
    .reduce((left, { from, to }) => left + to - Math.max(from, now), 0);
}

/** How much of the target is used, from 0 to 1. */
export function usedShare(promised: Promised, now: number): number {
  const used = 1 - remainingAt(promised, now) / promised.target;
  return Math.min(1, Math.max(0, used));
}

/** The open promise that asks for attention first: what is late, then what is in danger, then what is due next. */
export function mostUrgent<Clock extends Promised>(clocks: readonly Clock[], now: number): Clock | undefined {
  return clocks
    .map((clock) => ({ clock, rank: urgency.indexOf(standingOf(clock, now)) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank || a.clock.dueAt - b.clock.dueAt)[0]?.clock;
}
