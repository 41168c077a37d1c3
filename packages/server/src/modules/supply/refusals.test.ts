import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, type Store, stockCall, store, warehouse } from '../../../test/stock-calls.ts';
import { outcome } from '../../../test/tickets.ts';

let app: TestApp;
let own: Store;
let foreign: Store;
let other: string;
let fan: string;
let board: string;
let screw: string;
let full: string;
let ticket: string;
let foreignTicket: string;
let lines: Record<'held' | 'awaited' | 'issued' | 'released' | 'returned', string>;

beforeAll(async () => {
  app = await createTestApp();
  [own, foreign] = [await store(app), await store(app)];
  other = await warehouse(app, own.organization);
  [fan, board, screw] = [await part(app), await part(app, { serialTracked: true }), await part(app)];
  await own.receive(screw, 100);
  full = await part(app);
  for (const quantity of [1_000_000_000, 1_000_000_000]) await own.receive(full, quantity);
  await own.receive(fan, 10);
  await own.receive(board, 2, { serials: ['S1', 'S2'] });
  await foreign.receive(fan, 10);
  ticket = (await own.ticket()).id;
  foreignTicket = (await foreign.ticket()).id;
  const reserve = async (sku: string, quantity: number) => {
    const wanted = { ticket, lines: [{ sku, quantity }], onShortage: 'BACKORDER' };
    return (await own.call('reserveParts', wanted)).lines!.at(-1)!.id;
  };
  const [issued, returned] = [await reserve(board, 1), await reserve(fan, 1)];
  await own.call('issueParts', { ticket, lines: [issued, returned] });
  await own.call('returnParts', { ticket, lines: [{ line: returned }] });
  const released = await reserve(fan, 1);
  await own.call('releaseParts', { ticket, lines: [released] });
  lines = { issued, returned, released, held: await reserve(fan, 3), awaited: await reserve(fan, 50) };
});
afterAll(() => app.stop());

/** All that a verb of the stock can change. */
async function everything() {
  const { database } = app.platform;
  return {
    levels: await database.stockLevel.findMany({ orderBy: { id: 'asc' } }),
    movements: await database.stockMovement.findMany({ orderBy: { id: 'asc' } }),
    lines: await database.partLine.findMany({ orderBy: { id: 'asc' } }),
    units: await database.stockUnit.findMany({ orderBy: { id: 'asc' } }),
    transfers: await database.transfer.findMany({ include: { lines: true }, orderBy: { id: 'asc' } }),
    expected: await database.expectedStock.findMany({ orderBy: { id: 'asc' } }),
    warehouses: await database.warehouse.findMany({ orderBy: { id: 'asc' } }),
    installed: await database.installedPart.findMany({ orderBy: { id: 'asc' } }),
    tickets: await database.ticket.findMany({ orderBy: { id: 'asc' } }),
    // A key that is used for the first time from somewhere is told, whatever it asks.
    events: await database.event.count({ where: { type: { not: { startsWith: 'key.' } } } }),
    keys: await database.idempotencyKey.count(),
  };
}

const stray = 'UGFydExpbmU6MDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw';

type Case = [what: string, verb: string, input: () => Record<string, unknown>, path: string, code?: string];

/** A good line before a bad one: nothing of it is done, and the path names the bad one. */
const good = () => ({ sku: screw, quantity: 1 });
const second = (line: Record<string, unknown>) => ({ lines: [good(), { sku: board, quantity: 1, ...line }] });
const here = () => ({ warehouse: own.code });

