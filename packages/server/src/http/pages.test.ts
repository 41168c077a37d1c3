import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPages } from './pages.ts';
import { secureAnswers } from './security-headers.ts';

let folder: string;
let pages: Hono;
let get: (path: string) => Promise<Response>;

const pagesAt = (publicUrl: string | undefined) => {
  const keys = [{ label: 'desk', organization: 'HQ', roles: [], key: 'sk_x' }];
  const given = { widget: folder, desk: { folder, signIn: null }, demo: { dealerSite: folder, keys } };
  return new Hono().use(secureAnswers(publicUrl)).route('/', createPages(given, { publicUrl }));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-pages-'));
  await mkdir(join(folder, 'widget'));
  await writeFile(join(folder, 'widget.js'), `export {};\n${'// \n'.repeat(1_000)}`);
  await writeFile(join(folder, 'widget', 'form-abc.js'), 'export {};');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  pages = pagesAt(undefined);
  get = async (path) =>
    pages.fetch(new Request(`http://localhost${path}`, { headers: { 'accept-encoding': 'gzip' } }));
});
afterAll(() => rm(folder, { recursive: true }));

test('any site may load the widget, compressed; its hashed chunks for ever', async () => {
  const entry = await get('/widget.js');
  expect(entry.headers.get('content-type')).toMatch('text/javascript');
  expect(entry.headers.get('access-control-allow-origin')).toBe('*');
  expect(entry.headers.get('cache-control')).toContain('max-age=300');
  expect(entry.headers.get('content-encoding')).toBe('gzip');
  const chunk = await get('/widget/form-abc.js');
  expect(chunk.headers.get('access-control-allow-origin')).toBe('*');
  expect(chunk.headers.get('cache-control')).toContain('immutable');
  const missing = await get('/widget/none.js');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('cache-control')).toBeNull();
});

test.each(['/demo/', '/desk/'])('%s carries a strict content security policy', async (path) => {
  const page = await get(path);
  expect(page.status).toBe(200);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("connect-src 'self' ws://localhost wss://localhost;");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a host that is none does not get into the policy', async () => {
  const page = await pages.fetch(new Request("http://x;script-src'unsafe-inline'/desk/"));
  expect(page.headers.get('content-security-policy')).toContain("connect-src 'self';");
});

test.each(['/demo', '/desk', '/'])('%s leads to its page', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toMatch(/^\/(demo|desk)\/$/);
});

test.each(['/demo/../widget.js', '/demo/%2e%2e/widget.js', '/desk/..%2fwidget.js'])(
  '%s does not leave its folder',
  async (path) => {
    const answer = await get(path);
    expect(await answer.text()).not.toContain('<title>');
  },
);

describe('the demo keys', () => {
  const ask = async (headers: Record<string, string>, { fetch } = pages) => {
    const server = createServer(getRequestListener(fetch));
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const asked = request({ port, path: '/desk/demo.json', headers, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };

  test('are not for callers whose address is unknown', async () => {
    expect((await get('/desk/demo.json')).status).toBe(404);
  });

  test.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '127.8.9.1', '[::1]:4000'])(
    'are for who comes from this machine to %s',
    async (host) => {
      expect(await ask({ host })).toBe(200);
    },
  );

  test.each([
    ['http://localhost:4000', 200],
    ['https://127.0.0.1', 200],
    ['https://demo.example', 404],
  ])(
    'of a server that is found at %s: %i, as a proxy may tell nothing of itself',
    async (publicUrl, status) => {
      expect(await ask({ host: '127.0.0.1:4000' }, pagesAt(publicUrl))).toBe(status);
    },
  );

  test.each(['rebound.example', 'rebound.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'are not for a page that was made to lead here as %j',
    async (host) => {
      expect(await ask({ host })).toBe(404);
    },
  );

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])(
    'are not for who comes through a proxy, which says %s',
    async (header) => {
      expect(await ask({ host: 'localhost', [header]: '127.0.0.1' })).toBe(404);
    },
  );
});
