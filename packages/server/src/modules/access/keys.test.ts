import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, shopOrigin, type TestApp } from '../../../test/app.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';
import { createKeyAsOperator } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const create = /* GraphQL */ `
  mutation ($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on CreateApiKeyPayload {
        secret
        apiKey {
          id
          kind
          label
          hint
          roles
          origins
          organization {
            code
          }
          expiresAt
          revokedAt
        }
      }
      ... on ValidationError {
        issues {
          path
          code
        }
      }
    }
  }
`;
interface Created {
  createApiKey: {
    __typename: string;
    secret: string;
    apiKey: { id: string } & Record<string, unknown>;
    issues?: { path: string[]; code: string }[];
  };
}

const revoke = /* GraphQL */ `
  mutation ($id: ID!) {
    revokeApiKey(input: { id: $id }) {
      ... on RevokeApiKeyPayload {
        apiKey {
          id
          revokedAt
        }
      }
    }
  }
`;
interface Revoked {
  revokeApiKey: { apiKey: { id: string; revokedAt: string } };
}

const makeKey = (as: string, input: Record<string, unknown>) =>
  app.query<Created>(create, { as, variables: { input } });
const codeOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions['code'];
const viewer = '{ viewer { kind label roles organization { code } } }';

describe('createApiKey', () => {
  test('makes a secret key that works at once, for its own organization or one below', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const dealer = await app.organization(center.code);
    const admin = await center.secretKey('ADMIN');
    const { data } = await makeKey(admin, {
      organization: dealer.code,
      kind: 'SECRET',
      label: ' Till 2 ',
      roles: ['AGENT'],
    });
    const { secret, apiKey } = data.createApiKey;
    expect(secret).toMatch(/^sk_\w{32}$/);
    expect(apiKey).toEqual({
      id: expect.any(String),
      kind: 'SECRET',
      label: 'Till 2',
      hint: secret.slice(-4),
      roles: ['AGENT'],
      origins: [],
      organization: { code: dealer.code },
      expiresAt: null,
      revokedAt: null,
    });
    const known = await app.query<Record<string, unknown>>(viewer, { as: secret });
    expect(known.data['viewer']).toEqual({
      kind: 'SECRET_KEY',
      label: 'Till 2',
      roles: ['AGENT'],
      organization: { code: dealer.code },
    });
  });

  test('makes a publishable key that works from its origins alone', async () => {
    const dealer = await app.organization();
    const { data } = await makeKey(await dealer.secretKey('ADMIN'), {
      organization: dealer.code,
      kind: 'PUBLISHABLE',
      origins: [shopOrigin],
    });
    const { secret } = data.createApiKey;
    expect(secret).toMatch(/^pk_\w{32}$/);
    const from = async (origin: string) =>
      codeOf(await app.query(viewer, { as: secret, headers: { origin } }));
    expect(await from(shopOrigin)).toBeUndefined();
    for (const origin of [`${shopOrigin}:8443`, 'http://shop.example', 'https://shop.example.evil', 'null']) {
      expect(await from(origin)).toBe('FORBIDDEN');
    }
  });

  test('stores no key that could be read back', async () => {
    const dealer = await app.organization();
    const { data } = await makeKey(await dealer.secretKey('ADMIN'), {
      organization: dealer.code,
      kind: 'SECRET',
    });
    const rows = await app.platform.database.apiKey.findMany({ where: { organizationId: dealer.id } });
    expect(JSON.stringify(rows)).not.toContain(data.createApiKey.secret.slice(3));
  });

  test.each([
    ['AGENT', 'FORBIDDEN'],
    ['TECHNICIAN', 'FORBIDDEN'],
    ['STOREKEEPER', 'FORBIDDEN'],
    ['MANAGER', 'FORBIDDEN'],
  ] as const)('is not for %s', async (role, code) => {
    const dealer = await app.organization();
    const key = await dealer.secretKey(role);
    expect(codeOf(await makeKey(key, { organization: dealer.code, kind: 'SECRET' }))).toBe(code);
    expect(codeOf(await app.query(revoke, { as: key, variables: { id: globalId('ApiKey', newId()) } }))).toBe(
      code,
    );
  });

  test('does not reach above or beside, and does not tell that there is something', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const [dealer, sibling] = [await app.organization(center.code), await app.organization(center.code)];
    const admin = await dealer.secretKey('ADMIN');
    for (const code of [center.code, sibling.code, 'HQ', 'NOWHERE']) {
      const { data } = await makeKey(admin, { organization: code, kind: 'SECRET', roles: ['ADMIN'] });
      expect(data.createApiKey).toEqual({
        __typename: 'ValidationError',
        issues: [{ path: ['organization'], code: 'unknown_organization' }],
      });
    }
  });

  test.each([
    [
      'a publishable key',
      {
        organization: 'NOWHERE',
        kind: 'PUBLISHABLE',
        label: 'x'.repeat(201),
        roles: ['AGENT'],
        origins: ['https://shop.example/repairs', 'shop.example', '*', 'https://*.example'],
      },
      [
        'label too_long',
        'organization unknown_organization',
        'origins.0 invalid_origin',
        'origins.1 invalid_origin',
        'origins.2 invalid_wildcard',
        'origins.3 wildcard_too_wide',
        'roles not_allowed',
      ],
    ],
    [
      'a publishable key without origins',
      { organization: 'NOWHERE', kind: 'PUBLISHABLE' },
      ['organization unknown_organization', 'origins not_allowed'],
    ],
    [
      'a secret key',
      { organization: 'NOWHERE', kind: 'SECRET', origins: [shopOrigin] },
      ['organization unknown_organization', 'origins not_allowed'],
    ],
  ])('lists everything that is wrong with %s', async (_what, input, issues) => {
    const { data } = await makeKey(await (await app.organization()).secretKey('ADMIN'), input);
    expect(data.createApiKey.issues?.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual(
      issues,
    );
  });
});

