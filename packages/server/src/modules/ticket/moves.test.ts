import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { call, historyOf, outcome, resolution, ticketIn } from '../../../test/tickets.ts';
import { Role, type TicketStatus } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

interface Change {
  verb: string;
  from: TicketStatus;
  input: Record<string, unknown>;
  roles: Role[];
}

interface Verb extends Change {
  to: TicketStatus;
  event: string;
  /** Everything that can be wrong at once, and what is said of it. */
  invalid?: { input: Record<string, unknown>; issues: [path: string, code: string][] };
}

const desk: Role[] = ['AGENT', 'MANAGER', 'ADMIN'];
const field: Role[] = [...desk, 'TECHNICIAN'];
const over: TicketStatus[] = ['RESOLVED', 'CLOSED', 'CANCELLED'];
const tooLong = 'x'.repeat(20_000);

const verbs: Verb[] = [
  {
    verb: 'acceptTicket',
    from: 'SUBMITTED',
    to: 'ACCEPTED',
    event: 'ticket.accepted',
    input: { priority: 'P1' },
    roles: desk,
    invalid: {
      input: { serviceLevel: 'x'.repeat(51) },
      issues: [['serviceLevel', 'too_long']],
    },
  },
  {
    verb: 'startWork',
    from: 'ACCEPTED',
    to: 'IN_PROGRESS',
    event: 'ticket.started',
    input: {},
    roles: field,
  },
  {
    verb: 'holdTicket',
    from: 'IN_PROGRESS',
    to: 'ON_HOLD',
    event: 'ticket.held',
    input: { reason: 'WAITING_VENDOR', note: 'A board is on its way.' },
    roles: field,
    invalid: {
      input: { reason: 'WAITING_PARTS', note: tooLong },
      issues: [
        ['reason', 'not_allowed'],
        ['note', 'too_long'],
      ],
    },
  },
  { verb: 'resumeTicket', from: 'ON_HOLD', to: 'ACCEPTED', event: 'ticket.resumed', input: {}, roles: field },
  {
    verb: 'resolveTicket',
    from: 'IN_PROGRESS',
    to: 'RESOLVED',
    event: 'ticket.resolved',
    input: resolution,
    roles: field,
    invalid: {
      input: { faultCode: 'x'.repeat(51), cause: 'WEAR', diagnosis: ' ', workDone: tooLong },
      issues: [
        ['faultCode', 'too_long'],
        ['diagnosis', 'required'],
        ['workDone', 'too_long'],
      ],
    },
  },
  {
    verb: 'withdrawQuote',
    from: 'AWAITING_APPROVAL',
    to: 'IN_PROGRESS',
    event: 'ticket.quote_withdrawn',
    input: { reason: 'The fan is cheaper now.' },
    roles: field,
    invalid: { input: { reason: ' ' }, issues: [['reason', 'required']] },
  },
  {
    verb: 'closeTicket',
    from: 'RESOLVED',
    to: 'CLOSED',
    event: 'ticket.closed',
    input: { signedBy: 'Li Wei', rating: 5 },
    roles: desk,
    invalid: {
      input: { signedBy: 'x'.repeat(201), signature: 'M1 1 Z', rating: 6 },
      issues: [
        ['signedBy', 'too_long'],
        ['signature', 'invalid_signature'],
        ['rating', 'invalid_value'],
      ],
    },
  },
  {
    verb: 'reopenTicket',
    from: 'CLOSED',
    to: 'IN_PROGRESS',
    event: 'ticket.reopened',
    input: { reason: 'It drips again.' },
    roles: desk,
    invalid: { input: { reason: '\t' }, issues: [['reason', 'required']] },
  },
  {
    verb: 'cancelTicket',
    from: 'ON_HOLD',
    to: 'CANCELLED',
    event: 'ticket.cancelled',
    input: { reason: 'Sold.' },
    roles: desk,
    invalid: { input: { reason: 'x'.repeat(2_001) }, issues: [['reason', 'too_long']] },
  },
];

/** What changes a ticket without bringing it to another state, while the job is open. */
const changes: Change[] = [
  { verb: 'classifyTicket', from: 'ACCEPTED', input: { priority: 'P1', band: 'NEARBY' }, roles: desk },
  {
    verb: 'diagnoseTicket',
    from: 'IN_PROGRESS',
    input: { faultCode: 'E1', cause: 'WEAR', diagnosis: 'The valve is worn.' },
    roles: field,
  },
  {
    verb: 'handOverTicket',
    from: 'IN_PROGRESS',
    input: { organization: 'HQ', note: 'A board is needed.' },
    roles: field,
  },
];

/** A state that refuses the verb, and where a ticket can go from it instead. */
const refusing = (verb: string): { state: TicketStatus; allowed: TicketStatus[] } =>
  verb === 'closeTicket' || verb === 'reopenTicket'
    ? { state: 'SUBMITTED', allowed: ['ACCEPTED', 'CANCELLED'] }
    : { state: 'RESOLVED', allowed: ['CLOSED', 'IN_PROGRESS'] };

