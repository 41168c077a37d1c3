import type { Terms } from '../../generated/prisma/enums.ts';
import { mostMinor } from '../stock/money-rules.ts';

export interface PricedLine {
  terms: Terms;
  /** Hundredths of a piece, an hour or a journey. */
  quantityCenti: number;
  unitCostMinor: number;
  unitPriceMinor: number;
  taxCode: string | null;
}

export interface TaxSum {
  code: string;
  basisPoints: number;
  netMinor: number;
  taxMinor: number;
}

export interface Sums {
  /** Of each line, in their order. */
  amounts: number[];
  taxes: TaxSum[];
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** A line that is too large by itself, or null: all of them together are. */
export interface TooLarge {
  tooLarge: number | null;
}

/** Both are whole numbers below 2^53: nothing is lost. A half is rounded up. */
function share(product: number, of: number): number {
  const raised = product + of / 2;
  return (raised - (raised % of)) / of;
}

const unitOf = ({ terms, unitCostMinor, unitPriceMinor }: PricedLine): number => {
  switch (terms) {
    case 'FREE':
      return 0;
    case 'AT_COST':
      return unitCostMinor;
    case 'CHARGED':
      return unitPriceMinor;
  }
};

/** What a line costs by its terms, without tax. */
export const amountOf = (line: PricedLine): number => share(unitOf(line) * line.quantityCenti, 100);

/**
 * What the lines of a quote come to. Each line is rounded, and each tax once, over the sum of its lines: what is printed
 * adds up.
 */
export function sumUp(
  lines: readonly PricedLine[],
  basisPoints: ReadonlyMap<string, number>,
): Sums | TooLarge {
  const amounts = lines.map(amountOf);
  const tooLarge = amounts.findIndex((amount) => amount > mostMinor);
  if (tooLarge >= 0) return { tooLarge };
  const nets = new Map<string, number>();
  lines.forEach(({ taxCode }, at) => {
    if (taxCode !== null) nets.set(taxCode, (nets.get(taxCode) ?? 0) + amounts[at]!);
  });
  const taxes = [...nets].map(([code, netMinor]): TaxSum => {
    const points = basisPoints.get(code);
    if (points === undefined) throw new Error(`the tax ${code} has no rate`);
    return { code, basisPoints: points, netMinor, taxMinor: share(netMinor * points, 10_000) };
  });
  const netMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const totalMinor = netMinor + taxMinor;
  return totalMinor > mostMinor ? { tooLarge: null } : { amounts, taxes, netMinor, taxMinor, totalMinor };
}

export interface QuoteStanding {
  state: 'SENT' | 'ACCEPTED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN';
  validUntil: Date;
}

/** Whether it may still be answered. One that is out of date is not, also before it is put down as expired. */
export const takesAnswer = ({ state, validUntil }: QuoteStanding, now: Date): boolean =>
  state === 'SENT' && now < validUntil;

/** A quote without another date is valid for so long. */
export const validDays = 14;
