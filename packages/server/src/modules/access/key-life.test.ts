import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { globalId, parseGlobalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

interface Key {
  id: string;
  hint: string;
  label: string | null;
  roles: string[];
  origins: string[];
  expiresAt: string | null;
  formerSecrets: { hint: string; endsAt: string; lastUsedAt: string | null }[];
}
interface Outcome {
  __typename: string;
  apiKey: Key;
  secret: string;
  formerEndsAt: string;
  issues: { path: string[]; code: string; message: string }[];
  message: string;
}

const key = `apiKey { id hint label roles origins expiresAt formerSecrets { hint endsAt lastUsedAt } }`;
const parts: Record<string, string> = {
  createApiKey: `secret ${key}`,
  rotateApiKey: `secret formerEndsAt ${key}`,
};

/** What comes of a verb; or the code of the error that ended the request. */
async function call(
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<Outcome & { code?: unknown }> {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const precondition = ['updateApiKey', 'rotateApiKey'].includes(verb)
    ? '... on PreconditionError { message }'
    : '';
  const { data, errors } = await app.query<Record<string, Outcome>>(
    `mutation ($input: ${type}Input!) { ${verb}(input: $input) { __typename ... on ${type}Payload { ${parts[verb] ?? key} }
      ... on ValidationError { issues { path code message } } ${precondition} } }`,
    { as, variables: { input } },
  );
  return { ...(data?.[verb] as Outcome), ...(errors && { code: errors[0]?.extensions['code'] }) };
}

const works = async (secret: string, origin?: string): Promise<boolean> =>
  (await app.query('{ viewer { kind } }', { as: secret, ...(origin && { headers: { origin } }) })).status ===
  200;

async function makeDealer(): Promise<{ dealer: TestOrganization; admin: string }> {
  const dealer = await app.organization();
  return { dealer, admin: await dealer.secretKey('ADMIN') };
}

async function makeKey(dealer: TestOrganization, admin: string, input: Record<string, unknown> = {}) {
  const made = await call('createApiKey', admin, {
    organization: dealer.code,
    kind: 'SECRET',
    roles: ['AGENT'],
    ...input,
  });
  expect(made.__typename).toBe('CreateApiKeyPayload');
  return made;
}

const later = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString();
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

describe('an end of a key', () => {
  test.each([
    ['a moment ago', () => later(-1), 'in_the_past'],
    ['long ago', () => '2000-01-01T00:00:00Z', 'in_the_past'],
    ['in a minute', () => later(60_000), null],
    ['in almost 5 years', () => later(5 * 365 * dayMs), null],
    ['in more than 5 years', () => later(5 * 366 * dayMs + dayMs), 'too_far_off'],
    ['in thousands of years', () => '9999-01-01T00:00:00Z', 'too_far_off'],
  ])('%s', async (_when, end, fault) => {
    const { dealer, admin } = await makeDealer();
    const wanted = { organization: dealer.code, kind: 'SECRET', expiresAt: end() };
    const made = await call('createApiKey', admin, wanted);
    const { apiKey } = await makeKey(dealer, admin);
    const changed = await call('updateApiKey', admin, { id: apiKey.id, expiresAt: end() });
    for (const { issues } of [made, changed]) {
      expect(issues?.map(({ path, code }) => ({ path, code }))).toEqual(
        fault ? [{ path: ['expiresAt'], code: fault }] : undefined,
      );
    }
  });
});

describe('rotateApiKey', () => {
  test('gives a new secret, and lets the old one live for a day', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin);
    expect(await works(secret)).toBe(true);
    const rotated = await call('rotateApiKey', admin, { id: apiKey.id });
    expect(rotated.secret).toMatch(/^sk_\w{32}$/);
    expect(rotated.apiKey).toMatchObject({ id: apiKey.id, hint: rotated.secret.slice(-4), roles: ['AGENT'] });
    expect(rotated.apiKey.formerSecrets).toEqual([
      { hint: secret.slice(-4), endsAt: rotated.formerEndsAt, lastUsedAt: expect.any(String) },
    ]);
    const left = Date.parse(rotated.formerEndsAt) - app.clock.now().getTime();
    expect([left > dayMs - 60_000, left <= dayMs]).toEqual([true, true]);
    expect([await works(secret), await works(rotated.secret)]).toEqual([true, true]);
    app.clock.advance(dayMs);
    expect([await works(secret), await works(rotated.secret)]).toEqual([false, true]);
    const { data } = await app.query<{ node: Key }>(
      `query ($id: ID!) { node(id: $id) { ... on ApiKey { formerSecrets { hint } } } }`,
      {
        as: admin,
        variables: { id: apiKey.id },
      },
    );
    expect(data.node.formerSecrets).toEqual([]);
  });

  test('ends what is left of earlier secrets with the old one, or before', async () => {
    const { dealer, admin } = await makeDealer();
    const first = await makeKey(dealer, admin);
    const { id } = first.apiKey;
    const second = await call('rotateApiKey', admin, { id, overlap: 'P30D' });
    const third = await call('rotateApiKey', admin, { id, overlap: 'PT2H' });
    expect(third.apiKey.formerSecrets.map(({ endsAt }) => endsAt)).toEqual([
      third.formerEndsAt,
      third.formerEndsAt,
    ]);
    const secrets = [first, second, third].map(({ secret }) => secret);
    expect(await Promise.all(secrets.map((one) => works(one)))).toEqual([true, true, true]);
    const last = await call('rotateApiKey', admin, { id, overlap: 'PT0S' });
    expect(await Promise.all([...secrets, last.secret].map((one) => works(one)))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(last.apiKey.formerSecrets).toEqual([]);
  });

  test('tells which of the old secrets is still in use', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin);
    const unused = await call('rotateApiKey', admin, { id: apiKey.id });
    expect(unused.apiKey.formerSecrets[0]?.lastUsedAt).toBeNull();
    app.clock.advance(hourMs);
    await works(unused.secret);
    const usedAt = async () =>
      (
        await app.platform.database.formerSecret.findFirstOrThrow({
          where: { keyId: parseGlobalId(apiKey.id)!.id },
        })
      ).lastUsedAt;
    expect(await usedAt()).toBeNull();
    await works(secret);
    expect(app.clock.now().getTime() - (await usedAt())!.getTime()).toBeLessThan(hourMs);
  });

  test('lets a publishable key go on from its origins alone, with both secrets', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin, {
      kind: 'PUBLISHABLE',
      roles: [],
      origins: ['https://*.dealer.example:8443'],
    });
    const rotated = await call('rotateApiKey', admin, { id: apiKey.id });
    expect(rotated.secret).toMatch(/^pk_/);
    for (const one of [secret, rotated.secret]) {
      expect(await works(one, 'https://shop.dealer.example:8443')).toBe(true);
      expect(await works(one, 'https://dealer.example:8443')).toBe(false);
      expect(await works(one, 'null')).toBe(false);
    }
  });

  test.each([
    ['-PT1S', 'invalid_value'],
    ['P31D', 'invalid_value'],
  ])('takes no overlap of %s', async (overlap, code) => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin);
    const { issues } = await call('rotateApiKey', admin, { id: apiKey.id, overlap });
    expect(issues).toMatchObject([{ path: ['overlap'], code }]);
    expect(await works(secret)).toBe(true);
  });

  test('keeps count: six secrets at once are too many, but a rotation that ends them is not', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey } = await makeKey(dealer, admin);
    const rotate = (overlap: string) => call('rotateApiKey', admin, { id: apiKey.id, overlap });
    for (let at = 0; at < 5; at++) expect((await rotate('PT1H')).__typename).toBe('RotateApiKeyPayload');
    expect(await rotate('PT1H')).toMatchObject({ __typename: 'PreconditionError' });
    expect((await rotate('PT0S')).__typename).toBe('RotateApiKeyPayload');
    expect((await rotate('PT1H')).__typename).toBe('RotateApiKeyPayload');
  });

  test('by many at once gives each a secret of its own that works', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin);
    const rotations = await Promise.all(
      Array.from({ length: 4 }, () => call('rotateApiKey', admin, { id: apiKey.id })),
    );
    const secrets = [secret, ...rotations.map((one) => one.secret)];
    expect(new Set(secrets).size).toBe(5);
    expect(await Promise.all(secrets.map((one) => works(one)))).toEqual(secrets.map(() => true));
  });
});

