import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OidcConfig } from '../src/config-oidc.ts';
import type { Role } from '../src/generated/prisma/enums.ts';
import { globalId, parseGlobalId } from '../src/platform/global-id.ts';
import { newId } from '../src/platform/ids.ts';
import { createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { audience, oidcOf, TestIssuer } from './issuer.ts';
import { recordQueries } from './record-queries.ts';
import { outcome, submit } from './tickets.ts';

let issuer: TestIssuer;
let app: TestApp;
let log = '';

beforeAll(async () => {
  issuer = await TestIssuer.start();
  const written = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString();
      done();
    },
  });
  app = await createTestApp({ oidc: oidcOf(issuer), log: pino({ level: 'trace' }, written) });
});
afterAll(async () => {
  await app.stop();
  await issuer.stop();
});

const whoAmI = '{ viewer { kind label roles organization { code } member { name email } } }';
const seen = (as: string, on = app) => on.query<{ viewer: Record<string, unknown> }>(whoAmI, { as });
const refusal = async (as: string, on = app) => {
  const { status, errors, data } = await seen(as, on);
  return { status, code: errors?.[0]?.extensions['code'], message: errors?.[0]?.message, data };
};
const refused = { status: 401, code: 'UNAUTHENTICATED', data: undefined };
const noMember = { status: 403, code: 'FORBIDDEN', data: undefined };

let hired = 0;
async function hire(organization: TestOrganization, roles: Role[] = ['AGENT'], on = app) {
  const email = `person-${++hired}@${organization.code.toLowerCase()}.test`;
  const name = `Person ${hired}`;
  const data = { organizationId: organization.id, name, email, roles, skills: [], regions: [] };
  const { id } = await on.platform.database.member.create({ data: { ...data, createdAt: new Date() } });
  return { id, name, email, sub: `subject of ${email}` };
}

const eventsOf = async (organization: TestOrganization) => {
  const { data } = await app.query<{ events: { nodes: { type: string; summary: string }[] } }>(
    '{ events(first: 100, filter: { types: ["member."] }) { nodes { type summary } } }',
    { as: await organization.secretKey('MANAGER') },
  );
  return data.events.nodes;
};

