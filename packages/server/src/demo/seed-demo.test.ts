import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';
import { serviceLevel } from '../../test/clocks.ts';
import { createTestCluster } from '../../test/cluster.ts';
import type { TestDatabase } from '../../test/database.ts';
import { CoverageOutcome, TicketStatus } from '../generated/prisma/enums.ts';
import { demoKeys, ForeignDataError, seedDemo } from './index.ts';

const origins = ['http://localhost:4000'];
let cluster: TestDatabase;
let app: TestApp;

// Filling is one transaction of seconds: on the PostgreSQL of all tests it would hold back everybody's events.
beforeAll(async () => {
  cluster = await createTestCluster();
  app = await createTestApp({ databaseUrl: cluster.url });
  await seedDemo(app.platform, { origins });
}, 120_000);
afterAll(async () => {
  await app.stop();
  await cluster.drop();
});

async function counts({ platform: { database } }: TestApp) {
  return {
    organizations: await database.organization.count(),
    members: await database.member.count(),
    models: await database.productModel.count(),
    devices: await database.device.count(),
    tickets: await database.ticket.count(),
    events: await database.event.count(),
    keys: await database.apiKey.count(),
  };
}

/** The events of the log, in its order. */
const readLog = () =>
  app.platform.database.event.findMany({
    orderBy: [{ xid: 'asc' }, { seq: 'asc' }],
    select: { type: true, at: true, ticketId: true, data: true },
  });

test('fills in a network, its catalogue, 202 devices and 63 tickets', async () => {
  expect(await counts(app)).toMatchObject({
    organizations: 6,
    members: 16,
    models: 6,
    devices: 202,
    tickets: 63,
    keys: 6,
  });
  const organizations = await app.platform.database.organization.findMany({
    orderBy: { code: 'asc' },
    select: { code: true, name: true, tier: true, parent: { select: { code: true } } },
  });
  expect(organizations).toMatchInlineSnapshot(`
    [
      {
        "code": "D-HARBOUR",
        "name": "Harbourline Cooling 港线冷暖",
        "parent": {
          "code": "SC-EAST",
        },
        "tier": "DEALER",
      },
      {
        "code": "D-JINSHI",
        "name": "Jinshi HVAC 金石暖通",
        "parent": {
          "code": "SC-EAST",
        },
        "tier": "DEALER",
      },
      {
        "code": "D-SOUTHERN",
        "name": "Southern Air & Heat",
        "parent": {
          "code": "SC-PACIFIC",
        },
        "tier": "DEALER",
      },
      {
        "code": "HQ",
        "name": "Lumen Climate 明澄暖通",
        "parent": null,
        "tier": "HEADQUARTERS",
      },
      {
        "code": "SC-EAST",
        "name": "Lumen Service East 明澄华东服务中心",
        "parent": {
          "code": "HQ",
        },
        "tier": "SERVICE_CENTER",
      },
      {
        "code": "SC-PACIFIC",
        "name": "Lumen Service Pacific",
        "parent": {
          "code": "HQ",
        },
        "tier": "SERVICE_CENTER",
      },
    ]
  `);
});

test('shows each state to headquarters and to the dealer', async () => {
  const byState = await app.platform.database.ticket.groupBy({ by: ['status'], _count: true });
  expect(new Map(byState.map(({ status, _count }) => [status, _count]))).toEqual(
    new Map<TicketStatus, number>([
      ['SUBMITTED', 8],
      ['ACCEPTED', 5],
      ['SCHEDULED', 7],
      ['IN_PROGRESS', 5],
      ['AWAITING_APPROVAL', 4],
      ['ON_HOLD', 8],
      ['RESOLVED', 6],
      ['CLOSED', 15],
      ['CANCELLED', 5],
    ]),
  );
  const atDealer = await app.platform.database.ticket.findMany({
    where: { handler: { code: 'D-HARBOUR' } },
    distinct: ['status'],
    select: { status: true },
  });
  expect(atDealer.map(({ status }) => status).sort()).toEqual(Object.values(TicketStatus).sort());
});

test('keeps two suspect requests in quarantine, without clocks, and no other', async () => {
  const suspect = await app.platform.database.ticket.findMany({
    where: { NOT: { quarantineReasons: { isEmpty: true } } },
    orderBy: { createdAt: 'asc' },
    select: {
      quarantined: true,
      quarantineReasons: true,
      origin: { select: { code: true } },
      slaClocks: true,
    },
  });
  const kept = { quarantined: true, origin: { code: 'D-HARBOUR' }, slaClocks: [] };
  expect(suspect).toEqual([
    { ...kept, quarantineReasons: ['NO_PROOF', 'MOSTLY_LINKS'] },
    { ...kept, quarantineReasons: ['NO_PROOF'] },
  ]);
});

