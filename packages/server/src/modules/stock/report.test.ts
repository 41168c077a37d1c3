import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, type Store, store, warehouse } from '../../../test/stock-calls.ts';
import { recordQueries } from '../../../test/record-queries.ts';
import { localId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

interface Row {
  warehouse: string;
  month: string;
  until: string;
  lines: number;
  hits: number;
  hitRate: number | null;
  turnover: { currency: string; issuedMinor: number; averageMinor: number; turns: number | null }[];
  partsWithoutCost: number;
  openBackorders: number;
  piecesAwaited: number;
  meanAge: string | null;
  oldestAge: string | null;
  filledBackorders: number;
  meanWait: string | null;
  medianWait: string | null;
}

const document = `query ($input: StockReportInput!) {
  stockReport(input: $input) {
    __typename
    ... on StockReport { rows {
      warehouse warehouseName organization month timeZone from until lines hits hitRate
      turnover { currency issuedMinor averageMinor turns turnsPerYear } partsWithoutCost
      openBackorders piecesAwaited meanAge oldestAge filledBackorders meanWait medianWait
    } }
    ... on ValidationError { issues { path code } }
  }
}`;

interface Report {
  stockReport: { __typename: string; rows: Row[]; issues: { path: string[]; code: string }[] };
}
const ask = (as: string, input: Record<string, unknown>) =>
  app.query<Report>(document, { as, variables: { input } });

async function report(as: string, input: Record<string, unknown>): Promise<Row[]> {
  const { data, errors } = await ask(as, input);
  expect(errors).toBeUndefined();
  expect(data.stockReport.__typename).toBe('StockReport');
  return data.stockReport.rows;
}

const priced = async (costMinor: number | null, currency = 'CNY') => {
  const sku = await part(app);
  await app.platform.database.part.update({
    where: { sku },
    data: { costMinor, priceMinor: null, currency: costMinor === null ? null : currency },
  });
  return sku;
};

test('the hit rate counts what was asked for: a split line once, what was refused not at all', async () => {
  app.clock.hold('2026-03-10T08:00:00Z');
  const { code, key, call, receive, ticket } = await store(app);
  const [fan, board] = [await part(app), await part(app)];
  await receive(fan, 3);
  await receive(board, 10);
  const { id } = await ticket();
  const lines = [
    { sku: fan, quantity: 5 },
    { sku: board, quantity: 4 },
  ];
  const refused = await call('reserveParts', { ticket: id, lines });
  expect(refused.__typename).toBe('InsufficientStockError');
  const reserved = await call('reserveParts', { ticket: id, lines, onShortage: 'BACKORDER' });
  expect(reserved.lines).toHaveLength(3);
  app.clock.hold('2026-04-02T08:00:00Z');
  await receive(fan, 1);
  await call('reserveParts', { ticket: (await ticket()).id, lines: [{ sku: board, quantity: 1 }] });
  app.clock.advance(1_000);
  expect(await report(key, { from: '2026-02', to: '2026-04' })).toMatchObject([
    { warehouse: code, month: '2026-02', lines: 0, hits: 0, hitRate: null },
    { warehouse: code, month: '2026-03', lines: 2, hits: 1, hitRate: 0.5 },
    { warehouse: code, month: '2026-04', lines: 1, hits: 1, hitRate: 1 },
  ]);
});

test('what comes from elsewhere is no hit of the first warehouse, and none of the other', async () => {
  app.clock.hold('2026-03-10T08:00:00Z');
  const center = await store(app, { tier: 'SERVICE_CENTER' });
  const dealer = await store(app, { parent: center.organization.code });
  const sku = await part(app);
  await center.receive(sku, 5);
  const { id } = await dealer.ticket();
  await dealer.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 2 }] });
  app.clock.advance(1_000);
  expect(await report(center.key, { from: '2026-03', to: '2026-03' })).toMatchObject(
    [
      { warehouse: center.code, lines: 0, openBackorders: 0 },
      { warehouse: dealer.code, lines: 1, hits: 0, hitRate: 0, openBackorders: 1, piecesAwaited: 2 },
    ].toSorted((one, other) => (one.warehouse < other.warehouse ? -1 : 1)),
  );
});

