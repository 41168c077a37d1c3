import type { z } from 'zod';
import type { ApiKey } from '../../generated/prisma/client.ts';
import { ValidationError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { type KeyChange, keyEvent } from './events.ts';
import { powerFaults, updateKeyInput } from './key-inputs.ts';
import { keeperOf, lockKey, requireLiving } from './lock-key.ts';
import type { Context } from './viewer.ts';

export type UpdateKeyInput = z.input<ReturnType<typeof updateKeyInput>>;

/** Changes what a key is called, what it may do, from where and until when. Its kind and its organization stay. */
export async function updateKey(ctx: Context, id: string, input: UpdateKeyInput): Promise<ApiKey> {
  const keeper = keeperOf(ctx);
  const { label, roles, origins, expiresAt } = parse(updateKeyInput(ctx.clock), input);
  return transact(ctx, async (tx) => {
    const key = await lockKey(tx, keeper, id);
    const now = ctx.clock.now();
    requireLiving(key, now);
    const faults = powerFaults(key.kind, { roles, origins }, false);
    if (faults.length > 0) {
      throw new ValidationError(
        faults.map(({ path, message }) => ({ path: [path], message, code: 'not_allowed' })),
      );
    }
    const wanted = { label, roles: roles ?? undefined, origins: origins ?? undefined, expiresAt };
    const changed = await tx.apiKey.update({ where: { id }, data: wanted });
    const changes = changesBetween(key, changed);
    if (changes.length > 0) {
      await recordEvent(tx, keyEvent('key.updated', changed, keeper.actor, now, { changes }));
    }
    return changed;
  });
}

/** In texts, in which the log keeps them. */
const textsOf = ({ label, roles, origins, expiresAt }: ApiKey): Record<string, string[]> => ({
  label: label === null ? [] : [label],
  roles,
  origins,
  expiresAt: expiresAt ? [expiresAt.toISOString()] : [],
});

function changesBetween(before: ApiKey, after: ApiKey): KeyChange[] {
  const now = textsOf(after);
  return Object.entries(textsOf(before))
    .map(([field, texts]) => ({ field, before: texts, after: now[field] ?? [] }))
    .filter((change) => change.before.join('\n') !== change.after.join('\n'));
}
