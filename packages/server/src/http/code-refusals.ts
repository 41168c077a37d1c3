import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Gives a code and a status to what cannot be read, where Yoga would leave out either, or both the second time. */
export const codeRefusals: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        // The parser's own words repeat what was sent.
        if (error instanceof SyntaxError) throw notJson();
        throw error;
      }
    });
  },
  // The error is kept as it is here for when the same document comes again.
  onParse:
    () =>
    ({ result }) => {
      if (!(result instanceof GraphQLError)) return;
      result.extensions['code'] ??= 'GRAPHQL_PARSE_FAILED';
      result.extensions['http'] ??= { spec: true, status: 400 };
    },
};

const notJson = () =>
  new GraphQLError('The variables and extensions of a GET request are JSON; these are not.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
