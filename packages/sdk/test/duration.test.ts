import { expect, test } from 'vitest';
import { durationMs } from '../src/index.ts';

test.each([
  ['PT0S', 0],
  ['PT5M', 300_000],
  ['PT16H', 57_600_000],
  ['PT1H30M', 5_400_000],
  ['PT48H0.25S', 172_800_250],
  ['PT0.001S', 1],
  ['-PT1H30M', -5_400_000],
])('%s is %d ms', (duration, milliseconds) => {
  expect(durationMs(duration)).toBe(milliseconds);
});

test.each(['', 'PT', '-PT', 'P1D', 'P1M', '5M', 'PT5', 'PT1M1H', 'PT5M '])(
  '%j is no length of time of the server',
  (duration) => {
    expect(() => durationMs(duration)).toThrow(RangeError);
  },
);