describe('updateApiKey', () => {
  test('changes what it names, and nothing else', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey, secret } = await makeKey(dealer, admin, { label: 'Till 1' });
    const expiresAt = later(dayMs);
    const changed = await call('updateApiKey', admin, {
      id: apiKey.id,
      roles: ['STOREKEEPER', 'STOREKEEPER'],
      expiresAt,
    });
    expect(changed.apiKey).toMatchObject({ label: 'Till 1', roles: ['STOREKEEPER'], expiresAt });
    const again = await call('updateApiKey', admin, { id: apiKey.id, label: null, expiresAt: null });
    expect(again.apiKey).toMatchObject({ label: null, roles: ['STOREKEEPER'], expiresAt: null });
    const { data } = await app.query<{ viewer: object }>('{ viewer { label roles } }', { as: secret });
    expect(data.viewer).toEqual({ label: null, roles: ['STOREKEEPER'] });
  });

  test('moves a publishable key to other pages', async () => {
    const { dealer, admin } = await makeDealer();
    const before = { kind: 'PUBLISHABLE', roles: [], origins: ['https://shop.example'] };
    const { apiKey, secret } = await makeKey(dealer, admin, before);
    const origins = ['HTTPS://New.Example/', 'https://new.example', 'https://*.dealer.example'];
    const changed = await call('updateApiKey', admin, { id: apiKey.id, origins });
    expect(changed.apiKey.origins).toEqual(['https://new.example', 'https://*.dealer.example']);
    expect(await works(secret, 'https://shop.example')).toBe(false);
    expect(await works(secret, 'https://new.example')).toBe(true);
    expect(await works(secret, 'https://de.shop.dealer.example')).toBe(true);
  });

  test.each([
    ['SECRET', { origins: ['https://shop.example'] }, ['origins not_allowed']],
    ['SECRET', { label: 'x'.repeat(201) }, ['label too_long']],
    ['PUBLISHABLE', { roles: ['AGENT'] }, ['roles not_allowed']],
    ['PUBLISHABLE', { origins: [] }, ['origins not_allowed']],
    [
      'PUBLISHABLE',
      { origins: ['https://*.com', 'null'] },
      ['origins.0 wildcard_too_wide', 'origins.1 invalid_origin'],
    ],
  ])('refuses for a %s key %j', async (kind, input, issues) => {
    const { dealer, admin } = await makeDealer();
    const powers = kind === 'SECRET' ? {} : { roles: [], origins: ['https://shop.example'] };
    const { apiKey } = await makeKey(dealer, admin, { kind, ...powers });
    const changed = await call('updateApiKey', admin, { id: apiKey.id, ...input });
    expect(changed.issues?.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(issues);
  });
});

