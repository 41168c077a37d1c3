import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { part, store } from '../../../test/stock-calls.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

test('what is reserved is held, and what is issued has left', async () => {
  const { code, call, receive, ticket, level } = await store(app);
  const sku = await part(app);
  await receive(sku, 5);
  const { id } = await ticket();
  const reserved = await call('reserveParts', { ticket: id, warehouse: code, lines: [{ sku, quantity: 2 }] });
  expect(reserved).toMatchObject({
    __typename: 'ReservePartsPayload',
    lines: [{ state: 'RESERVED', quantity: 2, part: { sku }, warehouse: { code } }],
  });
  expect(await level(sku)).toEqual([5, 2]);
  const issued = await call('issueParts', { ticket: id });
  expect(issued.lines).toMatchObject([{ state: 'ISSUED', quantity: 2 }]);
  expect(await level(sku)).toEqual([3, 0]);
});

test('what is not there is refused, with what there is', async () => {
  const { code, call, receive, ticket, level } = await store(app);
  const sku = await part(app);
  await receive(sku, 1);
  const { id } = await ticket();
  const refused = await call('reserveParts', { ticket: id, warehouse: code, lines: [{ sku, quantity: 2 }] });
  expect(refused).toMatchObject({
    __typename: 'InsufficientStockError',
    shortages: [{ sku, requested: 2, available: 1, warehouse: code, elsewhere: [], expectedOn: null }],
  });
  expect(await level(sku)).toEqual([1, 0]);
});

test('a ticket that waits for two parts goes on when the second arrives', async () => {
  const { call, receive, ticket, level, key } = await store(app);
  const [fan, board] = [await part(app), await part(app)];
  const { id } = await ticket();
  const { data } = await app.query(
    'mutation ($id: ID!) { acceptTicket(input: { id: $id }) { __typename } }',
    { as: key, variables: { id } },
  );
  expect(data).toEqual({ acceptTicket: { __typename: 'AcceptTicketPayload' } });
  const lines = [fan, board].map((sku) => ({ sku, quantity: 1 }));
  const waiting = await call('reserveParts', { ticket: id, onShortage: 'BACKORDER', lines });
  expect(waiting.ticket).toMatchObject({ status: 'ON_HOLD', holdReason: 'WAITING_PARTS' });
  const statusNow = async () => {
    const answer = await app.query<{ ticket: { status: string } }>(
      'query ($id: ID!) { ticket(id: $id) { status } }',
      { as: key, variables: { id } },
    );
    return answer.data.ticket.status;
  };
  await receive(fan, 1);
  expect(await statusNow()).toBe('ON_HOLD');
  await receive(board, 3);
  expect(await statusNow()).toBe('ACCEPTED');
  expect(await level(fan)).toEqual([1, 1]);
  expect(await level(board)).toEqual([3, 1]);
});
