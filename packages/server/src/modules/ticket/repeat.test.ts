import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestDevice, type TestOrganization } from '../../../test/app.ts';
import { day, hour } from '../../../test/clocks.ts';
import { headquartersKey } from '../../../test/network.ts';
import { outcome, resolution, submit, type TestTicket } from '../../../test/tickets.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let device: TestDevice;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
  device = await app.device(dealer);
});

const { workDone, ...finding } = resolution;

const report = (as = desk, { serial } = device) => submit(app, as, { device: { serial } });
const diagnose = (ticket: TestTicket, input = {}, as = desk) =>
  outcome(app, 'diagnoseTicket', as, { id: ticket.id, ...finding, ...input });
async function resolve(ticket: TestTicket, input = {}, as = desk) {
  await outcome(app, 'acceptTicket', as, { id: ticket.id });
  await outcome(app, 'startWork', as, { id: ticket.id });
  await outcome(app, 'resolveTicket', as, { id: ticket.id, ...finding, workDone, ...input });
}

interface Linked {
  repeatOf: { number: string } | null;
  repeats: { number: string }[];
  diagnosis: Record<string, unknown> | null;
  events: { nodes: { type: string; summary: string; repeatOf?: string | null }[] };
}

async function linksOf({ id }: TestTicket, as = desk): Promise<Linked> {
  const { data, errors } = await app.query<{ ticket: Linked }>(
    `query ($id: ID!) {
      ticket(id: $id) {
        repeatOf { number } repeats { number } diagnosis { faultCode cause diagnosis }
        events(first: 20) {
          nodes {
            type summary ... on TicketDiagnosedEvent { repeatOf } ... on TicketResolvedEvent { repeatOf }
          }
        }
      }
    }`,
    { as, variables: { id } },
  );
  expect(errors).toBeUndefined();
  return data.ticket;
}

describe('the same fault of the same device', () => {
  test.each([
    ['89 days and 23 hours', 90 * day - hour, true],
    ['90 days', 90 * day, true],
    ['90 days and a millisecond', 90 * day + 1, false],
  ])('%s after its resolution: is a repeat: case %#', async (_when, ms, repeated) => {
    const first = await report();
    await resolve(first);
    app.clock.advance(ms);
    const second = await report();
    await diagnose(second);
    expect(await linksOf(second)).toMatchObject({
      repeatOf: repeated ? { number: first.number } : null,
      diagnosis: finding,
    });
    expect((await linksOf(first)).repeats).toEqual(repeated ? [{ number: second.number }] : []);
  });

  test('is one by the day it was reported, however late it is found', async () => {
    const first = await report();
    await resolve(first);
    app.clock.advance(80 * day);
    const second = await report();
    app.clock.advance(20 * day);
    await diagnose(second);
    expect((await linksOf(second)).repeatOf).toEqual({ number: first.number });
  });

  test('is found by resolving, too, and told in the event', async () => {
    const first = await report();
    await resolve(first);
    const second = await report();
    await resolve(second);
    const { repeatOf, events } = await linksOf(second);
    expect(repeatOf).toEqual({ number: first.number });
    const resolved = events.nodes.find(({ type }) => type === 'ticket.resolved');
    expect(resolved).toMatchObject({ repeatOf: first.number });
  });

  test('links to the last of several, and is shown by each in their order', async () => {
    const [first, second, other] = [await report(), await report(), await report()];
    const pass = () => app.clock.advance(day);
    pass();
    await resolve(first);
    pass();
    await resolve(second);
    pass();
    await resolve(other, { faultCode: 'E2' });
    const [third, fourth] = [await report(), await report()];
    await diagnose(fourth);
    await diagnose(third);
    for (const ticket of [third, fourth]) {
      expect((await linksOf(ticket)).repeatOf).toEqual({ number: second.number });
    }
    const { repeats } = await linksOf(second);
    expect(repeats).toEqual([{ number: third.number }, { number: fourth.number }]);
    expect((await linksOf(first)).repeats).toEqual([]);
  });

  test('is no repeat any more when another fault is found in the end', async () => {
    await resolve(await report());
    const second = await report();
    await diagnose(second);
    await diagnose(second, { faultCode: 'E2' });
    const { repeatOf, diagnosis, events } = await linksOf(second);
    expect(repeatOf).toBeNull();
    expect(diagnosis).toEqual({ ...finding, faultCode: 'E2' });
    expect(events.nodes.map(({ type }) => type)).toEqual([
      'ticket.submitted',
      'ticket.diagnosed',
      'ticket.coverage_decided',
      'ticket.diagnosed',
    ]);
  });
});

describe('no repeat is', () => {
  test('another fault, another device, or one without a serial', async () => {
    const first = await report();
    await resolve(first);
    const other = await report(desk, await app.device(dealer));
    const nameless = await submit(app, desk);
    const second = await report();
    await diagnose(other);
    await diagnose(nameless);
    await diagnose(second, { faultCode: 'E2' });
    for (const ticket of [other, nameless, second]) expect((await linksOf(ticket)).repeatOf).toBeNull();
    expect((await linksOf(first)).repeats).toEqual([]);
  });

  test('what came in before the earlier one was resolved, or where that was reopened', async () => {
    const first = await report();
    const second = await report();
    app.clock.advance(day);
    await resolve(first);
    await diagnose(second);
    expect((await linksOf(second)).repeatOf).toBeNull();
    await outcome(app, 'reopenTicket', desk, { id: first.id, reason: 'It drips again.' });
    const third = await report();
    await diagnose(third);
    expect((await linksOf(third)).repeatOf).toBeNull();
  });
});

test('an earlier ticket of others is known to nobody who may not see it, neither here nor in the history', async () => {
  const elsewhere = await (await app.organization()).secretKey('AGENT');
  const first = await report();
  await resolve(first);
  const second = await report(elsewhere);
  await diagnose(second, {}, elsewhere);
  await resolve(second, {}, elsewhere);
  const seen = await linksOf(second, elsewhere);
  expect(seen).toMatchObject({ repeatOf: null, repeats: [] });
  expect(JSON.stringify(seen)).not.toContain(first.number);
  expect((await linksOf(first)).repeats).toEqual([]);

  const headquarters = await headquartersKey(app, 'AGENT');
  const all = await linksOf(second, headquarters);
  expect(all.repeatOf).toEqual({ number: first.number });
  expect(all.events.nodes.filter(({ repeatOf }) => repeatOf === first.number)).toHaveLength(2);
  expect((await linksOf(first, headquarters)).repeats).toEqual([{ number: second.number }]);
});

test.each([
  [{ faultCode: ' ' }, [{ path: ['faultCode'], code: 'required' }]],
  [
    { faultCode: 'x'.repeat(51), diagnosis: '' },
    [
      { path: ['faultCode'], code: 'too_long' },
      { path: ['diagnosis'], code: 'required' },
    ],
  ],
])('a diagnosis is refused with all that is wrong: case %#', async (input, issues) => {
  expect((await diagnose(await report(), input)).issues).toEqual(issues);
});
