import type { z } from 'zod';
import { PreconditionError, RequestError } from '../../platform/errors.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { removeLoanerInput } from './inputs.ts';
import { recordPoolEvent } from './record.ts';
import { openStates } from './rules.ts';

/** Takes a unit out of its pool. Its past loans stay on record. */
export async function removeLoaner(
  ctx: Context,
  input: z.input<typeof removeLoanerInput>,
): Promise<{ loanerId: string }> {
  const viewer = authorizeStaff(ctx, 'loaner.pool');
  const { idempotencyKey, ...wanted } = parse(removeLoanerInput, input);
  const { serial, note = null } = wanted;
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'removeLoaner', key: idempotencyKey, input: wanted, now };
  return transact(ctx, (tx) =>
    once(tx, call, async () => {
      const where = { removedAt: null, device: { serial }, AND: [scope(ctx, 'Loaner')] };
      const found = await tx.loaner.findFirst({ where, select: { id: true, deviceId: true } });
      if (!found) throw noSuchLoaner();
      const seen = await inSight(tx, ctx, 'Loaner', { id: found.id });
      await takeTurn(tx, found.deviceId);
      const loaner = await tx.loaner.findFirst({ where: { ...where, ...seen }, include: { device: true } });
      if (!loaner) throw noSuchLoaner();
      const open = { loanerId: loaner.id, state: { in: openStates } };
      if (await tx.loanerBooking.findFirst({ where: open, select: { id: true } })) {
        throw new PreconditionError(
          `${loaner.device.serial} is out or promised. Take it back, and cancel what it is booked for, first.`,
        );
      }
      await tx.loaner.update({ where: { id: loaner.id }, data: { removedAt: now } });
      const data = { serial: loaner.device.serial, note };
      await recordPoolEvent(tx, staffActor(viewer), { loaner, type: 'loaner.removed', data, at: now });
      return { loanerId: loaner.id };
    }),
  );
}

const noSuchLoaner = () => new RequestError('NOT_FOUND', 'There is no such loaner.');
