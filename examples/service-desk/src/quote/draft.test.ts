import { describe, expect, it } from 'vitest';
import { emptyLine, lineOf, linesOf } from './draft.ts';

const readMoney = (text: string) => (text ? { amountMinor: Number(text) * 100, currency: 'CNY' } : undefined);
const line = (change: object) => ({ ...emptyLine(1, 'LABOUR'), ...change });

describe('a line of a quote', () => {
  it('is a rate or a part, and how many', () => {
    expect(lineOf(line({ rate: 'WORK-HOUR', quantity: '1,5' }), readMoney)).toEqual({
      kind: 'LABOUR',
      rate: 'WORK-HOUR',
      quantity: 1.5,
    });
    expect(lineOf(line({ kind: 'PARTS', sku: 'PUMP' }), readMoney)).toEqual({
      kind: 'PARTS',
      sku: 'PUMP',
      quantity: 1,
    });
  });

  it('has otherwise a text and prices of its own', () => {
    const own = { text: 'Crane', cost: '300', price: '500' };
    expect(lineOf(line(own), readMoney)).toEqual({
      kind: 'LABOUR',
      text: 'Crane',
      quantity: 1,
      unitCost: { amountMinor: 30_000, currency: 'CNY' },
      unitPrice: { amountMinor: 50_000, currency: 'CNY' },
    });
  });

  it.each([
    { rate: 'WORK-HOUR', quantity: '' },
    { rate: 'WORK-HOUR', quantity: 'two' },
    { rate: 'WORK-HOUR', quantity: '0' },
    { kind: 'PARTS' },
    { text: 'Crane', price: '500' },
    { cost: '300', price: '500' },
  ])('is not complete: %j', (change) => {
    expect(lineOf(line(change), readMoney)).toBeUndefined();
  });

  it('keeps its place among others that are not complete', () => {
    const draft = [line({ key: 1 }), line({ key: 2, rate: 'A' }), line({ key: 3, rate: 'B' })];
    expect(linesOf(draft, readMoney).keys).toEqual([2, 3]);
  });
});