describe.each(verbs)('$verb', ({ verb, from, to, event, input }) => {
  test('moves the ticket, raises its version by one, and records it', async () => {
    const dealer = await app.organization();
    const key = await dealer.secretKey('ADMIN');
    const { id } = await ticketIn(app, key, from);
    const before = await historyOf(app, key, id);
    const done = await outcome(app, verb, key, { id, expectedVersion: before.version, ...input });
    expect(done.ticket).toEqual({ id, status: to, version: before.version + 1 });
    const after = await historyOf(app, key, id);
    const actor = { kind: 'API_KEY', name: `desk of ${dealer.code}` };
    expect(after.events.nodes.slice(before.events.nodes.length)).toEqual([
      { type: event, fromStatus: from, toStatus: to, actor },
      // The cause is recorded with the resolution, and with it who pays.
      ...(verb === 'resolveTicket' ? [{ type: 'ticket.coverage_decided', actor }] : []),
    ]);
  });

  test('is refused from a state that does not allow it, and tells where the ticket can go', async () => {
    const key = await (await app.organization()).secretKey('ADMIN');
    const { state, allowed } = refusing(verb);
    const { id } = await ticketIn(app, key, state);
    const before = await historyOf(app, key, id);
    expect(await outcome(app, verb, key, { id, ...input })).toMatchObject({
      __typename: 'IllegalTransitionError',
      code: 'ILLEGAL_TRANSITION',
      from: state,
      allowed,
    });
    expect(await historyOf(app, key, id)).toEqual(before);
  });
});

describe.each<Change>([...verbs, ...changes])('$verb', ({ verb, from, input, roles }) => {
  test('is for the roles of the table, and for no others', async () => {
    const dealer = await app.organization();
    const id = globalId('Ticket', newId());
    const allowed: Role[] = [];
    for (const role of Object.values(Role)) {
      const { errors } = await call(app, verb, await dealer.secretKey(role), { id, ...input });
      const code = errors?.[0]?.extensions['code'];
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code);
      if (code === 'NOT_FOUND') allowed.push(role);
    }
    expect(allowed.sort()).toEqual([...roles].sort());
  });

  test.each([
    ['a key without a role', 'FORBIDDEN', async () => (await app.organization()).secretKey()],
    ['a publishable key', 'FORBIDDEN', async () => (await app.organization()).publishableKey()],
    ['nobody', 'UNAUTHENTICATED', async () => undefined],
  ])('is not for %s', async (_who, code, key) => {
    const { errors } = await call(app, verb, await key(), { id: globalId('Ticket', newId()), ...input });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
  });

  test('takes a foreign ticket for one that never was', async () => {
    const { id } = await ticketIn(app, await (await app.organization()).secretKey('ADMIN'), from);
    const stranger = await (await app.organization()).secretKey('ADMIN');
    const foreign = await call(app, verb, stranger, { id, ...input });
    const absent = await call(app, verb, stranger, { id: globalId('Ticket', newId()), ...input });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
  });

  test('is refused for a version that has moved on, and tells the current one', async () => {
    const key = await (await app.organization()).secretKey('ADMIN');
    const { id } = await ticketIn(app, key, from);
    const before = await historyOf(app, key, id);
    for (const expectedVersion of [before.version - 1, before.version + 1]) {
      expect(await outcome(app, verb, key, { id, expectedVersion, ...input })).toEqual({
        __typename: 'StaleVersionError',
        code: 'STALE_VERSION',
        currentVersion: before.version,
      });
    }
    expect(await historyOf(app, key, id)).toEqual(before);
  });
});

test.each(changes.flatMap((change) => over.map((status) => ({ ...change, status }))))(
  '$verb is for open tickets, and refused for one that is $status',
  async ({ verb, input, status }) => {
    const key = await (await app.organization()).secretKey('ADMIN');
    const { id } = await ticketIn(app, key, status);
    const before = await historyOf(app, key, id);
    expect(await outcome(app, verb, key, { id, ...input })).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: [{ path: ['id'], code: 'not_open' }],
    });
    expect(await historyOf(app, key, id)).toEqual(before);
  },
);

test.each(changes)('$verb raises the version by one, and leaves the state', async ({ verb, from, input }) => {
  const key = await (await app.organization()).secretKey('ADMIN');
  const { id } = await ticketIn(app, key, from);
  const { version } = await historyOf(app, key, id);
  const done = await outcome(app, verb, key, { id, expectedVersion: version, ...input });
  expect(done.ticket).toEqual({ id, status: from, version: version + 1 });
});

