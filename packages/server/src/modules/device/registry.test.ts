import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { deviceCall, deviceHistory, deviceOf, deviceOutcome, issuesOf } from '../../../test/device-calls.ts';
import { change, headquartersKey } from '../../../test/network.ts';
import { recordQueries } from '../../../test/record-queries.ts';
import { contact, outcome, submit } from '../../../test/tickets.ts';
import {
  makePolicy,
  project36m,
  uniqueCode,
  standard4y,
  warrantyOutcome,
} from '../../../test/warranty-calls.ts';
import { globalId } from '../../platform/global-id.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let manager: string;
let vendor: string;
let modelCode: string;

beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
  manager = await dealer.secretKey('MANAGER');
  ({ code: modelCode } = await app.model());
});

const serialOf = () => uniqueCode('SN').toUpperCase();
const owner = { name: 'Li Wei', phone: '+86 138 0013 8000' };

async function register(more: Record<string, unknown> = {}) {
  const device = { serial: serialOf(), modelCode, ...more };
  const { devices } = await deviceOutcome(app, 'registerDevices', desk, { devices: [device] });
  return devices![0]!;
}

const codesOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions['code']);

describe('registerDevices', () => {
  test('puts a device on record whole, with its policy, owner, parts and first event', async () => {
    const policy = await makePolicy(app);
    await change(app, 'createPart', vendor, { sku: 'FAN-1', name: 'Fan' });
    const serial = serialOf();
    const input = {
      serial: ` ${serial.toLowerCase()} `,
      modelCode: modelCode.toLowerCase(),
      purchasedOn: '2026-01-31',
      deliveredOn: '2026-02-01',
      installedOn: '2026-02-02',
      acceptedOn: '2026-03-02',
      policy,
      soldBy: dealer.code,
      customer: owner,
      parts: [{ sku: 'FAN-1', serial: 'F1' }, { sku: 'FAN-1' }],
    };
    const { devices } = await deviceOutcome(app, 'registerDevices', desk, { devices: [input] });
    expect(devices).toEqual([
      {
        id: expect.any(String),
        serial,
        model: { code: modelCode },
        purchasedOn: '2026-01-31',
        deliveredOn: '2026-02-01',
        installedOn: '2026-02-02',
        acceptedOn: '2026-03-02',
        organization: { code: dealer.code },
        soldBy: { code: dealer.code },
        customer: { id: expect.any(String), name: 'Li Wei' },
        retiredAt: null,
        retireReason: null,
        replaces: null,
        replacedBy: null,
        warranty: {
          startsOn: '2026-01-31',
          voidReason: null,
          policy: { code: policy, version: 1 },
          extensions: [],
        },
      },
    ]);
    expect(await deviceHistory(app, desk, devices![0]!.id)).toEqual([
      `desk of ${dealer.code} registered the device ${serial}.`,
    ]);
    const installed = await app.platform.database.installedPart.findMany({
      where: { device: { serial } },
      select: { serial: true, installedOn: true, isReplacement: true, underWarranty: true },
      orderBy: { serial: 'asc' },
    });
    const factory = {
      installedOn: new Date('2026-01-31'),
      isReplacement: false,
      underWarranty: false,
    };
    expect(installed).toEqual([
      { serial: 'F1', ...factory },
      { serial: null, ...factory },
    ]);
  });

  test('takes the policy of the model as it holds that day, unless another is given', async () => {
    const [policy, other] = [await makePolicy(app), await makePolicy(app, project36m)];
    const { productModel } = await change(app, 'updateProductModel', vendor, {
      code: modelCode,
      warrantyPolicy: policy,
    });
    expect(productModel).toMatchObject({ code: modelCode });
    const before = await register();
    await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, { code: policy, ...standard4y });
    const after = await register();
    const given = await register({ policy: other });
    expect([before, after, given].map((device) => device.warranty?.policy)).toEqual([
      { code: policy, version: 1 },
      { code: policy, version: 2 },
      { code: other, version: 1 },
    ]);
  });

  test('is all or nothing, and tells each problem with the place of its row', async () => {
    const { serial: known } = await register();
    const foreign = await app.organization();
    const fine = { serial: serialOf(), modelCode };
    const rows = [
      fine,
      { serial: known.toLowerCase(), modelCode },
      { serial: fine.serial, modelCode: 'NOMODEL' },
      { serial: serialOf(), modelCode, policy: 'none', soldBy: foreign.code, purchasedOn: '2026-03-03' },
      { serial: serialOf(), modelCode, installedOn: '2099-01-01', parts: [{ sku: 'NOPART' }] },
    ];
    const refused = await deviceOutcome(app, 'registerDevices', desk, { devices: rows });
    expect(issuesOf(refused)).toEqual([
      'devices.1.serial taken',
      'devices.2.serial duplicate',
      'devices.2.modelCode unknown_model',
      'devices.3.policy unknown_policy',
      'devices.3.soldBy unknown_organization',
      'devices.3.purchasedOn in_future',
      'devices.4.installedOn in_future',
      'devices.4.parts.0.sku unknown_part',
    ]);
    expect(await deviceOf(app, desk, fine.serial)).toBeNull();
  });

  test.each([
    ['no serial', { serial: ' ' }, ['devices.0.serial required']],
    ['a long serial', { serial: 'x'.repeat(101) }, ['devices.0.serial too_long']],
    ['a serial of other characters', { serial: 'A\u0000B' }, ['devices.0.serial invalid_value']],
    ['a serial that no plate shows', { serial: '<b>1</b>' }, ['devices.0.serial invalid_regex']],
    ['no model', { modelCode: '' }, ['devices.0.modelCode required']],
    ['nobody to reach', { customer: { name: 'Li' } }, ['devices.0.customer contact_missing']],
    [
      'a bad phone and email',
      { customer: { name: '', phone: 'call me', email: 'me' } },
      [
        'devices.0.customer.name required',
        'devices.0.customer.phone invalid_phone',
        'devices.0.customer.email invalid_email',
      ],
    ],
  ])('refuses %s', async (_what, more, issues) => {
    const devices = [{ serial: serialOf(), modelCode, ...more }];
    expect(issuesOf(await deviceOutcome(app, 'registerDevices', desk, { devices }))).toEqual(issues);
  });

  test('takes 1 to 1,000', async () => {
    const many = (count: number) => ({
      devices: Array.from({ length: count }, () => ({ serial: serialOf(), modelCode })),
    });
    expect(issuesOf(await deviceOutcome(app, 'registerDevices', desk, many(0)))).toEqual([
      'devices required',
    ]);
    expect(issuesOf(await deviceOutcome(app, 'registerDevices', desk, many(1_001)))).toEqual([
      'devices too_long',
    ]);
  });

  test('takes as many statements for 1,000 devices with owners and parts as for one', async () => {
    await change(app, 'createPart', vendor, { sku: 'FAN-2', name: 'Fan' });
    const count = async (size: number) => {
      const devices = Array.from({ length: size }, (_, at) => ({
        serial: serialOf(),
        modelCode,
        soldBy: dealer.code,
        customer: { name: `Owner ${at}`, phone: `1390000${String(at % 500).padStart(4, '0')}` },
        parts: [{ sku: 'FAN-2', serial: uniqueCode('fan') }],
      }));
      const { code } = await app.model();
      const input = { devices: devices.map((device) => ({ ...device, modelCode: code })) };
      const statements = await recordQueries(async () => {
        const { devices: made } = await deviceOutcome(app, 'registerDevices', desk, input);
        expect(made).toHaveLength(size);
      });
      return statements.slice(0, statements.indexOf('commit'));
    };
    // The first request also notes when its key was used.
    await count(1);
    const one = await count(1);
    const thousand = await count(1_000);
    expect(thousand).toEqual(one);
    expect(one.filter((statement) => statement.startsWith('insert')).length).toBeGreaterThan(3);
    const customers = await app.platform.database.customer.count({
      where: { organizationId: dealer.id },
    });
    expect(customers).toBe(500);
  });

  test('finds the customer with the same phone or email in the organization that sold it', async () => {
    const email = 'li.wei@example.com';
    const { customer } = await register({ customer: owner });
    const again = await register({ customer: { name: 'L. Wei', phone: '0086 (138) 0013-8000', email } });
    expect(again.customer).toEqual(customer);
    expect((await register({ customer: { name: 'Li', email } })).customer).toEqual(customer);
    const elsewhere = await app.organization();
    const { devices } = await deviceOutcome(app, 'registerDevices', await elsewhere.secretKey('AGENT'), {
      devices: [{ serial: serialOf(), modelCode, customer: owner }],
    });
    expect(devices![0]!.customer!.id).not.toBe(customer!.id);
  });

  test('has one effect for a key, and one answer', async () => {
    const input = { idempotencyKey: 'once', devices: [{ serial: serialOf(), modelCode }] };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => deviceOutcome(app, 'registerDevices', desk, input)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.__typename).toBe('RegisterDevicesPayload');
    const other = { ...input, devices: [{ serial: serialOf(), modelCode }] };
    expect((await deviceOutcome(app, 'registerDevices', desk, other)).__typename).toBe(
      'IdempotencyMismatchError',
    );
  });

  test('gives a serial to one of many who want it at once, and tells the others which row it was', async () => {
    const wanted = serialOf();
    const calls = Array.from({ length: 10 }, (_, at) => {
      const others = [serialOf(), serialOf()].map((serial) => ({ serial, modelCode }));
      const row = { serial: wanted, modelCode };
      const devices = at % 2 === 0 ? [row, ...others] : [...others, row];
      return deviceOutcome(app, 'registerDevices', desk, { devices });
    });
    const outcomes = await Promise.all(calls);
    const won = outcomes.filter(({ __typename }) => __typename === 'RegisterDevicesPayload');
    expect(won).toHaveLength(1);
    outcomes.forEach((told, at) => {
      if (told === won[0]) return;
      expect(issuesOf(told)).toEqual([`devices.${at % 2 === 0 ? 0 : 2}.serial taken`]);
    });
  });

  test('puts a unit of a part into one of many devices that come with it at once', async () => {
    const sku = uniqueCode('FAN');
    await change(app, 'createPart', vendor, { sku, name: 'Fan' });
    const device = () => ({ serial: serialOf(), modelCode, parts: [{ sku }, { sku, serial: 'F1' }] });
    const calls = Array.from({ length: 10 }, () => {
      const devices = [{ serial: serialOf(), modelCode }, device()];
      return deviceOutcome(app, 'registerDevices', desk, { devices });
    });
    const told = (await Promise.all(calls)).flatMap(issuesOf);
    expect(told).toEqual(Array.from({ length: 9 }, () => 'devices.1.parts.1.serial taken'));
    const twice = await deviceOutcome(app, 'registerDevices', desk, { devices: [device(), device()] });
    expect(issuesOf(twice)).toEqual(['devices.0.parts.1.serial taken', 'devices.1.parts.1.serial duplicate']);
  });

  test('is for the desk', async () => {
    const input = { devices: [{ serial: serialOf(), modelCode }] };
    for (const as of [
      await dealer.secretKey('TECHNICIAN'),
      await dealer.secretKey(),
      await dealer.publishableKey(),
    ]) {
      expect(codesOf(await deviceCall(app, 'registerDevices', as, input))).toEqual(['FORBIDDEN']);
    }
  });
});

