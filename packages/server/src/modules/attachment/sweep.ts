import type { System } from '../../platform/platform.ts';
import { removeBlobs } from './blobs.ts';
import { unusedHours } from './rules.ts';
import { unattached } from './uploader.ts';

const removedTogether = 100;

/**
 * Removes the files that were taken off, and those that hung on nothing for a day. First nobody can use them any more, then
 * their bytes go, then their rows: wherever it is killed, the next sweep goes on, and any number of nodes may sweep at once.
 * Answers how many it removed.
 */
export async function sweepUploads(platform: System, stopping?: AbortSignal): Promise<number> {
  const { database, storage, clock } = platform;
  if (!storage) return 0;
  const usedBefore = new Date(clock.now().getTime() - unusedHours * 60 * 60 * 1000);
  await database.attachment.updateMany({
    where: { ...unattached, uploaderId: { not: null }, createdAt: { lte: usedBefore } },
    data: { uploaderId: null },
  });
  let removed = 0;
  for (;;) {
    const rows = await database.attachment.findMany({
      where: { ...unattached, uploaderId: null },
      select: { id: true },
      take: removedTogether,
    });
    for (const { id } of rows) {
      if (stopping?.aborted) return removed;
      await removeBlobs(storage, id);
      removed += (await database.attachment.deleteMany({ where: { id, ...unattached } })).count;
    }
    if (rows.length < removedTogether) return removed;
  }
}
