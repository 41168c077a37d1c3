import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from './app.ts';
import { pick, seededRandom } from './random.ts';

const seed = Number(process.env['LIVE_SEED'] ?? Date.now() % 1_000_000);
const callers = 8;
const callsEach = 15;

let nodes: [TestApp, TestApp];

beforeAll(async () => {
  const first = await createTestApp();
  nodes = [first, await createTestApp({ databaseUrl: first.databaseUrl })];
});
afterAll(async () => {
  await nodes[1].stop();
  await nodes[0].stop();
});

interface Submitted {
  submitTicket: { ticket: { id: string }; trackingToken: string };
}

interface Tracked {
  trackedTicket: { timeline: { id: string }[] };
}

interface History {
  ticket: { events: { nodes: { id: string; fromStatus?: string; toStatus?: string }[] } };
}

const verbs = {
  accept: 'mutation ($id: ID!) { acceptTicket(input: { id: $id }) { __typename } }',
  start: 'mutation ($id: ID!) { startWork(input: { id: $id }) { __typename } }',
  hold: 'mutation ($id: ID!) { holdTicket(input: { id: $id, reason: WAITING_VENDOR }) { __typename } }',
  resume: 'mutation ($id: ID!) { resumeTicket(input: { id: $id }) { __typename } }',
  comment:
    'mutation ($id: ID!) { addComment(input: { id: $id, body: "Hello", visibility: PUBLIC }) { __typename } }',
};

test('the changes of one ticket stand in the log as they happened, whichever node made them', async () => {
  const [node] = nodes;
  const as = await (await node.organization()).secretKey('AGENT', 'TECHNICIAN');
  const { data } = await node.query<Submitted>(
    `mutation { submitTicket(input: { description: "Noise", contact: { name: "Ann", phone: "+8613800000000" } }) {
      ... on SubmitTicketPayload { trackingToken ticket { id } } } }`,
    { as },
  );
  const { ticket, trackingToken } = data.submitTicket;
  const run = async (app: TestApp, verb: keyof typeof verbs) => {
    const { errors } = await app.query(verbs[verb], { as, variables: ticket });
    expect(errors).toBeUndefined();
  };
  await run(node, 'accept');
  await run(node, 'start');

  const readTimeline = async (app: TestApp) => {
    const answer = await app.query<Tracked>('{ trackedTicket { timeline { id } } }', { as: trackingToken });
    return answer.data.trackedTicket.timeline.map(({ id }) => id);
  };
  const timelines: string[][] = [];
  let calling = true;
  const reading = (async () => {
    while (calling) timelines.push(await readTimeline(nodes[1]));
  })();
  const random = seededRandom(seed);
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let i = 0; i < callsEach; i++)
        await run(pick(random, nodes), pick(random, ['hold', 'resume', 'comment']));
    }),
  );
  calling = false;
  await reading;

  const history = await node.query<History>(
    `query ($id: ID!) { ticket(id: $id) {
      events(first: 100) { nodes { id ... on TicketMovedEvent { fromStatus toStatus } } } } }`,
    { as, variables: ticket },
  );
  const moves = history.data.ticket.events.nodes.filter(({ toStatus }) => toStatus);
  console.info(`LIVE_SEED=${seed}: ${moves.length} moves, read ${timelines.length} times`);
  expect(moves.length).toBeGreaterThan(10);
  expect(moves.slice(1).map(({ fromStatus }) => fromStatus)).toEqual(
    moves.slice(0, -1).map(({ toStatus }) => toStatus),
  );
  const final = await readTimeline(node);
  for (const timeline of timelines) expect(timeline).toEqual(final.slice(0, timeline.length));
});
