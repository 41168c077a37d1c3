import type { ApiKey } from '../../generated/prisma/client.ts';
import { RequestError } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Database } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';
import { beyondScope } from './beyond-scope.ts';
import { authorizeStaff } from './permissions.ts';
import { scope } from './scope.ts';
import type { Context } from './viewer.ts';

/** Ends a key at once; its live streams end within 5 s on every node. Revoking again changes nothing. */
export async function revokeKey(ctx: Context, id: string): Promise<ApiKey> {
  authorizeStaff(ctx, 'key.manage');
  const key = await ctx.database.apiKey.findFirst({
    where: { id, AND: [scope(ctx, 'ApiKey')] },
    select: { id: true },
  });
  if (!key) throw new RequestError('NOT_FOUND', 'There is no such key.');
  return revoke(beyondScope(ctx, 'key.write'), key.id, ctx.clock.now());
}

/** The operator's way, who holds the database itself. */
export async function revokeKeyAsOperator(platform: System, id: string): Promise<ApiKey> {
  const key =
    isId(id) && (await platform.database.apiKey.findUnique({ where: { id }, select: { id: true } }));
  if (!key)
    throw new RequestError(
      'NOT_FOUND',
      `There is no key with the id ${id}; \`aftercare key list\` shows them all.`,
    );
  return revoke(platform.database, key.id, platform.clock.now());
}

async function revoke(database: Database, id: string, now: Date): Promise<ApiKey> {
  await database.apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now },
  });
  return database.apiKey.findUniqueOrThrow({ where: { id } });
}