test('backorders are open until their last piece is there, and count again in no other month', async () => {
  app.clock.hold('2026-03-30T00:00:00Z');
  const { key, call, receive, ticket } = await store(app);
  const sku = await part(app);
  const ask = async (quantity: number) => {
    const { id } = await ticket();
    await call('reserveParts', { ticket: id, lines: [{ sku, quantity }], onShortage: 'BACKORDER' });
    return id;
  };
  await ask(5);
  app.clock.hold('2026-03-31T00:00:00Z');
  const given = await ask(2);
  // Three of the five arrive before the month is over, the other two after it.
  app.clock.hold('2026-03-31T12:00:00Z');
  await receive(sku, 3);
  app.clock.hold('2026-04-03T00:00:00Z');
  await receive(sku, 2);
  app.clock.hold('2026-04-04T00:00:00Z');
  await call('releaseParts', { ticket: given });
  await ask(1);
  app.clock.hold('2026-04-04T06:00:00Z');
  await receive(sku, 1);
  app.clock.hold('2026-05-01T00:00:00Z');
  expect(await report(key, { from: '2026-03', to: '2026-04' })).toMatchObject([
    {
      lines: 2,
      hits: 0,
      openBackorders: 2,
      piecesAwaited: 4,
      meanAge: 'PT36H',
      oldestAge: 'PT48H',
      filledBackorders: 0,
      meanWait: null,
      medianWait: null,
    },
    {
      lines: 1,
      openBackorders: 0,
      piecesAwaited: 0,
      meanAge: null,
      oldestAge: null,
      filledBackorders: 2,
      meanWait: 'PT51H',
      medianWait: 'PT51H',
    },
  ]);
});

test('turnover: what was used at the cost of then, over what lay there at each moment', async () => {
  app.clock.hold('2026-05-01T00:00:00Z');
  const { code, key, call, receive, ticket, organization } = await store(app);
  const [fan, foreign, gift] = [await priced(1_000), await priced(300, 'USD'), await priced(null)];
  await receive(fan, 10);
  await receive(foreign, 1);
  await receive(gift, 4);
  // Half of the month later, at twice the cost, five are used, and one of them comes back on the spot.
  app.clock.hold('2026-05-16T12:00:00Z');
  await app.platform.database.part.update({ where: { sku: fan }, data: { costMinor: 2_000 } });
  const { id } = await ticket();
  await call('reserveParts', { ticket: id, lines: [{ sku: fan, quantity: 5 }] });
  const issued = await call('issueParts', { ticket: id });
  await call('returnParts', { ticket: id, lines: [{ line: issued.lines![0]!.id, quantity: 1 }] });
  app.clock.hold('2026-07-01T00:00:00Z');
  const [may, june] = await report(key, { from: '2026-05', to: '2026-06', warehouse: code });
  expect(may).toMatchObject({
    turnover: [
      // (10 × 1,000 + 6 × 2,000) / 2
      { currency: 'CNY', issuedMinor: 8_000, averageMinor: 11_000, turns: expect.closeTo(8 / 11, 9) },
      { currency: 'USD', issuedMinor: 0, averageMinor: 300, turns: 0 },
    ],
    partsWithoutCost: 1,
  });
  expect(june).toMatchObject({
    turnover: [
      { currency: 'CNY', issuedMinor: 0, averageMinor: 12_000, turns: 0 },
      { currency: 'USD', averageMinor: 300 },
    ],
    partsWithoutCost: 1,
  });
  // Asked for a part of the time, and from its middle on: what lay there before is known from the ledger.
  const [week] = await report(key, { from: '2026-05-25', to: '2026-05-31', organization: organization.code });
  expect(week).toMatchObject({ turnover: [{ averageMinor: 12_000, turns: 0 }, { averageMinor: 300 }] });
  // Once somebody says what the gift costs, it counts from its first day.
  await app.platform.database.part.update({ where: { sku: gift }, data: { costMinor: 50, currency: 'CNY' } });
  const [again] = await report(key, { from: '2026-06', to: '2026-06' });
  expect(again).toMatchObject({ turnover: [{ averageMinor: 12_200 }, {}], partsWithoutCost: 0 });
});