describe('updateDevice', () => {
  test('adds what was missing by the desk, and corrects what is on record by a manager', async () => {
    const policy = await makePolicy(app);
    const { id, serial } = await register({ purchasedOn: '2026-01-01' });
    const added = { serial, installedOn: '2026-01-05', policy };
    const { device } = await deviceOutcome(app, 'updateDevice', desk, added);
    expect(device).toMatchObject({ installedOn: '2026-01-05', warranty: { policy: { code: policy } } });
    expect((await deviceOutcome(app, 'updateDevice', desk, added)).device).toEqual(device);
    for (const correction of [{ purchasedOn: '2026-02-01' }, { purchasedOn: null }, { policy: null }]) {
      expect(codesOf(await deviceCall(app, 'updateDevice', desk, { serial, ...correction }))).toEqual([
        'FORBIDDEN',
      ]);
    }
    const corrected = { serial, purchasedOn: '2026-01-02', installedOn: null };
    expect((await deviceOutcome(app, 'updateDevice', manager, corrected)).device).toMatchObject({
      purchasedOn: '2026-01-02',
      installedOn: null,
    });
    expect((await deviceHistory(app, desk, id)).slice(1)).toEqual([
      `desk of ${dealer.code} changed installed on, policy of ${serial}.`,
      `desk of ${dealer.code} changed purchased on, installed on of ${serial}.`,
    ]);
  });

  test('keeps the version of a policy that is named again', async () => {
    const policy = await makePolicy(app);
    const { serial } = await register({ policy });
    await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, { code: policy, ...standard4y });
    const { device } = await deviceOutcome(app, 'updateDevice', manager, { serial, policy });
    expect(device!.warranty!.policy).toEqual({ code: policy, version: 1 });
  });

  test('refuses days to come and unknown policies, at once', async () => {
    const { serial } = await register();
    const wrong = { serial, purchasedOn: '2026-03-03', acceptedOn: '2027-01-01', policy: 'none' };
    expect(issuesOf(await deviceOutcome(app, 'updateDevice', desk, wrong))).toEqual([
      'purchasedOn in_future',
      'acceptedOn in_future',
      'policy unknown_policy',
    ]);
  });

  test('goes by the vendor’s day', async () => {
    const { serial } = await register();
    app.clock.hold('2026-03-02T23:59:59Z');
    const input = { serial, purchasedOn: '2026-03-03' };
    expect(issuesOf(await deviceOutcome(app, 'updateDevice', desk, input))).toEqual([
      'purchasedOn in_future',
    ]);
    app.clock.hold('2026-03-03T00:00:00Z');
    expect((await deviceOutcome(app, 'updateDevice', desk, input)).__typename).toBe('UpdateDevicePayload');
  });
});

