import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { checkVariables, isTooDeep } from './variables.ts';

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((value: unknown, _, at) => (at % 2 ? [value] : { a: value }), 1);

test.each([undefined, null, {}, { a: 'x'.repeat(1_000_000) }, nested(limits.variableDepth)])(
  'what inputs need passes',
  (variables) => {
    expect(() => checkVariables(variables)).not.toThrow();
  },
);

test.each([limits.variableDepth + 1, 400_000])('what is %i levels deep does not', (depth) => {
  expect(() => checkVariables(nested(depth))).toThrow(/levels deep/);
});

test.each([
  ['in one list', { a: Array.from({ length: limits.variableValues }, () => 1) }],
  ['in many lists', { a: Array.from({ length: 1_000 }, () => Array.from({ length: 20 }, () => 1)) }],
])('too many values do not, %s', (_where, variables) => {
  expect(() => checkVariables(variables)).toThrow(/values/);
});

test.each([
  ['{"query":"{ a }","variables":{}}', false],
  [JSON.stringify({ payload: { variables: nested(limits.variableDepth) } }), false],
  [JSON.stringify({ query: '{['.repeat(100), a: '\\"[[['.repeat(100) }), false],
  [JSON.stringify(Array.from({ length: 100 }, () => [])), false],
  [JSON.stringify({ payload: { variables: nested(limits.variableDepth + 2) } }), true],
  ['['.repeat(100), true],
  ['', false],
  ['"\\', false],
])('%j is too deep to be parsed: %s', (json, is) => {
  expect(isTooDeep(json)).toBe(is);
});
