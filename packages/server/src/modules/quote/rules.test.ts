import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostMinor } from '../stock/index.ts';
import { amountOf, type PricedLine, type Sums, sumUp, takesAnswer } from './rules.ts';

const line = (more: Partial<PricedLine> = {}): PricedLine => ({
  terms: 'CHARGED',
  quantityCenti: 100,
  unitCostMinor: 6_000,
  unitPriceMinor: 10_000,
  taxCode: null,
  ...more,
});

describe('a line', () => {
  test.each([
    ['FREE', 100, 0],
    ['AT_COST', 100, 6_000],
    ['CHARGED', 100, 10_000],
    ['CHARGED', 250, 25_000],
    ['AT_COST', 33, 1_980],
  ] as const)('is priced by its terms: %s × %i', (terms, quantityCenti, amount) => {
    expect(amountOf(line({ terms, quantityCenti }))).toBe(amount);
  });

  test.each([
    [1, 49, 0],
    [1, 50, 1],
    [1, 149, 1],
    [3, 50, 2],
    [333, 33, 110],
    [1_999, 125, 2_499],
  ])('of %i × %i hundredths is rounded half up to %i', (unitPriceMinor, quantityCenti, amount) => {
    expect(amountOf(line({ unitPriceMinor, quantityCenti }))).toBe(amount);
  });
});

const rates = new Map([
  ['VAT13', 1_300],
  ['VAT6', 600],
  ['NONE', 0],
]);
const summed = (lines: PricedLine[]): Sums => {
  const sums = sumUp(lines, rates);
  if ('tooLarge' in sums) throw new Error('too large');
  return sums;
};

describe('a quote', () => {
  test('taxes the sum of the lines of each rate, rounded once', () => {
    const cheap = line({ unitPriceMinor: 4, taxCode: 'VAT13' });
    // Four hundredths of a cent would vanish from each line; the three of them make a cent and a half.
    expect(summed([cheap, cheap, cheap])).toEqual({
      amounts: [4, 4, 4],
      taxes: [{ code: 'VAT13', basisPoints: 1_300, netMinor: 12, taxMinor: 2 }],
      netMinor: 12,
      taxMinor: 2,
      totalMinor: 14,
    });
  });

  test('may have several rates and lines without any', () => {
    expect(
      summed([
        line({ taxCode: 'VAT13' }),
        line({ taxCode: 'VAT6', terms: 'AT_COST' }),
        line({ terms: 'FREE', taxCode: 'VAT13' }),
        line({ taxCode: 'NONE', quantityCenti: 50 }),
        line(),
      ]),
    ).toEqual({
      amounts: [10_000, 6_000, 0, 5_000, 10_000],
      taxes: [
        { code: 'VAT13', basisPoints: 1_300, netMinor: 10_000, taxMinor: 1_300 },
        { code: 'VAT6', basisPoints: 600, netMinor: 6_000, taxMinor: 360 },
        { code: 'NONE', basisPoints: 0, netMinor: 5_000, taxMinor: 0 },
      ],
      netMinor: 31_000,
      taxMinor: 1_660,
      totalMinor: 32_660,
    });
  });

  test('that is too large says which line is, or that all together are', () => {
    const half = line({ unitPriceMinor: mostMinor, quantityCenti: 50 });
    const whole = line({ unitPriceMinor: mostMinor });
    expect(summed([whole]).totalMinor).toBe(mostMinor);
    expect(sumUp([line(), line({ unitPriceMinor: mostMinor, quantityCenti: 101 })], rates)).toEqual({
      tooLarge: 1,
    });
    expect(sumUp([half, half, half], rates)).toEqual({ tooLarge: null });
    expect(sumUp([{ ...whole, taxCode: 'VAT6' }], rates)).toEqual({ tooLarge: null });
  });

  test('whose tax has no rate is a mistake, and not free of it', () => {
    expect(() => summed([line({ taxCode: 'VAT9' })])).toThrow('the tax VAT9 has no rate');
  });
});

const lines = fc.array(
  fc.record({
    terms: fc.constantFrom('FREE', 'AT_COST', 'CHARGED'),
    quantityCenti: fc.integer({ min: 1, max: 1_000_000 }),
    unitCostMinor: fc.integer({ min: 0, max: mostMinor }),
    unitPriceMinor: fc.integer({ min: 0, max: mostMinor }),
    taxCode: fc.constantFrom('VAT13', 'VAT6', 'NONE', null),
  }) satisfies fc.Arbitrary<PricedLine>,
  { minLength: 1, maxLength: 100 },
);
const modest = lines.map((given) =>
  given.map((each) => ({
    ...each,
    quantityCenti: 1 + (each.quantityCenti % 1_000),
    unitCostMinor: each.unitCostMinor % 1_000_000,
    unitPriceMinor: each.unitPriceMinor % 1_000_000,
  })),
);

describe('whatever the lines', () => {
  test('each amount is the exact one, rounded half up', () => {
    fc.assert(
      fc.property(lines, (given) => {
        for (const each of given) {
          const unit = { FREE: 0, AT_COST: each.unitCostMinor, CHARGED: each.unitPriceMinor }[each.terms];
          const exact = (BigInt(unit) * BigInt(each.quantityCenti) * 2n + 100n) / 200n;
          expect(BigInt(amountOf(each))).toBe(exact);
        }
      }),
    );
  });

  test('what is printed adds up, and nothing is too large or negative', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const sums = sumUp(given, rates);
        if ('tooLarge' in sums) return;
        const { amounts, taxes, netMinor, taxMinor, totalMinor } = sums;
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(netMinor);
        expect(taxes.reduce((sum, tax) => sum + tax.taxMinor, 0)).toBe(taxMinor);
        expect(totalMinor).toBe(netMinor + taxMinor);
        for (const amount of [...amounts, netMinor, taxMinor, totalMinor]) {
          expect(Number.isInteger(amount) && amount >= 0 && amount <= mostMinor).toBe(true);
        }
        for (const { basisPoints, netMinor: net, taxMinor: tax } of taxes) {
          expect(BigInt(tax)).toBe((BigInt(net) * BigInt(basisPoints) * 2n + 10_000n) / 20_000n);
        }
      }),
    );
  });

  test('their order changes no sum, and better terms never make it dearer', () => {
    fc.assert(
      fc.property(modest, (given) => {
        const sums = summed(given);
        const turned = summed(given.toReversed());
        expect([turned.netMinor, turned.taxMinor]).toEqual([sums.netMinor, sums.taxMinor]);
        const free = summed(given.map((each) => ({ ...each, terms: 'FREE' })));
        expect([free.netMinor, free.totalMinor]).toEqual([0, 0]);
      }),
    );
  });
});

test('is answered while it is out and valid, up to the moment itself', () => {
  const validUntil = new Date('2026-12-01T00:00:00Z');
  const before = new Date(validUntil.getTime() - 1);
  expect(takesAnswer({ state: 'SENT', validUntil }, before)).toBe(true);
  expect(takesAnswer({ state: 'SENT', validUntil }, validUntil)).toBe(false);
  for (const state of ['ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const) {
    expect(takesAnswer({ state, validUntil }, before)).toBe(false);
  }
});
