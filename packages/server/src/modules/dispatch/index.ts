export { bookVisit, rebookVisit } from './book.ts';
export { endVisits } from './end-visits.ts';
export { VisitConflictError } from './errors.ts';
export { findTechnician, type Work } from './find-technician.ts';
export { progressVisit } from './progress.ts';
export { findVisit } from './read.ts';
export { isMovable, windowIssues } from './rules.ts';
export { suggestTechnicians } from './suggest.ts';
