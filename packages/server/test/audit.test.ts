import { serverAudits } from 'graphql-http';
import { expect, onTestFinished, test } from 'vitest';
import { createTestApp } from './app.ts';

test('the server passes every GraphQL-over-HTTP audit', async () => {
  const app = await createTestApp();
  onTestFinished(() => app.stop());
  const url = `${await app.listen()}/graphql`;
  const audits = serverAudits({ url });
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.status}`);
  }
  process.stdout.write(`graphql-http: ${audits.length - failed.length} of ${audits.length} audits ok\n`);
  expect(failed).toEqual([]);
  expect(audits).toHaveLength(61);
});
