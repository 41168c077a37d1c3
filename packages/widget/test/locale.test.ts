import { afterEach, expect, test, vi } from 'vitest';
import { matchLocale, regionalLocale, resolveLocale } from '../src/i18n/locale.ts';
import { answers as enAnswers } from '../src/i18n/en/answers.ts';
import { report as enReport } from '../src/i18n/en/report.ts';
import { track as enTrack } from '../src/i18n/en/track.ts';
import { answers as zhAnswers } from '../src/i18n/zh-cn/answers.ts';
import { report as zhReport } from '../src/i18n/zh-cn/report.ts';
import { track as zhTrack } from '../src/i18n/zh-cn/track.ts';

afterEach(() => {
  document.documentElement.lang = 'en';
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['en-AU', 'en'],
  ['EN', 'en'],
  ['fr', undefined],
  ['', undefined],
] as const)('%j is spoken as %s', (tag, locale) => {
  expect(matchLocale(tag)).toBe(locale);
});

test('the element goes before the page, the page before the visitor', () => {
  document.documentElement.lang = 'zh-CN';
  expect(resolveLocale('en')).toBe('en');
  expect(resolveLocale('')).toBe('zh-CN');
  document.documentElement.lang = 'fr';
  expect(resolveLocale('')).toBe('en');
});

test.each([
  ['en', ['en-GB', 'en-US'], 'en-GB'],
  ['en', ['zh-CN', 'en-AU'], 'en-AU'],
  ['en', ['en-US@posix'], 'en'],
  ['zh-CN', ['en-GB'], 'zh-CN'],
  ['zh-CN', ['zh-SG', 'zh-CN'], 'zh-SG'],
] as const)('%s is written for readers of %j as in %s', (locale, languages, regional) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  expect(regionalLocale(locale)).toBe(regional);
});

/** What only joins the parts of a time has no words of its own. */
const joints = /^\.times\.(near|on|join)$/;

/** The texts of a catalogue by their place in it. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value === 'function') return new Map([[path, String(value(7, 7))]]);
  const entries = Object.entries(value as object);
  return new Map(entries.flatMap(([name, inner]) => [...texts(inner, `${path}.${name}`)]));
}

test.each([
  ['report', enReport, zhReport],
  ['answers', enAnswers, zhAnswers],
  ['track', enTrack, zhTrack],
])('the %s texts are complete in both languages', (_name, english, chinese) => {
  const [en, zh] = [texts(english), texts(chinese)];
  expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  for (const path of en.keys()) {
    if (!joints.test(path)) continue;
    en.delete(path);
    zh.delete(path);
  }
  for (const sentence of en.values()) expect(sentence).toMatch(/[a-z]/i);
  for (const sentence of zh.values()) {
    expect(sentence).toMatch(/[\u4e00-\u9fff]/);
    expect(sentence, 'Chinese punctuation is full-width').not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
  }
});
