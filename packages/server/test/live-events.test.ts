import { setTimeout as hold } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { type Cursor, formatCursor } from '../src/platform/event-log/index.ts';
import { localId } from '../src/platform/global-id.ts';
import { ask, createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { createTestCluster } from './cluster.ts';
import type { TestDatabase } from './database.ts';
import { followSse, RawSocket } from './live-client.ts';
import { pick, type Random, seededRandom } from './random.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** LIVE_SEED=… replays a run's choices: who writes what where, what is held for how long, who is cut when. */
const seed = Number(process.env['LIVE_SEED'] ?? Date.now() % 1_000_000);
const writers = 4;
const stepsPerWriter = 30;
const subscriberCount = 50;
const patienceMs = 15_000;

let cluster: TestDatabase;
let app: TestApp;
let nodes: ServerProcess[];
let dealers: Dealer[];
let scopes: Scope[];

interface Dealer extends TestOrganization {
  key: string;
}

interface Scope {
  key: string;
  /** Ids of the organizations that the key sees. */
  organizations: string[];
}

beforeAll(async () => {
  cluster = await createTestCluster();
  app = await createTestApp({ databaseUrl: cluster.url });
  nodes = [await startServerProcess(app.databaseUrl), await startServerProcess(app.databaseUrl)];
  await createNetwork();
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await app.stop();
  await cluster.drop();
});

/** Two service centers with two dealers each, and a key for every place in the tree. */
async function createNetwork(): Promise<void> {
  const { id: hqId } = await app.platform.database.organization.findUniqueOrThrow({ where: { code: 'HQ' } });
  const { secret } = await createKeyAsOperator(app.platform, {
    organization: 'HQ',
    kind: 'SECRET',
    roles: ['AGENT'],
  });
  const headquarters: Scope = { key: secret, organizations: [hqId] };
  dealers = [];
  scopes = [headquarters];
  for (let c = 0; c < 2; c++) {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const region: Scope = { key: await center.secretKey('AGENT'), organizations: [center.id] };
    scopes.push(region);
    for (let d = 0; d < 2; d++) {
      const dealer = await app.organization(center.code);
      const key = await dealer.secretKey('AGENT');
      dealers.push({ ...dealer, key });
      scopes.push({ key, organizations: [dealer.id] });
      region.organizations.push(dealer.id);
    }
    headquarters.organizations.push(...region.organizations);
  }
}

interface OpenTicket {
  id: string;
  rowId: string;
  dealer: Dealer;
}

const submitTicket = `mutation ($input: SubmitTicketInput!) {
  submitTicket(input: $input) { ... on SubmitTicketPayload { ticket { id } } } }`;
const addComment = `mutation ($input: AddCommentInput!) {
  addComment(input: $input) { ... on AddCommentPayload { ticket { id } } } }`;
const acceptTicket = `mutation ($input: AcceptTicketInput!) {
  acceptTicket(input: $input) { ... on AcceptTicketPayload { ticket { id } } } }`;

/** Runs a verb on a node, and answers the id of its ticket. */
async function call(node: ServerProcess, dealer: Dealer, document: string, input: Record<string, unknown>) {
  const { data, errors } = await ask<Record<string, { ticket?: { id: string } }>>(
    fetch,
    `${node.base}/graphql`,
    document,
    { as: dealer.key, variables: { input } },
  );
  const id = data && Object.values(data)[0]?.ticket?.id;
  if (!id) throw new Error(`no ticket, but ${JSON.stringify({ data, errors })}`);
  return id;
}

async function submit(node: ServerProcess, dealer: Dealer): Promise<OpenTicket> {
  const contact = { name: 'Ann', phone: '+8613800000000' };
  const id = await call(node, dealer, submitTicket, { description: 'It does not cool', contact });
  return { id, rowId: localId('Ticket', id)!, dealer };
}

/** One of several that write at the same time, through both nodes and past them. */
async function write(random: Random, steps: number): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const open: OpenTicket[] = [];
  for (let step = 0; step < steps; step++) {
    const node = pick(random, nodes);
    const choice = random();
    if (open.length === 0 || choice < 0.25) {
      open.push(await submit(node, pick(random, dealers)));
    } else if (choice < 0.35) {
      const { id, dealer } = open.pop()!;
      await call(node, dealer, acceptTicket, { id });
    } else if (choice < 0.65) {
      const { id, dealer } = pick(random, open);
      await call(node, dealer, addComment, { id, body: 'Coming', visibility: 'INTERNAL' });
    } else {
      await writeSlowly(client, random, pick(random, open));
    }
  }
  await client.end();
}

