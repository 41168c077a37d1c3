import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, newTicketNumber, parseTicketNumber } from './number.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const iso7064 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

const ticketNumber = fc
  .infiniteStream(fc.integer({ min: 0, max: 31 }))
  .map((places) => newTicketNumber(() => places.next().value as number));
const plain = (number: string) => number.slice(3).replace('-', '');

describe('the check character', () => {
  test.each([
    // By hand: the sum of a_i * 2^(n-i+1), plus the check, is 1 modulo 37.
    ['0000000', '1'],
    ['0000001', '*'],
    ['1000000', 'L'],
    ['ZZZZZZZ', 'S'],
    // A donation number from the ISBT 128 standard, which uses the same system.
    ['G123498654321', 'H'],
  ])('of %s is %s', (text, check) => {
    expect(checkCharacter(text)).toBe(check);
  });

  test('makes the weighted sum of the whole 1 modulo 37 (ISO 7064)', () => {
    fc.assert(
      fc.property(ticketNumber, (number) => {
        const values = [...plain(number)].map((character) => iso7064.indexOf(character));
        const sum = values.reduce((total, value, index) => total + value * 2 ** (7 - index), 0);
        expect(sum % 37).toBe(1);
      }),
    );
  });
});

describe('a ticket number', () => {
  test('is drawn again until it has no character that is misread', () => {
    fc.assert(
      fc.property(ticketNumber, (number) => {
        expect(number).toMatch(/^AC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseTicketNumber(number)).toBe(number);
      }),
    );
  });

  test('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(ticketNumber, (number) => {
        const right = plain(number);
        for (let at = 0; at < right.length; at++) {
          for (const wrong of crockford.replace(right[at]!, '')) {
            expect(parseTicketNumber(right.slice(0, at) + wrong + right.slice(at + 1))).toBeNull();
          }
        }
      }),
    );
  });

  test('is refused with any two neighbours exchanged', () => {
    fc.assert(
      fc.property(ticketNumber, (number) => {
        const right = plain(number);
        const swapped = [...right]
          .slice(1)
          .map((next, at) => right.slice(0, at) + next + right[at] + right.slice(at + 2))
          .filter((text) => text !== right);
        expect(swapped.map(parseTicketNumber)).toEqual(swapped.map(() => null));
      }),
    );
  });

  test('is refused when its check is one that no number has', () => {
    expect(checkCharacter('1000000')).toBe('L');
    expect(parseTicketNumber('AC-1000-000L')).toBeNull();
  });

  const written = 'AC-0000-0001';
  test.each([
    ['as it is printed', 'AC-0000-0001'],
    ['in small letters', 'ac-0000-0001'],
    ['without its prefix', '0000-0001'],
    ['without hyphens', 'AC00000001'],
    ['with spaces', ' AC 0000 0001 '],
    ['with dashes of typography', 'AC–0000—0001'],
    ['full-width, as Chinese keyboards write it', 'ＡＣ－００００－０００１'],
    ['with the letter O for zero', 'AC-OOoO-0O01'],
    ['with I and l for one', 'AC-0000-000I'],
    ['with a small l for one', 'ac-0000-000l'],
  ])('is understood %s', (_how, text) => {
    expect(parseTicketNumber(text)).toBe(written);
  });

  test('keeps its first characters when they look like the prefix', () => {
    const numbers = fc.infiniteStream(fc.integer({ min: 0, max: 31 })).map((places) => {
      const start = [crockford.indexOf('A'), crockford.indexOf('C')];
      let drawn = 0;
      return newTicketNumber(() => start[drawn++ % 7] ?? (places.next().value as number));
    });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseTicketNumber(plain(number))).toBe(number);
      }),
    );
  });

  test.each([
    '',
    'AC',
    'AC-',
    'AC-0000-000',
    'AC-0000-00011',
    'AC-000U-0001',
    'AC-0000-000*',
    '💥',
    '\u0000',
  ])('is not %j', (text) => {
    expect(parseTicketNumber(text)).toBeNull();
  });
});
