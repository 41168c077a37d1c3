import type { SparePart } from '@aftercare/sdk/desk';

/** What was scanned of one part. */
export interface ScannedLine {
  part: Pick<SparePart, 'sku' | 'name' | 'serialTracked'>;
  quantity: number;
  /** Of a tracked part: as many as pieces, once all are scanned. */
  serials: readonly string[];
}

/** One more piece of a part. Of a tracked part the piece counts with its serial number, so this only begins its line. */
export function addPart(lines: readonly ScannedLine[], part: ScannedLine['part']): ScannedLine[] {
  const known = lines.find((line) => line.part.sku === part.sku);
  if (!known) return [...lines, { part, quantity: part.serialTracked ? 0 : 1, serials: [] }];
  if (part.serialTracked) return [...lines];
  return setQuantity(lines, part.sku, known.quantity + 1);
}

/** One unit of a tracked part; undefined: it is on the list already. */
export function addSerial(
  lines: readonly ScannedLine[],
  sku: string,
  serial: string,
): ScannedLine[] | undefined {
  const line = lines.find((one) => one.part.sku === sku);
  if (!line || line.serials.includes(serial)) return undefined;
  const serials = [...line.serials, serial];
  return lines.map((one) => (one === line ? { ...one, serials, quantity: serials.length } : one));
}

export const setQuantity = (lines: readonly ScannedLine[], sku: string, quantity: number): ScannedLine[] =>
  lines.map((line) => (line.part.sku === sku ? { ...line, quantity } : line));

export const removeLine = (lines: readonly ScannedLine[], sku: string): ScannedLine[] =>
  lines.filter(({ part }) => part.sku !== sku);

/** What a line is sent as. */
export const serialsOf = ({ part, serials }: ScannedLine): string[] | undefined =>
  part.serialTracked ? [...serials] : undefined;
