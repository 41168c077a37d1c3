import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { prove } from './forms.ts';
import { logSettled } from './device-calls.ts';
import { booked, inHours as hoursOn, pooled } from './loaners.ts';
import { hire } from './network.ts';
import { quoted } from './quotes.ts';
import { recordQueries } from './record-queries.ts';
import { part, type Store, store as makeStore, warehouse } from './stock-calls.ts';
import { contact, outcome, resolution, submit, type TestTicket } from './tickets.ts';
import { attach, upload } from './uploads.ts';

let app: TestApp;
let desk: string;
let page: string;
let device: { serial: string; modelCode: string };
let ticket: TestTicket;

const rows = 25;

beforeAll(async () => {
  app = await createTestApp();
  const dealer = await app.organization();
  [desk, page] = [await dealer.secretKey('AGENT'), await dealer.publishableKey()];
  for (let at = 0; at < rows; at++) {
    device = await app.device(dealer);
    ticket = await submit(app, desk, {
      device: { serial: device.serial },
      contact: { name: `Customer ${at}`, phone: `1380013${8000 + at}` },
      site: { line: `${at} Harbour Road` },
    });
    await outcome(app, 'acceptTicket', desk, { id: ticket.id });
    await outcome(app, 'addComment', desk, { id: ticket.id, body: 'Hello.' });
  }
});
afterAll(() => app.stop());

/** The statements of a document that was asked before, so that a key's last use is on record. */
async function statementsOf(as: string, document: string, variables = {}): Promise<string[]> {
  const first = await app.query(document, { as, variables });
  expect(first.errors).toBeUndefined();
  return recordQueries(() => app.query(document, { as, variables }));
}

test('who asks costs one statement', async () => {
  expect(await statementsOf(desk, '{ viewer { kind } }')).toEqual(['select api_key']);
});

test('a ticket by its number, as the desk shows it, costs one statement for each relation, and one for the right to its history', async () => {
  const statements = await statementsOf(
    desk,
    `query ($number: String!) {
      ticket(number: $number) {
        id number version status kind priority severity channel description locale createdAt updatedAt serial
        origin { code name }
        handler { code name }
        device { serial model { code name } customer { name } }
        customer { name }
        contact { name phone email }
        site { line city }
        resolution { cause workDone }
        allowedTransitions
        comments(first: 50) { nodes { id body visibility createdAt author { kind name } } }
        events(first: 50) { nodes { __typename id at summary actor { kind name } } }
      }
    }`,
    { number: ticket.number },
  );
  expect(statements.toSorted()).toEqual([
    'select api_key',
    'select comment',
    'select contact',
    'select customer',
    'select customer',
    'select device',
    'select event',
    'select organization',
    'select organization',
    'select product_model',
    'select site',
    'select ticket',
    'select ticket',
  ]);
});

test.each(['nodes { ROW }', 'edges { cursor node { ROW } }'])(
  'a list of 20 tickets, three levels deep, costs one statement for each relation: %s',
  async (selection) => {
    const row =
      'number status device { serial model { code } customer { name } } contact { name } origin { code } handler { code }';
    const statements = await statementsOf(
      desk,
      `{ tickets(first: 20) { ${selection.replace('ROW', row)} pageInfo { endCursor hasNextPage } } }`,
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select contact',
      'select customer',
      'select device',
      'select organization',
      'select organization',
      'select product_model',
      'select ticket',
    ]);
  },
);

