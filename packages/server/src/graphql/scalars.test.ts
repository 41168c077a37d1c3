import fc from 'fast-check';
import { isScalarType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from './schema.ts';

function scalar(name: string) {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`${name} is no scalar`);
  return type;
}

describe('Duration', () => {
  const duration = scalar('Duration');
  const hour = 60 * 60 * 1000;

  test.each([
    ['PT16H', 16 * hour, 'PT16H'],
    ['PT5M', hour / 12, 'PT5M'],
    ['PT90M', 1.5 * hour, 'PT1H30M'],
    ['-PT1H30M', -1.5 * hour, '-PT1H30M'],
    ['PT0.5S', 500, 'PT0.5S'],
    ['PT1.5H', 1.5 * hour, 'PT1H30M'],
    ['P1D', 24 * hour, 'PT24H'],
    ['P1W', 168 * hour, 'PT168H'],
    ['P1W2DT3H', 219 * hour, 'PT219H'],
    ['-P1DT1H', -25 * hour, '-PT25H'],
    ['PT0S', 0, 'PT0S'],
  ])('%s is %d ms, answered as %s', (text, ms, answered) => {
    expect(duration.parseValue(text)).toBe(ms);
    expect(duration.serialize(ms)).toBe(answered);
  });

  test.each([
    '',
    'P',
    'PT',
    '16',
    '16h',
    '1 hour',
    'PT16',
    'P1DT',
    'PT1H-1M',
    'P1Y',
    'P2M',
    'P99999999999D',
    3_600_000,
    null,
  ])('%j is none', (value) => {
    expect(() => duration.parseValue(value)).toThrow(/Duration/);
  });

  test('years and months are refused by name', () => {
    expect(() => duration.parseValue('P1M')).toThrow('no years or months');
  });

  test('what is answered is read again as the same', () => {
    const lengths = fc.integer({ min: -1e14, max: 1e14 });
    fc.assert(
      fc.property(lengths, (ms) => {
        expect(duration.parseValue(duration.serialize(ms))).toBe(ms);
      }),
    );
  });
});
