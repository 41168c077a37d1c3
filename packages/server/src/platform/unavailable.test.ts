import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { asUnavailable, connectDatabase, type DatabaseConnection, type Transaction } from './database.ts';

let database: TestDatabase;
let connection: DatabaseConnection;
let holder: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { onError: () => undefined, poolSize: 2 });
  holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('lock table part in access exclusive mode');
});
afterAll(async () => {
  await holder.end();
  await connection.close();
  await database.drop();
});

/** Waits for what another has locked, but not as long as a server does. */
const waited = (run: (tx: Transaction) => Promise<unknown>): Promise<unknown> =>
  connection.database
    .$transaction(async (tx) => {
      await tx.$executeRaw`set local statement_timeout = 50`;
      await run(tx);
    })
    .catch((error: unknown) => error);

test.each<[string, (tx: Transaction) => Promise<unknown>]>([
  ['a query by hand', (tx) => tx.$queryRaw`select id from part`],
  ['a statement by hand', (tx) => tx.$executeRaw`update part set name = 'x'`],
  ['a query by Prisma', (tx) => tx.part.findFirst()],
  ['a statement by Prisma', (tx) => tx.part.updateMany({ data: { name: 'x' } })],
])('%s that waits too long for others has done nothing, and can be tried again', async (_what, run) => {
  const error = await waited(run);
  expect(error).toMatchObject({ message: expect.stringContaining('statement timeout') });
  expect(asUnavailable(error)?.code).toBe('UNAVAILABLE');
});