test('puts the unit of the docs on record, sold by the dealer with the web page', async () => {
  const device = await app.platform.database.device.findUnique({
    where: { serial: 'LCAC350000001' },
    select: { model: { select: { code: true } }, soldBy: { select: { code: true } }, customerId: true },
  });
  expect(device).toEqual({
    model: { code: 'LC-AC35' },
    soldBy: { code: 'D-HARBOUR' },
    customerId: expect.any(String),
  });
});

test('sells each unit under the policy of its model, and shows what can become of a warranty', async () => {
  const { device, warrantyVoid, coverageDecision } = app.platform.database;
  const sold = await device.findMany({
    select: { policy: { select: { code: true } }, model: { select: { warrantyPolicy: true } } },
  });
  for (const { policy, model } of sold) expect(policy?.code).toBe(model.warrantyPolicy);
  expect(await device.count({ where: { extensions: { some: {} } } })).toBe(2);
  const replaced = { isReplacement: true, removedOn: null };
  expect(await device.count({ where: { installedParts: { some: replaced } } })).toBe(8);
  expect(await warrantyVoid.count({ where: { restoredAt: null } })).toBe(1);
  expect(await warrantyVoid.count({ where: { restoredAt: { not: null } } })).toBe(1);
  const outcomes = await coverageDecision.findMany({ distinct: ['outcome'], select: { outcome: true } });
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(Object.values(CoverageOutcome).sort());
});

test('keeps spare parts in four warehouses: what is low, what is awaited, what was used', async () => {
  const { database } = app.platform;
  expect(await database.warehouse.count()).toBe(4);
  expect(
    await database.stockLevel.findMany({ distinct: ['partId'], where: { onHand: { gt: 0 } } }),
  ).toHaveLength(18);
  const low = await database.stockLevel.findMany({
    where: { low: true },
    orderBy: [{ sku: 'asc' }, { warehouseCode: 'asc' }],
  });
  expect(low.map(({ sku, warehouseCode }) => `${sku} ${warehouseCode}`)).toEqual([
    'LC-CAP45 HARBOUR-SHOP',
    'LC-FIL20 PACIFIC-SYD',
  ]);
  const waiting = await database.partLine.findMany({
    where: { state: 'BACKORDERED' },
    orderBy: { createdAt: 'asc' },
    select: {
      part: { select: { sku: true } },
      ticket: { select: { status: true, holdReason: true } },
      transferLine: { select: { transfer: { select: { state: true } } } },
    },
  });
  const held = { status: 'ON_HOLD', holdReason: 'WAITING_PARTS' };
  expect(waiting).toEqual([
    { part: { sku: 'LC-FLS12' }, ticket: held, transferLine: { transfer: { state: 'REQUESTED' } } },
    { part: { sku: 'LC-PCB72' }, ticket: held, transferLine: null },
  ]);
  expect(await database.expectedStock.findMany({ select: { part: { select: { sku: true } } } })).toEqual([
    { part: { sku: 'LC-PCB72' } },
  ]);
  expect(await database.partLine.count({ where: { state: 'ISSUED' } })).toBe(12);
  expect(await database.partLine.count({ where: { state: 'RESERVED' } })).toBe(5);
});

test('writes the log in the order of time, and nothing in the future', async () => {
  const log = await readLog();
  const moments = log.map(({ at }) => at.getTime());
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  expect(moments.at(-1)).toBeLessThan(app.clock.now().getTime());
});

test('leaves each ticket in the state to which its history leads', async () => {
  const states = new Map<string | null, unknown>();
  for (const { type, ticketId, data } of await readLog()) {
    // A hand-over leads from one organization to another, a transfer from one warehouse to another.
    if (type === 'ticket.handed_over' || type === 'stock.transferred') continue;
    if (data !== null && typeof data === 'object' && 'to' in data) states.set(ticketId, data['to']);
  }
  const tickets = await app.platform.database.ticket.findMany({ select: { id: true, status: true } });
  expect(states).toEqual(new Map(tickets.map(({ id, status }) => [id, status])));
});

test("gives the ticket of a device to the device's owner", async () => {
  const tickets = await app.platform.database.ticket.findMany({
    where: { deviceId: { not: null } },
    select: { customerId: true, originId: true, device: { select: { customerId: true, soldById: true } } },
  });
  expect(tickets.length).toBeGreaterThan(50);
  for (const { customerId, originId, device } of tickets) {
    expect(device).toEqual({ customerId, soldById: originId });
  }
});

