import { z } from 'zod';
import type { ApiKey } from '../../generated/prisma/client.ts';
import { ApiKeyKind, Role } from '../../generated/prisma/enums.ts';
import { parse } from '../../platform/parse.ts';
import { optionalText } from '../../platform/text.ts';
import { hashKey, newKey } from './keys.ts';
import { authorizeStaff } from './permissions.ts';
import { scope } from './scope.ts';
import type { Context } from './viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';
import { beyondScope } from './beyond-scope.ts';

const isOrigin = (text: string) => !text.includes('*') && URL.canParse(text) && new URL(text).origin === text;

const createKeyInput = z
  .object({
    organization: z.string(),
    kind: z.enum(ApiKeyKind),
    label: optionalText(200),
    roles: z.array(z.enum(Role)).nullish(),
    origins: z
      .array(
        z
          .string()
          .refine(
            isOrigin,
            'Give an origin: scheme, host and port, without a path, like https://example.com',
          ),
      )
      .max(100, 'A key may have at most 100 origins.')
      .nullish(),
    expiresAt: z.date().nullish(),
  })
  .superRefine((input, check) => {
    const problem = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message, params: { code: 'not_allowed' } });
    if (input.kind === 'PUBLISHABLE') {
      if (input.roles?.length) problem('roles', 'A publishable key has no roles.');
      if (!input.origins?.length)
        problem('origins', 'A publishable key needs the origins of the pages that it lies in.');
    } else if (input.origins?.length) {
      problem('origins', 'A secret key has no origins: it never lies in a web page.');
    }
  });

export type CreateKeyInput = z.input<typeof createKeyInput>;

/** Makes a key. The secret is told once and stored as a hash. */
export async function createKey(
  ctx: Context,
  input: CreateKeyInput,
): Promise<{ apiKey: ApiKey; secret: string }> {
  authorizeStaff(ctx, 'key.manage');
  const organization = await ctx.database.organization.findFirst({
    where: { code: input.organization, AND: [scope(ctx, 'Organization')] },
    select: { id: true },
  });
  return storeKey(beyondScope(ctx, 'key.write'), ctx.clock, organization !== null, input);
}

/** The operator's way, who holds the database itself. */
export async function createKeyAsOperator(
  platform: System,
  input: CreateKeyInput,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const organization = await platform.database.organization.findUnique({
    where: { code: input.organization },
    select: { id: true },
  });
  return storeKey(platform.database, platform.clock, organization !== null, input);
}

async function storeKey(database: Database, clock: Clock, organizationFound: boolean, input: CreateKeyInput) {
  const known = createKeyInput.refine(() => organizationFound, {
    path: ['organization'],
    error: `There is no organization with the code ${input.organization}.`,
    params: { code: 'invalid_value' },
    when: () => true,
  });
  const { organization, kind, label, roles, origins, expiresAt } = parse(known, input);
  const secret = newKey(kind);
  const apiKey = await database.apiKey.create({
    data: {
      organization: { connect: { code: organization } },
      kind,
      label,
      roles: roles ?? [],
      origins: origins ?? [],
      expiresAt,
      hash: hashKey(secret),
      hint: secret.slice(-4),
      createdAt: clock.now(),
    },
  });
  return { apiKey, secret };
}
