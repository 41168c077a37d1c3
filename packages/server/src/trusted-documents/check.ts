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

/** A document that the server can answer, with the name of its operation. */
export interface CheckedDocument {
  name: string;
  document: DocumentNode;
}

export const hashDocument = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * The document, parsed, or all that is wrong with it. What passes can be parsed again wherever its text turns up: it
 * keeps to the limit of free text, so that nobody finds its parse failed because of one who sent it as such.
 */
export function checkDocument(text: string): CheckedDocument | { problems: string[] } {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return { problems: [error.message] };
    throw error;
  }
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const name = operations[0]?.name?.value;
  const problems = validate(schema, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]).map(
    ({ message }) => message,
  );
  if (operations.length !== 1) problems.unshift('It must hold one operation.');
  if (operations.length === 1 && !name) problems.unshift('Its operation needs a name.');
  return problems.length > 0 ? { problems } : { name: name ?? '', document };
}
