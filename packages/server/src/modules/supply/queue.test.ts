import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { diagnosed } from '../../../test/quotes.ts';
import { part, type Store, store } from '../../../test/stock-calls.ts';
import { historyOf, outcome, resolution } from '../../../test/tickets.ts';
import { keepStock } from './keep-stock.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

async function accepted({ ticket, key }: Store, priority = 'P3'): Promise<string> {
  const { id } = await ticket();
  await outcome(app, 'acceptTicket', key, { id, priority });
  return id;
}

const linesOf = async ({ key }: Store, id: string) => {
  const { data } = await app.query<{ ticket: { partLines: { state: string; quantity: number }[] } }>(
    'query ($id: ID!) { ticket(id: $id) { partLines { state quantity } } }',
    { as: key, variables: { id } },
  );
  return data.ticket.partLines.map(({ state, quantity }) => `${quantity} ${state}`).sort();
};
const statusOf = async ({ key }: Store, id: string) => (await historyOf(app, key, id)).status;
const wait = (place: Store, ticket: string, sku: string, quantity = 1) =>
  place.call('reserveParts', { ticket, lines: [{ sku, quantity }], onShortage: 'BACKORDER' });

test('the most urgent gets parts first, then who has waited longest; a late caller overtakes nobody', async () => {
  const place = await store(app);
  const sku = await part(app);
  const [old, young, urgent] = [await accepted(place), await accepted(place), await accepted(place, 'P1')];
  for (const id of [old, young, urgent]) {
    await wait(place, id, sku, 2);
    app.clock.advance(1_000);
  }
  await place.receive(sku, 3);
  expect(await linesOf(place, urgent)).toEqual(['2 RESERVED']);
  expect(await linesOf(place, old)).toEqual(['1 BACKORDERED', '1 RESERVED']);
  expect(await linesOf(place, young)).toEqual(['2 BACKORDERED']);
  expect([await statusOf(place, urgent), await statusOf(place, old)]).toEqual(['ACCEPTED', 'ON_HOLD']);

  const late = await accepted(place);
  const refused = await place.call('reserveParts', { ticket: late, lines: [{ sku, quantity: 1 }] });
  expect(refused.__typename).toBe('InsufficientStockError');
  await place.receive(sku, 2);
  expect(await linesOf(place, old)).toEqual(['1 RESERVED', '1 RESERVED']);
  expect(await linesOf(place, young)).toEqual(['1 BACKORDERED', '1 RESERVED']);
  await place.receive(sku, 2);
  expect(await statusOf(place, young)).toBe('ACCEPTED');
  expect(await place.level(sku)).toEqual([7, 6]);
  const now = await place.call('reserveParts', { ticket: late, lines: [{ sku, quantity: 1 }] });
  expect(now.lines).toMatchObject([{ state: 'RESERVED' }]);
});

test('what is freed goes to those who wait', async () => {
  const place = await store(app);
  const sku = await part(app);
  await place.receive(sku, 2);
  const [holder, waiting] = [await accepted(place), await accepted(place)];
  await wait(place, holder, sku, 2);
  await wait(place, waiting, sku, 1);
  expect(await statusOf(place, waiting)).toBe('ON_HOLD');
  await place.call('releaseParts', { ticket: holder });
  expect(await linesOf(place, waiting)).toEqual(['1 RESERVED']);
  expect(await statusOf(place, waiting)).toBe('ACCEPTED');
  expect(await place.level(sku)).toEqual([2, 1]);
});

test('a hold ends by itself, and the next in line gets its parts', async () => {
  const place = await store(app);
  const sku = await part(app);
  await place.receive(sku, 1);
  const [holder, waiting] = [await accepted(place), await accepted(place)];
  const expiresAt = new Date(app.clock.now().getTime() + 60_000).toISOString();
  await place.call('reserveParts', { ticket: holder, lines: [{ sku, quantity: 1 }], expiresAt });
  await wait(place, waiting, sku);
  await keepStock(app.platform);
  expect(await linesOf(place, holder)).toEqual(['1 RESERVED']);
  app.clock.advance(61_000);
  await keepStock(app.platform);
  expect(await linesOf(place, holder)).toEqual(['1 RELEASED']);
  expect(await linesOf(place, waiting)).toEqual(['1 RESERVED']);
  expect(await statusOf(place, waiting)).toBe('ACCEPTED');
});

test('several tickets may wait for as many pieces as can be asked for', async () => {
  const place = await store(app);
  const [sku, more, most] = [await part(app), await part(app), await part(app)];
  const tickets = [await accepted(place), await accepted(place), await accepted(place)];
  const lines = [sku, more, most].map((one) => ({ sku: one, quantity: 1_000_000 }));
  for (const ticket of tickets) {
    const waiting = await place.call('reserveParts', { ticket, lines, onShortage: 'BACKORDER' });
    expect(waiting.ticket).toMatchObject({ status: 'ON_HOLD' });
  }
  const late = await accepted(place);
  const refused = await place.call('reserveParts', { ticket: late, lines: [{ sku, quantity: 1 }] });
  expect(refused.__typename).toBe('InsufficientStockError');
});

