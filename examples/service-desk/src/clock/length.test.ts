import { describe, expect, it } from 'vitest';
import { countdown, lengthInWords, workingLength } from './length.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('what runs down', () => {
  it.each([
    [0, 'en', '0:00:00'],
    [9 * second, 'en', '0:00:09'],
    [42 * minute + 10 * second, 'en', '0:42:10'],
    [23 * hour + 59 * minute + 59 * second + 999, 'en', '23:59:59'],
    [2 * day + 3 * hour + 15 * minute + 22 * second, 'en', '2d 03:15:22'],
    [2 * day + 3 * hour + 15 * minute + 22 * second, 'zh-CN', '2天 03:15:22'],
    [-(5 * minute + 12 * second), 'en', '0:05:12'],
  ])('%d in %s is %s', (length, locale, words) => {
    expect(countdown(length, locale)).toBe(words);
  });

  it('keeps its width within a day', () => {
    const widths = new Set(
      [0, second, 61 * second, hour, 9 * hour].map((length) => countdown(length, 'en').length),
    );
    expect(widths).toEqual(new Set(['0:00:00'.length]));
  });
});

describe('a length in words', () => {
  it.each([
    [0, 'en', '0m'],
    [20 * second, 'en', '<1m'],
    [5 * minute, 'en', '5m'],
    [80 * minute, 'en', '1h 20m'],
    [80 * minute, 'zh-CN', '1小时20分钟'],
    [16 * hour, 'en', '16h'],
    [51 * hour + 20 * minute, 'en', '2d 3h'],
    [-12 * minute, 'en', '12m'],
  ])('%d in %s is %s', (length, locale, words) => {
    expect(lengthInWords(length, locale)).toBe(words);
  });
});

describe('a length of working time', () => {
  it.each([
    [40 * hour, 'en', '40h'],
    [30 * hour + 15 * minute, 'en', '30h 15m'],
    [16 * hour, 'zh-CN', '16小时'],
    [20 * minute, 'en', '20m'],
  ])('%d in %s is %s: hours never make days', (length, locale, words) => {
    expect(workingLength(length, locale)).toBe(words);
  });
});
