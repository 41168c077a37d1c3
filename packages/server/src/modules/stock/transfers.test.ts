import { setTimeout as pass } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, store, warehouse } from '../../../test/stock-calls.ts';
import { asUnavailable } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { writeTransfer } from './transfers.ts';

let app: TestApp;
let holder: pg.Client;
beforeAll(async () => {
  app = await createTestApp();
  holder = new pg.Client({ connectionString: app.databaseUrl });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await app.stop();
});

test('a transaction that runs out of time writes nothing any more', async () => {
  const { database } = app.platform;
  const { organization } = await store(app);
  await warehouse(app, organization);
  const { id: partId } = await database.part.findUniqueOrThrow({ where: { sku: await part(app) } });
  const [from, to] = await database.warehouse.findMany();
  const transfer = {
    id: newId(),
    fromId: from!.id,
    toId: to!.id,
    state: 'REQUESTED' as const,
    createdAt: app.clock.now(),
  };
  await holder.query('begin');
  await holder.query('lock table transfer in exclusive mode');
  const timeout = 200;
  const written = database
    .$transaction((tx) => writeTransfer(tx, transfer, [{ id: newId(), partId, quantity: 1 }]), { timeout })
    .catch((error: unknown) => error);
  // It is the time itself that has to pass.
  await pass(3 * timeout);
  await holder.query('commit');
  expect(asUnavailable(await written)?.code).toBe('UNAVAILABLE');
  expect(await database.transfer.count()).toBe(0);
});