describe('the parts of a ticket that', () => {
  let place: Store;
  let sku: string;
  let held: string;
  let waiting: string;

  const begin = async () => {
    place = await store(app);
    sku = await part(app);
    await place.receive(sku, 2);
    held = await accepted(place);
    await wait(place, held, sku, 2);
    waiting = await accepted(place);
    await wait(place, waiting, sku, 5);
  };

  test.each([
    ['is cancelled', (id: string) => outcome(app, 'cancelTicket', place.key, { id, reason: 'Sold.' })],
    [
      'is resolved',
      async (id: string) => {
        await outcome(app, 'startWork', place.key, { id });
        return outcome(app, 'resolveTicket', place.key, { id, ...resolution });
      },
    ],
    [
      'is handed over',
      (id: string) =>
        outcome(app, 'handOverTicket', place.key, { id, organization: 'HQ', note: 'Beyond us.' }),
    ],
  ])('%s are freed, held or awaited', async (_what, end) => {
    await begin();
    const done = await end(held);
    expect(done.__typename).toMatch(/Payload$/);
    expect(await linesOf(place, held)).toEqual(['2 RELEASED']);
    await keepStock(app.platform);
    expect(await linesOf(place, waiting)).toEqual(['2 RESERVED', '3 BACKORDERED']);
    const cancelled = await outcome(app, 'cancelTicket', place.key, { id: waiting, reason: 'Sold.' });
    expect(cancelled.ticket).toMatchObject({ status: 'CANCELLED' });
    expect(await linesOf(place, waiting)).toEqual(['2 RELEASED', '3 RELEASED']);
    expect(await place.level(sku)).toEqual([2, 0]);
  });
});

describe('a quote', () => {
  async function offered(there: number) {
    const place = await store(app);
    const sku = await part(app);
    if (there > 0) await place.receive(sku, there);
    const { id } = await diagnosed(app, place.key);
    const sent = await outcome(app, 'sendQuote', place.key, {
      id,
      currency: 'CNY',
      lines: [{ kind: 'PARTS', sku, quantity: 2 }],
    });
    expect(sent.__typename).toBe('SendQuotePayload');
    const quote = await app.platform.database.quote.findFirstOrThrow({ orderBy: { sentAt: 'desc' } });
    return { place, sku, id, quote };
  }
  const answer = async (place: Store, id: string, accepted: boolean) => {
    const { data } = await app.query<{ ticket: { quote: { id: string } } }>(
      'query ($id: ID!) { ticket(id: $id) { quote { id } } }',
      { as: place.key, variables: { id } },
    );
    return outcome(app, 'answerQuote', place.key, {
      quote: data.ticket.quote.id,
      accepted,
      answeredBy: 'Li Wei',
      ...(!accepted && { reason: 'Too dear.' }),
    });
  };

  test('that is out holds what is there, until nobody can accept it any more', async () => {
    const { place, sku, id, quote } = await offered(1);
    expect(await place.level(sku)).toEqual([1, 1]);
    const [line] = await app.platform.database.partLine.findMany({ where: { quoteId: quote.id } });
    expect(line).toMatchObject({ state: 'RESERVED', quantity: 1, expiresAt: quote.validUntil });
    expect(await statusOf(place, id)).toBe('AWAITING_APPROVAL');
  });

  test('that is accepted holds them for good and awaits the rest', async () => {
    const { place, sku, id, quote } = await offered(1);
    expect((await answer(place, id, true)).__typename).toBe('AnswerQuotePayload');
    expect(await linesOf(place, id)).toEqual(['1 BACKORDERED', '1 RESERVED']);
    expect(await statusOf(place, id)).toBe('ON_HOLD');
    const lines = await app.platform.database.partLine.findMany({ where: { quoteId: quote.id } });
    expect(lines.map(({ expiresAt }) => expiresAt)).toEqual([null, null]);
    await place.receive(sku, 1);
    expect(await statusOf(place, id)).toBe('IN_PROGRESS');
    expect(await place.level(sku)).toEqual([2, 2]);
  });

  test.each([
    ['declined', (place: Store, id: string) => answer(place, id, false)],
    [
      'withdrawn',
      (place: Store, id: string) => outcome(app, 'withdrawQuote', place.key, { id, reason: 'Wrong.' }),
    ],
    [
      'cancelled with its ticket',
      (place: Store, id: string) => outcome(app, 'cancelTicket', place.key, { id, reason: 'Sold.' }),
    ],
  ])('that is %s frees them', async (_how, end) => {
    const { place, sku, id } = await offered(3);
    expect(await place.level(sku)).toEqual([3, 2]);
    expect((await end(place, id)).__typename).toMatch(/Payload$/);
    expect(await linesOf(place, id)).toEqual(['2 RELEASED']);
    expect(await place.level(sku)).toEqual([3, 0]);
  });

  test('whose time is over frees them', async () => {
    const { place, sku, id, quote } = await offered(2);
    app.clock.advance(quote.validUntil.getTime() - app.clock.now().getTime() + 1_000);
    await keepStock(app.platform);
    expect(await linesOf(place, id)).toEqual(['2 RELEASED']);
    expect(await place.level(sku)).toEqual([2, 0]);
  });
});

test('a level that comes down to its reorder point is told of once, until it is refilled', async () => {
  const place = await store(app);
  const sku = await part(app);
  const told = () =>
    app.platform.database.event.count({ where: { type: 'stock.low', data: { path: ['sku'], equals: sku } } });
  await place.receive(sku, 5);
  const set = await place.call('setReorderPoint', { warehouse: place.code, sku, reorderPoint: 3 });
  expect(set.level).toEqual({ reorderPoint: 3, low: false });
  const id = await accepted(place);
  await wait(place, id, sku, 1);
  expect(await told()).toBe(0);
  await wait(place, id, sku, 1);
  expect(await told()).toBe(1);
  await place.call('issueParts', { ticket: id });
  await wait(place, id, sku, 1);
  expect(await told()).toBe(1);
  await place.receive(sku, 5);
  await wait(place, id, sku, 4);
  expect(await told()).toBe(2);
});
