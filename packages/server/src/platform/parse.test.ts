import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ValidationError } from './errors.ts';
import { parse } from './parse.ts';
import { idempotencyKey, localeTag, optionalText, requiredText } from './text.ts';

const issuesOf = (schema: z.ZodType, input: unknown) => {
  try {
    parse(schema, input);
  } catch (error) {
    if (error instanceof ValidationError)
      return error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
    throw error;
  }
  return [];
};

test('every issue is listed at once, each with its path from the outside in', () => {
  const schema = z.object({
    text: requiredText(3),
    deep: z.object({ list: z.array(z.object({ locale: localeTag })) }),
    rating: z.number().int().min(1).max(5),
    email: z.email(),
  });
  const input = { text: 'four', deep: { list: [{ locale: 'en' }, { locale: '?' }] }, rating: 9, email: 'x' };
  expect(issuesOf(schema, input)).toEqual([
    'text too_long',
    'deep.list.1.locale invalid_value',
    'rating invalid_value',
    'email invalid_email',
  ]);
});

test('an issue says what is wrong in words', () => {
  expect(() => parse(z.object({ name: requiredText(5_000) }), { name: 'x'.repeat(5_001) })).toThrow(
    'name: This may have at most 5,000 characters.',
  );
});

describe('text', () => {
  test.each([
    ['  two words ', 'two words'],
    ['\u3000明澄\u3000', '明澄'],
    ['half \ud83d', 'half \ufffd'],
    ['<b>&amp;</b>', '<b>&amp;</b>'],
  ])('%j is kept as %j', (given, kept) => {
    expect(parse(requiredText(100), given)).toBe(kept);
  });

  test.each([
    ['', ' required'],
    [' \n\t\u3000', ' required'],
    ['x'.repeat(101), ' too_long'],
    ['a\u0000b', ' invalid_value'],
    [7, ' invalid_value'],
    [null, ' invalid_value'],
  ])('%j is refused', (given, issue) => {
    expect(issuesOf(requiredText(100), given)).toEqual([issue]);
  });

  test.each(['', ' ', null, undefined])('that is optional may be left out: %j', (given) => {
    expect(parse(optionalText(10), given) ?? null).toBeNull();
  });
});

test.each([
  ['zh-cn', 'zh-CN'],
  ['EN', 'en'],
  ['zh-hans-CN', 'zh-Hans-CN'],
])('the language tag %s is kept as %s', (given, kept) => {
  expect(parse(localeTag, given)).toBe(kept);
});

test.each(['', 'chinese please', 'zh_CN', '\u0000', '-'])('%j is no language tag', (given) => {
  expect(issuesOf(localeTag, given)).toEqual([' invalid_value']);
});

test.each([
  ['', ' required'],
  ['x'.repeat(256), ' too_long'],
  ['\u0000', ' invalid_value'],
])('an idempotency key is not %j', (given, issue) => {
  expect(issuesOf(idempotencyKey, given)).toEqual([issue]);
});
