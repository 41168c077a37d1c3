import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createKeyAsOperator,
  type RateLimits,
  revokeKeyAsOperator,
  usualLimits,
} from '../src/modules/access/index.ts';
import { newTicketNumber } from '../src/modules/ticket/number.ts';
import { parseNetwork } from '../src/platform/client-address.ts';
import { SandboxClock } from '../src/platform/clock.ts';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from './app.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { RawSocket } from './live-client.ts';
import { headquartersKey } from './network.ts';

/** The dealer's proxy, which says where its visitors come from. */
const proxy = '127.0.0.1';
const visitor = (address: string) => ({ from: proxy, headers: { 'x-forwarded-for': address } });

const patience = { timeout: 30_000 };
const noon = '2026-11-29T12:00:00Z';
let database: TestDatabase;
let apps: TestApp[] = [];
let dealer: TestOrganization;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const app of apps) await app.stop();
  apps = [];
  await database.drop();
});

async function node(changed: Partial<RateLimits> = {}): Promise<TestApp> {
  const app = await createTestApp({
    databaseUrl: database.url,
    rateLimits: { ...usualLimits, ...changed },
    trustedProxies: [parseNetwork(proxy)!],
  });
  app.clock.hold(noon);
  apps.push(app);
  return app;
}

const requestTracking = /* GraphQL */ `
  mutation ($number: String!, $contact: String!) {
    requestTracking(input: { number: $number, contact: $contact }) {
      __typename
      ... on ValidationError {
        issues {
          code
          message
        }
      }
    }
  }
`;
const submitTicket = /* GraphQL */ `
  mutation ($phone: String!) {
    submitTicket(input: { description: "It drips.", contact: { name: "Ann", phone: $phone } }) {
      ... on SubmitTicketPayload {
        number
        trackingToken
      }
    }
  }
`;
const deviceCheck = `query ($serial: String!) { deviceCheck(serial: $serial, modelCode: "NOMODEL") { recognised } }`;
const limitedEvents = `{ events(filter: { types: ["access."] }, first: 50) {
  nodes { type summary actor { kind } ... on AccessLimitedEvent { limit address key } } } }`;

let phones = 0;
const phone = () => `+1 415 555 ${String(phones++).padStart(4, '0')}`;

/** All of an answer that its caller gets to see. */
async function seen(
  app: TestApp,
  as: string,
  query: string,
  variables: object,
  address: string,
): Promise<string> {
  // As requests come over connections, what else there is to do gets its turn.
  await setImmediate();
  const { from, headers } = visitor(address);
  const named = as.startsWith('pk_')
    ? { extensions: { persistedQuery: { version: 1, sha256Hash: await app.trust(query) } } }
    : { query };
  const response = await app.fetch(
    new Request('http://test/graphql', {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        authorization: `Bearer ${as}`,
        origin: shopOrigin,
      },
      body: JSON.stringify({ ...named, variables }),
    }),
    from,
  );
  const told = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return [response.status, ...told.map(([name, value]) => `${name}: ${value}`), await response.text()].join(
    '\n',
  );
}

/** Works through a list, several at a time. */
async function inParallel<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return results;
}

const eventsOf = async (app: TestApp, as: string) => {
  const { data } = await app.query<{ events: { nodes: Record<string, unknown>[] } }>(limitedEvents, { as });
  return data.events.nodes;
};

