import { expect, test } from 'vitest';
import { parseTicketNumber } from '../src/internal/ticket-number.ts';

const number = 'AC-0000-0001';

test.each([
  number,
  'ac-0000-0001',
  ' AC 0000 0001 ',
  '00000001',
  'ＡＣ－００００－０００１',
  'AC-OOOO-OOOI',
  'acoooooool',
])('reads %j as people write it', (typed) => {
  expect(parseTicketNumber(typed)).toBe(number);
});

test.each(['', 'AC-', 'AC-0000-000', 'AC-0000-00011', 'AC-0000-000U', 'repair'])('refuses %j', (typed) => {
  expect(parseTicketNumber(typed)).toBeUndefined();
});

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

function numbers(): string[] {
  const found: string[] = [];
  for (const seven of ['7K3M9QX', 'ZZZZZZZ', '1A2B3C4', 'H0T0000']) {
    for (const check of alphabet) {
      const parsed = parseTicketNumber(seven + check);
      if (parsed) found.push(parsed);
    }
  }
  return found;
}

test('has at most one check character for seven others', () => {
  const all = numbers();
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map((valid) => valid.slice(0, -1))).size).toBe(all.length);
});

/** Every number that differs by one character, or by two neighbours in each other's place. */
function* slips(valid: string): Generator<string> {
  const characters = [...valid.replace(/^AC-|-/g, '')];
  for (const [at, right] of characters.entries()) {
    for (const wrong of alphabet) if (wrong !== right) yield characters.with(at, wrong).join('');
    const next = characters[at + 1];
    if (next && next !== right)
      yield characters
        .with(at, next)
        .with(at + 1, right)
        .join('');
  }
}

test('refuses every single slip and every swap of neighbours', () => {
  const tried = numbers().flatMap((valid) => [...slips(valid)]);
  expect(tried.length).toBeGreaterThan(500);
  expect(tried.filter(parseTicketNumber)).toEqual([]);
});
