export { addLoaner } from './add.ts';
export { bookLoaner } from './book.ts';
export { keepLoans } from './keep-loans.ts';
export { lendLoaner } from './lend.ts';
export type { LoanerEventData } from './record.ts';
export { returnLoaner } from './return.ts';
