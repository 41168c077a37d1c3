import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { usualLimits } from './modules/access/rate-limits.ts';
import { parseNetwork } from './platform/client-address.ts';

const problemsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      databaseUrl: undefined,
      home: resolve('.aftercare'),
      publicUrl: undefined,
      secret: undefined,
      trustedProxies: [],
      rateLimits: usualLimits,
      storage: { kind: 'file', folder: resolve('.aftercare/files') },
      logLevel: 'info',
      sandbox: null,
      production: false,
      oidc: null,
    });
  });

  test('takes an empty variable for an absent one', () => {
    const empty = {
      PORT: '',
      DATABASE_URL: '',
      AFTERCARE_HOME: '',
      PUBLIC_URL: '',
      AFTERCARE_SECRET: '',
      AFTERCARE_TRUSTED_PROXIES: '',
      AFTERCARE_RATE_LIMITS: '',
      STORAGE_URL: '',
      LOG_LEVEL: '',
      AFTERCARE_SANDBOX: '',
      NODE_ENV: '',
    };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test('takes what is given', () => {
    expect(
      readConfig({
        PORT: '8080',
        DATABASE_URL: 'postgres://u:p@db/aftercare',
        AFTERCARE_HOME: '/var/lib/aftercare',
        AFTERCARE_SECRET: 's'.repeat(32),
        AFTERCARE_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::7',
        AFTERCARE_RATE_LIMITS: '{"deviceCheck.key": {"count": 9000}}',
        STORAGE_URL: 's3://photos/aftercare/?region=eu-central-1&endpoint=https://s3.example&pathStyle=true',
        PUBLIC_URL: 'https://service.example/',
        LOG_LEVEL: 'warn',
        AFTERCARE_SANDBOX: '2026-11-23T17:00:00+08:00',
        NODE_ENV: 'production',
      }),
    ).toEqual({
      port: 8080,
      databaseUrl: 'postgres://u:p@db/aftercare',
      home: '/var/lib/aftercare',
      publicUrl: 'https://service.example',
      secret: 's'.repeat(32),
      trustedProxies: [parseNetwork('10.0.0.0/8'), parseNetwork('2001:db8::7')],
      rateLimits: { ...usualLimits, 'deviceCheck.key': { count: 9_000, seconds: 600 } },
      storage: {
        kind: 's3',
        bucket: 'photos',
        prefix: 'aftercare/',
        region: 'eu-central-1',
        endpoint: 'https://s3.example',
        pathStyle: true,
      },
      logLevel: 'warn',
      sandbox: { startsAt: new Date('2026-11-23T09:00:00Z') },
      production: true,
      oidc: null,
    });
  });

  test('lists every problem at once, each with the name of its variable', () => {
    const problems = problemsOf({
      PORT: 'http',
      DATABASE_URL: 'mysql://db/aftercare',
      PUBLIC_URL: 'service.example',
      AFTERCARE_SECRET: 'short',
      AFTERCARE_TRUSTED_PROXIES: 'nginx',
      AFTERCARE_RATE_LIMITS: '{"address": {"count": 0, "seconds": "a minute"}, "nothing": {}}',
      STORAGE_URL: 'ftp://files',
      LOG_LEVEL: 'loud',
      AFTERCARE_SANDBOX: 'yes',
      NODE_ENV: 'staging',
    });
    expect(new Set(problems.map((problem) => problem.split(' ')[0]))).toEqual(
      new Set([
        'AFTERCARE_RATE_LIMITS.address.count',
        'AFTERCARE_RATE_LIMITS.address.seconds',
        'AFTERCARE_RATE_LIMITS.nothing',
        'AFTERCARE_SANDBOX',
        'AFTERCARE_SECRET',
        'AFTERCARE_TRUSTED_PROXIES',
        'DATABASE_URL',
        'LOG_LEVEL',
        'NODE_ENV',
        'PORT',
        'PUBLIC_URL',
        'STORAGE_URL',
      ]),
    );
  });

  test('says with every other problem that nodes on one database need one secret', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://db/aftercare', PORT: '-1' })).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^AFTERCARE_SECRET is needed with DATABASE_URL/),
    ]);
  });

  test.each(['65536', '-1', '1.5', 'NaN', 'http'])('refuses the port %j', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  test('takes 1 for a sandbox that begins now', () => {
    expect(readConfig({ AFTERCARE_SANDBOX: '1' }).sandbox).toEqual({ startsAt: null });
  });

  test.each(['0', 'true', 'yes', '2026-11-23', '2026-11-23T09:00:00', '2026-02-30T09:00:00Z', '24:00'])(
    'refuses the sandbox %j, and says what one looks like',
    (AFTERCARE_SANDBOX) => {
      expect(problemsOf({ AFTERCARE_SANDBOX })).toEqual([
        expect.stringMatching(/^AFTERCARE_SANDBOX must be 1, or the moment .* like 2026-11-23T09:00:00Z$/),
      ]);
    },
  );

  test('has no place for files with a database of one’s own, unless one is said', () => {
    const own = { DATABASE_URL: 'postgres://db/aftercare', AFTERCARE_SECRET: 's'.repeat(32) };
    expect(readConfig(own).storage).toBeNull();
    expect(readConfig({ ...own, STORAGE_URL: 'file:/srv/files' }).storage).toEqual({
      kind: 'file',
      folder: resolve('/srv/files'),
    });
    expect(readConfig({ ...own, STORAGE_URL: 's3://photos' }).storage).toMatchObject({
      bucket: 'photos',
      prefix: '',
      pathStyle: false,
    });
  });

  test.each([
    '/srv/files',
    'file:',
    's3:',
    's3://',
    's3://key:hunter2@photos',
    's3://photos?colour=red',
    's3://photos?endpoint=nowhere',
    's3://photos?pathStyle=yes',
  ])('refuses the storage %j, and says what one looks like', (STORAGE_URL) => {
    const problems = problemsOf({ STORAGE_URL });
    expect(problems).toEqual([
      expect.stringMatching(/^STORAGE_URL must be file: .* or s3:\/\/bucket\/prefix/),
    ]);
    expect(problems[0]).not.toContain('hunter2');
  });

  test.each([
    'nginx',
    'true',
    '1',
    '10.0.0',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '0.0.0.0/0',
    '::/0',
    '::ffff:10.0.0.0/104',
    'fd00::/8 10.0.0.7',
  ])('refuses to trust %j, alone or among others, and says which it was', (entry) => {
    const problem = expect.stringMatching(/^AFTERCARE_TRUSTED_PROXIES must be .* like 10\.0\.0\.7,fd00::\/8/);
    for (const AFTERCARE_TRUSTED_PROXIES of [entry, `127.0.0.1,${entry}`]) {
      const problems = problemsOf({ AFTERCARE_TRUSTED_PROXIES });
      expect(problems).toEqual([problem]);
      expect(problems[0]).toContain(JSON.stringify(entry));
    }
  });

  test('never repeats a secret or a password in what it says', () => {
    const problems = problemsOf({ AFTERCARE_SECRET: 'short-secret', DATABASE_URL: 'mysql://u:hunter2@db/x' });
    expect(problems.join('\n')).not.toMatch(/short-secret|hunter2/);
  });
});