const cases: Case[] = [
  ...['reserveParts', 'receiveStock', 'scrapParts', 'transferStock'].flatMap((verb): Case[] => {
    const base = (): Record<string, unknown> => ({
      ...(verb === 'reserveParts' ? { ticket } : {}),
      ...(verb === 'transferStock' ? { from: own.code, to: other } : here()),
      ...(verb === 'scrapParts' ? { reason: 'broken' } : {}),
    });
    const from = verb === 'transferStock' ? 'from' : 'warehouse';
    return [
      ['no pieces', verb, () => ({ ...base(), ...second({ sku: fan, quantity: 0 }) }), 'lines.1.quantity'],
      [
        'fewer than none',
        verb,
        () => ({ ...base(), ...second({ sku: fan, quantity: -2 }) }),
        'lines.1.quantity',
      ],
      [
        'more than there can be',
        verb,
        () => ({ ...base(), ...second({ sku: fan, quantity: 2_000_000_000 }) }),
        'lines.1.quantity',
      ],
      [
        'more than there can be, in two lines',
        verb,
        () => ({
          ...base(),
          lines: Array.from({ length: 2 }, () => ({
            sku: full,
            quantity: verb === 'reserveParts' ? 600_000 : 900_000_000,
          })),
        }),
        'lines.1.quantity',
        'too_many',
      ],
      [
        'an unknown part',
        verb,
        () => ({ ...base(), ...second({ sku: 'NOPART' }) }),
        'lines.1.sku',
        'unknown_part',
      ],
      ['no lines', verb, () => ({ ...base(), lines: [] }), 'lines'],
      ['too many lines', verb, () => ({ ...base(), lines: Array.from({ length: 101 }, good) }), 'lines'],
      [
        'serial numbers of a counted part',
        verb,
        () => ({ ...base(), ...second({ sku: fan, serials: ['S1'] }) }),
        'lines.1.serials',
        'not_tracked',
      ],
      [
        'a serial number twice',
        verb,
        () => ({ ...base(), ...second({ quantity: 2, serials: ['S8', 'S8'] }) }),
        'lines.1.serials.1',
        'duplicate',
      ],
      [
        'fewer serial numbers than pieces',
        verb,
        () => ({
          ...base(),
          ...second({
            quantity: verb === 'receiveStock' ? 2 : 1,
            serials: verb === 'receiveStock' ? ['S8'] : ['S2', 'S8'],
          }),
        }),
        'lines.1.serials',
        'wrong_number',
      ],
      [
        'an unknown warehouse',
        verb,
        () => ({ ...base(), ...second({}), lines: [good()], [from]: 'NOWHERE' }),
        from,
        'unknown_warehouse',
      ],
      [
        'somebody else’s warehouse',
        verb,
        () => ({ ...base(), lines: [good()], [from]: foreign.code }),
        from,
        'unknown_warehouse',
      ],
    ];
  }),
  [
    'a moment that is over',
    'reserveParts',
    () => ({ ticket, lines: [good()], expiresAt: '2020-01-01T00:00:00Z' }),
    'expiresAt',
    'in_past',
  ],
  [
    'a unit that is gone',
    'reserveParts',
    () => ({ ticket, ...here(), ...second({ serials: ['S1'] }) }),
    'lines.1.serials.0',
    'unknown_unit',
  ],
  [
    'a unit that is there already',
    'receiveStock',
    () => ({ ...here(), ...second({ serials: ['S2'] }) }),
    'lines.1.serials.0',
    'taken',
  ],
  [
    'a unit that was issued',
    'receiveStock',
    () => ({ ...here(), ...second({ serials: ['S1'] }) }),
    'lines.1.serials.0',
    'taken',
  ],
  [
    'tracked parts without serial numbers',
    'receiveStock',
    () => ({ ...here(), ...second({}) }),
    'lines.1.serials',
    'required',
  ],
  [
    'more than a level can hold',
    'receiveStock',
    () => ({ ...here(), lines: [good(), { sku: full, quantity: 1_000_000_000 }] }),
    'lines.1.quantity',
    'too_many',
  ],
  [
    'what was issued',
    'releaseParts',
    () => ({ ticket, lines: [lines.held, lines.issued] }),
    'lines.1',
    'issued',
  ],
  [
    'what was released',
    'releaseParts',
    () => ({ ticket, lines: [lines.held, lines.released] }),
    'lines.1',
    'released',
  ],
  [
    'what came back',
    'releaseParts',
    () => ({ ticket, lines: [lines.held, lines.returned] }),
    'lines.1',
    'returned',
  ],
  [
    'a line twice',
    'releaseParts',
    () => ({ ticket, lines: [lines.held, lines.held] }),
    'lines.1',
    'duplicate',
  ],
  [
    'a line of nobody',
    'releaseParts',
    () => ({ ticket, lines: [lines.held, stray] }),
    'lines.1',
    'unknown_line',
  ],
  [
    'what is awaited',
    'issueParts',
    () => ({ ticket, lines: [lines.held, lines.awaited] }),
    'lines.1',
    'not_reserved',
  ],
  [
    'what was issued',
    'issueParts',
    () => ({ ticket, lines: [lines.held, lines.issued] }),
    'lines.1',
    'issued',
  ],
  [
    'what was released',
    'issueParts',
    () => ({ ticket, lines: [lines.held, lines.released] }),
    'lines.1',
    'released',
  ],
  [
    'units of a counted part',
    'issueParts',
    () => ({ ticket, units: [{ line: lines.held, serials: ['S2'] }] }),
    'units.0.serials',
    'not_tracked',
  ],
  [
    'what is held',
    'returnParts',
    () => ({ ticket, lines: [{ line: lines.held }] }),
    'lines.0.line',
    'not_issued',
  ],
  [
    'what came back',
    'returnParts',
    () => ({ ticket, lines: [{ line: lines.issued }, { line: lines.returned }] }),
    'lines.1.line',
    'returned',
  ],
  [
    'more than was issued',
    'returnParts',
    () => ({ ticket, lines: [{ line: lines.issued, quantity: 2 }] }),
    'lines.0.quantity',
    'too_many',
  ],
  [
    'a unit that was not issued',
    'returnParts',
    () => ({ ticket, lines: [{ line: lines.issued, serials: ['S2'] }] }),
    'lines.0.serials.0',
    'unknown_unit',
  ],
  [
    'a part that was not issued',
    'recordRemovedPart',
    () => ({ line: lines.held, fate: 'SCRAPPED' }),
    'line',
    'not_issued',
  ],
  [
    'its own warehouse',
    'transferStock',
    () => ({ from: own.code, to: own.code, lines: [good()] }),
    'to',
    'same_warehouse',
  ],
  [
    'an unknown receiver',
    'transferStock',
    () => ({ from: own.code, to: 'NOWHERE', lines: [good()] }),
    'to',
    'unknown_warehouse',
  ],
  ['no change', 'adjustStock', () => ({ ...here(), sku: fan, quantity: 0, reason: 'counted' }), 'quantity'],
  ['no reason', 'adjustStock', () => ({ ...here(), sku: fan, quantity: 1, reason: ' ' }), 'reason'],
  [
    'less than is reserved',
    'adjustStock',
    () => ({ ...here(), sku: fan, quantity: -1, reason: 'gone' }),
    'quantity',
    'below_reserved',
  ],
  [
    'an unknown part',
    'adjustStock',
    () => ({ ...here(), sku: 'NOPART', quantity: 1, reason: 'found' }),
    'sku',
    'unknown_part',
  ],
  [
    'serial numbers of a counted part',
    'adjustStock',
    () => ({ ...here(), sku: fan, quantity: 1, serials: ['S1'], reason: 'found' }),
    'serials',
    'not_tracked',
  ],
  [
    'a serial number twice',
    'adjustStock',
    () => ({ ...here(), sku: board, quantity: 2, serials: ['S7', 'S7'], reason: 'found' }),
    'serials.1',
    'duplicate',
  ],
  [
    'units that are not there',
    'adjustStock',
    () => ({ ...here(), sku: board, quantity: -1, serials: ['S9'], reason: 'gone' }),
    'serials.0',
    'unknown_unit',
  ],
  [
    'somebody else’s warehouse',
    'adjustStock',
    () => ({ warehouse: foreign.code, sku: fan, quantity: 1, reason: 'found' }),
    'warehouse',
    'unknown_warehouse',
  ],
  [
    'less than is reserved',
    'countWarehouse',
    () => ({ ...here(), lines: [{ sku: fan, counted: 2 }] }),
    'lines.0.counted',
    'below_reserved',
  ],
  [
    'fewer than none',
    'countWarehouse',
    () => ({ ...here(), lines: [{ sku: fan, counted: -1 }] }),
    'lines.0.counted',
  ],
  [
    'what has moved on',
    'countWarehouse',
    () => ({ ...here(), lines: [{ sku: fan, counted: 60, expected: 9 }] }),
    'lines.0.expected',
    'moved_on',
  ],
  [
    'a part twice',
    'countWarehouse',
    () => ({
      ...here(),
      lines: [
        { sku: fan, counted: 60 },
        { sku: fan, counted: 60 },
      ],
    }),
    'lines.1.sku',
    'duplicate',
  ],
  [
    'an unknown part',
    'countWarehouse',
    () => ({
      ...here(),
      lines: [
        { sku: fan, counted: 60 },
        { sku: 'NOPART', counted: 1 },
      ],
    }),
    'lines.1.sku',
    'unknown_part',
  ],
  [
    'units without serial numbers',
    'countWarehouse',
    () => ({ ...here(), lines: [{ sku: board, counted: 1 }] }),
    'lines.0.serials',
    'required',
  ],
  [
    'somebody else’s warehouse',
    'countWarehouse',
    () => ({ warehouse: foreign.code, lines: [{ sku: fan, counted: 60 }] }),
    'warehouse',
    'unknown_warehouse',
  ],
  [
    'an unknown part',
    'setReorderPoint',
    () => ({ ...here(), sku: 'NOPART', reorderPoint: 1 }),
    'sku',
    'unknown_part',
  ],
  ['fewer than none', 'setReorderPoint', () => ({ ...here(), sku: fan, reorderPoint: -1 }), 'reorderPoint'],
  [
    'somebody else’s warehouse',
    'setReorderPoint',
    () => ({ warehouse: foreign.code, sku: fan, reorderPoint: 1 }),
    'warehouse',
    'unknown_warehouse',
  ],
  [
    'an unknown part',
    'expectStock',
    () => ({ ...here(), sku: 'NOPART', quantity: 1, expectedOn: '2030-01-01' }),
    'sku',
    'unknown_part',
  ],
  [
    'somebody else’s warehouse',
    'expectStock',
    () => ({ warehouse: foreign.code, sku: fan, quantity: 1, expectedOn: '2030-01-01' }),
    'warehouse',
    'unknown_warehouse',
  ],
  [
    'somebody else’s organization',
    'createWarehouse',
    () => ({ code: 'NEW', name: 'New', organization: foreign.organization.code }),
    'organization',
    'unknown_organization',
  ],
  [
    'a code with spaces',
    'createWarehouse',
    () => ({ code: 'NEW ONE', name: 'New', organization: own.organization.code }),
    'code',
    'invalid_code',
  ],
];

