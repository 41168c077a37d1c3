import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { TestClock } from '../../../test/app.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createProxy } from '../../../test/proxy.ts';
import { connectDatabase, type DatabaseConnection } from '../database.ts';
import { newId } from '../ids.ts';
import { createLogger } from '../logger.ts';
import { RateLimiter, SharedCounts, type Use } from './index.ts';

const log = createLogger('silent');
/** A busy machine is no outage. */
const patienceMs = 20_000;
const clock = new TestClock();
let database: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, {
    onError: () => undefined,
    poolSize: 8,
    connectMs: patienceMs,
  });
});
beforeEach(() => clock.hold('2026-11-29T09:00:00Z'));
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const node = (url?: string) => {
  const { pool } = url ? connectDatabase(url, { onError: () => undefined }) : connection;
  if (url) onTestFinished(() => pool.end());
  return new RateLimiter({ shared: new SharedCounts(pool, 'secret', patienceMs), clock, log });
};

/** A use that nobody else counts. */
const use = (count: number, seconds = 60): Use => ({ limit: 'test', rate: { count, seconds }, of: newId() });

const times = async (count: number, ask: () => unknown) => {
  const answers = await Promise.all(Array.from({ length: count }, async () => ask()));
  return answers.filter((refusal) => refusal === null).length;
};

test('so many at once, and then each when it is earned back', async () => {
  const limiter = node();
  const one = use(6);
  expect(await times(10, () => limiter.countExactly([one]))).toBe(6);
  expect(await limiter.countExactly([one])).toEqual({ use: one, retryAfter: 10 });
  clock.advance(9_999);
  expect(await limiter.countExactly([one])).toEqual({ use: one, retryAfter: 1 });
  clock.advance(1);
  expect(await times(2, () => limiter.countExactly([one]))).toBe(1);
  clock.advance(60_000);
  expect(await times(10, () => limiter.countExactly([one]))).toBe(6);
});

test('several nodes together let pass exactly as many as one, also all at once', async () => {
  const nodes = [node(), node(), node()];
  for (const count of [1, 7, 50]) {
    const one = use(count);
    const passed = await Promise.all(nodes.map((limiter) => times(60, () => limiter.countExactly([one]))));
    expect(passed.reduce((sum, each) => sum + each)).toBe(count);
  }
});

test('a node that has been told so refuses without the database', async () => {
  const [first, second] = [node(), node()];
  const one = use(3);
  expect(await times(3, () => first.countExactly([one]))).toBe(3);
  expect(second.look(one)).toBeNull();
  expect(await second.countExactly([one])).toEqual({ use: one, retryAfter: 20 });
  expect(second.look(one)).toEqual({ use: one, retryAfter: 20 });
});

test('what is refused by one count is taken from none', async () => {
  const limiter = node();
  const [address, key] = [use(2), use(100)];
  expect(await times(50, () => limiter.countExactly([address, key]))).toBe(2);
  const others = await times(200, () => node().countExactly([key]));
  expect(others).toBe(98);
});

test('what is refused by a count that only the database knows is taken from none either', async () => {
  const [address, key] = [use(2), use(100)];
  expect(await times(2, () => node().countExactly([address, key]))).toBe(2);
  const unaware = node();
  expect(await unaware.countExactly([address, key])).toMatchObject({ use: address });
  expect(await times(20, () => node().countExactly([key, address]))).toBe(0);
  // Neither in the database nor in what the node remembers.
  expect(await times(200, () => unaware.countExactly([key]))).toBe(98);
});

test('what is given back is exact, however many ask at once', async () => {
  const key = use(1_000);
  const addresses = Array.from({ length: 4 }, () => use(1));
  const nodes = [node(), node(), node()];
  let asked = 0;
  const ask = (limiter: RateLimiter) => limiter.countExactly([addresses[asked++ % 4]!, key]);
  const passed = await Promise.all(nodes.map((limiter) => times(40, () => ask(limiter))));
  expect(passed.reduce((sum, each) => sum + each)).toBe(4);
  expect(await node().countExactly([{ ...key, cost: 997 }])).toMatchObject({ retryAfter: 1 });
  expect(await node().countExactly([{ ...key, cost: 996 }])).toBeNull();
});

