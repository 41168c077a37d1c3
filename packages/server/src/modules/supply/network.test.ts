import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { levelOf, part, type Store, stockCall, store } from '../../../test/stock-calls.ts';
import { historyOf, outcome } from '../../../test/tickets.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

interface Network {
  center: Store;
  dealer: Store;
  sister: Store;
  sku: string;
  at: (place: Store) => Promise<number[] | null>;
}

async function network({ serialTracked = false } = {}): Promise<Network> {
  const center = await store(app, { tier: 'SERVICE_CENTER' });
  const parent = center.organization.code;
  const [dealer, sister] = [await store(app, { parent }), await store(app, { parent })];
  const sku = await part(app, { serialTracked });
  return { center, dealer, sister, sku, at: (place) => levelOf(app, sku, place.code) };
}

async function accepted({ ticket, key }: Store): Promise<string> {
  const { id } = await ticket();
  await outcome(app, 'acceptTicket', key, { id });
  return id;
}

async function transfersOf(as: string, ticket: string) {
  const { data } = await app.query<{
    transfers: {
      nodes: { id: string; state: string; from: { code: string }; lines: { quantity: number }[] }[];
    };
  }>(
    `query ($ticket: ID!) {
      transfers(filter: { ticket: $ticket }) { nodes { id state from { code } lines { quantity } } }
    }`,
    { as, variables: { ticket } },
  );
  return data.transfers.nodes.toReversed();
}

const statusOf = async ({ key }: Store, id: string) => (await historyOf(app, key, id)).status;

test('what is not at home comes from the organization above, then from a sister, by transfers that the ticket waits for', async () => {
  const { center, dealer, sister, sku, at } = await network();
  await dealer.receive(sku, 1);
  await center.receive(sku, 2);
  await sister.receive(sku, 5);
  const id = await accepted(dealer);
  const reserved = await dealer.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 5 }] });
  expect(reserved.ticket).toMatchObject({ status: 'ON_HOLD', holdReason: 'WAITING_PARTS' });
  const home = { code: dealer.code };
  expect(reserved.lines).toMatchObject([
    { state: 'RESERVED', quantity: 1, warehouse: home },
    { state: 'BACKORDERED', quantity: 2, warehouse: home },
    { state: 'BACKORDERED', quantity: 2, warehouse: home },
  ]);
  expect(await Promise.all([dealer, center, sister].map(at))).toEqual([
    [1, 1],
    [2, 2],
    [5, 2],
  ]);

  const transfers = await transfersOf(dealer.key, id);
  expect(transfers.map(({ from, state }) => `${from.code} ${state}`).sort()).toEqual(
    [`${center.code} REQUESTED`, `${sister.code} REQUESTED`].sort(),
  );
  for (const place of [center, sister]) {
    const transfer = transfers.find(({ from }) => from.code === place.code)!;
    const early = await dealer.call('receiveTransfer', { id: transfer.id });
    expect(early.issues).toEqual([{ path: ['id'], code: 'wrong_state' }]);
    const sent = await place.call('sendTransfer', { id: transfer.id, expectedOn: '2999-01-02' });
    expect(sent.transfer).toMatchObject({ state: 'IN_TRANSIT', expectedOn: '2999-01-02' });
    expect(await statusOf(dealer, id)).toBe('ON_HOLD');
    const received = await dealer.call('receiveTransfer', { id: transfer.id });
    expect(received.transfer).toMatchObject({ state: 'RECEIVED' });
  }
  expect(await statusOf(dealer, id)).toBe('ACCEPTED');
  expect(await Promise.all([dealer, center, sister].map(at))).toEqual([
    [5, 5],
    [0, 0],
    [3, 0],
  ]);
  const issued = await dealer.call('issueParts', { ticket: id });
  expect(issued.lines!.map(({ quantity }) => quantity).reduce((sum, one) => sum + one)).toBe(5);
  expect(await at(dealer)).toEqual([0, 0]);
});

