import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from './ids.ts';
import { type KeysetColumn, type Page, readKeyset } from './keyset.ts';

interface Row extends Record<string, unknown> {
  rank: string;
  at: string;
  id: string;
}

const columns = (direction: 'asc' | 'desc'): KeysetColumn[] => [
  { name: 'rank', direction, type: ['P1', 'P2', 'P3'] },
  { name: 'at', direction, type: 'instant' },
  { name: 'id', direction, type: 'id' },
];
const moments = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];

type Where = { AND?: Where[]; OR?: Where[] } & Record<string, unknown>;

const compare: Record<string, (value: string, bound: unknown) => boolean> = {
  gt: (value, bound) => value > String(bound),
  gte: (value, bound) => value >= String(bound),
  lt: (value, bound) => value < String(bound),
  lte: (value, bound) => value <= String(bound),
  in: (value, bound) => Array.isArray(bound) && bound.includes(value),
};

/** What a database answers to the conditions that paging is made of. */
function matches(row: Row, { AND, OR, ...fields }: Where): boolean {
  return (
    (AND?.every((part) => matches(row, part)) ?? true) &&
    (OR?.some((part) => matches(row, part)) ?? true) &&
    Object.entries(fields).every(([name, wanted]) => {
      if (wanted === null || typeof wanted !== 'object') return row[name] === wanted;
      return Object.entries(wanted).every(([operator, bound]) =>
        compare[operator]!(String(row[name]), bound),
      );
    })
  );
}

function sorted(rows: Row[], order: Record<string, 'asc' | 'desc'>[]): Row[] {
  return rows.toSorted((one, other) => {
    for (const [name, direction] of order.flatMap((part) => Object.entries(part))) {
      const [a, b] = [String(one[name]), String(other[name])];
      if (a !== b) return (a < b ? -1 : 1) * (direction === 'asc' ? 1 : -1);
    }
    return 0;
  });
}

const pageOf = (table: Row[], page: Page, order: KeysetColumn[]) =>
  readKeyset<Row>(page, order, async ({ where, orderBy, take }) =>
    sorted(
      table.filter((row) => matches(row, where as Where)),
      orderBy,
    ).slice(0, take),
  );

/** Few ranks and moments, so that most rows share them with others. */
const rows = fc.uniqueArray(
  fc.record({ rank: fc.constantFrom('P1', 'P2', 'P3'), at: fc.constantFrom(...moments), id: fc.uuid() }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const size = fc.integer({ min: 1, max: 7 });
const direction = fc.constantFrom('asc' as const, 'desc' as const);

const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const ids = (nodes: Row[]) => nodes.map(({ id }) => id);

describe('paging', () => {
  test('forwards gives the sorted list, whole and once', async () => {
    await fc.assert(
      fc.asyncProperty(rows, size, direction, async (table, first, way) => {
        const order = columns(way);
        const seen: Row[] = [];
        let after: string | null = null;
        for (;;) {
          const { edges, pageInfo } = await pageOf(table, { first, after }, order);
          expect(pageInfo.hasPreviousPage).toBe(after !== null);
          seen.push(...edges.map(({ node }) => node));
          expect(seen.length).toBeLessThanOrEqual(table.length);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(ids(seen)).toEqual(
          ids(
            sorted(
              table,
              order.map(({ name }) => ({ [name]: way })),
            ),
          ),
        );
      }),
    );
  });

  test('backwards gives the same list from its end', async () => {
    await fc.assert(
      fc.asyncProperty(rows, size, direction, async (table, last, way) => {
        const order = columns(way);
        const seen: Row[] = [];
        let before: string | null = null;
        for (;;) {
          const { edges, pageInfo } = await pageOf(table, { last, before }, order);
          expect(pageInfo.hasNextPage).toBe(before !== null);
          seen.unshift(...edges.map(({ node }) => node));
          expect(seen.length).toBeLessThanOrEqual(table.length);
          if (!pageInfo.hasPreviousPage) break;
          before = pageInfo.startCursor;
        }
        expect(ids(seen)).toEqual(
          ids(
            sorted(
              table,
              order.map(({ name }) => ({ [name]: way })),
            ),
          ),
        );
      }),
    );
  });

  test('neither loses nor repeats a row while others are written between the pages', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, size, direction, async (table, later, first, way) => {
        const order = columns(way);
        const there = [...table];
        const arriving = later.filter(({ id }) => !table.some((row) => row.id === id));
        const seen: string[] = [];
        let after: string | null = null;
        for (;;) {
          const { edges, pageInfo } = await pageOf(there, { first, after }, order);
          seen.push(...edges.map(({ node }) => node.id));
          expect(seen.length).toBeLessThanOrEqual(table.length + later.length);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
          there.push(...arriving.splice(0, 2));
        }
        const orderBy = order.map(({ name }) => ({ [name]: way }));
        const old = new Set(ids(table));
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => old.has(id))).toEqual(ids(sorted(table, orderBy)));
        expect(seen).toEqual(
          ids(
            sorted(
              there.filter(({ id }) => seen.includes(id)),
              orderBy,
            ),
          ),
        );
      }),
    );
  });

  test('between two cursors gives what lies between them', async () => {
    await fc.assert(
      fc.asyncProperty(rows, direction, async (table, way) => {
        const order = columns(way);
        const { edges } = await pageOf(table, { first: 100 }, order);
        fc.pre(edges.length >= 2);
        const [after, before] = [edges[0]!.cursor, edges.at(-1)!.cursor];
        const between = await pageOf(table, { first: 100, after, before }, order);
        expect(between.edges).toEqual(edges.slice(1, -1));
      }),
    );
  });
});

describe('a page', () => {
  const table = Array.from({ length: 150 }, (_, at) => ({
    rank: 'P1',
    at: moments[0]!,
    id: `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  }));
  const read = (page: Page) => pageOf(table, page, columns('asc'));

  test('has 20 rows when nothing is said', async () => {
    expect((await read({})).edges).toHaveLength(20);
  });

  test.each([{ first: 0 }, { last: 0 }])('may be empty: %j', async (page) => {
    const { edges, pageInfo } = await read(page);
    expect(edges).toEqual([]);
    expect(pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });

  test.each([{ first: 100 }, { last: 100 }])('has at most 100 rows: %j', async (page) => {
    expect((await read(page)).edges).toHaveLength(100);
  });

  test.each([
    { first: 101 },
    { last: 101 },
    { first: -1 },
    { last: -1 },
    { first: 1, last: 1 },
    { after: '' },
    { after: 'nonsense' },
    { after: cursor({ length: 3 }) },
    { before: cursor(['P1', moments[0]]) },
    { after: cursor(['P1', moments[0], null]) },
    { after: cursor(['P1', moments[0], 7]) },
    { after: cursor(['P1', moments[0], 'no id']) },
    { after: cursor(['P1', 'yesterday', newId()]) },
    { after: cursor(['P1', '2026-13-01T00:00:00.000Z', newId()]) },
    { after: cursor(['P1', '0000-01-01T00:00:00.000Z', newId()]) },
    { after: cursor(['P9', moments[0], newId()]) },
  ])('is refused: %j', async (page) => {
    await expect(async () => read(page)).rejects.toMatchObject({
      name: 'RequestError',
      code: 'BAD_USER_INPUT',
    });
  });
});
