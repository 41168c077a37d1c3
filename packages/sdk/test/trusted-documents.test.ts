import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { registerDocuments } from '../../server/src/trusted-documents/index.ts';
import * as ids from '../src/generated/document-ids.ts';
import * as operations from '../src/generated/operations.ts';
import { createClient, type TypedDocument } from '../src/index.ts';
import { createPublicClient } from '../src/public.ts';
import { startPeer } from './peer.ts';
import { startServer } from './server.ts';

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

interface Anything {
  [field: string]: unknown;
}
type Loose = TypedDocument<Anything, Anything>;

test('every operation is known by the hash of exactly what is sent', () => {
  expect({ ...ids }).toEqual(
    Object.fromEntries(Object.entries(operations).map(([name, text]) => [name, idOf(text)])),
  );
});

test('the public client sends ids, over HTTP and live, and no text', async () => {
  const peer = await startPeer();
  peer.answer(() => ({ body: { data: { any: { nodes: [], pageInfo: {} } } } }));
  const client = createPublicClient({ url: peer.url, key: 'pk_1' });
  const token = 'tt_1';
  await client.devices.check({ serial: 'SN', modelCode: 'M' });
  await client.productModels.list().page();
  await client.tickets.submit({ description: 'Noise.', contact: { name: 'Chen Wei' } });
  await client.tracked.get({ token });
  await client.tracked.comment({ token, body: 'Hello.' });
  expect(peer.received).toMatchObject([
    { documentId: idOf(operations.DeviceCheckDocument) },
    { documentId: idOf(operations.ProductModelsDocument) },
    { documentId: idOf(operations.FormChallengeDocument) },
    { documentId: idOf(operations.ReportFaultDocument) },
    { documentId: idOf(operations.TrackedTicketDocument) },
    { documentId: idOf(operations.CommentTrackedTicketDocument) },
  ]);
  expect(peer.received.filter((request) => 'query' in request)).toEqual([]);

  const entries = client.tracked.stream({ token, after: '1' })[Symbol.asyncIterator]();
  const next = entries.next();
  const subscriber = await peer.subscriber();
  expect(subscriber.document).toMatchObject({
    query: '',
    documentId: idOf(operations.TrackedEventsDocument),
  });
  subscriber.next({ id: '2' });
  await next;
  await entries.return?.();
});

test('a client whose key changes sends the id while that is publishable, and the text for all others', async () => {
  const peer = await startPeer();
  peer.answer(() => ({ body: { data: { any: {} } } }));
  const keys = ['pk_1', 'sk_1', 'tt_1'];
  const client = createClient({ url: peer.url, key: () => keys.shift()! });
  const text = 'query Any { any { id } }';
  for (let call = 0; call < 3; call++) await client.query(text as Loose);
  const [first, ...others] = peer.received;
  expect(first).toMatchObject({ documentId: idOf(text) });
  expect(first).not.toHaveProperty('query');
  expect(others).toMatchObject([{ query: text }, { query: text }]);
});

const hash = 'a'.repeat(64);

test.each<[string, object, string]>([
  ['a text with its hash', Object.assign(new String('{ a }'), { __meta__: { hash } }), `sha256:${hash}`],
  ['an AST with its hash', { ...parse('{ a }'), __meta__: { hash } }, `sha256:${hash}`],
  ['nothing but a hash', { __meta__: { hash } }, `sha256:${hash}`],
  [
    'a hash of another kind',
    Object.assign(new String('{ a }'), { __meta__: { hash: 'b'.repeat(40) } }),
    idOf('{ a }'),
  ],
])('a document is sent by the hash that its manifest knows: %s', async (_what, document, documentId) => {
  const peer = await startPeer();
  await createClient({ url: peer.url, key: 'pk_1' }).query(document as Loose);
  expect(peer.received).toMatchObject([{ documentId }]);
});

test('a server takes from a publishable key what it was told to trust', async () => {
  const { app, url, publishableKey: key, origin, device, key: secret } = await startServer();
  const client = createClient({ url, key, headers: { origin } });
  expect(await client.devices.check({ serial: device.serial, modelCode: device.modelCode })).toMatchObject({
    recognised: true,
  });
  expect(await client.productModels.list().page()).toMatchObject({ nodes: [{ code: device.modelCode }] });

  const text = 'query Mine { productModels(first: 1) { nodes { code } } }';
  await expect(client.query(text as Loose)).rejects.toMatchObject({
    name: 'InvalidRequestError',
    code: 'PERSISTED_QUERY_ONLY',
    message: expect.stringContaining('aftercare documents register'),
  });
  const manifest = { [idOf(text)]: text };
  await registerDocuments(app.platform, { manifest, source: 'a shop@1.0.0' });
  const answer = { data: { productModels: { nodes: [{ code: device.modelCode }] } } };
  expect(await client.query(text as Loose)).toEqual(answer);
  expect(await createClient({ url, key: secret }).query(text as Loose)).toEqual(answer);
});

test('a tracking token as the key sends texts over the ticket it opens', async () => {
  const { url, key } = await startServer();
  const { number, trackingToken } = await createClient({ url, key }).tickets.submit({
    description: 'Noise.',
    contact: { name: 'Chen Wei', phone: '13916024417' },
  });
  const customer = createClient({ url, key: () => trackingToken });
  expect(await customer.query('{ trackedTicket { number } }' as Loose)).toEqual({
    data: { trackedTicket: { number } },
  });
});
