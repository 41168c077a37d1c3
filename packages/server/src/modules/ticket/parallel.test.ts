import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { prove } from '../../../test/forms.ts';
import { contact, historyOf, outcome, submit, ticketIn } from '../../../test/tickets.ts';

let one: TestApp;
let other: TestApp;
beforeAll(async () => {
  one = await createTestApp();
  other = await createTestApp({ databaseUrl: one.databaseUrl });
});
afterAll(async () => {
  await other.stop();
  await one.stop();
});

test('50 requests at once with one key, on two nodes, are one ticket with one number', async () => {
  const dealer = await one.organization();
  const [page, desk] = [await dealer.publishableKey(), await dealer.secretKey('AGENT')];
  const formProof = await prove(one.platform, page);
  const input = { description: 'It drips.', contact, idempotencyKey: 'one click', formProof };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => outcome(at % 2 ? one : other, 'submitTicket', page, input)),
  );
  expect(answers).toEqual(answers.map(() => answers[0]));
  const { data } = await one.query<{ tickets: { nodes: unknown[] }; events: { nodes: unknown[] } }>(
    '{ tickets { nodes { number } } events { nodes { type } } }',
    { as: desk },
  );
  expect(data.tickets.nodes).toEqual([{ number: answers[0]!.number }]);
  expect(data.events.nodes).toEqual([{ type: 'ticket.submitted' }]);
  const rows = await one.platform.database.customer.count({ where: { organizationId: dealer.id } });
  expect(rows).toBe(1);
});

test('of two moves at once from one version, one wins and the other is told', async () => {
  const desk = await (await one.organization()).secretKey('AGENT');
  for (let round = 0; round < 5; round++) {
    const { id } = await ticketIn(one, desk, 'ACCEPTED');
    const outcomes = await Promise.all([
      outcome(one, 'startWork', desk, { id, expectedVersion: 2 }),
      outcome(other, 'cancelTicket', desk, { id, expectedVersion: 2, reason: 'Sold.' }),
    ]);
    const [winner, ...rest] = outcomes.filter(({ ticket }) => ticket);
    expect(rest).toEqual([]);
    expect(outcomes.find(({ ticket }) => !ticket)).toEqual({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: 3,
    });
    const { status, version, events } = await historyOf(one, desk, id);
    expect({ status, version }).toEqual({ status: winner!.ticket!.status, version: 3 });
    expect(events.nodes).toHaveLength(3);
  }
});

test('of two illegal moves at once without a version, one wins and the other is told where it can go', async () => {
  const desk = await (await one.organization()).secretKey('AGENT');
  const { id } = await submit(one, desk);
  const outcomes = await Promise.all([
    outcome(one, 'acceptTicket', desk, { id }),
    outcome(other, 'acceptTicket', desk, { id }),
  ]);
  expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
    'AcceptTicketPayload',
    'IllegalTransitionError',
  ]);
});

test('the events of one ticket stand in the order of its versions, however many write', async () => {
  const desk = await (await one.organization()).secretKey('AGENT');
  const { id } = await ticketIn(one, desk, 'IN_PROGRESS');
  await Promise.all(
    Array.from({ length: 24 }, async (_, at) => {
      const node = at % 2 ? one : other;
      await outcome(node, at % 3 ? 'holdTicket' : 'resumeTicket', desk, {
        id,
        ...(at % 3 ? { reason: 'WAITING_VENDOR' } : {}),
      });
      await outcome(node, 'addComment', desk, { id, body: String(at) });
    }),
  );
  const { status, version, events } = await historyOf(one, desk, id);
  const moves = events.nodes.filter(({ type }) => type !== 'ticket.commented');
  expect(moves).toHaveLength(version);
  expect(moves.map(({ fromStatus }) => fromStatus ?? null)).toEqual([
    null,
    ...moves.slice(0, -1).map(({ toStatus }) => toStatus),
  ]);
  expect(moves.at(-1)?.toStatus).toBe(status);
  expect(events.nodes.length - moves.length).toBe(24);
});