/** A change with holds where a busy machine has them: around its events, before the commit. Some are given up. */
async function writeSlowly(client: pg.Client, random: Random, ticket: OpenTicket): Promise<void> {
  await client.query('begin');
  await client.query('select id from ticket where id = $1 for update', [ticket.rowId]);
  const events = random() < 0.5 ? 1 : 2;
  for (let i = 0; i < events; i++) {
    await insertEvent(client, ticket);
    await hold(random() * 60);
  }
  await client.query(random() < 0.15 ? 'rollback' : 'commit');
}

async function insertEvent(client: pg.Client, { rowId, dealer }: OpenTicket): Promise<Cursor> {
  const { rows } = await client.query<{ xid: string; seq: string }>(
    `insert into event (type, at, audience, ticket_id, actor_kind, actor_name, data)
     values ('ticket.commented', now(), array[$2::uuid], $1, 'SYSTEM', 'Slow', '{"visibility":"INTERNAL","body":"Slow"}')
     returning xid, seq`,
    [rowId, dealer.id],
  );
  return { xid: BigInt(rows[0]!.xid), seq: BigInt(rows[0]!.seq) };
}

interface Subscriber {
  scope: Scope;
  /** The one type that it asks for, or all. */
  type: string | null;
  transport: typeof overSocket;
  received: string[];
  connections: number;
}

const subscription = `subscription ($after: ID, $types: [String!]) {
  events(after: $after, filter: { types: $types }) { id } }`;
const variablesOf = ({ type, received }: Subscriber) => ({
  after: received.at(-1) ?? '0-0',
  types: type && [type],
});

interface Line {
  /** Aborts when the line is cut. */
  cut: AbortSignal;
  /** To be called when the line is open: only then its time begins, however busy the machine is. */
  opened: () => void;
}

async function* overSocket(
  subscriber: Subscriber,
  base: string,
  { cut, opened }: Line,
): AsyncGenerator<string> {
  const peer = await RawSocket.connect(base, subscriber.scope.key);
  cut.addEventListener('abort', () => peer.socket.terminate());
  opened();
  peer.subscribe('1', subscription, variablesOf(subscriber));
  for (;;) {
    const message = await Promise.race([peer.next(), peer.closed]);
    if ('code' in message) {
      if (cut.aborted) return;
      throw new Error(`the server closed with ${message.code} ${message.reason}`);
    }
    if (message.type !== 'next') throw new Error(`an event was due, but came ${JSON.stringify(message)}`);
    yield (message.payload as { data: { events: { id: string } } }).data.events.id;
  }
}

async function* overSse(subscriber: Subscriber, base: string, { cut, opened }: Line): AsyncGenerator<string> {
  try {
    const results = followSse<{ events: { id: string } }>(
      base,
      subscriber.scope.key,
      subscription,
      variablesOf(subscriber),
      cut,
      opened,
    );
    for await (const { data, errors } of results) {
      if (!data) throw new Error(`an event was due, but came ${JSON.stringify(errors)}`);
      yield data.events.id;
    }
  } catch (error) {
    if (!cut.aborted) throw error;
  }
}

/** Follows on one node or the other, cut off at random and going on from the last event that it has. */
async function follow(subscriber: Subscriber, random: Random, enough: () => boolean): Promise<void> {
  while (!enough()) {
    const cut = new AbortController();
    const lastsMs = 50 + random() * 700;
    let timer: NodeJS.Timeout | undefined;
    const opened = () => (timer = setTimeout(() => cut.abort(), lastsMs));
    subscriber.connections++;
    const { base } = pick(random, nodes);
    for await (const id of subscriber.transport(subscriber, base, { cut: cut.signal, opened })) {
      subscriber.received.push(id);
    }
    clearTimeout(timer);
  }
}

interface Committed {
  id: string;
  type: string;
  audience: string[];
}

