import type { z } from 'zod';
import { checkVersion, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { updateWarrantyPolicyInput } from './inputs.ts';
import { policyColumns, recordPolicyVersion } from './policy-change.ts';
import { currentPolicy } from './stored.ts';

/** Writes the next version of a policy, whole. Devices keep the version that they were sold with. */
export async function updateWarrantyPolicy(
  ctx: Context,
  input: z.input<typeof updateWarrantyPolicyInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'warranty.manage');
  const { code, expectedVersion, ...wanted } = parse(updateWarrantyPolicyInput, input);
  return transact(ctx, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`warranty policy ${code}`}, 0))`;
    const current = await currentPolicy(tx, code);
    if (!current) {
      const message = `There is no warranty policy ${code}.`;
      throw new ValidationError([{ path: ['code'], message, code: 'unknown_policy' }]);
    }
    checkVersion(current, expectedVersion);
    const now = ctx.clock.now();
    const next = { id: newId(), code, version: current.version + 1 };
    await tx.warrantyPolicy.update({ where: { id: current.id }, data: { supersededAt: now } });
    await tx.warrantyPolicy.create({ data: { ...next, ...policyColumns(wanted), createdAt: now } });
    await recordPolicyVersion(tx, viewer, next, now);
    return next.id;
  });
}
