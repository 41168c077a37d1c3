import type pg from 'pg';
import { type Transaction, usualConnectMs } from '../database.ts';
import { keyedDigest } from '../keyed-digest.ts';

/** What one use takes of one count; times in milliseconds. */
export interface Charge {
  /** What is counted, and of whom. */
  name: string;
  /** After how long it is earned back. */
  cost: number;
  /** How much may be owed at most. */
  room: number;
}

/** The counts that all nodes share: one statement for all that one use takes, or that one node has counted meanwhile. */
export class SharedCounts {
  readonly #pool: pg.Pool;
  readonly #secret: string;
  readonly #patienceMs: number;

  /** `patienceMs`: a limit is not to hold up what it protects. */
  constructor(pool: pg.Pool, secret: string, patienceMs = usualConnectMs) {
    this.#pool = pool;
    this.#secret = secret;
    this.#patienceMs = patienceMs;
  }

  /** Takes all charges, or none if one does not fit. Answers, of each name, when all that was used is earned back, and what did not fit. */
  async charge(
    charges: readonly Charge[],
    now: number,
  ): Promise<{ evenAt: Map<string, number>; refused: string[] }> {
    const evenAt = await this.#take(charges, now);
    const refused = charges.map(({ name }) => name).filter((name) => !evenAt.has(name));
    if (refused.length === 0) return { evenAt, refused };
    // What fitted is given back, and what did not is taken once more for nothing, to learn how much of it is used.
    const back = charges.map(({ name, cost }) => ({
      name,
      cost: evenAt.has(name) ? -cost : 0,
      room: Infinity,
    }));
    return { evenAt: await this.#take(back, now), refused };
  }

  /** Removes what was earned back before a moment. */
  async sweep(before: number): Promise<void> {
    await this.#query('rate-limits-sweep', sweeping, [before]);
  }

  /** Who is counted stands in no table. */
  keyOf(name: string): string {
    return keyedDigest(this.#secret, 'rate limits', name);
  }

  /** Takes each charge that fits; the answer holds those. */
  async #take(charges: readonly Charge[], now: number): Promise<Map<string, number>> {
    const names = new Map(charges.map((charge) => [this.keyOf(charge.name), charge.name]));
    const rows = await this.#query<{ key: string; even: number }>('rate-limits-charge', charging, [
      [...names.keys()],
      charges.map(({ cost }) => cost),
      charges.map(({ room }) => room + tolerance),
      now,
    ]);
    return new Map(rows.map(({ key, even }) => [names.get(key)!, even]));
  }

  async #query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const query: pg.QueryConfig & { query_timeout: number } = {
      name,
      text,
      values,
      query_timeout: this.#patienceMs,
    };
    return (await this.#pool.query<Row>(query)).rows;
  }
}

/** Milliseconds: the database keeps whole microseconds, and what is exactly even must fit. */
export const tolerance = 0.5;

const moment = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;
const milliseconds = (column: string) => `extract(epoch from ${column})::float8 * 1000`;

/** In order of their keys, so that those who charge the same ones wait for each other in turn. */
const charging = `
  with charges as (
    select key, cost, room from unnest($1::text[], $2::float8[], $3::float8[]) as given (key, cost, room))
  insert into rate_limit as kept (key, even_at)
  select key, ${moment('($4 + cost)')} from charges order by key
  on conflict (key) do update
    set even_at = greatest(kept.even_at, ${moment('$4')}) + (excluded.even_at - ${moment('$4')})
    where ${milliseconds(`greatest(kept.even_at, ${moment('$4')}) + (excluded.even_at - ${moment('$4')})`)}
      <= $4 + (select room from charges where charges.key = excluded.key)
  returning key, ${milliseconds('even_at')} as even`;

const sweeping = `delete from rate_limit where even_at < ${moment('$1')}`;

/**
 * Whether it is the caller who tells of a count at a moment: nobody has since `lastBefore`, and nobody else will by this
 * transaction's end. The limiter's `now` is another clock's than theirs in a sandbox.
 */
export async function claimTelling(
  tx: Transaction,
  key: string,
  { now, at, lastBefore }: { now: Date; at: Date; lastBefore: Date },
): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    insert into rate_limit as kept (key, even_at, told_at) values (${key}, ${now}, ${at})
    on conflict (key) do update set told_at = excluded.told_at
    where kept.told_at is null or kept.told_at <= ${lastBefore}`;
  return claimed > 0;
}