async function readCommitted(): Promise<Committed[]> {
  const rows = await app.platform.database.event.findMany({
    // What happens to keys is told to ADMINs.
    where: { NOT: { type: { startsWith: 'key.' } } },
    orderBy: [{ xid: 'asc' }, { seq: 'asc' }],
  });
  return rows.map((row) => ({ id: formatCursor(row), type: row.type, audience: row.audience }));
}

test('4 writers, 2 servers, 50 subscribers that are cut at random: each gets what it may see, once, in order', async () => {
  const random = seededRandom(seed);
  const types = [null, null, 'ticket.commented', 'ticket.submitted'];
  const all: Subscriber[] = Array.from({ length: subscriberCount }, (_, i) => ({
    scope: scopes[i % scopes.length]!,
    type: types[i % types.length]!,
    transport: i % 5 === 0 ? overSse : overSocket,
    received: [],
    connections: 0,
  }));

  let expected: Map<Subscriber, string[]> | null = null;
  let deadline = Number.POSITIVE_INFINITY;
  const following = all.map((subscriber) =>
    follow(
      subscriber,
      seededRandom(random() * 2 ** 32),
      () =>
        Date.now() > deadline ||
        (expected !== null && subscriber.received.length >= expected.get(subscriber)!.length),
    ),
  );
  const writing = Array.from({ length: writers }, () =>
    write(seededRandom(random() * 2 ** 32), stepsPerWriter),
  );
  await Promise.all(writing);
  const committed = await readCommitted();
  expected = new Map(
    all.map((subscriber) => [
      subscriber,
      committed
        .filter(
          ({ type, audience }) =>
            audience.some((id) => subscriber.scope.organizations.includes(id)) &&
            (subscriber.type ?? type) === type,
        )
        .map(({ id }) => id),
    ]),
  );
  deadline = Date.now() + patienceMs;
  await Promise.all(following);

  const delivered = all.reduce((sum, { received }) => sum + received.length, 0);
  const connections = all.reduce((sum, subscriber) => sum + subscriber.connections, 0);
  console.info(
    `LIVE_SEED=${seed}: ${committed.length} events, ${delivered} deliveries over ${connections} connections`,
  );
  for (const subscriber of all) expect(subscriber.received).toEqual(expected.get(subscriber));
  expect(connections).toBeGreaterThan(2 * subscriberCount);
}, 60_000);

test('a reader by number alone loses what the log delivers', async () => {
  const random = seededRandom(seed);
  const last = (await readCommitted()).at(-1)!;
  const ticket = await submit(nodes[0]!, dealers[0]!);
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query('begin');
  const early = formatCursor(await insertEvent(client, ticket));

  const naive = await startNaiveReader();
  await Promise.all(Array.from({ length: writers }, () => write(seededRandom(random() * 2 ** 32), 5)));
  const between = await naive.read();
  await client.query('commit');
  await client.end();
  const after = await naive.read();

  const committed = (await readCommitted()).map(({ id }) => id);
  const expected = committed.slice(committed.indexOf(last.id) + 1);
  expect(between.length).toBeGreaterThan(writers);
  expect([...between, ...after]).not.toContain(early);
  expect(expected).toContain(early);

  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), patienceMs);
  const subscriber: Subscriber = {
    scope: scopes[0]!,
    type: null,
    transport: overSocket,
    received: [last.id],
    connections: 0,
  };
  const opened = () => {};
  for await (const id of overSocket(subscriber, nodes[1]!.base, { cut: cut.signal, opened })) {
    subscriber.received.push(id);
    if (subscriber.received.length > expected.length) cut.abort();
  }
  clearTimeout(timer);
  expect(subscriber.received.slice(1)).toEqual(expected);
}, 60_000);

/** The reader that an outbox tempts one to write: what is numbered higher than the last one seen. */
async function startNaiveReader() {
  const { database } = app.platform;
  let last = 0n;
  const read = async (): Promise<string[]> => {
    const rows = await database.event.findMany({ where: { seq: { gt: last } }, orderBy: { seq: 'asc' } });
    last = rows.at(-1)?.seq ?? last;
    return rows.map(formatCursor);
  };
  await read();
  return { read };
}
