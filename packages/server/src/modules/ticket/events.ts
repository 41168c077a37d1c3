import type {
  Channel,
  CommentVisibility,
  FaultCause,
  HoldReason,
  Priority,
  TicketStatus,
} from '../../generated/prisma/enums.ts';

interface Moved {
  from: TicketStatus | null;
  to: TicketStatus;
}

/** What each event of a ticket says beside who and when. */
export interface TicketEventData {
  'ticket.submitted': Moved & { channel: Channel };
  'ticket.accepted': Moved & { priority: Priority; previousPriority: Priority };
  'ticket.scheduled': Moved;
  'ticket.started': Moved;
  'ticket.quoted': Moved;
  'ticket.held': Moved & { reason: HoldReason; note: string | null };
  'ticket.resumed': Moved;
  'ticket.resolved': Moved & { faultCode: string; cause: FaultCause; diagnosis: string; workDone: string };
  'ticket.closed': Moved & { signedBy: string | null; rating: number | null };
  'ticket.reopened': Moved & { reason: string };
  'ticket.cancelled': Moved & { reason: string };
  'ticket.commented': { commentId: string; body: string; visibility: CommentVisibility };
}

export type TicketEventType = keyof TicketEventData;
