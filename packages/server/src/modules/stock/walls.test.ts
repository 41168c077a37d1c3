import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { asOwner } from '../../../test/database.ts';
import { part, store } from '../../../test/stock-calls.ts';

let app: TestApp;
let sku: string;
beforeAll(async () => {
  app = await createTestApp();
  const { call, receive, ticket } = await store(app);
  sku = await part(app);
  await receive(sku, 5);
  const { id } = await ticket();
  await call('reserveParts', { ticket: id, lines: [{ sku, quantity: 2 }] });
});
afterAll(() => app.stop());

test.each([
  ['a movement that is changed', 'update stock_movement set quantity = 1'],
  ['a movement that is removed', 'delete from stock_movement'],
  ['a ledger that is emptied', 'truncate stock_movement cascade'],
  ['less on hand than is reserved', 'update stock_level set on_hand = 1'],
  ['less than nothing reserved', 'update stock_level set reserved = -1'],
  ['less than nothing on hand', 'update stock_level set on_hand = -1, reserved = -1'],
  ['a line of no pieces', 'update part_line set quantity = 0'],
  [
    'a movement of no pieces',
    `insert into stock_movement (id, kind, part_id, warehouse_id, quantity, version, serials, actor_name, at)
    select gen_random_uuid(), 'RECEIPT', part_id, warehouse_id, 0, 1, '{}', 'nobody', now() from stock_level`,
  ],
  [
    'a receipt that takes away',
    `insert into stock_movement (id, kind, part_id, warehouse_id, quantity, version, serials, actor_name, at)
    select gen_random_uuid(), 'RECEIPT', part_id, warehouse_id, -1, 1, '{}', 'nobody', now() from stock_level`,
  ],
  [
    'an issue that adds',
    `insert into stock_movement (id, kind, part_id, warehouse_id, quantity, version, serials, actor_name, at)
    select gen_random_uuid(), 'ISSUE', part_id, warehouse_id, 1, 1, '{}', 'nobody', now() from stock_level`,
  ],
])('the database refuses %s, whoever writes', async (_what, statement) => {
  const { database } = app.platform;
  const all = () =>
    Promise.all([
      database.stockLevel.findMany(),
      database.stockMovement.findMany(),
      database.partLine.findMany(),
    ]);
  const before = await all();
  expect(before.map((rows) => rows.length)).toEqual([1, 1, 1]);
  await expect(asOwner(app.databaseUrl, statement)).rejects.toThrow(
    /check constraint|ledger|append|movement/i,
  );
  expect(await all()).toEqual(before);
});
