import type { z } from 'zod';
import { ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, scope, staffActor } from '../access/index.ts';
import { checkDevices, type Registrar } from './check-devices.ts';
import { registerDevicesInput } from './inputs-devices.ts';
import { writeDevices } from './write-devices.ts';

/** Puts devices on record, all or none, and answers their ids in the order given. */
export async function registerDevices(
  ctx: Context,
  input: z.input<typeof registerDevicesInput>,
): Promise<string[]> {
  const viewer = authorizeStaff(ctx, 'device.register');
  const { idempotencyKey, ...wanted } = parse(registerDevicesInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'registerDevices', key: idempotencyKey, input: wanted, now };
  const { ids } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const by: Registrar = {
        organizationId: viewer.organizationId,
        findSellers: (codes) =>
          ctx.database.organization.findMany({
            where: { code: { in: codes }, AND: [scope(ctx, 'Organization')] },
            select: { id: true, code: true },
          }),
      };
      const checked = await checkDevices(tx, wanted.devices, by, now);
      refuse(checked.issues);
      const written = await writeDevices(tx, checked.devices, staffActor(viewer), now);
      refuse(written.issues);
      return { ids: written.ids };
    }),
  );
  return ids;
}

function refuse(issues: readonly ValidationIssue[]): void {
  if (issues.length === 0) return;
  throw new ValidationError(issues.map(({ path, ...rest }) => ({ path: ['devices', ...path], ...rest })));
}
