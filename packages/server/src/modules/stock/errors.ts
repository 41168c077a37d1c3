import { DomainError } from '../../platform/errors.ts';

/** A line that cannot be filled, with what there is of it. */
export interface Shortage {
  partId: string;
  sku: string;
  requested: number;
  /** Where it was to be taken from. */
  warehouseId: string;
  warehouse: string;
  available: number;
  /** Ids of levels in other warehouses that have some. */
  elsewhere: string[];
  /** When enough more is due there, YYYY-MM-DD; null: that is not known. */
  expectedOn: string | null;
}

export class InsufficientStockError extends DomainError {
  override readonly name = 'InsufficientStockError';
  readonly code = 'INSUFFICIENT_STOCK';
  readonly lines: Shortage[];

  constructor(lines: Shortage[]) {
    super(lines.map(sentenceOf).join(' '));
    this.lines = lines;
  }
}

function sentenceOf({ sku, requested, warehouse, available, elsewhere, expectedOn }: Shortage): string {
  const there = `${sku}: ${requested} wanted, ${available} available in ${warehouse}`;
  const others = elsewhere.length > 0 ? ', more elsewhere' : '';
  const due = expectedOn ? `, more expected on ${expectedOn}` : '';
  return `${there}${others}${due}.`;
}
