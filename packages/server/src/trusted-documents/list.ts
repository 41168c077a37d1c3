import type { System } from '../platform/platform.ts';

/** All trusted documents, by name, without their texts. */
export const listDocuments = ({ database }: Pick<System, 'database'>) =>
  database.trustedDocument.findMany({
    orderBy: [{ name: 'asc' }, { hash: 'asc' }],
    omit: { text: true },
  });
