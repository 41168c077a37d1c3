import type { SlaClockSummary } from '@aftercare/sdk';
import { expect, it } from 'vitest';
import { promisesOnCard } from './promise.ts';
import { mostUrgent } from './reading.ts';

const clock = (changes: Partial<SlaClockSummary> = {}): SlaClockSummary => ({
  kind: 'RESPONSE',
  state: 'RUNNING',
  target: 'PT1H',
  remaining: '-PT5M',
  dueAt: '2026-11-23T10:00:00Z',
  endedAt: null,
  ...changes,
});

const promisesOf = (...clocks: SlaClockSummary[]) => promisesOnCard({ sla: { clocks } });

it('reads lengths and instants as milliseconds', () => {
  expect(promisesOf(clock())).toMatchObject([
    { target: 3_600_000, remaining: -300_000, dueAt: Date.UTC(2026, 10, 23, 10), endedAt: null },
  ]);
});

it('asks for attention for a broken promise until it is answered for', () => {
  const open = clock({ state: 'BREACHED' });
  const over = clock({ kind: 'ARRIVAL', state: 'BREACHED', endedAt: '2026-11-23T10:30:00Z' });
  const now = Date.UTC(2026, 10, 23, 11);
  expect(mostUrgent(promisesOf(over, open), now)?.kind).toBe('RESPONSE');
  expect(mostUrgent(promisesOf(over), now)).toBeUndefined();
});
