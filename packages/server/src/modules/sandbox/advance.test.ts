import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { clockOf, day, hour, serviceLevel, toldOf } from '../../../test/clocks.ts';
import { call, historyOf, outcome, submit, ticketIn } from '../../../test/tickets.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { SandboxClock } from '../../platform/clock.ts';
import { takeTurn } from '../../platform/event-log/index.ts';
import { createKeyAsOperator } from '../access/index.ts';

let app: TestApp;
let desk: string;

beforeAll(async () => {
  app = await createTestApp({ sandbox: new SandboxClock(null) });
  desk = await (await app.organization()).secretKey('AGENT');
});
afterAll(() => app.stop());

const advance = (by: string, node = app) => outcome(node, 'advanceClock', desk, { by });

async function viewerOf(node = app, as = desk) {
  const { data } = await node.query<{ viewer: { sandbox: boolean; now: string } }>(
    '{ viewer { sandbox now } }',
    {
      as,
    },
  );
  return { sandbox: data.viewer.sandbox, ahead: Date.parse(data.viewer.now) - Date.now() };
}

/** Another node on the same database, with a clock of its own. */
async function startNode(startsAt: string | null = null): Promise<TestApp> {
  const sandbox = new SandboxClock(startsAt === null ? null : new Date(startsAt));
  const node = await createTestApp({ databaseUrl: app.databaseUrl, sandbox });
  onTestFinished(() => node.stop());
  return node;
}

describe('advanceClock', () => {
  test('moves the clock, and answers what it says', async () => {
    const before = await viewerOf();
    expect(before.sandbox).toBe(true);
    const { __typename, now } = await advance('P1DT2H');
    expect(__typename).toBe('AdvanceClockPayload');
    const { ahead } = await viewerOf();
    expect(Math.abs(ahead - before.ahead - 26 * hour)).toBeLessThan(1_000);
    expect(Math.abs(Date.parse(now!) - Date.now() - ahead)).toBeLessThan(5_000);
  });

  test.each(['PT0S', '-PT1H', 'P366DT1S', 'PT100000H'])('does not go by %s', async (by) => {
    const before = await viewerOf();
    expect(await advance(by)).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['by'] }] });
    expect(Math.abs((await viewerOf()).ahead - before.ahead)).toBeLessThan(1_000);
  });

  test('is for everybody on the staff, and for nobody else', async () => {
    const dealer = await app.organization();
    const codes: Record<string, unknown> = {};
    for (const role of Object.values(Role)) {
      const { errors } = await call(app, 'advanceClock', await dealer.secretKey(role), { by: 'PT1S' });
      codes[role] = errors?.[0]?.extensions['code'] ?? 'done';
    }
    expect(codes).toEqual(Object.fromEntries(Object.values(Role).map((role) => [role, 'done'])));
    const { trackingToken } = await submit(app, desk);
    for (const [key, code] of [
      [await dealer.secretKey(), 'FORBIDDEN'],
      [await dealer.publishableKey(), 'FORBIDDEN'],
      [trackingToken, 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await call(app, 'advanceClock', key, { by: 'PT1S' });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    }
  });

  test('is refused where the clock is the real one', async () => {
    const real = await createTestApp();
    onTestFinished(() => real.stop());
    const key = await (await real.organization()).secretKey('ADMIN');
    expect((await viewerOf(real, key)).sandbox).toBe(false);
    expect(await outcome(real, 'advanceClock', key, { by: 'PT1H' })).toEqual({
      __typename: 'PreconditionError',
      code: 'PRECONDITION',
    });
  });
});

