import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { hour } from '../../../test/clocks.ts';
import { diagnosed, quotesOf } from '../../../test/quotes.ts';
import { part, store, type Store } from '../../../test/stock-calls.ts';
import { historyOf, outcome } from '../../../test/tickets.ts';
import { localId } from '../../platform/global-id.ts';
import { keepTime } from './index.ts';

const validUntil = '2026-03-04T09:00:00.000Z';

let app: TestApp;
let shop: Store;
let sku: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  shop = await store(app);
  sku = await part(app);
});

/** Sends a quote for some pieces of the part, and answers its id. */
async function offer(id: string, quantity: number): Promise<string> {
  const lines = [{ kind: 'PARTS', sku, quantity }];
  const sent = await outcome(app, 'sendQuote', shop.key, { id, currency: 'CNY', lines, validUntil });
  expect(sent.__typename).toBe('SendQuotePayload');
  return (await quotesOf(app, shop.key, id)).at(-1)!.id;
}

const answer = (quote: string, more: Record<string, unknown> = { accepted: true }) =>
  outcome(app, 'answerQuote', shop.key, { quote, answeredBy: 'Li Wei', ...more });

const heldFor = async (id: string) => {
  const lines = await app.platform.database.partLine.findMany({
    where: { ticketId: localId('Ticket', id)!, state: { in: ['RESERVED', 'BACKORDERED'] } },
    orderBy: { id: 'asc' },
  });
  return lines.map(({ state, quantity, expiresAt }) => `${quantity} ${state} ${expiresAt?.toISOString()}`);
};

describe('a quote that is out', () => {
  test('holds as much as is there for as long as it is valid, and lets nothing be awaited', async () => {
    await shop.receive(sku, 1);
    const { id } = await diagnosed(app, shop.key);
    await offer(id, 2);
    expect(await shop.level(sku)).toEqual([1, 1]);
    expect(await heldFor(id)).toEqual([`1 RESERVED ${validUntil}`]);
    expect(await historyOf(app, shop.key, id)).toMatchObject({ status: 'AWAITING_APPROVAL' });
  });

  test('holds whole pieces, and what the ticket has already not once more', async () => {
    await shop.receive(sku, 9);
    const { id } = await diagnosed(app, shop.key);
    await shop.call('reserveParts', { ticket: id, lines: [{ sku, quantity: 1 }] });
    await offer(id, 2.5);
    expect(await shop.level(sku)).toEqual([9, 3]);
    expect(await heldFor(id)).toEqual(['1 RESERVED undefined', `2 RESERVED ${validUntil}`]);
  });

  test.each([
    ['declined', (quote: string) => answer(quote, { accepted: false })],
    ['withdrawn', (_: string, id: string) => outcome(app, 'withdrawQuote', shop.key, { id, reason: 'No.' })],
    [
      'cancelled with its ticket',
      (_: string, id: string) => outcome(app, 'cancelTicket', shop.key, { id, reason: 'Sold.' }),
    ],
    [
      'expired',
      async () => {
        app.clock.advance(48 * hour);
        await keepTime(app.platform);
      },
    ],
  ])('lets go of them when it is %s', async (_how, end) => {
    await shop.receive(sku, 2);
    const { id } = await diagnosed(app, shop.key);
    const quote = await offer(id, 2);
    expect(await shop.level(sku)).toEqual([2, 2]);
    await end(quote, id);
    expect(await quotesOf(app, shop.key, id)).not.toMatchObject([{ state: 'SENT' }]);
    expect(await shop.level(sku)).toEqual([2, 0]);
    expect(await heldFor(id)).toEqual([]);
  });
});

describe('a quote that is accepted', () => {
  test('holds them for good, and awaits what is lacking', async () => {
    await shop.receive(sku, 1);
    const { id } = await diagnosed(app, shop.key);
    await answer(await offer(id, 3));
    expect(await heldFor(id)).toEqual(['1 RESERVED undefined', '2 BACKORDERED undefined']);
    expect(await historyOf(app, shop.key, id)).toMatchObject({ status: 'ON_HOLD' });
    await shop.receive(sku, 2);
    expect(await shop.level(sku)).toEqual([3, 3]);
    expect(await historyOf(app, shop.key, id)).toMatchObject({ status: 'IN_PROGRESS' });
  });

  test('adds to those that were accepted before', async () => {
    await shop.receive(sku, 9);
    const { id } = await diagnosed(app, shop.key);
    await answer(await offer(id, 1));
    await answer(await offer(id, 2), { accepted: false, ending: 'CANCELLED' });
    expect(await shop.level(sku)).toEqual([9, 0]);
    const other = await diagnosed(app, shop.key);
    await answer(await offer(other.id, 1));
    await offer(other.id, 2);
    expect(await shop.level(sku)).toEqual([9, 3]);
    await outcome(app, 'withdrawQuote', shop.key, { id: other.id, reason: 'No.' });
    expect(await shop.level(sku)).toEqual([9, 1]);
  });
});
