import { loadRow } from '../../platform/batch.ts';
import type { Prisma } from '../../platform/database.ts';
import type { Attachment } from '../../generated/prisma/client.ts';
import { type Context, scope } from '../access/index.ts';
import { fileUrl } from './file-token.ts';
import { isPicture } from './rules.ts';

/** A file that hangs on a ticket or device that the viewer sees. */
export const findAttachment = (
  ctx: Context,
  id: string,
  query: Pick<Prisma.AttachmentFindFirstArgs, 'include' | 'select'>,
) =>
  loadRow(ctx, 'Attachment', id, query, (rows) =>
    ctx.database.attachment.findMany({ ...rows, where: { ...rows.where, AND: [scope(ctx, 'Attachment')] } }),
  );

/** Where it can be read. */
export const urlOf = ({ secret, clock }: Context, { id }: Pick<Attachment, 'id'>): Promise<string> =>
  fileUrl(secret, { attachmentId: id, variant: 'original' }, clock.now());

/** Where a picture can be read in small; null for anything else. */
export async function thumbnailUrlOf(
  { secret, clock }: Context,
  { id, mediaType }: Pick<Attachment, 'id' | 'mediaType'>,
): Promise<string | null> {
  if (!isPicture(mediaType)) return null;
  return fileUrl(secret, { attachmentId: id, variant: 'thumbnail' }, clock.now());
}