describe('transferDevice', () => {
  test('gives a device to somebody else, with its warranty and history', async () => {
    const policy = await makePolicy(app);
    const device = await register({ customer: owner, purchasedOn: '2026-01-01', policy });
    const { serial } = device;
    const customer = { name: 'Zhang Min', email: 'zhang@example.com' };
    const moved = await deviceOutcome(app, 'transferDevice', desk, { serial, customer, note: 'sold on' });
    expect(moved.device).toEqual({
      ...device,
      customer: { id: expect.any(String), name: 'Zhang Min' },
    });
    expect(await deviceOutcome(app, 'transferDevice', desk, { serial, customer })).toEqual(moved);
    expect((await deviceHistory(app, desk, device.id)).slice(1)).toEqual([
      `desk of ${dealer.code} transferred ${serial} from Li Wei to Zhang Min: sold on.`,
    ]);
  });
});

describe('retireDevice', () => {
  test('takes a device out of service once, and keeps it on record', async () => {
    const { id, serial } = await register();
    const used = await register();
    const reason = 'The compressor burnt.';
    const { device } = await deviceOutcome(app, 'retireDevice', desk, { serial, reason });
    expect(device).toMatchObject({ retiredAt: '2026-03-02T09:00:00.000Z', retireReason: reason });
    for (const [verb, input] of [
      ['retireDevice', { serial, reason }],
      ['transferDevice', { serial, customer: owner }],
    ] as const) {
      expect((await deviceOutcome(app, verb, desk, input)).__typename).toBe('PreconditionError');
    }
    expect((await deviceHistory(app, desk, id)).at(-1)).toBe(
      `desk of ${dealer.code} retired ${serial}: ${reason}`,
    );
    const listed = async (retired: boolean) => {
      const { data } = await app.query<{ devices: { nodes: { serial: string }[] } }>(
        'query ($retired: Boolean) { devices(filter: { retired: $retired }) { nodes { serial } } }',
        { as: desk, variables: { retired } },
      );
      return data.devices.nodes.map((node) => node.serial);
    };
    expect(await listed(true)).toEqual([serial]);
    expect(await listed(false)).toEqual([used.serial]);
  });

  test('lets the staff still report its faults, but not its customers', async () => {
    const { serial } = await register();
    await deviceOutcome(app, 'retireDevice', desk, { serial, reason: 'gone' });
    await submit(app, desk, { device: { serial } });
    const refused = await outcome(app, 'submitTicket', await dealer.publishableKey(), {
      description: 'It drips.',
      contact,
      device: { serial },
    });
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['device', 'serial'], code: 'retired_device' }],
    });
  });
});

