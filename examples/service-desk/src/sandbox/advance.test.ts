import { expect, it } from 'vitest';
import { advanceOf } from './advance.ts';

it.each([
  ['90', 'PT90M'],
  [' pt1h30m ', 'PT1H30M'],
  ['P7D', 'P7D'],
  ['P1DT2H', 'P1DT2H'],
  ['P2W', 'P2W'],
  ['PT0.5S', 'PT0.5S'],
])('%j moves the clock by %s', (typed, by) => {
  expect(advanceOf(typed)).toBe(by);
});

it.each(['', '0', '-5', '1h', 'P', 'PT', 'P1M', 'P1Y', 'PT1D', 'soon'])('%j is no length', (typed) => {
  expect(advanceOf(typed)).toBeUndefined();
});
