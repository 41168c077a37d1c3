import type { System } from '../../platform/platform.ts';
import type { StoredFile } from '../../platform/storage.ts';
import { blobKey } from './blobs.ts';
import { verifyFileToken } from './file-token.ts';
import { isPicture, thumbnailType } from './rules.ts';

export interface OpenedFile extends StoredFile {
  name: string;
  mediaType: string;
  /** Whether a browser may show it; anything else is for saving. */
  inline: boolean;
  /** How long the link still holds. */
  secondsLeft: number;
}

/** The file that a link leads to; null once the link has expired or the file was removed. */
export async function openFile(platform: System, token: string): Promise<OpenedFile | null> {
  const now = platform.clock.now();
  const claims = await verifyFileToken(platform.secret, token, now);
  if (!claims || !platform.storage) return null;
  const row = await platform.database.attachment.findFirst({
    where: {
      id: claims.attachmentId,
      // What was taken off is gone at once, before the sweep comes.
      OR: [{ ticketId: { not: null } }, { deviceId: { not: null } }, { uploaderId: { not: null } }],
    },
  });
  const stored = row && (await platform.storage.open(blobKey(row.id, claims.variant)));
  if (!stored) return null;
  return {
    ...stored,
    name: row.name,
    mediaType: claims.variant === 'thumbnail' ? thumbnailType : row.mediaType,
    inline: isPicture(row.mediaType),
    secondsLeft: Math.floor((claims.expiresAt.getTime() - now.getTime()) / 1000),
  };
}
