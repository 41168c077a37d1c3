import type { z } from 'zod';
import type { ApiKey } from '../../generated/prisma/client.ts';
import { type Actor, recordEvent } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { type Platform, type System, transact } from '../../platform/platform.ts';
import { staffActor } from './actor.ts';
import { keyEvent, operator } from './events.ts';
import { createKeyInput } from './key-inputs.ts';
import { hashKey, newKey } from './keys.ts';
import { authorizeStaff } from './permissions.ts';
import { scope } from './scope.ts';
import type { Context } from './viewer.ts';

export type CreateKeyInput = z.input<ReturnType<typeof createKeyInput>>;

/** A key with its secret, which is told once and stored as a hash. */
export interface ToldKey {
  apiKey: ApiKey;
  secret: string;
}

/** Makes a key for an organization that the viewer sees. ADMIN has every role, so there is none to gain by it. */
export async function createKey(ctx: Context, input: CreateKeyInput): Promise<ToldKey> {
  const viewer = authorizeStaff(ctx, 'key.manage');
  const organization = await ctx.database.organization.findFirst({
    where: { code: input.organization, AND: [scope(ctx, 'Organization')] },
    select: { id: true },
  });
  return storeKey(ctx, staffActor(viewer), organization, input);
}

/** The operator's way, who holds the database itself. */
export async function createKeyAsOperator(platform: System, input: CreateKeyInput): Promise<ToldKey> {
  const organization = await platform.database.organization.findUnique({
    where: { code: input.organization },
    select: { id: true },
  });
  return storeKey(platform, operator, organization, input);
}

async function storeKey(
  platform: Platform,
  actor: Actor,
  found: { id: string } | null,
  input: CreateKeyInput,
): Promise<ToldKey> {
  const known = createKeyInput(platform.clock).refine(() => found !== null, {
    path: ['organization'],
    error: `There is no organization with the code ${input.organization}.`,
    params: { code: 'unknown_organization' },
    when: () => true,
  });
  const { organization, kind, label, roles, origins, expiresAt } = parse(known, input);
  const secret = newKey(kind);
  const createdAt = platform.clock.now();
  const apiKey = await transact(platform, async (tx) => {
    const key = await tx.apiKey.create({
      data: {
        organization: { connect: { code: organization } },
        kind,
        label,
        roles: roles ?? [],
        origins: origins ?? [],
        expiresAt,
        hash: hashKey(secret),
        hint: secret.slice(-4),
        createdAt,
      },
    });
    const ends = key.expiresAt?.toISOString() ?? null;
    const facts = { kind, roles: key.roles, origins: key.origins, expiresAt: ends };
    await recordEvent(tx, keyEvent('key.created', key, actor, createdAt, facts));
    return key;
  });
  return { apiKey, secret };
}
