import { expect, onTestFinished, test } from 'vitest';
import { createTestApp } from '../../server/test/app.ts';
import { audience, TestIssuer } from '../../server/test/issuer.ts';
import { createAdminClient } from '../src/admin.ts';
import { createClient } from '../src/index.ts';

const mapping = { email: 'email', emailVerified: 'email_verified', roles: null, organization: null };

test('a member works under a token that is renewed by the function, and the stream of a whole server goes on', async () => {
  const issuer = await TestIssuer.start();
  onTestFinished(() => issuer.stop());
  const oidc = { issuer: issuer.url, audience: [audience], jwksUrl: undefined, claims: mapping, desk: null };
  const app = await createTestApp({ oidc });
  onTestFinished(() => app.stop());
  const dealer = await app.organization();
  const url = await app.listen();
  const admin = createAdminClient({ url, key: await dealer.secretKey('MANAGER') });
  const person = { name: 'Ann', email: 'ann@vendor.test', roles: ['AGENT' as const] };
  const { id } = await admin.members.create({ ...person, organization: dealer.code });

  let minutes = 5;
  let asked = 0;
  const seconds = () => Math.floor(app.clock.now().getTime() / 1000);
  const key = () => {
    asked++;
    return issuer.token({ sub: 'ann', email: person.email, exp: seconds() + minutes * 60 });
  };
  const client = createClient({ url, key });
  expect(await client.viewer()).toMatchObject({ kind: 'MEMBER', label: 'Ann', roles: ['AGENT'] });

  const contact = { name: 'Li Wei', phone: '+86 138 0013 8000' };
  const submit = (description: string) => admin.tickets.submit({ description, contact });
  const stopped = new AbortController();
  const numbers: string[] = [];
  let connections = 0;
  const stream = client.events.stream({
    filter: { types: ['ticket.submitted'] },
    after: '0-0',
    signal: stopped.signal,
    onConnection: (state) => state === 'live' && connections++,
  });
  const reading = (async () => {
    for await (const { ticket } of stream) if (ticket && numbers.push(ticket.number) === 2) return;
  })();
  const first = await submit('Noise');
  await expect.poll(() => numbers, { timeout: 15_000 }).toEqual([first.ticket.number]);

  // The token under which the stream began is over; its successor is good for an hour more.
  minutes = 60;
  app.clock.advance(6 * 60_000);
  await expect.poll(() => connections, { timeout: 15_000 }).toBe(2);
  const second = await submit('Drips');
  await reading;
  expect(numbers).toEqual([first.ticket.number, second.ticket.number]);
  expect(asked).toBeGreaterThan(2);

  await admin.members.unlink(id);
  const renewed = createClient({
    url,
    key: await issuer.token({ sub: 'another', email: person.email, exp: seconds() + 600 }),
  });
  await renewed.viewer();
  await expect(client.viewer()).rejects.toMatchObject({ name: 'PermissionError' });
}, 60_000);
