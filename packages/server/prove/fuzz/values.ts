import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { pick, type Random } from '../../test/random.ts';

export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** What there is in the world that is fuzzed: words by the name of the argument that takes them, ids and cursors. */
export interface Pool {
  words: Record<string, string[]>;
  ids: string[];
  cursors: string[];
}

/** Stands for a number that JSON has no word for: it is written as 1e999. */
export const infinity = '\u0001infinity';

const half = '\ud83d';
const strings = [
  '',
  ' ',
  '0',
  'a',
  'nil\u0000nil',
  half,
  `${half}${half}`,
  '\ufeff',
  '\u202eabc',
  '👩‍👩‍👧‍👦',
  'Ａ１',
  'ß',
  'é',
  '零件',
  '\r\n\t',
  "' or 1=1 --",
  '"; drop table ticket; --',
  '%',
  '_',
  '\\',
  '$1',
  '{}',
  '[]',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'M0 0L1 1',
  'x'.repeat(300),
  '漢'.repeat(3_000),
  'y'.repeat(20_000),
  '2026-11',
  'UTC',
  'Europe/Nowhere',
  'en',
  'zh-CN',
  'x-y-z',
  'CNY',
  'XXX',
  '09:00',
  '24:00',
  '+86 138 0013 8000',
  'somebody@example.com',
  '@',
];
const integers = [0, 1, 2, 3, 5, 7, 12, 99, 100, 101, 1_000, 10_000, -1, -100, 2_147_483_647, -2_147_483_648];
const floats = [
  0, -0, 0.1, 1, 1.5, 1e-9, 5e-324, 1e15, 1e21, 1.7976931348623157e308, -1e308, -1, 1_000_000_000,
];
const instants = [
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-12:00',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '2026-11-29T12:00:00+14:00',
  '2026-11-29T12:00:00.123456789Z',
  '2027-01-15T09:00:00Z',
  '2027-01-15T11:00:00Z',
  '2028-02-29T23:59:60Z',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  'now',
];
const days = [
  '0001-01-01',
  '9999-12-31',
  '2026-11-29',
  '2027-01-15',
  '2028-02-29',
  '2026-02-30',
  '0000-01-01',
  '',
];
const durations = [
  'PT0S',
  'PT1S',
  '-PT1H',
  'P1D',
  'PT16H',
  'P99999999D',
  'PT9007199254740991S',
  'PT0.000000001S',
  'P1Y',
  '',
];

const chance = (random: Random, probability: number): boolean => random() < probability;

const cut = (random: Random, text: string): string => text.slice(0, Math.floor(random() * (text.length + 1)));

function textFor(random: Random, name: string, { words, ids, cursors }: Pool): string {
  if (/^(after|before)$/.test(name) && chance(random, 0.7)) return pick(random, cursors);
  const known = words[name];
  if (known && chance(random, 0.6)) return pick(random, known);
  if (chance(random, 0.1)) return pick(random, pick(random, Object.values(words)));
  if (chance(random, 0.05)) return pick(random, [...ids, ...cursors]);
  return pick(random, strings);
}

function idFor(random: Random, { ids, cursors }: Pool): string {
  if (chance(random, 0.75)) return pick(random, ids);
  const other = pick(random, [...ids, ...cursors]);
  return pick(random, [
    pick(random, cursors),
    cut(random, other),
    `${other}=`,
    Buffer.from(`Ticket:${pick(random, strings)}`).toString('base64url'),
    Buffer.from('__Type:1').toString('base64url'),
    pick(random, strings),
  ]);
}

/** A value that the type takes as far as the schema says; what the rules say of it is another matter. */
export function valueOf(random: Random, type: GraphQLInputType, name: string, pool: Pool): Value {
  if (isNonNullType(type)) {
    const value = valueOf(random, type.ofType as GraphQLInputType, name, pool);
    return value ?? valueOf(random, type, name, pool);
  }
  if (chance(random, 0.04)) return null;
  if (isListType(type)) {
    const length = pick(random, [0, 1, 1, 1, 2, 3, 12]);
    return Array.from({ length }, () => valueOf(random, type.ofType as GraphQLInputType, name, pool));
  }
  if (isEnumType(type)) return pick(random, type.getValues()).name;
  if (isInputObjectType(type)) {
    const given = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || chance(random, 0.4),
    );
    return Object.fromEntries(
      given.map((field) => [field.name, valueOf(random, field.type, field.name, pool)]),
    );
  }
  switch (type.name) {
    case 'Int':
      return chance(random, 0.5) ? pick(random, integers.slice(0, 8)) : pick(random, integers);
    case 'Float':
      return pick(random, floats);
    case 'Boolean':
      return chance(random, 0.5);
    case 'ID':
      return idFor(random, pool);
    case 'DateTime':
      return pick(random, instants);
    case 'Date':
      return pick(random, days);
    case 'Duration':
      return pick(random, durations);
    default:
      return textFor(random, name, pool);
  }
}

/** What no argument takes, or that no client means. */
export const wrong = (random: Random): Value =>
  pick<Value>(random, [
    {},
    [],
    [[[]]],
    infinity,
    -1e308,
    9_007_199_254_740_991,
    true,
    'Infinity',
    'NaN',
    { __proto__x: 1, constructor: {} },
    { a: { b: { c: { d: { e: {} } } } } },
    Array.from({ length: 200 }, (_, index) => index),
    null,
  ]);