describe('revokeApiKey', () => {
  test('ends the key at once; again it changes nothing', async () => {
    const dealer = await app.organization();
    const admin = await dealer.secretKey('ADMIN');
    const { data } = await makeKey(admin, { organization: dealer.code, kind: 'SECRET', roles: ['AGENT'] });
    const { secret, apiKey } = data.createApiKey;
    expect(codeOf(await app.query(viewer, { as: secret }))).toBeUndefined();
    const ask = () => app.query<Revoked>(revoke, { as: admin, variables: { id: apiKey.id } });
    const first = await ask();
    expect(first.data.revokeApiKey.apiKey).toEqual({ id: apiKey.id, revokedAt: expect.any(String) });
    const refused = await app.query(viewer, { as: secret });
    expect([refused.status, codeOf(refused)]).toEqual([401, 'UNAUTHENTICATED']);
    app.clock.advance(1_000);
    expect((await ask()).data).toEqual(first.data);
  });

  test('takes a foreign key for one that never was', async () => {
    const [dealer, stranger] = [await app.organization(), await app.organization()];
    const { data } = await makeKey(await dealer.secretKey('ADMIN'), {
      organization: dealer.code,
      kind: 'SECRET',
    });
    const admin = await stranger.secretKey('ADMIN');
    const ask = (id: string) => app.query(revoke, { as: admin, variables: { id } });
    const foreign = await ask(data.createApiKey.apiKey.id);
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({
      ...(await ask(globalId('ApiKey', newId()))),
      headers: null,
    });
    expect(codeOf(await app.query(viewer, { as: data.createApiKey.secret }))).toBeUndefined();
  });
});

describe('credentials', () => {
  test('end with the key’s expiry', async () => {
    const dealer = await app.organization();
    const { secret } = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'SECRET',
      roles: ['AGENT'],
      expiresAt: new Date(app.clock.now().getTime() + 60_000),
    });
    expect(codeOf(await app.query(viewer, { as: secret }))).toBeUndefined();
    app.clock.advance(60_000);
    const { status, errors } = await app.query(viewer, { as: secret });
    expect([status, errors?.[0]?.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test.each([
    'sk_unknown',
    'Basic dTpw',
    'Bearer',
    'Bearer  ',
    'Bearer nonsense',
    'Bearer sk_a sk_b',
    'sk_',
    '\u00e9',
  ])('that are not good are refused, never taken for none: %j', async (authorization) => {
    const { status, errors, data } = await app.query<unknown>('{ __typename }', {
      headers: { authorization },
    });
    expect({ status, code: errors?.[0]?.extensions['code'], data }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      data: undefined,
    });
  });

  test('remember their last use, to the minute', async () => {
    const dealer = await app.organization();
    const key = await dealer.secretKey('AGENT');
    const lastUse = async () => {
      await app.query(viewer, { as: key });
      const row = await app.platform.database.apiKey.findFirstOrThrow({
        where: { organizationId: dealer.id },
      });
      return row.lastUsedAt;
    };
    const first = await lastUse();
    app.clock.advance(30_000);
    expect(await lastUse()).toEqual(first);
    app.clock.advance(31_000);
    expect((await lastUse())!.getTime() - first!.getTime()).toBeGreaterThanOrEqual(61_000);
  });
});
