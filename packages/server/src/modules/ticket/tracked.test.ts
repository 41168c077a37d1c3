import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { hour, slaOf } from '../../../test/clocks.ts';
import { hire } from '../../../test/network.ts';
import { call, contact, historyOf, outcome, resolution, submit, ticketIn } from '../../../test/tickets.ts';
import type { TicketStatus } from '../../generated/prisma/enums.ts';
import { keepTime } from './index.ts';

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
  /** A state that refuses it, and where the customer can bring the ticket from there. */
  refusing: { state: TicketStatus; allowed: TicketStatus[] };
  invalid: { input: Record<string, unknown>; issues: [path: string, code: string][] };
}

const verbs: Verb[] = [
  {
    verb: 'cancelTrackedTicket',
    from: 'IN_PROGRESS',
    to: 'CANCELLED',
    event: 'ticket.cancelled',
    input: { reason: 'I sold it.' },
    refusing: { state: 'RESOLVED', allowed: ['CLOSED', 'IN_PROGRESS'] },
    invalid: { input: { reason: ' ' }, issues: [['reason', 'required']] },
  },
  {
    verb: 'closeTrackedTicket',
    from: 'RESOLVED',
    to: 'CLOSED',
    event: 'ticket.closed',
    input: { signedBy: 'Li Wei', signature: 'M10 20 L30 40', rating: 5 },
    refusing: { state: 'ON_HOLD', allowed: ['CANCELLED'] },
    invalid: {
      input: { signedBy: '', signature: 'x'.repeat(20_001), rating: 0 },
      issues: [
        ['signedBy', 'required'],
        ['signature', 'too_long'],
        ['signature', 'invalid_signature'],
        ['rating', 'invalid_value'],
      ],
    },
  },
  {
    verb: 'reopenTrackedTicket',
    from: 'CLOSED',
    to: 'IN_PROGRESS',
    event: 'ticket.reopened',
    input: { reason: 'It drips again.' },
    refusing: { state: 'CANCELLED', allowed: [] },
    invalid: { input: { reason: 'x'.repeat(2_001) }, issues: [['reason', 'too_long']] },
  },
];

const byCustomer = { kind: 'CUSTOMER', name: contact.name };

describe.each(verbs)('$verb', ({ verb, from, to, event, input, refusing, invalid }) => {
  test('moves the ticket for its customer, and records one event', async () => {
    const desk = await (await app.organization()).secretKey('ADMIN');
    const { id, trackingToken } = await ticketIn(app, desk, from);
    const before = await historyOf(app, desk, id);
    const done = await outcome(app, verb, trackingToken, input);
    expect(done.ticket?.status).toBe(to);
    const after = await historyOf(app, desk, id);
    expect(after.version).toBe(before.version + 1);
    expect(after.events.nodes.slice(before.events.nodes.length)).toEqual([
      { type: event, fromStatus: from, toStatus: to, actor: byCustomer },
    ]);
  });

  test('is refused from a state that does not allow it, and tells what the customer can do', async () => {
    const desk = await (await app.organization()).secretKey('ADMIN');
    const { id, trackingToken } = await ticketIn(app, desk, refusing.state);
    const before = await historyOf(app, desk, id);
    expect(await outcome(app, verb, trackingToken, input)).toMatchObject({
      __typename: 'IllegalTransitionError',
      from: refusing.state,
      allowed: refusing.allowed,
    });
    expect(await historyOf(app, desk, id)).toEqual(before);
  });

  test('lists everything that is wrong with its input, and changes nothing', async () => {
    const desk = await (await app.organization()).secretKey('ADMIN');
    const { id, trackingToken } = await ticketIn(app, desk, from);
    const before = await historyOf(app, desk, id);
    expect(await outcome(app, verb, trackingToken, invalid.input)).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: invalid.issues.map(([path, code]) => ({ path: [path], code })),
    });
    expect(await historyOf(app, desk, id)).toEqual(before);
  });
});

const inputs: [verb: string, input: Record<string, unknown>][] = [
  ...verbs.map(({ verb, input }): [string, Record<string, unknown>] => [verb, input]),
  ['commentTrackedTicket', { body: 'Hello?' }],
];

test.each(inputs)('%s is for the holder of a tracking token alone', async (verb, input) => {
  const dealer = await app.organization();
  for (const [key, code] of [
    [await dealer.secretKey('ADMIN'), 'FORBIDDEN'],
    [await dealer.publishableKey(), 'FORBIDDEN'],
    [undefined, 'UNAUTHENTICATED'],
  ] as const) {
    const { errors } = await call(app, verb, key, input);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
  }
});

