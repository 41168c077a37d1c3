import { fileTypeFromBuffer } from 'file-type';
import type { Attachment } from '../../generated/prisma/client.ts';
import { newId } from '../../platform/ids.ts';
import type { Storage } from '../../platform/storage.ts';
import { authorize, beyondScope, type Context, staffActor, type Viewer } from '../access/index.ts';
import { blobKey } from './blobs.ts';
import { fileTooLarge, UploadError } from './errors.ts';
import { redraw } from './picture.ts';
import {
  fileName,
  isAllowed,
  maxFileBytes,
  maxUnused,
  maxUnusedOfPage,
  maxUnusedOfVisitor,
  thumbnailType,
} from './rules.ts';
import { unattached, uploaderOf, visitorOf } from './uploader.ts';

/** Says whether the viewer may upload here at all, before the file is read. */
export function requireUploads(ctx: Context): { viewer: Viewer; storage: Storage } {
  const viewer = authorize(ctx, 'attachment.upload');
  if (ctx.storage) return { viewer, storage: ctx.storage };
  throw new UploadError(
    'STORAGE_NOT_CONFIGURED',
    'This server has no place for files yet. Its operator sets STORAGE_URL (a folder that all nodes share, or a bucket): see docs/operating.md.',
  );
}

/**
 * Takes in a file, which hangs on nothing yet. Its row is written before its bytes, so that there are never bytes without a
 * row; a row that never gets its bytes is known to nobody, and goes with the unused ones.
 */
export async function uploadFile(
  ctx: Context,
  file: { name: string; bytes: Uint8Array },
  address: string,
): Promise<Attachment> {
  const { viewer, storage } = requireUploads(ctx);
  const uploader = { uploaderId: uploaderOf(viewer), visitor: visitorOf(ctx, viewer, address) };
  await checkUnused(ctx, uploader);
  const read = await readContent(file.bytes);
  const attachment = await beyondScope(ctx, 'upload').attachment.create({
    data: {
      id: newId(),
      ...(await ownerOf(ctx, viewer)),
      ...uploader,
      name: fileName(file.name, read.mediaType),
      mediaType: read.mediaType,
      size: read.bytes.length,
      width: read.width,
      height: read.height,
      visibility: 'INTERNAL',
      createdAt: ctx.clock.now(),
    },
  });
  const { id } = attachment;
  await storage.put(blobKey(id, 'original'), read.bytes, read.mediaType);
  if (read.thumbnail) await storage.put(blobKey(id, 'thumbnail'), read.thumbnail, thumbnailType);
  return attachment;
}

/** What the bytes are, whatever their name says; pictures drawn anew. */
async function readContent(bytes: Uint8Array) {
  if (bytes.length > maxFileBytes) throw fileTooLarge();
  const told = (await fileTypeFromBuffer(bytes))?.mime;
  // A moving PNG is a PNG for those who only read its first picture.
  const mediaType = told === 'image/apng' ? 'image/png' : told;
  if (!isAllowed(mediaType)) throw notAllowed(mediaType);
  if (mediaType === 'application/pdf')
    return { bytes, mediaType, width: null, height: null, thumbnail: null };
  return redraw(bytes, mediaType);
}

const notAllowed = (mediaType: string | undefined) =>
  new UploadError(
    'UNSUPPORTED_MEDIA_TYPE',
    mediaType?.startsWith('image/hei')
      ? 'HEIC pictures cannot be read here. Save it as JPEG and send that; on an iPhone: Settings, Camera, Formats, Most Compatible.'
      : 'This is neither a picture (JPEG, PNG, WebP or GIF) nor a PDF, whatever its name says. Save it as one of these and send that.',
  );

interface Uploader {
  uploaderId: string;
  visitor: string | null;
}

/** One visitor of a page is refused long before all of them are. */
async function checkUnused(ctx: Context, { uploaderId, visitor }: Uploader): Promise<void> {
  if (visitor) await checkCount(ctx, { uploaderId, visitor }, maxUnusedOfVisitor);
  await checkCount(ctx, { uploaderId }, visitor ? maxUnusedOfPage : maxUnused);
}

async function checkCount(ctx: Context, of: Partial<Uploader>, most: number): Promise<void> {
  const unused = await beyondScope(ctx, 'upload').attachment.count({ where: { ...of, ...unattached } });
  if (unused < most) return;
  throw new UploadError(
    'TOO_MANY_UPLOADS',
    `There are ${unused} files from here that hang on nothing yet. Use some; the others are removed after a day.`,
  );
}

/** Who answers for it until it hangs somewhere, and gets the name of whoever hung it there. */
async function ownerOf(ctx: Context, viewer: Viewer) {
  if (viewer.kind === 'TRACKING') {
    const { originId } = await ctx.database.ticket.findUniqueOrThrow({
      where: { id: viewer.ticketId },
      select: { originId: true },
    });
    return { organizationId: originId, actorKind: 'CUSTOMER', actorName: 'Customer' } as const;
  }
  const { kind, id, name } = staffActor(viewer);
  return { organizationId: viewer.organizationId, actorKind: kind, actorId: id, actorName: name };
}
