import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { prove } from '../../../test/forms.ts';
import { call, contact, historyOf, outcome } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { keepTime } from './keep-time.ts';

let app: TestApp;
let dealer: TestOrganization;
let page: string;
let desk: string;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const description = 'It hums, and shows E4.';

async function newDealer(): Promise<void> {
  dealer = await app.organization();
  [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
}
beforeAll(newDealer);

interface Kept {
  id: string;
  version: number;
  status: string;
  allowedTransitions: string[];
  quarantine: { reasons: string[]; endedAt: string | null; endedBy: string | null } | null;
  sla: { clocks: { kind: string; dueAt: string }[] };
}

async function find(number: string): Promise<Kept> {
  const { data } = await app.query<{ ticket: Kept }>(
    `query ($number: String!) {
      ticket(number: $number) {
        id version status allowedTransitions
        quarantine { reasons endedAt endedBy }
        sla { clocks { kind dueAt } }
      }
    }`,
    { as: desk, variables: { number } },
  );
  return data.ticket;
}

async function list(filter = ''): Promise<string[]> {
  const { data } = await app.query<{ tickets: { nodes: { number: string }[] } }>(
    `{ tickets${filter && `(filter: ${filter})`} { nodes { number } } }`,
    { as: desk },
  );
  return data.tickets.nodes.map(({ number }) => number);
}

async function send(input: Record<string, unknown> = {}, from = page) {
  const sent = await outcome(app, 'submitTicket', from, { description, contact, ...input });
  expect(sent.__typename).toBe('SubmitTicketPayload');
  return { number: sent.number!, trackingToken: sent.trackingToken! };
}

const sendSuspect = () => send({ formProof: null });
const reasonsOf = async (number: string) => (await find(number)).quarantine?.reasons ?? [];

describe('is suspect', () => {
  beforeAll(newDealer);

  test('a submission of a script that knows of no proof, and it is taken in all the same', async () => {
    const { number, trackingToken } = await sendSuspect();
    expect(number).toMatch(/^AC-\w{4}-\w{4}$/);
    expect(await find(number)).toMatchObject({
      status: 'SUBMITTED',
      allowedTransitions: [],
      quarantine: { reasons: ['NO_PROOF'], endedAt: null, endedBy: null },
      sla: { clocks: [] },
    });
    const { data } = await app.query('{ trackedTicket { number status } }', { as: trackingToken });
    expect(data).toEqual({ trackedTicket: { number, status: 'SUBMITTED' } });
  });

  test.each<[string, string[], () => Promise<Record<string, unknown>>]>([
    ['nothing that speaks against it', [], async () => ({})],
    ['a proof that is none', ['INVALID_PROOF'], async () => ({ formProof: 'no proof' })],
    [
      'a proof from the page of another key',
      ['INVALID_PROOF'],
      async () => ({ formProof: await prove(app.platform, await dealer.publishableKey()) }),
    ],
    [
      'a proof that is too old',
      ['EXPIRED_PROOF'],
      async () => ({ formProof: await prove(app.platform, page, hourMs) }),
    ],
    [
      'a form that was sent at once',
      ['TOO_FAST'],
      async () => ({ formProof: await prove(app.platform, page, 0) }),
    ],
    ['something in the honeypot', ['HONEYPOT'], async () => ({ honeypot: 'Best offer' })],
    ['blanks in the honeypot', [], async () => ({ honeypot: ' ' })],
    [
      'links for words',
      ['MOSTLY_LINKS'],
      async () => ({ description: 'https://a.example https://b.example' }),
    ],
  ])('one with %s: %j', async (_what, reasons, input) => {
    const { number } = await send(await input());
    expect(await reasonsOf(number)).toEqual(reasons);
    expect((await list()).includes(number)).toBe(reasons.length === 0);
    expect((await list('{ quarantined: true }')).includes(number)).toBe(reasons.length > 0);
  });

  test('one with a proof that was used before; but not the same one once more', async () => {
    const formProof = await prove(app.platform, page);
    const first = await send({ formProof, idempotencyKey: 'click' });
    const again = await send({ formProof, idempotencyKey: 'click' });
    expect(again).toEqual(first);
    const renewed = await send({ formProof: await prove(app.platform, page), idempotencyKey: 'click' });
    expect(renewed).toEqual(first);
    const replayed = await send({ formProof });
    expect([await reasonsOf(first.number), await reasonsOf(replayed.number)]).toEqual([
      [],
      ['REPLAYED_PROOF'],
    ]);
  });

  test('all but one of many that use one proof at once', async () => {
    const formProof = await prove(app.platform, page);
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, index) => send({ formProof, description: `${description} ${index}` })),
    );
    const reasons = await Promise.all(sent.map(({ number }) => reasonsOf(number)));
    expect(reasons.filter(([reason]) => reason === undefined)).toHaveLength(1);
    expect(reasons.filter(([reason]) => reason === 'REPLAYED_PROOF')).toHaveLength(11);
  });

  test('the same text for the fourth time within a day, to one organization', async () => {
    const text = { description: `${description} Since yesterday evening.` };
    const reasons: string[][] = [];
    for (let count = 0; count < 4; count++) reasons.push(await reasonsOf((await send(text)).number));
    expect(reasons).toEqual([[], [], [], ['REPEATED_TEXT']]);
    const elsewhere = await app.organization();
    await send(text, await elsewhere.publishableKey());
    const { ticket } = app.platform.database;
    expect(await ticket.count({ where: { originId: elsewhere.id, quarantined: true } })).toBe(0);
  });

  test('nothing that comes with a secret key', async () => {
    const { number } = await send({ honeypot: 'x', description: 'https://a.example' }, desk);
    expect(await reasonsOf(number)).toEqual([]);
  });
});

