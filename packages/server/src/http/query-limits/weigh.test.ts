import { readdir, readFile } from 'node:fs/promises';
import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema as ours } from '../../graphql/schema.ts';
import { costLimits, limits } from './limits.ts';
import { weigh } from './weigh.ts';

const schema = buildSchema(`
  type Query { ticket: Ticket  tickets(first: Int, last: Int): TicketConnection!  find: Found  events: [Event!]! }
  type Mutation { accept(id: ID): Ticket }
  type TicketConnection { nodes: [Ticket!]!  edges: [TicketEdge!]!  pageInfo: PageInfo!  totalCount: Int! }
  type TicketEdge { cursor: String!  node: Ticket! }
  type PageInfo { hasNextPage: Boolean! }
  type Ticket { id: ID!  number: String!  tags: [String!]!  visits: [Visit!]!  related(first: Int): TicketConnection! }
  type Visit { id: ID!  at: String! }
  interface Event { id: ID! }
  type Opened implements Event { id: ID!  ticket: Ticket }
  type Closed implements Event { id: ID!  by: String }
  union Found = Ticket | Visit
`);

const cost = (query: string, variables: Record<string, unknown> = {}, name?: string) =>
  weigh(schema, parse(query)).costOf(name, variables);

describe('the cost', () => {
  test.each([
    ['a field', '{ __typename }', 1],
    ['fields in fields', '{ ticket { id number } }', 3],
    [
      'the example of docs/limits.md',
      '{ tickets(first: 10) { nodes { id number visits { at } } pageInfo { hasNextPage } } }',
      1 + 1 + 10 * (2 + 1 + 5) + 2,
    ],
    ['a page of no said length', '{ tickets { nodes { id } } }', 1 + 1 + 20],
    ['a page from the end', '{ tickets(last: 5) { nodes { id } } }', 1 + 1 + 5],
    ['an empty page', '{ tickets(first: 0) { nodes { id } } }', 2],
    ['null for a length', '{ tickets(first: null) { nodes { id } } }', 22],
    ['more than a page may have', '{ tickets(first: 5000) { nodes { id } } }', 102],
    ['both ends', '{ tickets(first: 5, last: 7) { nodes { id } } }', 9],
    [
      'rows by their edges',
      '{ tickets(first: 3) { edges { cursor node { id } } } }',
      1 + 1 + 3 * (1 + 1 + 1),
    ],
    [
      'rows and edges',
      '{ tickets(first: 3) { nodes { id } edges { cursor } totalCount } }',
      1 + 1 + 3 + 1 + 3 + 1,
    ],
    [
      'pages in pages',
      '{ tickets(first: 10) { nodes { related(first: 10) { nodes { id } } } } }',
      2 + 10 * (2 + 10),
    ],
    ['a list of texts', '{ ticket { tags } }', 2],
    ['a list in a list', '{ events { ... on Opened { ticket { visits { id } } } } }', 1 + 5 * (1 + 1 + 5)],
    ['a change', 'mutation { accept(id: 1) { id } }', 11],
    ['two changes', 'mutation { a: accept(id: 1) { id } b: accept(id: 2) { id } }', 22],
    [
      'the dearest of types that exclude each other',
      '{ find { ... on Ticket { id number } ... on Visit { at } } }',
      3,
    ],
    [
      'what all of them have, and the dearest',
      '{ events { id ... on Opened { ticket { id } } ... on Closed { by } ... on Closed { id } } }',
      1 + 5 * (1 + 2),
    ],
    [
      'a fragment as often as it is used',
      '{ a: ticket { ...T } b: ticket { ...T } } fragment T on Ticket { id number }',
      6,
    ],
    [
      'a fragment on a page, which does not know its length',
      '{ tickets(first: 1) { ...P } } fragment P on TicketConnection { nodes { id } }',
      1 + 1 + 100,
    ],
    [
      'a fragment around a page',
      '{ ...Q } fragment Q on Query { tickets(first: 2) { ... { nodes { id } } } }',
      1 + 1 + 2,
    ],
    ['what is skipped', '{ ticket { id @skip(if: true) } }', 2],
    ['what does not exist', '{ nothing { of { this } } }', 3],
    ['a fragment that does not exist', '{ ...Nothing }', 0],
  ])('of %s', (_what, query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  const paged =
    'query A($n: Int = 7) { tickets(first: $n) { nodes { id ...V } } } fragment V on Ticket { related(first: $n) { nodes { id } } }';
  test.each([
    ['given', { n: 3 }, 2 + 3 * (1 + 2 + 3)],
    ['by default', {}, 2 + 7 * (1 + 2 + 7)],
    ['null', { n: null }, 2 + 20 * (1 + 2 + 20)],
    ['too long', { n: 1e9 }, 2 + 100 * (1 + 2 + 100)],
    ['below zero', { n: -5 }, 2],
    ['no number', { n: '3' }, 2 + 20 * (1 + 2 + 20)],
  ])('goes by the variables: %s', (_how, variables, expected) => {
    expect(cost(paged, variables)).toBe(expected);
  });

  test('is that of the operation that is asked for, or of the dearest', () => {
    const two = 'query A { ticket { id } } query B { ticket { id number } }';
    expect([cost(two, {}, 'A'), cost(two, {}, 'B'), cost(two, {}, 'C'), cost(two)]).toEqual([2, 3, 0, 3]);
  });

  test('of a bomb is counted in one pass, and ends where JSON can say it', () => {
    const bomb = Array.from(
      { length: 200 },
      (_, at) => `fragment F${at} on Ticket { ...F${at + 1} ...F${at + 1} }`,
    );
    expect(cost(`{ ticket { ...F0 } } ${bomb.join(' ')} fragment F200 on Ticket { id }`)).toBe(1_000_000_000);
    const open = `query ($n: Int) { ticket { ...F0 } } ${bomb.join(' ')} fragment F200 on Ticket { related(first: $n) { nodes { id } } }`;
    expect(cost(open, { n: 10 })).toBe(1_000_000_000);
  });
});

describe('the counts', () => {
  const counts = (query: string) => weigh(schema, parse(query));

  test('follow fragments where answers grow by them', () => {
    const { depth, rootFields } = counts(
      '{ ...Q ...Q ticket { ...T } } fragment Q on Query { ticket { id } } fragment T on Ticket { related { nodes { id } } }',
    );
    expect({ depth, rootFields }).toEqual({ depth: 4, rootFields: 3 });
  });

  test('find what nothing leads to', () => {
    const { depth, cycle } = counts(
      '{ __typename } fragment A on Query { ...B } fragment B on Query { ...A } fragment T on Ticket { related { nodes { id } } }',
    );
    expect({ depth, cycle }).toEqual({ depth: 3, cycle: expect.stringMatching(/^[AB]$/) });
  });

  test('take the rest as it is written', () => {
    const { aliases, directives, fragments, pairs } = counts(
      `query ($a: Int @a) @b { x: ticket @c { id id ... @d { id } ...T @e } y: ticket { z: id number } } fragment T on Ticket @f { id }`,
    );
    expect({ aliases, directives, fragments, pairs }).toEqual({
      aliases: 3,
      directives: 6,
      fragments: 2,
      pairs: 6,
    });
  });
});

test('the usual introspection is within what a secret key may ask for', () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true, oneOf: true });
  const { depth, costOf } = weigh(ours, parse(query));
  expect(depth).toBeLessThanOrEqual(limits.depth);
  expect(costOf(null, {})).toBeLessThan(costLimits.SECRET_KEY / 2);
});

test('every query of the documentation is within it, too', async () => {
  const folder = new URL('../../../../../docs/', import.meta.url);
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(pages.map((name) => readFile(new URL(name, folder), 'utf8')));
  const queries = texts
    .flatMap((text) => [...text.matchAll(/```graphql\n(.+?)```/gs)].map(([, query]) => query!))
    .filter((query) => /^\s*(query|mutation|subscription|\{)/.test(query));
  expect(queries.length).toBeGreaterThan(3);
  for (const query of queries) {
    expect(weigh(ours, parse(query)).costOf(null, {})).toBeLessThan(costLimits.SECRET_KEY / 2);
  }
});
