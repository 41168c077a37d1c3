import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLow, promisedDays, supplyOrder, takeFrom } from './rules.ts';

describe('takeFrom', () => {
  test.each([
    ['nothing from nobody', [], 3, [], 3],
    ['all from the first that has enough', [5, 5], 3, [3], 0],
    ['the rest from the next', [2, 5], 3, [2, 1], 0],
    ['what there is, when all have too little', [1, 1], 3, [1, 1], 1],
    ['nothing from one whose pieces others await', [-4, 3], 3, [3], 0],
  ])('takes %s', (_what, free, quantity, taken, missing) => {
    const sources = free.map((pieces, index) => ({ warehouseId: `${index}`, free: pieces }));
    const found = takeFrom(sources, quantity);
    expect(found.takes.map((take) => take.quantity)).toEqual(taken);
    expect(found.missing).toBe(missing);
  });

  test('loses and invents nothing, takes no more than there is, and leaves no nearer one for a farther', () => {
    const stock = fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(stock, fc.integer({ min: 1, max: 60 }), (free, quantity) => {
        const sources = free.map((pieces, index) => ({ warehouseId: `${index}`, free: pieces }));
        const { takes, missing } = takeFrom(sources, quantity);
        const taken = takes.reduce((sum, take) => sum + take.quantity, 0);
        expect(taken + missing).toBe(quantity);
        const there = free.reduce((sum, pieces) => sum + Math.max(pieces, 0), 0);
        expect(missing).toBe(Math.max(quantity - there, 0));
        for (const take of takes) {
          expect(take.quantity).toBeGreaterThan(0);
          expect(take.quantity).toBeLessThanOrEqual(free[Number(take.warehouseId)]!);
        }
        for (const { warehouseId } of takes.slice(1)) {
          const nearer = sources.slice(0, Number(warehouseId));
          for (const source of nearer) {
            const from = takes.find((take) => take.warehouseId === source.warehouseId)?.quantity ?? 0;
            expect(from).toBe(Math.max(source.free, 0));
          }
        }
      }),
    );
  });
});

describe('supplyOrder', () => {
  const network = {
    hq: 'hq/',
    center: 'hq/center/',
    dealer: 'hq/center/dealer/',
    sister: 'hq/center/sister/',
    'sister’s own': 'hq/center/sister/below/',
    'center next door': 'hq/other/',
    'dealer next door': 'hq/other/dealer/',
    below: 'hq/center/dealer/below/',
  };
  const places = Object.entries(network).map(([id, path]) => ({ id, path }));
  const orderFor = (path: string, of = places) => supplyOrder(path, of).map(({ id }) => id);

  test.each([
    ['hq/center/dealer/', ['dealer', 'center', 'sister', 'hq', 'center next door']],
    ['hq/center/', ['center', 'hq', 'center next door']],
    ['hq/', ['hq']],
    ['hq/center/dealer/below/', ['below', 'dealer', 'center', 'sister', 'hq', 'center next door']],
  ])(
    'a ticket of %s is supplied by its own, then up the network with the branches on each step',
    (path, order) => {
      expect(orderFor(path)).toEqual(order);
      expect(orderFor(path, places.toReversed())).toEqual(order);
    },
  );

  test('of one organization the oldest comes first', () => {
    const two = ['old', 'new'].map((id) => ({ id, path: 'hq/center/' }));
    expect(orderFor('hq/center/dealer/', two)).toEqual(['old', 'new']);
  });
});

describe('promisedDays', () => {
  const queue = (...quantities: number[]) =>
    quantities.map((quantity, index) => ({ id: `${index}`, quantity }));
  const arrivals = (...found: [number, string][]) => found.map(([quantity, day]) => ({ quantity, day }));

  test.each([
    ['nothing comes', queue(1), [], [null]],
    ['enough comes at once', queue(2, 3), arrivals([5, '2026-12-01']), ['2026-12-01', '2026-12-01']],
    [
      'the second has to wait for the next delivery',
      queue(2, 3),
      arrivals([4, '2026-12-01'], [1, '2026-12-09']),
      ['2026-12-01', '2026-12-09'],
    ],
    ['a big one needs two', queue(5), arrivals([3, '2026-12-01'], [3, '2026-12-09']), ['2026-12-09']],
    ['the last is left over', queue(2, 2), arrivals([3, '2026-12-01']), ['2026-12-01', null]],
  ])('when %s', (_when, waiting, coming, days) => {
    expect([...promisedDays(waiting, coming).values()]).toEqual(days);
  });

  test('nobody is promised a day before those in front, and never more than has come by then', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-12-${String(of).padStart(2, '0')}`);
    const coming = fc
      .array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), day }), { maxLength: 8 })
      .map((found) => found.toSorted((one, other) => one.day.localeCompare(other.day)));
    const waiting = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
    fc.assert(
      fc.property(waiting, coming, (quantities, found) => {
        const days = [...promisedDays(queue(...quantities), found).values()];
        let needed = 0;
        for (const [index, promised] of days.entries()) {
          needed += quantities[index]!;
          const by = (until: string) =>
            found.filter((one) => one.day <= until).reduce((sum, { quantity }) => sum + quantity, 0);
          // Promised: as much has come by then. Not promised: so much never comes.
          expect(by(promised ?? '9999') >= needed).toBe(promised !== null);
          const before = days[index - 1];
          expect(before === undefined || (before ?? '9999') <= (promised ?? '9999')).toBe(true);
        }
      }),
    );
  });
});

test.each([
  [{ onHand: 5, reserved: 0, reorderPoint: null }, false],
  [{ onHand: 0, reserved: 0, reorderPoint: 0 }, true],
  [{ onHand: 5, reserved: 2, reorderPoint: 2 }, false],
  [{ onHand: 5, reserved: 3, reorderPoint: 2 }, true],
])('%o is low: %s', (level, low) => {
  expect(isLow(level)).toBe(low);
});
