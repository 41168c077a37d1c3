import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { createTestCluster } from '../../../test/cluster.ts';
import type { TestDatabase } from '../../../test/database.ts';
import {
  part,
  type StockOutcome,
  type Store,
  stockCall,
  store,
  warehouse,
} from '../../../test/stock-calls.ts';

let app: TestApp;
let second: TestApp;
let cluster: TestDatabase;
beforeAll(async () => {
  // Of its own: callers who wait for each other hold back the log of the whole cluster.
  cluster = await createTestCluster();
  app = await createTestApp({ databaseUrl: cluster.url });
  second = await createTestApp({ databaseUrl: cluster.url });
});
afterAll(async () => {
  await second.stop();
  await app.stop();
  await cluster.drop();
});

/** On a machine that is busy with other tests too. */
const timeout = 60_000;

const times = <Result>(count: number, run: (at: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, at) => run(at)));

/** Asks one server or the other, and again with the same key when no connection to the database was free in time, like the SDK. */
async function insist(
  at: number,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<StockOutcome> {
  const idempotencyKey = `${verb} ${at}`;
  for (;;) {
    const asked = { idempotencyKey, ...input };
    const { data, errors } = await stockCall(at % 2 === 0 ? app : second, verb, as, asked);
    if (errors?.[0]?.extensions['code'] === 'UNAVAILABLE') continue;
    expect(errors).toBeUndefined();
    return data![verb]!;
  }
}

/** As many tickets, one after the other: only what is looked at here races. */
async function ticketsOf({ ticket }: Store, count: number): Promise<string[]> {
  const ids = [];
  for (let at = 0; at < count; at++) ids.push((await ticket()).id);
  return ids;
}

/** The sums of a part, kept and recomputed from what they come from. */
async function sumsOf(sku: string) {
  const { database } = app.platform;
  const part = { sku };
  const levels = await database.stockLevel.aggregate({
    where: { part },
    _sum: { onHand: true, reserved: true },
  });
  const moved = await database.stockMovement.aggregate({ where: { part }, _sum: { quantity: true } });
  const held = await database.partLine.aggregate({
    where: { part, state: 'RESERVED' },
    _sum: { quantity: true },
  });
  return {
    kept: [levels._sum.onHand, levels._sum.reserved],
    recomputed: [moved._sum.quantity, held._sum.quantity ?? 0],
  };
}

test(
  'fifty callers on two servers who want one of twenty pieces: exactly twenty get one',
  { timeout },
  async () => {
    const place = await store(app);
    const { receive, key, level } = place;
    const sku = await part(app);
    await receive(sku, 20);
    const tickets = await ticketsOf(place, 50);
    const answers = await times(50, (at) =>
      insist(at, 'reserveParts', key, {
        ticket: tickets[at]!,
        lines: [{ sku, quantity: 1 }],
      }),
    );
    const count = (type: string) => answers.filter(({ __typename }) => __typename === type).length;
    expect([count('ReservePartsPayload'), count('InsufficientStockError')]).toEqual([20, 30]);
    expect(await level(sku)).toEqual([20, 20]);
  },
);

test('the same key fifty times at once: one movement, one line, one answer', { timeout }, async () => {
  const { call, code, key, ticket, level } = await store(app);
  const asked = (verb: string, input: Record<string, unknown>) =>
    times(50, (at) => insist(at, verb, key, input));
  const sku = await part(app);
  const goods = { warehouse: code, lines: [{ sku, quantity: 3 }], idempotencyKey: 'goods' };
  const received = await asked('receiveStock', goods);
  expect(new Set(received.map((answer) => answer.__typename))).toEqual(new Set(['ReceiveStockPayload']));
  expect(await level(sku)).toEqual([3, 0]);
  expect(await app.platform.database.stockMovement.count({ where: { part: { sku } } })).toBe(1);

  const { id } = await ticket();
  const wanted = { ticket: id, lines: [{ sku, quantity: 2 }], idempotencyKey: 'parts' };
  const reserved = await asked('reserveParts', wanted);
  expect(new Set(reserved.map(({ lines }) => JSON.stringify(lines))).size).toBe(1);
  expect(await level(sku)).toEqual([3, 2]);
  expect(await app.platform.database.partLine.count({ where: { part: { sku } } })).toBe(1);

  const other = await call('receiveStock', { ...goods, lines: [{ sku, quantity: 4 }] });
  expect(other).toMatchObject({ __typename: 'IdempotencyMismatchError', code: 'IDEMPOTENCY_MISMATCH' });
  const another = await call('reserveParts', { ...wanted, lines: [{ sku, quantity: 1 }] });
  expect(another).toMatchObject({ __typename: 'IdempotencyMismatchError' });
  expect(await level(sku)).toEqual([3, 2]);
});

test(
  'many callers with many lines in any order wait for nobody for ever, and get all or nothing',
  { timeout },
  async () => {
    const place = await store(app);
    const { receive, key } = place;
    const skus = await times(6, () => part(app));
    for (const sku of skus) await receive(sku, 12);
    const tickets = await ticketsOf(place, 24);
    const answers = await times(24, (at) => {
      // Each begins elsewhere, and every second goes backwards.
      const turned = [...skus.slice(at % 6), ...skus.slice(0, at % 6)];
      const lines = (at % 2 === 0 ? turned : turned.toReversed()).map((sku) => ({ sku, quantity: 1 }));
      return insist(at, 'reserveParts', key, { ticket: tickets[at]!, lines });
    });
    const held = answers.filter(({ __typename }) => __typename === 'ReservePartsPayload');
    expect(held).toHaveLength(12);
    for (const sku of skus) expect((await sumsOf(sku)).kept).toEqual([72 / 6, 12]);
  },
);

test('reservations, corrections, transfers and releases at once keep every sum', { timeout }, async () => {
  const place = await store(app);
  const { code, organization, receive, key } = place;
  const to = await warehouse(app, organization);
  const sku = await part(app);
  await receive(sku, 30);
  const tickets = await ticketsOf(place, 20);
  const answers = await times(20, async (at) => {
    const line = [{ sku, quantity: 1 }];
    const done = [
      await insist(at, 'reserveParts', key, {
        ticket: tickets[at]!,
        warehouse: code,
        lines: line,
        onShortage: 'BACKORDER',
      }),
      at % 2 === 0
        ? await insist(at, 'adjustStock', key, {
            warehouse: code,
            sku,
            quantity: at % 4 === 0 ? -2 : 1,
            reason: 'counted',
          })
        : await insist(at, 'transferStock', key, { from: code, to, lines: line }),
      at % 5 === 0 ? await insist(at, 'releaseParts', key, { ticket: tickets[at]! }) : null,
    ];
    return done.map((answer) => answer?.__typename ?? 'none');
  });
  const expected = /^(none|\w+Payload|InsufficientStockError|ValidationError)$/;
  for (const name of answers.flat()) expect(name).toMatch(expected);
  const { kept, recomputed } = await sumsOf(sku);
  expect(kept).toEqual(recomputed);
});
