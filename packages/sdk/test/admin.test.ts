import { expect, test } from 'vitest';
import { createAdminClient } from '../src/admin.ts';
import { startServer } from './server.ts';

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

const holidays = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Holidays//EN
BEGIN:VEVENT
UID:national-day
DTSTART;VALUE=DATE:20261001
DTEND;VALUE=DATE:20261003
SUMMARY:国庆节
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

test('calendars and service levels are made, edited by version and listed', async () => {
  const { url, headquartersKey: key } = await startServer();
  const admin = createAdminClient({ url, key });

  const created = await admin.calendars.create({ code: 'CN', timeZone: 'Asia/Shanghai', weekly: weekdays });
  expect(created).toMatchObject({ code: 'CN', version: 1, weekly: weekdays, holidays: [] });
  const update = { code: 'CN', timeZone: 'Asia/Shanghai', weekly: weekdays.slice(1) };
  expect(await admin.calendars.update({ ...update, expectedVersion: 1 })).toMatchObject({ version: 2 });
  await expect(admin.calendars.update({ ...update, expectedVersion: 1 })).rejects.toMatchObject({
    name: 'StaleVersionError',
    currentVersion: 2,
  });
  const imported = await admin.calendars.importHolidays({ calendar: 'CN', file: holidays });
  expect(imported).toMatchObject({ holidays: ['2026-10-01', '2026-10-02'], extraDays: [] });
  expect(await admin.calendars.get({ code: 'CN' })).toEqual(imported.calendar);
  expect(await admin.calendars.get({ code: 'XX' })).toBeNull();

  const level = await admin.serviceLevels.create({
    code: 'gold',
    targets: [{ clock: 'RESPONSE', target: 'PT30M', calendar: 'CN' }],
    escalations: [{ clock: 'RESPONSE', percent: 120, action: 'HAND_OVER' }],
  });
  expect(level).toMatchObject({ version: 1, targets: [{ priority: null, band: null, target: 'PT30M' }] });
  const next = await admin.serviceLevels.update({
    code: 'gold',
    targets: [{ clock: 'RESPONSE', priority: 'P1', target: 'PT15M', calendar: 'CN' }],
    pausesOn: ['WAITING_VENDOR'],
  });
  expect(next).toMatchObject({ version: 2, pausesOn: ['WAITING_VENDOR'], escalations: [] });
  expect(await admin.serviceLevels.get({ code: 'gold' })).toEqual(next);
  const codes = async (list: AsyncIterable<{ code: string }>) =>
    (await Array.fromAsync(list)).map(({ code }) => code);
  expect(await codes(admin.serviceLevels.list({ first: 1 }))).toEqual(['gold', 'project', 'standard']);
  expect(await codes(admin.calendars.list({ first: 2 }))).toEqual(['ALWAYS', 'BUSINESS', 'CN']);
});

test('organizations, people and models are made, changed and listed', async () => {
  const { url, dealer, headquartersKey: key } = await startServer();
  const admin = createAdminClient({ url, key, locale: 'zh-CN' });

  const center = { code: 'SC-EAST', name: 'East', tier: 'SERVICE_CENTER', parent: 'HQ' } as const;
  expect(await admin.organizations.create({ ...center, timeZone: 'Asia/Shanghai' })).toMatchObject({
    code: 'SC-EAST',
    timeZone: 'Asia/Shanghai',
    serviceLevel: null,
    parent: { code: 'HQ' },
  });
  expect(await admin.organizations.update({ code: 'SC-EAST', serviceLevel: 'project' })).toMatchObject({
    name: 'East',
    serviceLevel: 'project',
  });
  await expect(admin.organizations.create(center)).rejects.toMatchObject({ name: 'AlreadyExistsError' });
  const codes = (await Array.fromAsync(admin.organizations.list({ first: 1 }))).map(({ code }) => code);
  expect(codes.sort()).toEqual(['HQ', 'SC-EAST', dealer].sort());

  const person = { organization: 'SC-EAST', name: 'Wang Fang', email: 'wang.fang@example.com' };
  const { id } = await admin.members.create({ ...person, roles: ['AGENT'], idempotencyKey: 'one' });
  expect((await admin.members.create({ ...person, roles: ['AGENT'], idempotencyKey: 'one' })).id).toBe(id);
  expect(await admin.members.update({ id, roles: ['AGENT', 'TECHNICIAN'] })).toMatchObject({
    name: 'Wang Fang',
    roles: ['AGENT', 'TECHNICIAN'],
  });
  const certified = await admin.members.certify({ member: id, category: 'PUMPS', validUntil: '2999-12-31' });
  expect(certified.certifications).toEqual([{ category: 'PUMPS', validUntil: '2999-12-31', valid: true }]);
  expect(await Array.fromAsync(admin.members.list({ organization: 'SC-EAST', role: 'TECHNICIAN' }))).toEqual([
    certified,
  ]);

  const model = await admin.productModels.create({
    code: 'P-7',
    name: 'Pump 7',
    category: 'PUMPS',
    names: [{ locale: 'zh-CN', name: '水泵 7' }],
  });
  expect(model).toMatchObject({ code: 'P-7', name: '水泵 7', category: 'PUMPS' });
  expect(await Array.fromAsync(admin.productModels.list({ search: 'P-7' }))).toEqual([model]);
});

test('keys are made, listed, changed, rotated and revoked, and say what happened to them', async () => {
  const { url, dealer, headquartersKey: key } = await startServer();
  const { keys } = createAdminClient({ url, key });

  const page = { organization: dealer, kind: 'PUBLISHABLE', label: 'Shop' } as const;
  const { apiKey, secret } = await keys.create({ ...page, origins: ['https://*.dealer.example'] });
  expect(secret).toMatch(/^pk_/);
  expect(apiKey).toMatchObject({
    label: 'Shop',
    hint: secret.slice(-4),
    origins: ['https://*.dealer.example'],
  });
  await expect(keys.create({ ...page, origins: ['https://*.com'] })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [{ path: ['origins', '0'] }],
  });
  const { id } = apiKey;
  expect(await keys.update({ id, label: 'Web shop' })).toMatchObject({ label: 'Web shop' });
  const rotated = await keys.rotate({ id, overlap: 'PT2H' });
  expect(rotated.apiKey.formerSecrets).toMatchObject([
    { hint: secret.slice(-4), endsAt: rotated.formerEndsAt },
  ]);
  expect(await keys.revoke({ id })).toMatchObject({ revokedAt: expect.any(String) });
  await expect(keys.rotate({ id })).rejects.toMatchObject({ name: 'PreconditionError' });

  const history = await keys.history({ id });
  expect(history.map(({ type }) => type)).toEqual([
    'key.created',
    'key.updated',
    'key.rotated',
    'key.revoked',
  ]);
  expect(history[1]).toMatchObject({ changes: [{ field: 'label', before: ['Shop'], after: ['Web shop'] }] });
  const listed = await Array.fromAsync(
    keys.list({ organization: dealer, kind: 'PUBLISHABLE', active: false, first: 1 }),
  );
  expect(listed).toMatchObject([{ id, organization: { code: dealer } }]);
});

test('who may not arrange the network is told so', async () => {
  const { url, key } = await startServer();

  await expect(
    createAdminClient({ url, key }).calendars.create({ code: 'CN', timeZone: 'UTC', weekly: weekdays }),
  ).rejects.toMatchObject({ name: 'PermissionError' });
  await expect(createAdminClient({ url, key }).keys.list().page()).rejects.toMatchObject({
    name: 'PermissionError',
  });
});
