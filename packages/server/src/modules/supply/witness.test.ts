import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, store, warehouse } from '../../../test/stock-calls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

/** The versions of a part's levels of which events tell, with what they say of the level. */
async function toldVersions(sku: string) {
  const events = await app.platform.database.event.findMany({ orderBy: [{ xid: 'asc' }, { seq: 'asc' }] });
  return events.flatMap(({ type, data }) => {
    const { lines } = data as { lines?: { sku: string; warehouse: string; version: number }[] };
    return (lines ?? []).filter((line) => line.sku === sku).map((line) => ({ type, ...line }));
  });
}

test('a hold that is asked for again when it is over is the hold that it was', async () => {
  const { call, code, receive, ticket, level } = await store(app);
  const sku = await part(app);
  await receive(sku, 1);
  const { id } = await ticket();
  const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString();
  const input = {
    ticket: id,
    warehouse: code,
    lines: [{ sku, quantity: 1 }],
    expiresAt,
    idempotencyKey: 'one',
  };
  const first = await call('reserveParts', input);
  expect(first.__typename).toBe('ReservePartsPayload');
  app.clock.advance(61_000);
  const again = await call('reserveParts', input);
  expect(again.lines!.map((line) => line.id)).toEqual(first.lines!.map((line) => line.id));
  expect(await level(sku)).toEqual([1, 1]);
  const late = await call('reserveParts', { ...input, idempotencyKey: 'two' });
  expect(late).toMatchObject({ issues: [{ path: ['expiresAt'], code: 'in_past' }] });
});

test('events tell of each version of a level, also when a transfer is called off and its ticket waits for others', async () => {
  const { call, code, key, organization, ticket } = await store(app);
  const other = await warehouse(app, organization);
  const sku = await part(app);
  await call('receiveStock', { warehouse: other, lines: [{ sku, quantity: 2 }] });
  const { id } = await ticket();
  await call('reserveParts', { ticket: id, onShortage: 'BACKORDER', lines: [{ sku, quantity: 2 }] });
  const { data } = await app.query<{ transfers: { nodes: { id: string }[] } }>(
    'query ($from: String) { transfers(filter: { from: $from }) { nodes { id } } }',
    { as: key, variables: { from: other } },
  );
  const cancelled = await call('cancelTransfer', { id: data.transfers.nodes[0]!.id });
  expect(cancelled.transfer).toMatchObject({ state: 'CANCELLED' });
  const levels = await app.platform.database.stockLevel.findMany({ where: { sku } });
  const told = await toldVersions(sku);
  for (const { warehouseCode, version } of levels) {
    const versions = told.filter((line) => line.warehouse === warehouseCode).map((line) => line.version);
    const all = Array.from({ length: version }, (_, index) => index + 1);
    expect({ warehouseCode, versions: [...new Set(versions)].filter((one) => one > 0) }).toEqual({
      warehouseCode,
      versions: all,
    });
  }
  expect(told.at(-1)).toMatchObject({ type: 'stock.backordered', warehouse: code, quantity: 2, version: 1 });
});
