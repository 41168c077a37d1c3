import type { Platform } from '../platform/platform.ts';

/** All trusted documents, by name, without their texts. */
export const listDocuments = ({ database }: Pick<Platform, 'database'>) =>
  database.trustedDocument.findMany({
    orderBy: [{ name: 'asc' }, { hash: 'asc' }],
    omit: { text: true },
  });
