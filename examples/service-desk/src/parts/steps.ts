import type { Ticket } from '@aftercare/sdk';
import type { PartLine } from '@aftercare/sdk/stock';
import { handles, hasRole, isOver, type Staff } from '../ticket/roles.ts';

export type LineStep = 'issue' | 'removed' | 'release' | 'return';

type Job = Pick<Ticket, 'status' | 'handler' | 'handOverReceivers'>;
type Line = Pick<PartLine, 'state'> & { part: Pick<PartLine['part'], 'consumable'> };

/** What a viewer can do about a line of parts. What was used up left no old part behind. */
export function lineSteps({ state, part }: Line, ticket: Job, staff: Staff): LineStep[] {
  if (!handles(staff, ticket)) return [];
  const mayIssue = hasRole(staff.roles, ['TECHNICIAN', 'STOREKEEPER', 'MANAGER']);
  const mayReserve = hasRole(staff.roles, everyone);
  const steps: LineStep[] = [];
  if (state === 'RESERVED' && mayIssue && !isOver(ticket.status)) steps.push('issue');
  if ((state === 'RESERVED' || state === 'BACKORDERED') && mayReserve) steps.push('release');
  if (state === 'ISSUED' && mayIssue) steps.push(...(part.consumable ? [] : ['removed' as const]), 'return');
  return steps;
}

/** Whether the server holds parts for the ticket at this viewer's word. */
export const canReserve = (ticket: Job, staff: Staff): boolean =>
  !isOver(ticket.status) && handles(staff, ticket) && hasRole(staff.roles, everyone);

const everyone = ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER'] as const;
