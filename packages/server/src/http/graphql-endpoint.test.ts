import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const long = `{ ${Array.from({ length: 700 }, (_, at) => `a${at}: __typename`).join(' ')} }`;

test('a document of more than 2,000 tokens is refused over HTTP', async () => {
  const { status, errors } = await app.query(long);
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
});

test('and over WebSocket', async () => {
  const client = await app.connect(null);
  const results: unknown[] = [];
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe(
      { query: long },
      { next: (value) => results.push(value), error: resolve, complete: () => resolve('complete') },
    );
  });
  expect(await ended).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
  expect(results).toEqual([]);
});