describe('requestTracking', () => {
  test('of 10,000 guesses as many are tried as may be, all others answer alike, and one event tells of each limit', async () => {
    const app = await node();
    dealer = await app.organization();
    const [page, desk, headquarters] = [
      await dealer.publishableKey(),
      await dealer.secretKey('AGENT'),
      await headquartersKey(app, 'AGENT'),
    ];
    const owner = phone();
    const { data } = await app.query<{ submitTicket: { number: string } }>(submitTicket, {
      as: page,
      variables: { phone: owner },
      ...visitor('192.0.2.200'),
    });
    const known = { number: data.submitTicket.number, contact: owner };
    const guesses = Array.from({ length: 10_000 }, (_, guess) =>
      // The one that is right comes among those that are too many.
      guess % 1_000 === 999 ? known : { number: newTicketNumber(), contact: phone() },
    );
    const answers: string[] = [];
    for (const guess of guesses) answers.push(await seen(app, page, requestTracking, guess, '192.0.2.1'));
    const limited = answers.filter((answer) => answer.startsWith('429\n'));
    const tried = answers.filter((answer) => !answer.startsWith('429\n'));
    expect([...new Set(tried)]).toEqual([expect.stringContaining('no_match')]);
    expect(tried).toHaveLength(usualLimits['requestTracking.address'].count);
    // First by the limit of the verb, and then, before anybody looks at the key, by that of all requests of an address.
    const { count } = usualLimits.address;
    expect([...new Set(limited.slice(0, count - 20))]).toEqual([
      expect.stringMatching(/retry-after: 30\n[^]*"code":"RATE_LIMITED","retryAfter":30/),
    ]);
    expect([...new Set(limited.slice(count - 20))]).toEqual([
      expect.stringMatching(/retry-after: 1\n[^]*"code":"RATE_LIMITED","retryAfter":1/),
    ]);
    // Of both limits the operator is told once, and those who have the key of that.
    await expect.poll(() => eventsOf(app, headquarters), patience).toHaveLength(2);
    expect(await eventsOf(app, headquarters)).toContainEqual(expect.objectContaining({ limit: 'address' }));
    expect(await eventsOf(app, desk)).toEqual([
      {
        type: 'access.limited',
        summary: 'Aftercare refused requests beyond the limit requestTracking.address from 192.0.2.1.',
        actor: { kind: 'SYSTEM' },
        limit: 'requestTracking.address',
        address: '192.0.2.1',
        key: null,
      },
    ]);
    // The owner looks it up from elsewhere.
    expect(await seen(app, page, requestTracking, known, '192.0.2.2')).toContain('RequestTrackingPayload');
  }, 300_000);

  test('nobody guesses the contact of one ticket from many addresses, with whatever key', async () => {
    const app = await node();
    dealer = await app.organization();
    const [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
    const number = newTicketNumber();
    const answers: string[] = [];
    for (let guess = 0; guess < 15; guess++) {
      const as = guess % 2 ? page : desk;
      answers.push(await seen(app, as, requestTracking, { number, contact: phone() }, `192.0.2.${guess}`));
    }
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      ...Array.from({ length: 10 }, () => '200'),
      ...Array.from({ length: 5 }, () => '429'),
    ]);
    expect(answers.at(-1)).toContain('requestTracking.number');
    app.clock.advance((60 * 60_000) / 10);
    expect(await seen(app, page, requestTracking, { number, contact: phone() }, '192.0.2.90')).toContain(
      'no_match',
    );
  });
});

test('who asks for documents that nobody knows is counted before they are looked for', async () => {
  const app = await node({ address: { count: 5, seconds: 600 } });
  const page = await (await app.organization()).publishableKey();
  const { from, headers } = visitor('192.0.2.1');
  const ask = async (at: number) => {
    const body = JSON.stringify({ documentId: `sha256:${String(at).padStart(64, '0')}` });
    const request = new Request('http://test/graphql', {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        authorization: `Bearer ${page}`,
        origin: shopOrigin,
      },
      body,
    });
    return (await app.fetch(request, from)).status;
  };
  const statuses: number[] = [];
  for (let at = 0; at < 7; at++) statuses.push(await ask(at));
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
});

