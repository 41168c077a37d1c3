import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type Death, deaths, deepestBody } from '../test/queries-of-death.ts';

const mB = 1024 * 1024;

interface Attack {
  name: string;
  /** The body of the request of this number: no two alike, so that nothing is answered from what is remembered. */
  body: (at: number) => string;
  status: number;
}

/** Written once, so that who sends it is not busy writing. */
function unlike({ query, variables }: Death): Attack['body'] {
  const mark = '@number@';
  const [before, after] = JSON.stringify({ query: `${query} #${mark}`, variables }).split(mark);
  return (at) => `${before}${at}${after}`;
}

const same = (body: string) => () => body;

export const attacks: Attack[] = [
  ...deaths.map((death) => ({ name: death.name, body: unlike(death), status: 400 })),
  {
    name: 'a batch of 1,000',
    body: same(JSON.stringify(Array(1_000).fill({ query: '{ viewer { kind } }' }))),
    status: 400,
  },
  { name: '1 MB of variables, as deep as can be', body: same(deepestBody(mB - 100)), status: 400 },
  { name: 'more than 1 MB', body: same(' '.repeat(mB + 1)), status: 413 },
];

/** What is answered. */
export const smallQuery: Attack = {
  name: 'a small query that is answered',
  body: same('{"query":"{ viewer { kind } }"}'),
  status: 200,
};

/** Each key keeps to connections of its own. */
const agents = new Map<string, Agent>();

/** Sends a body and answers the status. */
export async function post(port: number, key: string, body: string): Promise<number> {
  const agent = agents.get(key) ?? new Agent({ keepAlive: true });
  agents.set(key, agent);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${key}`,
  };
  const asking = request({ port, path: '/graphql', method: 'POST', agent, headers });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response.statusCode!;
}
