import type { ApiKey } from '../../generated/prisma/client.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { type System, transact } from '../../platform/platform.ts';
import { keyEvent } from './events.ts';
import { keeperOf, type KeyKeeper, lockKey, operatorOf } from './lock-key.ts';
import type { Context } from './viewer.ts';

/** Ends a key at once; its live streams end within 5 s on every node. Revoking again changes nothing. */
export const revokeKey = (ctx: Context, id: string): Promise<ApiKey> => revoke(keeperOf(ctx), id);

/** The operator's way, who holds the database itself. */
export const revokeKeyAsOperator = (platform: System, id: string): Promise<ApiKey> =>
  revoke(operatorOf(platform), id);

async function revoke(keeper: KeyKeeper, id: string): Promise<ApiKey> {
  const { platform, actor } = keeper;
  return transact(platform, async (tx) => {
    const key = await lockKey(tx, keeper, id);
    if (key.revokedAt) return key;
    const revokedAt = platform.clock.now();
    const ended = await tx.apiKey.update({ where: { id }, data: { revokedAt } });
    await recordEvent(tx, keyEvent('key.revoked', ended, actor, revokedAt, {}));
    return ended;
  });
}
