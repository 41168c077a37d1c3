import { expect, test } from 'vitest';
import { headquartersKey } from '../../server/test/network.ts';
import { createDeskClient } from '../src/desk.ts';
import { startServer } from './server.ts';

const owner = { name: 'Mei Lin', phone: '+86 138 1600 7204' };

/** A dealer's desk, its organization's code, a device that it keeps, and a catalogue. */
async function startDesk() {
  const server = await startServer();
  const { app, url, key, device } = server;
  const createdAt = app.clock.now();
  await app.platform.database.part.createMany({
    data: [
      { sku: 'FAN', name: 'Fan', names: { 'zh-CN': '风扇' }, createdAt },
      { sku: 'PCB', name: 'Board', serialTracked: true, createdAt },
    ],
  });
  const desk = createDeskClient({ url, key, locale: 'zh-CN' });
  return { ...server, desk, serial: device.serial, modelCode: device.modelCode };
}

const refusal = (name: string, ...issues: { path: string[]; code: string }[]) => ({
  name,
  ...(issues.length && { issues }),
});

test('devices come on record in the order given, once, with owner, seller and parts', async () => {
  const { desk, dealer, modelCode } = await startDesk();
  const devices = [
    { serial: 'b 2', modelCode, purchasedOn: '2026-01-02', customer: owner, soldBy: dealer },
    { serial: 'a1', modelCode, parts: [{ sku: 'PCB', serial: 'P-1' }, { sku: 'FAN' }] },
  ];
  const registered = await desk.devices.register({ idempotencyKey: 'delivery', devices });
  expect(registered).toMatchObject([
    {
      serial: 'B2',
      purchasedOn: '2026-01-02',
      deliveredOn: null,
      model: { code: modelCode, name: `型号 ${modelCode}` },
      customer: { name: 'Mei Lin' },
      soldBy: { code: dealer },
    },
    { serial: 'A1', customer: null, soldBy: null },
  ]);
  expect(await desk.devices.register({ idempotencyKey: 'delivery', devices })).toEqual(registered);
  await expect(
    desk.devices.register({ idempotencyKey: 'delivery', devices: devices.slice(1) }),
  ).rejects.toMatchObject(refusal('IdempotencyMismatchError'));
  const file = await desk.devices.get({ serial: 'a1' });
  expect(file).toMatchObject({
    organization: { code: dealer },
    installedParts: [
      { part: { sku: 'PCB' }, serial: 'P-1', isReplacement: false },
      { part: { sku: 'FAN', name: '风扇' }, serial: null },
    ],
  });
});

test('devices are refused together, each issue with the place of its device', async () => {
  const { app, url, desk, serial, modelCode } = await startDesk();
  const devices = [
    { serial: 'NEW-1', modelCode },
    { serial, modelCode },
    { serial: 'NEW-2', modelCode: 'NONE', purchasedOn: '2999-01-01' },
  ];
  await expect(desk.devices.register({ devices })).rejects.toMatchObject(
    refusal(
      'ValidationError',
      { path: ['devices', '1', 'serial'], code: 'taken' },
      { path: ['devices', '2', 'modelCode'], code: 'unknown_model' },
      { path: ['devices', '2', 'purchasedOn'], code: 'in_future' },
    ),
  );
  expect(await desk.devices.get({ serial: 'NEW-1' })).toBeNull();
  await expect(desk.devices.register({ devices: [] })).rejects.toMatchObject(
    refusal('ValidationError', { path: ['devices'], code: 'required' }),
  );
  const most = Array.from({ length: 1_000 }, (_, at) => ({ serial: `S-${at}`, modelCode }));
  await expect(
    desk.devices.register({ devices: [...most, { serial: 'S-1000', modelCode }] }),
  ).rejects.toMatchObject(refusal('ValidationError', { path: ['devices'], code: 'too_long' }));
  const all = await desk.devices.register({ devices: most });
  expect([all.length, all[0]!.serial, all[999]!.serial]).toEqual([1_000, 'S-0', 'S-999']);
  const technician = await (await app.organization()).secretKey('TECHNICIAN');
  await expect(
    createDeskClient({ url, key: technician }).devices.register({
      devices: [{ serial: 'NEW-1', modelCode }],
    }),
  ).rejects.toMatchObject(refusal('PermissionError'));
});

