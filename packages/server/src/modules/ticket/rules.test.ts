import { describe, expect, test } from 'vitest';
import type { HoldReason, TicketStatus } from '../../generated/prisma/enums.ts';
import { rolesFor } from '../access/index.ts';
import { IllegalTransitionError } from './errors.ts';
import { actions } from './move.ts';
import {
  type Author,
  canMove,
  dayMs,
  decideMove,
  isOpen,
  moves,
  reachable,
  staffAuthors,
  takesComments,
  takesVisits,
  type TicketMove,
} from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');

/** The life of a ticket as the trade tells it, written out a second time: from, to, by whom, and the move. */
const life: [TicketStatus, TicketStatus, TicketMove, Author[]][] = [
  ['SUBMITTED', 'ACCEPTED', 'accept', ['AGENT']],
  ['SUBMITTED', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['ACCEPTED', 'SCHEDULED', 'schedule', ['AGENT']],
  ['ACCEPTED', 'IN_PROGRESS', 'start', ['AGENT', 'TECHNICIAN']],
  ['ACCEPTED', 'ON_HOLD', 'hold', ['AGENT', 'TECHNICIAN', 'SYSTEM']],
  ['ACCEPTED', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['SCHEDULED', 'IN_PROGRESS', 'start', ['AGENT', 'TECHNICIAN']],
  ['SCHEDULED', 'ON_HOLD', 'hold', ['AGENT', 'TECHNICIAN', 'SYSTEM']],
  ['SCHEDULED', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['IN_PROGRESS', 'AWAITING_APPROVAL', 'quote', ['AGENT', 'TECHNICIAN']],
  ['IN_PROGRESS', 'ON_HOLD', 'hold', ['AGENT', 'TECHNICIAN', 'SYSTEM']],
  ['IN_PROGRESS', 'RESOLVED', 'resolve', ['AGENT', 'TECHNICIAN']],
  ['IN_PROGRESS', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['AWAITING_APPROVAL', 'IN_PROGRESS', 'approve', ['AGENT', 'CUSTOMER']],
  ['AWAITING_APPROVAL', 'RESOLVED', 'decline', ['AGENT', 'CUSTOMER']],
  ['AWAITING_APPROVAL', 'CANCELLED', 'abandon', ['AGENT', 'CUSTOMER']],
  ['AWAITING_APPROVAL', 'IN_PROGRESS', 'withdraw', ['AGENT', 'TECHNICIAN']],
  ['AWAITING_APPROVAL', 'IN_PROGRESS', 'expire', ['SYSTEM']],
  ['AWAITING_APPROVAL', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['ON_HOLD', 'SCHEDULED', 'resume', ['AGENT', 'TECHNICIAN', 'SYSTEM']],
  ['ON_HOLD', 'CANCELLED', 'cancel', ['AGENT', 'CUSTOMER']],
  ['RESOLVED', 'CLOSED', 'close', ['AGENT', 'CUSTOMER', 'SYSTEM']],
  ['RESOLVED', 'IN_PROGRESS', 'reopen', ['AGENT', 'CUSTOMER']],
  ['CLOSED', 'IN_PROGRESS', 'reopen', ['AGENT', 'CUSTOMER']],
];

const states: TicketStatus[] = [
  'SUBMITTED',
  'ACCEPTED',
  'SCHEDULED',
  'IN_PROGRESS',
  'AWAITING_APPROVAL',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
];
const authors: Author[] = ['AGENT', 'TECHNICIAN', 'CUSTOMER', 'SYSTEM'];
const names = Object.keys(moves) as TicketMove[];

const inState = (status: TicketStatus, holdReason: HoldReason = 'WAITING_CUSTOMER') => ({
  status,
  holdReason: status === 'ON_HOLD' ? holdReason : null,
  heldFrom: status === 'ON_HOLD' ? ('SCHEDULED' as const) : null,
  closedAt: status === 'CLOSED' ? new Date(now.getTime() - dayMs) : null,
});

const rowOf = (from: TicketStatus, move: TicketMove, by: Author) =>
  life.find((row) => row[0] === from && row[2] === move && row[3].includes(by));

const every = states.flatMap((from) =>
  names.flatMap((move) => authors.map((by) => ({ from, move, by, to: rowOf(from, move, by)?.[1] ?? null }))),
);

describe('the table of moves', () => {
  test.each(every.filter(({ to }) => to))('$by may $move from $from, to $to', ({ from, move, by, to }) => {
    expect(decideMove(inState(from), move, [by], now)).toBe(to);
  });

  test.each(every.filter(({ to }) => !to))('$by may not $move from $from', ({ from, move, by }) => {
    expect(() => decideMove(inState(from), move, [by], now)).toThrow(
      expect.objectContaining({
        name: 'IllegalTransitionError',
        code: 'ILLEGAL_TRANSITION',
        from,
        allowed: [
          ...new Set(life.filter((row) => row[0] === from && row[3].includes(by)).map((row) => row[1])),
        ],
      }),
    );
  });

  test('reaches every state from SUBMITTED', () => {
    const reached = new Set<TicketStatus>(['SUBMITTED']);
    for (const from of reached) {
      for (const move of names) {
        if (authors.some((by) => canMove(inState(from), move, by, now))) {
          reached.add(decideMove(inState(from), move, authors, now));
        }
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('leads out of every state but CANCELLED', () => {
    const stuck = states.filter(
      (from) => !names.some((move) => authors.some((by) => canMove(inState(from), move, by, now))),
    );
    expect(stuck).toEqual(['CANCELLED']);
  });

  test('gives every move a permission but what time alone brings about', () => {
    expect(names.filter((move) => actions[move] === null)).toEqual(['expire']);
  });

  test.each(names.filter((move) => actions[move] !== null))(
    'the permission for %s names the same people',
    (move) => {
      // A manager may what an agent may.
      const roles = rolesFor(actions[move]!).filter((role) => role !== 'MANAGER');
      expect(roles).toEqual(moves[move].by.filter((by) => by === 'AGENT' || by === 'TECHNICIAN'));
    },
  );
});

describe('who is offered what', () => {
  test.each(states)('staff are offered what the table says: %s', (from) => {
    expect(reachable(inState(from), staffAuthors, now)).toEqual([
      ...new Set(
        life
          .filter((row) => row[0] === from && staffAuthors.some((by) => row[3].includes(by)))
          .map((row) => row[1]),
      ),
    ]);
  });

  test('a move without its permission is not offered', () => {
    expect(reachable(inState('ACCEPTED'), staffAuthors, now, (move) => move !== 'cancel')).toEqual([
      'SCHEDULED',
      'IN_PROGRESS',
      'ON_HOLD',
    ]);
  });
});

test.each(['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'] as const)('a hold from %s returns there', (heldFrom) => {
  expect(decideMove({ ...inState('ON_HOLD'), heldFrom }, 'resume', ['AGENT'], now)).toBe(heldFrom);
});

test.each(['AGENT', 'TECHNICIAN'] as const)('%s may not end a wait for parts; it ends by itself', (by) => {
  const waiting = inState('ON_HOLD', 'WAITING_PARTS');
  expect(() => decideMove(waiting, 'resume', [by], now)).toThrow(IllegalTransitionError);
  expect(decideMove(waiting, 'resume', ['SYSTEM'], now)).toBe('SCHEDULED');
});

describe('a closed ticket', () => {
  const closedFor = (ms: number) => ({ ...inState('CLOSED'), closedAt: new Date(now.getTime() - ms) });

  test('is reopened up to and including the thirtieth day', () => {
    expect(decideMove(closedFor(30 * dayMs), 'reopen', ['CUSTOMER'], now)).toBe('IN_PROGRESS');
  });

  test('is not reopened a millisecond later, and can go nowhere', () => {
    expect(() => decideMove(closedFor(30 * dayMs + 1), 'reopen', ['CUSTOMER'], now)).toThrow(
      new IllegalTransitionError(
        'CLOSED',
        'IN_PROGRESS',
        [],
        'It was closed more than 30 days ago: report a new repair.',
      ),
    );
  });
});

test.each(states)('a customer may write on it unless it has ended: %s', (status) => {
  expect(takesComments({ status })).toBe(status !== 'CLOSED' && status !== 'CANCELLED');
});

test.each(states)('the job is open until it is resolved or cancelled: %s', (status) => {
  expect(isOpen({ status })).toBe(!['RESOLVED', 'CLOSED', 'CANCELLED'].includes(status));
});

test.each(states)('a visit is booked once it was accepted and before it is resolved: %s', (status) => {
  expect(takesVisits({ status })).toBe(['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'].includes(status));
});
