import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp } from './app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

test("a browser's preflight from another site is answered", async () => {
  const answer = await fetch(`${await app.listen()}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: shopOrigin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin);
  expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
  expect(answer.headers.get('access-control-expose-headers')).toContain('retry-after');
});

test('a body that comes in chunks, without a length, is answered; one that is too long is refused', async () => {
  const send = async (query: string) =>
    fetch(`${await app.listen()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: shopOrigin },
      body: new Blob([JSON.stringify({ query })]).stream(),
      duplex: 'half',
    } as RequestInit);
  const small = await send('{ __typename }');
  expect(await small.json()).toMatchObject({ data: { __typename: 'Query' } });
  const large = await send(`{ __typename } ${'#'.repeat(128 * 1024)}`);
  expect(large.status).toBe(413);
  expect(large.headers.get('access-control-allow-origin')).toBe(shopOrigin);
});
