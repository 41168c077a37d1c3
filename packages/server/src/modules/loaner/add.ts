import type { z } from 'zod';
import type { Device } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database.ts';
import { AlreadyExistsError, ValidationError, type ValidationIssue } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { unfit } from './choose.ts';
import { addLoanerInput } from './inputs.ts';
import { recordPoolEvent } from './record.ts';

/** Puts a device into the pool of an organization. One that was taken out comes back as good as new. */
export async function addLoaner(
  ctx: Context,
  input: z.input<typeof addLoanerInput>,
): Promise<{ loanerId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.pool');
  const { idempotencyKey, ...wanted } = parse(addLoanerInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'addLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const { device, organizationId } = await findPlace(tx, ctx, wanted);
      const before = await tx.loaner.findUnique({ where: { deviceId: device.id } });
      if (before && !before.removedAt) {
        throw new AlreadyExistsError(`${device.serial} is in a pool already.`);
      }
      const data = { organizationId, note: wanted.note ?? null, condition: 'OK', removedAt: null } as const;
      const loaner = await tx.loaner.upsert({
        where: { deviceId: device.id },
        create: { ...data, deviceId: device.id, createdAt: now },
        update: { ...data, createdAt: now },
      });
      const told = { serial: device.serial, note: loaner.note };
      await recordPoolEvent(tx, staffActor(viewer), { loaner, type: 'loaner.added', data: told, at: now });
      return { loanerId: loaner.id };
    }),
  );
}

/** The device, with its turn, and whose pool it is for; else everything that stands against it. */
async function findPlace(
  tx: Transaction,
  ctx: Context,
  { serial, organization: code }: z.output<typeof addLoanerInput>,
): Promise<{ device: Device; organizationId: string }> {
  const where = { serial, AND: [scope(ctx, 'Device'), await inSight(tx, ctx, 'Device', { serial })] };
  const found = await tx.device.findFirst({ where, select: { id: true } });
  if (found) await takeTurn(tx, found.id);
  const device = found && (await tx.device.findUniqueOrThrow({ where: { id: found.id } }));
  const pool = code
    ? await tx.organization.findFirst({
        where: { code, AND: [scope(ctx, 'Organization'), await inSight(tx, ctx, 'Organization', { code })] },
      })
    : null;
  const issues = deviceObstacles(device).map((obstacle) => ({ path: ['serial'], ...obstacle }));
  if (code && !pool) {
    const message = `There is no organization ${code}.`;
    issues.push({ path: ['organization'], code: 'unknown_organization', message });
  }
  if (!device || issues.length > 0) throw new ValidationError(issues);
  return { device, organizationId: pool?.id ?? device.organizationId };
}

function deviceObstacles(device: Device | null): Omit<ValidationIssue, 'path'>[] {
  if (!device) {
    const message = 'There is no device with this serial number. Put it on record first.';
    return [{ code: 'unknown_device', message }];
  }
  const obstacle = unfit(device);
  return obstacle ? [obstacle] : [];
}
