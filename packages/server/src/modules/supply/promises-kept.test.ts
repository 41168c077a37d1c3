import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { offerOf, priceList, quoted, quotesOf } from '../../../test/quotes.ts';
import { levelOf, part, type Store, store, warehouse } from '../../../test/stock-calls.ts';
import { outcome, ticketIn } from '../../../test/tickets.ts';
import { keepStock } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const stateOf = async ({ key }: Pick<Store, 'key'>, id: string) => {
  const { data } = await app.query<{
    ticket: { status: string; partLines: { state: string; quantity: number }[] };
  }>('query ($id: ID!) { ticket(id: $id) { status partLines { state quantity } } }', {
    as: key,
    variables: { id },
  });
  const { status, partLines } = data.ticket;
  return [status, ...partLines.map(({ state, quantity }) => `${quantity} ${state}`)];
};

test('a ticket that waits for parts goes on when it is handed over, and its parts are free', async () => {
  const center = await store(app, { tier: 'SERVICE_CENTER' });
  const sku = await part(app);
  await center.receive(sku, 1);
  const { id } = await ticketIn(app, center.key, 'IN_PROGRESS');
  await center.call('reserveParts', { ticket: id, onShortage: 'BACKORDER', lines: [{ sku, quantity: 3 }] });
  expect(await stateOf(center, id)).toEqual(['ON_HOLD', '1 RESERVED', '2 BACKORDERED']);
  const handed = await outcome(app, 'handOverTicket', center.key, {
    id,
    organization: 'HQ',
    note: 'Beyond us.',
  });
  expect(handed.__typename).toBe('HandOverTicketPayload');
  const { status } = await app.platform.database.ticket.findFirstOrThrow({ orderBy: { updatedAt: 'desc' } });
  expect(status).toBe('IN_PROGRESS');
  expect(await center.level(sku)).toEqual([1, 0]);
});

describe('units', () => {
  async function issued() {
    const own = await store(app);
    const sku = await part(app, { serialTracked: true });
    await own.receive(sku, 2, { serials: ['S1', 'S2'] });
    const { id } = await own.ticket();
    const { lines } = await own.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 2 }] });
    return { own, sku, id, line: lines![0]!.id };
  }

  test('that are named twice are not two', async () => {
    const { own, sku, id, line } = await issued();
    const refused = await own.call('issueParts', { ticket: id, units: [{ line, serials: ['S1', 'S1'] }] });
    expect(refused.issues).toEqual([{ path: ['units', '0', 'serials'], code: 'wrong_number' }]);
    expect(await own.level(sku)).toEqual([2, 2]);
  });

  test('come in once, also in two warehouses at the same time', async () => {
    const own = await store(app);
    const other = await warehouse(app, own.organization);
    const sku = await part(app, { serialTracked: true });
    const lines = [{ sku, quantity: 1, serials: ['ONE'] }];
    const all = await Promise.all(
      [own.code, other, own.code, other].map((at) => own.call('receiveStock', { warehouse: at, lines })),
    );
    expect(all.map(({ __typename }) => __typename).toSorted()).toEqual([
      'ReceiveStockPayload',
      ...Array.from({ length: 3 }, () => 'ValidationError'),
    ]);
    const levels = [await own.level(sku), await levelOf(app, sku, other)];
    expect(levels.reduce((sum, level) => sum + (level?.[0] ?? 0), 0)).toBe(1);
  });

  test('that are wanted by name are not traded for others', async () => {
    const own = await store(app);
    const sku = await part(app, { serialTracked: true });
    await own.receive(sku, 1, { serials: ['A'] });
    const { id } = await own.ticket();
    const refused = await own.call('reserveParts', {
      ticket: id,
      onShortage: 'BACKORDER',
      lines: [{ sku, quantity: 2, serials: ['A', 'B'] }],
    });
    expect(refused.issues).toEqual([{ path: ['lines', '0', 'serials'], code: 'unknown_unit' }]);
  });

  test('that a count finds in place of others are on the ledger, though they are as many', async () => {
    const own = await store(app);
    const sku = await part(app, { serialTracked: true });
    await own.receive(sku, 2, { serials: ['A', 'B'] });
    await own.call('countWarehouse', {
      warehouse: own.code,
      lines: [{ sku, counted: 2, serials: ['A', 'C'] }],
    });
    const ledger = await app.platform.database.stockMovement.findMany({
      where: { part: { sku }, kind: 'ADJUSTMENT' },
      orderBy: { quantity: 'asc' },
    });
    expect(ledger.map(({ quantity, serials }) => [quantity, serials])).toEqual([
      [-1, ['B']],
      [1, ['C']],
    ]);
    expect(await own.level(sku)).toEqual([2, 0]);
  });
});

