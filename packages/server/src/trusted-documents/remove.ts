import { RequestError } from '../platform/errors.ts';
import type { System } from '../platform/platform.ts';

/**
 * Takes documents back, by their hash or all those of a source; what another source holds too stays. Every node has
 * forgotten them within a minute.
 */
export async function removeDocuments(
  { database }: Pick<System, 'database'>,
  which: { hash: string } | { source: string },
): Promise<{ removed: number; kept: number }> {
  if ('hash' in which) {
    const { count } = await database.trustedDocument.deleteMany({ where: { hash: which.hash } });
    if (count > 0) return { removed: count, kept: 0 };
    throw unknown(`There is no trusted document with the hash ${which.hash}`);
  }
  const { source } = which;
  const [removed, kept] = await database.$transaction([
    database.trustedDocument.deleteMany({ where: { sources: { equals: [source] } } }),
    database.$executeRaw`
      update trusted_document set sources = array_remove(sources, ${source}) where ${source} = any(sources)`,
  ]);
  if (removed.count + kept > 0) return { removed: removed.count, kept };
  throw unknown(`There is no trusted document of the source ${source}`);
}

const unknown = (what: string) =>
  new RequestError('NOT_FOUND', `${what}; \`aftercare documents list\` shows them all.`);
