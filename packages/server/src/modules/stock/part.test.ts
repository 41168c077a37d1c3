import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { logSettled } from '../../../test/device-calls.ts';
import { askChange, change, headquartersKey } from '../../../test/network.ts';

let app: TestApp;
let vendor: string;
beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });

let made = 0;
const part = (more: Record<string, unknown> = {}) => ({
  sku: `LC-FAN-${made++}`,
  name: 'Fan',
  names: [{ locale: 'zh-cn', name: '风扇' }],
  cost: cny(12_000),
  price: cny(25_000),
  ...more,
});

const created = async (more: Record<string, unknown> = {}) => {
  const input = part(more);
  expect((await change(app, 'createPart', vendor, input)).__typename).toBe('CreatePartPayload');
  return input.sku;
};

test('a part comes into the catalogue, with its names and prices, and an event', async () => {
  const { part: fan } = await change(app, 'createPart', vendor, part({ sku: ' LC-fan/35 ', price: null }));
  expect(fan).toEqual({
    sku: 'LC-fan/35',
    name: 'Fan',
    chinese: '风扇',
    cost: cny(12_000),
    price: null,
    serialTracked: false,
    consumable: false,
  });
  const { data } = await app.query<{ events: { nodes: unknown[] } }>(
    '{ events(filter: { types: ["part."] }) { nodes { type summary ... on PartCreatedEvent { sku } } } }',
    { as: vendor },
  );
  expect(data.events.nodes).toEqual([
    { type: 'part.created', summary: 'desk of HQ added the part LC-fan/35.', sku: 'LC-fan/35' },
  ]);
});

test('one key makes one part, also 50 times at once, and a SKU is taken once', async () => {
  const input = part({ idempotencyKey: 'once' });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => change(app, 'createPart', vendor, input)),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await app.platform.database.part.count({ where: { sku: input.sku } })).toBe(1);
  const mismatch = await change(app, 'createPart', vendor, { ...input, name: 'Another' });
  expect(mismatch.__typename).toBe('IdempotencyMismatchError');
  expect(await change(app, 'createPart', vendor, { ...input, idempotencyKey: null })).toEqual({
    __typename: 'AlreadyExistsError',
    code: 'ALREADY_EXISTS',
  });
});

test('what is given of a part changes, and the rest stays', async () => {
  const sku = await created({ serialTracked: true });
  const renamed = await change(app, 'updatePart', vendor, { sku, name: 'Big fan', price: cny(30_000) });
  expect(renamed.part).toEqual({
    sku,
    name: 'Big fan',
    chinese: '风扇',
    cost: cny(12_000),
    price: cny(30_000),
    serialTracked: true,
    consumable: false,
  });
  const dollars = { amountMinor: 1, currency: 'usd' };
  const moved = await change(app, 'updatePart', vendor, { sku, names: [], cost: null, price: dollars });
  expect(moved.part).toMatchObject({
    chinese: 'Big fan',
    cost: null,
    price: { amountMinor: 1, currency: 'USD' },
  });
  const free = await change(app, 'updatePart', vendor, { sku, price: null, consumable: true });
  expect(free.part).toMatchObject({ cost: null, price: null, consumable: true, serialTracked: true });
  await logSettled(app);
  const { data } = await app.query<{ events: { nodes: { sku?: string }[] } }>(
    '{ events(first: 100, filter: { types: ["part.changed"] }) { nodes { ... on PartChangedEvent { sku } } } }',
    { as: vendor },
  );
  expect(data.events.nodes.filter((event) => event.sku === sku)).toHaveLength(3);
});

test('cost and price stay of one currency', async () => {
  const sku = await created();
  const refused = await change(app, 'updatePart', vendor, {
    sku,
    price: { amountMinor: 1, currency: 'USD' },
  });
  expect(refused.issues).toEqual([{ path: ['price', 'currency'], code: 'other_currency' }]);
  const unknown = await change(app, 'updatePart', vendor, { sku: 'NOTHING', name: 'x' });
  expect(unknown.issues).toEqual([{ path: ['sku'], code: 'unknown_part' }]);
});

