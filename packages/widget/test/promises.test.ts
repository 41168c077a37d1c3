import type {
  SlaClockKind,
  SlaState,
  TicketStatus,
  TrackedEntry,
  TrackedTicket,
} from '@aftercare/sdk/public';
import { expect, test } from 'vitest';
import { promisesOf, type Standing } from '../src/repair-status/promises.ts';

function ticket(
  status: TicketStatus,
  promises: [kind: SlaClockKind, state: SlaState, hour: number][],
  happened: string[] = [],
): TrackedTicket {
  const timeline = happened.map((type, index): TrackedEntry => ({
    id: String(index),
    at: '2026-11-20T08:00:00.000Z',
    type,
    text: null,
    status: null,
    holdReason: null,
    byCustomer: false,
    visit: null,
  }));
  return {
    id: '1',
    number: 'AC-1234-567E',
    status,
    holdReason: null,
    productName: null,
    serial: null,
    description: 'It drips.',
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
    handledBy: 'Harbourline Cooling',
    nextVisit: null,
    promises: promises.map(([kind, state, hour]) => ({
      kind,
      state,
      dueAt: `2026-11-20T${hour}:00:00.000Z`,
      timeZone: 'UTC',
      explanation: '',
    })),
    timeline,
    canCancel: true,
    canComment: true,
    canReopen: false,
    canRate: false,
    rating: null,
  };
}

test.each<[TicketStatus, SlaClockKind, SlaState, string[], Standing]>([
  ['SUBMITTED', 'RESPONSE', 'RUNNING', [], 'open'],
  ['SUBMITTED', 'RESPONSE', 'BREACHED', [], 'late'],
  ['ACCEPTED', 'RESPONSE', 'BREACHED', [], 'missed'],
  ['ACCEPTED', 'RESPONSE', 'MET', [], 'kept'],
  ['SCHEDULED', 'ARRIVAL', 'BREACHED', ['visit.booked'], 'late'],
  ['IN_PROGRESS', 'ARRIVAL', 'BREACHED', ['visit.booked', 'visit.arrived'], 'missed'],
  ['RESOLVED', 'ARRIVAL', 'BREACHED', [], 'missed'],
  ['ON_HOLD', 'RESOLUTION', 'PAUSED', [], 'paused'],
  ['IN_PROGRESS', 'RESOLUTION', 'BREACHED', [], 'late'],
  ['CLOSED', 'RESOLUTION', 'BREACHED', [], 'missed'],
])('%s: the promised %s, %s after %j, is %s', (status, kind, state, happened, standing) => {
  expect(promisesOf(ticket(status, [[kind, state, 12]], happened))).toMatchObject([{ kind, standing }]);
});

test('the nearest that is still to come is first, what is over is last', () => {
  const promised = promisesOf(
    ticket('ACCEPTED', [
      ['RESPONSE', 'MET', 10],
      ['ARRIVAL', 'RUNNING', 18],
      ['RESOLUTION', 'RUNNING', 16],
    ]),
  );
  expect(promised.map(({ kind }) => kind)).toEqual(['RESOLUTION', 'ARRIVAL', 'RESPONSE']);
});

test('nothing is promised on a cancelled ticket, nor where a promise has no object any more', () => {
  expect(promisesOf(ticket('CANCELLED', [['RESPONSE', 'MET', 10]]))).toEqual([]);
  expect(promisesOf(ticket('RESOLVED', [['ARRIVAL', 'STOPPED', 10]]))).toEqual([]);
});
