import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conflictOf,
  currentBooking,
  freeFrom,
  loanerState,
  nextBooking,
  spanIssues,
  type Taken,
} from './rules.ts';

const hour = 60 * 60 * 1000;
const origin = Date.UTC(2026, 0, 1);
const at = (hours: number) => new Date(origin + hours * hour);
const span = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });
const booking = (from: number, to: number, state: Taken['state'] = 'BOOKED') => ({
  id: `${from}-${to}`,
  ...span(from, to),
  state,
});

describe('conflictOf', () => {
  const taken = [booking(10, 20)];
  test.each([
    ['ends where it starts', 5, 10, false],
    ['starts where it ends', 20, 25, false],
    ['ends a moment later', 5, 10.001, true],
    ['starts a moment sooner', 19.999, 25, true],
    ['lies within', 12, 13, true],
    ['lies around', 5, 25, true],
    ['is the same', 10, 20, true],
    ['lies before', 1, 9, false],
    ['lies after', 21, 22, false],
  ])('a span that %s', (_name, from, to, conflicts) => {
    expect(conflictOf(taken, span(from, to), at(0)) !== null).toBe(conflicts);
  });

  test('a cancelled one holds nothing', () => {
    expect(conflictOf([booking(10, 20, 'CANCELLED')], span(12, 13), at(0))).toBeNull();
  });

  test('one that is kept beyond its end holds everything from its start on', () => {
    const out = [booking(10, 20, 'LENT')];
    expect(conflictOf(out, span(20, 21), at(19.999))).toBeNull();
    expect(conflictOf(out, span(20, 21), at(20))).toBe(out[0]);
    expect(conflictOf(out, span(5_000, 5_001), at(20))).toBe(out[0]);
  });

  test('one that came back, or was not handed out, holds no more than its span', () => {
    for (const state of ['RETURNED', 'BOOKED'] as const) {
      expect(conflictOf([booking(10, 20, state)], span(20, 21), at(30))).toBeNull();
    }
  });
});

describe('freeFrom', () => {
  test.each([
    ['nothing is taken', [], [0, 5], 0],
    ['it lies behind', [booking(1, 2)], [3, 5], 3],
    ['it has to wait', [booking(0, 4)], [3, 5], 4],
    ['the gap is as long as the span', [booking(0, 4), booking(6, 8)], [3, 5], 4],
    ['the gap is too short', [booking(0, 4), booking(5, 8)], [3, 5], 8],
    ['they touch', [booking(0, 4), booking(4, 8), booking(8, 9)], [0, 1], 9],
  ] as [string, Taken[], [number, number], number][])('%s', (_name, taken, [from, to], expected) => {
    expect(freeFrom(taken, span(from, to), at(-1))).toEqual(at(expected));
  });

  test('nobody knows while the unit is out beyond its time', () => {
    expect(freeFrom([booking(0, 4, 'LENT')], span(6, 8), at(5))).toBeNull();
  });

  test('is the first moment at which nothing is in the way', () => {
    const bookings = fc
      .array(fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 10 }) }), { maxLength: 8 })
      .map((wished) =>
        wished.reduce<Taken[]>((kept, { from, length }) => {
          const next = booking(from, from + length);
          return conflictOf(kept, next, at(-1)) ? kept : [...kept, next];
        }, []),
      );
    fc.assert(
      fc.property(bookings, fc.nat(60), fc.integer({ min: 1, max: 10 }), (taken, from, length) => {
        const found = freeFrom(taken, span(from, from + length), at(-1))!;
        const hours = (found.getTime() - origin) / hour;
        expect(conflictOf(taken, span(hours, hours + length), at(-1))).toBeNull();
        for (let sooner = from; sooner < hours; sooner++) {
          expect(conflictOf(taken, span(sooner, sooner + length), at(-1))).not.toBeNull();
        }
      }),
    );
  });
});

test.each([
  ['a loan from now on', 0, 5, []],
  ['a start a little ago', -0.05, 5, []],
  ['a start some time ago', -0.1, 5, ['startsAt in_the_past']],
  ['an end before the start', 5, 4, ['endsAt invalid_window']],
  ['no length', 5, 5, ['endsAt invalid_window']],
  ['an end that is now', -0.05, 0, ['endsAt in_the_past']],
  ['a year ahead', 366 * 24, 366 * 24 + 1, []],
  ['more than a year ahead', 366 * 24 + 1, 366 * 24 + 2, ['startsAt invalid_window']],
  ['a year long', 0, 366 * 24, []],
  ['longer than a year', 0, 366 * 24 + 1, ['endsAt invalid_window']],
])('spanIssues of %s', (_name, from, to, expected) => {
  const issues = spanIssues(span(from, to), at(0));
  expect(issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(expected);
});

describe('what a unit is doing', () => {
  const inPool = { removedAt: null };
  test.each([
    ['nothing', [], 'FREE', null, null],
    ['it is promised later', [booking(5, 6)], 'FREE', null, '5-6'],
    ['it is promised now', [booking(0, 6)], 'BOOKED', '0-6', null],
    ['the promise has just ended', [booking(-1, 0)], 'FREE', null, null],
    ['it is out', [booking(-1, 6, 'LENT'), booking(6, 7)], 'LENT', '-1-6', '6-7'],
    ['it is late', [booking(-2, 0, 'LENT'), booking(0, 1)], 'OVERDUE', '-2-0', '0-1'],
  ] as [string, ReturnType<typeof booking>[], string, string | null, string | null][])(
    '%s',
    (_name, bookings, state, current, next) => {
      expect(loanerState(inPool, bookings, at(0))).toBe(state);
      expect(currentBooking(bookings, at(0))?.id ?? null).toBe(current);
      expect(nextBooking(bookings, at(0))?.id ?? null).toBe(next);
    },
  );

  test('one that was taken out of the pool', () => {
    expect(loanerState({ removedAt: at(0) }, [], at(1))).toBe('REMOVED');
  });
});
