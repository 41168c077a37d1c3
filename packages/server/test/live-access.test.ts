import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createKeyAsOperator,
  revokeKeyAsOperator,
  rotateKeyAsOperator,
} from '../src/modules/access/index.ts';
import { globalId } from '../src/platform/global-id.ts';
import { createTestApp, shopOrigin, type TestApp, type TestOrganization } from './app.ts';
import { followSse, type Message, RawSocket } from './live-client.ts';

/** What a revocation promises. */
const endsWithinMs = 5_000;

let here: TestApp;
let there: TestApp;
let base: string;

beforeAll(async () => {
  here = await createTestApp();
  there = await createTestApp({ databaseUrl: here.databaseUrl });
  base = await there.listen();
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const follow =
  'subscription ($filter: EventFilter) { events(after: "0-0", filter: $filter) { id type ticket { id } } }';
const ended = (code: string) => ({ type: 'error', id: '1', payload: [{ extensions: { code } }] });

interface EventMessage {
  payload: { data: { events: { id: string; type: string; ticket: { id: string } | null } } };
}
const eventOf = (message: Message) => (message as unknown as EventMessage).payload.data.events;

async function submit(organization: TestOrganization, key?: string) {
  const { data } = await here.query<{ submitTicket: { ticket: { id: string }; trackingToken: string } }>(
    `mutation { submitTicket(input: { description: "Noise", contact: { name: "Ann", phone: "+8613800000000" } }) {
      ... on SubmitTicketPayload { trackingToken ticket { id } } } }`,
    { as: key ?? (await organization.secretKey('AGENT')) },
  );
  return { id: data.submitTicket.ticket.id, trackingToken: data.submitTicket.trackingToken };
}

/** A stream on the other node that is known to be live: the first event of its own organization has come through. */
async function followLive(organization: TestOrganization, key: string): Promise<RawSocket> {
  const peer = await RawSocket.connect(base, key);
  peer.subscribe('1', follow);
  await submit(organization);
  expect((await peer.next()).type).toBe('next');
  return peer;
}

const keyOf = (organization: TestOrganization, expiresAt?: Date) =>
  createKeyAsOperator(here.platform, {
    organization: organization.code,
    kind: 'SECRET',
    roles: ['AGENT'],
    expiresAt,
  });

const soonMs = 120_000;
/** Until soon, by the clock of the other node, which runs ahead where a test has advanced it. */
const untilSoon = () => there.clock.now().getTime() + soonMs - here.clock.now().getTime();

/** Every way in which a right ends: `prepare` makes the key that is used, `end` ends the right on the other node. */
const endings: Record<
  string,
  {
    code: string;
    prepare: (key: { id: string; secret: string }) => Promise<unknown>;
    end: (id: string) => Promise<unknown>;
  }
> = {
  'is revoked': {
    code: 'UNAUTHENTICATED',
    prepare: async () => undefined,
    end: (id) => revokeKeyAsOperator(here.platform, id),
  },
  expires: {
    code: 'UNAUTHENTICATED',
    prepare: ({ id }) =>
      here.platform.database.apiKey.update({
        where: { id },
        data: { expiresAt: new Date(here.clock.now().getTime() + untilSoon()) },
      }),
    end: async () => there.clock.advance(soonMs),
  },
  'is an old secret whose overlap ends': {
    code: 'UNAUTHENTICATED',
    prepare: ({ id }) => rotateKeyAsOperator(here.platform, id, { overlap: untilSoon() }),
    end: async () => there.clock.advance(soonMs),
  },
  'is an old secret when a rotation leaves no overlap': {
    code: 'UNAUTHENTICATED',
    prepare: async () => undefined,
    end: (id) => rotateKeyAsOperator(here.platform, id, { overlap: 0 }),
  },
  'loses the role for it': {
    code: 'FORBIDDEN',
    prepare: async () => undefined,
    end: async (id) => {
      const admin = await headquarters();
      const { errors } = await here.query(
        'mutation ($id: ID!) { updateApiKey(input: { id: $id, roles: [] }) { __typename } }',
        { as: admin, variables: { id: globalId('ApiKey', id) } },
      );
      expect(errors).toBeUndefined();
    },
  },
};

const headquarters = async () =>
  (await createKeyAsOperator(here.platform, { organization: 'HQ', kind: 'SECRET', roles: ['ADMIN'] })).secret;

describe('a stream ends', () => {
  test.each(Object.entries(endings))(
    'within 5 s, over WebSocket and SSE, when its key %s on another node, and has no event after',
    async (_what, { code, prepare, end }) => {
      const dealer = await here.organization();
      const { apiKey, secret } = await keyOf(dealer);
      await prepare({ id: apiKey.id, secret });
      const peer = await followLive(dealer, secret);
      const results = followSse(base, secret, 'subscription { events(after: "0-0") { id } }');
      expect(await results.next()).toMatchObject({ value: { data: { events: {} } } });

      await end(apiKey.id);
      const started = performance.now();
      expect(await peer.next()).toMatchObject(ended(code));
      expect(await results.next()).toMatchObject({ value: { errors: [{ extensions: { code } }] } });
      expect(performance.now() - started).toBeLessThan(endsWithinMs);
      expect(await results.next()).toMatchObject({ done: true });

      await submit(dealer);
      const answers = { FORBIDDEN: 'next', UNAUTHENTICATED: 'error' } as Record<string, string>;
      peer.subscribe('3', '{ viewer { kind } }');
      expect(await peer.next()).toMatchObject({ id: '3', type: answers[code] });
      expect(code === 'FORBIDDEN' || peer.unread === 0).toBe(true);
    },
  );

  test('for a page as soon as its origin is taken from the key: the open socket does nothing more', async () => {
    const dealer = await here.organization();
    const key = await dealer.publishableKey();
    const peer = await RawSocket.connect(base, key, shopOrigin);
    const sha256Hash = await here.trust('{ viewer { kind } }');
    const ask = (id: string) => {
      const payload = { query: '', extensions: { persistedQuery: { version: 1, sha256Hash } } };
      peer.send({ id, type: 'subscribe', payload });
      return peer.next();
    };
    expect(await ask('1')).toMatchObject({ type: 'next' });
    expect(await peer.next()).toMatchObject({ type: 'complete' });
    const { id } = await here.platform.database.apiKey.findFirstOrThrow({
      where: { organizationId: dealer.id, kind: 'PUBLISHABLE' },
    });
    await here.query(
      'mutation ($id: ID!) { updateApiKey(input: { id: $id, origins: ["https://other.example"] }) { __typename } }',
      { as: await headquarters(), variables: { id: globalId('ApiKey', id) } },
    );
    expect(await ask('2')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('when the tracking tokens of its ticket are revoked', async () => {
    const { id, trackingToken } = await submit(await here.organization());
    const peer = await RawSocket.connect(base, trackingToken);
    peer.subscribe('1', 'subscription { trackedEvents(after: "0-0") { type byCustomer } }');
    expect(await peer.next()).toMatchObject({
      payload: { data: { trackedEvents: { type: 'ticket.submitted', byCustomer: false } } },
    });
    const rowId = Buffer.from(id, 'base64url').toString().split(':')[1]!;
    await here.platform.database.ticket.update({
      where: { id: rowId },
      data: { trackingEpoch: { increment: 1 } },
    });
    expect(await peer.next()).toMatchObject(ended('UNAUTHENTICATED'));
  });
});

test('a dealer that is new below a center is in the center’s stream from its first event, ticket and all', async () => {
  const center = await here.organization('HQ', 'SERVICE_CENTER');
  const peer = await followLive(center, await center.secretKey('AGENT'));
  const dealer = await here.organization(center.code);
  const { id } = await submit(dealer);
  expect(eventOf(await peer.next())).toMatchObject({ type: 'ticket.submitted', ticket: { id } });
});

test('events of others stay silent, whatever the filter names', async () => {
  const [mine, others] = [await here.organization(), await here.organization()];
  const key = await mine.secretKey('AGENT');
  const device = await here.device(others);
  const foreign = await submit(others);
  const filters = [
    { ticket: foreign.id },
    { device: globalId('Device', device.id) },
    { ticket: 'not an id' },
    { ticket: globalId('Device', device.id) },
    { types: ['ticket_'] },
    { types: ['ticket%'] },
    { types: ['%'] },
    { types: ['ticket.\0'] },
  ];
  const peer = await RawSocket.connect(base, key);
  filters.forEach((filter, i) => peer.subscribe(`${i}`, follow, { filter }));
  const { data } = await here.query<{ a: { nodes: [] }; b: { nodes: [] } }>(
    'query ($a: EventFilter, $b: EventFilter) { a: events(filter: $a) { nodes { id } } b: events(filter: $b) { nodes { id } } }',
    { as: key, variables: { a: filters[0], b: { types: ['ticket.\0'] } } },
  );
  expect(data).toEqual({ a: { nodes: [] }, b: { nodes: [] } });

  peer.subscribe('own', follow, { filter: { types: ['ticket.sub', 'nothing'] } });
  await submit(others);
  const { id } = await submit(mine, key);
  const message = await peer.next();
  expect(message.id).toBe('own');
  expect(eventOf(message).ticket).toEqual({ id });
  expect(peer.unread).toBe(0);
});
