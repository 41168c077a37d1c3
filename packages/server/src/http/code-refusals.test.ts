import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

test('a document that cannot be read is refused alike each time it comes', async () => {
  for (const _time of ['first', 'second']) {
    const { status, errors } = await app.query('{ }');
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_PARSE_FAILED' });
  }
});

test.each(['variables', 'extensions'])('%s in an address that are no JSON are refused', async (name) => {
  const search = new URLSearchParams({ query: '{ viewer { kind } }', [name]: '{"secret' });
  const response = await app.fetch(new Request(`http://test/graphql?${search.toString()}`));
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(text).not.toContain('secret');
});
