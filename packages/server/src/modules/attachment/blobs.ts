import type { Storage } from '../../platform/storage.ts';

/** As it was kept, or in small. */
export type Variant = 'original' | 'thumbnail';

const variants: readonly Variant[] = ['original', 'thumbnail'];

export const blobKey = (id: string, variant: Variant): string => `attachments/${id}/${variant}`;

/** Removes what there is of a file; again, where it was removed before. */
export async function removeBlobs(storage: Storage, id: string): Promise<void> {
  for (const variant of variants) await storage.remove(blobKey(id, variant));
}