describe('with the clock', () => {
  test('promises run out, and every event of it is there when it answers', async () => {
    const { id } = await submit(app, desk, { serviceLevel: 'project', severity: 'P1' });
    await advance('PT4M');
    expect(await toldOf(app, desk, id)).toEqual(['sla.warning RESPONSE']);
    await advance('PT1M');
    expect(await toldOf(app, desk, id)).toEqual([
      'sla.warning RESPONSE',
      'sla.breached RESPONSE',
      'sla.escalated RESPONSE',
    ]);
    expect(await clockOf(app, desk, id, 'RESPONSE')).toMatchObject({ state: 'BREACHED' });
  });

  test('tickets that nobody signed off close', async () => {
    const { id } = await ticketIn(app, desk, 'RESOLVED');
    await advance('P6D');
    expect((await historyOf(app, desk, id)).status).toBe('RESOLVED');
    await advance('P1D');
    expect((await historyOf(app, desk, id)).status).toBe('CLOSED');
  });

  test('keys and tracking tokens expire', async () => {
    const dealer = await app.organization();
    const expiresAt = new Date(app.platform.clock.now().getTime() + 89 * day);
    const key = { organization: dealer.code, kind: 'SECRET', roles: [Role.AGENT], expiresAt } as const;
    const { secret } = await createKeyAsOperator(app.platform, { ...key, roles: [...key.roles] });
    const { trackingToken } = await submit(app, desk);
    const statusOf = async (as: string, document: string) => (await app.query(document, { as })).status;
    const statuses = async () => [
      await statusOf(secret, '{ viewer { kind } }'),
      await statusOf(trackingToken, '{ trackedTicket { number } }'),
    ];
    expect(await statuses()).toEqual([200, 200]);
    await advance('P88D');
    expect(await statuses()).toEqual([200, 200]);
    await advance('P1D');
    expect(await statuses()).toEqual([401, 200]);
    await advance('P1DT1S');
    expect(await statuses()).toEqual([401, 401]);
  });

  test('other nodes go, and one that starts later', async () => {
    const running = await startNode();
    await running.listen();
    await advance('P10D');
    const { ahead } = await viewerOf();
    const isSame = async (node: TestApp) =>
      expect(Math.abs((await viewerOf(node)).ahead - ahead)).toBeLessThan(1_000);
    await vi.waitFor(() => isSame(running), { timeout: 5_000 });
    await isSame(await startNode());
    await isSame(await startNode('2020-01-01T00:00:00Z'));
  });

  test('nothing is missed while another node is at it', async () => {
    const { platform } = app;
    const { id, number } = await submit(app, desk, { serviceLevel: 'project', severity: 'P1' });
    const { id: rowId } = await platform.database.ticket.findUniqueOrThrow({ where: { number } });
    const offset = async () => (await platform.database.sandboxClock.findFirstOrThrow()).offsetMs;
    const before = await offset();
    const advanced = await platform.database.$transaction(async (tx) => {
      await takeTurn(tx, rowId);
      const answer = advance('PT5M');
      await vi.waitFor(async () => expect(await offset()).toBeGreaterThan(before));
      for (let asked = 0; asked < 50; asked++) await viewerOf();
      return { answer };
    });
    expect((await advanced.answer).__typename).toBe('AdvanceClockPayload');
    expect(await toldOf(app, desk, id)).toHaveLength(3);
  });

  test('nothing is missed while the timers of two nodes run', async () => {
    for (const node of [app, await startNode()]) await node.listen();
    const level = await serviceLevel(app, { targets: [{ clock: 'RESPONSE', target: hour }] });
    for (let round = 0; round < 10; round++) {
      const { id } = await submit(app, desk, { serviceLevel: level });
      await advance('PT1H');
      expect(await toldOf(app, desk, id)).toEqual(['sla.warning RESPONSE', 'sla.breached RESPONSE']);
    }
  });
});

test('a sandbox may begin at a moment', async () => {
  const own = await createTestApp({ sandbox: new SandboxClock(new Date('2030-05-01T08:00:00Z')) });
  onTestFinished(() => own.stop());
  const key = await (await own.organization()).secretKey('AGENT');
  const { data } = await own.query<{ viewer: { now: string } }>('{ viewer { now } }', { as: key });
  expect(data.viewer.now).toMatch(/^2030-05-01T08:0/);
  const { id } = await submit(own, key);
  expect((await clockOf(own, key, id, 'RESPONSE')).dueAt).toMatch(/^2030-05-01T09:0/);
});