describe('with clocks', () => {
  const kept = 'sla { serviceLevel clocks { kind state target dueAt breachedAt endedAt } }';
  const reckoned =
    'sla { version clocks { kind elapsed remaining dueAt calendar timeZone trace { from to counted reason rule } explanation } }';
  const list = (sla: string) => `{ tickets(first: 20) { nodes { number status ${sla} } } }`;

  test('a list of 20 tickets costs one statement more', async () => {
    expect(await statementsOf(desk, list(kept))).toEqual([
      'select api_key',
      'select ticket',
      'select sla_clock',
    ]);
  });

  test('a list of 20 tickets with every reckoning costs two more', async () => {
    expect(await statementsOf(desk, list(reckoned))).toEqual([
      'select api_key',
      'select ticket',
      'select sla_clock',
      'select sla_mark',
    ]);
  });

  test('one ticket costs the same', async () => {
    const document = `query ($number: String!) { ticket(number: $number) { number ${reckoned} } }`;
    expect(await statementsOf(desk, document, { number: ticket.number })).toEqual([
      'select api_key',
      'select ticket',
      'select sla_clock',
      'select sla_mark',
    ]);
  });

  test('the customer’s view costs two more', async () => {
    const statements = await statementsOf(
      ticket.trackingToken,
      '{ trackedTicket { number promises { kind state dueAt timeZone explanation } } }',
    );
    expect(statements.toSorted()).toEqual([
      'select organization',
      'select product_model',
      'select sla_clock',
      'select sla_mark',
      'select ticket',
      'select ticket',
    ]);
  });
});

test('a list costs the same however many rows it has', async () => {
  const costOf = async (first: number) =>
    (
      await statementsOf(
        desk,
        `{ tickets(first: ${first}) { nodes { number device { serial model { code } } } } }`,
      )
    ).length;
  expect(await costOf(1)).toBe(await costOf(rows));
});

test('events with their tickets and devices cost one statement for each relation, not for each event', async () => {
  const statements = await statementsOf(
    desk,
    `{
      events(first: 50) {
        nodes { type ticket { number contact { name } device { serial } } device { serial model { code } } }
      }
    }`,
  );
  expect(statements.toSorted()).toEqual([
    'select api_key',
    'select contact',
    'select device',
    'select device',
    // How far the log is settled, where the passage ends that is looked through, and its events.
    'select event',
    'select event',
    'select event',
    'select product_model',
    'select ticket',
  ]);
});

describe('with warranties', () => {
  const decided =
    'outcome labour parts travel lastDay policy { code version } reasons { code message } decidedAt';

  test('a list of devices with what is covered costs one statement more, and one for the policies', async () => {
    const statements = await statementsOf(
      desk,
      '{ devices(first: 20) { nodes { serial warranty { startsOn phases { from to parts } explanation policy { code } } } } }',
    );
    expect(statements).toEqual(['select api_key', 'select device', 'select device']);
  });

  test('a ticket with its decisions costs one more', async () => {
    const statements = await statementsOf(
      desk,
      `query ($number: String!) { ticket(number: $number) { number coverage { ${decided} } coverageDecisions { ${decided} } } }`,
      { number: ticket.number },
    );
    expect(statements).toEqual(['select api_key', 'select ticket', 'select coverage_decision']);
  });

  test('a list of tickets with what was granted costs one more', async () => {
    expect(
      await statementsOf(desk, '{ tickets(first: 20) { nodes { number goodwill { reason } } } }'),
    ).toEqual(['select api_key', 'select ticket', 'select goodwill']);
  });

  test('who would pay costs one statement, and a public check one more for the name of the product', async () => {
    const { serial, modelCode } = device;
    expect(
      await statementsOf(
        desk,
        `query ($serial: String!) { coverage(input: { serial: $serial, cause: WEAR }) { ${decided} } }`,
        { serial },
      ),
    ).toEqual(['select api_key', 'select device']);
    expect(
      await statementsOf(
        page,
        `query ($serial: String!, $modelCode: String!) {
          deviceCheck(serial: $serial, modelCode: $modelCode) { recognised productName coverage { ${decided} } phases { to } explanation }
        }`,
        { serial, modelCode },
      ),
    ).toEqual(['select api_key', 'select unnest', 'select device', 'select product_model']);
  });
});

describe('with files', () => {
  const shown = 'attachments { id name url thumbnailUrl author { name } }';

  beforeAll(async () => {
    for (const verb of ['attachToTicket', 'attachToDevice']) {
      const attachments = [(await upload(app, desk)).id, (await upload(app, desk)).id];
      const on = verb === 'attachToTicket' ? { id: ticket.id } : { serial: device.serial };
      await attach(app, verb, desk, { ...on, attachments });
    }
  });

  test('a list of tickets or devices costs one statement more', async () => {
    for (const list of ['tickets', 'devices']) {
      expect(await statementsOf(desk, `{ ${list}(first: 20) { nodes { id ${shown} } } }`)).toEqual([
        'select api_key',
        `select ${list.slice(0, -1)}`,
        'select attachment',
      ]);
    }
  });

  test('the customer’s view costs one statement more', async () => {
    const document = '{ trackedTicket { number attachments { id name url thumbnailUrl byCustomer } } }';
    expect((await statementsOf(ticket.trackingToken, document)).toSorted()).toEqual([
      'select attachment',
      'select organization',
      'select product_model',
      'select ticket',
      'select ticket',
    ]);
  });
});

