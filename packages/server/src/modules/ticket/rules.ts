import type { TicketStatus } from '../../generated/prisma/enums.ts';
import { IllegalTransitionError } from './errors.ts';

export type TicketMove =
  'accept' | 'schedule' | 'start' | 'quote' | 'hold' | 'resume' | 'resolve' | 'close' | 'reopen' | 'cancel';

interface MoveRule {
  from: readonly TicketStatus[];
  /** HELD_FROM: the state in which the ticket was put on hold. */
  to: TicketStatus | 'HELD_FROM';
  /** Whom the table in docs/tickets.md names; `process`: another part of the product, never a click. */
  by: readonly ('staff' | 'customer' | 'process')[];
}

/** The life of a ticket: every move there is. A new ticket is SUBMITTED. */
export const moves = {
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED', by: ['staff'] },
  schedule: { from: ['ACCEPTED'], to: 'SCHEDULED', by: ['process'] },
  start: { from: ['ACCEPTED', 'SCHEDULED'], to: 'IN_PROGRESS', by: ['staff'] },
  quote: { from: ['IN_PROGRESS'], to: 'AWAITING_APPROVAL', by: ['process'] },
  hold: { from: ['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'], to: 'ON_HOLD', by: ['staff', 'process'] },
  resume: { from: ['ON_HOLD'], to: 'HELD_FROM', by: ['staff', 'process'] },
  resolve: { from: ['IN_PROGRESS'], to: 'RESOLVED', by: ['staff'] },
  close: { from: ['RESOLVED'], to: 'CLOSED', by: ['staff', 'customer'] },
  reopen: { from: ['RESOLVED', 'CLOSED'], to: 'IN_PROGRESS', by: ['staff', 'customer'] },
  cancel: {
    from: ['SUBMITTED', 'ACCEPTED', 'SCHEDULED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'ON_HOLD'],
    to: 'CANCELLED',
    by: ['staff', 'customer'],
  },
} as const satisfies Record<TicketMove, MoveRule>;

/** A closed ticket may be reopened for this long. */
export const reopenDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export interface TicketState {
  status: TicketStatus;
  heldFrom: TicketStatus | null;
  closedAt: Date | null;
}

const targetOf = (state: TicketState, move: TicketMove): TicketStatus => {
  const { to } = moves[move];
  return to === 'HELD_FROM' ? (state.heldFrom ?? 'ACCEPTED') : to;
};

export function canMove(state: TicketState, move: TicketMove, now: Date): boolean {
  const rule: MoveRule = moves[move];
  if (!rule.from.includes(state.status)) return false;
  const closedFor = state.closedAt ? now.getTime() - state.closedAt.getTime() : 0;
  return move !== 'reopen' || closedFor <= reopenDays * dayMs;
}

/** The state that a move leads to, or the error that says what is possible instead. */
export function decideMove(
  state: TicketState,
  move: TicketMove,
  by: 'staff' | 'customer',
  now: Date,
): TicketStatus {
  const to = targetOf(state, move);
  if (canMove(state, move, now)) return to;
  throw new IllegalTransitionError(state.status, to, reachable(state, by, now));
}

/** Where a person of that side may bring the ticket from here, in the order of the table. */
export function reachable(
  state: TicketState,
  by: 'staff' | 'customer',
  now: Date,
  permitted: (move: TicketMove) => boolean = () => true,
): TicketStatus[] {
  const names = Object.keys(moves) as TicketMove[];
  const open = names.filter((name) => {
    const rule: MoveRule = moves[name];
    return rule.by.includes(by) && permitted(name) && canMove(state, name, now);
  });
  return [...new Set(open.map((name) => targetOf(state, name)))];
}

/** Whether its customer may still write on it. */
export const takesComments = ({ status }: Pick<TicketState, 'status'>): boolean =>
  status !== 'CLOSED' && status !== 'CANCELLED';
