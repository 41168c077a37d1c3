import { describe, expect, test } from 'vitest';
import { nameIn, normalizeSerial } from './rules.ts';

describe('the name of a model', () => {
  const model = { name: 'Heat pump', names: { 'zh-CN': '空气源热泵', 'de-AT': 'Wärmepumpe' } };

  test.each([
    ['zh-CN', '空气源热泵'],
    ['ZH-cn', '空气源热泵'],
    ['zh', '空气源热泵'],
    ['zh-Hans-CN', '空气源热泵'],
    ['de-CH-1996', 'Wärmepumpe'],
    ['en', 'Heat pump'],
    ['fr-FR', 'Heat pump'],
    ['z', 'Heat pump'],
    ['', 'Heat pump'],
    ['__proto__', 'Heat pump'],
    [null, 'Heat pump'],
    [undefined, 'Heat pump'],
  ])('for %j is %s', (locale, name) => {
    expect(nameIn(model, locale)).toBe(name);
  });

  test.each([null, 'text', 7, [], { 'zh-CN': 5 }])('is its own where no others are kept: %j', (names) => {
    expect(nameIn({ name: 'Heat pump', names }, 'zh-CN')).toBe('Heat pump');
  });
});

test.each([
  ['LCAC350000001', 'LCAC350000001'],
  [' lcac35 0000 001\t', 'LCAC350000001'],
  ['ＬＣＡＣ３５０００００01', 'LCAC350000001'],
])('the serial number %j is kept as %s', (typed, kept) => {
  expect(normalizeSerial(typed)).toBe(kept);
});
