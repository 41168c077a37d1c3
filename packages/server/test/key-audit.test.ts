import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createKeyAsOperator,
  revokeKeyAsOperator,
  rotateKeyAsOperator,
} from '../src/modules/access/index.ts';
import { parseNetwork } from '../src/platform/client-address.ts';
import { globalId } from '../src/platform/global-id.ts';
import { ask, createTestApp, type TestApp } from './app.ts';
import { RawSocket } from './live-client.ts';
import { recordQueries } from './record-queries.ts';
import { submit } from './tickets.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  // It stands behind a proxy, which says whose each request is.
  app = await createTestApp({ trustedProxies: [parseNetwork('127.0.0.1')!] });
  base = await app.listen();
});
afterAll(() => app.stop());

interface Told {
  type: string;
  actor: { kind: string; name: string };
  channel: string | null;
  summary: string;
  [field: string]: unknown;
}

const told = /* GraphQL */ `
  type
  actor {
    kind
    name
  }
  channel
  summary
  ... on KeyEvent {
    label
    hint
    apiKey {
      id
    }
  }
  ... on KeyCreatedEvent {
    kind
    roles
    origins
    expiresAt
  }
  ... on KeyUsedFromEvent {
    network
    origin
    last
  }
  ... on KeyRotatedEvent {
    formerHint
    formerEndsAt
  }
  ... on KeyUpdatedEvent {
    changes {
      field
      before
      after
    }
  }
`;

async function historyOf(
  as: string,
  keyId: string,
  page: { first?: number; after?: string } = {},
): Promise<Told[]> {
  const { data } = await app.query<{ node: { history: { nodes: Told[] } } | null }>(
    `query ($id: ID!, $first: Int, $after: String) {
      node(id: $id) { ... on ApiKey { history(first: $first, after: $after) { nodes { id ${told} } } } } }`,
    { as, variables: { id: globalId('ApiKey', keyId), first: 100, ...page } },
  );
  return data.node?.history.nodes ?? [];
}

/** Asks over a connection, as somebody at this address. */
const useFrom = async (address: string, as: string, headers: Record<string, string> = {}) => {
  const document = '{ viewer { kind } }';
  return ask(
    fetch,
    `${base}/graphql`,
    as.startsWith('pk_') ? { hash: await app.trust(document) } : document,
    {
      as,
      headers: { 'x-forwarded-for': address, ...headers },
    },
  );
};

const typesOf = (events: { type: string }[]) => events.map(({ type }) => type);

const mutate = async (as: string, verb: string, input: Record<string, unknown>) => {
  const type = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const { data } = await app.query<Record<string, { apiKey: { id: string }; secret: string }>>(
    `mutation ($input: ${type}Input!) { ${verb}(input: $input) { ... on ${type}Payload { ${/^(create|rotate)/.test(verb) ? 'secret' : ''} apiKey { id } } } }`,
    { as, variables: { input } },
  );
  return data[verb]!;
};

