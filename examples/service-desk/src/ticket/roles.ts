import type { Role, Ticket, TicketStatus } from '@aftercare/sdk';

/** As much of a viewer as tells what they may do. */
export interface Staff {
  roles: readonly Role[];
  organization: { id: string } | null;
}

/** Whether one of these roles may do what the server lets `needed` do; an administrator always may. */
export function hasRole(roles: readonly Role[], needed: readonly Role[]): boolean {
  return roles.some((role) => role === 'ADMIN' || needed.includes(role));
}

/** Who books visits and assigns technicians. */
export const dispatchers: readonly Role[] = ['AGENT', 'MANAGER'];

/** Whether a ticket is handled by the viewer's organization or one below it: who handed it on only reads along. */
export const handles = (
  { organization }: Staff,
  { handler, handOverReceivers }: Pick<Ticket, 'handler' | 'handOverReceivers'>,
): boolean => organization?.id === handler.id || handOverReceivers.length > 0;

/** Whether the job of a ticket is over: it may be reopened, but as it is nothing more is done. */
export const isOver = (status: TicketStatus): boolean =>
  status === 'RESOLVED' || status === 'CLOSED' || status === 'CANCELLED';