// What is reserved at once is bounded far below, line by line.
const asked = cases.filter(
  ([what, verb]) => verb !== 'reserveParts' || what !== 'more than there can be, in two lines',
);

test.each(asked)('refuses %s: %s', async (_what, verb, input, path, code) => {
  const before = await everything();
  const refused = await own.call(verb, {
    ...input(),
    ...(withoutKey.has(verb) ? {} : { idempotencyKey: 'one' }),
  });
  expect(refused).toMatchObject({ __typename: 'ValidationError', code: 'VALIDATION' });
  const found = refused.issues!.map((issue) => ({ path: issue.path.join('.'), code: issue.code }));
  expect(found).toContainEqual(expect.objectContaining(code ? { path, code } : { path }));
  expect([...new Set(found.map((issue) => issue.path))]).toEqual([path]);
  expect(await everything()).toEqual(before);
});

const withoutKey = new Set(['recordRemovedPart', 'setReorderPoint', 'cancelExpectedStock']);

describe('numbers that are none', () => {
  test.each([
    ['a fraction', 1.5],
    ['more than 32 bits hold', 2_147_483_648],
    ['a text', '1'],
  ])('%s is refused before anything happens', async (_what, quantity) => {
    const before = await everything();
    for (const [verb, more] of [
      ['receiveStock', { warehouse: own.code }],
      ['reserveParts', { ticket }],
    ] as const) {
      const input = { ...more, lines: [good(), { sku: fan, quantity }] };
      const { errors, data } = await stockCall(app, verb, own.key, input);
      expect(data?.[verb]).toBeUndefined();
      expect(errors![0]!.message).toContain('lines[1].quantity');
    }
    expect(await everything()).toEqual(before);
  });
});

