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

interface Verb {
  verb: string;
  from: TicketStatus;
  to: TicketStatus;
  event: string;
  input: Record<string, unknown>;
  roles: Role[];
  /** Everything that can be wrong at once, and what is said of it. */
  invalid?: { input: Record<string, unknown>; issues: [path: string, code: string][] };
}

const desk: Role[] = ['AGENT', 'MANAGER', 'ADMIN'];
const field: Role[] = [...desk, 'TECHNICIAN'];
const tooLong = 'x'.repeat(20_000);

const verbs: Verb[] = [
  {
    verb: 'acceptTicket',
    from: 'SUBMITTED',
    to: 'ACCEPTED',
    event: 'ticket.accepted',
    input: { priority: 'P1' },
    roles: desk,
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
    verb: 'closeTicket',
    from: 'RESOLVED',
    to: 'CLOSED',
    event: 'ticket.closed',
    input: { signedBy: 'Li Wei', rating: 5 },
    roles: desk,
    invalid: {
      input: { signedBy: 'x'.repeat(201), rating: 6 },
      issues: [
        ['signedBy', 'too_long'],
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

/** A state that refuses the verb, and where a ticket can go from it instead. */
const refusing = (verb: string): { state: TicketStatus; allowed: TicketStatus[] } =>
  verb === 'closeTicket' || verb === 'reopenTicket'
    ? { state: 'SUBMITTED', allowed: ['ACCEPTED', 'CANCELLED'] }
    : { state: 'RESOLVED', allowed: ['CLOSED', 'IN_PROGRESS'] };

describe.each(verbs)('$verb', ({ verb, from, to, event, input, roles }) => {
  test('moves the ticket, raises its version by one, and records one event', async () => {
    const dealer = await app.organization();
    const key = await dealer.secretKey('ADMIN');
    const { id } = await ticketIn(app, key, from);
    const before = await historyOf(app, key, id);
    const done = await outcome(app, verb, key, { id, expectedVersion: before.version, ...input });
    expect(done.ticket).toEqual({ id, status: to, version: before.version + 1 });
    const after = await historyOf(app, key, id);
    expect(after.events.nodes.slice(before.events.nodes.length)).toEqual([
      {
        type: event,
        fromStatus: from,
        toStatus: to,
        actor: { kind: 'API_KEY', name: `desk of ${dealer.code}` },
      },
    ]);
  });

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