describe('a member', () => {
  test('signs in with the token of the issuer, and acts under their own name', async () => {
    const dealer = await app.organization();
    const { name, email, sub, id: memberId } = await hire(dealer);
    const token = await issuer.token({ sub, email: email.toUpperCase() });
    expect((await seen(token)).data.viewer).toEqual({
      kind: 'MEMBER',
      label: name,
      roles: ['AGENT'],
      organization: { code: dealer.code },
      member: { name, email },
    });
    const { id } = await submit(app, token);
    await outcome(app, 'acceptTicket', token, { id, priority: 'P2' });
    const history = await app.platform.database.event.findMany({
      where: { ticketId: parseGlobalId(id)!.id, type: 'ticket.accepted' },
      select: { actorKind: true, actorId: true, actorName: true },
    });
    expect(history).toEqual([{ actorKind: 'MEMBER', actorId: memberId, actorName: name }]);
  });

  test('costs one statement to know', async () => {
    const token = await issuer.token(await hire(await app.organization()));
    await seen(token);
    expect(await recordQueries(() => app.query('{ viewer { kind label roles } }', { as: token }))).toEqual([
      'select member_identity',
    ]);
  });

  test('is known by the subject once they came: a later address opens nothing for others', async () => {
    const dealer = await app.organization();
    const [ann, bob] = [await hire(dealer), await hire(dealer)];
    expect((await seen(await issuer.token(ann))).data.viewer['label']).toBe(ann.name);
    // The issuer has given Ann's address to somebody else.
    expect(await refusal(await issuer.token({ sub: 'somebody else', email: ann.email }))).toMatchObject(
      noMember,
    );
    // Ann has another address by now, even one of a colleague.
    for (const email of ['ann@elsewhere.test', bob.email, undefined]) {
      expect((await seen(await issuer.token({ sub: ann.sub, email }))).data.viewer['label']).toBe(ann.name);
    }
    expect((await eventsOf(dealer)).map(({ summary }) => summary)).toEqual([
      `${ann.name} signed in for the first time with this account.`,
    ]);
  });

  test('is found once by many first requests at the same time', async () => {
    const dealer = await app.organization();
    const token = await issuer.token(await hire(dealer));
    const answers = await Promise.all(Array.from({ length: 5 }, () => refusal(token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await eventsOf(dealer)).toHaveLength(1);
  });

  test.each([
    ['whom nobody hired', { email: 'nobody@nowhere.test' }],
    ['without an address', { email: undefined }],
    ['whose address the issuer has not verified', { email_verified: false }],
    ['of whose address the issuer says nothing', { email_verified: undefined }],
    ['whose address is said to be verified in other words', { email_verified: 'yes' }],
    ['with addresses', { email: ['a@b.test'] }],
  ])('is nobody %s', async (_who, claims) => {
    const { sub, email } = await hire(await app.organization());
    expect(await refusal(await issuer.token({ sub, email, ...claims }))).toMatchObject(noMember);
  });

  test('without a role sees nothing, and one who loses it loses it at once', async () => {
    const dealer = await app.organization();
    const { id, sub, email, name } = await hire(dealer);
    const token = await issuer.token({ sub, email });
    const ticket = await submit(app, token);
    await app.platform.database.member.update({ where: { id }, data: { roles: [] } });
    expect((await seen(token)).data.viewer).toEqual({
      kind: 'MEMBER',
      label: name,
      roles: [],
      organization: null,
      member: null,
    });
    const { errors } = await app.query('{ tickets(first: 1) { nodes { id } } }', { as: token });
    expect(errors?.[0]).toMatchObject({
      message:
        'You lack the role for this (ticket.read): you need one of AGENT, TECHNICIAN, STOREKEEPER, MANAGER, ADMIN.',
      extensions: { code: 'FORBIDDEN' },
    });
    const node = await app.query<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
      as: token,
      variables: { id: ticket.id },
    });
    expect(node.data?.node ?? null).toBeNull();
  });

  test('sees what is below their organization, and nothing beside it', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const [dealer, sister] = [await app.organization(center.code), await app.organization(center.code)];
    const [above, beside] = await Promise.all([hire(center), hire(sister)]);
    const { id } = await submit(app, await dealer.secretKey('AGENT'));
    const read = async (who: { sub: string; email: string }) =>
      (
        await app.query<{ node: unknown }>('query ($id: ID!) { node(id: $id) { id } }', {
          as: await issuer.token(who),
          variables: { id },
        })
      ).data.node;
    expect(await read(above)).toEqual({ id });
    expect(await read(beside)).toBeNull();
  });
});

