import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from '../../test/app.ts';
import { openStorage } from '../platform/storage.ts';
import { submit } from '../../test/tickets.ts';
import { blackPng, bytesOf, jpeg, pdf, picture, post, read, upload } from '../../test/uploads.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let page: string;
beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  [desk, page] = [await dealer.secretKey('AGENT'), await dealer.publishableKey()];
});
afterAll(() => app.stop());

describe('who may upload', () => {
  test('a key with a role, a page from its origin, and the customer of a ticket', async () => {
    const { trackingToken } = await submit(app, desk);
    for (const as of [desk, await dealer.secretKey('STOREKEEPER'), page, trackingToken]) {
      expect(await upload(app, as)).toEqual({
        id: expect.any(String),
        name: 'photo.jpg',
        mediaType: 'image/jpeg',
        size: expect.any(Number),
        width: 40,
        height: 30,
        url: expect.stringMatching(/^\/files\/[\w.-]+$/),
        thumbnailUrl: expect.stringMatching(/^\/files\/[\w.-]+$/),
      });
    }
  });

  test.each([
    ['nobody', undefined, undefined, 401, 'UNAUTHENTICATED'],
    ['who has no such key', 'sk_nothing', undefined, 401, 'UNAUTHENTICATED'],
    ['who has no such token', 'tt_nothing', undefined, 401, 'UNAUTHENTICATED'],
    ['a key without a role', 'none', undefined, 403, 'FORBIDDEN'],
    ['a page of another origin', 'page', 'https://evil.example', 403, 'FORBIDDEN'],
  ])('not %s', async (_who, given, origin, status, code) => {
    const as = given === 'none' ? await dealer.secretKey() : given === 'page' ? page : given;
    const refused = await post(app, await jpeg(), { ...(as && { as }), ...(origin && { origin }) });
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({ error: { code, message: expect.any(String) } });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  test("a page's preflight is answered", async () => {
    const answer = await app.fetch(
      new Request('http://test/uploads', {
        method: 'OPTIONS',
        headers: {
          origin: shopOrigin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      }),
    );
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  test('another method is refused', async () => {
    const answer = await app.fetch(new Request('http://test/uploads'));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  test('nobody where no place for files is configured, and is told what to do', async () => {
    const bare = await createTestApp({ databaseUrl: app.databaseUrl, storage: null });
    const { status, body } = await post(bare, await jpeg(), { as: desk });
    expect([status, body.error.code]).toEqual([503, 'STORAGE_NOT_CONFIGURED']);
    expect(body.error.message).toContain('STORAGE_URL');
    await bare.stop();
  });
});

describe('a picture', () => {
  test('loses what the camera wrote beside it, such as where it was taken', async () => {
    const taken = await picture()
      .withExif({
        IFD0: { Make: 'XCAMERAX' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">XPLACEX</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    // 51° 30′ 32.3″, as EXIF writes it.
    const place = Buffer.from(new Uint32Array([51, 1, 30, 1, 3_230, 100]).buffer);
    const secrets = ['XCAMERAX', 'XPLACEX', place];
    expect(secrets.filter((secret) => !taken.includes(secret))).toEqual([]);
    const { url, thumbnailUrl } = await upload(app, desk, taken);
    for (const kept of [await bytesOf(app, url), await bytesOf(app, thumbnailUrl!)]) {
      const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
      expect({ exif, xmp, iptc, icc }).toEqual({});
      expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
    }
  });

  test('stands upright', async () => {
    const lying = await picture(60, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await upload(app, desk, lying)).toMatchObject({ width: 20, height: 60 });
  });

  test('is kept no larger than 2,560 pixels, with one of 480', async () => {
    const { url, thumbnailUrl, width, height, size } = await upload(
      app,
      desk,
      await picture(3_000, 1_500).jpeg().toBuffer(),
    );
    expect({ width, height }).toEqual({ width: 2_560, height: 1_280 });
    const kept = await bytesOf(app, url);
    expect(kept.length).toBe(size);
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 2_560, height: 1_280 });
    expect(await sharp(await bytesOf(app, thumbnailUrl!)).metadata()).toMatchObject({
      format: 'webp',
      width: 480,
      height: 240,
    });
  });

  test.each([
    ['png', 'image/png', 'png'],
    ['webp', 'image/webp', 'webp'],
    ['gif', 'image/png', 'png'],
  ] as const)('may be a %s', async (format, mediaType, kept) => {
    const given = await picture().toFormat(format).toBuffer();
    const uploaded = await upload(app, desk, given, `photo.${format}`);
    expect(uploaded).toMatchObject({ mediaType, name: `photo.${kept}`, width: 40, height: 30 });
    expect((await sharp(await bytesOf(app, uploaded.url)).metadata()).format).toBe(kept);
  });

  test('that is cut off is refused, and leaves nothing', async () => {
    const whole = await picture(400, 300).jpeg().toBuffer();
    const before = await app.platform.database.attachment.count();
    const { status, body } = await post(app, whole.subarray(0, whole.length / 2), { as: desk });
    expect([status, body.error.code]).toEqual([400, 'IMAGE_NOT_READABLE']);
    expect(await app.platform.database.attachment.count()).toBe(before);
  });

  test('that would unpack to too many pixels is refused before it is unpacked', async () => {
    const bomb = blackPng(30_000);
    expect(bomb.length).toBeLessThan(200_000);
    const { status, body } = await post(app, bomb, { as: desk, name: 'bomb.png' });
    expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(body.error.message).toContain('30000 × 30000');
  });

  test('whose head lies about its size is refused', async () => {
    const lying = await picture(10, 10).png().toBuffer();
    // The width in IHDR, with a checksum that no longer fits.
    lying.writeUInt32BE(7_000, 16);
    expect((await post(app, lying, { as: desk, name: 'lying.png' })).status).toBe(400);
  });
});

describe('what a file is, its content says', () => {
  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG with a declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['text', 'It drips.'],
    ['a program', '\u007fELF\u0002\u0001\u0001'],
    ['nothing', ''],
  ])('%s named photo.jpg is refused', async (_what, content) => {
    const { status, body } = await post(app, content, { as: desk });
    expect([status, body.error.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('HEIC is refused with a word on what to do', async () => {
    const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1');
    const { status, body } = await post(app, heic, { as: desk, name: 'IMG_1.HEIC' });
    expect(status).toBe(415);
    expect(body.error.message).toContain('JPEG');
  });

  test('a picture named otherwise gets the end that fits it', async () => {
    const png = await picture().png().toBuffer();
    expect((await upload(app, desk, png, 'evil.html')).name).toBe('evil.html.png');
    expect((await upload(app, desk, png, 'photo.jpg')).name).toBe('photo.png');
  });

  test('a PDF is kept byte for byte, and is for saving', async () => {
    const { url, thumbnailUrl, width, height } = await upload(app, desk, pdf(), 'Rechnung Nr. 7.pdf');
    expect({ thumbnailUrl, width, height }).toEqual({ thumbnailUrl: null, width: null, height: null });
    expect((await bytesOf(app, url)).equals(pdf())).toBe(true);
    expect((await read(app, url)).headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  test('a Chinese name stays, a folder goes', async () => {
    expect((await upload(app, desk, await jpeg(), '漏水 照片.jpg')).name).toBe('漏水 照片.jpg');
    expect((await upload(app, desk, await jpeg(), '../../etc/pass\u202egpj.jpg')).name).toBe('passgpj.jpg');
  });
});

describe('a form', () => {
  const formOf = (...parts: [string, string | Blob][]) => {
    const form = new FormData();
    for (const [name, value] of parts) form.append(name, value);
    return form;
  };
  const photo = async () => new File([new Uint8Array(await jpeg())], 'photo.jpg');

  test.each([
    ['no file', async () => formOf()],
    ['text in the place of the file', async () => formOf(['file', 'hello'])],
    ['a file of another name', async () => formOf(['photo', await photo()])],
    ['two files', async () => formOf(['file', await photo()], ['file', await photo()])],
    ['more than the file', async () => formOf(['name', 'x'], ['file', await photo()])],
  ])('with %s is refused', async (_what, form) => {
    const { status, body } = await post(app, '', { as: desk, form: await form() });
    expect([status, body.error.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(body.error.message).toContain('multipart/form-data');
  });

  const send = (headers: Record<string, string>, body: string | ReadableStream) =>
    app.fetch(
      new Request('http://test/uploads', {
        method: 'POST',
        headers: { authorization: `Bearer ${desk}`, ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
    );

  test.each([
    ['that is none', { 'content-type': 'image/jpeg' }, 'hello'],
    ['without a boundary', { 'content-type': 'multipart/form-data' }, 'hello'],
    ['that is empty', { 'content-type': 'multipart/form-data; boundary=x' }, ''],
    [
      'that breaks off',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhello',
    ],
  ])('%s is refused', async (_what, headers, body) => {
    const response = await send(headers, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
  });

  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4';
  test('with 10 MB is taken, and with a byte more refused, said or streamed', async () => {
    const most = 10 * 1024 * 1024;
    const whole = Buffer.alloc(most, ' ');
    whole.write('%PDF-1.4');
    expect((await upload(app, desk, whole, 'long.pdf')).size).toBe(most);
    const over = Buffer.alloc(most + 1, ' ');
    over.write('%PDF-1.4');
    expect(await post(app, over, { as: desk })).toMatchObject({
      status: 413,
      body: { error: { code: 'PAYLOAD_TOO_LARGE', message: expect.stringContaining('10 MB') } },
    });
    let sent = 0;
    const endless = new ReadableStream({
      pull(stream) {
        stream.enqueue(new TextEncoder().encode(sent === 0 ? head : ' '.repeat(65_536)));
        sent++;
      },
    });
    const refused = await send({ 'content-type': 'multipart/form-data; boundary=x' }, endless);
    expect(refused.status).toBe(413);
    expect(sent * 65_536).toBeLessThan(most + 2 * 1024 * 1024);
  });

  test('that says it is too long is refused on a real connection before it is sent', async () => {
    const { port } = new URL(await app.listen());
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' });
    socket.write(
      `POST /uploads HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${desk}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 99999999\r\n\r\n`,
    );
    const [first] = await new Promise<Buffer[]>((resolve) =>
      socket.once('data', (data: Buffer) => resolve([data])),
    );
    expect(first!.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });
});

describe('a link', () => {
  test('opens a picture to whoever has it, in a way that does no harm', async () => {
    const { url } = await upload(app, page, await jpeg(), "L'été (漏水).jpg");
    const { status, headers } = await read(app, url);
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
      'content-disposition': `inline; filename="L'_t_ (__).jpg"; filename*=UTF-8''L%27%C3%A9t%C3%A9%20%28%E6%BC%8F%E6%B0%B4%29.jpg`,
    });
  });

  test('stays the same for a while, holds for an hour, and then leads nowhere', async () => {
    const own = await createTestApp({ databaseUrl: app.databaseUrl });
    own.clock.hold('2026-11-23T09:00:01Z');
    const first = await upload(own, desk);
    own.clock.advance(60 * 60 * 1000);
    // Made a second into a quarter of an hour, it holds to the end of the next hour’s: so long a browser may keep the file.
    const late = await read(own, first.url);
    expect([late.status, late.headers.get('cache-control')]).toEqual([
      200,
      'private, max-age=899, immutable',
    ]);
    own.clock.advance(15 * 60 * 1000);
    const expired = await read(own, first.url);
    expect(expired.status).toBe(404);
    expect(await expired.json()).toEqual({
      error: { code: 'NOT_FOUND', message: expect.stringContaining('expired') },
    });
    expect(expired.headers.get('cache-control')).toBe('no-store');
    await own.stop();
  });

  /** A server whose every file is as long as it is said to be, and is only made as it is read. */
  async function endless() {
    const opened: Readable[] = [];
    const own = await createTestApp({
      databaseUrl: app.databaseUrl,
      storage: {
        put: async () => undefined,
        remove: async () => undefined,
        async open() {
          const stream = new Readable({
            read() {
              this.push(Buffer.alloc(65_536));
            },
          });
          opened.push(stream);
          return { size: 2 ** 40, stream };
        },
      },
    });
    return { own, opened, url: (await upload(own, desk)).url };
  }

  test('is answered as the file is read, and no further once its reader has left', async () => {
    const { own, opened, url } = await endless();
    const { port } = new URL(await own.listen());
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' });
    socket.write(`GET ${url} HTTP/1.1\r\nhost: x\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString('latin1')).toMatch(/^HTTP\/1\.1 200 [^]*content-length: 1099511627776\r\n/);
    socket.destroy();
    await new Promise<void>((resolve) => {
      if (opened[0]!.closed) resolve();
      else opened[0]!.once('close', resolve);
    });
    expect(opened).toHaveLength(1);
    await own.stop();
  });

  test('tells its head alone without the file', async () => {
    const { own, opened, url } = await endless();
    const answer = await own.fetch(new Request(`http://test${url}`, { method: 'HEAD' }));
    expect([answer.status, answer.headers.get('content-length'), answer.body]).toEqual([
      200,
      String(2 ** 40),
      null,
    ]);
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
    await own.stop();
  });

  test('that was changed, or is a token of another kind, leads nowhere', async () => {
    const { url } = await upload(app, desk);
    const { trackingToken } = await submit(app, desk);
    const [head, payload, signature] = url.slice('/files/'.length).split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...claims, variant: 'thumbnail' })).toString('base64url');
    const bare = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${head}.${other}.${signature}`,
      `${bare}.${payload}.`,
      trackingToken.slice('tt_'.length),
      'x',
    ]) {
      expect((await read(app, `/files/${token}`)).status).toBe(404);
    }
  });
});

test('a storage that cannot be reached is said to be unavailable', async () => {
  const away = await createTestApp({
    databaseUrl: app.databaseUrl,
    storage: await openStorage({ kind: 'file', folder: '/dev/null/files' }),
  });
  const { url } = await upload(app, desk);
  for (const response of [await read(away, url), await post(away, await jpeg(), { as: desk })]) {
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^[12]$/);
  }
  await away.stop();
});