test('the life of a key is told: made, used, changed, rotated, revoked, by whom and from where', async () => {
  const dealer = await app.organization();
  const admin = await dealer.secretKey('ADMIN');
  const { apiKey, secret } = await mutate(admin, 'createApiKey', {
    organization: dealer.code,
    kind: 'SECRET',
    label: 'ERP',
    roles: ['AGENT'],
  });
  const { id } = apiKey;
  await useFrom('203.0.113.9', secret);
  await mutate(admin, 'updateApiKey', { id, label: 'ERP 2', roles: ['AGENT', 'STOREKEEPER'] });
  await mutate(admin, 'updateApiKey', { id, label: 'ERP 2' });
  const rotated = await mutate(admin, 'rotateApiKey', { id });
  await useFrom('2001:db8:0:1:2:3:4:5', rotated.secret);
  await mutate(admin, 'revokeApiKey', { id });
  await mutate(admin, 'revokeApiKey', { id });

  const byAdmin = { actor: { kind: 'API_KEY', name: `desk of ${dealer.code}` }, channel: 'API' };
  const rowId = Buffer.from(id, 'base64url').toString().split(':')[1]!;
  const history = await historyOf(admin, rowId);
  const [hint, newHint] = [secret.slice(-4), rotated.secret.slice(-4)];
  expect(history).toMatchObject([
    {
      type: 'key.created',
      ...byAdmin,
      label: 'ERP',
      hint,
      kind: 'SECRET',
      roles: ['AGENT'],
      origins: [],
      expiresAt: null,
    },
    {
      type: 'key.used_from',
      actor: { name: 'ERP' },
      network: '203.0.113.9',
      origin: null,
      last: false,
      hint,
    },
    {
      type: 'key.updated',
      ...byAdmin,
      changes: [
        { field: 'label', before: ['ERP'], after: ['ERP 2'] },
        { field: 'roles', before: ['AGENT'], after: ['AGENT', 'STOREKEEPER'] },
      ],
    },
    { type: 'key.rotated', ...byAdmin, hint: newHint, formerHint: hint, formerEndsAt: expect.any(String) },
    { type: 'key.used_from', network: '2001:db8:0:1::/64', hint: newHint },
    { type: 'key.revoked', ...byAdmin, hint: newHint, apiKey: { id } },
  ]);
  const [desk, until] = [`desk of ${dealer.code}`, String(history[3]!['formerEndsAt'])];
  expect(history.map(({ summary }) => summary)).toEqual([
    `${desk} made the key “ERP” (…${hint}), with AGENT, valid until it is revoked.`,
    `ERP used the key “ERP” (…${hint}) for the first time from 203.0.113.9.`,
    `${desk} changed the key “ERP 2” (…${hint}): label from ERP to ERP 2; roles from AGENT to AGENT, STOREKEEPER.`,
    `${desk} gave the key “ERP 2” (…${newHint}) a new secret; the one that ends in ${hint} is valid until ${until}.`,
    `ERP 2 used the key “ERP 2” (…${newHint}) for the first time from 2001:db8:0:1::/64.`,
    `${desk} revoked the key “ERP 2” (…${newHint}).`,
  ]);
  const page = await historyOf(admin, rowId, { first: 2, after: String(history[1]!['id']) });
  expect(page).toEqual(history.slice(2, 4));

  const log = JSON.stringify(
    await app.platform.database
      .$queryRaw`select data::text, actor_name from event where key_id = ${rowId}::uuid`,
  );
  for (const one of [secret, rotated.secret]) expect(log).not.toContain(one.slice(3, -4));
  const { hash } = await app.platform.database.apiKey.findUniqueOrThrow({ where: { id: rowId } });
  expect(log).not.toContain(hash);
});

test('what the operator does on the command line is told as theirs', async () => {
  const dealer = await app.organization();
  const admin = await dealer.secretKey('ADMIN');
  const { apiKey } = await createKeyAsOperator(app.platform, { organization: dealer.code, kind: 'SECRET' });
  await rotateKeyAsOperator(app.platform, apiKey.id, {});
  await revokeKeyAsOperator(app.platform, apiKey.id);
  const history = await historyOf(admin, apiKey.id);
  expect(typesOf(history)).toEqual(['key.created', 'key.rotated', 'key.revoked']);
  for (const event of history) {
    expect(event).toMatchObject({ actor: { kind: 'SYSTEM', name: 'Operator' }, channel: null });
  }
});

