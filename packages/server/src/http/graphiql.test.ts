import { expect, onTestFinished, test } from 'vitest';
import { createTestApp } from '../../test/app.ts';

const page = (production: boolean) => async () => {
  const app = await createTestApp({ production });
  onTestFinished(() => app.stop());
  const response = await app.fetch(new Request('http://test/graphql', { headers: { accept: 'text/html' } }));
  return { status: response.status, text: await response.text() };
};

test('GraphiQL is served in development', async () => {
  const { status, text } = await page(false)();
  expect(status).toBe(200);
  expect(text).toContain('<!doctype html>');
});

test('GraphiQL is not served in production', async () => {
  const { text } = await page(true)();
  expect(text).not.toContain('<html');
});