describe('allowedTransitions', () => {
  const offers: [TicketStatus, Partial<Record<Role, TicketStatus[]>>][] = [
    ['SUBMITTED', { AGENT: ['ACCEPTED', 'CANCELLED'], TECHNICIAN: [] }],
    [
      'ACCEPTED',
      {
        AGENT: ['SCHEDULED', 'IN_PROGRESS', 'ON_HOLD', 'CANCELLED'],
        TECHNICIAN: ['IN_PROGRESS', 'ON_HOLD'],
      },
    ],
    [
      'IN_PROGRESS',
      {
        AGENT: ['AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED', 'CANCELLED'],
        TECHNICIAN: ['AWAITING_APPROVAL', 'ON_HOLD', 'RESOLVED'],
      },
    ],
    ['AWAITING_APPROVAL', { AGENT: ['IN_PROGRESS', 'RESOLVED', 'CANCELLED'], TECHNICIAN: ['IN_PROGRESS'] }],
    ['ON_HOLD', { AGENT: ['ACCEPTED', 'CANCELLED'], TECHNICIAN: ['ACCEPTED'] }],
    ['RESOLVED', { AGENT: ['CLOSED', 'IN_PROGRESS'], TECHNICIAN: [] }],
    ['CLOSED', { AGENT: ['IN_PROGRESS'], TECHNICIAN: [] }],
    ['CANCELLED', { AGENT: [], TECHNICIAN: [] }],
  ];

  test.each(offers)('of a ticket that is %s are what each may do', async (status, offered) => {
    const dealer = await app.organization();
    const { id } = await ticketIn(app, await dealer.secretKey('ADMIN'), status);
    const offeredTo = async (role: Role) => {
      const { data } = await app.query<{ ticket: { allowedTransitions: TicketStatus[] } }>(
        'query ($id: ID!) { ticket(id: $id) { allowedTransitions } }',
        { as: await dealer.secretKey(role), variables: { id } },
      );
      return data.ticket.allowedTransitions;
    };
    expect(await offeredTo('AGENT')).toEqual(offered.AGENT);
    expect(await offeredTo('MANAGER')).toEqual(offered.AGENT);
    expect(await offeredTo('ADMIN')).toEqual(offered.AGENT);
    expect(await offeredTo('TECHNICIAN')).toEqual(offered.TECHNICIAN);
    expect(await offeredTo('STOREKEEPER')).toEqual([]);
  });
});

test.each(verbs.flatMap(({ invalid, ...verb }) => (invalid ? [{ ...verb, ...invalid }] : [])))(
  '$verb lists everything that is wrong with its input, and changes nothing',
  async ({ verb, from, input, issues }) => {
    const key = await (await app.organization()).secretKey('ADMIN');
    const { id } = await ticketIn(app, key, from);
    const before = await historyOf(app, key, id);
    expect(await outcome(app, verb, key, { id, ...input })).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: issues.map(([path, code]) => ({ path: [path], code })),
    });
    expect(await historyOf(app, key, id)).toEqual(before);
  },
);

test('a drawn signature is kept, says whose it is, and is gone when the ticket is reopened', async () => {
  const key = await (await app.organization()).secretKey('AGENT');
  const signature = 'M10 20 L30 40 M50 60L600 200';
  const { id } = await ticketIn(app, key, 'RESOLVED');
  const nameless = await outcome(app, 'closeTicket', key, { id, signature });
  expect(nameless.issues).toEqual([{ path: ['signedBy'], code: 'required' }]);
  const kept = async () =>
    (
      await app.query<{ ticket: Record<string, unknown> }>(
        'query ($id: ID!) { ticket(id: $id) { signedBy signature } }',
        { as: key, variables: { id } },
      )
    ).data.ticket;
  await outcome(app, 'closeTicket', key, { id, signedBy: 'Li Wei', signature });
  expect(await kept()).toEqual({ signedBy: 'Li Wei', signature });
  await outcome(app, 'reopenTicket', key, { id, reason: 'again' });
  expect(await kept()).toEqual({ signedBy: null, signature: null });
});

test('a reopened ticket forgets how it was closed, and a closed one is reopened for 30 days only', async () => {
  const local = await createTestApp({ databaseUrl: app.databaseUrl });
  try {
    const key = await (await local.organization()).secretKey('AGENT');
    const { id } = await ticketIn(local, key, 'CLOSED');
    const late = await ticketIn(local, key, 'CLOSED');
    local.clock.advance(30 * 24 * 60 * 60 * 1000 - 60_000);
    const reopened = await outcome(local, 'reopenTicket', key, { id, reason: 'again' });
    expect(reopened.ticket?.status).toBe('IN_PROGRESS');
    local.clock.advance(120_000);
    expect(await outcome(local, 'reopenTicket', key, { id: late.id, reason: 'again' })).toMatchObject({
      __typename: 'IllegalTransitionError',
      allowed: [],
    });
    const { data } = await local.query<{ ticket: Record<string, unknown> }>(
      'query ($id: ID!) { ticket(id: $id) { resolution { cause } closedAt rating signedBy } }',
      { as: key, variables: { id } },
    );
    expect(data.ticket).toEqual({ resolution: null, closedAt: null, rating: null, signedBy: null });
  } finally {
    await local.stop();
  }
});
