import type { PartLine } from '@aftercare/sdk/stock';

/** What people call the parts and warehouses that a log knows by their codes. */
export interface PartNames {
  part(sku: string, otherwise?: string): string;
  place(code: string): string;
}

/** The names as the lines of a ticket tell them; what they do not tell keeps its code. */
export function partNames(lines: readonly PartLine[] = []): PartNames {
  const parts = new Map(lines.map(({ part }) => [part.sku, part.name]));
  const places = new Map(
    lines.flatMap(({ warehouse, transfer }) =>
      [warehouse, transfer?.from].flatMap((place) => (place ? [[place.code, place.name] as const] : [])),
    ),
  );
  return {
    part: (sku, otherwise = sku) => parts.get(sku) ?? otherwise,
    place: (code) => places.get(code) ?? code,
  };
}
