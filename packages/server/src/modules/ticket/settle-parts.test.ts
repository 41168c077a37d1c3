import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { clockOf, hour, serviceLevel } from '../../../test/clocks.ts';
import { historyOf, outcome, resolution, submit, type TestTicket, ticketIn } from '../../../test/tickets.ts';
import { takeTurns } from '../../platform/event-log/index.ts';
import { transact } from '../../platform/platform.ts';
import { settleParts } from './index.ts';

let app: TestApp;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-11-23T09:00:00Z');
  desk = await (await app.organization()).secretKey('AGENT');
});

/** What the stock says of a ticket's parts. */
async function miss({ number }: TestTicket, parts: number): Promise<void> {
  const { platform } = app;
  const { id } = await platform.database.ticket.findUniqueOrThrow({ where: { number } });
  await transact(platform, (tx) => settleParts(tx, platform, id, parts));
}

const act = (verb: string, { id }: TestTicket, input = {}) => outcome(app, verb, desk, { id, ...input });

async function stateOf({ id }: TestTicket): Promise<string> {
  const { data } = await app.query<{ ticket: { status: string; holdReason: string | null } }>(
    'query ($id: ID!) { ticket(id: $id) { status holdReason } }',
    { as: desk, variables: { id } },
  );
  const { status, holdReason } = data.ticket;
  return holdReason ? `${status} ${holdReason}` : status;
}

const waiting = 'ON_HOLD WAITING_PARTS';

describe('a ticket with missing parts', () => {
  test.each(['ACCEPTED', 'IN_PROGRESS'] as const)(
    'that is %s waits by itself, and goes on when the last of them is there',
    async (status) => {
      const ticket = await ticketIn(app, desk, status);
      await miss(ticket, 2);
      expect(await stateOf(ticket)).toBe(waiting);
      await miss(ticket, 1);
      expect(await stateOf(ticket)).toBe(waiting);
      await miss(ticket, 0);
      expect(await stateOf(ticket)).toBe(status);
      const { events } = await historyOf(app, desk, ticket.id);
      const byItself = { kind: 'SYSTEM', name: 'Aftercare' };
      expect(events.nodes.slice(-2)).toEqual([
        { type: 'ticket.held', fromStatus: status, toStatus: 'ON_HOLD', actor: byItself },
        { type: 'ticket.resumed', fromStatus: 'ON_HOLD', toStatus: status, actor: byItself },
      ]);
    },
  );

  test('waits once, however often it is said', async () => {
    const ticket = await ticketIn(app, desk, 'IN_PROGRESS');
    for (const parts of [0, 1, 1, 3, 0, 0]) await miss(ticket, parts);
    const { events } = await historyOf(app, desk, ticket.id);
    expect(events.nodes.map(({ type }) => type)).toEqual([
      'ticket.submitted',
      'ticket.accepted',
      'ticket.started',
      'ticket.held',
      'ticket.resumed',
    ]);
  });

  test('waits from its acceptance on, when they were missing before', async () => {
    const ticket = await submit(app, desk);
    await miss(ticket, 1);
    expect(await stateOf(ticket)).toBe('SUBMITTED');
    expect((await act('acceptTicket', ticket)).ticket?.status).toBe('ON_HOLD');
    expect(await stateOf(ticket)).toBe(waiting);
    await miss(ticket, 0);
    expect(await stateOf(ticket)).toBe('ACCEPTED');
  });

  test('is not resumed by hand, nor is that offered', async () => {
    const ticket = await ticketIn(app, desk, 'IN_PROGRESS');
    await miss(ticket, 1);
    expect(await act('resumeTicket', ticket)).toMatchObject({
      __typename: 'IllegalTransitionError',
      from: 'ON_HOLD',
      allowed: ['CANCELLED'],
    });
    expect(await stateOf(ticket)).toBe(waiting);
  });

  test('that waits for its customer waits for them next, also when the customer ends it', async () => {
    const [byDesk, byCustomer] = [
      await ticketIn(app, desk, 'IN_PROGRESS'),
      await ticketIn(app, desk, 'IN_PROGRESS'),
    ];
    for (const ticket of [byDesk, byCustomer]) {
      await act('holdTicket', ticket, { reason: 'WAITING_CUSTOMER' });
      await miss(ticket, 1);
      expect(await stateOf(ticket)).toBe('ON_HOLD WAITING_CUSTOMER');
    }
    await act('resumeTicket', byDesk);
    await outcome(app, 'commentTrackedTicket', byCustomer.trackingToken, { body: 'Here is the photo.' });
    for (const ticket of [byDesk, byCustomer]) {
      expect(await stateOf(ticket)).toBe(waiting);
      await miss(ticket, 0);
      expect(await stateOf(ticket)).toBe('IN_PROGRESS');
    }
  });

  test('that come while it waits for its customer goes on when the customer answers', async () => {
    const ticket = await ticketIn(app, desk, 'IN_PROGRESS');
    await act('holdTicket', ticket, { reason: 'WAITING_CUSTOMER' });
    await miss(ticket, 1);
    await miss(ticket, 0);
    expect(await stateOf(ticket)).toBe('ON_HOLD WAITING_CUSTOMER');
    await act('resumeTicket', ticket);
    expect(await stateOf(ticket)).toBe('IN_PROGRESS');
  });

  test('waits again when it is reopened', async () => {
    const ticket = await ticketIn(app, desk, 'RESOLVED');
    await miss(ticket, 1);
    expect(await stateOf(ticket)).toBe('RESOLVED');
    await act('reopenTicket', ticket, { reason: 'It drips again.' });
    expect(await stateOf(ticket)).toBe(waiting);
  });

  test('may be cancelled, and then waits for nothing', async () => {
    const ticket = await ticketIn(app, desk, 'ACCEPTED');
    await miss(ticket, 1);
    await act('cancelTicket', ticket, { reason: 'Sold.' });
    await miss(ticket, 0);
    expect(await stateOf(ticket)).toBe('CANCELLED');
  });
});

