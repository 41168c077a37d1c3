import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { hire } from '../../../test/network.ts';
import { call, type Outcome, outcome, ticketIn } from '../../../test/tickets.ts';
import { Role, type TicketStatus } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';
import { transact } from '../../platform/platform.ts';
import { settleParts } from './index.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
beforeAll(async () => {
  app = await createTestApp();
  dealer = await app.organization();
  desk = await dealer.secretKey('ADMIN');
});
afterAll(() => app.stop());

const hourMs = 60 * 60 * 1000;
/** A time so many hours from now, of so many hours. */
const inHours = (from: number, hours = 2) => {
  const start = app.clock.now().getTime() + from * hourMs;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hours * hourMs).toISOString(),
  };
};

/** A ticket for a device of the category COOLING. */
async function coolingTicket(status: TicketStatus = 'ACCEPTED', as = desk, organization = dealer) {
  const ticket = await ticketIn(app, as, status);
  const { id: deviceId, serial } = await app.device(organization);
  const device = await app.platform.database.device.findUniqueOrThrow({ where: { id: deviceId } });
  await app.platform.database.ticket.update({
    where: { number: ticket.number },
    data: { serial, deviceId, modelId: device.modelId },
  });
  return ticket;
}

interface Seen {
  status: TicketStatus;
  version: number;
  assignee: { name: string } | null;
  visits: { id: string; state: string; technician: { name: string }; allowedTransitions: string[] }[];
  events: { nodes: Record<string, unknown>[] };
}

