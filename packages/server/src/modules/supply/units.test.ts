import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestDevice } from '../../../test/app.ts';
import { part, type Store, store } from '../../../test/stock-calls.ts';
import { outcome } from '../../../test/tickets.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

interface Bench {
  place: Store;
  sku: string;
  device: TestDevice;
  ticket: string;
}

/** A ticket for a device, and three units of a part. */
async function bench({ consumable = false } = {}): Promise<Bench> {
  const place = await store(app);
  const sku = await part(app, { serialTracked: true, consumable });
  await place.receive(sku, 3, { serials: ['A', 'B', 'C'] });
  const device = await app.device(place.organization);
  const { id } = await place.ticket({ device: { serial: device.serial } });
  await outcome(app, 'acceptTicket', place.key, { id });
  return { place, sku, device, ticket: id };
}

const unitOf = async ({ place, sku }: Bench, serial: string) => {
  const { data } = await app.query<{ stockUnit: { state: string; warehouse: { code: string } } | null }>(
    'query ($sku: String!, $serial: String!) { stockUnit(sku: $sku, serial: $serial) { state warehouse { code } } }',
    { as: place.key, variables: { sku, serial } },
  );
  return data.stockUnit?.state;
};
const pathOf = async ({ place, sku }: Bench, serial: string) => {
  const { data } = await app.query<{ stockMovements: { nodes: { kind: string; quantity: number }[] } }>(
    `query ($filter: StockFilter!) { stockMovements(filter: $filter) { nodes { kind quantity } } }`,
    { as: place.key, variables: { filter: { sku, serial } } },
  );
  return data.stockMovements.nodes.map(({ kind }) => kind).toReversed();
};
const installedIn = async ({ device }: Bench) =>
  (
    await app.platform.database.installedPart.findMany({
      where: { deviceId: device.id },
      orderBy: { id: 'asc' },
    })
  ).map(({ serial, removedOn }) => `${serial}${removedOn ? ' removed' : ''}`);

test('a unit goes from its receipt into the device, and back when it was not used', async () => {
  const at = await bench();
  const { place, sku, ticket } = at;
  const reserved = await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 2 }] });
  expect(reserved.lines).toMatchObject([{ serials: ['A', 'B'] }]);
  const issued = await place.call('issueParts', { ticket });
  expect(issued.lines).toMatchObject([{ serials: ['A', 'B'], state: 'ISSUED' }]);
  expect(await unitOf(at, 'A')).toBe('ISSUED');
  expect(await installedIn(at)).toEqual(['A', 'B']);
  expect(await pathOf(at, 'A')).toEqual(['RECEIPT', 'ISSUE']);

  const line = issued.lines![0]!.id;
  const returned = await place.call('returnParts', { ticket, lines: [{ line, serials: ['B'] }] });
  expect(returned.lines).toMatchObject([{ state: 'RETURNED', quantity: 1 }]);
  expect([await unitOf(at, 'A'), await unitOf(at, 'B')]).toEqual(['ISSUED', 'IN_STOCK']);
  expect(await installedIn(at)).toEqual(['A']);
  expect(await pathOf(at, 'B')).toEqual(['RECEIPT', 'ISSUE', 'RETURN']);
  expect(await place.level(sku)).toEqual([2, 0]);
});

test('the unit that is scanned goes out, and the one that was held stays', async () => {
  const at = await bench();
  const { place, sku, ticket } = at;
  const reserved = await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 1 }] });
  expect(reserved.lines).toMatchObject([{ serials: ['A'] }]);
  const line = reserved.lines![0]!.id;
  const issued = await place.call('issueParts', { ticket, units: [{ line, serials: ['C'] }] });
  expect(issued.lines).toMatchObject([{ serials: ['C'] }]);
  expect([await unitOf(at, 'A'), await unitOf(at, 'C')]).toEqual(['IN_STOCK', 'ISSUED']);
  expect(await installedIn(at)).toEqual(['C']);
  const next = await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 2 }] });
  expect(next.lines).toMatchObject([{ serials: ['A', 'B'] }]);
});

test('a unit that is held for one ticket, or was issued, does not go out for another', async () => {
  const at = await bench();
  const { place, sku, ticket } = at;
  const { id: other } = await place.ticket();
  const [held, wanted] = [
    await place.call('reserveParts', { ticket: other, lines: [{ sku, quantity: 1, serials: ['B'] }] }),
    await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 1 }] }),
  ];
  expect([held.lines![0]!.serials, wanted.lines![0]!.serials]).toEqual([['B'], ['A']]);
  const line = wanted.lines![0]!.id;
  const scan = (serial: string) => place.call('issueParts', { ticket, units: [{ line, serials: [serial] }] });
  const refused = { issues: [{ path: ['units', '0', 'serials', '0'], code: 'unknown_unit' }] };
  expect(await scan('B')).toMatchObject(refused);
  await place.call('issueParts', { ticket: other });
  expect(await scan('B')).toMatchObject(refused);
  expect(await place.level(sku)).toEqual([2, 1]);
});

test('what is used up is in no device', async () => {
  const at = await bench({ consumable: true });
  const { place, sku, ticket } = at;
  await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 1 }] });
  expect((await place.call('issueParts', { ticket })).__typename).toBe('IssuePartsPayload');
  expect(await installedIn(at)).toEqual([]);
});

test('what came out is taken out of the device, and is said to be scrapped or sent back', async () => {
  const at = await bench();
  const { place, sku, ticket, device } = at;
  const { id: partId } = await app.platform.database.part.findUniqueOrThrow({ where: { sku } });
  const createdAt = app.clock.now();
  await app.platform.database.installedPart.create({
    data: {
      deviceId: device.id,
      partId,
      serial: 'OLD',
      installedOn: new Date('2020-01-01'),
      isReplacement: false,
      underWarranty: false,
      createdAt,
    },
  });
  await place.call('reserveParts', { ticket, lines: [{ sku, quantity: 1 }] });
  const issued = await place.call('issueParts', { ticket });
  expect(await installedIn(at)).toEqual(['OLD removed', 'A']);
  const line = issued.lines![0]!.id;
  const said = await place.call('recordRemovedPart', { line, fate: 'SCRAPPED', serial: 'OLD' });
  expect(said.__typename).toBe('RecordRemovedPartPayload');
  await place.call('recordRemovedPart', { line, fate: 'RETURNED', serial: 'OLD' });
  const row = await app.platform.database.partLine.findFirstOrThrow({
    where: { ticket: { deviceId: device.id } },
  });
  expect(row).toMatchObject({ removedFate: 'RETURNED', removedSerial: 'OLD' });
  await place.call('returnParts', { ticket, lines: [{ line }] });
  expect(await installedIn(at)).toEqual(['OLD']);
});

test('a count that does not find a unit takes it off the books, and finds it again', async () => {
  const at = await bench();
  const { place, sku } = at;
  const count = (serials: string[]) =>
    place.call('countWarehouse', {
      warehouse: place.code,
      lines: [{ sku, counted: serials.length, serials }],
    });
  expect((await count(['A', 'C'])).levels).toMatchObject([{ onHand: 2 }]);
  expect(await unitOf(at, 'B')).toBe('SCRAPPED');
  expect((await count(['A', 'B', 'C', 'D'])).levels).toMatchObject([{ onHand: 4 }]);
  expect([await unitOf(at, 'B'), await unitOf(at, 'D')]).toEqual(['IN_STOCK', 'IN_STOCK']);
});