describe('replaceDevice', () => {
  const reason = 'Dead on arrival.';

  test('with its warranty hands on policy, dates, extensions and a void that stands', async () => {
    const policy = await makePolicy(app);
    const old = await register({ customer: owner, purchasedOn: '2026-01-01', policy });
    const { serial } = old;
    const bought = {
      serial,
      name: 'Gold',
      phases: [{ months: 12, labour: 'FREE', parts: 'FREE', travel: 'FREE' }],
    };
    const names = ['Gold', 'Silver', 'Bronze', 'Amber'];
    for (const name of names) await warrantyOutcome(app, 'extendWarranty', manager, { ...bought, name });
    const boughtAt = app.clock.now();
    await warrantyOutcome(app, 'extendWarranty', manager, { ...bought, name: 'Never paid' });
    const { id: unpaid } = await app.platform.database.warrantyExtension.findFirstOrThrow({
      where: { name: 'Never paid', device: { serial } },
    });
    await warrantyOutcome(app, 'revokeWarrantyExtension', manager, {
      extension: globalId('WarrantyExtension', unpaid),
      reason: 'Never paid.',
    });
    app.clock.hold('2026-03-09T09:00:00Z');
    await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'The seal is broken.' });
    await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, { code: policy, ...standard4y });
    const newSerial = serialOf();
    const day = { replacedOn: '2026-03-07' };
    const input = { serial, newSerial, warranty: 'CONTINUES', reason, ...day, idempotencyKey: 'one' };
    const replaced = await deviceOutcome(app, 'replaceDevice', desk, input);
    expect(replaced.device).toMatchObject({
      serial: newSerial,
      model: { code: modelCode },
      purchasedOn: '2026-01-01',
      customer: old.customer,
      organization: old.organization,
      replaces: { serial },
      warranty: {
        startsOn: '2026-01-01',
        voidReason: 'The seal is broken.',
        policy: { code: policy, version: 1 },
        extensions: names.map((name) => ({ name })),
      },
    });
    expect(await deviceOutcome(app, 'replaceDevice', desk, input)).toEqual(replaced);
    const changed = { ...input, reason: 'another' };
    expect((await deviceOutcome(app, 'replaceDevice', desk, changed)).__typename).toBe(
      'IdempotencyMismatchError',
    );
    expect(await deviceOf(app, desk, serial)).toMatchObject({
      retireReason: reason,
      replacedBy: { serial: newSerial },
    });
    expect((await deviceHistory(app, desk, old.id)).at(-1)).toBe(
      `desk of ${dealer.code} replaced ${serial} by ${newSerial}, with its warranty: ${reason}`,
    );
    const { database } = app.platform;
    expect(
      await database.event.findFirst({
        where: { type: 'device.replaced', data: { path: ['serial'], equals: serial } },
      }),
    ).toMatchObject({ data: day });
    const copies = await database.warrantyExtension.findMany({ where: { device: { serial: newSerial } } });
    expect(copies.map(({ createdAt }) => createdAt)).toEqual(names.map(() => boughtAt));
    expect(await deviceHistory(app, desk, replaced.device!.id)).toEqual([
      `desk of ${dealer.code} registered the device ${newSerial}.`,
    ]);
    const second = { ...input, idempotencyKey: null, newSerial: serialOf() };
    expect((await deviceOutcome(app, 'replaceDevice', desk, second)).__typename).toBe('PreconditionError');
  });

  test('with a new warranty starts anew on the day, with what the model is sold with now', async () => {
    const [sold, now] = [await makePolicy(app), await makePolicy(app, project36m)];
    const { serial } = await register({ purchasedOn: '2025-01-01', policy: sold });
    await change(app, 'updateProductModel', vendor, { code: modelCode, warrantyPolicy: now });
    const input = { serial, newSerial: serialOf(), warranty: 'NEW', reason, replacedOn: '2026-02-28' };
    const { device } = await deviceOutcome(app, 'replaceDevice', desk, input);
    expect(device).toMatchObject({
      purchasedOn: null,
      deliveredOn: '2026-02-28',
      warranty: { startsOn: '2026-02-28', policy: { code: now, version: 1 } },
    });
  });

  test('refuses a serial that is taken, an unknown model and a day to come', async () => {
    const [old, other] = [await register(), await register()];
    const base = { serial: old.serial, newSerial: serialOf(), warranty: 'NEW', reason };
    for (const [more, issue] of [
      [{ newSerial: other.serial }, 'newSerial taken'],
      [{ modelCode: 'NOMODEL' }, 'modelCode unknown_model'],
      [{ replacedOn: '2026-03-03' }, 'replacedOn in_future'],
    ] as const) {
      expect(issuesOf(await deviceOutcome(app, 'replaceDevice', desk, { ...base, ...more }))).toEqual([
        issue,
      ]);
    }
    expect(await deviceOf(app, desk, old.serial)).toMatchObject({ retiredAt: null });
  });

  test('is done once when many ask at once', async () => {
    const { serial } = await register();
    const asked = Array.from({ length: 5 }, () =>
      deviceOutcome(app, 'replaceDevice', desk, { serial, newSerial: serialOf(), warranty: 'NEW', reason }),
    );
    const outcomes = (await Promise.all(asked)).map(({ __typename }) => __typename);
    expect(outcomes.toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'PreconditionError'),
      'ReplaceDevicePayload',
    ]);
  });
});

