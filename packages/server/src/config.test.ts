import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

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
      logLevel: 'info',
      sandbox: null,
      production: false,
    });
  });

  test('takes an empty variable for an absent one', () => {
    const empty = {
      PORT: '',
      DATABASE_URL: '',
      AFTERCARE_HOME: '',
      PUBLIC_URL: '',
      AFTERCARE_SECRET: '',
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
      logLevel: 'warn',
      sandbox: { startsAt: new Date('2026-11-23T09:00:00Z') },
      production: true,
    });
  });

  test('lists every problem at once, each with the name of its variable', () => {
    const problems = problemsOf({
      PORT: 'http',
      DATABASE_URL: 'mysql://db/aftercare',
      PUBLIC_URL: 'service.example',
      AFTERCARE_SECRET: 'short',
      LOG_LEVEL: 'loud',
      AFTERCARE_SANDBOX: 'yes',
      NODE_ENV: 'staging',
    });
    expect(new Set(problems.map((problem) => problem.split(' ')[0]))).toEqual(
      new Set([
        'AFTERCARE_SANDBOX',
        'AFTERCARE_SECRET',
        'DATABASE_URL',
        'LOG_LEVEL',
        'NODE_ENV',
        'PORT',
        'PUBLIC_URL',
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

  test('never repeats a secret or a password in what it says', () => {
    const problems = problemsOf({ AFTERCARE_SECRET: 'short-secret', DATABASE_URL: 'mysql://u:hunter2@db/x' });
    expect(problems.join('\n')).not.toMatch(/short-secret|hunter2/);
  });
});
