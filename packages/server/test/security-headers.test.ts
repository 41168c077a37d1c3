import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';

let folder: string;
let app: TestApp;
let overHttps: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-headers-'));
  await mkdir(join(folder, 'widget'));
  await writeFile(join(folder, 'widget.js'), 'export {};');
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  const pages = {
    widget: folder,
    desk: { folder, signIn: null },
    demo: { dealerSite: folder, keys: [] },
  };
  app = await createTestApp({ pages });
  overHttps = await createTestApp({ pages, publicUrl: 'https://service.example' });
});
afterAll(async () => {
  await app.stop();
  await overHttps.stop();
  await rm(folder, { recursive: true });
});

const open = (path: string, init?: RequestInit, of = app) =>
  of.fetch(new Request(`http://test${path}`, init));
const html = { headers: { accept: 'text/html' } };
const post = (contentType: string, body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': contentType },
  body,
});

const answers: [string, string, RequestInit?][] = [
  ['the dealer’s page', '/demo/'],
  ['the desk', '/desk/'],
  ['the demo keys', '/desk/demo.json'],
  ['a service record that is not', '/records/nothing'],
  ['the style of service records', '/records/style.css'],
  ['a file that is not', '/files/nothing'],
  ['GraphiQL', '/graphql', html],
  ['an answer', '/graphql', post('application/json', '{"query":"{ __typename }"}')],
  ['a refusal', '/graphql', post('text/plain', 'x')],
  ['too much', '/graphql', post('application/json', ' '.repeat(1024 * 1024 + 1))],
  ['an upload without a key', '/uploads', { method: 'POST' }],
  ['the widget', '/widget.js'],
  ['health', '/healthz'],
  ['nothing', '/nowhere'],
];

describe.each(answers)('%s', (_what, path, init) => {
  test('says what a browser may do with it', async () => {
    const { headers } = await open(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).toMatch(/frame-ancestors '(none|self)'|^sandbox/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|https?:|\*/);
    // The editor of GraphiQL writes styles.
    expect(policy.includes('unsafe-inline')).toBe(init === html);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-frame-options')).toMatch(/^(DENY|SAMEORIGIN)$/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toMatch(/^(same-origin|cross-origin)$/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('tells browsers to come by https where that is how they find the server', async () => {
    const { headers } = await open(path, init, overHttps);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

test('only what other sites use may be loaded by them', async () => {
  const shared = async (path: string) => (await open(path)).headers.get('cross-origin-resource-policy');
  expect(await Promise.all(['/widget.js', '/files/nothing'].map(shared))).toEqual([
    'cross-origin',
    'cross-origin',
  ]);
  expect(await Promise.all(['/desk/', '/desk/demo.json', '/records/nothing'].map(shared))).toEqual([
    'same-origin',
    'same-origin',
    'same-origin',
  ]);
});

describe('what a page of another site can send without asking first', () => {
  const query = '{ __typename }';

  test.each([
    ['text/plain', JSON.stringify({ query })],
    ['text/plain; application/json', JSON.stringify({ query })],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(query)}`],
    [
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query })}\r\n--x--`,
    ],
    ['', JSON.stringify({ query })],
  ])('is no GraphQL: %s', async (contentType, body) => {
    const response = await open('/graphql', post(contentType, body));
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('has no credentials: no answer sets or reads a cookie, and none lets one be sent along', async () => {
    const key = await (await app.organization()).secretKey('ADMIN');
    const response = await open('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'https://evil.example',
        cookie: `authorization=Bearer ${key}; token=${key}`,
      },
      body: JSON.stringify({ query: '{ viewer { kind } }' }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

test.each([
  ['variables that are no JSON', '/graphql?query=%7B__typename%7D&variables=%7B', 400],
  ['extensions that are no JSON', '/graphql?query=%7B__typename%7D&extensions=%7B', 400],
  ['a malformed escape', '/files/%E0%A4%A', 404],
])('%s are refused, and nothing of the inside is told', async (_what, path, status) => {
  const response = await open(path, { headers: { accept: 'application/json' } });
  expect(response.status).toBe(status);
  const text = await response.text();
  expect(text).not.toMatch(/ at |node_modules|\.ts:|SyntaxError/);
});
