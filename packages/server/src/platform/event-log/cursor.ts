/**
 * A place in the log. The log is ordered by (xid, seq): the id of the transaction that wrote the row, then the row's
 * number. Sequences are handed out before a transaction commits, so `seq` alone would let a late commit slip in behind
 * a reader; below the horizon of running transactions, (xid, seq) never does. See docs/adr/0003.
 */
export interface Cursor {
  xid: bigint;
  seq: bigint;
}

export const logStart: Cursor = { xid: 0n, seq: 0n };

export const compareCursors = (a: Cursor, b: Cursor): number =>
  a.xid === b.xid ? Number(a.seq > b.seq) - Number(a.seq < b.seq) : a.xid < b.xid ? -1 : 1;

export const laterOf = (a: Cursor, b: Cursor): Cursor => (compareCursors(a, b) >= 0 ? a : b);

/** The opaque text that callers see: the id of an event is its cursor. */
export const formatCursor = ({ xid, seq }: Cursor): string => `${xid.toString(36)}-${seq.toString(36)}`;

export function parseCursor(text: string): Cursor | null {
  const match = /^([0-9a-z]{1,13})-([0-9a-z]{1,13})$/.exec(text);
  if (!match) return null;
  const cursor = { xid: parseBase36(match[1]!), seq: parseBase36(match[2]!) };
  return cursor.xid <= maxBigint && cursor.seq <= maxBigint ? cursor : null;
}

/** The largest number that PostgreSQL's bigint holds. */
const maxBigint = 2n ** 63n - 1n;

const parseBase36 = (text: string): bigint =>
  [...text].reduce((value, digit) => value * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