describe('with quotes', () => {
  const lines = 'lines { text amount { amountMinor }';

  test('a list of 20 tickets costs three statements more, however many lines there are', async () => {
    const list = `{ tickets(first: 20) { nodes { number quote { state ${lines} sku } } } } }`;
    await quoted(app, desk);
    await quoted(app, desk);
    expect(await statementsOf(desk, list)).toEqual([
      'select api_key',
      'select ticket',
      'select quote',
      'select quote_line',
      'select part',
    ]);
  });

  test('the customer’s view costs the same three, with all quotes there are', async () => {
    const { trackingToken } = await quoted(app, desk);
    const shown = `canAnswer ${lines} reason } `;
    const document = `{ trackedTicket { number quote { ${shown} } quotes { ${shown} } } }`;
    expect((await statementsOf(trackingToken, document)).toSorted()).toEqual([
      'select organization',
      'select part',
      'select product_model',
      'select quote',
      'select quote_line',
      'select ticket',
      'select ticket',
    ]);
  });
});

describe('dispatch', () => {
  const hourMs = 60 * 60 * 1000;
  const inHours = (from: number) => new Date(app.clock.now().getTime() + from * hourMs).toISOString();

  beforeAll(async () => {
    const { handler } = (
      await app.query<{ ticket: { handler: { code: string } } }>(
        'query ($id: ID!) { ticket(id: $id) { handler { code } } }',
        { as: desk, variables: { id: ticket.id } },
      )
    ).data.ticket;
    const dealer = await app.platform.database.organization.findUniqueOrThrow({
      where: { code: handler.code },
    });
    for (let at = 0; at < 6; at++) {
      const { id: technician } = await hire(app, dealer, { regions: ['Harbour'] });
      for (const from of [24, 30]) {
        const { id } = await submit(app, desk, { device: { serial: device.serial } });
        await outcome(app, 'acceptTicket', desk, { id });
        const window = { startsAt: inHours(from + at), endsAt: inHours(from + at + 1) };
        await outcome(app, 'scheduleVisit', desk, { id, technician, ...window });
      }
    }
  });

  test('a day plan of visits costs one statement for each relation', async () => {
    const statements = await statementsOf(
      desk,
      `query ($filter: VisitFilter!) {
        visits(first: 100, filter: $filter) {
          nodes {
            id startsAt endsAt state allowedTransitions
            technician { id name }
            ticket { id number status priority contact { name } site { city line } device { serial } }
          }
        }
      }`,
      { filter: { endsAfter: inHours(0), startsBefore: inHours(48), state: ['BOOKED', 'EN_ROUTE'] } },
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select contact',
      'select device',
      'select member',
      'select site',
      'select ticket',
      'select visit',
    ]);
  });

  test('the suggestions for a visit cost the same however many technicians there are', async () => {
    const statements = await statementsOf(
      desk,
      `query ($ticket: ID!, $startsAt: DateTime!, $endsAt: DateTime!) {
        technicianSuggestions(ticket: $ticket, startsAt: $startsAt, endsAt: $endsAt) {
          bookable openVisits reasons { code favourable message } technician { id name regions certifications { category valid } }
        }
      }`,
      { ticket: ticket.id, startsAt: inHours(24), endsAt: inHours(26) },
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select certification',
      'select certification',
      'select member',
      'select member',
      'select member',
      'select organization',
      'select organization',
      'select product_model',
      'select site',
      'select ticket',
      'select visit',
    ]);
  });
});

test('the customer’s view of a ticket costs five statements', async () => {
  const statements = await statementsOf(
    ticket.trackingToken,
    '{ trackedTicket { number status productName handledBy canCancel timeline { type text status } } }',
  );
  expect(statements.toSorted()).toEqual([
    'select event',
    'select organization',
    'select product_model',
    'select ticket',
    'select ticket',
  ]);
});

