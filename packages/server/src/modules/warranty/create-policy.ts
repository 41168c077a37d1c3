import type { z } from 'zod';
import { unlessTaken } from '../../platform/database.ts';
import { once } from '../../platform/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { createWarrantyPolicyInput } from './inputs.ts';
import { policyColumns, recordPolicyVersion } from './policy-change.ts';

/** Adds a promise of who pays, for how long. */
export async function createWarrantyPolicy(
  ctx: Context,
  input: z.input<typeof createWarrantyPolicyInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.manage');
  const { idempotencyKey, ...wanted } = parse(createWarrantyPolicyInput, input);
  const now = ctx.clock.now();
  const { code } = wanted;
  const call = {
    subject: viewer.id,
    operation: 'createWarrantyPolicy',
    key: idempotencyKey,
    input: wanted,
    now,
  };
  const { id } = await unlessTaken(
    transact(ctx, (tx) =>
      once(tx, call, async () => {
        const id = newId();
        await tx.warrantyPolicy.create({ data: { id, code, ...policyColumns(wanted), createdAt: now } });
        await recordPolicyVersion(tx, viewer, { code, version: 1 }, now);
        return { id };
      }),
    ),
    `There is a warranty policy with the code ${code} already.`,
  );
  return id;
}
