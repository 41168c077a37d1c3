import type { z } from 'zod';
import { checkVersion, ValidationError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context } from '../access/index.ts';
import { checkServiceLevel } from './create-service-level.ts';
import { updateServiceLevelInput } from './inputs.ts';
import { recordVersion, takeTurnOf } from './new-version.ts';
import { currentServiceLevel, serviceLevelColumns } from './stored.ts';

/** Writes the next version of a promise, whole. What runs by it is replayed; what has ended keeps its version. */
export async function updateServiceLevel(
  ctx: Context,
  input: z.input<typeof updateServiceLevelInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'sla.manage');
  const { code, expectedVersion, ...wanted } = parse(updateServiceLevelInput, input);
  return transact(ctx, async (tx) => {
    await takeTurnOf(tx, 'service level', code);
    const current = await currentServiceLevel(tx, code);
    if (!current) {
      const message = `There is no service level ${code}.`;
      throw new ValidationError([{ path: ['code'], message, code: 'unknown_service_level' }]);
    }
    checkVersion(current, expectedVersion);
    const now = ctx.clock.now();
    await checkServiceLevel(tx, wanted, now);
    const next = { id: newId(), code, version: current.version + 1 };
    await tx.serviceLevel.update({ where: { id: current.id }, data: { supersededAt: now } });
    await tx.serviceLevel.create({ data: { ...next, ...serviceLevelColumns(wanted), createdAt: now } });
    await recordVersion(tx, viewer, 'service_level.changed', next, now);
    return next.id;
  });
}