test('several tickets are settled by many at once, in any order', async () => {
  const { platform } = app;
  const tickets = [];
  for (let count = 0; count < 3; count++) tickets.push(await ticketIn(app, desk, 'ACCEPTED'));
  const rows = await platform.database.ticket.findMany({
    where: { number: { in: tickets.map(({ number }) => number) } },
  });
  const ids = rows.map(({ id }) => id);
  const receive = (order: readonly string[], parts: number) =>
    transact(platform, async (tx) => {
      await takeTurns(tx, order);
      for (const id of order) await settleParts(tx, platform, id, parts);
    });
  await Promise.all(
    Array.from({ length: 8 }, (_, count) => receive(count % 2 ? ids : ids.toReversed(), count % 4)),
  );
  await receive(ids, 0);
  for (const ticket of tickets) expect(await stateOf(ticket)).toBe('ACCEPTED');
});

test.each([
  ['runs on', [], 'PT2H'],
  ['stands still, where the level says so,', ['WAITING_PARTS'], 'PT1H'],
] as const)('the clock %s while parts are waited for', async (_what, pausesOn, elapsed) => {
  const level = await serviceLevel(app, {
    targets: [{ clock: 'RESOLUTION', target: 8 * hour }],
    pausesOn: [...pausesOn],
  });
  const ticket = await submit(app, desk, { serviceLevel: level });
  await act('acceptTicket', ticket);
  await act('startWork', ticket);
  app.clock.advance(hour);
  await miss(ticket, 1);
  app.clock.advance(hour);
  expect((await clockOf(app, desk, ticket.id, 'RESOLUTION')).elapsed).toBe(elapsed);
  await miss(ticket, 0);
  await act('resolveTicket', ticket, resolution);
});