describe('whoever', () => {
  test('may not manage keys cannot tell one that is there from one that is not', async () => {
    const { dealer, admin } = await makeDealer();
    const { apiKey } = await makeKey(dealer, admin);
    const sister = await (await app.organization()).secretKey('ADMIN');
    const manager = await dealer.secretKey('MANAGER', 'AGENT', 'TECHNICIAN', 'STOREKEEPER');
    for (const verb of ['updateApiKey', 'rotateApiKey', 'revokeApiKey']) {
      for (const id of [apiKey.id, globalId('ApiKey', newId()), globalId('Ticket', newId()), 'nonsense']) {
        expect((await call(verb, sister, { id })).code).toBe('NOT_FOUND');
        expect((await call(verb, manager, { id })).code).toBe('FORBIDDEN');
      }
    }
  });

  test('wants to bring back what has ended makes a new key', async () => {
    const { dealer, admin } = await makeDealer();
    const revoked = await makeKey(dealer, admin);
    const expired = await makeKey(dealer, admin, { expiresAt: later(hourMs) });
    await call('revokeApiKey', admin, { id: revoked.apiKey.id });
    app.clock.advance(hourMs);
    for (const { apiKey, secret } of [revoked, expired]) {
      for (const verb of ['updateApiKey', 'rotateApiKey']) {
        const { __typename, message } = await call(verb, admin, { id: apiKey.id });
        expect([__typename, message]).toEqual([
          'PreconditionError',
          expect.stringContaining('make a new key'),
        ]);
      }
      expect(await works(secret)).toBe(false);
    }
  });
});

describe('apiKeys', () => {
  const list = /* GraphQL */ `
    query ($organization: String, $kind: ApiKeyKind, $active: Boolean, $first: Int, $after: String) {
      apiKeys(organization: $organization, kind: $kind, active: $active, first: $first, after: $after) {
        nodes {
          label
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `;
  interface Listed {
    apiKeys: { nodes: { label: string | null }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }

  test('lists those of an organization and below, newest first, by what they are', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const dealer = await app.organization(center.code);
    await (await app.organization()).secretKey('AGENT');
    const admin = await center.secretKey('ADMIN');
    app.clock.advance(1_000);
    const page = { kind: 'PUBLISHABLE', roles: [], origins: ['https://shop.example'], label: 'page' };
    await makeKey(dealer, admin, page);
    app.clock.advance(1_000);
    const { apiKey } = await makeKey(dealer, admin, { label: 'revoked' });
    await call('revokeApiKey', admin, { id: apiKey.id });
    app.clock.advance(1_000);
    await makeKey(dealer, admin, { label: 'expired', expiresAt: later(500) });
    app.clock.advance(1_000);
    const labels = async (variables: Record<string, unknown>) =>
      (await app.query<Listed>(list, { as: admin, variables })).data.apiKeys.nodes.map(({ label }) => label);
    const own = `desk of ${center.code}`;
    expect(await labels({})).toEqual(['expired', 'revoked', 'page', own]);
    expect(await labels({ active: true })).toEqual(['page', own]);
    expect(await labels({ active: false })).toEqual(['expired', 'revoked']);
    expect(await labels({ kind: 'PUBLISHABLE' })).toEqual(['page']);
    expect(await labels({ organization: center.code })).toEqual([own]);
    expect(await labels({ organization: 'HQ' })).toEqual([]);
    const first = await app.query<Listed>(list, { as: admin, variables: { first: 3 } });
    expect(first.data.apiKeys.pageInfo.hasNextPage).toBe(true);
    expect(await labels({ after: first.data.apiKeys.pageInfo.endCursor })).toEqual([own]);
  });
});
