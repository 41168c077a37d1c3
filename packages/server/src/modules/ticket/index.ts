export { asideNow, setAside } from './aside.ts';
export { acceptTicket } from './accept.ts';
export { answerQuote } from './answer-quote.ts';
export { answerTrackedQuote } from './answer-tracked-quote.ts';
export { assignTicket } from './assign.ts';
export { attachToTrackedTicket } from './attach-tracked.ts';
export { attachToTicket } from './attach.ts';
export { cancelTrackedTicket } from './cancel-tracked.ts';
export { cancelTicket } from './cancel.ts';
export { classifyTicket } from './classify.ts';
export { closeTrackedTicket } from './close-tracked.ts';
export { closeTicket } from './close.ts';
export { commentTrackedTicket } from './comment-tracked.ts';
export { addComment } from './comment.ts';
export { discardTicket } from './discard.ts';
export { decideCoverage } from './decide-coverage.ts';
export { diagnoseTicket } from './diagnose.ts';
export { grantGoodwill } from './grant-goodwill.ts';
export { handOverTicket } from './hand-over.ts';
export { holdTicket } from './hold.ts';
export { identifyDevice } from './identify-device.ts';
export { eachInTurn } from './in-turn.ts';
export { keepTime } from './keep-time.ts';
export { type BookingWithUnit, type LoanerEventType, recordBookingEvent, withUnit } from './loaner-told.ts';
export { handles, lockHandledTicket, lockTicket, requireOpen, systemActor } from './move.ts';
export { moveVisit } from './move-visit.ts';
export { findTicket, listTickets, type TicketFilter } from './read.ts';
export { releaseTicket } from './release.ts';
export { removeAttachment } from './remove-attachment.ts';
export { reopenTrackedTicket } from './reopen-tracked.ts';
export { reopenTicket } from './reopen.ts';
export { requestTracking } from './request-tracking.ts';
export { rescheduleVisit } from './reschedule-visit.ts';
export { resolveTicket } from './resolve.ts';
export { resumeTicket } from './resume.ts';
export { scheduleVisit } from './schedule-visit.ts';
export { sendQuote } from './send-quote.ts';
export {
  findServiceRecord,
  type RecordedDecision,
  type RecordedQuote,
  type RecordLanguage,
  recordLanguage,
  type ServiceRecord,
} from './service-record.ts';
export { isOpen } from './rules.ts';
export { settleParts } from './settle-parts.ts';
export { signatureBox } from './signature-rules.ts';
export type { EarlierSignOff } from './sign-offs.ts';
export { startWork } from './start.ts';
export { submitTicket } from './submit.ts';
export { requireTrackedTicketId, toTrackedEntry, type TrackedEntry } from './tracking.ts';
export { unassignTicket } from './unassign.ts';
export { withdrawQuote } from './withdraw-quote.ts';
export type { TicketEventData, TicketEventType } from './events.ts';
