import { durationMs, type SlaClock, type SlaClockSummary } from '@aftercare/sdk';
import type { Promised } from './reading.ts';

export interface CardPromise extends Promised {
  kind: SlaClockSummary['kind'];
}

type ClockFace = SlaClockSummary & Partial<Pick<SlaClock, 'endedAt'>>;

export const promiseOnCard = (clock: ClockFace): CardPromise => ({
  kind: clock.kind,
  state: clock.state,
  target: durationMs(clock.target),
  remaining: durationMs(clock.remaining),
  dueAt: Date.parse(clock.dueAt),
  endedAt: clock.endedAt ? Date.parse(clock.endedAt) : null,
});

export function promiseInFull(clock: SlaClock): Promised {
  const forecast = clock.forecast.map(({ from, to, counted }) => ({
    from: Date.parse(from),
    to: to === null ? Infinity : Date.parse(to),
    counted,
  }));
  return { ...promiseOnCard(clock), forecast };
}