describe('a quote', () => {
  async function offered(onHand: number) {
    const own = await store(app);
    const list = await priceList(app);
    if (onHand > 0) await own.receive(list.sku, onHand);
    const ticket = await quoted(app, own.key, offerOf(list));
    const answer = (accepted: boolean) =>
      outcome(app, 'answerQuote', own.key, { quote: ticket.quote, accepted, answeredBy: 'Li Wei' });
    return { own, list, ticket, answer };
  }

  test('that is out holds what is there, and nobody hands it out yet', async () => {
    const { own, list, ticket, answer } = await offered(5);
    expect(await stateOf(own, ticket.id)).toEqual(['AWAITING_APPROVAL', '2 RESERVED']);
    expect((await own.call('issueParts', { ticket: ticket.id })).issues).toEqual([
      { path: ['lines'], code: 'not_reserved' },
    ]);
    await answer(true);
    expect((await own.call('issueParts', { ticket: ticket.id })).lines).toMatchObject([{ state: 'ISSUED' }]);
    expect(await own.level(list.sku)).toEqual([3, 0]);
  });

  test('that is accepted waits for what is lacking, and one that is declined frees what it held', async () => {
    const waiting = await offered(1);
    await waiting.answer(true);
    expect(await stateOf(waiting.own, waiting.ticket.id)).toEqual(['ON_HOLD', '1 RESERVED', '1 BACKORDERED']);
    await waiting.own.receive(waiting.list.sku, 1);
    expect(await stateOf(waiting.own, waiting.ticket.id)).toEqual([
      'IN_PROGRESS',
      '1 RESERVED',
      '1 RESERVED',
    ]);
    const declined = await offered(2);
    await declined.answer(false);
    expect(await stateOf(declined.own, declined.ticket.id)).toEqual(['RESOLVED', '2 RELEASED']);
    expect(await declined.own.level(declined.list.sku)).toEqual([2, 0]);
  });

  test('that is accepted takes over what was held by hand for a while, and awaits it for no other', async () => {
    const own = await store(app);
    const list = await priceList(app);
    await own.receive(list.sku, 2);
    const { id } = await ticketIn(app, own.key, 'IN_PROGRESS');
    const expiresAt = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    await own.call('reserveParts', { ticket: id, expiresAt, lines: [{ sku: list.sku, quantity: 2 }] });
    const accept = async (lines: unknown) => {
      await outcome(app, 'diagnoseTicket', own.key, {
        id,
        faultCode: 'E4',
        cause: 'WEAR',
        diagnosis: 'Worn.',
      });
      await outcome(app, 'sendQuote', own.key, { ...offerOf(list), id, lines });
      const quote = (await quotesOf(app, own.key, id)).at(-1)!.id;
      await outcome(app, 'answerQuote', own.key, { quote, accepted: true, answeredBy: 'Li Wei' });
    };
    await accept([{ kind: 'PARTS', sku: list.sku, quantity: 2 }]);
    app.clock.advance(3_700_000);
    await keepStock(app.platform);
    expect(await stateOf(own, id)).toEqual(['IN_PROGRESS', '2 RESERVED']);
    const { lines } = await own.call('issueParts', { ticket: id });
    await own.call('returnParts', { ticket: id, lines: [{ line: lines![0]!.id }] });
    await accept([{ kind: 'LABOUR', rate: list.hour }]);
    expect(await stateOf(own, id)).toEqual(['IN_PROGRESS', '2 RETURNED']);
  });
});

describe('a dealer without a store', () => {
  test('is supplied from above, by those who keep that store', async () => {
    const center = await store(app, { tier: 'SERVICE_CENTER' });
    const dealer = await app.organization(center.organization.code);
    const sister = await app.organization(center.organization.code);
    const sisters = await warehouse(app, sister);
    const key = await dealer.secretKey('ADMIN');
    const sku = await part(app);
    await center.receive(sku, 2);
    await center.call('receiveStock', { warehouse: sisters, lines: [{ sku, quantity: 5 }] });
    const { id } = await ticketIn(app, key, 'IN_PROGRESS');
    const ask = (verb: string, input: object) =>
      app.query<
        Record<string, { __typename: string; issues?: { code: string }[]; lines?: { state: string }[] }>
      >(
        `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) {
          ${verb}(input: $input) {
            __typename ... on ValidationError { issues { path code } }
            ... on ReservePartsPayload { lines { state warehouse { code } } }
          }
        }`,
        { as: key, variables: { input } },
      );
    const reserved = await ask('reserveParts', { ticket: id, lines: [{ sku, quantity: 1 }] });
    expect(reserved.data['reserveParts']!.lines).toEqual([
      { state: 'RESERVED', warehouse: { code: center.code } },
    ]);
    const refused = await app.query<{ issueParts: { issues: unknown } }>(
      'mutation ($input: IssuePartsInput!) { issueParts(input: $input) { ... on ValidationError { issues { path code } } } }',
      { as: key, variables: { input: { ticket: id } } },
    );
    expect(refused.data.issueParts.issues).toEqual([{ path: ['lines'], code: 'other_warehouse' }]);
    expect((await center.call('issueParts', { ticket: id })).lines).toMatchObject([{ state: 'ISSUED' }]);
  });

  test('sends goods back up only on a journey', async () => {
    const center = await store(app, { tier: 'SERVICE_CENTER' });
    const dealer = await store(app, { parent: center.organization.code });
    const sku = await part(app);
    await dealer.receive(sku, 2);
    const input = { from: dealer.code, to: center.code, lines: [{ sku, quantity: 1 }] };
    expect((await dealer.call('transferStock', input)).issues).toEqual([
      { path: ['expectedOn'], code: 'required' },
    ]);
    const sent = await dealer.call('transferStock', { ...input, expectedOn: '2099-01-01' });
    expect(sent.transfer).toMatchObject({ state: 'IN_TRANSIT' });
    await center.call('receiveTransfer', { id: sent.transfer!.id });
    expect(await center.level(sku)).toEqual([1, 0]);
  });
});
