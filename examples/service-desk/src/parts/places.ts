import type { ExpectedStock, StockLevel } from '@aftercare/sdk/stock';

/** What a warehouse has of a part, and what is to come. */
export interface StockPlace {
  code: string;
  name: string;
  available: number;
  reserved: number;
  /** The next delivery. */
  due: { quantity: number; expectedOn: string } | undefined;
}

/** All that have some of a part or are to get some: those with the most first, then those that get it soonest. */
export function stockPlaces(
  levels: readonly StockLevel[],
  expected: readonly ExpectedStock[],
): readonly StockPlace[] {
  const places = new Map<string, StockPlace>();
  for (const { warehouse, available, reserved, onHand } of levels) {
    const { code, name } = warehouse;
    if (onHand > 0) places.set(code, { code, name, available, reserved, due: undefined });
  }
  for (const { warehouse, quantity, expectedOn } of expected) {
    const { code, name } = warehouse;
    const place = places.get(code) ?? { code, name, available: 0, reserved: 0, due: undefined };
    if (!place.due || expectedOn < place.due.expectedOn) place.due = { quantity, expectedOn };
    places.set(code, place);
  }
  return [...places.values()].toSorted(
    (one, other) =>
      other.available - one.available ||
      (one.due?.expectedOn ?? '9').localeCompare(other.due?.expectedOn ?? '9') ||
      one.code.localeCompare(other.code),
  );
}
