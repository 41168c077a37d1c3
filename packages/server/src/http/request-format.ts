import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { isTooDeep, tooDeep } from './query-limits/index.ts';

const json = /^application\/(graphql\+)?json *(;|$)/i;

/**
 * Takes JSON and nothing else. The other ways to write a request are those that a form of any site can send without asking
 * first; there is no cookie that they could misuse, and nobody needs them.
 */
export const onlyJson: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (request.method === 'POST' && !json.test(request.headers.get('content-type') ?? '')) {
      throw badRequest(415, 'Send JSON, and say so: content-type: application/json.');
    }
    if (!requestParser) return;
    setRequestParser(async (asked) => {
      if (asked.method === 'POST') return parseBody(await asked.text());
      try {
        return await requestParser(asked);
      } catch (error) {
        // Its own words repeat what was sent.
        throw error instanceof SyntaxError
          ? notJson('The variables and extensions of a GET request are JSON; these are not.')
          : error;
      }
    });
  },
};

function parseBody(text: string): GraphQLParams | GraphQLParams[] {
  if (isTooDeep(text)) throw tooDeep();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw notJson('This is not valid JSON.');
  }
  if (typeof body !== 'object' || body === null) throw badRequest(400, 'Send a JSON object with a `query`.');
  return body;
}

const notJson = (message: string) => badRequest(400, message);

const badRequest = (status: number, message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });
