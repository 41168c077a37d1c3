import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { isStaff } from '../modules/access/index.ts';
import { maxBodyBytes, tooMuch } from './query-limits/index.ts';
import type { Incoming } from './graphql-endpoint.ts';
import { readBody } from './request-body.ts';

const json = /^application\/(graphql\+)?json *(;|$)/i;

/**
 * Takes JSON and nothing else. The other ways to write a request are those that a form of any site can send without asking
 * first; there is no cookie that they could misuse, and nobody needs them. What is too long for who sends it is refused
 * before it is read as JSON; `weigh` may refuse, too.
 */
export const onlyJson = (weigh: (incoming: Incoming, bytes: number) => void): Plugin<Incoming, Incoming> => ({
  onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
    if (request.method === 'POST' && !json.test(request.headers.get('content-type') ?? '')) {
      throw badRequest(415, 'Send JSON, and say so: content-type: application/json.');
    }
    if (!requestParser) return;
    setRequestParser(async (asked) => {
      if (asked.method === 'POST') {
        const isOfStaff = isStaff(serverContext.viewer ?? null);
        const most = isOfStaff ? maxBodyBytes.staff : maxBodyBytes.others;
        const declared = Number(asked.headers.get('content-length') ?? NaN);
        const { bytes, excess, chunks } = await readBody(serverContext.chunks ?? null, { declared, most });
        weigh(serverContext, bytes);
        if (bytes > most) throw badRequest(413, isOfStaff ? tooLong : tooLongForOthers);
        if (excess) throw tooMuch(excess);
        return parseBody(Buffer.concat(chunks));
      }
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
});

function parseBody(bytes: Uint8Array): GraphQLParams | GraphQLParams[] {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw notJson('This is not valid JSON.');
  }
  if (typeof body !== 'object' || body === null) throw badRequest(400, 'Send a JSON object with a `query`.');
  return body;
}

const notJson = (message: string) => badRequest(400, message);

const tooLong = `A request may have at most ${maxBodyBytes.staff / 1024 / 1024} MB.`;
const tooLongForOthers = `Without a secret key or the token of a member, a request may have at most ${maxBodyBytes.others / 1024} kB.`;

const badRequest = (status: number, message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });
