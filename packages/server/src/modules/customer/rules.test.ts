import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey, isContact, phoneKey } from './rules.ts';

const withPhone = (phone: string) => ({ phoneKey: phoneKey(phone), emailKey: null });

describe('a phone number', () => {
  test.each([
    ['+86 138 0013 8000', '13800138000'],
    ['13800138000', '+86-138-0013-8000'],
    ['0086 138 0013 8000', '+8613800138000'],
    ['+86 21 6888 1234', '021-68881234'],
    ['+61 2 9876 5432', '(02) 9876 5432'],
    ['+44 (0)20 7946 0958', '020 7946 0958'],
    ['＋86 138 0013 8000', '１３８００１３８０００'],
    ['021.6888.1234', '021/6888 1234'],
  ])('given as %s is the same as %s', (kept, typed) => {
    expect(isContact(withPhone(kept), typed)).toBe(true);
    expect(isContact(withPhone(typed), kept)).toBe(true);
  });

  test.each([
    ['+86 138 0013 8000', '138 0013 8001'],
    ['+86 138 0013 8000', '+61 138 0013 8000'],
    ['+86 21 6888 1234', '6888123'],
    ['+86 138 0013 8000', '0013 8000'],
    ['+86 138 0013 8000', '86 138 0013 80'],
    ['+86 138 0013 8000', ''],
    ['+86 138 0013 8000', 'not a number'],
  ])('given as %s is not %j', (kept, typed) => {
    expect(isContact(withPhone(kept), typed)).toBe(false);
  });

  test.each([
    '12345',
    '000000',
    'call me',
    '+86 138 0013 8000 ext',
    '1'.repeat(31),
    '138_0013_8000',
    '%',
    '',
  ])('is not %j', (text) => {
    expect(phoneKey(text)).toBeNull();
  });

  test('is the same however its digits are set apart', () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,13}$/);
    const gaps = fc.array(fc.constantFrom('', ' ', '-', '.', '/'), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(digits, gaps, (number, between) => {
        const spread = [...number].map((digit, at) => digit + between[at]).join('');
        fc.pre(spread.trim().length <= 30);
        expect(isContact(withPhone(number), spread)).toBe(true);
        expect(isContact(withPhone(number), `+${number}`)).toBe(true);
      }),
    );
  });

  test('of one person is never that of another with a different end', () => {
    const digits = fc.stringMatching(/^[1-9]\d{9}$/);
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        fc.pre(one.slice(-8) !== other.slice(-8));
        expect(isContact(withPhone(one), other)).toBe(false);
      }),
    );
  });
});

describe('an email address', () => {
  const kept = { phoneKey: null, emailKey: emailKey('Wei.Li@Example.com') };

  test.each(['wei.li@example.com', 'WEI.LI@EXAMPLE.COM', '  Wei.Li@example.com '])(
    'is found by %j',
    (typed) => {
      expect(isContact(kept, typed)).toBe(true);
    },
  );

  test.each(['weili@example.com', 'wei.li@example.co', '@', 'wei.li', '13800138000'])(
    'is not found by %j',
    (typed) => {
      expect(isContact(kept, typed)).toBe(false);
    },
  );

  test('opens nothing where only a phone number is kept', () => {
    expect(isContact(withPhone('13800138000'), 'wei.li@example.com')).toBe(false);
  });
});
