import { getNamedType, type GraphQLObjectType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { createTestApp, shopOrigin, type TestApp } from '../app.ts';
import { outcome, submit } from '../tickets.ts';
import { wholeSelections } from '../whole-selection.ts';
import { answer, needlesFor, owned } from './answers.ts';
import { knowledge, place } from './knowledge.ts';
import { leavesOfField, makeProbes, type Probe, roots } from './probes.ts';
import { absentId, makeWorld, marker, type World } from './world.ts';

/** Arguments of fields below the root name no row. */
const harmless = new Set(['first', 'last', 'after', 'before', 'locale', 'removed', 'timeZone']);

let app: TestApp;
let world: World;
let probes: Probe[];
beforeAll(async () => {
  app = await createTestApp();
  world = await makeWorld(app);
  // Two answers differ by what they tell, not by when they were given.
  app.clock.hold(app.clock.now());
  probes = makeProbes(world);
}, 180_000);
afterAll(() => app.stop());

test('the matrix knows every argument of the schema, and no other', () => {
  const asked = roots.flatMap(({ fields }) =>
    fields.flatMap((field) => leavesOfField(field).map(({ path }) => [field.name, ...path].join('.'))),
  );
  expect(Object.keys(knowledge).sort()).toEqual(asked.sort());
  const below = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name))
    .flatMap((type) => Object.values(type.getFields()).flatMap(({ args }) => args));
  expect(below.map(({ name }) => name).filter((name) => !harmless.has(name))).toEqual([]);
});

/** Where a text has the needle, with what stands before and after it. */
function around(text: string, needle: string): string {
  const at = text.toLowerCase().indexOf(needle.toLowerCase());
  return `${needle} in ${text.slice(Math.max(0, at - 300), at + 100)}`;
}

/** Hundreds of documents that ask for everything. */
const timeout = 600_000;

describe('no foreign byte', { timeout }, () => {
  test.each([
    'a sibling',
    'an organization below',
    'a key without a role',
    'a revoked key',
    'an expired key',
    'a publishable key of a sibling',
    'the tracking token of another ticket',
    'nobody',
  ])('%s learns nothing of the victim, and cannot tell its rows from absent ones', async (attacker) => {
    const as = world.attackers[attacker];
    const before = await owned(app, world.victim.organization.id);
    const faults: string[] = [];
    for (const probe of probes) {
      const foreign = await answer(app, as, probe, probe.foreign);
      const seen = needlesFor(world, attacker).filter((needle) =>
        foreign.toLowerCase().includes(needle.toLowerCase()),
      );
      if (seen.length > 0)
        faults.push(`${probe.name} shows ${seen.map((it) => around(foreign, it)).join(', ')}`);
      if (/"(INTERNAL|GRAPHQL_VALIDATION_FAILED)"|"status":4(00|13)/.test(foreign))
        faults.push(`${probe.name}: ${foreign}`);
      if (!probe.foreign || probe.open) continue;
      const absent = await answer(app, as, probe, probe.absent);
      if (foreign !== absent) faults.push(`${probe.name} is told apart: ${foreign} ${absent}`);
    }
    expect(faults).toEqual([]);
    expect(await owned(app, world.victim.organization.id)).toEqual(before);
  });
});

