import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { clockOf, hour, minute, serviceLevel, slaEventsOf } from '../../../test/clocks.ts';
import { headquartersKey, hire } from '../../../test/network.ts';
import { outcome, resolution, submit } from '../../../test/tickets.ts';
import type { Escalation } from '../sla/index.ts';
import { keepTime } from './index.ts';

let app: TestApp;
let center: TestOrganization;
let dealer: TestOrganization;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-11-23T09:00:00.000Z');
  center = await app.organization('HQ', 'SERVICE_CENTER');
  dealer = await app.organization(center.code);
  desk = await dealer.secretKey('AGENT');
});

type Step = Pick<Escalation, 'percent' | 'action'> & Partial<Escalation>;

/** A ticket that is to be resolved within 100 minutes, with what happens when it is not. */
async function ticketWith(steps: Step[], input: Record<string, unknown> = {}, as = desk) {
  const level = await serviceLevel(app, {
    targets: [{ clock: 'RESOLUTION', target: 100 * minute }],
    escalations: steps.map((step) => ({ clock: 'RESOLUTION', ...step })),
  });
  const { id } = await submit(app, as, { serviceLevel: level, ...input });
  return id;
}

async function pass(minutes: number): Promise<void> {
  app.clock.advance(minutes * minute);
  await keepTime(app.platform);
}

const stepsOf = async (id: string, as = desk) => {
  const events = await slaEventsOf(app, as, id);
  return events
    .filter(({ type }) => type === 'sla.escalated')
    .map(({ percent, action, role, detail }) => ({ percent, action, role, detail }));
};

interface Told {
  ticket: {
    version: number;
    priority: string;
    handler: { code: string };
    assignee: { name: string } | null;
    events: { nodes: ({ type: string; actor: { name: string } } & Record<string, unknown>)[] };
  };
}

