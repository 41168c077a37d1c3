import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../src/generated/prisma/enums.ts';
import { createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { asOwner } from './database.ts';
import { audience, TestIssuer } from './issuer.ts';
import { RawSocket } from './live-client.ts';
import { submit } from './tickets.ts';

/** What the end of a right promises. */
const endsWithinMs = 5_000;

let issuer: TestIssuer;
let here: TestApp;
let there: TestApp;
let base: string;

const follow = 'subscription { events(after: "0-0", filter: { types: ["ticket."] }) { id type } }';
const ended = (code: string) => ({ type: 'error', id: '1', payload: [{ extensions: { code } }] });

beforeAll(async () => {
  issuer = await TestIssuer.start();
  const claims = { email: 'email', emailVerified: 'email_verified', roles: null, organization: null };
  const oidc = { issuer: issuer.url, audience: [audience], jwksUrl: undefined, claims, desk: null };
  here = await createTestApp({ oidc });
  there = await createTestApp({ databaseUrl: here.databaseUrl, oidc });
  base = await there.listen();
});
afterAll(async () => {
  await there.stop();
  await here.stop();
  await issuer.stop();
});

async function hire(organization: TestOrganization, roles: Role[] = ['AGENT']) {
  const email = `${organization.code.toLowerCase()}@live.test`;
  const data = { organizationId: organization.id, name: 'Ann', email, roles, skills: [], regions: [] };
  const { id } = await here.platform.database.member.create({ data: { ...data, createdAt: new Date() } });
  return { id, claims: { sub: email, email } };
}

/** A stream on the other node that is known to be live. */
async function followLive(organization: TestOrganization, token: string): Promise<RawSocket> {
  const peer = await RawSocket.connect(base, token);
  peer.subscribe('1', follow);
  await submit(here, await organization.secretKey('AGENT'));
  expect(await peer.next()).toMatchObject({ type: 'next', payload: { data: { events: {} } } });
  return peer;
}

test('a stream ends with its token, and nothing is taken on the socket after it', async () => {
  const dealer = await here.organization();
  const { claims } = await hire(dealer);
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const peer = await followLive(dealer, await issuer.token({ ...claims, exp }));
  there.clock.advance(601_000);
  const started = performance.now();
  expect(await peer.next()).toMatchObject(ended('UNAUTHENTICATED'));
  expect(performance.now() - started).toBeLessThan(endsWithinMs);
  await submit(here, await dealer.secretKey('AGENT'));
  peer.subscribe('2', '{ viewer { kind } }');
  expect(await peer.next()).toMatchObject({ id: '2', type: 'error' });
  there.clock.advance(-601_000);
});

test('a connection with a token that is over is closed with 4403, one while the issuer is away with 1013', async () => {
  const { claims } = await hire(await here.organization());
  const connect = async (token: string, to = base) => {
    const peer = await RawSocket.open(to);
    peer.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    return peer.closed;
  };
  expect(await connect(await issuer.token({ ...claims, exp: 1 }))).toMatchObject({ code: 4403 });
  const away = await TestIssuer.start();
  const node = await createTestApp({
    databaseUrl: here.databaseUrl,
    oidc: {
      issuer: away.url,
      audience: [audience],
      jwksUrl: undefined,
      claims: { email: 'email', emailVerified: 'email_verified', roles: null, organization: null },
      desk: null,
    },
  });
  away.leave();
  expect(await connect(await away.token(claims), await node.listen())).toMatchObject({ code: 1013 });
  await node.stop();
  await away.stop();
});

test.each<[string, string, (id: string) => Promise<unknown>]>([
  [
    'the role',
    'FORBIDDEN',
    (id) => here.platform.database.member.update({ where: { id }, data: { roles: [] } }),
  ],
  [
    'the account',
    'UNAUTHENTICATED',
    (id) =>
      here.platform.database.memberIdentity
        .deleteMany({ where: { memberId: id } })
        .then(() =>
          here.platform.database.member.update({ where: { id }, data: { email: 'gone@live.test' } }),
        ),
  ],
  [
    'the member',
    'UNAUTHENTICATED',
    async (id) => {
      await here.platform.database.memberIdentity.deleteMany({ where: { memberId: id } });
      await asOwner(here.databaseUrl, `delete from member where id = '${id}'`);
    },
  ],
])('a stream ends within 5 s of %s being taken away', async (_what, code, takeAway) => {
  const dealer = await here.organization();
  const { id, claims } = await hire(dealer);
  const peer = await followLive(dealer, await issuer.token(claims));
  await takeAway(id);
  const started = performance.now();
  expect(await peer.next()).toMatchObject(ended(code));
  expect(performance.now() - started).toBeLessThan(endsWithinMs);
  await submit(here, await dealer.secretKey('AGENT'));
  expect(peer.unread).toBe(0);
});
