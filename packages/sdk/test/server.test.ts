import { expect, test } from 'vitest';
import { formatCursor } from '../../server/src/platform/event-log/index.ts';
import { createAdminClient } from '../src/admin.ts';
import { createClient } from '../src/index.ts';
import { createPublicClient } from '../src/public.ts';
import { startServer, startWire } from './server.ts';

const repair = {
  description: 'The compressor hums, but the air stays warm.',
  contact: { name: 'Chen Wei', phone: '+86 139 1602 4417' },
};

test('a ticket goes from the report to the signature', async () => {
  const { url, key, dealer, device } = await startServer();
  const client = createClient({ url, key, locale: 'en' });
  expect(await client.viewer()).toMatchObject({ kind: 'SECRET_KEY', organization: { code: dealer } });

  const { ticket, number } = await client.tickets.submit({ ...repair, device: { serial: device.serial } });
  expect(ticket).toMatchObject({
    number,
    status: 'SUBMITTED',
    contact: { name: 'Chen Wei' },
    device: { serial: device.serial, model: { code: device.modelCode, name: `Model ${device.modelCode}` } },
  });
  const { id } = ticket;

  const listed = await Array.fromAsync(client.tickets.list({ filter: { status: ['SUBMITTED'] } }));
  expect(listed.map((summary) => summary.number)).toEqual([number]);

  expect(await client.tickets.accept({ id, priority: 'P1' })).toMatchObject({
    status: 'ACCEPTED',
    priority: 'P1',
  });
  const { comment } = await client.tickets.comment({ id, body: 'Bring a capacitor.' });
  expect(comment).toMatchObject({ body: 'Bring a capacitor.', visibility: 'INTERNAL' });
  expect(await client.tickets.start({ id })).toMatchObject({ status: 'IN_PROGRESS' });
  expect(await client.tickets.hold({ id, reason: 'WAITING_VENDOR' })).toMatchObject({
    holdReason: 'WAITING_VENDOR',
  });
  expect(await client.tickets.resume({ id })).toMatchObject({ status: 'IN_PROGRESS', holdReason: null });
  const work = {
    faultCode: 'E5',
    cause: 'WEAR',
    diagnosis: 'A weak capacitor.',
    workDone: 'Replaced it.',
  } as const;
  expect(await client.tickets.resolve({ id, ...work })).toMatchObject({
    status: 'RESOLVED',
    resolution: work,
  });
  expect(await client.tickets.reopen({ id, reason: 'It hums again.' })).toMatchObject({
    status: 'IN_PROGRESS',
  });
  await client.tickets.resolve({ id, ...work });
  expect(await client.tickets.close({ id, signedBy: 'Chen Wei', rating: 5 })).toMatchObject({
    status: 'CLOSED',
    rating: 5,
  });

  const whole = await client.tickets.get({ number });
  expect(whole?.comments.nodes).toHaveLength(1);
  expect(whole?.events.nodes.map((event) => event.type)).toEqual([
    'ticket.submitted',
    'ticket.accepted',
    'ticket.commented',
    'ticket.started',
    'ticket.held',
    'ticket.resumed',
    'ticket.resolved',
    'ticket.coverage_decided',
    'ticket.reopened',
    'ticket.resolved',
    'ticket.closed',
  ]);
  const logged = await client.events.list({ filter: { ticket: id } }).page();
  expect(logged.nodes.map((event) => event.id)).toEqual(whole?.events.nodes.map((event) => event.id));
});

test('what the server refuses arrives as the error that it is', async () => {
  const { url, key } = await startServer();
  const client = createClient({ url, key });
  const { ticket } = await client.tickets.submit({ ...repair, idempotencyKey: 'one' });
  const { id } = ticket;

  await expect(client.tickets.start({ id })).rejects.toMatchObject({
    name: 'IllegalTransitionError',
    from: 'SUBMITTED',
    to: 'IN_PROGRESS',
    allowed: expect.arrayContaining(['ACCEPTED', 'CANCELLED']),
    requestId: expect.any(String),
  });
  await expect(client.tickets.accept({ id, expectedVersion: ticket.version + 1 })).rejects.toMatchObject({
    name: 'StaleVersionError',
    currentVersion: ticket.version,
  });
  await expect(client.tickets.submit({ description: '', contact: { name: '' } })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: expect.arrayContaining([
      expect.objectContaining({ path: ['description'], code: 'required' }),
      expect.objectContaining({ path: ['contact', 'name'], code: 'required' }),
    ]),
  });
  expect((await client.tickets.submit({ ...repair, idempotencyKey: 'one' })).number).toBe(ticket.number);
  await expect(
    client.tickets.submit({ ...repair, description: 'Another.', idempotencyKey: 'one' }),
  ).rejects.toMatchObject({ name: 'IdempotencyMismatchError' });
  await expect(createClient({ url, key: 'sk_unknown' }).viewer()).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
  expect(await client.tickets.get({ number: 'AC-0000-0000' })).toBeNull();
  expect(await client.devices.get({ serial: 'NONE' })).toBeNull();
});