test('an agent adds what was missing of a device, and a manager corrects it', async () => {
  const { app, url, desk, serial } = await startDesk();
  expect(await desk.devices.update({ serial, purchasedOn: '2026-01-02' })).toMatchObject({
    serial,
    purchasedOn: '2026-01-02',
  });
  const both = { serial, deliveredOn: '2026-01-05', installedOn: '2026-01-06' };
  expect(await desk.devices.update(both)).toMatchObject({ ...both, purchasedOn: '2026-01-02' });
  await expect(desk.devices.update({ serial, purchasedOn: '2026-01-03' })).rejects.toMatchObject(
    refusal('PermissionError'),
  );
  await expect(
    desk.devices.update({ serial, acceptedOn: '2999-01-01', policy: 'NONE' }),
  ).rejects.toMatchObject(
    refusal(
      'ValidationError',
      { path: ['acceptedOn'], code: 'in_future' },
      { path: ['policy'], code: 'unknown_policy' },
    ),
  );
  const manager = createDeskClient({ url, key: await headquartersKey(app, 'MANAGER') });
  expect(await manager.devices.update({ serial, purchasedOn: null })).toMatchObject({ purchasedOn: null });
  const stranger = await (await app.organization()).secretKey('MANAGER');
  await expect(
    createDeskClient({ url, key: stranger }).devices.update({ serial, purchasedOn: '2026-01-02' }),
  ).rejects.toMatchObject(refusal('NotFoundError'));
});

test('a device gets another owner, until it goes out of service', async () => {
  const { desk, serial } = await startDesk();
  const transfer = { serial, customer: owner, note: 'Moved in.' };
  const transferred = await desk.devices.transfer(transfer);
  expect(transferred).toMatchObject({ serial, customer: { name: 'Mei Lin' } });
  expect(
    await desk.devices.transfer({ serial, customer: { name: 'M. Lin', phone: '+8613816007204' } }),
  ).toMatchObject({ customer: { id: transferred.customer!.id } });
  await expect(
    desk.devices.transfer({ serial, customer: { name: '', phone: 'none' } }),
  ).rejects.toMatchObject(
    refusal(
      'ValidationError',
      { path: ['customer', 'name'], code: 'required' },
      { path: ['customer', 'phone'], code: 'invalid_phone' },
    ),
  );
  await expect(desk.devices.retire({ serial, reason: '' })).rejects.toMatchObject(
    refusal('ValidationError', { path: ['reason'], code: 'required' }),
  );
  expect(await desk.devices.retire({ serial, reason: 'Scrapped.' })).toMatchObject({ serial });
  expect(await desk.devices.get({ serial })).toMatchObject({
    retiredAt: expect.any(String),
    retireReason: 'Scrapped.',
  });
  await expect(desk.devices.retire({ serial, reason: 'Again.' })).rejects.toMatchObject(
    refusal('PreconditionError'),
  );
  await expect(desk.devices.transfer(transfer)).rejects.toMatchObject(refusal('PreconditionError'));
  await expect(desk.devices.retire({ serial: 'NOBODY', reason: 'Gone.' })).rejects.toMatchObject(
    refusal('NotFoundError'),
  );
});

