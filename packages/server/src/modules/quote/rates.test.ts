import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { logSettled } from '../../../test/device-calls.ts';
import { askChange, change, headquartersKey } from '../../../test/network.ts';
import { uniqueCode } from '../../../test/warranty-calls.ts';

let app: TestApp;
let vendor: string;
beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });
const names = [{ locale: 'zh-CN', name: '名称' }];

const verbs = [
  {
    verb: 'createServiceRate',
    payload: 'serviceRate',
    event: 'service_rate.created',
    summary: 'added the service rate',
    input: () => ({
      code: uniqueCode('rate'),
      kind: 'LABOUR',
      name: 'Hour of work',
      names,
      cost: cny(8_000),
      price: cny(20_000),
    }),
    written: {
      kind: 'LABOUR',
      name: 'Hour of work',
      chinese: '名称',
      cost: { amountMinor: 8_000 },
      price: cny(20_000),
    },
  },
  {
    verb: 'createTaxRate',
    payload: 'taxRate',
    event: 'tax_rate.created',
    summary: 'added the tax',
    input: () => ({ code: uniqueCode('tax'), name: 'VAT 13 %', names, basisPoints: 1_300 }),
    written: { name: 'VAT 13 %', chinese: '名称', basisPoints: 1_300 },
  },
] as const;

describe.each(verbs)('$verb', ({ verb, payload, event, summary, input, written }) => {
  test('writes it, with an event', async () => {
    const wanted = input();
    expect((await change(app, verb, vendor, wanted))[payload]).toEqual({ code: wanted.code, ...written });
    await logSettled(app);
    const { data } = await app.query<{ events: { nodes: { summary: string }[] } }>(
      'query ($types: [String!]) { events(first: 100, filter: { types: $types }) { nodes { summary } } }',
      { as: vendor, variables: { types: [event] } },
    );
    expect(data.events.nodes).toContainEqual({ summary: `desk of HQ ${summary} ${wanted.code}.` });
  });

  test('with one key writes one, and takes a code once', async () => {
    const wanted = { ...input(), idempotencyKey: uniqueCode('key') };
    const first = await change(app, verb, vendor, wanted);
    expect(await change(app, verb, vendor, wanted)).toEqual(first);
    const other = await change(app, verb, vendor, { ...wanted, name: 'Another' });
    expect(other.__typename).toBe('IdempotencyMismatchError');
    const again = await change(app, verb, vendor, { ...wanted, idempotencyKey: null });
    expect(again.__typename).toBe('AlreadyExistsError');
  });

  test('is for a MANAGER of the headquarters alone', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    for (const key of [
      await center.secretKey('ADMIN'),
      await headquartersKey(app, 'AGENT'),
      await center.publishableKey(),
    ]) {
      const { errors } = await askChange(app, verb, key, input());
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
  });
});

test.each([
  ['createServiceRate', { kind: 'PARTS' }, [['kind'], 'not_allowed']],
  ['createServiceRate', { code: 'a b' }, [['code'], 'invalid_code']],
  [
    'createServiceRate',
    { price: { amountMinor: 1, currency: 'EUR' } },
    [['price', 'currency'], 'other_currency'],
  ],
  ['createServiceRate', { cost: cny(-1) }, [['cost', 'amountMinor'], 'invalid_value']],
  ['createTaxRate', { basisPoints: 10_001 }, [['basisPoints'], 'invalid_value']],
  ['createTaxRate', { basisPoints: -1 }, [['basisPoints'], 'invalid_value']],
  ['createTaxRate', { name: ' ' }, [['name'], 'required']],
] as const)('%s refuses %j', async (verb, more, [path, code]) => {
  const { input } = verbs.find((each) => each.verb === verb)!;
  const answer = await change(app, verb, vendor, { ...input(), ...more });
  expect(answer.issues).toEqual([{ path, code }]);
});

test('staff find the rates by code, and nobody else does', async () => {
  const dealer = await app.organization();
  const document =
    '{ serviceRates(first: 100) { nodes { code } } taxRates(first: 100) { nodes { code basisPoints } } }';
  const rate = (await change(app, 'createServiceRate', vendor, verbs[0].input())).serviceRate!['code'];
  const found = await app.query<{ serviceRates: { nodes: { code: string }[] } }>(document, {
    as: await dealer.secretKey('TECHNICIAN'),
  });
  const codes = found.data.serviceRates.nodes.map(({ code }) => code);
  expect(codes).toContain(rate);
  const refused = await app.query(document, { as: await dealer.publishableKey() });
  expect(refused.errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
});
