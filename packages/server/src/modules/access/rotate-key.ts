import type { z } from 'zod';
import type { Transaction } from '../../platform/database.ts';
import { PreconditionError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { parse } from '../../platform/parse.ts';
import { type Platform, transact } from '../../platform/platform.ts';
import type { ToldKey } from './create-key.ts';
import { keyEvent } from './events.ts';
import { defaultOverlapMs, rotateKeyInput } from './key-inputs.ts';
import { hashKey, newKey } from './keys.ts';
import { keeperOf, type KeyKeeper, lockKey, operatorOf, requireLiving } from './lock-key.ts';
import type { Context } from './viewer.ts';

export type RotateKeyInput = z.input<typeof rotateKeyInput>;

export interface RotatedKey extends ToldKey {
  /** When the last of the older secrets ends. */
  formerEndsAt: Date;
}

/** Beside its newest one: whoever rotates again before that is over has lost track, or a program does. */
const maxFormerSecrets = 5;

/**
 * Gives a key a new secret. The old one stays valid beside it for a while, so that nobody stands still while it is
 * exchanged; with an overlap of nothing it ends at once, and so do those before it.
 */
export const rotateKey = (ctx: Context, id: string, input: RotateKeyInput): Promise<RotatedKey> =>
  rotate(keeperOf(ctx), id, input);

/** The operator's way. */
export const rotateKeyAsOperator = (
  platform: Platform,
  id: string,
  input: RotateKeyInput,
): Promise<RotatedKey> => rotate(operatorOf(platform), id, input);

async function rotate(keeper: KeyKeeper, id: string, input: RotateKeyInput): Promise<RotatedKey> {
  const { platform, actor } = keeper;
  const { overlap } = parse(rotateKeyInput, input);
  return transact(platform, async (tx) => {
    const key = await lockKey(tx, keeper, id);
    const now = platform.clock.now();
    requireLiving(key, now);
    const formerEndsAt = new Date(now.getTime() + (overlap ?? defaultOverlapMs));
    await endFormerSecrets(tx, id, now, formerEndsAt);
    await tx.formerSecret.create({
      data: {
        keyId: id,
        hash: key.hash,
        hint: key.hint,
        endsAt: formerEndsAt,
        lastUsedAt: key.lastUsedAt,
      },
    });
    const secret = newKey(key.kind);
    const apiKey = await tx.apiKey.update({
      where: { id },
      data: { hash: hashKey(secret), hint: secret.slice(-4), rotatedAt: now },
    });
    const ends = { formerHint: key.hint, formerEndsAt: formerEndsAt.toISOString() };
    await recordEvent(tx, keyEvent('key.rotated', apiKey, actor, now, ends));
    return { apiKey, secret, formerEndsAt };
  });
}

/** Those of earlier rotations end with this one, unless they end before. */
async function endFormerSecrets(tx: Transaction, keyId: string, now: Date, endsAt: Date): Promise<void> {
  await tx.formerSecret.deleteMany({ where: { keyId, endsAt: { lte: now } } });
  await tx.formerSecret.updateMany({ where: { keyId, endsAt: { gt: endsAt } }, data: { endsAt } });
  const rest = await tx.formerSecret.count({ where: { keyId } });
  if (endsAt <= now || rest < maxFormerSecrets) return;
  throw new PreconditionError(
    `This key has ${maxFormerSecrets} older secrets that are still valid. Wait until one ends, or rotate with no overlap (PT0S), which ends them all.`,
  );
}
