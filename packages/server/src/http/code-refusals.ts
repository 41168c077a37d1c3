import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Gives a code and a status to a document that cannot be read, where Yoga would leave out either, or both the second time. */
export const codeRefusals: Plugin = {
  // The error is kept as it is here for when the same document comes again.
  onParse:
    () =>
    ({ result }) => {
      if (!(result instanceof GraphQLError)) return;
      result.extensions['code'] ??= 'GRAPHQL_PARSE_FAILED';
      result.extensions['http'] ??= { spec: true, status: 400 };
    },
};
