import { expect, onTestFinished, test } from 'vitest';
import { createTestApp } from '../../test/app.ts';

async function open(production = false) {
  const app = await createTestApp({ production });
  onTestFinished(() => app.stop());
  return async (path: string, init: RequestInit = { headers: { accept: 'text/html' } }) => {
    const response = await app.fetch(new Request(`http://test${path}`, init));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

test('GraphiQL is served in development, with every part from here', async () => {
  const get = await open();
  const page = await get('/graphql');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch('text/html');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
  expect(parts.filter((address) => !/^(\/graphiql\/|data:,$)/.test(address))).toEqual([]);
  expect(page.text).not.toMatch(/<script(?! defer src=)|<style|style=|onload=/);
  const workers = ['editor.worker.bundle.js', 'json.worker.bundle.js', 'graphql.worker..bundle.js'];
  for (const part of [
    ...parts.filter((address) => address.startsWith('/')),
    ...workers.map((name) => `/graphiql/monacoeditorwork/${name}`),
  ]) {
    const { status, headers } = await get(part);
    expect([part, status]).toEqual([part, 200]);
    expect(headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
  }
});

test('a program that asks by GET is answered all the same', async () => {
  const get = await open();
  const { text } = await get('/graphql?query={__typename}', { headers: { accept: 'application/json' } });
  expect(JSON.parse(text)).toMatchObject({ data: { __typename: 'Query' } });
});

test.each(['/graphql', '/graphiql/start.js', '/graphiql/yoga-graphiql.umd.js'])(
  'GraphiQL is not served in production: %s',
  async (path) => {
    const get = await open(true);
    const { status, text } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toMatch(/<html|GraphiQL/);
  },
);
