export type { StockEventData } from './record.ts';
