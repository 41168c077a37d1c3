export { type AwaitedPart, listAwaitedParts } from './awaited.ts';
export { createPart } from './create-part.ts';
export { createWarehouse } from './create-warehouse.ts';
export { expectStock } from './expect-stock.ts';
export { InsufficientStockError, type Shortage } from './errors.ts';
export { countMissing, freeLines, openLines } from './free.ts';
export { optionalDay, place, quantity, reason, serials, stockLines } from './inputs.ts';
export {
  type ChangedLevel,
  changeLevels,
  keyOf,
  type LevelKey,
  type LockedLevels,
  lockLevels,
  type StockChange,
} from './levels.ts';
export { readLines } from './lines.ts';
export { checkOneCurrency, currency, money, moneyOf } from './money.ts';
export { mostMinor } from './money-rules.ts';
export { findWarehouse, supplyPlaces } from './places.ts';
export { readPromisedDays } from './promise.ts';
export {
  type Job,
  lineOf,
  ownersOf,
  recordStock,
  type StockEventData,
  type StockEventLine,
  type Told,
} from './record.ts';
export {
  type Reservation,
  reserveForTicket,
  ShortAtHome,
  type StockPlace,
  type WantedLine,
} from './reserve.ts';
export { writeTransfer } from './transfers.ts';
export { issueAt, pickUnits, takeInUnits } from './units.ts';
export { setReorderPoint } from './set-reorder-point.ts';
export { expectedDay, levelsOf, listTransfers, readTransfer } from './read-stock.ts';
export { type StockDifference, verifyStock } from './verify.ts';
