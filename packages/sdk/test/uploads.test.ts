import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createTestApp, shopOrigin } from '../../server/test/app.ts';
import { jpeg, pdf } from '../../server/test/uploads.ts';
import { usualLimits } from '../../server/src/modules/access/index.ts';
import { createDeskClient } from '../src/desk.ts';
import { createPublicClient, createUploads, type RateLimitError } from '../src/public.ts';
import { startServer } from './server.ts';

const photo = async () => new File([new Uint8Array(await jpeg())], 'leak.jpg');
const document = new Blob([new Uint8Array(pdf())]);

/** A server that gives one answer to everything. */
async function answering(status: number, body: string): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'x-request-id': 'of-a-test' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function startDesk() {
  const { url, key, device } = await startServer();
  const desk = createDeskClient({ url, key });
  const { ticket } = await desk.tickets.submit({
    channel: 'PHONE',
    description: 'It leaks.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
  });
  return { desk, url, key, id: ticket.id, number: ticket.number, serial: device.serial };
}

test('files are sent, hung on a ticket, read and taken away', async () => {
  const { desk, url, id, number } = await startDesk();
  const leak = await desk.uploads.create(await photo());
  expect(leak).toMatchObject({ name: 'leak.jpg', mediaType: 'image/jpeg', width: 40, height: 30 });
  const receipt = await desk.uploads.create(document, { name: 'receipt.pdf' });
  expect(receipt).toMatchObject({ name: 'receipt.pdf', mediaType: 'application/pdf', thumbnailUrl: null });

  const input = { id, attachments: [leak.id], idempotencyKey: 'once' };
  expect(await desk.attachments.attachToTicket(input)).toHaveLength(1);
  expect(await desk.attachments.attachToTicket(input)).toHaveLength(1);
  await desk.attachments.attachToTicket({ id, attachments: [receipt.id], visibility: 'PUBLIC' });
  const attached = await desk.attachments.ofTicket({ number });
  expect(attached).toMatchObject([
    { id: leak.id, name: 'leak.jpg', visibility: 'INTERNAL', size: leak.size },
    { id: receipt.id, name: 'receipt.pdf', visibility: 'PUBLIC', width: null },
  ]);
  const shown = await fetch(new URL(attached![0]!.thumbnailUrl!, url));
  expect(shown.headers.get('content-type')).toBe('image/webp');
  await expect(desk.attachments.attachToTicket({ id, attachments: [leak.id] })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [{ code: 'unknown_attachment' }],
  });

  expect(await desk.attachments.remove({ id: leak.id })).toMatchObject([{ id: receipt.id }]);
  expect(await desk.attachments.ofTicket({ id })).toHaveLength(1);
  expect(await desk.attachments.ofTicket({ number: 'AC-0000-0000' })).toBeNull();
});

test('files are hung on a device', async () => {
  const { desk, serial } = await startDesk();
  const { id } = await desk.uploads.create(await photo());
  expect(await desk.attachments.attachToDevice({ serial, attachments: [id] })).toMatchObject([{ id }]);
  expect(await desk.attachments.ofDevice({ serial })).toMatchObject([{ id, name: 'leak.jpg' }]);
  expect(await desk.attachments.remove({ id })).toEqual([]);
  expect(await desk.attachments.ofDevice({ serial: 'NONE' })).toBeNull();
});

test('what is not taken is said by class and code', async () => {
  const { desk, url } = await startDesk();
  await expect(desk.uploads.create(new Blob(['<svg/>']), { name: 'photo.jpg' })).rejects.toMatchObject({
    name: 'InvalidRequestError',
    code: 'UNSUPPORTED_MEDIA_TYPE',
    retryable: false,
    requestId: expect.any(String),
  });
  const large = new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]);
  await expect(desk.uploads.create(large)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  const stranger = createDeskClient({ url, key: () => 'sk_nobody' });
  await expect(stranger.uploads.create(document)).rejects.toMatchObject({ name: 'AuthenticationError' });
});

test('an address that has sent its share is told how long to wait', async () => {
  const rateLimits = { ...usualLimits, 'upload.files': { count: 2, seconds: 600 } };
  const app = await createTestApp({ rateLimits });
  onTestFinished(() => app.stop());
  const key = await (await app.organization()).publishableKey();
  const uploads = createUploads({ url: await app.listen(), key, headers: { origin: shopOrigin } });
  for (let sent = 0; sent < 2; sent++) await uploads.create(document);
  const refused = await uploads.create(document).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    name: 'RateLimitError',
    message: expect.stringMatching(/^Too many files came from your address/),
    retryable: true,
    requestId: expect.any(String),
  });
  const { retryAfter } = refused as RateLimitError;
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(300);
});