test('what each node counts by itself, all know after a settlement', async () => {
  const [first, second] = [node(), node()];
  const one = use(100);
  expect(await times(80, () => first.count([one]))).toBe(80);
  expect(await times(10, () => second.count([one]))).toBe(10);
  await first.settle();
  await second.settle();
  await first.settle();
  expect(await times(50, () => second.count([one]))).toBe(10);
  expect(await times(50, () => first.count([one]))).toBe(20);
  await first.settle();
  await second.settle();
  expect(second.look(one)).toMatchObject({ use: one });
  // Settled once, it is not charged again.
  clock.advance(72_000);
  await first.settle();
  expect(await times(200, () => node().countExactly([one]))).toBe(100);
});

test('what has happened already is added beyond the limit, and earned back after it', () => {
  const limiter = node();
  const one = use(10);
  limiter.add({ ...one, cost: 15 });
  expect(limiter.look({ ...one, cost: 0 })).toEqual({ use: { ...one, cost: 0 }, retryAfter: 30 });
  clock.advance(30_000);
  expect(limiter.look({ ...one, cost: 0 })).toBeNull();
});

test('of what has happened at once nobody owes more than fits at once, twice', () => {
  const limiter = node();
  const one = use(10);
  for (let at = 0; at < 100; at++) limiter.add({ ...one, cost: 25 });
  expect(limiter.look({ ...one, cost: 0 })).toEqual({ use: { ...one, cost: 0 }, retryAfter: 60 });
});

test('however long a node could not tell of them, it hands in no more uses than fit at once', async () => {
  const limiter = node();
  const one = use(6);
  for (let second = 0; second < 3_600; second++) {
    limiter.count([one]);
    clock.advance(1_000);
  }
  await limiter.settle();
  expect(await node().countExactly([one])).toEqual({ use: one, retryAfter: 10 });
});

test('without a database each node goes on alone, and asks it seldom', async () => {
  const limiter = node('postgres://nobody@127.0.0.1:1/none');
  const one = use(5);
  expect(await times(20, () => limiter.countExactly([one]))).toBe(5);
  expect(await limiter.countExactly([one])).toMatchObject({ retryAfter: 12 });
  await limiter.settle();
});

test('what was counted while the database was away, the others learn when it is back', async () => {
  const proxy = await createProxy(database.url);
  const [limiter, other] = [node(proxy.url), node()];
  const one = use(10);
  proxy.cut();
  expect(await times(4, () => limiter.countExactly([one]))).toBe(4);
  proxy.restore();
  onTestFinished(() => proxy.close());
  const isKnown = async () => {
    await limiter.settle();
    return (await connection.database.rateLimit.count({ where: { key: limiter.keyOf(one) } })) > 0;
  };
  await expect.poll(isKnown, { timeout: 20_000 }).toBe(true);
  expect(await times(20, () => other.countExactly([one]))).toBe(6);
});

test('the table holds nothing of whom it counts, and what was earned back leaves it after an hour', async () => {
  const limiter = node();
  const one: Use = { limit: 'test', rate: { count: 1, seconds: 60 }, of: 'ann@example.com' };
  await limiter.countExactly([one]);
  const rows = () => connection.database.rateLimit.findMany({ where: { key: limiter.keyOf(one) } });
  expect(JSON.stringify(await rows())).not.toContain('ann');
  clock.advance(60 * 60_000);
  await limiter.sweep();
  expect(await rows()).toHaveLength(1);
  clock.advance(60_001);
  await limiter.sweep();
  expect(await rows()).toHaveLength(0);
});

test('of many that would tell of a count, one does, and again after a while', async () => {
  const [limiter, one] = [node(), use(1)];
  const claim = (after = 0) => {
    const now = new Date(clock.now().getTime() + after);
    return connection.database.$transaction((tx) =>
      limiter.claimTelling(tx, one, now, new Date(now.getTime() - 60_000)),
    );
  };
  const claims = await Promise.all(Array.from({ length: 5 }, () => claim()));
  expect(claims.filter((claimed) => claimed)).toHaveLength(1);
  expect([await claim(59_000), await claim(60_000)]).toEqual([false, true]);
});

test('who tells of a count by a clock that runs ahead takes nothing from it', async () => {
  const [limiter, one] = [node(), use(6)];
  const ahead = new Date('2027-11-29T09:00:00Z');
  const claim = () =>
    connection.database.$transaction((tx) => limiter.claimTelling(tx, one, ahead, clock.now()));
  expect([await claim(), await claim()]).toEqual([true, false]);
  expect(await times(10, () => node().countExactly([one]))).toBe(6);
});
