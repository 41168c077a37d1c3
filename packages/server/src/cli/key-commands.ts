import { type Command, InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { ApiKeyKind, Role } from '../generated/prisma/enums.ts';
import {
  createKeyAsOperator,
  listKeysAsOperator,
  revokeKeyAsOperator,
  rotateKeyAsOperator,
} from '../modules/access/index.ts';
import type { OnPlatform } from './on-platform.ts';
import { print } from './print.ts';

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Milliseconds of an ISO 8601 length of time. */
const duration = (value: string): number => {
  try {
    return Temporal.Duration.from(value).total({ unit: 'milliseconds', relativeTo: '1970-01-01' });
  } catch {
    throw new InvalidArgumentError('Give an ISO 8601 length of time, like PT24H or P7D.');
  }
};

const moment = (value: string): Date => {
  try {
    return new Date(Temporal.Instant.from(value).epochMilliseconds);
  } catch {
    throw new InvalidArgumentError('Give a moment with its offset, like 2027-06-30T00:00:00Z.');
  }
};

const oneOf =
  <Value extends string>(values: readonly Value[]) =>
  (value: string): Value => {
    const found = values.find((candidate) => candidate === value.toUpperCase());
    if (found) return found;
    throw new InvalidArgumentError(`Choose from ${values.map((name) => name.toLowerCase()).join(', ')}.`);
  };

interface NewKey {
  organization: string;
  kind: ApiKeyKind;
  role?: Role[];
  origin?: string[];
  label?: string;
  expires?: Date;
}

/** `key create`, `list`, `rotate` and `revoke`, for the operator, who holds the database itself. */
export function addKeyCommands(program: Command, onPlatform: OnPlatform): void {
  const keys = program.command('key').description('make, list, rotate and revoke API keys');

  keys
    .command('create')
    .description('make a key; it is printed this once')
    .requiredOption('--organization <code>', 'whose key it is')
    .requiredOption('--kind <kind>', 'secret or publishable', oneOf(Object.values(ApiKeyKind)))
    .option('--role <role>', 'what a secret key may do; may be repeated', (value, before?: Role[]) => [
      ...(before ?? []),
      oneOf(Object.values(Role))(value),
    ])
    .option(
      '--origin <origin>',
      'where a publishable key works, like https://example.com or https://*.example.com; may be repeated',
      collect,
    )
    .option('--label <text>', 'what people call it')
    .option(
      '--expires <moment>',
      'when it ends by itself, like 2027-06-30T00:00:00Z (default: never)',
      moment,
    )
    .action(
      onPlatform(async (platform, options: NewKey) => {
        const { role: roles, origin: origins, expires: expiresAt, ...rest } = options;
        const { apiKey, secret } = await createKeyAsOperator(platform, {
          ...rest,
          roles,
          origins,
          expiresAt,
        });
        print({ id: apiKey.id, key: secret });
      }),
    );

  keys
    .command('list')
    .description('list all keys, a JSON object a line, without their secrets')
    .action(
      onPlatform(async (platform) => {
        for (const key of await listKeysAsOperator(platform)) print(key);
      }),
    );

  keys
    .command('rotate')
    .description('give a key a new secret, which is printed this once; the old one stays valid for a while')
    .argument('<id>', 'the id that `key create` and `key list` print')
    .option('--overlap <duration>', 'for how long, PT0S to P30D (default: PT24H)', duration)
    .action(
      onPlatform(async (platform, id: string, options: { overlap?: number }) => {
        const { secret, formerEndsAt } = await rotateKeyAsOperator(platform, id, options);
        print({ id, key: secret, formerEndsAt });
      }),
    );

  keys
    .command('revoke')
    .description('end a key; its live streams end within 5 seconds')
    .argument('<id>', 'the id that `key create` and `key list` print')
    .action(
      onPlatform(async (platform, id: string) => {
        const { revokedAt } = await revokeKeyAsOperator(platform, id);
        print({ id, revokedAt });
      }),
    );
}
