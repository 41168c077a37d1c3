import type { ApiKey } from '../../generated/prisma/client.ts';
import type { Prisma, Transaction } from '../../platform/database.ts';
import { PreconditionError, RequestError } from '../../platform/errors.ts';
import { type Actor, takeTurn } from '../../platform/event-log/index.ts';
import { isId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { staffActor } from './actor.ts';
import { operator } from './events.ts';
import { inSight } from './in-sight.ts';
import { authorizeStaff } from './permissions.ts';
import { scope } from './scope.ts';
import type { Context } from './viewer.ts';

/** Who changes a key, and which keys are theirs to change. */
export interface KeyKeeper {
  platform: Platform;
  actor: Actor;
  /** The key of an id, if it is theirs. */
  named: (tx: Transaction, id: string) => Promise<Prisma.ApiKeyWhereInput>;
  absent: (id: string) => string;
}

export const keeperOf = (ctx: Context): KeyKeeper => ({
  platform: ctx,
  actor: staffActor(authorizeStaff(ctx, 'key.manage')),
  named: async (tx, id) => ({ AND: [scope(ctx, 'ApiKey'), await inSight(tx, ctx, 'ApiKey', { id })] }),
  absent: () => 'There is no such key.',
});

/** The operator holds the database itself. */
export const operatorOf = (platform: Platform): KeyKeeper => ({
  platform,
  actor: operator,
  named: async (_tx, id) => ({ id }),
  absent: (id) => `There is no key with the id ${id}; \`aftercare key list\` shows them all.`,
});

/** The key, whose turn is taken until the end of the transaction, if it is the keeper's to change. */
export async function lockKey(tx: Transaction, { named, absent }: KeyKeeper, id: string): Promise<ApiKey> {
  if (!isId(id)) throw new RequestError('NOT_FOUND', absent(id));
  const where = await named(tx, id);
  await takeTurn(tx, id);
  const key = await tx.apiKey.findFirst({ where });
  if (key) return key;
  throw new RequestError('NOT_FOUND', absent(id));
}

export function requireLiving(key: ApiKey, now: Date): void {
  const end = key.revokedAt ?? (key.expiresAt && key.expiresAt <= now ? key.expiresAt : null);
  if (!end) return;
  throw new PreconditionError(
    `This key ${key.revokedAt ? 'was revoked' : 'expired'} at ${end.toISOString()}. What has ended stays so: make a new key.`,
  );
}