test('every list is read to its end', async () => {
  const { url, key, dealer, device } = await startServer();
  const client = createClient({ url, key, locale: 'zh-CN' });
  const numbers: string[] = [];
  for (let count = 0; count < 5; count++) numbers.unshift((await client.tickets.submit(repair)).number);

  const paged = await Array.fromAsync(client.tickets.list({ first: 2 }));
  expect(paged.map(({ number }) => number)).toEqual(numbers);
  expect(await Array.fromAsync(client.events.list({ first: 2 }))).toHaveLength(5);
  expect(await Array.fromAsync(createAdminClient({ url, key }).organizations.list())).toMatchObject([
    { code: dealer },
  ]);
  expect(await Array.fromAsync(client.devices.list())).toMatchObject([{ serial: device.serial }]);
  expect(await Array.fromAsync(client.productModels.list({ search: device.modelCode }))).toMatchObject([
    { code: device.modelCode, name: `型号 ${device.modelCode}` },
  ]);
  expect(await client.devices.get({ serial: device.serial })).toMatchObject({ serial: device.serial });
});

test('a stream that is cut again and again receives each event once, in order', async () => {
  const { url, key } = await startServer();
  const wire = await startWire(url);
  const desk = createClient({ url, key });
  const watcher = createClient({ url: wire.url, key });
  const { ticket } = await desk.tickets.submit(repair);
  const bodies = Array.from({ length: 30 }, (_, index) => `Comment ${index}`);

  const seen: string[] = [];
  const watching = (async () => {
    const after = ticket.events.nodes[0]!.id;
    for await (const event of watcher.events.stream({ filter: { ticket: ticket.id }, after })) {
      if (event.__typename === 'TicketCommentedEvent') seen.push(event.body);
      if (seen.length % 10 === 5) wire.cut();
      if (seen.length === bodies.length) return;
    }
  })();
  for (const body of bodies) await desk.tickets.comment({ id: ticket.id, body });
  await watching;

  expect(seen).toEqual(bodies);
});

test('a stream ends when the cursor is ahead of the log, and when the key is not good', async () => {
  const { url, key } = await startServer();
  const streamOf = (client: ReturnType<typeof createClient>, after?: string) =>
    client.events.stream({ after })[Symbol.asyncIterator]();

  const ahead = formatCursor({ xid: 10n ** 12n, seq: 1n });
  await expect(streamOf(createClient({ url, key }), ahead).next()).rejects.toMatchObject({
    name: 'ResyncRequiredError',
  });
  await expect(streamOf(createClient({ url, key: 'sk_unknown' })).next()).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
});

test('a customer reports, follows, answers and withdraws a ticket from a page', async () => {
  const { url, key, publishableKey, origin, device } = await startServer();
  const desk = createClient({ url, key });
  const page = createPublicClient({ url, key: publishableKey, locale: 'en', headers: { origin } });

  const { serial, modelCode } = device;
  expect(await page.devices.check({ serial, modelCode })).toEqual({
    recognised: true,
    productName: `Model ${modelCode}`,
    coverage: { outcome: 'NONE' },
    explanation: 'This device was sold without a warranty.',
  });
  expect(await page.devices.check({ serial: 'NONE', modelCode })).toMatchObject({ recognised: false });
  expect((await page.productModels.list().page()).nodes).toMatchObject([{ code: modelCode }]);
  const { number, trackingToken } = await page.tickets.submit(repair);
  const again = await page.tracked.request({ number: number.toLowerCase(), contact: '13916024417' });
  await expect(page.tracked.request({ number, contact: '+86 139 0000 0000' })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [expect.objectContaining({ path: ['contact'], code: 'no_match' })],
  });

  const tracked = await page.tracked.get({ token: again.trackingToken });
  expect(tracked).toMatchObject({
    number,
    status: 'SUBMITTED',
    canCancel: true,
    canComment: true,
    canRate: false,
  });
  const entries = page.tracked
    .stream({ token: trackingToken, after: tracked!.timeline.at(-1)!.id })
    [Symbol.asyncIterator]();
  const next = entries.next();
  const ticket = (await desk.tickets.get({ number }))!;
  await desk.tickets.comment({ id: ticket.id, body: 'For the staff alone.' });
  await desk.tickets.accept({ id: ticket.id });
  expect((await next).value).toMatchObject({ type: 'ticket.accepted', status: 'ACCEPTED' });

  await page.tracked.comment({ token: trackingToken, body: 'After six, please.' });
  expect((await entries.next()).value).toMatchObject({ text: 'After six, please.', byCustomer: true });
  await entries.return?.();

  expect(await page.tracked.cancel({ token: trackingToken, reason: 'It works again.' })).toMatchObject({
    status: 'CANCELLED',
    canCancel: false,
  });
  await expect(page.tracked.close({ token: trackingToken, signedBy: 'Chen Wei' })).rejects.toMatchObject({
    name: 'IllegalTransitionError',
  });
  await expect(page.tracked.get({ token: 'tt_unknown' })).rejects.toMatchObject({
    name: 'AuthenticationError',
  });
});
