import { describe, expect, test } from 'vitest';
import { isMostlyLinks, quickestMs, type Submission, suspicionsOf } from './suspicion-rules.ts';

const honest: Submission = {
  proof: 'GENUINE',
  ageMs: 60_000,
  honeypot: null,
  description: 'The outdoor unit hums, and the display shows E4 since yesterday.',
  sameText: 0,
};

describe('a submission is suspect', () => {
  test.each<[string, Partial<Submission>, string[]]>([
    ['never when nothing speaks against it', {}, []],
    ['without a proof', { proof: 'MISSING', ageMs: null }, ['NO_PROOF']],
    ['with one that is not genuine', { proof: 'INVALID', ageMs: null }, ['INVALID_PROOF']],
    ['with one that is too old', { proof: 'EXPIRED', ageMs: null }, ['EXPIRED_PROOF']],
    ['with one that was used', { proof: 'REPLAYED' }, ['REPLAYED_PROOF']],
    ['when it comes too fast', { ageMs: quickestMs - 1 }, ['TOO_FAST']],
    ['not when it is just slow enough', { ageMs: quickestMs }, []],
    ['with something in the honeypot', { honeypot: 'x' }, ['HONEYPOT']],
    ['with a long text for the fourth time', { sameText: 3 }, ['REPEATED_TEXT']],
    ['not with it for the third time', { sameText: 2 }, []],
    ['not with a short text that many write', { sameText: 3, description: '不制冷' }, []],
    [
      'for all reasons at once',
      { proof: 'REPLAYED', ageMs: 0, honeypot: 'x', description: 'https://a.example https://b.example' },
      ['REPLAYED_PROOF', 'TOO_FAST', 'HONEYPOT', 'MOSTLY_LINKS'],
    ],
  ])('%s', (_when, facts, reasons) => {
    expect(suspicionsOf({ ...honest, ...facts })).toEqual(reasons);
  });
});

test.each([
  ['风机不转，视频在这里：https://video.example/watch?v=0123456789', false],
  ['It hums like this: https://video.example/watch?v=0123456789', false],
  ['Manual says www.maker.example/ac35.pdf but it does not help, and the fan stays off.', false],
  ['https://video.example/watch?v=0123456789', true],
  ['Cheap! https://shop.example/one https://shop.example/two', true],
  ['<a href="https://shop.example">cheap</a> <a href="https://shop.example/2">leads</a>', true],
  ['[url=https://shop.example]cheap[/url] [url=https://shop.example/2]leads[/url]', true],
  ['E4', false],
])('%s is mostly links: %s', (text, expected) => {
  expect(isMostlyLinks(text)).toBe(expected);
});
