import { expect, test } from 'vitest';
import { addPart, addSerial, removeLine, type ScannedLine, setQuantity } from './scan.ts';

const fan = { sku: 'FAN', name: 'Fan', serialTracked: false };
const board = { sku: 'BOARD', name: 'Board', serialTracked: true };
const told = (lines: readonly ScannedLine[] | undefined) =>
  lines?.map(({ part, quantity, serials }) => [part.sku, quantity, ...serials]);

test('each scan of a counted part adds one', () => {
  const twice = addPart(addPart([], fan), fan);
  expect(told(twice)).toEqual([['FAN', 2]]);
  expect(told(setQuantity(twice, 'FAN', 12))).toEqual([['FAN', 12]]);
  expect(told(addPart(setQuantity(twice, 'FAN', 12), fan))).toEqual([['FAN', 13]]);
});

test('a tracked part counts by its serial numbers, each once', () => {
  const begun = addPart(addPart([], board), board);
  expect(told(begun)).toEqual([['BOARD', 0]]);
  const one = addSerial(begun, 'BOARD', 'B1');
  expect(told(one)).toEqual([['BOARD', 1, 'B1']]);
  expect(addSerial(one!, 'BOARD', 'B1')).toBeUndefined();
  expect(told(addSerial(one!, 'BOARD', 'B2'))).toEqual([['BOARD', 2, 'B1', 'B2']]);
});

test('a line can go', () => {
  expect(told(removeLine(addPart(addPart([], fan), board), 'FAN'))).toEqual([['BOARD', 0]]);
});
