import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { readOidc } from './config-oidc.ts';

const issuer = { OIDC_ISSUER: 'https://id.vendor.example/realms/staff', OIDC_AUDIENCE: 'aftercare' };

describe('the identity provider', () => {
  test('is nobody by default, and with empty variables', () => {
    const nobody = { oidc: null, problems: [] };
    expect(readOidc({})).toEqual(nobody);
    expect(readOidc({ OIDC_ISSUER: '', OIDC_AUDIENCE: '', OIDC_CLIENT_ID: '' })).toEqual(nobody);
  });

  test('needs a name and what the server is called there', () => {
    expect(readOidc(issuer)).toEqual({
      oidc: {
        issuer: issuer.OIDC_ISSUER,
        audience: ['aftercare'],
        jwksUrl: undefined,
        claims: { email: 'email', emailVerified: 'email_verified', roles: null, organization: null },
        desk: null,
      },
      problems: [],
    });
  });

  test('is taken with all that is given', () => {
    const { oidc, problems } = readOidc({
      ...issuer,
      OIDC_AUDIENCE: 'aftercare, https://service.example',
      OIDC_JWKS_URL: 'http://127.0.0.1:8080/keys',
      OIDC_EMAIL_CLAIM: 'upn',
      OIDC_EMAIL_VERIFIED_CLAIM: 'xms_edov',
      OIDC_ROLES_CLAIM: '/realm_access/roles',
      OIDC_ROLES_MAP: 'desk=AGENT,lead=AGENT,lead=MANAGER,a=b=ADMIN',
      OIDC_ORGANIZATION_CLAIM: 'https://vendor.example/org',
      OIDC_ORGANIZATION_MAP: 'org_7=SC-EAST',
      OIDC_CLIENT_ID: 'desk',
      OIDC_SCOPE: 'openid email offline_access',
      OIDC_PARAMETERS: 'audience=https://service.example&resource=x%20y',
    });
    expect(problems).toEqual([]);
    expect(oidc).toEqual({
      issuer: issuer.OIDC_ISSUER,
      audience: ['aftercare', 'https://service.example'],
      jwksUrl: 'http://127.0.0.1:8080/keys',
      claims: {
        email: 'upn',
        emailVerified: 'xms_edov',
        roles: {
          claim: '/realm_access/roles',
          values: new Map([
            ['desk', ['AGENT']],
            ['lead', ['AGENT', 'MANAGER']],
            ['a=b', ['ADMIN']],
          ]),
        },
        organization: { claim: 'https://vendor.example/org', values: new Map([['org_7', ['SC-EAST']]]) },
      },
      desk: {
        issuer: issuer.OIDC_ISSUER,
        clientId: 'desk',
        scope: 'openid email offline_access',
        parameters: { audience: 'https://service.example', resource: 'x y' },
      },
    });
  });

  test.each<[NodeJS.ProcessEnv, RegExp[]]>([
    [{ OIDC_ISSUER: 'https://id.example' }, [/^OIDC_AUDIENCE is needed with OIDC_ISSUER$/]],
    [{ ...issuer, OIDC_ISSUER: 'http://id.example' }, [/^OIDC_ISSUER must be a URL with https/]],
    [{ ...issuer, OIDC_ISSUER: 'id.example' }, [/^OIDC_ISSUER must be a URL with https/]],
    [{ OIDC_CLIENT_ID: 'desk' }, [/^OIDC_ISSUER is needed with OIDC_CLIENT_ID$/]],
    [{ ...issuer, OIDC_ROLES_MAP: 'a=AGENT' }, [/^OIDC_ROLES_CLAIM is needed with OIDC_ROLES_MAP$/]],
    [
      { ...issuer, OIDC_ROLES_CLAIM: 'roles', OIDC_ROLES_MAP: 'desk=AGENT,boss=KING,=AGENT,x' },
      [/"boss=KING"$/, /"=AGENT"$/, /"x"$/],
    ],
    [{ ...issuer, OIDC_CLIENT_ID: 'desk', OIDC_SCOPE: 'email' }, [/^OIDC_SCOPE must be scopes with openid/]],
    [
      { ...issuer, OIDC_CLIENT_ID: 'desk', OIDC_PARAMETERS: 'state=1&audience=a' },
      [/^OIDC_PARAMETERS may not set what the desk sets itself: state$/],
    ],
  ])('is refused with each problem: %j', (env, wanted) => {
    const { oidc, problems } = readOidc(env);
    expect(oidc).toBeNull();
    expect(problems).toEqual(wanted.map((problem) => expect.stringMatching(problem)));
  });

  test('has its problems listed with all the others', () => {
    expect(() => readConfig({ PORT: 'x', OIDC_ISSUER: 'https://id.example' })).toThrow(
      /PORT must be a number[^]*OIDC_AUDIENCE is needed with OIDC_ISSUER/,
    );
  });
});
