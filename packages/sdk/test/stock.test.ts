import { expect, test } from 'vitest';
import { createStockClient } from '../src/stock.ts';
import { startServer } from './server.ts';

/** A store with a warehouse and a part, and a ticket that was accepted. */
async function startStore() {
  const { app, url, headquartersKey: key, device } = await startServer();
  const createdAt = app.clock.now();
  await app.platform.database.part.createMany({
    data: [
      { sku: 'PUMP', name: 'Pump', createdAt },
      { sku: 'BOARD', name: 'Board', serialTracked: true, createdAt },
    ],
  });
  const store = createStockClient({ url, key });
  await store.stock.createWarehouse({ code: 'MAIN', name: 'Main', organization: 'HQ' });
  const { ticket } = await store.tickets.submit({
    channel: 'PHONE',
    description: 'It hums.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
    device: { serial: device.serial },
  });
  await store.tickets.accept({ id: ticket.id });
  return { store, ticket: ticket.id };
}

const one = [{ sku: 'PUMP', quantity: 1 }];
const statusOf = async (store: Awaited<ReturnType<typeof startStore>>['store'], id: string) =>
  (await store.tickets.get({ id }))?.status;

test('parts are received, held, handed out and brought back', async () => {
  const { store, ticket } = await startStore();
  expect(
    await store.stock.receive({ warehouse: 'MAIN', lines: [{ sku: 'PUMP', quantity: 3 }] }),
  ).toMatchObject([{ onHand: 3, available: 3, part: { sku: 'PUMP' }, warehouse: { code: 'MAIN' } }]);
  const [line] = await store.ticketParts.reserve({ ticket, lines: one });
  expect(line).toMatchObject({ state: 'RESERVED', quantity: 1, warehouse: { code: 'MAIN' } });
  expect(await store.stock.level({ sku: 'PUMP', warehouse: 'MAIN' })).toMatchObject({
    onHand: 3,
    reserved: 1,
    available: 2,
  });
  expect(await store.ticketParts.issue({ ticket })).toMatchObject([{ id: line!.id, state: 'ISSUED' }]);
  await store.ticketParts.recordRemoved({ line: line!.id, fate: 'SCRAPPED', serial: 'OLD-1' });
  expect(await store.ticketParts.ofTicket({ id: ticket })).toMatchObject([
    { state: 'ISSUED', removedFate: 'SCRAPPED', removedSerial: 'OLD-1' },
  ]);
  expect(await store.ticketParts.return({ ticket, lines: [{ line: line!.id }] })).toMatchObject([
    { state: 'RETURNED' },
  ]);
  const ledger = await Array.fromAsync(store.stock.movements({ filter: { sku: 'PUMP' } }));
  expect(ledger.map(({ kind, quantity }) => [kind, quantity])).toEqual([
    ['RETURN', 1],
    ['ISSUE', -1],
    ['RECEIPT', 3],
  ]);
});

test('what is short is refused with what there is, or awaited until it arrives', async () => {
  const { store, ticket } = await startStore();
  await expect(store.ticketParts.reserve({ ticket, lines: one })).rejects.toMatchObject({
    name: 'InsufficientStockError',
    code: 'INSUFFICIENT_STOCK',
    shortages: [{ sku: 'PUMP', requested: 1, available: 0, elsewhere: [], expectedOn: null }],
  });
  const delivery = { warehouse: 'MAIN', sku: 'PUMP', quantity: 1, expectedOn: '2099-12-01' };
  const { id } = await store.stock.expect(delivery);
  expect(await store.ticketParts.reserve({ ticket, lines: one, onShortage: 'BACKORDER' })).toMatchObject([
    { state: 'BACKORDERED', expectedOn: '2099-12-01' },
  ]);
  expect(await statusOf(store, ticket)).toBe('ON_HOLD');
  expect(await Array.fromAsync(store.stock.expected())).toMatchObject([{ id, quantity: 1 }]);
  await store.stock.receive({ warehouse: 'MAIN', lines: one });
  expect(await statusOf(store, ticket)).toBe('ACCEPTED');
  expect(await Array.fromAsync(store.stock.expected())).toEqual([]);
  expect(await store.ticketParts.release({ ticket })).toMatchObject([{ state: 'RELEASED' }]);
});

test('stock is counted, corrected, scrapped, sent on and watched', async () => {
  const { store } = await startStore();
  expect(await Array.fromAsync(store.stock.warehouses({ organization: 'HQ' }))).toMatchObject([
    { code: 'MAIN', organization: { code: 'HQ' } },
  ]);
  await store.stock.createWarehouse({ code: 'VAN', name: 'Van', organization: 'HQ' });
  const lines = [{ sku: 'BOARD', quantity: 2, serials: ['B1', 'B2'] }];
  await store.stock.receive({ warehouse: 'MAIN', lines });
  expect(
    await store.stock.setReorderPoint({ warehouse: 'MAIN', sku: 'BOARD', reorderPoint: 1 }),
  ).toMatchObject({ reorderPoint: 1, low: false });
  const sent = await store.transfers.create({
    from: 'MAIN',
    to: 'VAN',
    expectedOn: '2099-12-01',
    lines: [{ sku: 'BOARD', quantity: 1, serials: ['B1'] }],
  });
  expect(sent).toMatchObject({ state: 'IN_TRANSIT', lines: [{ quantity: 1, serials: ['B1'] }] });
  expect(await Array.fromAsync(store.stock.levels({ filter: { low: true } }))).toMatchObject([
    { part: { sku: 'BOARD' }, available: 1 },
  ]);
  expect(await store.stock.unit({ sku: 'BOARD', serial: 'B1' })).toMatchObject({ state: 'IN_TRANSIT' });
  await store.transfers.receive({ id: sent.id });
  expect(await Array.fromAsync(store.transfers.list({ filter: { to: 'VAN' } }))).toMatchObject([
    { id: sent.id, state: 'RECEIVED' },
  ]);
  expect(
    await store.stock.count({
      warehouse: 'MAIN',
      lines: [{ sku: 'BOARD', counted: 2, expected: 1, serials: ['B2', 'B3'] }],
    }),
  ).toMatchObject([{ onHand: 2 }]);
  expect(
    await store.stock.scrap({
      warehouse: 'MAIN',
      lines: [{ sku: 'BOARD', quantity: 1, serials: ['B2'] }],
      reason: 'Fell.',
    }),
  ).toMatchObject([{ onHand: 1 }]);
  expect(
    await store.stock.adjust({ warehouse: 'VAN', sku: 'PUMP', quantity: 4, reason: 'Found.' }),
  ).toMatchObject([{ onHand: 4 }]);
});

test('the key figures of a month are read', async () => {
  const { store, ticket } = await startStore();
  await store.stock.receive({ warehouse: 'MAIN', lines: [{ sku: 'PUMP', quantity: 1 }] });
  await store.ticketParts.reserve({ ticket, lines: one });
  const rows = await store.stock.report({ from: '2026-01', to: '2099-12', warehouse: 'MAIN' });
  expect(rows.filter(({ lines }) => lines > 0)).toMatchObject([
    { warehouse: 'MAIN', hits: 1, hitRate: 1, turnover: [], partsWithoutCost: 1, meanWait: null },
  ]);
  await expect(store.stock.report({ from: '2026-02', to: '2026-01' })).rejects.toMatchObject({
    name: 'ValidationError',
  });
});