describe('commentTrackedTicket', () => {
  test('writes to the desk, without raising the version', async () => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const { id, trackingToken } = await submit(app, desk);
    const done = await outcome(app, 'commentTrackedTicket', trackingToken, { body: ' Hello? ' });
    expect(done.__typename).toBe('CommentTrackedTicketPayload');
    expect(await historyOf(app, desk, id)).toMatchObject({
      version: 1,
      comments: { nodes: [{ body: 'Hello?', visibility: 'PUBLIC' }] },
      events: { nodes: [{ type: 'ticket.submitted' }, { type: 'ticket.commented', actor: byCustomer }] },
    });
  });

  test('ends a hold that waits for the customer, and no other', async () => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const resumed = async (reason: string) => {
      const { id, trackingToken } = await ticketIn(app, desk, 'IN_PROGRESS');
      await outcome(app, 'holdTicket', desk, { id, reason });
      await outcome(app, 'commentTrackedTicket', trackingToken, { body: 'Here is the photo.' });
      const { status, version, events } = await historyOf(app, desk, id);
      return { status, version, last: events.nodes.at(-1) };
    };
    expect(await resumed('WAITING_CUSTOMER')).toEqual({
      status: 'IN_PROGRESS',
      version: 5,
      last: {
        type: 'ticket.resumed',
        fromStatus: 'ON_HOLD',
        toStatus: 'IN_PROGRESS',
        actor: { kind: 'SYSTEM', name: 'Aftercare' },
      },
    });
    expect(await resumed('WAITING_VENDOR')).toMatchObject({ status: 'ON_HOLD', version: 4 });
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('is refused on a ticket that is %s', async (status) => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const { trackingToken } = await ticketIn(app, desk, status);
    expect(await outcome(app, 'commentTrackedTicket', trackingToken, { body: 'Hello?' })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['body'], code: 'not_allowed' }],
    });
  });

  test.each([
    [{ body: ' ' }, [{ path: ['body'], code: 'required' }]],
    [
      { body: 'x'.repeat(5_001), idempotencyKey: '' },
      [
        { path: ['body'], code: 'too_long' },
        { path: ['idempotencyKey'], code: 'required' },
      ],
    ],
  ])('lists everything that is wrong with its input: case %#', async (input, issues) => {
    const { trackingToken } = await submit(app, await (await app.organization()).secretKey('AGENT'));
    expect((await outcome(app, 'commentTrackedTicket', trackingToken, input)).issues).toEqual(issues);
  });

  test('with the same key comments once, and refuses another text', async () => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const { id, trackingToken } = await submit(app, desk);
    const send = (body: string) =>
      outcome(app, 'commentTrackedTicket', trackingToken, { body, idempotencyKey: 'one' });
    const first = await send('Hello?');
    expect(await send('Hello?')).toEqual(first);
    expect((await send('Goodbye.')).__typename).toBe('IdempotencyMismatchError');
    expect((await historyOf(app, desk, id)).comments.nodes).toHaveLength(1);
  });
});