test('a month that is not over is about what is over of it', async () => {
  app.clock.hold('2026-06-01T00:00:00Z');
  const { key, receive } = await store(app);
  await receive(await priced(1_000), 10);
  app.clock.hold('2026-06-11T00:00:00Z');
  expect(await report(key, { from: '2026-06', to: '2026-12' })).toMatchObject([
    { month: '2026-06', until: '2026-06-11T00:00:00.000Z', turnover: [{ averageMinor: 10_000 }] },
  ]);
});

test('the months are those of the organization that keeps the warehouse', async () => {
  app.clock.hold('2026-03-31T16:30:00Z');
  const { key, receive, ticket, call, organization } = await store(app);
  await app.platform.database.organization.update({
    where: { id: organization.id },
    data: { timeZone: 'Asia/Shanghai' },
  });
  const sku = await part(app);
  await receive(sku, 1);
  await call('reserveParts', { ticket: (await ticket()).id, lines: [{ sku, quantity: 1 }] });
  app.clock.advance(1_000);
  const rows = await report(key, { from: '2026-03', to: '2026-04' });
  expect(rows.map(({ month, lines }) => [month, lines])).toEqual([
    ['2026-03', 0],
    ['2026-04', 1],
  ]);
});

test('storekeepers and managers read it, each of their own network', async () => {
  const mine = await store(app);
  const other = await store(app);
  const input = { from: '2026-01', to: '2026-01' };
  for (const role of ['STOREKEEPER', 'MANAGER'] as const) {
    const rows = await report(await mine.organization.secretKey(role), input);
    expect(rows.map(({ warehouse: code }) => code)).toEqual([mine.code]);
  }
  for (const role of ['AGENT', 'TECHNICIAN'] as const) {
    const { errors } = await ask(await mine.organization.secretKey(role), input);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  }
  const foreign = { ...input, warehouse: other.code };
  expect(await report(mine.key, foreign)).toEqual([]);
  expect(await report(mine.key, { ...input, organization: other.organization.code })).toEqual([]);
});

test.each([
  [{ from: '2026-13', to: 'soon' }, ['from', 'to'], 'invalid_date'],
  [{ from: '2026-02', to: '2026-01' }, ['to'], 'before_start'],
  [{ from: '1900-01', to: '2026-01' }, ['from'], 'too_many'],
])('%j is refused', async (input, paths, code) => {
  const { key } = await store(app);
  const { data } = await ask(key, input);
  expect(data.stockReport).toEqual({
    __typename: 'ValidationError',
    issues: paths.map((path) => ({ path: [path], code })),
  });
});

test('costs the same statements for one row and for many', async () => {
  const { key, organization } = await store(app);
  const statements = async (from: string) => {
    await report(key, { from, to: '2026-01' });
    return recordQueries(() => report(key, { from, to: '2026-01' }));
  };
  const one = await statements('2026-01');
  await warehouse(app, organization);
  await warehouse(app, organization);
  expect(await statements('2024-01')).toEqual(one);
  expect(one).toEqual([
    'select api_key',
    'select warehouse',
    'select organization',
    'select jsonb_to_recordset',
    'select jsonb_to_recordset',
    'select',
    'select jsonb_to_recordset',
  ]);
});

interface Moved {
  /** Hours after the beginning of May. */
  hour: number;
  kind: 'RECEIPT' | 'ISSUE' | 'RETURN' | 'SCRAP';
  quantity: number;
  cost: number | null;
}

