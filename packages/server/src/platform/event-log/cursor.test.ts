import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCursors, formatCursor, parseCursor } from './cursor.ts';

const bigint = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const cursor = fc.record({ xid: bigint, seq: bigint });

test('every cursor survives being written and read', () => {
  fc.assert(
    fc.property(cursor, (place) => {
      expect(parseCursor(formatCursor(place))).toEqual(place);
    }),
  );
});

test.each([
  '',
  '-',
  '1',
  '1-',
  '-1',
  '1-1-1',
  'A-1',
  '1 -1',
  '1-1\n',
  'zzzzzzzzzzzzz-1',
  '1-zzzzzzzzzzzzz',
  '１-1',
])('no place: %j', (text) => expect(parseCursor(text)).toBeNull());

test('the transaction counts before the number', () => {
  fc.assert(
    fc.property(cursor, cursor, (a, b) => {
      const byNumbers = a.xid === b.xid ? a.seq - b.seq : a.xid - b.xid;
      expect(Math.sign(compareCursors(a, b))).toBe(Number(byNumbers > 0n) - Number(byNumbers < 0n));
    }),
  );
});
