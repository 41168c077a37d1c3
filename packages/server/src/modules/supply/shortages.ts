import {
  InsufficientStockError,
  keyOf,
  type LockedLevels,
  type StockPlace,
  type WantedLine,
} from '../stock/index.ts';

/** Refuses to take more out of a warehouse than is free there. */
export function requireFree(lines: readonly WantedLine[], place: StockPlace, levels: LockedLevels): void {
  const short = lines.flatMap(({ part, quantity }) => {
    const level = levels.get(keyOf({ partId: part.id, warehouseId: place.id }))!;
    const available = level.onHand - level.reserved;
    if (available >= quantity) return [];
    return {
      partId: part.id,
      sku: part.sku,
      requested: quantity,
      warehouseId: place.id,
      warehouse: place.code,
      available,
      elsewhere: [],
      expectedOn: null,
    };
  });
  if (short.length > 0) throw new InsufficientStockError(short);
}
