import { describe, expect, it } from 'vitest';
import { stockPlaces } from './places.ts';

const warehouse = (code: string) => ({ id: code, code, name: `Warehouse ${code}` });
const level = (code: string, onHand: number, reserved = 0) =>
  ({ warehouse: warehouse(code), onHand, reserved, available: onHand - reserved }) as never;
const due = (code: string, quantity: number, expectedOn: string) =>
  ({ warehouse: warehouse(code), quantity, expectedOn }) as never;

describe('where a part is', () => {
  it('is told with what is free, the most first', () => {
    const places = stockPlaces([level('A', 3, 2), level('B', 5)], []);
    expect(places.map(({ code, available, reserved }) => [code, available, reserved])).toEqual([
      ['B', 5, 0],
      ['A', 1, 2],
    ]);
  });

  it('leaves out who has none and expects none', () => {
    expect(stockPlaces([level('A', 0)], [])).toEqual([]);
  });

  it('tells the next delivery of each, soonest first where none is free', () => {
    const expected = [due('A', 4, '2026-12-09'), due('A', 2, '2026-12-03'), due('C', 1, '2026-12-01')];
    expect(stockPlaces([level('A', 0)], expected).map(({ code, due: next }) => [code, next])).toEqual([
      ['C', { quantity: 1, expectedOn: '2026-12-01' }],
      ['A', { quantity: 2, expectedOn: '2026-12-03' }],
    ]);
  });
});
