import type { SlaClockKind, SlaState, TicketStatus, TrackedTicket } from '@aftercare/sdk/public';
import { expect, test } from 'vitest';
import { promisesOf, type Standing } from '../src/repair-status/promises.ts';

function ticket(
  status: TicketStatus,
  promises: [kind: SlaClockKind, state: SlaState, hour: number, endedAt?: string][],
): TrackedTicket {
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
    awaitedParts: [],
    promises: promises.map(([kind, state, hour, endedAt = null]) => ({
      kind,
      state,
      dueAt: `2026-11-20T${hour}:00:00.000Z`,
      endedAt,
      timeZone: 'UTC',
      explanation: '',
    })),
    coverage: null,
    serviceRecordUrl: null,
    timeline: [],
    canCancel: true,
    canComment: true,
    canReopen: false,
    canRate: false,
    quotes: [],
    attachments: [],
    rating: null,
  };
}

const at = '2026-11-20T13:00:00.000Z';

test.each<[TicketStatus, SlaClockKind, SlaState, string | undefined, Standing]>([
  ['SUBMITTED', 'RESPONSE', 'RUNNING', undefined, 'open'],
  ['SUBMITTED', 'RESPONSE', 'BREACHED', undefined, 'late'],
  ['ACCEPTED', 'RESPONSE', 'BREACHED', at, 'missed'],
  ['ACCEPTED', 'RESPONSE', 'MET', at, 'kept'],
  ['SCHEDULED', 'ARRIVAL', 'BREACHED', undefined, 'late'],
  ['IN_PROGRESS', 'ARRIVAL', 'BREACHED', at, 'missed'],
  ['IN_PROGRESS', 'ARRIVAL', 'BREACHED', undefined, 'late'],
  ['ON_HOLD', 'RESOLUTION', 'PAUSED', undefined, 'paused'],
  ['IN_PROGRESS', 'RESOLUTION', 'BREACHED', undefined, 'late'],
  ['CLOSED', 'RESOLUTION', 'BREACHED', at, 'missed'],
])('%s: the promised %s, %s and ended at %s, is %s', (status, kind, state, endedAt, standing) => {
  expect(promisesOf(ticket(status, [[kind, state, 12, endedAt]]))).toMatchObject([{ kind, standing }]);
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
