import type { HoldReason, TicketStatus } from '../../generated/prisma/enums.ts';
import { IllegalTransitionError } from './errors.ts';

export type TicketMove =
  | 'accept'
  | 'schedule'
  | 'start'
  | 'quote'
  | 'approve'
  | 'decline'
  | 'abandon'
  | 'withdraw'
  | 'expire'
  | 'hold'
  | 'resume'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'cancel';

/** Who may bring a ticket along a move: the columns of the table in docs/tickets.md. */
export type Author = 'AGENT' | 'TECHNICIAN' | 'CUSTOMER' | 'SYSTEM';

/** Members and partner systems; which of them may do what is the business of the permission table. */
export const staffAuthors = ['AGENT', 'TECHNICIAN'] as const satisfies Author[];

interface MoveRule {
  from: readonly TicketStatus[];
  /** HELD_FROM: the state in which the ticket was put on hold. */
  to: TicketStatus | 'HELD_FROM';
  by: readonly Author[];
  /** What must hold beside the state, and what is said where it does not. */
  guard?: Guard;
}

interface Guard {
  holds: (state: TicketState, by: Author, now: Date) => boolean;
  otherwise: string;
}

export interface TicketState {
  status: TicketStatus;
  holdReason: HoldReason | null;
  heldFrom: TicketStatus | null;
  closedAt: Date | null;
}

/** A closed ticket may be reopened for this long. */
export const reopenDays = 30;
/** A resolved ticket that nobody signs off closes itself after this long. */
export const closeAfterDays = 7;
/** The same fault on the same device within this long of its resolution is a repeat. */
export const repeatDays = 90;
export const dayMs = 24 * 60 * 60 * 1000;

/** WAITING_PARTS begins and ends with missing parts; nobody sets or ends it. */
const notForParts: Guard = {
  holds: ({ holdReason }, by) => by === 'SYSTEM' || holdReason !== 'WAITING_PARTS',
  otherwise: 'It waits for parts, and goes on by itself when the last one is there.',
};

const closedLately: Guard = {
  holds: ({ closedAt }, _by, now) => !closedAt || now.getTime() - closedAt.getTime() <= reopenDays * dayMs,
  otherwise: `It was closed more than ${reopenDays} days ago: report a new repair.`,
};

/** The life of a ticket: every move there is. A new ticket is SUBMITTED. */
export const moves = {
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED', by: ['AGENT'] },
  schedule: { from: ['ACCEPTED'], to: 'SCHEDULED', by: ['AGENT'] },
  start: { from: ['ACCEPTED', 'SCHEDULED'], to: 'IN_PROGRESS', by: ['AGENT', 'TECHNICIAN'] },
  quote: { from: ['IN_PROGRESS'], to: 'AWAITING_APPROVAL', by: ['AGENT', 'TECHNICIAN'] },
  approve: { from: ['AWAITING_APPROVAL'], to: 'IN_PROGRESS', by: ['AGENT', 'CUSTOMER'] },
  decline: { from: ['AWAITING_APPROVAL'], to: 'RESOLVED', by: ['AGENT', 'CUSTOMER'] },
  abandon: { from: ['AWAITING_APPROVAL'], to: 'CANCELLED', by: ['AGENT', 'CUSTOMER'] },
  withdraw: { from: ['AWAITING_APPROVAL'], to: 'IN_PROGRESS', by: ['AGENT', 'TECHNICIAN'] },
  expire: { from: ['AWAITING_APPROVAL'], to: 'IN_PROGRESS', by: ['SYSTEM'] },
  hold: {
    from: ['ACCEPTED', 'SCHEDULED', 'IN_PROGRESS'],
    to: 'ON_HOLD',
    by: ['AGENT', 'TECHNICIAN', 'SYSTEM'],
  },
  resume: {
    from: ['ON_HOLD'],
    to: 'HELD_FROM',
    by: ['AGENT', 'TECHNICIAN', 'SYSTEM'],
    guard: notForParts,
  },
  resolve: { from: ['IN_PROGRESS'], to: 'RESOLVED', by: ['AGENT', 'TECHNICIAN'] },
  close: { from: ['RESOLVED'], to: 'CLOSED', by: ['AGENT', 'CUSTOMER', 'SYSTEM'] },
  reopen: {
    from: ['RESOLVED', 'CLOSED'],
    to: 'IN_PROGRESS',
    by: ['AGENT', 'CUSTOMER'],
    guard: closedLately,
  },
  cancel: {
    from: ['SUBMITTED', 'ACCEPTED', 'SCHEDULED', 'IN_PROGRESS', 'AWAITING_APPROVAL', 'ON_HOLD'],
    to: 'CANCELLED',
    by: ['AGENT', 'CUSTOMER'],
  },
} as const satisfies Record<TicketMove, MoveRule>;

const targetOf = (state: TicketState, move: TicketMove): TicketStatus => {
  const { to } = moves[move];
  return to === 'HELD_FROM' ? (state.heldFrom ?? 'ACCEPTED') : to;
};

export function canMove(state: TicketState, move: TicketMove, by: Author, now: Date): boolean {
  const rule: MoveRule = moves[move];
  return (
    rule.by.includes(by) && rule.from.includes(state.status) && (rule.guard?.holds(state, by, now) ?? true)
  );
}

/** The state that a move leads to, or the error that says what is possible instead. */
export function decideMove(
  state: TicketState,
  move: TicketMove,
  by: readonly Author[],
  now: Date,
): TicketStatus {
  const to = targetOf(state, move);
  if (by.some((author) => canMove(state, move, author, now))) return to;
  const rule: MoveRule = moves[move];
  throw illegalTransition(
    state,
    to,
    by,
    now,
    rule.from.includes(state.status) ? rule.guard?.otherwise : undefined,
  );
}

export const illegalTransition = (
  state: TicketState,
  to: TicketStatus,
  by: readonly Author[],
  now: Date,
  why?: string,
): IllegalTransitionError => new IllegalTransitionError(state.status, to, reachable(state, by, now), why);

/** Where one of these authors may bring the ticket from here, in the order of the table. */
export function reachable(
  state: TicketState,
  by: readonly Author[],
  now: Date,
  permitted: (move: TicketMove) => boolean = () => true,
): TicketStatus[] {
  const names = Object.keys(moves) as TicketMove[];
  const open = names.filter(
    (name) => permitted(name) && by.some((author) => canMove(state, name, author, now)),
  );
  return [...new Set(open.map((name) => targetOf(state, name)))];
}

/** Whether the job is still to be done: what may be assigned, classified, diagnosed and handed over. */
export const isOpen = ({ status }: Pick<TicketState, 'status'>): boolean =>
  status !== 'RESOLVED' && status !== 'CLOSED' && status !== 'CANCELLED';

/** Whether a visit may be booked. */
export const takesVisits = ({ status }: Pick<TicketState, 'status'>): boolean =>
  status === 'ACCEPTED' || status === 'SCHEDULED' || status === 'IN_PROGRESS';

/** Whether its customer may still write on it. */
export const takesComments = ({ status }: Pick<TicketState, 'status'>): boolean =>
  status !== 'CLOSED' && status !== 'CANCELLED';