test.each([
  [
    'the server',
    '{"error":{"code":"UPLOAD_TOO_SLOW","message":"The file came too slowly. Send a smaller one."}}',
    'The file came too slowly. Send a smaller one.',
  ],
  ['a proxy', '<h1>Request Timeout</h1>', 'The file came too slowly.'],
])('a file that comes too slowly for %s may be sent again', async (_whom, body, message) => {
  const url = await answering(408, body);
  const { uploads } = createDeskClient({ url, key: 'sk_1' });
  await expect(uploads.create(document)).rejects.toMatchObject({
    name: 'TimeoutError',
    message,
    retryable: true,
    requestId: 'of-a-test',
  });
});

test('files that were sent and not used have to be used first, which no waiting mends', async () => {
  const error = { code: 'TOO_MANY_UPLOADS', message: 'There are 1000 files that hang on nothing yet.' };
  const url = await answering(429, JSON.stringify({ error }));
  const { uploads } = createDeskClient({ url, key: 'sk_1' });
  await expect(uploads.create(document)).rejects.toMatchObject({
    name: 'InvalidRequestError',
    ...error,
    retryable: false,
  });
});

test('a server without a place for files says so, and another kind of server too', async () => {
  const app = await createTestApp({ storage: null });
  onTestFinished(() => app.stop());
  const key = await (await app.organization()).secretKey('AGENT');
  const url = await app.listen();
  await expect(createDeskClient({ url, key }).uploads.create(document)).rejects.toMatchObject({
    name: 'ServerError',
    code: 'STORAGE_NOT_CONFIGURED',
    retryable: false,
  });
  const elsewhere = createDeskClient({ url: `${url}/nowhere`, key });
  await expect(elsewhere.uploads.create(document)).rejects.toMatchObject({ name: 'InvalidRequestError' });
});

test('an upload ends by its signal, by its time, and with the connection', async () => {
  const silent = createServer(() => undefined);
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => silent.closeAllConnections());
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const { uploads } = createDeskClient({ url, key: 'sk_1' });

  const gone = new Error('gone');
  await expect(uploads.create(document, { signal: AbortSignal.abort(gone) })).rejects.toBe(gone);
  const leaving = new AbortController();
  const left = uploads.create(document, { signal: leaving.signal });
  silent.once('request', () => leaving.abort(gone));
  await expect(left).rejects.toBe(gone);
  await expect(uploads.create(document, { timeout: 20 })).rejects.toMatchObject({ name: 'TimeoutError' });
  silent.once('request', ({ socket }) => socket.destroy());
  await expect(uploads.create(document)).rejects.toMatchObject({ name: 'ConnectionError', retryable: true });
  silent.close();
});

test('a page sends files with its publishable key, and a report takes them along', async () => {
  const { url, publishableKey, origin, key } = await startServer();
  const options = { url, key: publishableKey, headers: { origin } };
  const { id } = await createUploads(options).create(await photo());
  const { number } = await createPublicClient(options).tickets.submit({
    description: 'It leaks.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
    attachments: [id],
  });
  const desk = createDeskClient({ url, key });
  expect(await desk.attachments.ofTicket({ number })).toMatchObject([{ id, visibility: 'PUBLIC' }]);
});

test('a customer hangs files on their ticket with its token alone, and sees what hangs there', async () => {
  const { desk, url } = await startDesk();
  const { number, trackingToken: token } = await desk.tickets.submit({
    description: 'It leaks.',
    contact: { name: 'Mei Lin', phone: '+86 138 1600 7204' },
  });
  const { tracked } = createPublicClient({ url, key: token });
  const upload = await createUploads({ url, key: token }).create(await photo());
  const input = { token, attachments: [upload.id], idempotencyKey: 'once' };
  for (const _ of ['first', 'again']) {
    const { attachments } = await tracked.attach(input);
    expect(attachments).toMatchObject([{ id: upload.id, name: 'leak.jpg', byCustomer: true }]);
    expect((await fetch(new URL(attachments[0]!.thumbnailUrl!, url))).status).toBe(200);
  }
  await expect(tracked.attach({ token, attachments: [upload.id] })).rejects.toMatchObject({
    name: 'ValidationError',
    issues: [{ code: 'unknown_attachment' }],
  });
  expect(await desk.attachments.ofTicket({ number })).toMatchObject([{ visibility: 'PUBLIC' }]);
});
