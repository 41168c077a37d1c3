import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { deviceOutcome, logSettled } from '../../../test/device-calls.ts';
import { change, headquartersKey, hire } from '../../../test/network.ts';
import { outcome, resolution, submit } from '../../../test/tickets.ts';
import { makePolicy, uniqueCode, warrantyOutcome } from '../../../test/warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('ADMIN');
});

const serialOf = () => uniqueCode('SN').toUpperCase();

async function register(more: Record<string, unknown> = {}) {
  const { code: modelCode } = await app.model();
  const { devices } = await deviceOutcome(app, 'registerDevices', desk, {
    devices: [{ serial: serialOf(), modelCode, ...more }],
  });
  return devices![0]!;
}

interface Page {
  nodes: { type: string; summary: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function page(serial: string, first: number, after: string | null = null, as = desk) {
  await logSettled(app);
  const { data, errors } = await app.query<{ device: { history: Page } | null }>(
    `query ($serial: String!, $first: Int, $after: String) { device(serial: $serial) {
      history(first: $first, after: $after) { nodes { type summary } pageInfo { hasNextPage endCursor } } } }`,
    { as, variables: { serial, first, after } },
  );
  expect(errors).toBeUndefined();
  return data.device!.history;
}

const typesOf = ({ nodes }: Page) => nodes.map(({ type }) => type);

test('tells of tickets, visits, parts, warranty and owners in the order in which they happened', async () => {
  const sku = uniqueCode('FAN');
  await change(app, 'createPart', await headquartersKey(app, 'ADMIN'), { sku, name: 'Fan' });
  const policy = await makePolicy(app);
  const { serial } = await register({ policy, customer: { name: 'Li Wei', phone: '13800138000' } });
  await deviceOutcome(app, 'updateDevice', desk, { serial, purchasedOn: '2026-01-05' });
  const { id } = await submit(app, desk, { device: { serial } });
  await outcome(app, 'acceptTicket', desk, { id });
  const { id: technician } = await hire(app, dealer);
  const window = { startsAt: '2026-03-03T09:00:00Z', endsAt: '2026-03-03T11:00:00Z' };
  await outcome(app, 'scheduleVisit', desk, { id, technician, ...window });
  await outcome(app, 'startWork', desk, { id });
  await outcome(app, 'diagnoseTicket', desk, { id, faultCode: 'E1', diagnosis: 'Worn.', cause: 'WEAR' });
  await warrantyOutcome(app, 'replacePart', desk, { serial, sku, newPartSerial: 'F-1', ticket: id });
  await outcome(app, 'resolveTicket', desk, { id, ...resolution });
  await warrantyOutcome(app, 'voidWarranty', desk, { serial, reason: 'The seal is broken.' });
  await warrantyOutcome(app, 'restoreWarranty', desk, { serial, reason: 'It was transport damage.' });
  const phases = [{ months: 12, labour: 'FREE', parts: 'FREE', travel: 'FREE' }];
  await warrantyOutcome(app, 'extendWarranty', desk, { serial, name: 'Gold', phases });
  const customer = { name: 'Zhang Min', email: 'zhang@example.com' };
  await deviceOutcome(app, 'transferDevice', desk, { serial, customer });
  const replaced = { serial, newSerial: serialOf(), warranty: 'CONTINUES', reason: 'Dead.' };
  await deviceOutcome(app, 'replaceDevice', desk, replaced);

  const whole = await page(serial, 100);
  expect(typesOf(whole)).toEqual([
    'device.registered',
    'device.changed',
    'ticket.submitted',
    'ticket.accepted',
    'ticket.scheduled',
    'visit.booked',
    'ticket.started',
    'ticket.diagnosed',
    'ticket.coverage_decided',
    'device.part_replaced',
    'ticket.resolved',
    'visit.cancelled',
    'warranty.voided',
    'warranty.restored',
    'warranty.extended',
    'device.transferred',
    'device.replaced',
  ]);
  const pages: Page[] = [];
  for (let after: string | null = null; ;) {
    const next: Page = await page(serial, 5, after);
    pages.push(next);
    if (!next.pageInfo.hasNextPage) break;
    after = next.pageInfo.endCursor;
  }
  expect(pages.flatMap(({ nodes }) => nodes)).toEqual(whole.nodes);
});

test('tells a desk nothing of the tickets of others about its device', async () => {
  const { serial } = await register();
  const { id } = await submit(app, desk, { device: { serial } });
  const elsewhere = await app.organization();
  await submit(app, await elsewhere.secretKey('AGENT'), { device: { serial } });
  await outcome(app, 'acceptTicket', desk, { id });
  const mine = ['device.registered', 'ticket.submitted', 'ticket.accepted'];
  expect(typesOf(await page(serial, 100))).toEqual(mine);
  const above = await headquartersKey(app, 'AGENT');
  const all = [...mine.slice(0, 2), 'ticket.submitted', 'ticket.accepted'];
  expect(typesOf(await page(serial, 100, null, above))).toEqual(all);
});