describe('submitTicket', () => {
  test('1,000 forms a minute from one address are stopped on all nodes together; another visitor of the dealer gets through', async () => {
    const nodes = [await node(), await node()] as const;
    const [first, second] = nodes;
    dealer = await first.organization();
    const page = await dealer.publishableKey();
    const send = async (app: TestApp, address: string, number = phone()) => {
      const { status, data } = await app.query<{ submitTicket: { number: string } } | null>(submitTicket, {
        as: page,
        variables: { phone: number },
        ...visitor(address),
      });
      return data ? 201 : status;
    };
    let passed = 0;
    // A minute of it, in six parts.
    for (let part = 0; part < 6; part++) {
      const forms = Array.from({ length: 168 }, (_, form) => nodes[form % 2]!);
      const statuses = await inParallel(forms, (app) => send(app, '198.51.100.1'));
      expect([...new Set(statuses)].toSorted((one, other) => one - other)).toEqual(
        part % 3 === 0 ? [201, 429] : [429],
      );
      passed += statuses.filter((status) => status === 201).length;
      for (const app of nodes) expect(await send(app, '198.51.100.2')).toBe(201);
      for (const app of nodes) app.clock.advance(10_000);
    }
    // Those at once, and one for each half of a minute.
    expect(passed).toBe(21);
    // Whoever has all of a network of IPv6 is one, and so is who writes more addresses in front of their own.
    const many = Array.from({ length: 60 }, (_, host) => `2001:db8::${(host + 1).toString(16)}`);
    const network = await inParallel(many, (address) => send(first, address));
    expect(network.filter((status) => status === 201)).toHaveLength(20);
    const liar = await inParallel(many, (address) => send(second, `${address}, 203.0.113.9`));
    expect(liar.filter((status) => status === 201)).toHaveLength(20);
  }, 300_000);

  test('nobody fills the desk in the name of one contact from many addresses', async () => {
    const app = await node();
    dealer = await app.organization();
    const page = await dealer.publishableKey();
    const victim = phone();
    const statuses: number[] = [];
    for (let form = 0; form < 12; form++) {
      const { status } = await app.query(submitTicket, {
        as: page,
        // However it is written.
        variables: { phone: form % 2 ? victim : victim.replaceAll(' ', '-') },
        ...visitor(`198.51.100.${form}`),
      });
      statuses.push(status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });

  test('staff and partners with a secret key send as many as their key may', async () => {
    const app = await node();
    dealer = await app.organization();
    const desk = await dealer.secretKey('AGENT');
    const contact = phone();
    const forms = Array.from({ length: 25 }, () => contact);
    const answers = await inParallel(forms, (number) =>
      seen(app, desk, submitTicket, { phone: number }, '198.51.100.3'),
    );
    expect(answers.every((answer) => answer.startsWith('200\n'))).toBe(true);
  });
});

test('deviceCheck is limited by address and by serial, and answers of it that are refused tell nothing', async () => {
  const app = await node();
  dealer = await app.organization();
  const page = await dealer.publishableKey();
  const { serial } = await app.device(dealer);
  const ask = (of: string, address: string) => seen(app, page, deviceCheck, { serial: of }, address);
  const serials = Array.from({ length: 80 }, (_, index) => (index < 60 ? `SNNOBODY${index}` : serial));
  const answers: string[] = [];
  for (const of of serials) answers.push(await ask(of, '203.0.113.1'));
  expect(answers.filter((answer) => answer.startsWith('200\n'))).toHaveLength(60);
  const unknown = await ask('SNNOBODY', '203.0.113.1');
  expect([...new Set(answers.slice(60))]).toEqual([unknown]);
  // As many at once as one request may ask for.
  const aliases = Array.from(
    { length: 20 },
    (_, index) => `c${index}: deviceCheck(serial: "SN1", modelCode: "M") { recognised }`,
  );
  const many: string[] = [];
  while (many.length < 4) many.push(await seen(app, page, `{ ${aliases.join(' ')} }`, {}, '203.0.113.2'));
  expect(many.map((answer) => answer.slice(0, 3))).toEqual(['200', '200', '200', '429']);
  // The serial is taken up by that, for everybody.
  expect(await ask('sn 1', '203.0.113.3')).toContain('deviceCheck.serial');
});

describe('the general limits', () => {
  const ask = (app: TestApp, as: string | undefined, address: string) =>
    app.query<unknown>('{ viewer { kind } }', { as, ...visitor(address) });

  test('hold a secret key, whatever address it comes from, and no other key', async () => {
    const app = await node({ secretKey: { count: 5, seconds: 60 } });
    dealer = await app.organization();
    const [one, other] = [await dealer.secretKey('AGENT'), await dealer.secretKey('AGENT')];
    for (let request = 0; request < 5; request++) {
      expect((await ask(app, one, `192.0.2.${request}`)).status).toBe(200);
    }
    const refused = await ask(app, one, '192.0.2.77');
    expect(refused).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 12 } }],
    });
    expect(refused.headers.get('retry-after')).toBe('12');
    expect((await ask(app, other, '192.0.2.77')).status).toBe(200);
    app.clock.advance(12_000);
    expect((await ask(app, one, '192.0.2.77')).status).toBe(200);
  });

  test('count each 4 kB of what is sent, refused or not', async () => {
    const app = await node({ secretKey: { count: 300, seconds: 60 } });
    dealer = await app.organization();
    const base = await app.listen();
    const [key, other] = [await dealer.secretKey('AGENT'), await dealer.secretKey('AGENT')];
    const post = async (bytes: number, as = key) => {
      const query = '{ viewer { kind } }';
      const body = JSON.stringify({ query, variables: { a: Array(10).fill('x'.repeat(bytes / 10)) } });
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${as}` };
      const response = await fetch(`${base}/graphql`, { method: 'POST', headers, body });
      await response.arrayBuffer();
      return [response.status, response.headers.get('retry-after')];
    };
    expect(await post(800_000)).toEqual([200, null]);
    // Each is 195 and a request: of 300 there are 92 too many, and 195 more when it comes again, earned back five a second.
    expect(await post(800_000)).toEqual([429, '58']);
    expect(await post(100)).toEqual([429, '19']);
    expect(await post(100, other)).toEqual([200, null]);
    app.clock.advance(19_000);
    expect(await post(100)).toEqual([200, null]);
    const peer = await RawSocket.connect(base, key);
    peer.subscribe('1', '{ viewer { kind } }', { a: 'x'.repeat(100_000) });
    expect(await peer.closed).toMatchObject({
      code: 1013,
      reason: expect.stringContaining('too often (secretKey)') as string,
    });
  });

  test('hold a tracking token, and an address that comes without a secret key', async () => {
    const app = await node({ trackingToken: { count: 3, seconds: 60 }, address: { count: 6, seconds: 60 } });
    dealer = await app.organization();
    const [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
    const { data } = await app.query<{ submitTicket: { trackingToken: string } }>(submitTicket, {
      as: desk,
      variables: { phone: phone() },
    });
    const { trackingToken } = data.submitTicket;
    const statuses = [];
    for (const as of [
      trackingToken,
      trackingToken,
      trackingToken,
      trackingToken,
      page,
      undefined,
      page,
      desk,
    ]) {
      statuses.push((await ask(app, as, '192.0.2.8')).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 429, 200]);
    expect((await ask(app, page, '192.0.2.9')).status).toBe(200);
    const upload = await app.fetch(
      new Request('http://test/uploads', {
        method: 'POST',
        headers: { ...visitor('192.0.2.8').headers, authorization: `Bearer ${page}`, origin: shopOrigin },
      }),
      proxy,
    );
    expect([upload.status, upload.headers.get('retry-after')]).toEqual([429, '10']);
  });

  test('an address that tries keys is stopped, and those who are known there are not', async () => {
    const app = await node({ 'authentication.address': { count: 10, seconds: 600 } });
    dealer = await app.organization();
    const [known, fresh, headquarters] = [
      await dealer.secretKey('AGENT'),
      await dealer.secretKey('AGENT'),
      await headquartersKey(app, 'AGENT'),
    ];
    expect((await ask(app, known, '192.0.2.20')).status).toBe(200);
    const statuses = [];
    for (let guess = 0; guess < 12; guess++) {
      statuses.push((await ask(app, guess % 2 ? `sk_wrong${guess}` : 'tt_a.b.c', '192.0.2.20')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await ask(app, fresh, '192.0.2.20')).status).toBe(429);
    expect((await ask(app, known, '192.0.2.20')).status).toBe(200);
    expect((await ask(app, fresh, '192.0.2.21')).status).toBe(200);
    // Nobody's key: that is for the headquarters to know.
    await expect
      .poll(() => eventsOf(app, headquarters), patience)
      .toContainEqual(expect.objectContaining({ limit: 'authentication.address', address: '192.0.2.20' }));
    expect(await eventsOf(app, fresh)).toEqual([]);
  });

  test('a key that was good is a bad one once it is revoked, and shuts out its address no longer than the limit', async () => {
    const app = await node({ 'authentication.address': { count: 10, seconds: 600 } });
    const { apiKey, secret } = await createKeyAsOperator(app.platform, {
      organization: 'HQ',
      kind: 'SECRET',
      roles: ['AGENT'],
    });
    const fresh = await headquartersKey(app, 'AGENT');
    expect((await ask(app, secret, '192.0.2.30')).status).toBe(200);
    await revokeKeyAsOperator(app.platform, apiKey.id);
    const statuses = [];
    for (let poll = 0; poll < 30; poll++) statuses.push((await ask(app, secret, '192.0.2.30')).status);
    expect(statuses).toEqual([
      ...Array.from({ length: 10 }, () => 401),
      ...Array.from({ length: 20 }, () => 429),
    ]);
    // Also those that come at once, of which none is refused before it is looked up.
    const burst = Array.from({ length: 30 }, (_, guess) => ask(app, `sk_wrong${guess}`, '192.0.2.31'));
    expect((await Promise.all(burst)).filter(({ status }) => status === 401).length).toBeGreaterThan(9);
    for (const address of ['192.0.2.30', '192.0.2.31']) {
      const refused = await ask(app, fresh, address);
      expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: 60 } }]);
    }
    app.clock.advance(60_000);
    for (const address of ['192.0.2.30', '192.0.2.31']) {
      expect((await ask(app, fresh, address)).status).toBe(200);
    }
  });
});

describe('the operator is told', () => {
  const ask = (app: TestApp, address: string) => app.query('{ viewer { kind } }', visitor(address));
  const addressesTold = async (app: TestApp, as: string) =>
    (await eventsOf(app, as)).map(({ address }) => address);

  test('of an address that came when there was no room for it in the log, once there is', async () => {
    const app = await node({ address: { count: 1, seconds: 24 * 60 * 60 } });
    const headquarters = await headquartersKey(app, 'AGENT');
    const crowd = Array.from({ length: 30 }, (_, index) => `192.0.2.${index}`);
    for (const address of crowd) {
      await ask(app, address);
      expect((await ask(app, address)).status).toBe(429);
    }
    await expect.poll(() => addressesTold(app, headquarters), patience).toHaveLength(30);
    for (let request = 0; request < 2; request++) await ask(app, '198.51.100.1');
    app.clock.advance(119_000);
    await ask(app, '198.51.100.1');
    expect(await addressesTold(app, headquarters)).toHaveLength(30);
    app.clock.advance(1_000);
    // The others have been told of within the hour: they leave the room to it.
    for (const address of [...crowd, '198.51.100.1']) await ask(app, address);
    await expect.poll(() => addressesTold(app, headquarters), patience).toContain('198.51.100.1');
    expect(await addressesTold(app, headquarters)).toHaveLength(31);
  });

  test('by the clock of a sandbox, while the limits go by the real time', async () => {
    const ahead = new Date(Date.now() + 366 * 24 * 60 * 60_000);
    const sandbox = new SandboxClock(ahead);
    const app = await createTestApp({
      databaseUrl: database.url,
      rateLimits: { ...usualLimits, address: { count: 1, seconds: 60 } },
      trustedProxies: [parseNetwork(proxy)!],
      sandbox,
    });
    apps.push(app);
    const headquarters = await headquartersKey(app, 'AGENT');
    for (let request = 0; request < 2; request++) await ask(app, '192.0.2.1');
    await expect.poll(() => addressesTold(app, headquarters), patience).toEqual(['192.0.2.1']);
    const [count, ...others] = await app.platform.database.rateLimit.findMany({
      where: { toldAt: { not: null } },
    });
    expect(others).toEqual([]);
    expect(count!.toldAt!.getTime()).toBeGreaterThanOrEqual(ahead.getTime());
    expect(count!.evenAt.getTime()).toBeLessThan(ahead.getTime() - 24 * 60 * 60_000);
  });
});

describe('over WebSocket', () => {
  test('an operation too many is answered with an error, and the connection stays', async () => {
    const app = await node({ secretKey: { count: 2, seconds: 60 } });
    dealer = await app.organization();
    const peer = await RawSocket.connect(await app.listen(), await dealer.secretKey('AGENT'));
    for (const id of ['1', '2']) {
      peer.subscribe(id, '{ viewer { kind } }');
      expect(await peer.next()).toMatchObject({ id, type: 'next' });
      await peer.next();
    }
    peer.subscribe('3', 'subscription { events { id } }');
    expect(await peer.next()).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 30 } }],
    });
    peer.send({ type: 'ping' });
    expect(await peer.next()).toEqual({ type: 'pong' });
  });

  test('a connection too many is refused before it is one', async () => {
    const app = await node({ 'socket.address': { count: 2, seconds: 60 } });
    const base = await app.listen();
    for (let socket = 0; socket < 2; socket++) await RawSocket.open(base);
    const { port } = new URL(base);
    const peer = createConnection(Number(port), '127.0.0.1');
    peer.write(
      'GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    expect(await text(peer)).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\nretry-after: 30\r\n/);
    await expect(RawSocket.open(base)).rejects.toThrow('429');
  });

  test('an address that tries keys is told to come later', async () => {
    const app = await node({ 'authentication.address': { count: 1, seconds: 60 } });
    const base = await app.listen();
    const closes = [];
    for (let guess = 0; guess < 2; guess++) {
      const peer = await RawSocket.open(base);
      peer.send({ type: 'connection_init', payload: { authorization: `Bearer sk_wrong${guess}` } });
      closes.push((await peer.closed).code);
    }
    expect(closes).toEqual([4403, 1013]);
  });
});
