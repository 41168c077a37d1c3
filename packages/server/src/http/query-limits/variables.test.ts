import { expect, test } from 'vitest';
import { limits } from './limits.ts';
import { checkVariables } from './variables.ts';

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
