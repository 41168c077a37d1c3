import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { asOwner } from '../../../test/database.ts';
import { headquartersKey } from '../../../test/network.ts';
import { recordStatements } from '../../../test/record-queries.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
});
afterAll(() => app.stop());

const list = 'query ($filter: DeviceFilter) { devices(first: 100, filter: $filter) { nodes { serial } } }';

async function found(filter: Record<string, unknown>, as = desk): Promise<string[]> {
  const { data, errors } = await app.query<{ devices: { nodes: { serial: string }[] } }>(list, {
    as,
    variables: { filter },
  });
  expect(errors).toBeUndefined();
  return data.devices.nodes.map(({ serial }) => serial).toSorted();
}

const search = (text: string, as?: string) => found({ search: text }, as);

/** A device with an owner. */
async function own(serial: string, name: string, { id: organizationId } = dealer) {
  const { id: modelId, code } = await app.model();
  const createdAt = app.clock.now();
  const customer = { create: { organizationId, name, createdAt } };
  const place = { organization: { connect: { id: organizationId } }, model: { connect: { id: modelId } } };
  await app.platform.database.device.create({ data: { serial, ...place, customer, createdAt } });
  return code;
}

test('a text finds devices by the start of the serial number, the model and the owner', async () => {
  const model = await own('PUMP-001', 'Wei Li');
  await own('PUMP-002', '李伟 (100%)');
  await own('FAN_1', 'Pump Station');
  expect(await search(' pump-00 ')).toEqual(['PUMP-001', 'PUMP-002']);
  expect(await search('pump-002')).toEqual(['PUMP-002']);
  expect(await search('ump-002')).toEqual([]);
  expect(await search('pump')).toEqual(['FAN_1', 'PUMP-001', 'PUMP-002']);
  expect(await search('wei li')).toEqual(['PUMP-001']);
  expect(await search('李伟')).toEqual(['PUMP-002']);
  expect(await search('0%')).toEqual(['PUMP-002']);
  expect(await search('FAN_')).toEqual(['FAN_1']);
  expect(await search('FAN%')).toEqual([]);
  expect(await search(model.toLowerCase())).toEqual(['PUMP-001']);
  expect(await found({ model: model.toLowerCase(), search: 'pump' })).toEqual(['PUMP-001']);
  expect(await found({ model: 'NOMODEL', search: 'pump' })).toEqual([]);
});

test('a text finds nothing of others, neither their devices nor through the name of an owner', async () => {
  const other = await app.organization();
  await own('OTHERS-1', 'Hidden Owner', other);
  await own('OTHERS-2', 'Plain Owner');
  const { id } = await app.platform.database.customer.findFirstOrThrow({ where: { name: 'Hidden Owner' } });
  await app.platform.database.device.update({ where: { serial: 'OTHERS-2' }, data: { customerId: id } });
  expect(await search('OTHERS')).toEqual(['OTHERS-2']);
  expect(await search('Hidden')).toEqual([]);
  expect(await search('Hidden', await headquartersKey(app, 'AGENT'))).toEqual(['OTHERS-1', 'OTHERS-2']);
});

test('among 50,000 devices an index finds them, whoever asks', async () => {
  const { id: modelId, code } = await app.model();
  const { database } = app.platform;
  for (let from = 0; from < 25_000; from += 2_500) {
    await database.$executeRaw`
      with owner as (
        insert into customer (id, organization_id, name, created_at)
        select gen_random_uuid(), ${dealer.id}::uuid, 'Owner ' || lpad(n::text, 5, '0'), now()
        from generate_series(${from}::int, ${from + 2_499}::int) as n
        returning id, organization_id, name)
      insert into device (id, serial, model_id, organization_id, customer_id, created_at)
      select gen_random_uuid(), 'MANY' || right(name, 5) || n, ${modelId}::uuid, organization_id, id, now()
      from owner, generate_series(0, 1) as n`;
  }
  const rare = await own('ONE-OF-MANY', 'Somebody Else');
  await asOwner(app.databaseUrl, 'analyze');
  const above = await headquartersKey(app, 'AGENT');
  const { customer } = await database.device.findUniqueOrThrow({
    where: { serial: 'MANY007770' },
    select: { customer: true },
  });
  const owner = Buffer.from(`Customer:${customer!.id}`).toString('base64');
  const asked: [filter: Record<string, unknown>, count: number][] = [
    [{}, 100],
    [{ retired: false }, 100],
    [{ retired: true }, 0],
    [{ search: 'MANY0007' }, 20],
    [{ search: 'many' }, 100],
    [{ search: code }, 100],
    [{ search: rare }, 1],
    [{ search: 'Owner' }, 100],
    [{ search: customer!.name }, 2],
    [{ search: 'nothing of the kind' }, 0],
    [{ model: code }, 100],
    [{ model: rare }, 1],
    [{ model: 'NOMODEL' }, 0],
    [{ customer: owner }, 2],
  ];
  for (const as of [desk, above]) {
    for (const [filter, count] of asked) {
      let rows: string[] = [];
      const statements = await recordStatements(async () => {
        rows = await found(filter, as);
      });
      expect([filter, rows.length]).toEqual([filter, count]);
      const { text, values = [] } = statements.find((statement) =>
        statement.text.includes('FROM "public"."device"'),
      )!;
      const plan = await database.$queryRawUnsafe<object[]>(`explain ${text}`, ...values);
      expect([filter, JSON.stringify(plan)]).toEqual([
        filter,
        expect.not.stringContaining('Seq Scan on device'),
      ]);
    }
  }
});