test('a service record costs one statement for each relation, and its address none', async () => {
  const { id } = await submit(app, desk, { device: { serial: device.serial }, site: { line: '1 Quay' } });
  for (const [verb, input] of [
    ['acceptTicket', {}],
    ['startWork', {}],
    ['resolveTicket', resolution],
  ] as const) {
    await outcome(app, verb, desk, { id, ...input });
  }
  const document = 'query ($id: ID!) { ticket(id: $id) { serviceRecordUrl } }';
  expect(await statementsOf(desk, document, { id })).toEqual(['select api_key', 'select ticket']);
  const { data } = await app.query<{ ticket: { serviceRecordUrl: string } }>(document, {
    as: desk,
    variables: { id },
  });
  const request = () => app.fetch(new Request(`http://test${data.ticket.serviceRecordUrl}`));
  await request();
  expect((await recordQueries(request)).toSorted()).toEqual([
    'begin',
    'commit',
    'select contact',
    'select coverage_decision',
    'select coverage_decision',
    'select device',
    'select event',
    'select installed_part',
    'select installed_part',
    'select member',
    'select organization',
    'select organization',
    'select part',
    'select product_model',
    'select product_model',
    'select quote',
    'select quote_line',
    'select site',
    'select ticket',
  ]);
});

test.each([
  ['that exists', () => device],
  ['with an unknown serial', () => ({ ...device, serial: 'SN-NOWHERE' })],
  ['of an unknown model', () => ({ ...device, modelCode: 'NOWHERE' })],
])('the check of a device %s costs the same four statements', async (_which, asked) => {
  const { serial, modelCode } = asked();
  const statements = await statementsOf(
    page,
    `query ($serial: String!, $modelCode: String!) {
      deviceCheck(serial: $serial, modelCode: $modelCode) { recognised productName(locale: "zh-CN") }
    }`,
    { serial, modelCode },
  );
  expect(statements.toSorted()).toEqual([
    'select api_key',
    'select device',
    'select product_model',
    'select unnest',
  ]);
});

test('a ticket is taken in by one transaction, with its clocks, its event and its idempotency key', async () => {
  const submitDocument = /* GraphQL */ `
    mutation ($input: SubmitTicketInput!) {
      submitTicket(input: $input) {
        ... on SubmitTicketPayload {
          number
          trackingToken
        }
      }
    }
  `;
  const input = async (idempotencyKey: string) => ({
    input: {
      description: 'It drips.',
      contact,
      device: { serial: device.serial },
      idempotencyKey,
      formProof: await prove(app.platform, page),
    },
  });
  await app.query(submitDocument, { as: page, variables: await input('before') });
  const variables = await input('one');
  const statements = await recordQueries(() => app.query(submitDocument, { as: page, variables }));
  const transaction = statements.slice(0, statements.indexOf('commit') + 1);
  expect(transaction).toEqual([
    'select api_key',
    'select unnest',
    'begin',
    'select pg_advisory_xact_lock',
    'select idempotency_key',
    'select device',
    // The token of its form is used up.
    'insert idempotency_key',
    'delete idempotency_key',
    'select pg_advisory_xact_lock',
    'select contact',
    'insert contact',
    'select ticket',
    'select organization',
    'insert ticket',
    'insert sla_mark',
    'select service_level',
    'insert sla_clock',
    'insert event',
    'insert idempotency_key',
    'delete idempotency_key',
    'commit',
  ]);
});

test.each([
  ['accepted', 'acceptTicket', {}],
  ['put on hold', 'holdTicket', { reason: 'WAITING_VENDOR' }],
])('a ticket is %s by one transaction, with its clocks and its event', async (_what, verb, more) => {
  const { id } = await submit(app, desk);
  if (verb !== 'acceptTicket') await outcome(app, 'acceptTicket', desk, { id });
  const statements = await recordQueries(() => outcome(app, verb, desk, { id, ...more }));
  expect(statements.slice(0, statements.indexOf('commit') + 1)).toEqual([
    'select api_key',
    'begin',
    'select wall_seen',
    'select pg_advisory_xact_lock',
    'select ticket',
    'select ticket',
    'update ticket',
    'insert event',
    'select sla_mark',
    'select sla_clock',
    'select service_level',
    'insert sla_mark',
    'insert sla_clock',
    'commit',
  ]);
});