const hourMs = 3_600_000;
const may = Date.parse('2026-05-01T00:00:00Z');
const hoursOf = { '2026-05': [0, 744], '2026-06': [744, 1_464] } as const;

/** What the report says of one part, by hand: hour by hour. */
function byHand(movements: Moved[], [from, until]: readonly [number, number], costToday: number) {
  let issued = 0;
  let sum = 0;
  const ordered = movements.toSorted((one, other) => one.hour - other.hour);
  for (const { hour, kind, quantity, cost } of ordered) {
    if (hour < from || hour >= until) continue;
    if (kind === 'ISSUE' || kind === 'RETURN') issued -= quantity * (cost ?? costToday);
  }
  for (let hour = from; hour < until; hour++) {
    const before = ordered.filter((moved) => moved.hour <= hour);
    const onHand = before.reduce((pieces, { quantity }) => pieces + quantity, 0);
    const last = before.at(-1);
    if (last) sum += onHand * (last.cost ?? costToday);
  }
  return { issuedMinor: issued, averageMinor: Math.round(sum / (until - from)) };
}

test('any ledger is reported as by hand, hour by hour', { timeout: 60_000 }, async () => {
  app.clock.hold('2027-01-01T00:00:00Z');
  const place: Store = await store(app);
  const ticketId = localId('Ticket', (await place.ticket()).id)!;
  const { id: warehouseId } = await app.platform.database.warehouse.findUniqueOrThrow({
    where: { code: place.code },
  });
  const moved = fc.record({
    hour: fc.integer({ min: -500, max: 1_800 }),
    kind: fc.constantFrom('RECEIPT', 'ISSUE', 'RETURN', 'SCRAP'),
    quantity: fc.integer({ min: 1, max: 20 }),
    cost: fc.option(fc.integer({ min: 0, max: 5_000 }), { freq: 5 }),
  }) as fc.Arbitrary<Moved>;
  let at = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(moved, { maxLength: 12, selector: ({ hour }) => hour }),
      async (drawn) => {
        // A currency of its own keeps each drawn ledger apart from those before it.
        const currency = `X${String.fromCharCode(65 + Math.floor(at / 26), 65 + (at++ % 26))}`;
        const sku = await priced(777, currency);
        const { id: partId } = await app.platform.database.part.findUniqueOrThrow({ where: { sku } });
        const movements = drawn.map((one) => ({
          ...one,
          quantity: one.kind === 'ISSUE' || one.kind === 'SCRAP' ? -one.quantity : one.quantity,
        }));
        const total = movements.reduce((sum, { quantity }) => sum + quantity, 0);
        if (total < 0) movements.push({ hour: -600, kind: 'RECEIPT', quantity: -total, cost: 10 });
        await app.platform.database.stockLevel.create({
          data: {
            id: newId(),
            partId,
            warehouseId,
            sku,
            warehouseCode: place.code,
            onHand: Math.max(total, 0),
            version: movements.length,
          },
        });
        await app.platform.database.stockMovement.createMany({
          data: movements
            .toSorted((one, other) => one.hour - other.hour)
            .map(({ hour, kind, quantity, cost }, index) => ({
              kind,
              partId,
              warehouseId,
              quantity,
              version: index + 1,
              serials: [],
              ticketId: kind === 'ISSUE' || kind === 'RETURN' ? ticketId : null,
              costMinor: cost,
              currency: cost === null ? null : currency,
              actorName: 'Somebody',
              at: new Date(may + hour * hourMs),
            })),
        });
        const rows = await report(place.key, { from: '2026-05', to: '2026-06' });
        for (const [month, hours] of Object.entries(hoursOf)) {
          const row = rows.find((one) => one.month === month)!;
          const said = row.turnover.find((one) => one.currency === currency);
          const { issuedMinor, averageMinor } = said ?? { issuedMinor: 0, averageMinor: 0 };
          expect({ issuedMinor, averageMinor }).toEqual(byHand(movements, hours, 777));
        }
      },
    ),
    { numRuns: 60 },
  );
});
