import { RequestError } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/event-log/index.ts';
import { transact } from '../../platform/platform.ts';
import { authorizeStaff, type Context, inSight, scope, staffActor } from '../access/index.ts';
import { attachmentTold, takeOff } from '../attachment/index.ts';
import { deviceAttachmentEvent, lockDevice } from '../device/index.ts';
import { lockTicket } from './move.ts';
import { recordTicketEvent } from './record.ts';

export interface RemovedAttachment {
  ticketId: string | null;
  deviceId: string | null;
}

const noSuchAttachment = () => new RequestError('NOT_FOUND', 'There is no such file.');

/** Takes a file off its ticket or device, for good: its links lead nowhere from now on, and its bytes are removed. */
export async function removeAttachment(ctx: Context, id: string): Promise<RemovedAttachment> {
  const viewer = authorizeStaff(ctx, 'attachment.remove');
  const actor = staffActor(viewer);
  return transact(ctx, async (tx) => {
    const where = { id, AND: [scope(ctx, 'Attachment'), await inSight(tx, ctx, 'Attachment', { id })] };
    const found = await tx.attachment.findFirst({ where, include: { device: { select: { serial: true } } } });
    if (!found) throw noSuchAttachment();
    const ticket = found.ticketId === null ? null : await lockTicket(tx, ctx, found.ticketId);
    const device = found.device && (await lockDevice(tx, ctx, found.device.serial));
    // Somebody else may have removed it while this waited for its turn.
    const attachment = await tx.attachment.findFirst({ where });
    if (!attachment) throw noSuchAttachment();
    const told = attachmentTold(attachment);
    if (ticket) await recordTicketEvent(tx, ctx, ticket, 'attachment.removed', actor, told);
    if (device) {
      const event = deviceAttachmentEvent(device, 'attachment.removed', actor, told, ctx.clock.now());
      await recordEvent(tx, event);
    }
    await takeOff(tx, attachment);
    return { ticketId: ticket?.id ?? null, deviceId: device?.id ?? null };
  });
}