describe('with loaners', () => {
  const units = 5;
  let keeper: string;
  beforeAll(async () => {
    const dealer = await app.organization();
    keeper = await dealer.secretKey('STOREKEEPER', 'AGENT');
    for (let at = 0; at < units; at++) {
      const { serial } = await pooled(app, dealer, keeper);
      const { id } = await submit(app, keeper);
      await booked(app, 'lendLoaner', keeper, { ticket: id, serial, until: hoursOn(app, 5) });
      await booked(app, 'bookLoaner', keeper, {
        ticket: id,
        serial,
        startsAt: hoursOn(app, 6),
        endsAt: hoursOn(app, 7),
      });
    }
  });

  test('a pool with who has which until when costs one statement for each relation, however many units there are', async () => {
    const booking = 'id serial state startsAt endsAt overdue ticket { number contact { name } }';
    const statements = await statementsOf(
      keeper,
      `{
        loaners(first: 20) {
          nodes {
            serial state condition model { code name } organization { code }
            currentBooking { ${booking} } nextBooking { ${booking} }
          }
        }
      }`,
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select contact',
      'select device',
      'select loaner',
      'select loaner',
      'select loaner_booking',
      'select organization',
      'select product_model',
      'select ticket',
    ]);
  });

  test('the loaners of a list of tickets cost one statement for each relation', async () => {
    const statements = await statementsOf(
      keeper,
      '{ tickets(first: 20) { nodes { number loaners { serial state endsAt model { name } loaner { note } } } } }',
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select device',
      // Behind the wall what is in the viewer's own pools, and through a door the number of each.
      'select loaner',
      'select loaner',
      'select loaner_booking',
      'select product_model',
      'select ticket',
    ]);
  });
});

describe('with parts', () => {
  let store: Store;
  let skus: string[];

  beforeAll(async () => {
    store = await makeStore(app);
    skus = [];
    for (let at = 0; at < 6; at++) {
      const [counted, tracked] = [await part(app), await part(app, { serialTracked: true })];
      await store.receive(counted, 20);
      await store.receive(tracked, 2, { serials: [`${at}A`, `${at}B`] });
      skus.push(counted, tracked);
      const { id } = await store.ticket();
      const lines = [counted, tracked].map((sku) => ({ sku, quantity: 1 }));
      await store.call('reserveParts', { ticket: id, lines });
    }
  });

  test('a list of tickets with their parts costs one statement for each relation', async () => {
    const statements = await statementsOf(
      store.key,
      `{ tickets(first: 20) { nodes { number partLines {
        id state quantity part { sku name } warehouse { code } serials transfer { state } expectedOn
      } } } }`,
    );
    expect(statements.toSorted()).toEqual([
      'select api_key',
      'select part',
      'select part_line',
      'select stock_unit',
      'select ticket',
      'select transfer',
      'select transfer_line',
      'select warehouse',
    ]);
  });

  test('a page of levels, of the ledger, of transfers and of deliveries costs one for each relation', async () => {
    const costOf = async (list: string, fields: string) =>
      (await statementsOf(store.key, `{ ${list}(first: 50) { nodes { ${fields} } } }`)).toSorted();
    const place = 'warehouse { code }';
    const relations = ['select api_key', 'select part'];
    expect(
      await costOf('stockLevels', `onHand reserved available reorderPoint part { sku } ${place}`),
    ).toEqual([...relations, 'select stock_level', 'select warehouse']);
    expect(await costOf('stockMovements', `kind quantity at actorName part { sku } ${place}`)).toEqual([
      ...relations,
      'select stock_movement',
      'select warehouse',
    ]);
    const more = { warehouse: store.code, sku: skus[0]!, quantity: 1, expectedOn: '2999-12-31' };
    await store.call('expectStock', more);
    expect(await costOf('expectedStock', `quantity expectedOn part { sku } ${place}`)).toEqual([
      'select api_key',
      'select expected_stock',
      'select part',
      'select warehouse',
    ]);
    const to = await warehouse(app, store.organization);
    for (const sku of [skus[0]!, skus[2]!]) {
      const sent = { from: store.code, to, lines: [{ sku, quantity: 1 }], expectedOn: '2999-12-31' };
      await store.call('transferStock', sent);
    }
    expect(
      await costOf('transfers', 'state from { code } to { code } lines { quantity serials part { sku } }'),
    ).toEqual([
      ...relations,
      'select stock_unit',
      'select transfer',
      'select transfer_line',
      'select warehouse',
      'select warehouse',
    ]);
  });

  test('parts are held by one transaction, however many lines there are', async () => {
    const { id } = await store.ticket();
    const lines = skus.filter((_, at) => at % 2 === 0).map((sku) => ({ sku, quantity: 1 }));
    // After the commit the node's own readers look at the log, at their own pace.
    const held = async (some: number) => {
      const statements = await recordQueries(() =>
        store.call('reserveParts', { ticket: id, lines: lines.slice(0, some), idempotencyKey: `${some}` }),
      );
      return statements.slice(0, statements.indexOf('commit') + 1);
    };
    const statements = await held(lines.length);
    expect(statements).toEqual([
      'select api_key',
      'begin',
      'select pg_advisory_xact_lock',
      'select idempotency_key',
      'select wall_seen',
      'select pg_advisory_xact_lock',
      'select ticket',
      'select ticket',
      'select part',
      'select organization',
      'insert stock_level',
      'select stock_level',
      'select jsonb_to_recordset',
      'update stock_level',
      'insert part_line',
      'insert event',
      'insert idempotency_key',
      'delete idempotency_key',
      'commit',
    ]);
    expect(await held(1)).toEqual(statements);
  });
});

