import {
  durationMs,
  type SlaClock,
  type SlaClockKind,
  type TicketStatus,
  type TicketSummary,
} from '@aftercare/sdk';
import type { Promised } from './reading.ts';

export interface CardPromise extends Promised {
  kind: SlaClockKind;
}

type Face = Pick<SlaClock, 'kind' | 'state' | 'target' | 'remaining' | 'dueAt'>;

/** The states of a ticket in which a promise is still owed. */
const owedIn: Record<SlaClockKind, readonly TicketStatus[]> = {
  RESPONSE: ['SUBMITTED'],
  ARRIVAL: ['SUBMITTED', 'ACCEPTED', 'SCHEDULED'],
  RESOLUTION: ['SUBMITTED', 'ACCEPTED', 'SCHEDULED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'ON_HOLD'],
};

/** The promises of a ticket in a list. Lists do not say when one ended: a broken one is open as long as it is owed. */
export function promisesOnCard({ sla, status }: Pick<TicketSummary, 'sla' | 'status'>): CardPromise[] {
  return sla.clocks
    .filter(({ kind, state }) => state !== 'BREACHED' || owedIn[kind].includes(status))
    .map((clock) => ({ kind: clock.kind, ...promiseOf(clock, null) }));
}

/** A promise with all that is known of it. */
export function promiseInFull(clock: SlaClock): Promised {
  const forecast = clock.forecast.map(({ from, to, counted }) => ({
    from: Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
    counted,
  }));
  return { ...promiseOf(clock, clock.endedAt), forecast };
}

const promiseOf = ({ state, target, remaining, dueAt }: Face, endedAt: string | null): Promised => ({
  state,
  target: durationMs(target),
  remaining: durationMs(remaining),
  dueAt: Date.parse(dueAt),
  endedAt: endedAt === null ? null : Date.parse(endedAt),
});
