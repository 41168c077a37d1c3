import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { maxTokens } from '../graphql/max-tokens.ts';
import { schema } from '../graphql/schema.ts';

export const hashDocument = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * The document, parsed, or all that is wrong with it. What passes can be parsed again wherever its text turns up: it
 * keeps to the limit of free text, so that nobody finds its parse failed because of one who sent it as such.
 */
export function openDocument(text: string): { document: DocumentNode } | { problems: string[] } {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return { problems: [error.message] };
    throw error;
  }
  const problems = validate(schema, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]).map(
    ({ message }) => message,
  );
  return problems.length > 0 ? { problems } : { document };
}

/** The name of a document that is to be registered, or all that is wrong with it: people go by the name in lists. */
export function checkDocument(text: string): { name: string } | { problems: string[] } {
  const opened = openDocument(text);
  if ('problems' in opened) return opened;
  const [operation, ...others] = opened.document.definitions.filter(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation || others.length > 0) return { problems: ['It must hold one operation.'] };
  if (!operation.name) return { problems: ['Its operation needs a name.'] };
  return { name: operation.name.value };
}