async function seen(id: string, as = desk): Promise<Seen> {
  const { data, errors } = await app.query<{ ticket: Seen }>(
    `query ($id: ID!) {
      ticket(id: $id) {
        status version assignee { name }
        visits { id state technician { name } allowedTransitions }
        events(first: 100) {
          nodes {
            type summary
            ... on TicketAssignedEvent { assignee previousAssignee }
            ... on VisitEvent { technician startsAt endsAt note }
            ... on VisitRescheduledEvent { previousTechnician previousStartsAt previousEndsAt }
          }
        }
      }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket;
}

const typesOf = ({ events }: Seen) => events.nodes.map(({ type }) => type);

const issuesOf = ({ issues }: Outcome) => issues?.map(({ path, code }) => [...path, code]);

async function book(id: string, technician: string, window = inHours(24)): Promise<Outcome> {
  return outcome(app, 'scheduleVisit', desk, { id, technician, ...window });
}

async function booked(technician?: { id: string }, window = inHours(24)) {
  const ticket = await coolingTicket();
  const { id: technicianId } = technician ?? (await hire(app, dealer));
  const { visit } = await book(ticket.id, technicianId, window);
  return { ticketId: ticket.id, visit: visit! };
}

const move = (visit: string, state: string, as = desk, note?: string) =>
  outcome(app, 'moveVisit', as, { visit, state, note });

interface Verb {
  verb: string;
  input: () => Record<string, unknown>;
  roles: Role[];
}

const absent = (type: string) => globalId(type, newId());
const desks: Role[] = ['ADMIN', 'AGENT', 'MANAGER'];
const verbs: Verb[] = [
  {
    verb: 'assignTicket',
    input: () => ({ id: absent('Ticket'), member: absent('Member') }),
    roles: desks,
  },
  { verb: 'unassignTicket', input: () => ({ id: absent('Ticket') }), roles: desks },
  {
    verb: 'scheduleVisit',
    input: () => ({ id: absent('Ticket'), technician: absent('Member'), ...inHours(24) }),
    roles: desks,
  },
  { verb: 'rescheduleVisit', input: () => ({ visit: absent('Visit'), ...inHours(24) }), roles: desks },
  {
    verb: 'moveVisit',
    input: () => ({ visit: absent('Visit'), state: 'EN_ROUTE' }),
    roles: [...desks, 'TECHNICIAN'],
  },
];

test.each(verbs)('$verb is for the roles of the table, and for no others', async ({ verb, input, roles }) => {
  const allowed: Role[] = [];
  for (const role of Object.values(Role)) {
    const { errors } = await call(app, verb, await dealer.secretKey(role), input());
    const code = errors?.[0]?.extensions['code'];
    expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code);
    if (code === 'NOT_FOUND') allowed.push(role);
  }
  expect(allowed.sort()).toEqual([...roles].sort());
  for (const [key, code] of [
    [await dealer.publishableKey(), 'FORBIDDEN'],
    [await dealer.secretKey(), 'FORBIDDEN'],
    [undefined, 'UNAUTHENTICATED'],
  ] as const) {
    const { errors } = await call(app, verb, key, input());
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
  }
});

describe('a foreign row', () => {
  test('of a ticket or a visit is taken for one that never was', async () => {
    const { ticketId, visit } = await booked();
    const stranger = await (await app.organization()).secretKey('ADMIN');
    const member = (await hire(app, dealer)).id;
    const asked: [verb: string, type: string, ask: (id: string) => Record<string, unknown>][] = [
      ['assignTicket', 'Ticket', (id) => ({ id, member })],
      ['unassignTicket', 'Ticket', (id) => ({ id })],
      ['scheduleVisit', 'Ticket', (id) => ({ id, technician: member, ...inHours(48) })],
      ['rescheduleVisit', 'Visit', (id) => ({ visit: id, ...inHours(48) })],
      ['moveVisit', 'Visit', (id) => ({ visit: id, state: 'EN_ROUTE' })],
    ];
    for (const [verb, type, ask] of asked) {
      const foreign = await call(app, verb, stranger, ask(type === 'Ticket' ? ticketId : visit.id));
      const none = await call(app, verb, stranger, ask(absent(type)));
      expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
      expect({ ...foreign, headers: null }).toEqual({ ...none, headers: null });
    }
  });

  test('of a technician is taken for one that never was', async () => {
    const foreigner = await hire(app, await app.organization());
    const { id } = await coolingTicket();
    const assigned = (member: string) => outcome(app, 'assignTicket', desk, { id, member });
    expect(issuesOf(await assigned(foreigner.id))).toEqual([['member', 'unknown_member']]);
    expect(await assigned(foreigner.id)).toEqual(await assigned(absent('Member')));
    expect(issuesOf(await book(id, foreigner.id))).toEqual([['technician', 'unknown_member']]);
    expect(await book(id, foreigner.id)).toEqual(await book(id, absent('Member')));
  });
});

describe('assignTicket', () => {
  test('gives the ticket to a technician and takes it back, each as an event with names', async () => {
    const [one, other] = [await hire(app, dealer), await hire(app, dealer)];
    const { id } = await coolingTicket('SUBMITTED');
    await outcome(app, 'assignTicket', desk, { id, expectedVersion: 1, member: one.id });
    expect((await seen(id)).assignee).toEqual({ name: one.name });
    await outcome(app, 'assignTicket', desk, { id, expectedVersion: 2, member: other.id });
    const taken = await outcome(app, 'unassignTicket', desk, { id, expectedVersion: 3 });
    expect(taken.ticket).toEqual({ id, status: 'SUBMITTED', version: 4 });
    const after = await seen(id);
    expect(after.assignee).toBeNull();
    expect(after.events.nodes.slice(1)).toEqual([
      {
        type: 'ticket.assigned',
        assignee: one.name,
        previousAssignee: null,
        summary: `desk of ${dealer.code} assigned it to ${one.name}.`,
      },
      {
        type: 'ticket.assigned',
        assignee: other.name,
        previousAssignee: one.name,
        summary: `desk of ${dealer.code} assigned it to ${other.name}.`,
      },
      {
        type: 'ticket.assigned',
        assignee: null,
        previousAssignee: other.name,
        summary: `desk of ${dealer.code} took it from ${other.name}.`,
      },
    ]);
    expect(issuesOf(await outcome(app, 'unassignTicket', desk, { id }))).toEqual([['id', 'not_assigned']]);
  });

  test.each(['assignTicket', 'unassignTicket'])(
    '%s is refused for a version that has moved on, and once the job is over',
    async (verb) => {
      const member = (await hire(app, dealer)).id;
      const input = verb === 'assignTicket' ? { member } : {};
      const { id } = await coolingTicket();
      expect(await outcome(app, verb, desk, { id, expectedVersion: 1, ...input })).toEqual({
        __typename: 'StaleVersionError',
        code: 'STALE_VERSION',
        currentVersion: 2,
      });
      const over = await coolingTicket('CANCELLED');
      expect(issuesOf(await outcome(app, verb, desk, { id: over.id, ...input }))).toEqual([
        ['id', 'not_open'],
      ]);
    },
  );
});

describe('who may be sent', () => {
  const yesterday = () => new Date(app.clock.now().getTime() - 24 * hourMs).toISOString().slice(0, 10);

  test('is who works for the handler, is a technician, and is certified', async () => {
    const below = await app.organization(dealer.code);
    const { id } = await coolingTicket();
    const refused: [string, { id: string }][] = [
      ['other_organization', await hire(app, below)],
      ['not_a_technician', await hire(app, dealer, { roles: ['AGENT'] })],
      ['not_certified', await hire(app, dealer, { certifications: [] })],
      [
        'not_certified',
        await hire(app, dealer, { certifications: [{ category: 'HEAT PUMP', validUntil: '2999-12-31' }] }),
      ],
      [
        'certification_expired',
        await hire(app, dealer, { certifications: [{ category: 'COOLING', validUntil: yesterday() }] }),
      ],
    ];
    for (const [code, { id: member }] of refused) {
      const assigned = await outcome(app, 'assignTicket', desk, { id, member });
      expect(issuesOf(assigned)).toEqual([['member', code]]);
      expect(issuesOf(await book(id, member))).toEqual([['technician', code]]);
    }
    expect(await seen(id)).toMatchObject({ status: 'ACCEPTED', version: 2, assignee: null, visits: [] });
  });

  test('hears all that stands against them at once', async () => {
    const below = await app.organization(dealer.code);
    const somebody = await hire(app, below, { roles: ['STOREKEEPER'], certifications: [] });
    const { id } = await coolingTicket();
    expect(issuesOf(await book(id, somebody.id))).toEqual([
      ['technician', 'other_organization'],
      ['technician', 'not_a_technician'],
      ['technician', 'not_certified'],
    ]);
  });

  test('needs no certification for a device that nobody named', async () => {
    const { id } = await ticketIn(app, desk, 'ACCEPTED');
    const uncertified = await hire(app, dealer, { certifications: [] });
    expect((await book(id, uncertified.id)).visit?.state).toBe('BOOKED');
  });

  test('is certified on the day of the visit, where they work', async () => {
    const auckland = await app.organization(dealer.code);
    await app.platform.database.organization.update({
      where: { id: auckland.id },
      data: { timeZone: 'Pacific/Auckland' },
    });
    const key = await auckland.secretKey('ADMIN');
    const day = new Date(app.clock.now().getTime() + 10 * 24 * hourMs).toISOString().slice(0, 10);
    // 10:00 in UTC is 22:00 or 23:00 in Auckland, and two hours later it is the next day.
    const sent = (validUntil: string, from: string, to: string) =>
      coolingTicket('ACCEPTED', key, auckland).then(async ({ id }) => {
        const technician = await hire(app, auckland, {
          certifications: [{ category: 'COOLING', validUntil }],
        });
        const window = { startsAt: `${day}T${from}:00Z`, endsAt: `${day}T${to}:00Z` };
        return outcome(app, 'scheduleVisit', key, { id, technician: technician.id, ...window });
      });
    expect((await sent(day, '08:00', '10:00')).visit?.state).toBe('BOOKED');
    expect(issuesOf(await sent(day, '10:00', '13:00'))).toEqual([['technician', 'certification_expired']]);
  });
});

describe('scheduleVisit', () => {
  test('books a visit, and schedules an accepted ticket', async () => {
    const technician = await hire(app, dealer);
    const { id } = await coolingTicket();
    const window = inHours(24);
    const { ticket, visit } = await outcome(app, 'scheduleVisit', desk, {
      id,
      expectedVersion: 2,
      technician: technician.id,
      ...window,
    });
    expect(ticket).toEqual({ id, status: 'SCHEDULED', version: 3 });
    expect(visit).toEqual({ id: expect.any(String), state: 'BOOKED', ...window });
    const after = await seen(id);
    expect(after.visits).toEqual([
      {
        id: visit!.id,
        state: 'BOOKED',
        technician: { name: technician.name },
        allowedTransitions: ['EN_ROUTE', 'ARRIVED', 'MISSED', 'CANCELLED'],
      },
    ]);
    expect(typesOf(after).slice(2)).toEqual(['ticket.scheduled', 'visit.booked']);
    expect(after.events.nodes.at(-1)).toEqual({
      type: 'visit.booked',
      technician: technician.name,
      ...window,
      note: null,
      summary: `desk of ${dealer.code} booked the visit of ${technician.name} from ${window.startsAt} to ${window.endsAt}.`,
    });
  });

  test('books another one while the work goes on, as a new version of the ticket', async () => {
    const technician = await hire(app, dealer);
    const { id } = await coolingTicket('IN_PROGRESS');
    expect((await book(id, technician.id)).ticket).toEqual({ id, status: 'IN_PROGRESS', version: 4 });
    expect((await book(id, technician.id, inHours(48))).ticket?.version).toBe(5);
    expect(typesOf(await seen(id)).slice(3)).toEqual(['visit.booked', 'visit.booked']);
  });

  test.each(['SUBMITTED', 'ON_HOLD', 'RESOLVED', 'CLOSED', 'CANCELLED'] as const)(
    'is refused for a ticket that is %s',
    async (status) => {
      const { id } = await coolingTicket(status);
      expect(await book(id, (await hire(app, dealer)).id)).toMatchObject({
        __typename: 'IllegalTransitionError',
        from: status,
        to: 'SCHEDULED',
      });
    },
  );

  test('is refused for a version that has moved on', async () => {
    const { id } = await coolingTicket();
    const technician = (await hire(app, dealer)).id;
    const input = { id, expectedVersion: 1, technician, ...inHours(24) };
    expect(await outcome(app, 'scheduleVisit', desk, input)).toEqual({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: 2,
    });
    expect((await seen(id)).visits).toEqual([]);
  });

  test.each([
    ['that ends before it starts', 24, -1, ['endsAt', 'invalid_window']],
    ['of no length', 24, 0, ['endsAt', 'invalid_window']],
    ['longer than a day', 24, 25, ['endsAt', 'invalid_window']],
    ['in the past', -1, 2, ['startsAt', 'in_the_past']],
    ['more than a year ahead', 367 * 24, 2, ['startsAt', 'invalid_window']],
  ])('refuses a time %s', async (_what, from, hours, issue) => {
    const { id } = await coolingTicket();
    expect(issuesOf(await book(id, (await hire(app, dealer)).id, inHours(from, hours)))).toEqual([issue]);
    expect((await seen(id)).status).toBe('ACCEPTED');
  });

  test('tells the time that is taken, and takes one that only touches it', async () => {
    const technician = await hire(app, dealer);
    const taken = inHours(24);
    await booked(technician, taken);
    const { id } = await coolingTicket();
    for (const [from, hours] of [
      [23, 2],
      [25, 2],
      [24.5, 1],
      [23, 4],
    ] as const) {
      const start = new Date(taken.startsAt).getTime() + (from - 24) * hourMs;
      const window = {
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(start + hours * hourMs).toISOString(),
      };
      expect(await book(id, technician.id, window)).toEqual({
        __typename: 'VisitConflictError',
        code: 'ALREADY_EXISTS',
        ...taken,
      });
    }
    expect(await seen(id)).toMatchObject({ status: 'ACCEPTED', version: 2, visits: [] });
    const before = {
      startsAt: new Date(new Date(taken.startsAt).getTime() - hourMs).toISOString(),
      endsAt: taken.startsAt,
    };
    const after = {
      startsAt: taken.endsAt,
      endsAt: new Date(new Date(taken.endsAt).getTime() + hourMs).toISOString(),
    };
    expect((await book(id, technician.id, before)).visit?.state).toBe('BOOKED');
    expect((await book(id, technician.id, after)).visit?.state).toBe('BOOKED');
  });

  test('of 100 at once for one technician and time, on two nodes, one wins and 99 are told', async () => {
    const node = await createTestApp({ databaseUrl: app.databaseUrl, poolSize: 16 });
    try {
      const technician = await hire(app, dealer);
      const tickets: { id: string }[] = [];
      for (let at = 0; at < 100; at++) tickets.push(await ticketIn(app, desk, 'ACCEPTED'));
      const window = inHours(24);
      const outcomes = await Promise.all(
        tickets.map(({ id }, at) =>
          outcome(at % 3 ? node : app, 'scheduleVisit', desk, { id, technician: technician.id, ...window }),
        ),
      );
      const won = outcomes.filter(({ visit }) => visit);
      expect(won).toHaveLength(1);
      expect(outcomes.filter(({ __typename }) => __typename === 'VisitConflictError')).toHaveLength(99);
      const rows = await app.platform.database.visit.findMany({
        where: { technicianId: technician.rowId },
        include: { ticket: { select: { status: true } } },
      });
      expect(rows.map(({ ticket }) => ticket.status)).toEqual(['SCHEDULED']);
      const scheduled = await app.platform.database.ticket.count({
        where: { id: { in: tickets.map(({ id }) => rowIdOf(id)) }, status: 'SCHEDULED' },
      });
      expect(scheduled).toBe(1);
    } finally {
      await node.stop();
    }
  }, 60_000);

  test('is refused by the database itself where two overlap, whoever writes', async () => {
    const technician = await hire(app, dealer);
    const { ticketId } = await booked(technician);
    const insert = (state: string) => {
      const { startsAt, endsAt } = inHours(25);
      return app.platform.database.$executeRaw`
        insert into visit (id, ticket_id, technician_id, organization_id, starts_at, ends_at, state, ended_at, created_at)
        values (${newId()}::uuid, ${rowIdOf(ticketId)}::uuid, ${technician.rowId}::uuid, ${dealer.id}::uuid,
          ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${state}::"VisitState",
          case when ${state} in ('DONE', 'MISSED', 'CANCELLED') then now() end, now())`;
    };
    await expect(insert('BOOKED')).rejects.toThrow('visit_no_overlap');
    await expect(insert('ARRIVED')).rejects.toThrow('visit_no_overlap');
    expect(await insert('CANCELLED')).toBe(1);
  });
});

const rowIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;

describe('rescheduleVisit', () => {
  test('puts a visit to another time and technician, and tells both', async () => {
    const [one, other] = [await hire(app, dealer), await hire(app, dealer)];
    const [before, after] = [inHours(24), inHours(30)];
    const { ticketId, visit } = await booked(one, before);
    await move(visit.id, 'EN_ROUTE');
    const input = { visit: visit.id, technician: other.id, ...after };
    const rebooked = await outcome(app, 'rescheduleVisit', desk, input);
    expect(rebooked.visit).toEqual({ id: visit.id, state: 'BOOKED', ...after });
    expect((await seen(ticketId)).events.nodes.at(-1)).toMatchObject({
      type: 'visit.rescheduled',
      technician: other.name,
      ...after,
      previousTechnician: one.name,
      previousStartsAt: before.startsAt,
      previousEndsAt: before.endsAt,
    });
    const free = await booked(one, before);
    expect(free.visit.state).toBe('BOOKED');
  });

  test('may overlap the time that the visit itself had, but no other visit', async () => {
    const technician = await hire(app, dealer);
    const [first, second] = [inHours(24), inHours(26)];
    const { visit } = await booked(technician, first);
    await booked(technician, second);
    const earlier = { startsAt: inHours(23).startsAt, endsAt: second.startsAt };
    const moved = await outcome(app, 'rescheduleVisit', desk, { visit: visit.id, ...earlier });
    expect(moved.visit).toMatchObject(earlier);
    const later = { visit: visit.id, endsAt: second.endsAt };
    expect(await outcome(app, 'rescheduleVisit', desk, later)).toEqual({
      __typename: 'VisitConflictError',
      code: 'ALREADY_EXISTS',
      ...second,
    });
  });

  test('refuses nothing to do, a visit that has begun, a bad time and a technician who may not', async () => {
    const { visit } = await booked();
    const change = (input: Record<string, unknown>) =>
      outcome(app, 'rescheduleVisit', desk, { visit: visit.id, ...input });
    expect(issuesOf(await change({}))).toEqual([['startsAt', 'required']]);
    expect(issuesOf(await change({ endsAt: visit.startsAt }))).toEqual([['endsAt', 'invalid_window']]);
    expect(issuesOf(await change({ startsAt: inHours(-1).startsAt, endsAt: inHours(0).endsAt }))).toEqual([
      ['startsAt', 'in_the_past'],
    ]);
    const uncertified = await hire(app, dealer, { certifications: [] });
    expect(issuesOf(await change({ technician: uncertified.id }))).toEqual([['technician', 'not_certified']]);
    await move(visit.id, 'ARRIVED');
    expect(issuesOf(await change(inHours(48)))).toEqual([['visit', 'not_open']]);
  });

  test('takes more time, or somebody else, also when its time has begun', async () => {
    const other = await hire(app, dealer);
    const { visit } = await booked();
    const row = await app.platform.database.visit.findFirstOrThrow({
      where: { startsAt: visit.startsAt },
      orderBy: { createdAt: 'desc' },
    });
    const { startsAt } = inHours(-0.5);
    await app.platform.database.visit.update({ where: { id: row.id }, data: { startsAt } });
    const { endsAt } = inHours(3);
    const change = { visit: visit.id, technician: other.id, endsAt };
    expect((await outcome(app, 'rescheduleVisit', desk, change)).visit).toMatchObject({ startsAt, endsAt });
    const unchanged = await outcome(app, 'rescheduleVisit', desk, { ...change, startsAt });
    expect(unchanged.visit).toMatchObject({ startsAt, endsAt });
    const sooner = { ...change, startsAt: inHours(-0.25).startsAt };
    expect(issuesOf(await outcome(app, 'rescheduleVisit', desk, sooner))).toEqual([
      ['startsAt', 'in_the_past'],
    ]);
  });
});

describe('moveVisit', () => {
  test('goes from booking over the way and the arrival to its end; the arrival begins the work', async () => {
    const { ticketId, visit } = await booked();
    const technician = await dealer.secretKey('TECHNICIAN');
    expect((await move(visit.id, 'EN_ROUTE', technician)).ticket?.status).toBe('SCHEDULED');
    const arrived = await move(visit.id, 'ARRIVED', technician, 'At the gate.');
    expect(arrived.ticket).toMatchObject({ status: 'IN_PROGRESS', version: 4 });
    expect((await move(visit.id, 'DONE', technician)).ticket?.status).toBe('IN_PROGRESS');
    const after = await seen(ticketId);
    expect(typesOf(after).slice(4)).toEqual([
      'visit.en_route',
      'visit.arrived',
      'ticket.started',
      'visit.done',
    ]);
    expect(after.events.nodes[5]).toMatchObject({ note: 'At the gate.' });
    const { data } = await app.query<{ node: Record<string, string | null> }>(
      `query ($id: ID!) {
        node(id: $id) { ... on Visit { state enRouteAt arrivedAt endedAt ticket { id } allowedTransitions } }
      }`,
      { as: technician, variables: { id: visit.id } },
    );
    expect(data.node).toEqual({
      state: 'DONE',
      enRouteAt: expect.any(String),
      arrivedAt: expect.any(String),
      endedAt: expect.any(String),
      ticket: { id: ticketId },
      allowedTransitions: [],
    });
  });

  test.each([
    ['a hold that people have set is over', false, 'IN_PROGRESS'],
    ['a wait for parts goes on', true, 'ON_HOLD'],
  ])('an arrival ends the ARRIVAL clock; %s', async (_what, missesParts, status) => {
    const { ticketId, visit } = await booked();
    if (missesParts) {
      await transact(app.platform, (tx) => settleParts(tx, app.platform, rowIdOf(ticketId), 1));
    } else {
      await outcome(app, 'holdTicket', desk, { id: ticketId, reason: 'WAITING_VENDOR' });
    }
    expect((await move(visit.id, 'ARRIVED')).ticket?.status).toBe(status);
    const { data } = await app.query<{ ticket: { sla: { clocks: { kind: string; state: string }[] } } }>(
      'query ($id: ID!) { ticket(id: $id) { sla { clocks { kind state } } } }',
      { as: desk, variables: { id: ticketId } },
    );
    expect(data.ticket.sla.clocks).toContainEqual({ kind: 'ARRIVAL', state: 'MET' });
  });

  test.each([
    ['DONE', [], 'BOOKED'],
    ['BOOKED', ['EN_ROUTE'], 'EN_ROUTE'],
    ['EN_ROUTE', ['ARRIVED'], 'ARRIVED'],
    ['MISSED', ['ARRIVED', 'DONE'], 'DONE'],
    ['ARRIVED', ['CANCELLED'], 'CANCELLED'],
  ])('cannot become %s after %j', async (state, way, from) => {
    const { visit, ticketId } = await booked();
    for (const step of way) await move(visit.id, step);
    expect(issuesOf(await move(visit.id, state))).toEqual([['state', 'illegal_transition']]);
    expect((await seen(ticketId)).visits[0]).toMatchObject({ state: from });
  });

  test.each(['MISSED', 'CANCELLED'])('%s frees the time of its technician', async (state) => {
    const technician = await hire(app, dealer);
    const window = inHours(24);
    const { visit } = await booked(technician, window);
    await move(visit.id, state, desk, 'Nobody was there.');
    const again = await booked(technician, window);
    expect(again.visit.state).toBe('BOOKED');
  });

  test('cancelling the ticket cancels its visits and frees their technicians', async () => {
    const technician = await hire(app, dealer);
    const window = inHours(24);
    const { ticketId } = await booked(technician, window);
    await outcome(app, 'cancelTicket', desk, { id: ticketId, reason: 'Sold.' });
    const after = await seen(ticketId);
    expect(after.visits).toMatchObject([{ state: 'CANCELLED' }]);
    expect(typesOf(after)).toContain('visit.cancelled');
    const again = await booked(technician, window);
    expect(again.visit.state).toBe('BOOKED');
  });

  test('resolving the ticket ends the visit that is under way', async () => {
    const { ticketId, visit } = await booked();
    await move(visit.id, 'ARRIVED');
    await outcome(app, 'resolveTicket', desk, {
      id: ticketId,
      faultCode: 'E1',
      cause: 'WEAR',
      diagnosis: 'Worn.',
      workDone: 'New valve.',
    });
    expect((await seen(ticketId)).visits).toMatchObject([{ state: 'DONE' }]);
  });
});

describe('visits', () => {
  interface Plan {
    visits: { nodes: { id: string }[]; pageInfo: { endCursor: string } };
  }

  test('are listed by time, technician, organization and state, page by page', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const shop = await app.organization(center.code);
    const key = await center.secretKey('ADMIN');
    const made: Record<string, { id: string; technician: string }> = {};
    for (const [name, organization, from] of [
      ['second', center, 30],
      ['first', shop, 20],
      ['third', shop, 40],
    ] as const) {
      const { id } = await ticketIn(app, await organization.secretKey('ADMIN'), 'ACCEPTED');
      const technician = (await hire(app, organization)).id;
      const input = { id, technician, ...inHours(from) };
      const { visit } = await outcome(app, 'scheduleVisit', key, input);
      made[name] = { id: visit!.id, technician };
    }
    await move(made['third']!.id, 'MISSED', key);
    const plan = async (args: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await app.query<Plan>(
        `query ($filter: VisitFilter, $after: String) {
          visits(filter: $filter, after: $after${args}) { nodes { id } pageInfo { endCursor } }
        }`,
        { as: key, variables },
      );
      expect(errors).toBeUndefined();
      return {
        names: data.visits.nodes.map(
          ({ id }) => Object.keys(made).find((name) => made[name]!.id === id) ?? id,
        ),
        end: data.visits.pageInfo.endCursor,
      };
    };
    const filtered = async (filter: Record<string, unknown>) => (await plan('', { filter })).names;
    expect(await filtered({})).toEqual(['first', 'second', 'third']);
    expect(await filtered({ organization: shop.code })).toEqual(['first', 'third']);
    expect(await filtered({ technician: made['second']!.technician })).toEqual(['second']);
    expect(await filtered({ state: ['MISSED'] })).toEqual(['third']);
    const day = { endsAfter: inHours(21).startsAt, startsBefore: inHours(35).startsAt };
    expect(await filtered(day)).toEqual(['first', 'second']);
    expect(await filtered({ endsAfter: '0001-01-01T00:00:00Z' })).toEqual(['first', 'second', 'third']);
    const { names, end } = await plan(', first: 2');
    expect(names).toEqual(['first', 'second']);
    expect((await plan('', { after: end })).names).toEqual(['third']);
  });

  test('of a ticket that was handed up show the name of who comes, and from whom, and no more', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const shop = await app.organization(center.code);
    const [own, above] = [await shop.secretKey('ADMIN'), await center.secretKey('ADMIN')];
    const technician = await hire(app, center, { skills: ['welding'], regions: ['Shanghai'] });
    const { id } = await ticketIn(app, own, 'ACCEPTED');
    await app.query(
      `mutation ($id: ID!, $to: String!) {
        handOverTicket(input: { id: $id, organization: $to, note: "Beyond us." }) { __typename }
      }`,
      { as: own, variables: { id, to: center.code } },
    );
    await outcome(app, 'scheduleVisit', above, { id, technician: technician.id, ...inHours(24) });
    const who =
      'technician { name email roles skills regions certifications { category } organization { code } }';
    const asked = async (as: string) => {
      const { data } = await app.query<{ ticket: { visits: { technician: unknown }[] } }>(
        `query ($id: ID!) { ticket(id: $id) { visits { ${who} } } }`,
        { as, variables: { id } },
      );
      return data.ticket.visits.map(({ technician: told }) => told);
    };
    const nothing = { email: '', roles: [], skills: [], regions: [], certifications: [] };
    const organization = { code: center.code };
    expect(await asked(own)).toEqual([{ name: technician.name, ...nothing, organization }]);
    expect(await asked(above)).toEqual([
      {
        name: technician.name,
        email: expect.stringContaining('@'),
        roles: ['TECHNICIAN'],
        skills: ['welding'],
        regions: ['Shanghai'],
        certifications: [{ category: 'COOLING' }],
        organization,
      },
    ]);
  });
});

describe('technicianSuggestions', () => {
  interface Suggested {
    technicianSuggestions: {
      bookable: boolean;
      openVisits: number;
      technician: { name: string };
      reasons: { code: string; favourable: boolean; message: string }[];
    }[];
  }
  const ask = (as: string, ticket: string, window: { startsAt: string; endsAt: string }) =>
    app.query<Suggested | null>(
      `query ($ticket: ID!, $startsAt: DateTime!, $endsAt: DateTime!) {
        technicianSuggestions(ticket: $ticket, startsAt: $startsAt, endsAt: $endsAt) {
          bookable openVisits technician { name } reasons { code favourable message }
        }
      }`,
      { as, variables: { ticket, ...window } },
    );

  test('rank the technicians of the handler, with reasons; scheduleVisit agrees', async () => {
    const center = await app.organization('HQ', 'SERVICE_CENTER');
    const below = await app.organization(center.code);
    const key = await center.secretKey('ADMIN');
    const { serial } = await app.device(center);
    const { ticket } = await outcome(app, 'submitTicket', key, {
      description: 'It drips.',
      contact: { name: 'Li Wei', phone: '+86 138 0013 8000' },
      device: { serial },
      site: { line: '88 Century Avenue', city: '上海 Shanghai' },
      locale: 'zh-CN',
    });
    const id = ticket!.id;
    await outcome(app, 'acceptTicket', key, { id });
    const near = await hire(app, center, { name: 'near', regions: ['Shanghai'], skills: ['zh'] });
    const busy = await hire(app, center, { name: 'busy', regions: ['Shanghai'] });
    await hire(app, center, { name: 'far', regions: ['Beijing'] });
    await hire(app, center, { name: 'uncertified', regions: ['Shanghai'], certifications: [] });
    await hire(app, center, { name: 'agent', roles: ['AGENT'] });
    await hire(app, below, { name: 'of another' });
    const window = inHours(24);
    const other = await ticketIn(app, key, 'ACCEPTED');
    const taken = { id: other.id, technician: busy.id, ...window };
    await outcome(app, 'scheduleVisit', key, taken);

    const { data } = await ask(key, id, window);
    expect(
      data!.technicianSuggestions.map(({ technician, bookable, openVisits, reasons }) => [
        technician.name,
        bookable,
        openVisits,
        reasons.map(({ code }) => code),
      ]),
    ).toEqual([
      ['near', true, 0, ['CERTIFIED', 'FREE', 'IN_REGION', 'SKILLED', 'LOAD']],
      ['far', true, 0, ['CERTIFIED', 'FREE', 'OTHER_REGION', 'LOAD']],
      ['busy', false, 1, ['CERTIFIED', 'BUSY', 'IN_REGION', 'LOAD']],
      ['uncertified', false, 0, ['NOT_CERTIFIED', 'FREE', 'IN_REGION', 'LOAD']],
    ]);
    expect(data!.technicianSuggestions[0]!.reasons[0]).toEqual({
      code: 'CERTIFIED',
      favourable: true,
      message: 'certified for COOLING until 2999-12-31',
    });
    const sent = await outcome(app, 'scheduleVisit', key, { id, technician: near.id, ...window });
    expect(sent.visit?.state).toBe('BOOKED');
  });

  test('are for the desk, for a ticket that it sees, and for a time that can be booked', async () => {
    const { id } = await coolingTicket();
    const codes = async (as: string, ticket: string, window = inHours(24)) =>
      (await ask(as, ticket, window)).errors?.map(({ extensions }) => extensions['code']);
    expect(await codes(await dealer.secretKey('AGENT'), id)).toBeUndefined();
    expect(await codes(await dealer.secretKey('TECHNICIAN'), id)).toEqual(['FORBIDDEN']);
    expect(await codes(await dealer.publishableKey(), id)).toEqual(['FORBIDDEN']);
    const stranger = await (await app.organization()).secretKey('AGENT');
    expect(await codes(stranger, id)).toEqual(['NOT_FOUND']);
    expect(await codes(stranger, absent('Ticket'))).toEqual(['NOT_FOUND']);
    expect(await codes(desk, id, inHours(24, -1))).toEqual(['BAD_USER_INPUT']);
  });
});
