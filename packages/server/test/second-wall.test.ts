import { getNamedType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { schema } from '../src/graphql/schema.ts';
import type { Context } from '../src/modules/access/viewer.ts';
import { parseGlobalId } from '../src/platform/global-id.ts';
import { createTestApp, passTheWall, type TestApp } from './app.ts';
import { loanerSerial, makeWorld, type Victim, type World } from './isolation/world.ts';
import { wholeSelections } from './whole-selection.ts';

const plant = vi.hoisted(() => ({ forgotten: false }));

/** The planted fault: every list, every node and every nested field forgets its filter at once. */
vi.mock('../src/modules/access/scope.ts', async (load) => {
  const real = await load<typeof import('../src/modules/access/scope.ts')>();
  return {
    ...real,
    scope: (ctx: Context, model: Parameters<typeof real.scope>[1]) =>
      plant.forgotten ? {} : real.scope(ctx, model),
    visible: (ctx: Context, row: { organizationId: string } | null) =>
      plant.forgotten ? row : real.visible(ctx, row),
    visibleOrganization: (ctx: Context, row: { id: string } | null) =>
      plant.forgotten ? row : real.visibleOrganization(ctx, row),
  };
});

let app: TestApp;
let world: World;
let behindTheWall: TestApp['platform']['readerFor'];

beforeAll(async () => {
  app = await createTestApp();
  behindTheWall = app.platform.readerFor;
  world = await makeWorld(app);
}, 240_000);
afterAll(() => app.stop());
beforeEach(() => {
  plant.forgotten = false;
  app.platform.readerFor = behindTheWall;
});

interface Asking {
  name: string;
  documents: string[];
}

/** Every list of the schema, and every look-up of a row that the victim has. */
function askings({
  nodes,
  ticketId,
  number,
  deviceId,
  serial,
  organization,
  warehouses,
  unit,
}: Victim): Asking[] {
  const fields = Object.values(schema.getQueryType()!.getFields());
  const asked = (field: string, args: Record<string, unknown>, on?: string): string[] => {
    const type = on ? schema.getType(on)! : getNamedType(schema.getQueryType()!.getFields()[field]!.type);
    const given = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const head = given.length > 0 ? `${field}(${given.join(', ')})` : field;
    return wholeSelections(schema, type as never).map((selection) =>
      on ? `{ ${head} { __typename ... on ${on} ${selection} } }` : `{ ${head} ${selection} }`,
    );
  };
  const lists = fields
    .filter(
      ({ name, args, type }) =>
        getNamedType(type).name.endsWith('Connection') && !args.some(isRequiredArgument) && name !== 'node',
    )
    .map(({ name }) => ({ name, documents: asked(name, { first: 100 }) }));
  const rows = Object.entries(nodes).map(([type, id]) => ({
    name: `node ${type}`,
    documents: asked('node', { id }, type),
  }));
  const named: [string, Record<string, string>][] = [
    ['ticket', { id: ticketId }],
    ['ticket', { number }],
    ['device', { id: deviceId }],
    ['device', { serial }],
    ['organization', { code: organization.code }],
    ['warehouse', { code: warehouses[0] }],
    ['loaner', { serial: loanerSerial }],
    ['stockUnit', { sku: 'ISOLATION-TRACKED', serial: unit }],
  ];
  return [
    ...lists,
    ...rows,
    ...named.map(([field, args]) => ({
      name: `${field} by ${Object.keys(args)[0]}`,
      documents: asked(field, args),
    })),
  ];
}

/** What of the victim comes in an answer, by what was asked. */
async function leaks(
  as: string | undefined,
  known: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name, documents } of askings(world.victim)) {
    for (const document of documents) {
      const answer = await app.query(document, as ? { as } : {});
      const text = JSON.stringify(answer.data ?? null);
      const bytes = world.victim.needles.filter((needle) => text.includes(needle) && !known.includes(needle));
      if (bytes.length > 0) found[name] = [...new Set([...(found[name] ?? []), ...bytes])];
    }
  }
  return found;
}

describe('with every filter forgotten', () => {
  beforeEach(() => {
    plant.forgotten = true;
  });

  test('and no wall, everything is told', async () => {
    await passTheWall(app);
    const found = await leaks(world.attackers['a sibling']);
    const { nodes } = world.victim;
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'tickets',
        'ticket by number',
        'devices',
        'device by serial',
        'members',
        'loaners',
        'visits',
      ]),
    );
    const open = new Set(['ProductModel', 'Part', 'Calendar', 'ServiceLevel', 'WarrantyPolicy']);
    const told = Object.keys(nodes).filter((type) => !open.has(type) && found[`node ${type}`]);
    expect(told.length).toBeGreaterThan(10);
  }, 240_000);

  test.each([
    'a sibling',
    'an organization below',
    'a key without a role',
    'a publishable key of a sibling',
    'the tracking token of another ticket',
    'nobody',
  ])(
    '%s is told nothing behind the wall',
    async (who) => {
      expect(await leaks(world.attackers[who], world.known[who])).toEqual({});
    },
    240_000,
  );

  test('whose rows they are still reads them', async () => {
    const found = await leaks(world.owner);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        'tickets',
        'ticket by number',
        'devices',
        'members',
        'node Ticket',
        'node Quote',
      ]),
    );
  }, 240_000);
});

test('two organizations that ask in the same moment are never answered for each other', async () => {
  const { database } = app.platform;
  const [one, other] = await Promise.all([makeRow(), makeRow()]);
  const readers = [one, other].map(({ organizationId }) =>
    behindTheWall(() => ({ organizations: [organizationId], ticket: null })),
  );
  expect(await database.customer.count({ where: { id: { in: [one.id, other.id] } } })).toBe(2);
  for (let round = 0; round < 200; round++) {
    const asked = readers.flatMap((reader, of) =>
      [one, other].flatMap((row, whose) => [
        reader.customer
          .findUnique({ where: { id: row.id } })
          .then((found) => [of === whose, found?.id === row.id]),
        reader.customer
          .findFirst({ where: { id: row.id } })
          .then((found) => [of === whose, found?.id === row.id]),
        reader.$queryRaw<unknown[]>`select id from customer where id = ${row.id}::uuid`.then((found) => [
          of === whose,
          found.length === 1,
        ]),
      ]),
    );
    for (const [own, seen] of await Promise.all(asked)) expect(seen).toBe(own);
  }
}, 120_000);

async function makeRow() {
  const { id: organizationId } = await app.organization();
  return app.platform.database.customer.create({
    data: { organizationId, name: 'Somebody', createdAt: app.clock.now() },
  });
}

test('a stream that goes on with other rights reads with them', async () => {
  const { id, organizationId } = await makeRow();
  let organizations: string[] = [];
  let scope = { organizations, ticket: null as string | null };
  const reader = behindTheWall(() => scope);
  const look = () => reader.customer.findUnique({ where: { id } });
  expect(await look()).toBeNull();
  organizations = [organizationId];
  scope = { organizations, ticket: null };
  expect(await look()).toMatchObject({ id });
  scope = { organizations: [], ticket: parseGlobalId(world.victim.ticketId)!.id };
  expect(await look()).toBeNull();
  expect(await reader.ticket.count()).toBe(1);
});