describe('a use is told', () => {
  const secretOf = async () => {
    const dealer = await app.organization();
    const admin = await dealer.secretKey('ADMIN');
    const { apiKey, secret } = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'SECRET',
      roles: ['AGENT'],
    });
    const uses = async () =>
      (await historyOf(admin, apiKey.id))
        .filter(({ type }) => type === 'key.used_from')
        .map(({ network, origin, last }) => [network, origin, last]);
    return { dealer, admin, id: apiKey.id, secret, uses };
  };

  test('once for each place, also when many arrive at once, and costs a known place no write', async () => {
    const { secret, uses } = await secretOf();
    const desk = { origin: 'https://desk.example' };
    await Promise.all(Array.from({ length: 20 }, () => useFrom('198.51.100.4', secret)));
    await useFrom('198.51.100.4, 203.0.113.1', secret);
    await useFrom('198.51.100.4', secret, desk);
    await useFrom('2001:db8:1:1::1', secret);
    await useFrom('2001:db8:1:1:ffff::2', secret);
    expect(await uses()).toEqual([
      ['198.51.100.4', null, false],
      ['203.0.113.1', null, false],
      ['198.51.100.4', 'https://desk.example', false],
      ['2001:db8:1:1::/64', null, false],
    ]);
    const again = await recordQueries(() =>
      app
        .query('{ viewer { kind } }', { as: secret, headers: desk })
        .then(() => app.query('{ viewer { kind } }', { as: secret, headers: desk })),
    );
    expect(again.filter((statement) => statement === 'select api_key')).toHaveLength(2);
  });

  test('over WebSocket too', async () => {
    const { secret, uses } = await secretOf();
    const peer = await RawSocket.connect(base, secret);
    peer.subscribe('1', '{ viewer { kind } }');
    expect((await peer.next()).type).toBe('next');
    expect(await uses()).toEqual([['127.0.0.1', null, false]]);
  });

  test('of a publishable key by its pages alone: who uses it is a customer', async () => {
    const { dealer, admin } = await secretOf();
    const { apiKey, secret } = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'PUBLISHABLE',
      origins: ['https://*.dealer.example', 'https://repairs.dealer.example'],
    });
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
      for (const shop of ['shop', 'made-up', 'a.b.made-up'])
        await useFrom(address, secret, { origin: `https://${shop}.dealer.example` });
      await useFrom(address, secret, { origin: 'https://evil.example' });
    }
    const history = await historyOf(admin, apiKey.id);
    expect(typesOf(history)).toEqual(['key.created', 'key.used_from']);
    expect(history[1]).toMatchObject({ network: null, origin: 'https://*.dealer.example' });
    const sources = () => app.platform.database.keySource.findMany({ where: { keyId: apiKey.id } });
    expect(await sources()).toMatchObject([{ network: '', origin: 'https://*.dealer.example' }]);

    // A page that is named is told as that, though the star would hold for it too.
    await useFrom('203.0.113.1', secret, { origin: 'https://repairs.dealer.example' });
    const last = (await historyOf(admin, apiKey.id)).at(-1);
    expect(last).toMatchObject({ type: 'key.used_from', origin: 'https://repairs.dealer.example' });

    const known = await recordQueries(() =>
      app.query('{ viewer { kind } }', {
        as: secret,
        headers: { origin: 'https://once-more.dealer.example' },
      }),
    );
    expect(known).toEqual(['select api_key']);
    app.clock.advance(61_000);
    await useFrom('203.0.113.1', secret, { origin: 'https://once-more.dealer.example' });
    const usedAt = Object.fromEntries(
      (await sources()).map(({ origin, lastUsedAt }) => [origin, lastUsedAt.getTime()]),
    );
    const later = usedAt['https://*.dealer.example']! - usedAt['https://repairs.dealer.example']!;
    expect(later).toBeGreaterThan(60_000);
  });

  test('of a page whose origin is endless by its beginning, and hinders nobody', async () => {
    const { secret, uses } = await secretOf();
    const noise = Array.from({ length: 90 }, (_, at) => createHash('sha512').update(`${at}`).digest('hex'));
    const origin = `https://${noise.join('')}.example`;
    for (const end of ['', ':1', ':2']) {
      const { status } = await useFrom('203.0.113.1', secret, { origin: origin + end });
      expect(status).toBe(200);
    }
    expect(await uses()).toEqual([['203.0.113.1', origin.slice(0, 255), false]]);
  });

  test('of so many places, until those are forgotten that were left alone for 90 days', async () => {
    const { secret, uses, id, admin } = await secretOf();
    for (let at = 1; at <= 55; at++) await useFrom(`203.0.113.${at}`, secret);
    const first = await uses();
    expect(first).toHaveLength(50);
    expect(first.at(-1)).toEqual(['203.0.113.50', null, true]);
    expect(first.slice(0, -1).every(([, , last]) => last === false)).toBe(true);
    const { data } = await app.query<{ node: { sources: unknown[] } }>(
      'query ($id: ID!) { node(id: $id) { ... on ApiKey { sources { network lastUsedAt firstUsedAt } } } }',
      { as: admin, variables: { id: globalId('ApiKey', id) } },
    );
    expect(data.node.sources).toHaveLength(50);
    app.clock.advance(91 * 24 * 60 * 60 * 1000);
    await useFrom('203.0.113.1', secret);
    await useFrom('192.0.2.77', secret);
    expect((await uses()).slice(50)).toEqual([['192.0.2.77', null, false]]);
  });
});

