import { expect, test } from 'vitest';
import { createAdminClient } from '../src/admin.ts';
import { createDeskClient } from '../src/desk.ts';
import { createPublicClient } from '../src/public.ts';
import { startServer } from './server.ts';

const free = { labour: 'FREE', parts: 'FREE', travel: 'FREE' } as const;
const charged = { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' } as const;
const policy = {
  code: 'one-year',
  startEvent: 'PURCHASED',
  phases: [{ months: 12, ...free }],
  afterwards: charged,
  excludedCauses: ['MISUSE'],
} as const;

test('policies are made, edited by version and listed', async () => {
  const { url, headquartersKey: key } = await startServer();
  const admin = createAdminClient({ url, key });
  const input = { ...policy, phases: [...policy.phases], excludedCauses: [...policy.excludedCauses] };
  const made = await admin.warrantyPolicies.create(input);
  expect(made).toMatchObject({ ...policy, version: 1, replacedPart: null, supersededAt: null });
  await expect(admin.warrantyPolicies.create(input)).rejects.toMatchObject({ name: 'AlreadyExistsError' });
  const next = await admin.warrantyPolicies.update({ ...input, startEvent: 'DELIVERED', expectedVersion: 1 });
  expect(next).toMatchObject({ version: 2, startEvent: 'DELIVERED' });
  await expect(admin.warrantyPolicies.update({ ...input, expectedVersion: 1 })).rejects.toMatchObject({
    name: 'StaleVersionError',
    currentVersion: 2,
  });
  expect(await admin.warrantyPolicies.get({ code: 'one-year' })).toEqual(next);
  expect(await admin.warrantyPolicies.get({ code: 'one-year', version: 1 })).toMatchObject({
    startEvent: 'PURCHASED',
  });
  expect(await admin.warrantyPolicies.get({ code: 'none' })).toBeNull();
  expect(await Array.fromAsync(admin.warrantyPolicies.list())).toEqual([next]);
});

test('a desk reads the file of a device, and what happened to it in detail', async () => {
  const { app, url, headquartersKey: key, device } = await startServer();
  const admin = createAdminClient({ url, key });
  await admin.warrantyPolicies.create({
    ...policy,
    phases: [...policy.phases],
    excludedCauses: [...policy.excludedCauses],
  });
  const desk = createDeskClient({ url, key });
  expect(await desk.devices.get({ serial: device.serial })).toMatchObject({
    serial: device.serial,
    warranty: null,
    history: { nodes: [] },
  });
  expect(await desk.devices.get({ serial: 'NOBODY' })).toBeNull();
  const { id: policyId } = await app.platform.database.warrantyPolicy.findFirstOrThrow();
  await app.platform.database.device.update({
    where: { id: device.id },
    data: { policyId, purchasedOn: new Date('2026-11-01') },
  });
  await desk.warranties.void({ serial: device.serial, reason: 'Opened by others.' });
  await desk.warranties.restore({ serial: device.serial, reason: 'It was us.' });
  const file = await desk.devices.get({ serial: device.serial });
  expect(file!.warranty).toMatchObject({ startsOn: '2026-11-01', voidReason: null });
  const history = await Array.fromAsync(desk.events.history({ filter: { device: file!.id }, first: 1 }));
  expect(history).toMatchObject([
    { __typename: 'WarrantyVoidedEvent', reason: 'Opened by others.', device: { serial: device.serial } },
    { __typename: 'WarrantyRestoredEvent', reason: 'It was us.', ticket: null },
  ]);
});

test('a desk asks who pays, decides, voids and grants goodwill; a page reads what is covered', async () => {
  const { app, url, headquartersKey: key, publishableKey, origin, device } = await startServer();
  app.clock.hold('2026-11-28T12:00:00Z');
  const admin = createAdminClient({ url, key });
  const { id } = await admin.warrantyPolicies.create({
    ...policy,
    phases: [...policy.phases],
    excludedCauses: [...policy.excludedCauses],
  });
  await app.platform.database.device.update({
    where: { id: device.id },
    data: {
      policyId: Buffer.from(id, 'base64url').toString().split(':')[1]!,
      purchasedOn: new Date('2026-11-01'),
    },
  });
  const desk = createDeskClient({ url, key, locale: 'zh-CN' });
  const asked = { serial: device.serial, cause: 'WEAR', at: '2027-11-02T00:00:00Z' } as const;
  expect(await desk.warranties.coverage(asked)).toMatchObject({ outcome: 'NONE', lastDay: null });
  expect(await desk.warranties.coverage({ ...asked, at: '2027-11-01T23:59:59Z' })).toMatchObject({
    outcome: 'FULL',
    lastDay: '2027-11-01',
    policy: { code: 'one-year', version: 1 },
    reasons: [
      {
        message:
          '质保政策 one-year（第 1 版）自 2026年11月1日起算，第 1 阶段至 2027年11月1日止：工时、备件、差旅免费。',
      },
    ],
  });
  await expect(desk.warranties.coverage({ ...asked, sku: 'NOTHING' })).rejects.toMatchObject({
    name: 'InvalidRequestError',
    code: 'BAD_USER_INPUT',
  });
  expect(await desk.warranties.get({ serial: 'NOBODY' })).toBeNull();
  const extended = await desk.warranties.extend({
    serial: device.serial,
    name: 'Gold',
    phases: [{ months: 12, ...free, travel: 'AT_COST' }],
  });
  expect(extended.phases.map(({ to, travel }) => [to, travel])).toEqual([
    ['2027-11-01', 'FREE'],
    ['2028-11-01', 'AT_COST'],
    [null, 'CHARGED'],
  ]);
  const [gold] = extended.extensions;
  expect(gold).toMatchObject({ name: 'Gold', startsOn: null });
  const other = await desk.warranties.extend({ serial: device.serial, name: 'Twice', phases: gold!.phases });
  expect(other.extensions.map(({ name }) => name)).toEqual(['Gold', 'Twice']);
  const again = { extension: other.extensions[1]!.id, reason: 'Sold once.' };
  expect(await desk.warranties.revokeExtension(again)).toEqual(extended);
  await expect(desk.warranties.revokeExtension(again)).rejects.toMatchObject({ name: 'PreconditionError' });
  const file = await desk.devices.get({ serial: device.serial });
  const history = await Array.fromAsync(desk.events.history({ filter: { device: file!.id } }));
  expect(history.at(-1)).toMatchObject({
    __typename: 'WarrantyExtensionRevokedEvent',
    name: 'Twice',
    reason: 'Sold once.',
  });

  const page = createPublicClient({
    url,
    key: publishableKey,
    fetch: (input, init) => fetch(input, { ...init, headers: { ...init?.headers, origin } }),
  });
  expect(await page.devices.check({ serial: device.serial, modelCode: device.modelCode })).toMatchObject({
    recognised: true,
    coverage: { outcome: 'FULL' },
    explanation:
      'Labour and parts free until 1 November 2028, then charged. Travel free until 1 November 2027, then at cost until 1 November 2028, then charged.',
  });
  expect(await page.devices.check({ serial: 'NOBODY', modelCode: device.modelCode })).toMatchObject({
    recognised: false,
    productName: null,
    coverage: { outcome: 'NEEDS_PROOF' },
  });

  await app.platform.database.part.create({ data: { sku: 'FAN-1', name: 'Fan', createdAt: new Date() } });
  const part = await desk.devices.replacePart({
    serial: device.serial,
    sku: 'FAN-1',
    newPartSerial: 'F-2',
  });
  expect(part).toMatchObject({ part: { sku: 'FAN-1', name: 'Fan' }, serial: 'F-2', underWarranty: true });
  const known = await desk.warranties.get({ serial: device.serial });
  expect(known).toMatchObject({ warranty: { startsOn: '2026-11-01' }, installedParts: [part] });
  await expect(desk.devices.replacePart({ serial: device.serial, sku: 'NOTHING' })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [{ path: ['sku'], code: 'unknown_part' }],
  });

  const { ticket } = await desk.tickets.submit({
    description: 'It drips.',
    contact: { name: 'Li Wei', phone: '+86 138 0013 8000' },
  });
  const named = await desk.tickets.identifyDevice({ id: ticket.id, serial: device.serial });
  expect(named.device?.serial).toBe(device.serial);
  const finding = { id: ticket.id, faultCode: 'E4', diagnosis: 'Opened with a knife.' };
  await desk.tickets.diagnose({ ...finding, cause: 'MISUSE' });
  await desk.tickets.grantGoodwill({ id: ticket.id, ...charged, labour: 'FREE', reason: 'Once.' });
  const { decisions, goodwill } = await desk.warranties
    .ofTicket({ id: ticket.id })
    .then((cover) => ({ decisions: cover!.coverageDecisions, goodwill: cover!.goodwill }));
  expect(decisions.map(({ outcome }) => outcome)).toEqual(['NONE', 'PARTIAL']);
  expect(goodwill).toMatchObject({ labour: 'FREE', reason: 'Once.' });
  await desk.tickets.decideCoverage({ id: ticket.id });

  await desk.warranties.void({ serial: device.serial, reason: 'Opened.' });
  await expect(desk.warranties.void({ serial: device.serial, reason: 'Opened.' })).rejects.toMatchObject({
    name: 'PreconditionError',
  });
  const restored = await desk.warranties.restore({ serial: device.serial, reason: 'By us.' });
  expect(restored.voidReason).toBeNull();
  await expect(desk.warranties.restore({ serial: 'NOBODY', reason: 'x' })).rejects.toMatchObject({
    name: 'NotFoundError',
  });
});
