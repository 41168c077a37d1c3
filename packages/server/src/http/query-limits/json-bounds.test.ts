import { expect, test } from 'vitest';
import { type Excess, JsonBounds } from './json-bounds.ts';
import { limits } from './limits.ts';

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((value: unknown, _, at) => (at % 2 ? [value] : { a: value }), 1);

const long = limits.text;

test.each([
  ['{"query":"{ a }","variables":{}}', null],
  [JSON.stringify({ payload: { variables: nested(limits.variableDepth) } }), null],
  [JSON.stringify({ query: '{['.repeat(100), a: '\\"[[['.repeat(100) }), null],
  [JSON.stringify(Array.from({ length: 100 }, () => [])), null],
  [JSON.stringify({ payload: { variables: nested(limits.variableDepth + 2) } }), 'variableDepth'],
  ['['.repeat(100), 'variableDepth'],
  [`"\\\\",${'['.repeat(100)}`, 'variableDepth'],
  [`"\\"",${'['.repeat(100)}`, 'variableDepth'],
  [JSON.stringify({ a: ','.repeat(limits.variableValues + 1) }), null],
  [JSON.stringify(Array.from({ length: limits.variableValues + 1 }, () => 1)), null],
  [JSON.stringify(Array.from({ length: limits.variableValues + 2 }, () => 1)), 'variableValues'],
  [JSON.stringify({ a: 'x'.repeat(long), b: 'y'.repeat(long) }), null],
  [JSON.stringify({ a: 'x'.repeat(long + 1) }), 'text'],
  [JSON.stringify({ a: '\\"'.repeat(long) }), 'text'],
  [`"${'x'.repeat(long + 1)}`, 'text'],
  ['', null],
  ['"\\', null],
  [JSON.stringify({ a: '\\'.repeat(10), b: ['[', ['{']] }), null],
])('%.40j… has too much: %s', (json, excess) => {
  const bytes = Buffer.from(json);
  expect(new JsonBounds().push(bytes)).toBe(excess);
  // However it comes in pieces.
  for (const size of [1, 7, 65_536]) {
    const bounds = new JsonBounds();
    let found: Excess | null = null;
    for (let at = 0; at < bytes.length && !found; at += size)
      found = bounds.push(bytes.subarray(at, at + size));
    expect([size, found]).toEqual([size, excess]);
  }
});
