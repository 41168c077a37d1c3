import type {
  Channel,
  CoverageOutcome,
  CommentVisibility,
  DistanceBand,
  FaultCause,
  HoldReason,
  LoanerCondition,
  Priority,
  QuarantineReason,
  Role,
  SlaClockKind,
  Terms,
  TicketStatus,
} from '../../generated/prisma/enums.ts';
import type { AttachmentTold } from '../attachment/index.ts';
import type { Escalation } from '../sla/index.ts';
import type { LoanerTold } from './loaner-told.ts';
import type { VisitTold } from './visit-told.ts';

interface Moved {
  from: TicketStatus | null;
  to: TicketStatus;
}

interface ClockTold {
  clock: SlaClockKind;
  dueAt: string;
  /** Milliseconds. */
  target: number;
}

/** What each event of a ticket says beside who and when. */
export interface TicketEventData {
  'ticket.submitted': Moved & { channel: Channel };
  'ticket.quarantined': { reasons: QuarantineReason[] };
  'ticket.released': Moved & { channel: Channel };
  'ticket.accepted': Moved & { priority: Priority; previousPriority: Priority };
  'ticket.scheduled': Moved & VisitTold;
  'ticket.started': Moved;
  'ticket.quoted': Moved & {
    /** Counts the quotes of the ticket, from 1. */
    revision: number;
    totalMinor: number;
    currency: string;
    validUntil: string;
  };
  'ticket.quote_answered': Moved & { accepted: boolean; answeredBy: string; reason: string | null };
  'ticket.quote_withdrawn': Moved & { reason: string };
  'ticket.quote_expired': Moved;
  'ticket.held': Moved & { reason: HoldReason; note: string | null };
  'ticket.resumed': Moved;
  'ticket.resolved': Moved & {
    faultCode: string;
    cause: FaultCause;
    diagnosis: string;
    workDone: string;
    repeatOf: string | null;
  };
  'ticket.closed': Moved & { signedBy: string | null; signature: string | null; rating: number | null };
  'ticket.reopened': Moved & { reason: string };
  'ticket.cancelled': Moved & { reason: string };
  'ticket.handed_over': { from: string; to: string; note: string | null };
  'ticket.classified': {
    priority: Priority;
    previousPriority: Priority;
    band: DistanceBand | null;
    serviceLevel: string;
  };
  'ticket.diagnosed': { faultCode: string; cause: FaultCause; diagnosis: string; repeatOf: string | null };
  'ticket.device_identified': { serial: string; previousSerial: string | null };
  'ticket.coverage_decided': {
    cause: FaultCause;
    sku: string | null;
    outcome: CoverageOutcome;
    labour: Terms | null;
    parts: Terms | null;
    travel: Terms | null;
  };
  'ticket.goodwill_granted': { labour: Terms; parts: Terms; travel: Terms; reason: string };
  'ticket.assigned': { assignee: string | null; previousAssignee: string | null };
  'visit.booked': VisitTold;
  'visit.rescheduled': VisitTold & {
    previousTechnician: string;
    previousStartsAt: string;
    previousEndsAt: string;
  };
  'visit.en_route': VisitTold;
  'visit.arrived': VisitTold;
  'visit.done': VisitTold;
  'visit.missed': VisitTold;
  'visit.cancelled': VisitTold;
  'loaner.booked': LoanerTold;
  'loaner.lent': LoanerTold;
  'loaner.extended': LoanerTold & { previousEndsAt: string };
  'loaner.returned': LoanerTold & {
    condition: LoanerCondition;
    inspectionNote: string | null;
    chargeMinor: number | null;
    currency: string | null;
  };
  /** Awaited: it is another ticket that keeps it, and this one waits for it. */
  'loaner.overdue': LoanerTold & { awaited: boolean };
  'loaner.cancelled': LoanerTold & { reason: string | null };
  'sla.warning': ClockTold;
  'sla.breached': ClockTold;
  'sla.escalated': {
    clock: SlaClockKind;
    percent: number;
    action: Escalation['action'];
    role: Role | null;
    /** What came of it: who was told, who handles it now, the new priority. */
    detail: string | null;
  };
  'sla.changed': { clock: SlaClockKind; previousDueAt: string | null; dueAt: string };
  'ticket.commented': { commentId: string; body: string; visibility: CommentVisibility };
  'attachment.added': AttachmentTold;
  'attachment.removed': AttachmentTold;
}

export type TicketEventType = keyof TicketEventData;
