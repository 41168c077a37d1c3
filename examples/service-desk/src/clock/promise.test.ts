import type { SlaClockKind, SlaState, TicketStatus } from '@aftercare/sdk';
import { expect, it } from 'vitest';
import { promisesOnCard } from './promise.ts';

const clock = (kind: SlaClockKind, state: SlaState) => ({
  kind,
  state,
  target: 'PT1H',
  remaining: '-PT5M',
  dueAt: '2026-11-23T10:00:00Z',
});

const shown = (status: TicketStatus, ...clocks: ReturnType<typeof clock>[]) =>
  promisesOnCard({ status, sla: { clocks } }).map(({ kind }) => kind);

it.each([
  ['SUBMITTED', 'RESPONSE', true],
  ['ACCEPTED', 'RESPONSE', false],
  ['SCHEDULED', 'ARRIVAL', true],
  ['IN_PROGRESS', 'ARRIVAL', false],
  ['ON_HOLD', 'RESOLUTION', true],
  ['RESOLVED', 'RESOLUTION', false],
] as const)('a ticket that is %s with a broken %s still owes it: %s', (status, kind, owed) => {
  expect(shown(status, clock(kind, 'BREACHED'))).toEqual(owed ? [kind] : []);
});

it('reads lengths and instants as milliseconds', () => {
  const [promise] = promisesOnCard({ status: 'SUBMITTED', sla: { clocks: [clock('RESPONSE', 'RUNNING')] } });
  expect(promise).toMatchObject({
    target: 3_600_000,
    remaining: -300_000,
    dueAt: Date.UTC(2026, 10, 23, 10),
    endedAt: null,
  });
});