test('a sister’s warehouse is no home: without one of its own or above, there is nowhere to hand out from', async () => {
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  const sister = await store(app, { parent: center.code });
  const bare = await app.organization(center.code);
  const as = await bare.secretKey('ADMIN');
  const sku = await part(app);
  await sister.receive(sku, 5);
  const { id } = await outcome(app, 'submitTicket', as, {
    description: 'It drips.',
    contact: { name: 'Li Wei', phone: '+86 138 0013 8000' },
  }).then(({ ticket }) => ticket!);
  const { data } = await stockCall(app, 'reserveParts', as, { ticket: id, lines: [{ sku, quantity: 1 }] });
  expect(data!['reserveParts']).toMatchObject({ issues: [{ path: ['warehouse'], code: 'no_warehouse' }] });
  expect(await levelOf(app, sku, sister.code)).toEqual([5, 0]);
});

test('a transfer that is called off frees its parts, and the ticket waits for others', async () => {
  const { center, dealer, sku, at } = await network();
  await center.receive(sku, 2);
  const id = await accepted(dealer);
  await dealer.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 2 }] });
  const [transfer] = await transfersOf(dealer.key, id);
  const { errors } = await stockCall(app, 'cancelTransfer', dealer.key, { id: transfer!.id });
  expect(errors?.[0]!.extensions['code']).toBe('FORBIDDEN');
  const cancelled = await center.call('cancelTransfer', { id: transfer!.id });
  expect(cancelled.transfer).toMatchObject({ state: 'CANCELLED' });
  expect(await at(center)).toEqual([2, 0]);
  expect(await statusOf(dealer, id)).toBe('ON_HOLD');
  await dealer.receive(sku, 3);
  expect(await statusOf(dealer, id)).toBe('ACCEPTED');
  expect(await at(dealer)).toEqual([3, 2]);
});

test('a line that is released keeps its parts where they are; on their way they arrive as free stock', async () => {
  const { center, dealer, sku, at } = await network();
  await center.receive(sku, 4);
  const [early, late] = [await accepted(dealer), await accepted(dealer)];
  for (const ticket of [early, late]) {
    await dealer.call('reserveParts', { ticket, lines: [{ sku, quantity: 2 }] });
  }
  expect(await at(center)).toEqual([4, 4]);
  await dealer.call('releaseParts', { ticket: early });
  expect((await transfersOf(dealer.key, early)).map(({ state }) => state)).toEqual(['CANCELLED']);
  expect(await at(center)).toEqual([4, 2]);
  expect(await statusOf(dealer, early)).toBe('ACCEPTED');

  const [transfer] = await transfersOf(dealer.key, late);
  await center.call('sendTransfer', { id: transfer!.id });
  await dealer.call('releaseParts', { ticket: late });
  expect(await statusOf(dealer, late)).toBe('ACCEPTED');
  await dealer.call('receiveTransfer', { id: transfer!.id });
  expect([await at(center), await at(dealer)]).toEqual([
    [2, 0],
    [2, 0],
  ]);
});

test('units of a tracked part travel with their serial numbers', async () => {
  const { center, dealer, sku } = await network({ serialTracked: true });
  await center.receive(sku, 2, { serials: ['A', 'B'] });
  const id = await accepted(dealer);
  await dealer.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 1 }] });
  const [transfer] = await transfersOf(dealer.key, id);
  await center.call('sendTransfer', { id: transfer!.id });
  const taken = await center.call('scrapParts', {
    warehouse: center.code,
    reason: 'broken',
    lines: [{ sku, quantity: 1, serials: ['A'] }],
  });
  expect(taken.issues).toEqual([{ path: ['lines', '0', 'serials', '0'], code: 'unknown_unit' }]);
  await dealer.call('receiveTransfer', { id: transfer!.id });
  const issued = await dealer.call('issueParts', { ticket: id });
  expect(issued.lines).toMatchObject([{ serials: ['A'], state: 'ISSUED' }]);
  const { data } = await app.query<{ stockMovements: { nodes: object[] } }>(
    '{ stockMovements(filter: { serial: "A" }) { nodes { kind quantity warehouse { code } } } }',
    { as: await center.organization.secretKey('STOREKEEPER') },
  );
  expect(data.stockMovements.nodes.toReversed()).toEqual([
    { kind: 'RECEIPT', quantity: 2, warehouse: { code: center.code } },
    { kind: 'TRANSFER_OUT', quantity: -1, warehouse: { code: center.code } },
    { kind: 'TRANSFER_IN', quantity: 1, warehouse: { code: dealer.code } },
    { kind: 'ISSUE', quantity: -1, warehouse: { code: dealer.code } },
  ]);
});
