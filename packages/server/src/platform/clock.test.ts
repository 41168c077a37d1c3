import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { asOwner, createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { SandboxClock, systemClock } from './clock.ts';
import { connectDatabase, type DatabaseConnection } from './database.ts';

const hour = 60 * 60 * 1000;
const now = new Date('2026-11-23T09:00:00.000Z');

let postgres: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  postgres = await createTestDatabase();
  connection = connectDatabase(postgres.url, { onError: () => {} });
});
afterAll(async () => {
  await connection.close();
  await postgres.drop();
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  await asOwner(postgres.url, 'delete from sandbox_clock');
});
afterEach(() => {
  vi.useRealTimers();
});

const begin = async (startsAt: string | null = null) => {
  const clock = new SandboxClock(startsAt === null ? null : new Date(startsAt));
  await clock.begin(connection.database);
  return clock;
};
const saidBy = (clock: SandboxClock) => clock.now().toISOString();

test('the clock of a server is the real one', () => {
  expect(systemClock.now()).toEqual(now);
});

test('a sandbox begins with the real time, and runs on with it', async () => {
  const clock = await begin();
  expect(saidBy(clock)).toBe('2026-11-23T09:00:00.000Z');
  vi.setSystemTime(now.getTime() + hour);
  expect(saidBy(clock)).toBe('2026-11-23T10:00:00.000Z');
});

test('a sandbox says whether it began at its moment, and a database whether its clock was moved', async () => {
  const { database } = connection;
  const begun = () => new SandboxClock(new Date('2020-02-29T12:00:00Z')).begin(database);
  expect([await SandboxClock.isMoved(database), await begun()]).toEqual([false, true]);
  expect([await SandboxClock.isMoved(database), await begun()]).toEqual([true, false]);
});

test('a sandbox with a moment begins there, in the past as in the future, and only once', async () => {
  expect(saidBy(await begin('2020-02-29T12:00:00Z'))).toBe('2020-02-29T12:00:00.000Z');
  vi.setSystemTime(now.getTime() + hour);
  expect(saidBy(await begin('2020-02-29T12:00:00Z'))).toBe('2020-02-29T13:00:00.000Z');
  expect(saidBy(await begin('2030-01-01T00:00:00Z'))).toBe('2020-02-29T13:00:00.000Z');
  expect(saidBy(await begin())).toBe('2020-02-29T13:00:00.000Z');
});

test('what is advanced adds up over all nodes, and is there after a start', async () => {
  const [one, other] = [await begin(), await begin()];
  await one.advance(connection.database, hour);
  expect([saidBy(one), saidBy(other)]).toEqual(['2026-11-23T10:00:00.000Z', '2026-11-23T09:00:00.000Z']);
  await other.advance(connection.database, 24 * hour);
  expect(saidBy(other)).toBe('2026-11-24T10:00:00.000Z');
  await one.follow(connection.database);
  expect(saidBy(one)).toBe('2026-11-24T10:00:00.000Z');
  expect(saidBy(await begin())).toBe('2026-11-24T10:00:00.000Z');
});

test('20 advances at once all count', async () => {
  const clocks = await Promise.all(Array.from({ length: 4 }, () => begin()));
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => clocks[at % 4]!.advance(connection.database, hour)),
  );
  for (const clock of clocks) {
    await clock.follow(connection.database);
    expect(saidBy(clock)).toBe('2026-11-24T05:00:00.000Z');
  }
});

test('it only goes forward, whichever answer comes first', async () => {
  const clock = await begin();
  await clock.advance(connection.database, hour);
  await connection.database.sandboxClock.updateMany({ data: { offsetMs: 0 } });
  await clock.follow(connection.database);
  expect(saidBy(clock)).toBe('2026-11-23T10:00:00.000Z');
});
