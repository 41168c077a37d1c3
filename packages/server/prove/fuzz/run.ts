import type { GraphQLSchema } from 'graphql';
import type { App } from '../../src/app.ts';
import { maxMessageBytes } from '../../src/http/query-limits/index.ts';
import { pick, type Random, seededRandom } from '../../test/random.ts';
import { judgeFrames, judgeHttp, type Verdict } from './judge.ts';
import { mangle, send, sendOddly, type Sent } from './mangle.ts';
import { Generator, type Operation } from './operations.ts';
import { Socket } from './socket.ts';
import type { Asker, FuzzWorld } from './world.ts';
import { origin } from './world.ts';

export interface FuzzOptions {
  seed: number;
  /** The first operation and the one after the last, by their numbers. */
  from: number;
  to: number;
  callers: number;
  /** Called now and then with how many are done. */
  onProgress?: (done: number) => void;
}

export interface Fault {
  operation: number;
  asker: string;
  what: string;
  sent: string;
}

export interface FuzzReport {
  faults: Fault[];
  /** How many operations, by what came of them. */
  outcomes: Map<string, number>;
}

type Way = 'http' | 'odd' | 'live';

interface Plan {
  way: Way;
  asker: Asker;
  operation: Operation;
  sent: Sent;
}

/** Operations of one number are the same for the same seed, whatever ran before. */
const randomOf = (seed: number, operation: number): Random =>
  seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(operation + 1, 0x85ebca6b));

function planOf(random: Random, generator: Generator, { askers }: FuzzWorld): Plan {
  const asker = random() < 0.35 ? askers[0]! : pick(random, askers);
  const dice = random();
  const way: Way = dice < 0.8 ? 'http' : dice < 0.87 ? 'odd' : 'live';
  const live = way === 'live';
  const type = live && random() < 0.3 ? 'subscription' : random() < 0.55 ? 'query' : 'mutation';
  const made = generator.make(random, type);
  const operation = random() < 0.2 ? mangle(random, made) : made;
  return { way, asker, operation, sent: way === 'odd' ? sendOddly(random, operation) : send(operation) };
}

/** Lets operations loose on the server: through its front door, in process, and over its sockets. */
export async function runFuzz(
  app: App,
  base: string,
  { schema, world }: { schema: GraphQLSchema; world: FuzzWorld },
  options: FuzzOptions,
): Promise<FuzzReport> {
  const generator = new Generator(schema, world.pool);
  const report: FuzzReport = { faults: [], outcomes: new Map() };
  let next = options.from;
  const caller = async () => {
    const sockets = new Map<string, Socket>();
    while (next < options.to) {
      const number = next++;
      const plan = planOf(randomOf(options.seed, number), generator, world);
      const { outcome, faults } = await run(app, base, plan, sockets).catch((error: unknown) => ({
        outcome: 'broken off',
        faults: [String(error)],
      }));
      report.outcomes.set(outcome, (report.outcomes.get(outcome) ?? 0) + 1);
      report.faults.push(
        ...faults.map((what) => ({ operation: number, asker: plan.asker.name, what, sent: tell(plan) })),
      );
      if ((number + 1) % 1_000 === 0) options.onProgress?.(number + 1);
    }
    await Promise.all([...sockets.values()].map((socket) => socket.close()));
  };
  await Promise.all(Array.from({ length: options.callers }, caller));
  return report;
}

const tell = ({ way, sent }: Plan): string => `${way} ${sent.method} ${sent.contentType} ${sent.body}`;

const mayKnow = ({ name }: Asker): boolean => name === 'owner' || name === 'dealer' || name === 'technician';

/** What a message has around an operation. */
const around = 100;

async function run(app: App, base: string, plan: Plan, sockets: Map<string, Socket>): Promise<Verdict> {
  const { asker, operation, sent, way } = plan;
  // What is too long for a message goes over HTTP.
  if (way !== 'live' || Buffer.byteLength(sent.body) > maxMessageBytes - around) {
    const response = await app.fetch(requestOf(asker, sent));
    return judgeHttp(response.status, await response.text(), mayKnow(asker));
  }
  const kept = sockets.get(asker.name);
  const socket = kept?.isOpen ? kept : await Socket.open(base, asker.token, origin);
  sockets.set(asker.name, socket);
  const lasts = /^\s*subscription/.test(operation.document);
  const frames = await socket.ask(sent.body, lasts);
  return judgeFrames(frames, socket.isOpen, mayKnow(asker));
}

function requestOf({ token }: Asker, { method, contentType, body }: Sent): Request {
  const headers = {
    accept: 'application/graphql-response+json, application/json',
    origin,
    ...(token && { authorization: `Bearer ${token}` }),
  };
  if (method === 'GET') return new Request(`http://fuzz/graphql?${body}`, { headers });
  return new Request('http://fuzz/graphql', {
    method,
    headers: { ...headers, ...(contentType && { 'content-type': contentType }) },
    body,
  });
}
