import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openStorage, type Storage, type StoragePlace } from './storage.ts';

const bytes = Buffer.from('drip');
const kept = new Map<string, Buffer>();
let signed = 0;
let service: Server;
let bucket: StoragePlace & { kind: 's3' };
let folder: string;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  folder = await mkdtemp(join(inject('database').folder, 'storage-'));
  // What there is of S3 in this: a bucket in the path, and an error with a code for what is not there.
  service = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://x');
    if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) signed++;
    if (request.method === 'PUT') kept.set(pathname, await buffer(request));
    if (request.method === 'DELETE') {
      kept.delete(pathname);
      response.statusCode = 204;
    }
    const found = kept.get(pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD') response.end();
    else if (found)
      response.setHeader('content-length', found.length).end(request.method === 'GET' ? found : undefined);
    else {
      response.writeHead(404, { 'content-type': 'application/xml' });
      response.end('<Error><Code>NoSuchKey</Code><Message>x</Message></Error>');
    }
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  bucket = {
    kind: 's3',
    bucket: 'aftercare',
    prefix: 'files/',
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${port}`,
    pathStyle: true,
  };
});
afterAll(() => {
  vi.unstubAllEnvs();
  service.closeAllConnections();
  service.close();
});

/** What is read of a file, which must be as long as it was said to be. */
async function contentOf(storage: Storage, key: string): Promise<Buffer> {
  const { size, stream } = (await storage.open(key))!;
  const content = await buffer(stream);
  expect(content.length).toBe(size);
  return content;
}

describe.each([
  ['a folder', () => openStorage({ kind: 'file', folder })],
  ['a bucket', () => openStorage(bucket)],
])('%s', (_kind, open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test('keeps a file under its key, the last one written', async () => {
    await storage.put('attachments/1/original', Buffer.from('first'), 'text/plain');
    await storage.put('attachments/1/original', bytes, 'text/plain');
    expect(await contentOf(storage, 'attachments/1/original')).toEqual(bytes);
  });

  test('answers null for what is not there', async () => {
    expect(await storage.open('attachments/2/original')).toBeNull();
  });

  test('removes a file, and again', async () => {
    await storage.put('attachments/3/original', bytes, 'text/plain');
    await storage.remove('attachments/3/original');
    await storage.remove('attachments/3/original');
    expect(await storage.open('attachments/3/original')).toBeNull();
  });
});

test('a folder holds the keys as they are, a bucket behind its prefix and with a signature', async () => {
  expect(signed).toBe(9);
  expect(await readdir(join(folder, 'attachments'))).toContain('1');
  expect([...kept.keys()]).toEqual(['/aftercare/files/attachments/1/original']);
});

test.each([
  ['a folder that cannot be', { kind: 'file', folder: '/dev/null/files' } as const],
  ['a bucket at no address', { endpoint: 'http://127.0.0.1:1' }],
])('%s is unavailable, and says so', async (_kind, place) => {
  const storage = await openStorage('kind' in place ? place : { ...bucket, ...place });
  const away = { code: 'UNAVAILABLE' };
  await expect(storage.put('a/b', bytes, 'text/plain')).rejects.toMatchObject(away);
  await expect(storage.open('a/b')).rejects.toMatchObject(away);
});
