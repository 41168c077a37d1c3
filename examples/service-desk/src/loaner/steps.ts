import type { Role, Ticket } from '@aftercare/sdk';
import type { LoanerBooking, LoanerBookingState } from '@aftercare/sdk/stock';
import { hasRole } from '../ticket/roles.ts';

export type BookingStep = 'handOut' | 'extend' | 'return' | 'cancel';
export type LoanStep = 'lend' | 'book';

const lenders: readonly Role[] = ['AGENT', 'STOREKEEPER', 'MANAGER'];

/** Who puts units into a pool, and takes them out. */
export const poolKeepers: readonly Role[] = ['STOREKEEPER', 'MANAGER'];

const over: ReadonlySet<Ticket['status']> = new Set<Ticket['status']>(['RESOLVED', 'CLOSED', 'CANCELLED']);

const stepsIn: Record<LoanerBookingState, readonly BookingStep[]> = {
  BOOKED: ['handOut', 'extend', 'cancel'],
  LENT: ['return', 'extend'],
  RETURNED: [],
  CANCELLED: [],
};

/** What somebody may do with a booking. */
export const bookingSteps = (
  { state }: Pick<LoanerBooking, 'state'>,
  roles: readonly Role[],
): readonly BookingStep[] => (hasRole(roles, lenders) ? stepsIn[state] : []);

/** Whether somebody may promise or lend a unit to a ticket. */
export const loanSteps = ({ status }: Pick<Ticket, 'status'>, roles: readonly Role[]): readonly LoanStep[] =>
  hasRole(roles, lenders) && !over.has(status) ? ['lend', 'book'] : [];
