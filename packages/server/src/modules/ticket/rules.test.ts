import { describe, expect, test } from 'vitest';
import type { TicketStatus } from '../../generated/prisma/enums.ts';
import { IllegalTransitionError } from './errors.ts';
import { canMove, decideMove, moves, reachable, takesComments, type TicketMove } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

/** The life of a ticket as the trade tells it, written out a second time. */
const life: Record<TicketStatus, Partial<Record<TicketMove, TicketStatus>>> = {
  SUBMITTED: { accept: 'ACCEPTED', cancel: 'CANCELLED' },
  ACCEPTED: { schedule: 'SCHEDULED', start: 'IN_PROGRESS', hold: 'ON_HOLD', cancel: 'CANCELLED' },
  SCHEDULED: { start: 'IN_PROGRESS', hold: 'ON_HOLD', cancel: 'CANCELLED' },
  IN_PROGRESS: { quote: 'AWAITING_APPROVAL', hold: 'ON_HOLD', resolve: 'RESOLVED', cancel: 'CANCELLED' },
  AWAITING_APPROVAL: { cancel: 'CANCELLED' },
  ON_HOLD: { resume: 'SCHEDULED', cancel: 'CANCELLED' },
  RESOLVED: { close: 'CLOSED', reopen: 'IN_PROGRESS' },
  CLOSED: { reopen: 'IN_PROGRESS' },
  CANCELLED: {},
};
const notByHand: TicketMove[] = ['schedule', 'quote'];
const byCustomer: TicketMove[] = ['close', 'reopen', 'cancel'];

const states = Object.keys(life) as TicketStatus[];
const names = Object.keys(moves) as TicketMove[];

const inState = (status: TicketStatus) => ({
  status,
  heldFrom: status === 'ON_HOLD' ? ('SCHEDULED' as const) : null,
  closedAt: status === 'CLOSED' ? new Date(now.getTime() - dayMs) : null,
});

const openTo = (status: TicketStatus, side: (move: TicketMove) => boolean) =>
  names.filter((move) => life[status][move] && side(move)).map((move) => life[status][move]);

const legal = states.flatMap((from) =>
  names.flatMap((move) => (life[from][move] ? [{ from, move, to: life[from][move] }] : [])),
);
const illegal = states.flatMap((from) => names.flatMap((move) => (life[from][move] ? [] : [{ from, move }])));

describe('the moves', () => {
  test.each(legal)('$move brings $from to $to', ({ from, move, to }) => {
    expect(decideMove(inState(from), move, 'staff', now)).toBe(to);
  });

  test.each(illegal)('$move is refused from $from, and says what is possible', ({ from, move }) => {
    expect(() => decideMove(inState(from), move, 'staff', now)).toThrow(
      expect.objectContaining({
        name: 'IllegalTransitionError',
        code: 'ILLEGAL_TRANSITION',
        from,
        allowed: openTo(from, (name) => !notByHand.includes(name)),
      }),
    );
  });

  test('together they reach every state from SUBMITTED', () => {
    const reached = new Set<TicketStatus>(['SUBMITTED']);
    for (const from of reached) {
      for (const move of names) {
        if (canMove(inState(from), move, now)) reached.add(decideMove(inState(from), move, 'staff', now));
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });
});

describe('who is offered what', () => {
  test.each(states)('a customer may sign off, reopen and withdraw, where the state allows it: %s', (from) => {
    expect(reachable(inState(from), 'customer', now)).toEqual(
      openTo(from, (name) => byCustomer.includes(name)),
    );
  });

  test.each(states)('staff are not offered what another part of the product does: %s', (from) => {
    expect(reachable(inState(from), 'staff', now)).toEqual(openTo(from, (name) => !notByHand.includes(name)));
  });

  test('a move without its permission is not offered', () => {
    expect(reachable(inState('ACCEPTED'), 'staff', now, (move) => move !== 'cancel')).toEqual([
      'IN_PROGRESS',
      'ON_HOLD',
    ]);
  });
});

test.each(['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'] as const)('a hold from %s returns there', (heldFrom) => {
  expect(decideMove({ status: 'ON_HOLD', heldFrom, closedAt: null }, 'resume', 'staff', now)).toBe(heldFrom);
});

describe('a closed ticket', () => {
  const closedFor = (ms: number) => ({
    status: 'CLOSED' as const,
    heldFrom: null,
    closedAt: new Date(now.getTime() - ms),
  });

  test('is reopened up to and including the thirtieth day', () => {
    expect(decideMove(closedFor(30 * dayMs), 'reopen', 'customer', now)).toBe('IN_PROGRESS');
  });

  test('is not reopened a millisecond later, and can go nowhere', () => {
    expect(() => decideMove(closedFor(30 * dayMs + 1), 'reopen', 'customer', now)).toThrow(
      new IllegalTransitionError('CLOSED', 'IN_PROGRESS', []),
    );
  });
});

test.each(states)('a customer may write on it unless it has ended: %s', (status) => {
  expect(takesComments({ status })).toBe(status !== 'CLOSED' && status !== 'CANCELLED');
});