test('more than there is free is refused with every short line, and nothing of it is done', async () => {
  const before = await everything();
  for (const [verb, input] of [
    ['reserveParts', { ticket, warehouse: own.code }],
    ['transferStock', { from: own.code, to: other }],
    ['scrapParts', { warehouse: own.code, reason: 'broken' }],
  ] as const) {
    const serials = verb === 'scrapParts' ? { serials: ['S2', 'S3'] } : {};
    const wanted = [
      { sku: fan, quantity: 20 },
      { sku: board, quantity: 2, ...serials },
    ];
    const refused = await own.call(verb, { ...input, lines: wanted });
    expect(refused).toMatchObject({
      __typename: 'InsufficientStockError',
      shortages: [
        { sku: fan, requested: 20, available: 0, warehouse: own.code },
        { sku: board, requested: 2, available: 1, warehouse: own.code },
      ],
    });
  }
  expect(await everything()).toEqual(before);
});

describe('who may', () => {
  const verbs: [verb: string, input: () => Record<string, unknown>, roles: string[]][] = [
    ['reserveParts', () => ({ ticket, lines: [good()] }), []],
    ['releaseParts', () => ({ ticket }), []],
    ['issueParts', () => ({ ticket }), ['AGENT']],
    ['returnParts', () => ({ ticket, lines: [{ line: lines.issued }] }), ['AGENT']],
    ['recordRemovedPart', () => ({ line: lines.issued, fate: 'SCRAPPED' }), ['AGENT']],
    ['receiveStock', () => ({ ...here(), lines: [good()] }), ['AGENT', 'TECHNICIAN']],
    ['transferStock', () => ({ from: own.code, to: other, lines: [good()] }), ['AGENT', 'TECHNICIAN']],
    ['adjustStock', () => ({ ...here(), sku: fan, quantity: 1, reason: 'found' }), ['AGENT', 'TECHNICIAN']],
    ['scrapParts', () => ({ ...here(), lines: [good()], reason: 'broken' }), ['AGENT', 'TECHNICIAN']],
    ['countWarehouse', () => ({ ...here(), lines: [{ sku: fan, counted: 60 }] }), ['AGENT', 'TECHNICIAN']],
    [
      'setReorderPoint',
      () => ({ ...here(), sku: fan, reorderPoint: 1 }),
      ['AGENT', 'TECHNICIAN', 'STOREKEEPER'],
    ],
    [
      'createWarehouse',
      () => ({ code: 'NEW', name: 'New', organization: own.organization.code }),
      ['AGENT', 'TECHNICIAN', 'STOREKEEPER'],
    ],
    [
      'expectStock',
      () => ({ ...here(), sku: fan, quantity: 1, expectedOn: '2030-01-01' }),
      ['AGENT', 'TECHNICIAN'],
    ],
  ];

  test.each(verbs)(
    '%s is refused to other roles, to customers and to strangers',
    async (verb, input, roles) => {
      const before = await everything();
      const tracked = (await own.ticket()).trackingToken;
      const asked = await everything();
      const keys = await Promise.all(roles.map((role) => own.organization.secretKey(role as 'AGENT')));
      const strangers = [
        undefined,
        tracked,
        await own.organization.publishableKey(),
        await own.organization.secretKey(),
      ];
      for (const as of [...keys, ...strangers]) {
        const { errors } = await stockCall(app, verb, as, input());
        expect(errors?.[0]!.extensions['code']).toBe(as ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      }
      expect(await everything()).toEqual(asked);
      expect(before.levels).toEqual(asked.levels);
    },
  );

  test.each(['reserveParts', 'releaseParts', 'issueParts', 'returnParts'])(
    '%s finds no ticket of another organization',
    async (verb) => {
      const before = await everything();
      const more = { reserveParts: { lines: [good()] }, returnParts: { lines: [{ line: lines.issued }] } };
      const input = { ...(more as Record<string, object>)[verb] };
      const { errors } = await stockCall(app, verb, own.key, { ...input, ticket: foreignTicket });
      expect(errors?.[0]!.extensions['code']).toBe('NOT_FOUND');
      const theirs = await stockCall(app, verb, foreign.key, { ...input, ticket });
      expect(theirs.errors?.[0]!.extensions['code']).toBe('NOT_FOUND');
      expect(await everything()).toEqual(before);
    },
  );
});

test('a ticket whose job is over takes no parts', async () => {
  const { id } = await own.ticket();
  await outcome(app, 'cancelTicket', own.key, { id, reason: 'Sold.' });
  for (const [verb, more] of [
    ['reserveParts', { lines: [good()] }],
    ['issueParts', {}],
  ] as const) {
    const refused = await own.call(verb, { ticket: id, ...more });
    expect(refused).toMatchObject({ issues: [{ path: ['id'], code: 'not_open' }] });
  }
});