describe('the customer’s view', () => {
  const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * hour).toISOString();
  const view = `{
    trackedTicket {
      status canCancel canComment canReopen canRate rating handledBy
      timeline { type text status holdReason byCustomer }
    }
  }`;
  interface View {
    trackedTicket: {
      status: string;
      timeline: { type: string; text: string | null; byCustomer: boolean }[];
    } & Record<string, unknown>;
  }

  test('tells every step and public comment, and nothing that is said among staff', async () => {
    const dealer = await app.organization();
    const desk = await dealer.secretKey('AGENT');
    const { id, trackingToken } = await submit(app, desk);
    const secret = 'between us';
    const steps: [string, Record<string, unknown>][] = [
      ['acceptTicket', { priority: 'P1' }],
      ['addComment', { body: secret }],
      ['addComment', { body: 'We come on Monday.', visibility: 'PUBLIC' }],
      ['startWork', {}],
      ['holdTicket', { reason: 'WAITING_VENDOR', note: secret }],
      ['resumeTicket', {}],
      ['holdTicket', { reason: 'WAITING_CUSTOMER', note: 'Send us a photo.' }],
      ['resumeTicket', {}],
      ['resolveTicket', { ...resolution, diagnosis: secret, faultCode: secret }],
    ];
    for (const [verb, input] of steps) await outcome(app, verb, desk, { id, ...input });
    const { data } = await app.query<View>(view, { as: trackingToken });
    expect(data.trackedTicket.timeline.map(({ type, text }) => [type, text])).toEqual([
      ['ticket.submitted', null],
      ['ticket.accepted', null],
      ['ticket.commented', 'We come on Monday.'],
      ['ticket.started', null],
      ['ticket.held', null],
      ['ticket.resumed', null],
      ['ticket.held', 'Send us a photo.'],
      ['ticket.resumed', null],
      ['ticket.resolved', resolution.workDone],
      ['ticket.coverage_decided', null],
    ]);
    expect(data.trackedTicket).toMatchObject({ handledBy: `Organization ${dealer.code}`, rating: null });
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  test.each([
    ['SUBMITTED', { canCancel: true, canComment: true, canReopen: false, canRate: false }],
    ['ON_HOLD', { canCancel: true, canComment: true, canReopen: false, canRate: false }],
    ['RESOLVED', { canCancel: false, canComment: true, canReopen: true, canRate: true }],
    ['CLOSED', { canCancel: false, canComment: false, canReopen: true, canRate: false }],
    ['CANCELLED', { canCancel: false, canComment: false, canReopen: false, canRate: false }],
  ] as const)('offers what is possible when it is %s', async (status, offered) => {
    const { trackingToken } = await ticketIn(
      app,
      await (await app.organization()).secretKey('ADMIN'),
      status,
    );
    const { data } = await app.query<View>(view, { as: trackingToken });
    expect(data.trackedTicket).toMatchObject({ status, ...offered });
  });

  test('tells of hand-overs and visits, and nothing of what is arranged among staff', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const dealer = await app.organization(center.code);
    const [desk, above] = [await dealer.secretKey('AGENT'), await center.secretKey('AGENT', 'TECHNICIAN')];
    const technician = await hire(app, center, { name: 'Zhao Gang' });
    const { id, trackingToken } = await submit(app, desk);
    const secret = 'between us';
    const member = technician.id;
    const steps: [string, string, Record<string, unknown>][] = [
      ['acceptTicket', desk, { priority: 'P1' }],
      ['classifyTicket', desk, { band: 'NEARBY', serviceLevel: 'project' }],
      ['diagnoseTicket', desk, { faultCode: secret, cause: 'WEAR', diagnosis: secret }],
      ['handOverTicket', desk, { organization: center.code, note: secret }],
      ['assignTicket', above, { member }],
    ];
    for (const [verb, as, input] of steps) await outcome(app, verb, as, { id, ...input });
    const window = { startsAt: inHours(2), endsAt: inHours(3) };
    const { visit } = await outcome(app, 'scheduleVisit', above, { id, technician: member, ...window });
    for (const state of ['EN_ROUTE', 'ARRIVED']) {
      await outcome(app, 'moveVisit', above, { visit: visit!.id, state, note: secret });
    }
    await keepTime({ ...app.platform, clock: { now: () => new Date(inHours(24 * 100)) } });

    const { data } = await app.query<{
      trackedTicket: {
        timeline: { type: string; text: string | null; visit: Record<string, unknown> | null }[];
      };
    }>('{ trackedTicket { timeline { type text visit { technicianName state startsAt endsAt } } } }', {
      as: trackingToken,
    });
    const told = data.trackedTicket.timeline.map(({ type, text, visit: told }) => [type, text ?? told]);
    const at = (state: string) => ({ technicianName: 'Zhao Gang', state, ...window });
    expect(told).toEqual([
      ['ticket.submitted', null],
      ['ticket.accepted', null],
      ['ticket.coverage_decided', null],
      ['ticket.handed_over', `Organization ${center.code}`],
      ['ticket.scheduled', null],
      ['visit.booked', at('BOOKED')],
      ['visit.en_route', at('EN_ROUTE')],
      ['visit.arrived', at('ARRIVED')],
      ['ticket.started', null],
    ]);
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  test('shows what was promised, and no promise that was overtaken', async () => {
    const desk = await (await app.organization()).secretKey('AGENT');
    const { id, trackingToken } = await submit(app, desk);
    const promises = async () => {
      const { data } = await app.query<{ trackedTicket: { promises: Record<string, string>[] } }>(
        '{ trackedTicket { promises { kind state dueAt timeZone explanation(locale: "zh-CN") } } }',
        { as: trackingToken },
      );
      return data.trackedTicket.promises;
    };
    const { clocks } = await slaOf(app, desk, id);
    expect(await promises()).toEqual(
      clocks.map(({ kind, state, dueAt, timeZone }) => ({
        kind,
        state,
        dueAt,
        timeZone,
        explanation: expect.stringMatching(/。$/),
      })),
    );
    for (const [verb, input] of [
      ['acceptTicket', {}],
      ['startWork', {}],
      ['resolveTicket', resolution],
    ] as const) {
      await outcome(app, verb, desk, { id, ...input });
    }
    expect((await promises()).map(({ kind, state }) => [kind, state])).toEqual([
      ['RESPONSE', 'MET'],
      ['RESOLUTION', 'MET'],
    ]);
  });

  test('shows the next visit until it is over', async () => {
    const dealer = await app.organization();
    const desk = await dealer.secretKey('ADMIN');
    const technician = await hire(app, dealer, { name: 'Zhao Gang' });
    const { id, trackingToken } = await ticketIn(app, desk, 'ACCEPTED');
    const nextVisit = async () => {
      const { data } = await app.query<{ trackedTicket: { nextVisit: Record<string, string> | null } }>(
        '{ trackedTicket { nextVisit { technicianName state startsAt endsAt } } }',
        { as: trackingToken },
      );
      return data.trackedTicket.nextVisit;
    };
    expect(await nextVisit()).toBeNull();
    const book = async (from: number) => {
      const window = { startsAt: inHours(from), endsAt: inHours(from + 1) };
      const booked = { id, technician: technician.id, ...window };
      const { visit } = await outcome(app, 'scheduleVisit', desk, booked);
      return { id: visit!.id, shown: { technicianName: 'Zhao Gang', state: 'BOOKED', ...window } };
    };
    const [later, sooner] = [await book(30), await book(2)];
    expect(await nextVisit()).toEqual(sooner.shown);
    await outcome(app, 'moveVisit', desk, { visit: sooner.id, state: 'EN_ROUTE' });
    expect(await nextVisit()).toEqual({ ...sooner.shown, state: 'EN_ROUTE' });
    await outcome(app, 'moveVisit', desk, { visit: sooner.id, state: 'MISSED' });
    expect(await nextVisit()).toEqual(later.shown);
    await outcome(app, 'moveVisit', desk, { visit: later.id, state: 'CANCELLED' });
    expect(await nextVisit()).toBeNull();

    const unended = await book(2);
    await outcome(app, 'moveVisit', desk, { visit: unended.id, state: 'ARRIVED' });
    const ended = (hours: number) =>
      app.platform.database.visit.updateMany({
        where: { state: 'ARRIVED', technician: { name: 'Zhao Gang' } },
        data: { startsAt: inHours(-hours - 1), endsAt: inHours(-hours) },
      });
    await ended(2);
    expect(await nextVisit()).toMatchObject({ state: 'ARRIVED' });
    await ended(13);
    expect(await nextVisit()).toBeNull();
  });

  test('is closed with a revoked, expired, altered or foreign-made token', async () => {
    const local = await createTestApp({ databaseUrl: app.databaseUrl });
    try {
      const desk = await (await local.organization()).secretKey('AGENT');
      const [one, other] = [await submit(local, desk), await submit(local, desk)];
      const codeFor = async (token: string) => {
        const { status, errors } = await local.query(view, { as: token });
        return [status, errors?.[0]?.extensions['code']];
      };
      const [header, , signature] = one.trackingToken.split('.');
      const refused = [401, 'UNAUTHENTICATED'];
      expect(await codeFor(`${header}.${other.trackingToken.split('.')[1]}.${signature}`)).toEqual(refused);
      expect(await codeFor(one.trackingToken.slice(0, -2))).toEqual(refused);
      expect(await codeFor('tt_')).toEqual(refused);
      await local.platform.database.ticket.update({
        where: { number: one.number },
        data: { trackingEpoch: { increment: 1 } },
      });
      expect(await codeFor(one.trackingToken)).toEqual(refused);
      expect(await codeFor(other.trackingToken)).toEqual([200, undefined]);
      local.clock.advance(90 * 24 * 60 * 60 * 1000 + 1_000);
      expect(await codeFor(other.trackingToken)).toEqual(refused);
    } finally {
      await local.stop();
    }
  });
});
