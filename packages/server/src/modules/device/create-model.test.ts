import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { askChange, change, headquartersKey } from '../../../test/network.ts';

let app: TestApp;
let vendor: string;
beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

let made = 0;
const model = (more: Record<string, unknown> = {}) => ({
  code: `lc-hp${made++}`,
  name: 'Heat pump',
  names: [{ locale: 'zh-cn', name: '空气源热泵' }],
  category: 'heat pump',
  ...more,
});

test('a model comes into the catalogue, with its names, and an event', async () => {
  const { productModel } = await change(app, 'createProductModel', vendor, model({ code: ' lc-hp12 ' }));
  expect(productModel).toEqual({
    code: 'LC-HP12',
    name: 'Heat pump',
    chinese: '空气源热泵',
    category: 'HEAT PUMP',
  });
  const { data } = await app.query<{ events: { nodes: unknown[] } }>(
    '{ events(filter: { types: ["product_model."] }) { nodes { type ... on ProductModelCreatedEvent { code } } } }',
    { as: vendor },
  );
  expect(data.events.nodes).toEqual([{ type: 'product_model.created', code: 'LC-HP12' }]);
});

test('one key makes one model, and a code is taken once', async () => {
  const input = model({ idempotencyKey: 'once' });
  const first = await change(app, 'createProductModel', vendor, input);
  expect(await change(app, 'createProductModel', vendor, input)).toEqual(first);
  const mismatch = await change(app, 'createProductModel', vendor, { ...input, name: 'Another' });
  expect(mismatch.__typename).toBe('IdempotencyMismatchError');
  const again = { ...input, idempotencyKey: null };
  expect(await change(app, 'createProductModel', vendor, again)).toEqual({
    __typename: 'AlreadyExistsError',
    code: 'ALREADY_EXISTS',
  });
});

test('only the headquarters adds models, by a MANAGER', async () => {
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  for (const key of [
    await center.secretKey('MANAGER'),
    await center.secretKey('ADMIN'),
    await headquartersKey(app, 'AGENT'),
    await center.publishableKey(),
  ]) {
    const { errors } = await askChange(app, 'createProductModel', key, model());
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  }
});

test.each([
  [{ code: 'a b' }, [['code'], 'invalid_code']],
  [{ name: '' }, [['name'], 'required']],
  [{ category: 'x'.repeat(101) }, [['category'], 'too_long']],
  [{ names: [{ locale: 'not a tag', name: 'x' }] }, [['names', '0', 'locale'], 'invalid_value']],
  [
    {
      names: [
        { locale: 'de', name: 'x' },
        { locale: 'DE', name: 'y' },
      ],
    },
    [['names', '1', 'locale'], 'duplicate'],
  ],
])('refuses %j', async (more, [path, code]) => {
  const answer = await change(app, 'createProductModel', vendor, model(more));
  expect(answer).toEqual({ __typename: 'ValidationError', code: 'VALIDATION', issues: [{ path, code }] });
});
