import { expect, test } from 'vitest';
import { type Ago, type Ahead, momentOf } from './ago.ts';

const table: [Ago | Ahead, timeZone: string, now: string, moment: string][] = [
  ['25m', 'Asia/Shanghai', '2026-11-23T02:30:00Z', '2026-11-23T02:05:00Z'],
  ['1d 09:40', 'UTC', '2026-11-23T02:30:00Z', '2026-11-22T09:40:00Z'],
  ['1d 09:40', 'Asia/Shanghai', '2026-11-23T02:30:00Z', '2026-11-22T01:40:00Z'],
  // There, it is the 24th already.
  ['1d 09:40', 'Asia/Shanghai', '2026-11-23T16:30:00Z', '2026-11-23T01:40:00Z'],
  ['1d 00:20', 'Asia/Shanghai', '2026-11-23T02:30:00Z', '2026-11-21T16:20:00Z'],
  // Summer time in Sydney began on 4 October.
  ['2d 08:00', 'Australia/Sydney', '2026-10-05T02:00:00Z', '2026-10-02T22:00:00Z'],
  ['0d 08:00', 'Australia/Sydney', '2026-10-05T02:00:00Z', '2026-10-04T21:00:00Z'],
  ['+90m', 'UTC', '2026-11-23T02:30:00Z', '2026-11-23T04:00:00Z'],
  ['+1d 09:40', 'Asia/Shanghai', '2026-11-23T16:30:00Z', '2026-11-25T01:40:00Z'],
];

test.each(table)('%s in %s at %s is %s', (ago, timeZone, now, moment) => {
  expect(momentOf(ago, new Date(now), timeZone)).toEqual(new Date(moment));
});

test('refuses what is no moment', () => {
  expect(() => momentOf('3d 9:5' as Ago, new Date(), 'UTC')).toThrow(RangeError);
});