test('signs in with the demo keys', async () => {
  const viewers = await Promise.all(
    demoKeys(app.platform.secret).map(({ key }) =>
      app.query('{ viewer { kind label roles organization { code } } }', { as: key }),
    ),
  );
  expect(viewers.map(({ data }) => data['viewer'])).toMatchInlineSnapshot(`
    [
      {
        "kind": "SECRET_KEY",
        "label": "Shen Qinghe 沈清荷, manager 主管",
        "organization": {
          "code": "HQ",
        },
        "roles": [
          "MANAGER",
        ],
      },
      {
        "kind": "SECRET_KEY",
        "label": "Tang Lin 唐琳, agent 客服",
        "organization": {
          "code": "SC-EAST",
        },
        "roles": [
          "AGENT",
        ],
      },
      {
        "kind": "SECRET_KEY",
        "label": "Lily Hua 华莉莉, agent 客服",
        "organization": {
          "code": "D-HARBOUR",
        },
        "roles": [
          "AGENT",
        ],
      },
      {
        "kind": "SECRET_KEY",
        "label": "Zhao Gang 赵刚, technician 维修工程师",
        "organization": {
          "code": "SC-EAST",
        },
        "roles": [
          "TECHNICIAN",
        ],
      },
      {
        "kind": "SECRET_KEY",
        "label": "Marcus Bell, administrator 管理员",
        "organization": {
          "code": "D-HARBOUR",
        },
        "roles": [
          "ADMIN",
        ],
      },
    ]
  `);
});

test('derives other secret keys on each installation, and the same at each start', () => {
  const keysOf = (secret: string) => demoKeys(secret).map(({ key }) => key);
  expect(keysOf('one')).toEqual(keysOf('one'));
  expect(new Set([...keysOf('one'), ...keysOf('two')]).size).toBe(10);
  for (const key of keysOf('one')) expect(key).toMatch(/^sk_demo_[\w-]{43}$/);
});

test('opens the web page of the dealer from the listed origins only', async () => {
  const ask = (origin: string) =>
    app.query('{ deviceCheck(serial: "LCAC350000001", modelCode: "LC-AC35") { recognised } }', {
      as: 'pk_demo_harbourline',
      headers: { origin },
    });
  expect((await ask(origins[0]!)).data).toEqual({ deviceCheck: { recognised: true } });
  expect((await ask('http://elsewhere.example')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('leaves the demo data alone the next time, but brings the keys up to date', async () => {
  const before = await counts(app);
  await seedDemo(app.platform, { origins: ['https://demo.example'] });
  expect(await counts(app)).toEqual(before);
  const publishable = await app.platform.database.apiKey.findFirstOrThrow({ where: { kind: 'PUBLISHABLE' } });
  expect(publishable.origins).toEqual(['https://demo.example']);

  const changed = { ...app.platform, secret: 'another secret of at least 32 characters' };
  await seedDemo(changed, { origins });
  const viewer = (secret: string) => app.query('{ viewer { kind } }', { as: demoKeys(secret)[0]!.key });
  expect((await viewer(app.platform.secret)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect((await viewer(changed.secret)).data).toEqual({ viewer: { kind: 'SECRET_KEY' } });
});

test('refuses a database with other data, and leaves it as it was', async () => {
  const other = await createTestApp();
  try {
    await other.device(await other.organization());
    const before = await counts(other);
    const refusal = seedDemo(other.platform, { origins });
    await expect(refusal).rejects.toThrow(ForeignDataError);
    await expect(refusal).rejects.toThrow('1 organizations, 1 product models, 1 devices');
    expect(await counts(other)).toEqual(before);
  } finally {
    await other.stop();
  }
});

test('refuses a database whose promises somebody has set', async () => {
  const other = await createTestApp();
  try {
    await serviceLevel(other, { targets: [] });
    await other.platform.database.calendar.create({
      data: { code: 'NIGHTS', timeZone: 'UTC', weekly: [], createdAt: other.clock.now() },
    });
    await expect(seedDemo(other.platform, { origins })).rejects.toThrow('1 calendars, 1 service levels');
  } finally {
    await other.stop();
  }
});

test('keeps the built-in calendars as they were, beside their next version in the time zone of the vendor', async () => {
  const calendars = await app.platform.database.calendar.findMany({
    orderBy: [{ code: 'asc' }, { version: 'asc' }],
    select: { code: true, version: true, timeZone: true, supersededAt: true, weekly: true },
  });
  expect(
    calendars.map(({ code, version, timeZone, supersededAt }) => [code, version, timeZone, !supersededAt]),
  ).toEqual([
    ['ALWAYS', 1, 'UTC', false],
    ['ALWAYS', 2, 'Asia/Shanghai', true],
    ['BUSINESS', 1, 'UTC', false],
    ['BUSINESS', 2, 'Asia/Shanghai', true],
  ]);
  expect(calendars[3]!.weekly).toEqual(calendars[2]!.weekly);
});

test('fills once when two nodes start at the same time', { timeout: 60_000 }, async () => {
  const empty = await createTestCluster();
  const one = await createTestApp({ databaseUrl: empty.url });
  const other = await createTestApp({ databaseUrl: empty.url });
  try {
    await Promise.all([one, other].map(({ platform }) => seedDemo(platform, { origins })));
    expect(await counts(one)).toMatchObject({ tickets: 63, keys: 6 });
  } finally {
    await other.stop();
    await one.stop();
    await empty.drop();
  }
});