test('a device page costs one statement for each relation, and two for its history up to the end of the log', async () => {
  await logSettled(app);
  const statements = await statementsOf(
    desk,
    `query ($serial: String!) {
      device(serial: $serial) {
        serial purchasedOn model { code name } customer { name }
        tickets(first: 20) { nodes { number status priority createdAt } }
        history(first: 50) { nodes { type at summary actor { name } } }
      }
    }`,
    { serial: device.serial },
  );
  expect(statements.toSorted()).toEqual([
    'select api_key',
    'select customer',
    'select device',
    'select event',
    'select event',
    'select product_model',
    'select ticket',
  ]);
});

test('a device with its lineage and keeper costs one statement for each relation', async () => {
  const statements = await statementsOf(
    desk,
    `query ($serial: String!) {
      device(serial: $serial) {
        serial retiredAt retireReason model { code } customer { name } soldBy { code } organization { code }
        replaces { serial } replacedBy { serial }
      }
    }`,
    { serial: device.serial },
  );
  expect(statements.toSorted()).toEqual([
    'select api_key',
    'select customer',
    'select device',
    'select device',
    'select device',
    'select organization',
    'select organization',
    'select product_model',
  ]);
});

test('devices come on record by one transaction, however many there are', async () => {
  const document = /* GraphQL */ `
    mutation ($input: RegisterDevicesInput!) {
      registerDevices(input: $input) {
        __typename
      }
    }
  `;
  const devices = (prefix: string) => ({
    input: {
      idempotencyKey: prefix,
      devices: Array.from({ length: 50 }, (_, at) => ({
        serial: `${prefix}${at}`,
        modelCode: device.modelCode,
        customer: { name: `Owner ${at}`, phone: `1390013${8000 + at}` },
      })),
    },
  });
  await app.query(document, { as: desk, variables: devices('BEFORE') });
  const statements = await recordQueries(() => app.query(document, { as: desk, variables: devices('ONE') }));
  expect(statements.slice(0, statements.indexOf('commit') + 1)).toEqual([
    'select api_key',
    'begin',
    'select pg_advisory_xact_lock',
    'select idempotency_key',
    'select product_model',
    'select device',
    'select organization',
    'select pg_advisory_xact_lock',
    'select unnest',
    'insert customer',
    'insert contact',
    'insert device',
    'insert event',
    'insert idempotency_key',
    'delete idempotency_key',
    'commit',
  ]);
});
