import type { Ticket } from '@aftercare/sdk';
import type { QuoteState } from '@aftercare/sdk/desk';
import { handles, hasRole, type Staff } from '../ticket/roles.ts';

export type Step = 'accept' | 'decline' | 'withdraw';

type Job = Pick<Ticket, 'status' | 'handler' | 'handOverReceivers' | 'allowedTransitions'>;

/** What a viewer can do about the quote that is out. */
export function quoteSteps({ state }: { state: QuoteState }, ticket: Job, staff: Staff): Step[] {
  if (state !== 'SENT' || ticket.status !== 'AWAITING_APPROVAL') return [];
  const steps: Step[] = [];
  if (hasRole(staff.roles, ['AGENT', 'MANAGER'])) steps.push('accept', 'decline');
  if (handles(staff, ticket) && hasRole(staff.roles, ['AGENT', 'TECHNICIAN', 'MANAGER']))
    steps.push('withdraw');
  return steps;
}

/** Whether the server takes a quote for the ticket from this viewer. */
export const canQuote = (ticket: Job, staff: Staff): boolean =>
  ticket.allowedTransitions.includes('AWAITING_APPROVAL') && handles(staff, ticket);