describe('no foreign event', { timeout }, () => {
  // A world of its own: what the probes said of the victim, the askers may hear again.
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await createTestApp();
    world = await makeWorld(app);
  }, 180_000);
  afterAll(() => app.stop());

  const streams = schema.getSubscriptionType()!.getFields();
  /** In each of them, the number of an event's ticket tells the reader where it is. */
  const documentsOf = (name: string) =>
    wholeSelections(schema, getNamedType(streams[name]!.type)).map((selection) => {
      const opening = name === 'events' ? '{ place: ticket { number }' : '{';
      return `subscription ($after: ID) { ${name}(after: $after) ${selection.replace('{', opening)} }`;
    });

  /** All that a stream says from the victim's events on, up to what its reader did last. */
  async function listen(as: string, name: string, isLast: (text: string) => boolean): Promise<string> {
    const client = await app.connect(as);
    let heard = '';
    const variables = { after: world.victim.cursors.event };
    for (const query of documentsOf(name)) {
      for await (const message of client.iterate({ query, variables })) {
        const said = JSON.stringify(message);
        heard += said;
        if (isLast(said)) break;
      }
    }
    return heard;
  }

  test('every stream of the schema is listened to here', () => {
    expect(Object.keys(streams)).toEqual(['events', 'trackedEvents']);
    expect(
      Object.values(streams).flatMap(({ name, args }) => args.map((arg) => `${name}.${arg.name}`)),
    ).toEqual(['events.after', 'events.filter', 'trackedEvents.after']);
  });

  test.each(['a sibling', 'an organization below'])('reaches %s', async (attacker) => {
    const as = world.attackers[attacker]!;
    const { number } = await submit(app, as);
    const heard = await listen(as, 'events', (text) => text.includes(number));
    expect(needlesFor(world, attacker).filter((needle) => heard.includes(needle))).toEqual([]);
  });

  test('reaches the customer of another ticket', async () => {
    const as = world.attackers['the tracking token of another ticket']!;
    await outcome(app, 'commentTrackedTicket', as, { body: 'the last word' });
    const heard = await listen(as, 'trackedEvents', (text) => text.includes('the last word'));
    expect(world.victim.needles.filter((needle) => heard.includes(needle))).toEqual([]);
  });

  test.each([
    'a key without a role',
    'a revoked key',
    'an expired key',
    'a publishable key of a sibling',
    'the tracking token of another ticket',
    'nobody',
  ])('begins for %s, be the ticket that is asked for there or not', async (attacker) => {
    const as = world.attackers[attacker];
    const query = `subscription ($after: ID, $ticket: ID) { events(after: $after, filter: { ticket: $ticket }) { id } }`;
    const document = as?.startsWith('pk_') ? { documentId: `sha256:${await app.trust(query)}` } : { query };
    const begin = async (ticket: string) => {
      const response = await app.fetch(
        new Request('http://test/graphql', {
          method: 'POST',
          headers: {
            accept: 'text/event-stream',
            'content-type': 'application/json',
            ...(as && { authorization: `Bearer ${as}` }),
            ...(as?.startsWith('pk_') && { origin: shopOrigin }),
          },
          body: JSON.stringify({
            ...document,
            variables: { after: world.victim.cursors.event, ticket },
          }),
        }),
      );
      return { status: response.status, text: await response.text() };
    };
    const foreign = await begin(world.victim.ticketId);
    expect(foreign.text).toMatch(/"code":"(UNAUTHENTICATED|FORBIDDEN)"/);
    expect(needlesFor(world, attacker).filter((needle) => foreign.text.includes(needle))).toEqual([]);
    expect(await begin(absentId('Ticket'))).toEqual(foreign);
  });

  test('is missed by the owner', async () => {
    const { number } = await submit(app, world.owner);
    const heard = await listen(world.owner, 'events', (text) => text.includes(number));
    expect(world.victim.needles.filter((needle) => heard.includes(needle))).toContain(world.victim.number);
  });
});

/**
 * The one exception: who is short of a part learns which warehouses of the network that supplies it have some, by the
 * warehouse's names and its organization's, and by how many. When they order again is theirs to know.
 */
test('a sibling that is short learns where there is some, and nothing else of the victim', async () => {
  const as = world.attackers['a sibling']!;
  const { id } = await submit(app, as);
  const [selection] = wholeSelections(schema, schema.getType('StockLevel') as GraphQLObjectType);
  const { data } = await app.query<{ reserveParts: { lines: { elsewhere: Record<string, unknown>[] }[] } }>(
    `mutation ($input: ReservePartsInput!) {
      reserveParts(input: $input) { ... on InsufficientStockError { lines { elsewhere ${selection} } } }
    }`,
    { as, variables: { input: { ticket: id, lines: [{ sku: 'ISOLATION', quantity: 1_000 }] } } },
  );
  const { nodes, organization: owner, warehouses } = world.victim;
  const [{ part, ...level }] = data.reserveParts.lines[0]!.elsewhere as [Record<string, unknown>];
  expect(part).toMatchObject({ sku: 'ISOLATION' });
  expect(level).toEqual({
    __typename: 'StockLevel',
    id: nodes['StockLevel'],
    onHand: 18,
    reserved: 2,
    available: 16,
    reorderPoint: null,
    low: false,
    version: expect.any(Number),
    warehouse: {
      __typename: 'Warehouse',
      id: nodes['Warehouse'],
      code: warehouses[0],
      name: marker,
      organization: {
        __typename: 'Organization',
        id: nodes['Organization'],
        code: owner.code,
        name: 'XABOVEX',
        tier: 'DEALER',
        timeZone: 'UTC',
        serviceLevel: null,
        parent: null,
        members: expect.objectContaining({ nodes: [], edges: [] }),
      },
    },
  });
});

test('every probe finds its row when the owner asks', { timeout }, async () => {
  const blind: string[] = [];
  for (const probe of probes) {
    if (!probe.foreign || probe.open === place) continue;
    const isQuery = probe.documents[0]!.startsWith('query');
    const finder = probe.mixed ? world.overseer : world.owner;
    const staff = isQuery ? [finder, world.overseer] : [finder];
    for (const as of /^\w+Tracked/.test(probe.name) ? [world.victim.trackingToken] : staff) {
      const own = await answer(app, as, probe, probe.foreign);
      const absent = await answer(app, as, probe, probe.absent);
      if (own === absent) blind.push(`${probe.name}: ${own}`);
    }
  }
  expect(blind).toEqual([]);
  process.stdout.write(
    `isolation: ${probes.length} probes by ${Object.keys(world.attackers).length} askers\n`,
  );
});
