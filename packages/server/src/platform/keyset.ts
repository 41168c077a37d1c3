import { RequestError } from './errors.ts';
import { isId } from './ids.ts';
import { isStorable } from './text.ts';

/** Relay's paging arguments, read for one keyset query. */
export interface Page {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export interface KeysetColumn {
  name: string;
  direction: 'asc' | 'desc';
  /** What its values are; those of an enum are listed in their order. */
  type: 'text' | 'instant' | 'id' | readonly string[];
}

type Row = Record<string, unknown>;
type Key = string[];

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** How many rows a caller asked for, or the error that says what is allowed. */
export function pageSize(page: Page): number {
  for (const name of ['first', 'last'] as const) {
    const size = page[name];
    if (size != null && (size < 0 || size > maxPageSize)) {
      throw new RequestError('BAD_USER_INPUT', `\`${name}\` must be from 0 to ${maxPageSize}, not ${size}.`);
    }
  }
  if (page.first != null && page.last != null) {
    throw new RequestError('BAD_USER_INPUT', 'Give `first` or `last`, not both.');
  }
  return page.first ?? page.last ?? defaultPageSize;
}

/**
 * Pages by the values of the order's columns, not by counting: stable under inserts, and as quick on the last page as
 * on the first. The last column must be unique.
 */
export async function readKeyset<T extends Row>(
  page: Page,
  columns: KeysetColumn[],
  read: (query: { where: object; orderBy: Record<string, 'asc' | 'desc'>[]; take: number }) => Promise<T[]>,
): Promise<Connection<T>> {
  const size = pageSize(page);
  const backwards = page.last != null || (page.first == null && page.before != null);
  const order = backwards ? columns.map(reversed) : columns;
  const bounds = [
    page.after == null ? null : beyond(columns, decodeCursor(page.after, columns)),
    page.before == null ? null : beyond(columns.map(reversed), decodeCursor(page.before, columns)),
  ].filter((bound) => bound !== null);
  const rows = await read({
    where: { AND: bounds },
    orderBy: order.map(({ name, direction }) => ({ [name]: direction })),
    take: size + 1,
  });
  const more = rows.length > size;
  const kept = rows.slice(0, size);
  if (backwards) kept.reverse();
  const edges = kept.map((node) => ({ cursor: encodeCursor(node, columns), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? page.before != null : more,
      hasPreviousPage: backwards ? more : page.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const reversed = (column: KeysetColumn): KeysetColumn => ({
  ...column,
  direction: column.direction === 'asc' ? 'desc' : 'asc',
});

/**
 * (a, b) > (x, y), written out so that each column may have its own direction. The bound on the first column says nothing
 * new, but it is what lets PostgreSQL begin in the middle of an index instead of filtering from its start.
 */
function beyond(columns: KeysetColumn[], key: Key): object {
  const [first] = columns;
  const exact = {
    OR: columns.map((column, index) => ({
      ...Object.fromEntries(columns.slice(0, index).map(({ name }, at) => [name, key[at]])),
      [column.name]: past(column, key[index]!),
    })),
  };
  return first && columns.length > 1 ? { AND: [{ [first.name]: from(first, key[0]!) }, exact] } : exact;
}

/** As `past`, the value itself included. */
function from({ type, direction }: KeysetColumn, value: string): object {
  if (typeof type === 'string') return { [direction === 'asc' ? 'gte' : 'lte']: value };
  const at = type.indexOf(value);
  return { in: direction === 'asc' ? type.slice(at) : type.slice(0, at + 1) };
}

/** Prisma compares no enums, so the values past the bound are named. */
function past({ type, direction }: KeysetColumn, value: string): object {
  if (typeof type === 'string') return { [direction === 'asc' ? 'gt' : 'lt']: value };
  const at = type.indexOf(value);
  return { in: direction === 'asc' ? type.slice(at + 1) : type.slice(0, at) };
}

function encodeCursor(row: Row, columns: KeysetColumn[]): string {
  const key = columns.map(({ name }) => {
    const value = row[name];
    return value instanceof Date ? value.toISOString() : value;
  });
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor(cursor: string, columns: KeysetColumn[]): Key {
  const key = parseKey(Buffer.from(cursor, 'base64url').toString());
  if (key?.length !== columns.length || !columns.every(({ type }, at) => isOf(type, key[at]!))) {
    throw new RequestError(
      'BAD_USER_INPUT',
      'The cursor is not one that this list gave out. Start again without it.',
    );
  }
  return key;
}

function parseKey(text: string): Key | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : null;
  } catch {
    return null;
  }
}

const instant = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isOf(type: KeysetColumn['type'], value: string): boolean {
  switch (type) {
    case 'text':
      return isStorable(value);
    case 'instant':
      return instant.test(value) && !Number.isNaN(Date.parse(value));
    case 'id':
      return isId(value);
    default:
      return type.includes(value);
  }
}
