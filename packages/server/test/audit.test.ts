import { serverAudits } from 'graphql-http';
import { expect, onTestFinished, test } from 'vitest';
import { createTestApp } from './app.ts';

test('the server passes every GraphQL-over-HTTP audit', async () => {
  const app = await createTestApp();
  onTestFinished(() => app.stop());
  const url = `${await app.listen()}/graphql`;
  // Some audits ask for a type of the schema, which is not for everybody.
  const key = await (await app.organization()).secretKey();
  const audits = serverAudits({
    url,
    fetchFn: (address: string, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${key}`);
      return fetch(address, { ...init, headers });
    },
  });
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.status}`);
  }
  process.stdout.write(`graphql-http: ${audits.length - failed.length} of ${audits.length} audits ok\n`);
  expect(failed).toEqual([]);
  expect(audits).toHaveLength(61);
});
