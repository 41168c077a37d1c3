import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, type Store, store, warehouse } from '../../../test/stock-calls.ts';
import { verifyStock } from './index.ts';

let app: TestApp;
let shop: Store;
let client: pg.Client;
beforeAll(async () => {
  app = await createTestApp();
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await app.stop();
});
beforeEach(async () => {
  shop = await store(app);
});

const differences = async () => (await verifyStock(app.platform)).differences;

/** Writes what no verb would, past the triggers. */
async function plant(text: string, values: unknown[]): Promise<void> {
  await client.query('set session_replication_role = replica');
  const { rowCount } = await client.query(text, values);
  expect(rowCount).toBe(1);
}

/** A stock in which each kind of thing has happened. */
async function busy() {
  const { call, code, receive, ticket } = shop;
  const sku = await part(app);
  const tracked = await part(app, { serialTracked: true });
  const other = await warehouse(app, shop.organization);
  await receive(sku, 10);
  await receive(tracked, 2, { serials: ['A1', 'A2'] });
  const [first, second] = [await ticket(), await ticket()];
  const done = async (verb: string, input: Record<string, unknown>) => {
    const outcome = await call(verb, input);
    expect(outcome.__typename).toMatch(/Payload$/);
    return outcome;
  };
  const lines = [
    { sku, quantity: 3 },
    { sku: tracked, quantity: 1 },
  ];
  await done('reserveParts', { ticket: first.id, warehouse: code, lines });
  const issued = await done('issueParts', { ticket: first.id });
  const line = issued.lines!.find(({ quantity }) => quantity === 3)!.id;
  await done('returnParts', { ticket: first.id, lines: [{ line, quantity: 1 }] });
  await done('transferStock', { from: code, to: other, lines: [{ sku, quantity: 2 }] });
  await done('transferStock', {
    from: code,
    to: other,
    lines: [{ sku, quantity: 1 }],
    expectedOn: '2030-01-01',
  });
  const wanted = [
    { sku, quantity: 8 },
    { sku: tracked, quantity: 1 },
  ];
  await done('reserveParts', { ticket: second.id, onShortage: 'BACKORDER', lines: wanted });
  await done('adjustStock', { warehouse: other, sku, quantity: 1, reason: 'found' });
  return { sku, tracked, code, other, first, second };
}

test('a stock that only verbs have changed agrees with itself, down to units, transfers and tickets', async () => {
  const { sku, code, other } = await busy();
  expect(await differences()).toEqual([]);
  const { rows } = await client.query(
    'select warehouse_code, on_hand, reserved from stock_level where sku = $1 order by warehouse_code',
    [sku],
  );
  // 5 are held at home, 2 of the other warehouse's for a transfer, and 1 is missing.
  expect(rows).toEqual(
    expect.arrayContaining([
      { warehouse_code: code, on_hand: 5, reserved: 5 },
      { warehouse_code: other, on_hand: 3, reserved: 2 },
    ]),
  );
});

type Busy = Awaited<ReturnType<typeof busy>>;
type Found = { what: string; kept: number | null; computed: number };

const ofLevel = 'where l.sku = $1 and l.warehouse_code = $2';
const ofPlace = `where part_id = (select id from part where sku = $1)
  and warehouse_id = (select id from warehouse where code = $2)`;

test.each<[string, { sql: string; values: (stock: Busy) => unknown[]; found: Found[] }]>([
  [
    'more on hand than the movements come to',
    {
      sql: `update stock_level l set on_hand = on_hand + 1 ${ofLevel}`,
      values: ({ sku, code }) => [sku, code],
      found: [{ what: 'ON_HAND', kept: 6, computed: 5 }],
    },
  ],
  [
    'a movement that is gone',
    {
      sql: `delete from stock_movement ${ofPlace} and kind = 'ADJUSTMENT'`,
      values: ({ sku, other }) => [sku, other],
      found: [{ what: 'ON_HAND', kept: 3, computed: 2 }],
    },
  ],
  [
    'a level that is gone',
    {
      sql: `delete from stock_level l ${ofLevel}`,
      values: ({ sku, other }) => [sku, other],
      found: [
        { what: 'ON_HAND', kept: null, computed: 3 },
        { what: 'RESERVED', kept: null, computed: 2 },
      ],
    },
  ],
  [
    'less reserved than is promised',
    {
      sql: `update stock_level l set reserved = reserved - 1 ${ofLevel}`,
      values: ({ sku, other }) => [sku, other],
      found: [{ what: 'RESERVED', kept: 1, computed: 2 }],
    },
  ],
  [
    'a hold that has grown by itself',
    {
      sql: `update part_line set quantity = quantity + 1 ${ofPlace} and state = 'RESERVED'`,
      values: ({ sku, code }) => [sku, code],
      found: [{ what: 'RESERVED', kept: 5, computed: 6 }],
    },
  ],
  [
    'a transfer that was called off and still holds',
    {
      sql: `update transfer_line set cancelled = true
        where part_id = (select id from part where sku = $1)
        and transfer_id in (select id from transfer where state = 'REQUESTED')`,
      values: ({ sku }) => [sku],
      found: [{ what: 'RESERVED', kept: 2, computed: 0 }],
    },
  ],
  [
    'a level older than its last movement',
    {
      sql: `update stock_level l set version = 1 ${ofLevel}`,
      values: ({ sku, code }) => [sku, code],
      found: [{ what: 'VERSION', kept: 1, computed: 6 }],
    },
  ],
  [
    'a unit that was lost',
    {
      sql: `delete from stock_unit ${ofPlace} and state = 'IN_STOCK'`,
      values: ({ tracked, code }) => [tracked, code],
      found: [
        { what: 'UNITS_HELD', kept: 1, computed: 0 },
        { what: 'UNITS_IN_STOCK', kept: 1, computed: 0 },
      ],
    },
  ],
  [
    'a unit that is held for nobody',
    {
      sql: `update stock_unit set part_line_id = null ${ofPlace} and state = 'IN_STOCK'`,
      values: ({ tracked, code }) => [tracked, code],
      found: [{ what: 'UNITS_HELD', kept: 1, computed: 0 }],
    },
  ],
  [
    'an issue of another size than its line',
    {
      sql: `update part_line set quantity = quantity + 1 ${ofPlace} and state = 'ISSUED'`,
      values: ({ sku, code }) => [sku, code],
      found: [{ what: 'ISSUED', kept: 4, computed: 3 }],
    },
  ],
  [
    'a line that came back without a movement',
    {
      sql: `update part_line set state = 'RETURNED' ${ofPlace} and state = 'ISSUED'`,
      values: ({ sku, code }) => [sku, code],
      found: [{ what: 'RETURNED', kept: 3, computed: 1 }],
    },
  ],
])('found: %s', async (_what, { sql, values, found }) => {
  const stock = await busy();
  await plant(sql, values(stock));
  const ofStock = (await differences()).filter(({ sku }) => sku === stock.sku || sku === stock.tracked);
  expect(ofStock).toMatchObject(found);
});

test('found: a ticket that counts other missing parts than its lines', async () => {
  const { number } = (await busy()).second;
  await plant('update ticket set missing_parts = 5 where number = $1', [number]);
  expect((await differences()).filter(({ ticket }) => ticket === number)).toEqual([
    { what: 'MISSING_PARTS', kept: 5, computed: 3, sku: null, warehouse: null, ticket: number },
  ]);
});
