export type { CoverageAnswer } from './answer.ts';
export { coverJob, decideTicket, type Fault, newestDecision } from './decide-ticket.ts';
export { explainReason } from './explain/explain.ts';
export { listDecisions, readGoodwill } from './read.ts';
export type { Reason } from './rules.ts';
export type { WarrantyEventData } from './record.ts';
