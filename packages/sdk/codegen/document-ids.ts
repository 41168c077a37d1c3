import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { nameOf, read, typeOf, wholeText } from './texts.ts';

/**
 * Prints each operation as the id by which a server knows it: the SHA-256 of the text that ./documents.ts makes of it, as
 * GraphQL over HTTP (appendix A) writes it. For clients in web pages, which carry no texts and may send none.
 */
export function plugin(_schema: unknown, documents: readonly { document?: DocumentNode }[]) {
  const { operations, fragments } = read(documents);
  return {
    prepend: [
      "import type { TypedDocumentString } from '../documents.ts';",
      "import type * as operations from './operations.ts';",
    ],
    content: operations
      .map((node) => {
        const hash = createHash('sha256').update(wholeText(node, fragments)).digest('hex');
        const types = `operations.${typeOf(node)}, operations.${typeOf(node)}Variables`;
        return `export const ${nameOf(node)}Document = 'sha256:${hash}' as TypedDocumentString<${types}>;`;
      })
      .join('\n'),
  };
}
