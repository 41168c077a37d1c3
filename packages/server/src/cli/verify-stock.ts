import type { StockDifference } from '../modules/stock/index.ts';

const sentences: Record<StockDifference['what'], (kept: string, computed: number) => string> = {
  ON_HAND: (kept, computed) => `${kept} on hand, and the movements come to ${computed}`,
  RESERVED: (kept, computed) => `${kept} reserved, and ${computed} held for tickets and transfers`,
  VERSION: (kept, computed) => `version ${kept}, and a movement of version ${computed}`,
  UNITS_IN_STOCK: (kept, computed) => `${kept} on hand, and ${computed} units in stock`,
  UNITS_HELD: (kept, computed) => `${kept} reserved, and ${computed} units held`,
  ISSUED: (kept, computed) => `${kept} issued by its lines, and ${computed} by the movements`,
  RETURNED: (kept, computed) => `${kept} returned by its lines, and ${computed} by the movements`,
  MISSING_PARTS: (kept, computed) => `${kept} missing, and ${computed} awaited by its lines`,
};

/** For people: where, and what the two records say. */
export function describeDifference({ what, kept, computed, ...at }: StockDifference): string {
  const place = [at.sku && `${at.sku} in ${at.warehouse}`, at.ticket && `ticket ${at.ticket}`];
  const where = place.filter((part) => part !== null).join(', ');
  return `${where}: ${sentences[what](kept === null ? 'nothing' : String(kept), computed)}`;
}

export function describeVerification(counts: {
  levels: number;
  movements: number;
  differences: number;
}): string {
  const [levels, movements, differences] = [counts.levels, counts.movements, counts.differences].map(
    (count) => count.toLocaleString('en'),
  );
  const found = counts.differences === 0 ? 'everything agrees' : `${differences} differences`;
  return `${levels} levels and ${movements} movements: ${found}.`;
}
