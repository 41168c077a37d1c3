import type { z } from 'zod';
import { ValidationError } from '../../platform/errors.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { normalizeSerial } from '../device/index.ts';
import { decideTicket } from '../warranty/index.ts';
import { faultOf, requireNoQuote, toldOfDecision } from './cover.ts';
import { identifyDeviceInput } from './inputs.ts';
import { changeTicket, lockHandledTicket, requireOpen } from './move.ts';
import { recordTicketEvent } from './record.ts';

/** Says which device a ticket is about, where the customer could not or was wrong. Who pays is decided anew. */
export async function identifyDevice(
  ctx: Context,
  input: z.input<typeof identifyDeviceInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'ticket.diagnose');
  const { id, expectedVersion, serial } = parse(identifyDeviceInput, input);
  return transact(ctx, async (tx) => {
    const ticket = await lockHandledTicket(tx, ctx, id);
    requireOpen(ticket);
    requireNoQuote(ticket);
    const named = { serial: normalizeSerial(serial) };
    const device = await tx.device.findFirst({
      where: { ...named, AND: [scope(ctx, 'Device'), await inSight(tx, ctx, 'Device', named)] },
      select: { id: true, serial: true, modelId: true },
    });
    if (!device) {
      const message = 'There is no device with this serial number. Put it on record first.';
      throw new ValidationError([{ path: ['serial'], message, code: 'unknown_device' }]);
    }
    const actor = staffActor(viewer);
    const changed = await changeTicket(tx, ctx, ticket, {
      expectedVersion,
      actor,
      // A part of the device that was named before is in that one.
      change: { deviceId: device.id, modelId: device.modelId, serial: device.serial, faultSerial: null },
      type: 'ticket.device_identified',
      data: { serial: device.serial, previousSerial: ticket.serial },
    });
    const fault = faultOf(changed);
    if (fault) {
      const decided = await decideTicket(tx, ctx, changed, fault);
      await recordTicketEvent(tx, ctx, changed, 'ticket.coverage_decided', actor, toldOfDecision(decided));
    }
    return changed.id;
  });
}
