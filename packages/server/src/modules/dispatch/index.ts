export { bookVisit, rebookVisit } from './book.ts';
export { endVisits, type VisitWithTechnician } from './end-visits.ts';
export { VisitConflictError } from './errors.ts';
export { findTechnician, type Technician, type Work } from './find-technician.ts';
export { progressVisit } from './progress.ts';
export { findVisit, listVisits, type VisitFilter } from './read.ts';
export { isMovable, windowIssues } from './rules.ts';
export { suggestTechnicians } from './suggest.ts';
