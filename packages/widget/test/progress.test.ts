import type { TicketStatus, TrackedEntry } from '@aftercare/sdk/public';
import { expect, test } from 'vitest';
import { currentStep, type Step } from '../src/repair-status/progress.ts';

const entry = (status: TicketStatus, index: number): TrackedEntry => ({
  id: String(index),
  at: '2026-11-20T08:00:00.000Z',
  type: 'ticket.moved',
  text: null,
  status,
  holdReason: null,
  byCustomer: false,
  visit: null,
});

test.each<[TicketStatus[], Step]>([
  [['SUBMITTED'], 'received'],
  [['SUBMITTED', 'ACCEPTED'], 'accepted'],
  [['SUBMITTED', 'ACCEPTED', 'SCHEDULED'], 'accepted'],
  [['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_APPROVAL'], 'working'],
  [['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED'], 'done'],
  [['SUBMITTED', 'ACCEPTED', 'ON_HOLD'], 'accepted'],
  [['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD'], 'working'],
  [['SUBMITTED', 'CANCELLED'], 'received'],
  [['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'RESOLVED', 'IN_PROGRESS'], 'working'],
])('after %j a repair stands at %s', (statuses, step) => {
  const status = statuses.at(-1) ?? 'SUBMITTED';
  expect(currentStep({ status, timeline: statuses.map(entry) })).toBe(step);
});