test.each([
  ['updateDevice', {}],
  ['transferDevice', { customer: owner }],
  ['retireDevice', { reason: 'gone' }],
  ['replaceDevice', { newSerial: 'SN-NEVER', warranty: 'NEW', reason: 'gone' }],
])('%s is for the desk of who keeps the device, and of those above', async (verb, more) => {
  const { serial } = await register();
  const input = { serial, ...more };
  const technician = await dealer.secretKey('TECHNICIAN');
  expect(codesOf(await deviceCall(app, verb, technician, input))).toEqual(['FORBIDDEN']);
  const stranger = await (await app.organization()).secretKey('ADMIN');
  const foreign = await deviceCall(app, verb, stranger, input);
  const absent = await deviceCall(app, verb, stranger, { ...input, serial: 'NOBODY' });
  expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
  expect(foreign.errors).toEqual(absent.errors);
});

test('a model is sold with a policy that exists', async () => {
  const code = uniqueCode('model');
  const model = { code, name: 'Heat pump', category: 'COOLING', warrantyPolicy: 'none' };
  for (const [verb, input] of [
    ['createProductModel', model],
    ['updateProductModel', { code: modelCode, warrantyPolicy: 'none' }],
  ] as const) {
    expect(await change(app, verb, vendor, input)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['warrantyPolicy'], code: 'unknown_policy' }],
    });
  }
});
