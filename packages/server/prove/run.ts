import pg from 'pg';
import { seededRandom } from '../test/random.ts';
import { check, tell } from './checker.ts';
import type { Call, FinalLevel, History, StockEvent, Violation, WaitChange } from './history.ts';
import { type LoadOptions, runLoad } from './load.ts';
import { openWorld, type Plant } from './world.ts';

export interface Proof {
  violations: Violation[];
  /** How many calls, by verb and what came of them. */
  counts: Map<string, number>;
  /** Answers and changes of levels. */
  answered: number;
  changes: number;
  seconds: number;
  /** What happened to a part, in order. */
  tell: (sku: string) => string[];
}

/** One run: the load, and what the checker makes of it. */
export async function prove(
  databaseUrl: string,
  { plant, ...options }: LoadOptions & { plant?: Plant | undefined },
): Promise<Proof> {
  const world = await openWorld(databaseUrl, { random: seededRandom(options.seed), plant });
  let calls: Call[];
  const begun = performance.now();
  let seconds: number;
  let verified: Awaited<ReturnType<typeof world.verify>>;
  try {
    calls = await runLoad(world, options);
    seconds = (performance.now() - begun) / 1_000;
    await Promise.all(world.servers.map((server) => server.stop()));
    verified = await world.verify();
  } catch (error) {
    throw new Error(`The run broke off. The servers say: ${world.complaints.join('\n')}`, { cause: error });
  } finally {
    await world.stop();
  }
  const history = await readHistory(databaseUrl, calls, options.seed);
  return {
    violations: [
      ...check(history),
      ...verified.differences.map((difference) => ({
        what: `stock verify: ${JSON.stringify(difference)}`,
        sku: difference.sku,
      })),
      ...world.complaints.map((line) => ({ what: `a server says: ${line}`, sku: null })),
    ],
    counts: countBy(
      calls.map(({ verb, outcome, code }) => `${verb} ${outcome ?? 'no answer'}${code ? ` ${code}` : ''}`),
    ),
    answered: calls.filter(({ end }) => end !== null).length,
    changes: history.levels.reduce((sum, { version }) => sum + version, 0),
    seconds,
    tell: (sku) => tell(history, sku),
  };
}

const countBy = (names: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(names.toSorted(), (name) => name)].map(([name, { length }]) => [name, length]));

async function readHistory(databaseUrl: string, calls: Call[], seed: number): Promise<History> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: events } = await client.query<StockEvent>(
      `select xid::text, type, actor_kind = 'SYSTEM' as system, right(ticket.priority::text, 1)::int as rank, data
       from event left join ticket on ticket.id = ticket_id
       where jsonb_typeof(data -> 'lines') = 'array' and type like 'stock.%' order by xid, seq`,
    );
    const { rows: waits } = await client.query<WaitChange>(
      'select xid::text, sku, warehouse, rank, queued, underway from prove_wait',
    );
    // Each call writes its key in its own transaction: so the key's row tells which transaction it was.
    const { rows: keys } = await client.query<{ xid: string; key: string }>(
      `select xmin::text as xid, key from idempotency_key where key like $1`,
      [`${seed} %`],
    );
    const { rows: levels } = await client.query<FinalLevel>(
      `select sku, warehouse_code as warehouse, on_hand as "onHand", reserved, version from stock_level`,
    );
    const callOf = new Map(keys.map(({ xid, key }) => [xid, key.slice(`${seed} `.length)]));
    return { calls, events, waits, callOf, levels };
  } finally {
    await client.end();
  }
}
