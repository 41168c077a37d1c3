import { z } from 'zod';
import { Role } from './generated/prisma/enums.ts';
import { type ClaimMapping, isSafeUrl } from './platform/token-issuer.ts';

/** What the operator says of the identity provider; see docs/members.md. */
export interface OidcConfig {
  issuer: string;
  audience: string[];
  jwksUrl: string | undefined;
  claims: ClaimMapping;
  /** How the service desk signs people in; null: not by itself. */
  desk: DeskSignIn | null;
}

/** What a page needs to sign somebody in; none of it is secret. */
export interface DeskSignIn {
  issuer: string;
  clientId: string;
  scope: string;
  /** Sent along with each request to the issuer, like audience or resource. */
  parameters: Record<string, string>;
}

const address = z.string().refine(isSafeUrl, 'must be a URL with https (http on this machine)');
const list = (text: string) => text.split(',').map((entry) => entry.trim());
const claim = z.string().min(1);

/** value=WORD, with commas between them; a value may stand there several times. */
const pairs = (isWord: (word: string) => boolean, wanted: string) =>
  z.string().transform((text, check): ReadonlyMap<string, string[]> => {
    const map = new Map<string, string[]>();
    for (const entry of list(text)) {
      const [, value = '', word = ''] = /^(.+)=([^=]+)$/.exec(entry) ?? [];
      if (value && isWord(word)) map.set(value, [...(map.get(value) ?? []), word]);
      else {
        const message = `must be ${wanted} with commas between them; this is not one: ${JSON.stringify(entry)}`;
        check.addIssue({ code: 'custom', message });
      }
    }
    return map;
  });

const reserved = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'prompt',
]);

const parameters = z.string().transform((text, check): Record<string, string> => {
  const given = Object.fromEntries(new URLSearchParams(text));
  const taken = Object.keys(given).filter((name) => reserved.has(name));
  if (taken.length > 0)
    check.addIssue({ code: 'custom', message: `may not set what the desk sets itself: ${taken.join(', ')}` });
  return given;
});

const variables = {
  OIDC_ISSUER: address,
  OIDC_AUDIENCE: z.string().transform(list),
  OIDC_JWKS_URL: address,
  OIDC_EMAIL_CLAIM: claim,
  OIDC_EMAIL_VERIFIED_CLAIM: claim,
  OIDC_ROLES_CLAIM: claim,
  OIDC_ROLES_MAP: pairs((word) => Object.hasOwn(Role, word), `value=ROLE (${Object.keys(Role).join(', ')})`),
  OIDC_ORGANIZATION_CLAIM: claim,
  OIDC_ORGANIZATION_MAP: pairs(() => true, 'value=CODE'),
  OIDC_CLIENT_ID: z.string(),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), 'must be scopes with openid among them'),
  OIDC_PARAMETERS: parameters,
};
const environment = z.object(variables).partial();

/** What one variable needs beside it. */
const needs: [variable: keyof typeof variables, needed: keyof typeof variables][] = [
  ['OIDC_ISSUER', 'OIDC_AUDIENCE'],
  ['OIDC_ROLES_MAP', 'OIDC_ROLES_CLAIM'],
  ['OIDC_ORGANIZATION_MAP', 'OIDC_ORGANIZATION_CLAIM'],
  ['OIDC_SCOPE', 'OIDC_CLIENT_ID'],
  ['OIDC_PARAMETERS', 'OIDC_CLIENT_ID'],
  ...Object.keys(variables)
    .filter((name) => name !== 'OIDC_ISSUER')
    .map((name) => [name, 'OIDC_ISSUER'] as [keyof typeof variables, 'OIDC_ISSUER']),
];

/** Reads the identity provider from the environment: null where there is none; every problem otherwise. */
export function readOidc(env: NodeJS.ProcessEnv): { oidc: OidcConfig | null; problems: string[] } {
  const given = Object.fromEntries(
    Object.keys(variables).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const { data, error } = environment.safeParse(given);
  const problems = (error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
  for (const [variable, needed] of needs) {
    if (given[variable] && !given[needed]) problems.push(`${needed} is needed with ${variable}`);
  }
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = data ?? {};
  if (problems.length > 0 || !data || !issuer || !audience) return { oidc: null, problems };
  return {
    oidc: {
      issuer,
      audience,
      jwksUrl: data.OIDC_JWKS_URL,
      claims: {
        email: data.OIDC_EMAIL_CLAIM ?? 'email',
        emailVerified: data.OIDC_EMAIL_VERIFIED_CLAIM ?? 'email_verified',
        roles: mapped(data.OIDC_ROLES_CLAIM, data.OIDC_ROLES_MAP),
        organization: mapped(data.OIDC_ORGANIZATION_CLAIM, data.OIDC_ORGANIZATION_MAP),
      },
      desk: data.OIDC_CLIENT_ID
        ? {
            issuer,
            clientId: data.OIDC_CLIENT_ID,
            scope: data.OIDC_SCOPE ?? 'openid profile email',
            parameters: data.OIDC_PARAMETERS ?? {},
          }
        : null,
    },
    problems,
  };
}

const mapped = (place: string | undefined, values: ReadonlyMap<string, string[]> | undefined) =>
  place === undefined ? null : { claim: place, values: values ?? null };