const ticketOf = async (id: string, as = desk) => {
  const { data, errors } = await app.query<Told>(
    `query ($id: ID!) {
      ticket(id: $id) {
        version priority handler { code } assignee { name }
        events(first: 100) {
          nodes {
            type actor { name }
            ... on TicketClassifiedEvent { priority previousPriority }
            ... on TicketHandedOverEvent { from to note }
          }
        }
      }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket;
};

describe('NOTIFY', () => {
  test('tells by name who has the role where the ticket is handled, at its percent', async () => {
    await hire(app, dealer, { name: 'Chen Jing', roles: ['MANAGER'] });
    await hire(app, dealer, { name: 'Wu Min', roles: ['AGENT', 'MANAGER'] });
    await hire(app, dealer, { name: 'An agent', roles: ['AGENT'] });
    await hire(app, center, { name: 'Somebody above', roles: ['MANAGER'] });
    const steps: Step[] = [{ percent: 50, action: 'NOTIFY', role: 'MANAGER' }];
    const id = await ticketWith(steps);
    const above = await center.secretKey('AGENT');
    const beside = await ticketWith(steps, {}, above);
    await pass(49);
    expect(await stepsOf(id)).toEqual([]);
    await pass(1);
    await pass(1);
    const step = { percent: 50, action: 'NOTIFY', role: 'MANAGER', detail: 'Chen Jing, Wu Min' };
    expect(await stepsOf(id)).toEqual([step]);
    expect(await stepsOf(beside, above)).toEqual([{ ...step, detail: 'Somebody above' }]);
    expect((await ticketOf(id)).version).toBe(1);
  });

  test('says so when nobody has the role', async () => {
    const id = await ticketWith([{ percent: 100, action: 'NOTIFY', role: 'STOREKEEPER' }]);
    await pass(100);
    expect(await slaEventsOf(app, desk, id)).toMatchObject([
      { type: 'sla.warning' },
      { type: 'sla.breached' },
      { type: 'sla.escalated', role: 'STOREKEEPER', detail: null },
    ]);
  });

  test('is what the vendor’s own levels do when a promise is broken', async () => {
    await hire(app, dealer, { name: 'Chen Jing', roles: ['MANAGER'] });
    const { id } = await submit(app, desk, { serviceLevel: 'project', severity: 'P1' });
    await pass(5);
    expect(await stepsOf(id)).toEqual([
      { percent: 100, action: 'NOTIFY', role: 'MANAGER', detail: 'Chen Jing' },
    ]);
  });
});

describe('RAISE', () => {
  test('raises the priority by one, and the clocks follow', async () => {
    const level = await serviceLevel(app, {
      targets: [
        { clock: 'RESOLUTION', priority: 'P2', target: 5 * hour },
        { clock: 'RESOLUTION', target: 10 * hour },
      ],
      escalations: [{ clock: 'RESOLUTION', percent: 25, action: 'RAISE' }],
    });
    const { id } = await submit(app, desk, { serviceLevel: level });
    await pass(150);
    const { priority, version, events } = await ticketOf(id);
    expect({ priority, version }).toEqual({ priority: 'P2', version: 2 });
    expect(events.nodes.slice(1)).toEqual([
      { type: 'ticket.classified', actor: { name: 'Aftercare' }, priority: 'P2', previousPriority: 'P3' },
      { type: 'sla.changed', actor: { name: 'Aftercare' } },
      { type: 'sla.escalated', actor: { name: 'Aftercare' } },
    ]);
    expect(await stepsOf(id)).toEqual([{ percent: 25, action: 'RAISE', role: null, detail: 'P2' }]);
    expect(await clockOf(app, desk, id, 'RESOLUTION')).toMatchObject({
      target: 'PT5H',
      elapsed: 'PT2H30M',
      dueAt: '2026-11-23T14:00:00.000Z',
    });
  });

  test('leaves the highest priority, and says so', async () => {
    const id = await ticketWith([{ percent: 50, action: 'RAISE' }], { severity: 'P1' });
    await pass(50);
    expect(await stepsOf(id)).toEqual([{ percent: 50, action: 'RAISE', role: null, detail: null }]);
    expect(await ticketOf(id)).toMatchObject({ priority: 'P1', version: 1 });
  });
});

describe('HAND_OVER', () => {
  test('gives the ticket to the parent, and releases its technician', async () => {
    const technician = await hire(app, dealer);
    const id = await ticketWith([{ percent: 100, action: 'HAND_OVER' }]);
    await outcome(app, 'acceptTicket', desk, { id });
    await outcome(app, 'assignTicket', desk, { id, member: technician.id });
    await pass(100);
    const { handler, assignee, events } = await ticketOf(id);
    expect({ handler, assignee }).toEqual({ handler: { code: center.code }, assignee: null });
    expect(events.nodes.filter(({ type }) => type === 'ticket.handed_over')).toEqual([
      {
        type: 'ticket.handed_over',
        actor: { name: 'Aftercare' },
        from: `Organization ${dealer.code}`,
        to: `Organization ${center.code}`,
        note: null,
      },
    ]);
    expect(await stepsOf(id)).toEqual([
      { percent: 100, action: 'HAND_OVER', role: null, detail: `Organization ${center.code}` },
    ]);
  });

  test('leaves what nobody stands above, and says so', async () => {
    const headquarters = await headquartersKey(app, 'AGENT');
    const id = await ticketWith([{ percent: 100, action: 'HAND_OVER' }], {}, headquarters);
    await pass(100);
    expect((await ticketOf(id, headquarters)).handler).toEqual({ code: 'HQ' });
    expect(await stepsOf(id, headquarters)).toEqual([
      { percent: 100, action: 'HAND_OVER', role: null, detail: null },
    ]);
  });

  test.each([
    ['one after the other', [100, 50, 50, 50]],
    ['at once', [400]],
  ])('goes step by step up the network when its steps come %s', async (_how, minutes) => {
    await hire(app, dealer, { name: 'At the dealer', roles: ['MANAGER'] });
    await hire(app, center, { name: 'At the center', roles: ['MANAGER'] });
    const id = await ticketWith([
      { percent: 100, action: 'NOTIFY', role: 'MANAGER' },
      { percent: 100, action: 'HAND_OVER' },
      { percent: 150, action: 'NOTIFY', role: 'MANAGER' },
      { percent: 200, action: 'HAND_OVER' },
      { percent: 250, action: 'RAISE' },
    ]);
    for (const each of minutes) await pass(each);
    const { handler, priority } = await ticketOf(id);
    expect({ handler, priority }).toEqual({ handler: { code: 'HQ' }, priority: 'P2' });
    expect((await stepsOf(id)).map(({ percent, action, detail }) => [percent, action, detail])).toEqual([
      [100, 'NOTIFY', 'At the dealer'],
      [100, 'HAND_OVER', `Organization ${center.code}`],
      [150, 'NOTIFY', 'At the center'],
      [200, 'HAND_OVER', expect.any(String)],
      [250, 'RAISE', 'P2'],
    ]);
  });
});

test('what has ended late is told, but moves the ticket no more', async () => {
  await hire(app, dealer, { name: 'Chen Jing', roles: ['MANAGER'] });
  const id = await ticketWith([
    { percent: 100, action: 'NOTIFY', role: 'MANAGER' },
    { percent: 100, action: 'RAISE' },
    { percent: 100, action: 'HAND_OVER' },
  ]);
  await outcome(app, 'acceptTicket', desk, { id });
  await outcome(app, 'startWork', desk, { id });
  app.clock.advance(101 * minute);
  await outcome(app, 'resolveTicket', desk, { id, ...resolution });
  await pass(0);
  expect(await ticketOf(id)).toMatchObject({ priority: 'P3', handler: { code: dealer.code }, version: 4 });
  expect((await slaEventsOf(app, desk, id)).map(({ type, action }) => [type, action])).toEqual([
    ['sla.warning', undefined],
    ['sla.breached', undefined],
    ['sla.escalated', 'NOTIFY'],
  ]);
});
