import { z } from 'zod';
import type { Device } from '../../generated/prisma/client.ts';
import { type Actor, type NewEvent, recordEvents } from '../../platform/event-log/index.ts';
import { once } from '../../platform/idempotency.ts';
import { parse } from '../../platform/parse.ts';
import { transact } from '../../platform/platform.ts';
import { idempotencyKey, requiredText } from '../../platform/text.ts';
import { authorizeStaff, type Context, staffActor } from '../access/index.ts';
import {
  type AttachmentTold,
  attachmentTold,
  hangAttachments,
  someAttachmentIds,
} from '../attachment/index.ts';
import { lockDevice } from './lock.ts';

const attachToDeviceInput = z.object({
  serial: requiredText(100),
  attachments: someAttachmentIds,
  idempotencyKey,
});

/** Hangs uploads on a device, for the staff: its papers, and what it looks like. */
export async function attachToDevice(
  ctx: Context,
  input: z.input<typeof attachToDeviceInput>,
): Promise<string> {
  const viewer = authorizeStaff(ctx, 'device.attach');
  const { serial, attachments, idempotencyKey: key } = parse(attachToDeviceInput, input);
  const now = ctx.clock.now();
  const call = { subject: viewer.id, operation: 'attachToDevice', key, input: { serial, attachments }, now };
  const { deviceId } = await transact(ctx, (tx) =>
    once(tx, call, async () => {
      const device = await lockDevice(tx, ctx, serial);
      const actor = staffActor(viewer);
      const on = { deviceId: device.id };
      const hung = await hangAttachments(tx, ctx, attachments, { on, visibility: 'INTERNAL', actor });
      await recordEvents(
        tx,
        hung.map((row) => deviceAttachmentEvent(device, 'attachment.added', actor, attachmentTold(row), now)),
      );
      return { deviceId: device.id };
    }),
  );
  return deviceId;
}

export const deviceAttachmentEvent = (
  { id, organizationId }: Pick<Device, 'id' | 'organizationId'>,
  type: 'attachment.added' | 'attachment.removed',
  actor: Actor,
  data: AttachmentTold & Record<string, string>,
  at: Date,
): NewEvent => ({ type, at, audience: [organizationId], deviceId: id, actor, data });
