import { expect, test } from 'vitest';
import { endOfDay, instantOf, wallTime } from './wall-time.ts';

test('a moment comes back as it was put into a field', () => {
  const at = new Date(2026, 10, 3, 8, 5).getTime();
  expect(wallTime(at)).toBe('2026-11-03T08:05');
  expect(instantOf(wallTime(at))).toBe(new Date(at).toISOString());
  expect(instantOf('')).toBeUndefined();
  expect(instantOf(undefined)).toBeUndefined();
});

test('a loaner is due back at the end of a day', () => {
  expect(endOfDay(new Date(2026, 10, 28, 23, 30).getTime(), 7)).toBe('2026-12-05T18:00');
});
