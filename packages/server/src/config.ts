import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type OidcConfig, readOidc } from './config-oidc.ts';
import { changedLimits, type RateLimits, usualLimits } from './modules/access/rate-limits.ts';
import { type Network, parseNetwork } from './platform/client-address.ts';
import type { StoragePlace } from './platform/storage.ts';

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const port = z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535);
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsAbsent, schema.optional());

const s3Options = z.strictObject({
  region: z.string().min(1).optional(),
  endpoint: url(['http:', 'https:']).optional(),
  pathStyle: z.enum(['true', 'false']).optional(),
});

const storageUrl = z.string().transform((text, check): StoragePlace => {
  if (/^file:./.test(text)) return { kind: 'file', folder: resolve(text.slice('file:'.length)) };
  const address = /^s3:\/\/./.test(text) && URL.canParse(text) ? new URL(text) : null;
  const options = s3Options.safeParse(Object.fromEntries(address?.searchParams ?? []));
  if (!address?.hostname || address.username || !options.success) {
    check.addIssue({
      code: 'custom',
      message:
        'must be file: and a folder, like file:/srv/aftercare/files, or s3://bucket/prefix, with region=…, endpoint=https://… and pathStyle=true behind a question mark where they are needed; the keys to the bucket stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    });
    return z.NEVER;
  }
  const prefix = address.pathname.replace(/^\/+|\/+$/g, '');
  const { region, endpoint, pathStyle } = options.data;
  return {
    kind: 's3',
    bucket: address.hostname,
    prefix: prefix && `${prefix}/`,
    region,
    endpoint,
    pathStyle: pathStyle === 'true',
  };
});

const networks = z.string().transform((text, check): Network[] =>
  text.split(',').map((entry) => {
    const network = parseNetwork(entry.trim());
    if (network) return network;
    check.addIssue({
      code: 'custom',
      message: `must be the addresses or networks of your own proxies with commas between them, like 10.0.0.7,fd00::/8; this is neither, or all of the internet: ${JSON.stringify(entry.trim())}`,
    });
    return z.NEVER;
  }),
);

export const shortestSecret = 32;

const environment = z
  .object({
    PORT: z.preprocess(emptyIsAbsent, port.default(4000)),
    DATABASE_URL: optional(url(['postgres:', 'postgresql:'])),
    DATABASE_OWNER_URL: optional(url(['postgres:', 'postgresql:'])),
    AFTERCARE_HOME: z.preprocess(emptyIsAbsent, z.string().default('./.aftercare')),
    PUBLIC_URL: optional(url(['http:', 'https:'])),
    AFTERCARE_SECRET: optional(
      z.string().min(shortestSecret, `must have at least ${shortestSecret} characters`),
    ),
    AFTERCARE_TRUSTED_PROXIES: optional(networks),
    AFTERCARE_RATE_LIMITS: optional(changedLimits),
    STORAGE_URL: optional(storageUrl),
    LOG_LEVEL: z.preprocess(
      emptyIsAbsent,
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    ),
    AFTERCARE_SANDBOX: optional(
      z.union([
        z.literal('1'),
        z.iso.datetime({
          offset: true,
          error: 'must be 1, or the moment at which the clock starts, like 2026-11-23T09:00:00Z',
        }),
      ]),
    ),
    NODE_ENV: optional(z.enum(['development', 'test', 'production'])),
  })
  .refine((env) => env.DATABASE_URL === undefined || env.AFTERCARE_SECRET !== undefined, {
    path: ['AFTERCARE_SECRET'],
    error: 'is needed with DATABASE_URL, the same on every node: 32 random characters or more',
  })
  .refine((env) => env.DATABASE_OWNER_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ['DATABASE_OWNER_URL'],
    error: 'goes with DATABASE_URL: the user who owns the tables, beside the one who serves',
  });

/** What the operator decides; see docs/operating.md for each variable. */
export interface Config {
  port: number;
  /** Absent: the embedded PostgreSQL under `home`. */
  databaseUrl: string | undefined;
  /** Absent: the user of `databaseUrl` owns the tables too. */
  ownerUrl: string | undefined;
  home: string;
  publicUrl: string | undefined;
  /** Absent: made once and kept under `home`. */
  secret: string | undefined;
  /** Whose word on the address of a client is taken. */
  trustedProxies: Network[];
  /** How often who may do what. */
  rateLimits: RateLimits;
  /** Where files lie; null with a database of one's own and no place for files beside it: uploads are refused. */
  storage: StoragePlace | null;
  logLevel: string;
  /** Present: the clock can be moved. `startsAt`: where the clock of a new database begins. */
  sandbox: { startsAt: Date | null } | null;
  production: boolean;
  /** Who signs members in; null: they do not sign in. */
  oidc: OidcConfig | null;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the environment once, and throws a ConfigError that lists every problem. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  const { oidc, problems } = readOidc(env);
  if (!parsed.success || problems.length > 0) {
    const others = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
    throw new ConfigError([...others, ...problems]);
  }
  const { data } = parsed;
  const home = resolve(data.AFTERCARE_HOME);
  // Several nodes may share a database of one's own, but not a folder that only one of them has.
  const ownFolder: StoragePlace = { kind: 'file', folder: join(home, 'files') };
  return {
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    ownerUrl: data.DATABASE_OWNER_URL,
    home,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
    secret: data.AFTERCARE_SECRET,
    trustedProxies: data.AFTERCARE_TRUSTED_PROXIES ?? [],
    rateLimits: data.AFTERCARE_RATE_LIMITS ?? usualLimits,
    storage: data.STORAGE_URL ?? (data.DATABASE_URL ? null : ownFolder),
    logLevel: data.LOG_LEVEL,
    sandbox: data.AFTERCARE_SANDBOX ? { startsAt: startOf(data.AFTERCARE_SANDBOX) } : null,
    production: data.NODE_ENV === 'production',
    oidc,
  };
}

const startOf = (sandbox: string): Date | null => (sandbox === '1' ? null : new Date(sandbox));
