import {
  durationMs,
  type SlaClock,
  type SlaClockKind,
  type SlaClockSummary,
  type TicketSummary,
} from '@aftercare/sdk';
import type { Promised } from './reading.ts';

export interface CardPromise extends Promised {
  kind: SlaClockKind;
}

/** The promises of a ticket in a list. */
export function promisesOnCard({ sla }: Pick<TicketSummary, 'sla'>): CardPromise[] {
  return sla.clocks.map((clock) => ({ kind: clock.kind, ...promiseOf(clock) }));
}

/** A promise with all that is known of it. */
export function promiseInFull(clock: SlaClock): Promised {
  const forecast = clock.forecast.map(({ from, to, counted }) => ({
    from: Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
    counted,
  }));
  return { ...promiseOf(clock), forecast };
}

const promiseOf = ({ state, target, remaining, dueAt, endedAt }: SlaClockSummary): Promised => ({
  state,
  target: durationMs(target),
  remaining: durationMs(remaining),
  dueAt: Date.parse(dueAt),
  endedAt: endedAt === null ? null : Date.parse(endedAt),
});