describe('key events', () => {
  const listed = async (as: string, filter: Record<string, unknown> = {}) =>
    (
      await app.query<{ events: { nodes: Told[] } }>(
        `query ($filter: EventFilter) { events(first: 100, filter: $filter) { nodes { ${told} } } }`,
        { as, variables: { filter } },
      )
    ).data.events.nodes;

  async function family() {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const dealer = await app.organization(center.code);
    const { apiKey } = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'SECRET',
      label: 'the key in question',
    });
    return { center, dealer, sister: await app.organization(center.code), id: apiKey.id };
  }

  const tells = (events: Told[]) => events.some(({ label }) => label === 'the key in question');
  const everyone = ['AGENT', 'TECHNICIAN', 'STOREKEEPER', 'MANAGER'] as const;

  test('are listed for ADMINs of the organization and above, and for nobody else', async () => {
    const { center, dealer, sister, id } = await family();
    const filters = [{}, { types: ['key.'] }, { key: globalId('ApiKey', id) }];
    const seenBy = async (as: string) =>
      Promise.all(filters.map(async (filter) => tells(await listed(as, filter))));
    for (const organization of [dealer, center]) {
      expect(await seenBy(await organization.secretKey('ADMIN'))).toEqual([true, true, true]);
    }
    for (const as of [
      await dealer.secretKey(...everyone),
      await center.secretKey(...everyone),
      await sister.secretKey('ADMIN'),
    ]) {
      expect(await seenBy(as)).toEqual([false, false, false]);
      expect(await historyOf(as, id)).toEqual([]);
    }
    const own = await historyOf(await dealer.secretKey('ADMIN'), id);
    expect(typesOf(own)).toEqual(['key.created']);
  });

  test('are checked one by one in a stream: a MANAGER’s has none, and an ADMIN’s has none after the role is lost', async () => {
    const { dealer } = await family();
    const manager = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'SECRET',
      roles: ['MANAGER'],
    });
    const admin = await createKeyAsOperator(app.platform, {
      organization: dealer.code,
      kind: 'SECRET',
      roles: ['ADMIN', 'MANAGER'],
    });
    const [ofManager, ofAdmin] = [
      await RawSocket.connect(base, manager.secret),
      await RawSocket.connect(base, admin.secret),
    ];
    for (const peer of [ofManager, ofAdmin]) {
      peer.subscribe('1', 'subscription { events(after: "0-0") { type ... on KeyEvent { label } } }');
    }
    const typeFrom = async (peer: RawSocket) =>
      ((await peer.next()) as { payload: { data: { events: Told } } }).payload.data.events.type;
    const until = async (peer: RawSocket, type: string) => {
      const types: string[] = [];
      while (types.at(-1) !== type) types.push(await typeFrom(peer));
      return types;
    };
    await submit(app, manager.secret);
    expect(await until(ofManager, 'ticket.submitted')).toEqual(['ticket.submitted']);
    expect(await until(ofAdmin, 'ticket.submitted')).toContain('key.created');

    const keeper = await dealer.secretKey('ADMIN');
    await mutate(keeper, 'updateApiKey', { id: globalId('ApiKey', admin.apiKey.id), roles: ['MANAGER'] });
    // Both kinds of events, in turn: the stream notices within seconds that the role is lost, and goes on without keys.
    const round = async () => {
      await dealer.secretKey('AGENT');
      await submit(app, manager.secret);
      expect(await until(ofManager, 'ticket.submitted')).toEqual(['ticket.submitted']);
      return until(ofAdmin, 'ticket.submitted');
    };
    let types = await round();
    while (types.length > 1) types = await round();
    expect(await round()).toEqual(['ticket.submitted']);
  });

  test('do not hinder anybody’s ticket events', async () => {
    const { dealer } = await family();
    const agent = await dealer.secretKey('AGENT');
    const { id } = await submit(app, agent);
    expect(typesOf(await listed(agent, { ticket: id }))).toEqual(['ticket.submitted']);
  });
});