describe('formChallenge', () => {
  const document = '{ formChallenge { challenge readyIn expiresIn } }';

  test('is for who may submit', async () => {
    const { trackingToken } = await send();
    const codes: unknown[] = [];
    for (const as of [page, trackingToken, await dealer.secretKey(), undefined]) {
      const { errors } = await app.query(document, { ...(as && { as }) });
      codes.push(errors?.[0]?.extensions['code']);
    }
    expect(codes).toEqual([undefined, 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED']);
  });

  test('is a challenge of ALTCHA, with the times that go with it', async () => {
    const { data } = await app.query<{ formChallenge: { challenge: string } }>(document, { as: page });
    expect(data.formChallenge).toMatchObject({ readyIn: 2, expiresIn: 3600 });
    const { parameters, signature } = JSON.parse(data.formChallenge.challenge) as Record<string, object>;
    expect(parameters).toMatchObject({ algorithm: 'PBKDF2/SHA-256', cost: 1000 });
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('in quarantine', () => {
  beforeAll(newDealer);

  test('a ticket is found by its number and in the list of the quarantine, and nowhere else', async () => {
    const { number } = await sendSuspect();
    const { id } = await find(number);
    expect(await list('{ quarantined: true }')).toEqual([number]);
    for (const filter of ['', '{ quarantined: false }', '{ status: [SUBMITTED] }', `{ search: "E4" }`]) {
      expect(await list(filter)).toEqual([]);
    }
    expect(await list(`{ search: "${number.toLowerCase()}" }`)).toEqual([number]);
    const { data } = await app.query<{ ticket: { customer: object } }>(
      'query ($id: ID!) { ticket(id: $id) { customer { tickets { nodes { number } } } } }',
      { as: desk, variables: { id } },
    );
    expect(data.ticket.customer).toEqual({ tickets: { nodes: [] } });
  });

  test('its customer is promised what everybody is, and told nothing of it', async () => {
    const document = `{ trackedTicket {
      promises { kind state dueAt explanation } timeline { type status } canCancel canComment
    } }`;
    const suspect = await app.query(document, { as: (await sendSuspect()).trackingToken });
    const usual = await app.query(document, { as: (await send()).trackingToken });
    const withoutTimes = (data: unknown) =>
      JSON.stringify(data).replaceAll(/\d{2}:\d{2}(:\d{2}\.\d+Z)?/g, '…');
    expect(withoutTimes(suspect.data)).toBe(withoutTimes(usual.data));
    expect(suspect.data).toMatchObject({ trackedTicket: { promises: [{ kind: 'RESPONSE' }, {}, {}] } });
  });

  test.each<[string, Record<string, unknown>]>([
    ['acceptTicket', {}],
    ['classifyTicket', { priority: 'P1' }],
    ['cancelTicket', { reason: 'Sold.' }],
    ['handOverTicket', { organization: 'HQ', note: 'Yours.' }],
    ['addComment', { body: 'hello' }],
    ['unassignTicket', {}],
  ])('%s is refused, with the way out', async (verb, input) => {
    const { number } = await sendSuspect();
    const before = await find(number);
    expect(await outcome(app, verb, desk, { id: before.id, ...input })).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: [{ path: ['id'], code: 'quarantined' }],
    });
    expect(await find(number)).toEqual(before);
  });

  test('its customer can write on it and withdraw it, which ends the quarantine', async () => {
    const { number, trackingToken } = await sendSuspect();
    await outcome(app, 'commentTrackedTicket', trackingToken, { body: 'Are you there?' });
    await outcome(app, 'cancelTrackedTicket', trackingToken, { reason: 'It works again.' });
    expect(await find(number)).toMatchObject({
      status: 'CANCELLED',
      quarantine: { endedAt: expect.any(String), endedBy: contact.name },
      sla: { clocks: [] },
    });
    expect(await list('{ quarantined: true }')).not.toContain(number);
  });

  test('it does not reach those who follow the stream, but for that it is there', async () => {
    const client = await app.connect(desk);
    const { data } = await app.query<{ eventCursor: string }>('{ eventCursor }', { as: desk });
    const { number, trackingToken } = await sendSuspect();
    await outcome(app, 'commentTrackedTicket', trackingToken, { body: 'Are you there?' });
    const { id } = await find(number);
    await outcome(app, 'releaseTicket', desk, { id });
    const last = await send();
    const heard: string[] = [];
    const query = `subscription ($after: ID) {
      events(after: $after, filter: { types: ["ticket."] }) {
        type ticket { number }
        ... on TicketQuarantinedEvent { reasons }
        ... on TicketMovedEvent { fromStatus toStatus }
      }
    }`;
    interface Heard {
      events: { type: string; ticket: { number: string }; reasons?: string[]; toStatus?: string };
    }
    for await (const message of client.iterate<Heard>({ query, variables: { after: data.eventCursor } })) {
      const { type, ticket, reasons, toStatus } = message.data!.events;
      if (ticket.number === last.number) break;
      if (ticket.number === number) heard.push([type, reasons ?? toStatus].join(' '));
    }
    expect(heard).toEqual(['ticket.quarantined NO_PROOF', 'ticket.released SUBMITTED']);
  });
});

describe('releaseTicket', () => {
  beforeAll(newDealer);

  test('makes it a ticket like any other, promised from when it was submitted', async () => {
    const { number } = await sendSuspect();
    const usual = await find((await send()).number);
    app.clock.advance(10 * minuteMs);
    const { id, version } = await find(number);
    expect(await outcome(app, 'releaseTicket', desk, { id, expectedVersion: version })).toMatchObject({
      __typename: 'ReleaseTicketPayload',
      ticket: { status: 'SUBMITTED', version: version + 1 },
    });
    const released = await find(number);
    expect(released.quarantine).toEqual({
      reasons: ['NO_PROOF'],
      endedAt: expect.any(String),
      endedBy: `desk of ${dealer.code}`,
    });
    expect(released.allowedTransitions).toEqual(['ACCEPTED', 'CANCELLED']);
    expect(released.sla.clocks.map(({ kind }) => kind)).toEqual(usual.sla.clocks.map(({ kind }) => kind));
    for (const [index, { dueAt }] of released.sla.clocks.entries()) {
      const apart = Date.parse(usual.sla.clocks[index]!.dueAt) - Date.parse(dueAt);
      // They were submitted one after the other; ten minutes later they would be due ten minutes later.
      expect(apart).toBeGreaterThanOrEqual(0);
      expect(apart).toBeLessThan(10 * minuteMs);
    }
    expect(await list()).toContain(number);
    expect(await list('{ quarantined: true }')).toEqual([]);
    expect((await outcome(app, 'acceptTicket', desk, { id })).__typename).toBe('AcceptTicketPayload');
    const { events } = await historyOf(app, desk, id);
    expect(events.nodes.map(({ type }) => type)).toEqual([
      'ticket.submitted',
      'ticket.quarantined',
      'ticket.released',
      'ticket.accepted',
    ]);
  });

  test('after all was due tells that it is late; before that nobody was told', async () => {
    const { number, trackingToken } = await sendSuspect();
    const { id } = await find(number);
    app.clock.advance(30 * 24 * hourMs);
    const typesOf = async () => (await historyOf(app, desk, id)).events.nodes.map(({ type }) => type);
    await keepTime(app.platform);
    expect(await typesOf()).toEqual(['ticket.submitted', 'ticket.quarantined']);
    await outcome(app, 'releaseTicket', desk, { id });
    await keepTime(app.platform);
    expect(await typesOf()).toContain('sla.breached');
    const { data } = await app.query<{ trackedTicket: { timeline: { type: string }[] } }>(
      '{ trackedTicket { timeline { type } } }',
      { as: trackingToken },
    );
    expect(data.trackedTicket.timeline).toEqual([{ type: 'ticket.submitted' }]);
  });
});

describe('discardTicket', () => {
  beforeAll(newDealer);

  test('ends it with a reason, which is all that its customer sees', async () => {
    const { number, trackingToken } = await sendSuspect();
    const { id, version } = await find(number);
    const reason = 'We took this for an advertisement. If it is not: please call us.';
    expect(await outcome(app, 'discardTicket', desk, { id, reason, expectedVersion: version })).toMatchObject(
      {
        __typename: 'DiscardTicketPayload',
        ticket: { status: 'CANCELLED' },
      },
    );
    expect(await find(number)).toMatchObject({
      quarantine: { reasons: ['NO_PROOF'], endedBy: `desk of ${dealer.code}` },
      sla: { clocks: [] },
    });
    const { data } = await app.query(
      '{ trackedTicket { status promises { kind } timeline { type text } } }',
      { as: trackingToken },
    );
    expect(data).toEqual({
      trackedTicket: {
        status: 'CANCELLED',
        promises: [],
        timeline: [
          { type: 'ticket.submitted', text: null },
          { type: 'ticket.cancelled', text: reason },
        ],
      },
    });
    app.clock.advance(30 * 24 * hourMs);
    await keepTime(app.platform);
    const { events } = await historyOf(app, desk, id);
    expect(events.nodes.map(({ type }) => type)).toEqual([
      'ticket.submitted',
      'ticket.quarantined',
      'ticket.cancelled',
    ]);
  });

  test('needs a reason', async () => {
    const { id } = await find((await sendSuspect()).number);
    const refused = await outcome(app, 'discardTicket', desk, { id, reason: ' ' });
    expect(refused.issues).toEqual([{ path: ['reason'], code: 'required' }]);
  });
});

describe.each([
  ['releaseTicket', {}],
  ['discardTicket', { reason: 'Spam.' }],
])('%s', (verb, input) => {
  beforeAll(newDealer);

  test('is for the desk', async () => {
    const { id } = await find((await sendSuspect()).number);
    const codes: Record<string, unknown> = {};
    for (const role of Object.values(Role)) {
      const { errors } = await call(app, verb, await dealer.secretKey(role), { id: 'none', ...input });
      codes[role] = errors?.[0]?.extensions['code'];
    }
    const nothingFound = codes['AGENT'];
    expect(codes).toEqual({
      AGENT: nothingFound,
      MANAGER: nothingFound,
      ADMIN: nothingFound,
      TECHNICIAN: 'FORBIDDEN',
      STOREKEEPER: 'FORBIDDEN',
    });
    expect(nothingFound).not.toBe('FORBIDDEN');
    const elsewhere = await (await app.organization()).secretKey('AGENT');
    for (const [key, code] of [
      [page, 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
      [elsewhere, 'NOT_FOUND'],
    ] as const) {
      const { errors } = await call(app, verb, key, { id, ...input });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    }
  });

  test('is refused for a stale version, and for a ticket that is in no quarantine', async () => {
    const { id, version } = await find((await sendSuspect()).number);
    expect(await outcome(app, verb, desk, { id, expectedVersion: version + 1, ...input })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: version,
    });
    expect((await outcome(app, verb, desk, { id, ...input })).__typename).toMatch(/Payload$/);
    for (const target of [id, (await find((await send()).number)).id]) {
      const refused = await outcome(app, verb, desk, { id: target, ...input });
      expect(refused.issues).toEqual([{ path: ['id'], code: 'not_quarantined' }]);
    }
  });

  test('has one effect when two desks press at once', async () => {
    const { id } = await find((await sendSuspect()).number);
    const results = await Promise.all([1, 2, 3].map(() => outcome(app, verb, desk, { id, ...input })));
    expect(results.filter(({ __typename }) => __typename.endsWith('Payload'))).toHaveLength(1);
  });
});