test('only the headquarters keeps the catalogue, by a MANAGER', async () => {
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  const sku = await created();
  for (const key of [
    await center.secretKey('MANAGER'),
    await center.secretKey('ADMIN'),
    await headquartersKey(app, 'AGENT'),
    await headquartersKey(app, 'STOREKEEPER'),
    await center.publishableKey(),
  ]) {
    for (const [verb, input] of [
      ['createPart', part()],
      ['updatePart', { sku, name: 'Another' }],
    ] as const) {
      const { errors } = await askChange(app, verb, key, input);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
  }
});

test('everybody finds a part, and only staff learn what it costs the vendor', async () => {
  const sku = await created({ name: 'Compressor 7000' });
  const dealer = await app.organization();
  const document = `query ($sku: String!) {
    part(sku: $sku) { name cost { amountMinor } price { amountMinor } }
    parts(search: "sor 700") { nodes { sku cost { amountMinor } } }
  }`;
  const asked = async (as: string) => (await app.query(document, { as, variables: { sku } })).data;
  const told = (amountMinor: number | null) => ({
    part: {
      name: 'Compressor 7000',
      cost: amountMinor && { amountMinor },
      price: { amountMinor: 25_000 },
    },
    parts: { nodes: [{ sku, cost: amountMinor && { amountMinor } }] },
  });
  expect(await asked(await dealer.secretKey('TECHNICIAN'))).toEqual(told(12_000));
  expect(await asked(await dealer.publishableKey())).toEqual(told(null));
  const { data } = await app.query('{ part(sku: "NOTHING") { sku } }', { as: vendor });
  expect(data).toEqual({ part: null });
});

test.each([
  [{ sku: 'a b' }, [['sku'], 'invalid_code']],
  [{ sku: ' ' }, [['sku'], 'required']],
  [{ name: 'x'.repeat(201) }, [['name'], 'too_long']],
  [{ names: [{ locale: 'not a tag', name: 'x' }] }, [['names', '0', 'locale'], 'invalid_value']],
  [{ cost: cny(-1) }, [['cost', 'amountMinor'], 'invalid_value']],
  [{ cost: null, price: { amountMinor: 1, currency: 'XYZ' } }, [['price', 'currency'], 'unknown_currency']],
  [{ price: { amountMinor: 1, currency: 'EUR' } }, [['price', 'currency'], 'other_currency']],
])('refuses %j', async (more, [path, code]) => {
  const answer = await change(app, 'createPart', vendor, part(more));
  expect(answer).toEqual({ __typename: 'ValidationError', code: 'VALIDATION', issues: [{ path, code }] });
});

test('a part is made for models, and found by them', async () => {
  const [one, other] = [await app.model(), await app.model()];
  const sku = await created({ models: [one.code.toLowerCase(), other.code, one.code] });
  const found = async (model: string) => {
    const document = `query ($sku: String!, $model: String!) {
      part(sku: $sku) { compatibleModels { code } }
      parts(model: $model) { nodes { sku } }
    }`;
    const { data } = await app.query<{
      part: { compatibleModels: { code: string }[] };
      parts: { nodes: { sku: string }[] };
    }>(document, { as: vendor, variables: { sku, model } });
    return [data.part.compatibleModels.map(({ code }) => code), data.parts.nodes.map((node) => node.sku)];
  };
  expect(await found(other.code)).toEqual([[one.code, other.code].toSorted(), [sku]]);
  await change(app, 'updatePart', vendor, { sku, name: 'Renamed' });
  expect(await found(one.code)).toEqual([[one.code, other.code].toSorted(), [sku]]);
  await change(app, 'updatePart', vendor, { sku, models: [one.code] });
  expect(await found(other.code)).toEqual([[one.code], []]);
  for (const verb of ['createPart', 'updatePart']) {
    const refused = await change(app, verb, vendor, {
      ...(verb === 'createPart' ? part() : { sku }),
      models: [one.code, 'NO-SUCH'],
    });
    expect(refused.issues).toEqual([{ path: ['models', '1'], code: 'unknown_model' }]);
  }
  expect(await found(one.code)).toEqual([[one.code], [sku]]);
});