test('a device is replaced by another unit, once', async () => {
  const { desk, serial, modelCode } = await startDesk();
  await desk.devices.transfer({ serial, customer: owner });
  await desk.devices.update({ serial, purchasedOn: '2026-01-02' });
  const replacement = {
    idempotencyKey: 'swap',
    serial,
    newSerial: 'unit-2',
    replacedOn: '2026-11-01',
    warranty: 'CONTINUES',
    reason: 'Beyond repair.',
  } as const;
  await expect(
    desk.devices.replace({ ...replacement, newSerial: serial, modelCode: 'NONE' }),
  ).rejects.toMatchObject(refusal('ValidationError', { path: ['modelCode'], code: 'unknown_model' }));
  const unit = await desk.devices.replace(replacement);
  expect(unit).toMatchObject({
    serial: 'UNIT-2',
    purchasedOn: '2026-01-02',
    model: { code: modelCode },
    customer: { name: 'Mei Lin' },
  });
  expect(await desk.devices.replace(replacement)).toEqual(unit);
  await expect(desk.devices.replace({ ...replacement, warranty: 'NEW' })).rejects.toMatchObject(
    refusal('IdempotencyMismatchError'),
  );
  await expect(
    desk.devices.replace({ ...replacement, idempotencyKey: 'more', newSerial: 'UNIT-3' }),
  ).rejects.toMatchObject(refusal('PreconditionError'));
  expect(await desk.devices.get({ serial })).toMatchObject({
    retireReason: 'Beyond repair.',
    replacedBy: { serial: 'UNIT-2' },
  });
  const next = await desk.devices.replace({
    serial: 'UNIT-2',
    newSerial: 'UNIT-3',
    warranty: 'NEW',
    reason: 'Noisy.',
  });
  expect(next).toMatchObject({ serial: 'UNIT-3', purchasedOn: null });
  expect(await desk.devices.get({ id: next.id })).toMatchObject({ replaces: { serial: 'UNIT-2' } });
});

test('a part is replaced by another, once', async () => {
  const { desk, modelCode } = await startDesk();
  const serial = 'UNIT-1';
  await desk.devices.register({ devices: [{ serial, modelCode, parts: [{ sku: 'PCB', serial: 'P-1' }] }] });
  const wanted = { serial, sku: 'PCB' };
  await expect(desk.devices.replacePart(wanted)).rejects.toMatchObject(
    refusal('ValidationError', { path: ['newPartSerial'], code: 'required' }),
  );
  await expect(
    desk.devices.replacePart({ ...wanted, newPartSerial: 'P-2', oldPartSerial: 'P-9' }),
  ).rejects.toMatchObject(refusal('ValidationError', { path: ['oldPartSerial'], code: 'unknown_part' }));
  const input = { ...wanted, idempotencyKey: 'fix', newPartSerial: 'P-2', oldPartSerial: 'P-1' };
  const part = await desk.devices.replacePart(input);
  expect(part).toMatchObject({ part: { sku: 'PCB' }, serial: 'P-2', isReplacement: true, removedOn: null });
  expect(await desk.devices.replacePart(input)).toEqual(part);
  await expect(desk.devices.replacePart({ ...input, newPartSerial: 'P-3' })).rejects.toMatchObject(
    refusal('IdempotencyMismatchError'),
  );
  const { installedParts } = (await desk.devices.get({ serial }))!;
  expect(installedParts).toMatchObject([{ serial: 'P-1', removedOn: part.installedOn }, { serial: 'P-2' }]);
  await expect(desk.devices.replacePart({ serial: 'NOBODY', sku: 'FAN' })).rejects.toMatchObject(
    refusal('NotFoundError'),
  );
});

test('the signature under a ticket is read, with the way to its printable record', async () => {
  const { desk, url } = await startDesk();
  const { ticket } = await desk.tickets.submit({ channel: 'PHONE', description: 'It hums.', contact: owner });
  const { id, number } = ticket;
  expect(await desk.tickets.signOff({ number })).toEqual({ signature: null, serviceRecordUrl: null });
  expect(await desk.tickets.signOff({ number: 'AC-0000-0000' })).toBeNull();
  await desk.tickets.accept({ id, priority: 'P3' });
  await desk.tickets.start({ id });
  const finding = { faultCode: 'E4', cause: 'WEAR', diagnosis: 'Worn out.' } as const;
  await desk.tickets.resolve({ id, ...finding, workDone: 'Changed the belt.' });
  const signature = 'M10 20 L300 180';
  await desk.tickets.close({ id, signedBy: owner.name, signature });
  const signOff = await desk.tickets.signOff({ id });
  expect(signOff!.signature).toBe(signature);
  const record = await fetch(new URL(signOff!.serviceRecordUrl!, url));
  expect(record.headers.get('content-type')).toContain('text/html');
  const page = await record.text();
  for (const text of ['lang="zh-CN"', number, owner.name, 'Changed the belt.', signature]) {
    expect(page).toContain(text);
  }
});