describe('a token', () => {
  const hour = 3_600;
  const now = () => Math.floor(Date.now() / 1000);
  let person: { sub: string; email: string };
  beforeAll(async () => {
    person = await hire(await app.organization());
    await seen(await issuer.token(person));
  });
  const unsigned = (header: object, claims: object, signature = '') =>
    [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
    `.${signature}`;
  const standard = () => ({
    iss: issuer.url,
    aud: audience,
    ...person,
    exp: now() + hour,
    email_verified: true,
  });

  test.each<[string, () => Promise<string> | string]>([
    ['of another issuer', () => issuer.token({ ...person, iss: 'https://evil.test' })],
    ['of an issuer that begins alike', () => issuer.token({ ...person, iss: `${issuer.url}/` })],
    ['for another server', () => issuer.token({ ...person, aud: 'https://other.test' })],
    ['for nobody in particular', () => issuer.token({ ...person, aud: undefined })],
    ['that is over', () => issuer.token({ ...person, exp: now() - 1 })],
    ['that is never over', () => issuer.token({ ...person, exp: undefined })],
    ['that is not yet good', () => issuer.token({ ...person, nbf: now() + hour })],
    ['of nobody', () => issuer.token({ ...person, sub: undefined })],
    ['of an endless name', () => issuer.token({ ...person, sub: 'x'.repeat(256) })],
    ['of another kind', () => issuer.token(person, { header: { typ: 'logout+jwt' } })],
    [
      'with an extension that nobody knows',
      () =>
        issuer
          .token(person, { header: { crit: ['exp'] } })
          .catch(() =>
            unsigned({ alg: 'RS256', crit: ['x'], x: 1, kid: issuer.key.kid }, standard(), 'AAAA'),
          ),
    ],
    ['that nobody signed', () => unsigned({ alg: 'none', typ: 'JWT' }, standard())],
    ['that is called unsigned in other letters', () => unsigned({ alg: 'NONE' }, standard())],
    ['without its signature', async () => (await issuer.token(person)).replace(/[^.]+$/, '')],
    [
      'signed with the public key as if it were a secret',
      async () =>
        issuer.token(person, {
          header: { alg: 'HS256' },
          key: Buffer.from(await crypto.subtle.exportKey('spki', issuer.key.publicKey)),
        }),
    ],
    [
      'signed by somebody else under the name of the key',
      async () => issuer.token(person, { key: (await stranger()).privateKey }),
    ],
    [
      'signed with a key that nobody knows',
      async () => issuer.token(person, { key: (await stranger()).privateKey, header: { kid: 'stranger' } }),
    ],
    [
      'that brings its own key',
      async () => {
        const { privateKey, jwk } = await stranger();
        return issuer.token(person, { key: privateKey, header: { jwk, kid: undefined } });
      },
    ],
    [
      'whose words were changed',
      async () => {
        const [head, , signature] = (await issuer.token(person)).split('.');
        return [
          head,
          Buffer.from(JSON.stringify({ ...standard(), sub: 'x' })).toString('base64url'),
          signature,
        ].join('.');
      },
    ],
    ['that is huge', () => issuer.token({ ...person, groups: 'x'.repeat(20_000) })],
    ['that is no JSON', () => 'aaaa.bbbb.cccc'],
    ['that is encrypted', () => 'a.b.c.d.e'],
  ])('%s is refused, and told apart from no other', async (_what, forge) => {
    const token = await forge();
    const answer = await refusal(token);
    expect(answer).toMatchObject(refused);
    expect(answer.message).toMatch(
      token.split('.').length === 3
        ? /^The token is not one of our identity provider for this server, or it has expired\. Sign in again\.$/
        : /^The Authorization header must be/,
    );
    expect(log).not.toContain(token.slice(0, 100));
  });

  const stranger = async () => {
    const { generateKeyPair, exportJWK } = await import('jose');
    const pair = await generateKeyPair('RS256', { extractable: true });
    return { ...pair, jwk: await exportJWK(pair.publicKey) };
  };

  test('is taken within the clocks of two machines, and ends with its last second', async () => {
    expect(await refusal(await issuer.token({ ...person, nbf: now() + 10 }))).toMatchObject({ status: 200 });
    const token = await issuer.token({ ...person, exp: now() + hour });
    expect(await refusal(token)).toMatchObject({ status: 200 });
    app.clock.advance((hour + 1) * 1_000);
    expect(await refusal(token)).toMatchObject(refused);
    app.clock.advance(-(hour + 1) * 1_000);
  });

  test('leaves no trace of what it says in the log', () => {
    expect(log).toContain('a token of the identity provider was refused');
    expect(log).toContain('ERR_JWT_CLAIM_VALIDATION_FAILED');
    expect(log).not.toContain(person.email);
    expect(log).not.toContain('eyJ');
  });

  test('that cannot be one of ours asks the issuer nothing', async () => {
    const before = issuer.asked.length;
    await refusal(
      await issuer.token({ ...person, iss: 'https://evil.test' }, { header: { kid: 'unknown' } }),
    );
    await refusal(unsigned({ alg: 'none', kid: 'unknown' }, standard()));
    expect(issuer.asked.length).toBe(before);
  });
});

describe('the issuer', () => {
  async function world(claims?: Partial<OidcConfig['claims']>) {
    const own = await TestIssuer.start();
    const node = await createTestApp({ databaseUrl: app.databaseUrl, oidc: oidcOf(own, claims) });
    return { own, node, [Symbol.asyncDispose]: async () => (await node.stop(), await own.stop()) };
  }

  test('may change its keys, and may then be away: what is known goes on', async () => {
    await using at = await world();
    const { own, node } = at;
    const person = await hire(await app.organization());
    const before = await own.token(person);
    expect(await refusal(before, node)).toMatchObject({ status: 200 });
    await own.rotate();
    const after = await own.token(person);
    expect(await refusal(after, node)).toMatchObject({ status: 200 });
    // The key is withdrawn.
    expect(await refusal(before, node)).toMatchObject(refused);
    own.leave();
    expect(await refusal(after, node)).toMatchObject({ status: 200 });
    const unknown = await own.token(person, { header: { kid: 'key-3' } });
    expect(await refusal(unknown, node)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    const key = await (await app.organization()).secretKey('AGENT');
    expect(await refusal(key, node)).toMatchObject({ status: 200 });
  });

  test('may be away when the server starts: tokens wait for it, keys do not', async () => {
    await using at = await world();
    const { own, node } = at;
    own.leave();
    const dealer = await app.organization();
    const token = await own.token(await hire(dealer));
    expect(await refusal(token, node)).toEqual({
      status: 503,
      code: 'UNAVAILABLE',
      message: 'The identity provider cannot be reached at present. Try again in a moment.',
      data: undefined,
    });
    const asked = own.asked.length;
    await Promise.all(Array.from({ length: 50 }, () => refusal(token, node)));
    expect(own.asked.length - asked).toBeLessThan(5);
    expect(await refusal(await dealer.secretKey('AGENT'), node)).toMatchObject({ status: 200 });
    own.return();
    await expect.poll(() => refusal(token, node), { timeout: 15_000 }).toMatchObject({ status: 200 });
  });

  test('is not taken at the word of another', async () => {
    await using at = await world();
    await using liar = await TestIssuer.start().then((own) => ({
      own,
      [Symbol.asyncDispose]: () => own.stop(),
    }));
    const node = await createTestApp({
      databaseUrl: app.databaseUrl,
      // Its discovery document names the address without the path.
      oidc: { ...oidcOf(liar.own), issuer: `${liar.own.url}/` },
    });
    const token = await liar.own.token({
      ...(await hire(await app.organization())),
      iss: `${liar.own.url}/`,
    });
    expect(await refusal(token, node)).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await refusal(token, at.node)).toMatchObject(refused);
    await node.stop();
  });

  test('decides on roles where they are mapped, whatever is stored', async () => {
    await using at = await world({
      roles: {
        claim: '/realm_access/roles',
        values: new Map([
          ['desk', ['AGENT']],
          ['boss', ['MANAGER', 'AGENT']],
        ]),
      },
    });
    const { own, node } = at;
    const person = await hire(await app.organization(), ['ADMIN']);
    const rolesOf = async (roles: unknown) =>
      (await seen(await own.token({ ...person, realm_access: { roles } }), node)).data.viewer['roles'];
    expect(await rolesOf(['desk', 'offline_access'])).toEqual(['AGENT']);
    expect(await rolesOf(['boss'])).toEqual(['MANAGER', 'AGENT']);
    for (const none of [[], ['ADMIN'], 'constructor', undefined, 7, { toString: 1 }]) {
      expect(await rolesOf(none)).toEqual([]);
    }
  });

  test('names the organization where it is mapped: any other than the member’s own is refused', async () => {
    await using at = await world({ organization: { claim: 'https://vendor.test/org', values: null } });
    const { own, node } = at;
    const [dealer, other] = [await app.organization(), await app.organization()];
    const person = await hire(dealer);
    const as = async (org: unknown) =>
      refusal(await own.token({ ...person, 'https://vendor.test/org': org }), node);
    for (const foreign of [other.code, [other.code], 'HQ', [], undefined, { [other.code]: {} }]) {
      expect(await as(foreign)).toMatchObject(noMember);
    }
    // Nobody was tied to the member by one of these.
    expect(await app.platform.database.memberIdentity.count({ where: { issuer: own.url } })).toBe(0);
    for (const right of [dealer.code.toLowerCase(), [other.code, dealer.code], { [dealer.code]: {} }]) {
      expect(await as(right)).toMatchObject({ status: 200 });
    }
    expect(await as(other.code)).toMatchObject(noMember);
  });
});

describe('without an issuer', () => {
  test('a JWT is no credential', async () => {
    const bare = await createTestApp({ databaseUrl: app.databaseUrl });
    const token = await issuer.token(await hire(await app.organization()));
    expect(await refusal(token, bare)).toMatchObject(refused);
    await bare.stop();
  });
});

describe('unlinkMember', () => {
  const unlink =
    'mutation ($id: ID!) { unlinkMember(input: { id: $id }) { __typename ... on UnlinkMemberPayload { member { name } } ... on ValidationError { issues { path code } } } }';
  const run = (as: string, id: string) =>
    app.query<{ unlinkMember: Record<string, unknown> }>(unlink, {
      as,
      variables: { id: globalId('Member', id) },
    });

  test('forgets the account; the next verified one takes its place', async () => {
    const dealer = await app.organization();
    const person = await hire(dealer);
    const old = await issuer.token(person);
    const fresh = await issuer.token({ sub: `${person.sub} anew`, email: person.email });
    expect(await refusal(old)).toMatchObject({ status: 200 });
    expect(await refusal(fresh)).toMatchObject(noMember);
    const manager = await dealer.secretKey('MANAGER');
    for (const _again of [1, 2]) {
      expect((await run(manager, person.id)).data.unlinkMember).toEqual({
        __typename: 'UnlinkMemberPayload',
        member: { name: person.name },
      });
    }
    expect(await refusal(fresh)).toMatchObject({ status: 200 });
    expect(await refusal(old)).toMatchObject(noMember);
    expect((await eventsOf(dealer)).map(({ type }) => type)).toEqual([
      'member.linked',
      'member.unlinked',
      'member.linked',
    ]);
  });

  test('is for managers, in their own subtree, and for an ADMIN’s account for an ADMIN', async () => {
    const [dealer, stranger] = [await app.organization(), await app.organization()];
    const [person, boss] = [await hire(dealer), await hire(dealer, ['ADMIN'])];
    for (const role of ['AGENT', 'TECHNICIAN', 'STOREKEEPER'] as const) {
      expect((await run(await dealer.secretKey(role), person.id)).errors?.[0]?.extensions['code']).toBe(
        'FORBIDDEN',
      );
    }
    const from = await stranger.secretKey('MANAGER');
    const [foreign, absent] = [await run(from, person.id), await run(from, newId())];
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(foreign.errors).toEqual(absent.errors);
    expect((await run(await dealer.secretKey('MANAGER'), boss.id)).data.unlinkMember).toEqual({
      __typename: 'ValidationError',
      issues: [{ path: ['id'], code: 'not_allowed' }],
    });
    expect((await run(await dealer.secretKey('ADMIN'), boss.id)).data.unlinkMember['__typename']).toBe(
      'UnlinkMemberPayload',
    );
  });
});
