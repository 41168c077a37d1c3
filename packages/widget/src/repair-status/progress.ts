import type { TicketStatus, TrackedTicket } from '@aftercare/sdk/public';

/** The four steps a customer sees. */
export const steps = ['received', 'accepted', 'working', 'done'] as const;

export type Step = (typeof steps)[number];

const stepOf: Partial<Record<TicketStatus, Step>> = {
  SUBMITTED: 'received',
  ACCEPTED: 'accepted',
  SCHEDULED: 'accepted',
  IN_PROGRESS: 'working',
  AWAITING_APPROVAL: 'working',
  RESOLVED: 'done',
  CLOSED: 'done',
};

/** How far a ticket has come. A paused or cancelled one stands where it was before. */
export function currentStep({ status, timeline }: Pick<TrackedTicket, 'status' | 'timeline'>): Step {
  const now = stepOf[status];
  if (now) return now;
  for (const entry of timeline.toReversed()) {
    const step = entry.status && stepOf[entry.status];
    if (step) return step;
  }
  return 'received';
}
