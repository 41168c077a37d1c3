import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { change, headquartersKey } from '../../../test/network.ts';
import { part, store, warehouse } from '../../../test/stock-calls.ts';

let app: TestApp;
let vendor: string;
beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const track = (sku: string, serialTracked: boolean) =>
  change(app, 'updatePart', vendor, { sku, serialTracked });

const refused = {
  __typename: 'ValidationError',
  code: 'VALIDATION',
  issues: [{ path: ['serialTracked'], code: 'in_stock' }],
};

test('pieces without serial numbers are not tracked by them, nor the other way round, while there are any', async () => {
  const { call, code, receive } = await store(app);
  const [counted, tracked] = [await part(app), await part(app, { serialTracked: true })];
  await receive(counted, 1);
  await receive(tracked, 1, { serials: ['A1'] });
  expect(await track(counted, true)).toEqual(refused);
  expect(await track(tracked, false)).toEqual(refused);
  expect((await track(counted, false)).__typename).toBe('UpdatePartPayload');
  await call('adjustStock', { warehouse: code, sku: counted, quantity: -1, reason: 'lost' });
  expect((await track(counted, true)).part).toMatchObject({ serialTracked: true });
});

test('nor while some are on their way', async () => {
  const { call, code, organization, receive } = await store(app);
  const to = await warehouse(app, organization);
  const sku = await part(app);
  await receive(sku, 1);
  const lines = [{ sku, quantity: 1 }];
  await call('transferStock', { from: code, to, lines, expectedOn: '2100-01-01' });
  expect(await track(sku, true)).toEqual(refused);
});
