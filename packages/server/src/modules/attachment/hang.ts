import { z } from 'zod';
import type { Attachment } from '../../generated/prisma/client.ts';
import type { CommentVisibility } from '../../generated/prisma/enums.ts';
import type { Transaction } from '../../platform/database.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { Actor } from '../../platform/event-log/index.ts';
import { type Context, requireViewer } from '../access/index.ts';
import { maxOnDevice, maxOnTicket } from './rules.ts';
import { unattached, uploaderOf } from './uploader.ts';

/** Ids of uploads. */
export const attachmentIds = z.array(z.string()).max(maxOnTicket, `At most ${maxOnTicket} files at once.`);

/** The same where there is nothing to do without them. */
export const someAttachmentIds = attachmentIds.refine((ids) => ids.length > 0, {
  error: 'Say at least one file.',
  params: { code: 'required' },
});

export interface Hanging {
  on: { ticketId: string } | { deviceId: string };
  visibility: CommentVisibility;
  actor: Actor;
}

/** What the log says of a file that was hung somewhere or taken off. */
export interface AttachmentTold {
  attachmentId: string;
  name: string;
  mediaType: string;
  visibility: CommentVisibility;
}

export const attachmentTold = (row: Attachment): AttachmentTold & Record<string, string> => ({
  attachmentId: row.id,
  name: row.name,
  mediaType: row.mediaType,
  visibility: row.visibility,
});

/**
 * Hangs the viewer's own uploads on a ticket or device that is locked. All or none: one that is somebody else's, is used
 * already or was removed answers like one that never was.
 */
export async function hangAttachments(
  tx: Transaction,
  ctx: Context,
  given: readonly string[],
  { on, visibility, actor }: Hanging,
): Promise<Attachment[]> {
  const ids = [...new Set(given)];
  if (ids.length === 0) return [];
  const most = 'ticketId' in on ? maxOnTicket : maxOnDevice;
  const there = await tx.attachment.count({ where: on });
  if (there + ids.length > most) throw tooMany(there, most);
  await lockUploads(tx, ctx, given);
  const hung = await tx.attachment.updateManyAndReturn({
    where: { id: { in: ids } },
    data: {
      ...on,
      visitor: null,
      visibility,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
    },
  });
  return ids.map((id) => hung.find((row) => row.id === id)!);
}

/** Refuses uploads that the viewer may not use, and keeps the others from everybody else until the end of the transaction. */
export async function lockUploads(tx: Transaction, ctx: Context, given: readonly string[]): Promise<void> {
  if (given.length === 0) return;
  const uploaderId = uploaderOf(requireViewer(ctx));
  // In the order of their ids, so that two who want some of the same ones wait for each other in turn.
  const usable = await tx.$queryRaw<{ id: string }[]>`
    select id from attachment
    where id = any(${[...new Set(given)]}::uuid[]) and uploader_id = ${uploaderId}::uuid
      and ticket_id is null and device_id is null
    order by id for update`;
  const known = new Set(usable.map(({ id }) => id));
  const unknown = given.flatMap((id, index) => (known.has(id) ? [] : [index]));
  if (unknown.length > 0) throw new ValidationError(unknown.map(unknownAttachment));
}

const unknownAttachment = (index: number) => ({
  path: ['attachments', String(index)],
  message: 'There is no such upload of yours that is still to be used. Upload the file again.',
  code: 'unknown_attachment',
});

const tooMany = (there: number, most: number) =>
  new ValidationError([
    {
      path: ['attachments'],
      message: `There are ${there} files already, and ${most} are the most. Remove some first.`,
      code: 'too_many',
    },
  ]);

/** Takes a locked ticket's or device's file off it: nobody can use or read it any more, and the sweep removes it. */
export async function takeOff(tx: Transaction, { id }: Pick<Attachment, 'id'>): Promise<void> {
  await tx.attachment.update({ where: { id }, data: { ...unattached, uploaderId: null } });
}
