import type { Ticket } from '@aftercare/sdk';
import { handles, hasRole, isOver, type Staff } from '../ticket/roles.ts';

export type Step = 'decide' | 'grant' | 'identify';

/** What a viewer can do about who pays for a ticket. */
export function payerSteps(
  ticket: Pick<Ticket, 'status' | 'device' | 'handler' | 'handOverReceivers'>,
  isDecided: boolean,
  staff: Staff,
): Step[] {
  if (isOver(ticket.status) || !handles(staff, ticket)) return [];
  const steps: Step[] = [];
  if (!hasRole(staff.roles, ['AGENT', 'TECHNICIAN', 'MANAGER'])) return steps;
  if (!ticket.device) steps.push('identify');
  if (isDecided) steps.push('decide');
  if (hasRole(staff.roles, ['MANAGER'])) steps.push('grant');
  return steps;
}
