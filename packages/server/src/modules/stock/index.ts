export { createPart } from './create-part.ts';
export { checkOneCurrency, currency, money } from './money.ts';
export { mostMinor } from './money-rules.ts';
export type { StockEventData } from './record.ts';
