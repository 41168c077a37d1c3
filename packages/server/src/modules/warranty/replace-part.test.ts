import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestDevice, type TestOrganization } from '../../../test/app.ts';
import { outcome, resolution, submit } from '../../../test/tickets.ts';
import {
  coverageOf,
  makePolicy,
  project36m,
  sell,
  termsOf,
  uniqueCode,
  warrantyCall,
  warrantyOutcome,
} from '../../../test/warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let technician: string;
let device: TestDevice;
let sku: string;
let policy: string;

beforeAll(async () => {
  app = await createTestApp();
  policy = await makePolicy(app, project36m);
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-01T09:00:00Z');
  dealer = await app.organization();
  technician = await dealer.secretKey('TECHNICIAN');
  device = await sell(app, dealer, { policy, acceptedOn: '2023-05-01' });
  sku = await makePart();
});

async function makePart(rest = {}): Promise<string> {
  const code = uniqueCode('FAN');
  const data = { sku: code, name: 'Fan', createdAt: app.clock.now(), ...rest };
  await app.platform.database.part.create({ data });
  return code;
}

const replace = (input: Record<string, unknown> = {}, as = technician) =>
  warrantyOutcome(app, 'replacePart', as, { serial: device.serial, sku, ...input });

const cover = async (at: string, input: Record<string, unknown> = {}) =>
  coverageOf(app, technician, { serial: device.serial, cause: 'DEFECT', sku, at, ...input });

const issuesOf = ({ issues = [] }: { issues?: { path: string[]; code: string }[] }) =>
  issues.map(({ path, code }) => `${path.join('.')} ${code}`);

async function partsOf(removed = false) {
  const { data } = await app.query<{ device: { installedParts: Record<string, unknown>[] } }>(
    `query ($serial: String!, $removed: Boolean) { device(serial: $serial) { installedParts(removed: $removed) {
      part { sku } serial installedOn removedOn isReplacement underWarranty } } }`,
    { as: technician, variables: { serial: device.serial, removed } },
  );
  return data.device.installedParts;
}

describe('a part that is replaced', () => {
  test('under warranty has a warranty of its own; another part of the device has not', async () => {
    const done = await replace({ newPartSerial: 'F-2' });
    expect(done.installedPart).toMatchObject({ serial: 'F-2', underWarranty: true });
    const decided = await cover('2028-06-01T12:00:00Z');
    expect(termsOf(decided)).toBe('FREE / FREE / FREE');
    expect(decided.lastDay).toBe('2029-03-01');
    expect(decided.reasons.map(({ code }) => code)).toEqual(['AFTER_LAST_PHASE', 'REPLACED_PART']);
    expect(decided.reasons[1]!.message).toContain(`The part ${sku} was replaced on 1 March 2026`);
    expect(termsOf(await cover('2028-06-01T12:00:00Z', { sku: await makePart() }))).toBe(
      'CHARGED / CHARGED / CHARGED',
    );
    expect(termsOf(await cover('2028-06-01T12:00:00Z', { sku: null }))).toBe('CHARGED / CHARGED / CHARGED');
  });

  test('and was paid for has none', async () => {
    app.clock.hold('2026-06-01T09:00:00Z');
    expect((await replace()).installedPart?.underWarranty).toBe(false);
    expect(termsOf(await cover('2028-06-01T12:00:00Z'))).toBe('CHARGED / CHARGED / CHARGED');
  });

  test('is judged by the cause that its ticket has, and by the day on which that was reported', async () => {
    app.clock.hold('2026-04-30T09:00:00Z');
    const { id } = await submit(app, technician, { device: { serial: device.serial } });
    const { workDone: _done, ...finding } = resolution;
    app.clock.hold('2026-05-20T09:00:00Z');
    await outcome(app, 'diagnoseTicket', technician, { id, ...finding, cause: 'MISUSE' });
    expect((await replace({ ticket: id })).installedPart?.underWarranty).toBe(false);
    await outcome(app, 'diagnoseTicket', technician, { id, ...finding, cause: 'DEFECT' });
    expect((await replace({ ticket: id })).installedPart?.underWarranty).toBe(true);
    const { data } = await app.query<{ ticket: { events: { nodes: { type: string; summary: string }[] } } }>(
      'query ($id: ID!) { ticket(id: $id) { events(first: 20) { nodes { type summary } } } }',
      { as: technician, variables: { id } },
    );
    expect(data.ticket.events.nodes.at(-1)).toMatchObject({
      type: 'device.part_replaced',
      summary: `desk of ${dealer.code} put a new Fan (${sku}) into ${device.serial} under warranty.`,
    });
  });

  test('does not pay for the job in which it was put in', async () => {
    app.clock.hold('2026-06-01T08:00:00Z');
    const always = { ...project36m, replacedPart: { ...project36m.replacedPart!, given: 'ALWAYS' } };
    device = await sell(app, dealer, { policy: await makePolicy(app, always), acceptedOn: '2020-01-01' });
    const { id } = await submit(app, technician, { device: { serial: device.serial } });
    await replace({ ticket: id });
    const { workDone: _done, ...finding } = resolution;
    await outcome(app, 'diagnoseTicket', technician, { id, ...finding, cause: 'DEFECT', sku });
    const { data } = await app.query<{ ticket: { coverage: { outcome: string } } }>(
      'query ($id: ID!) { ticket(id: $id) { coverage { outcome } } }',
      { as: technician, variables: { id } },
    );
    expect(data.ticket.coverage.outcome).toBe('NONE');
    expect((await cover('2026-06-02T08:00:00Z')).outcome).toBe('FULL');
  });

  test('takes out the one whose serial is said, else the oldest, and stays on record', async () => {
    await replace({ newPartSerial: 'F-1', replacedOn: '2026-02-01' });
    await replace({ newPartSerial: 'F-2', replacedOn: '2026-02-02', oldPartSerial: 'F-1' });
    expect(issuesOf(await replace({ newPartSerial: 'F-3', oldPartSerial: 'F-1' }))).toEqual([
      'oldPartSerial unknown_part',
    ]);
    await replace({ newPartSerial: 'F-3' });
    const part = { part: { sku }, isReplacement: true, underWarranty: true };
    expect(await partsOf()).toEqual([{ ...part, serial: 'F-3', installedOn: '2026-03-01', removedOn: null }]);
    expect(await partsOf(true)).toEqual([
      { ...part, serial: 'F-1', installedOn: '2026-02-01', removedOn: '2026-02-02' },
      { ...part, serial: 'F-2', installedOn: '2026-02-02', removedOn: '2026-03-01' },
      { ...part, serial: 'F-3', installedOn: '2026-03-01', removedOn: null },
    ]);
  });
});

describe('a replacement is refused', () => {
  test('with the place of what is wrong', async () => {
    const tracked = await makePart({ serialTracked: true });
    expect(issuesOf(await replace({ sku: 'NOTHING' }))).toEqual(['sku unknown_part']);
    expect(issuesOf(await replace({ sku: tracked }))).toEqual(['newPartSerial required']);
    expect(issuesOf(await replace({ replacedOn: '2026-03-02' }))).toEqual(['replacedOn in_future']);
    await replace({ newPartSerial: 'F-1' });
    expect(issuesOf(await replace({ newPartSerial: 'F-1' }))).toEqual(['newPartSerial taken']);
    expect(issuesOf(await replace({ replacedOn: '2026-02-01' }))).toEqual(['replacedOn invalid_value']);
    const { id } = await submit(app, technician);
    expect(issuesOf(await replace({ ticket: id }))).toEqual(['ticket not_allowed']);
    const other = await (await app.organization()).secretKey('AGENT');
    const foreign = await submit(app, other);
    expect(issuesOf(await replace({ ticket: foreign.id }))).toEqual(['ticket unknown_ticket']);
    expect(await partsOf(true)).toHaveLength(1);
  });

  test('when many devices want one unit of a part at once, but for one', async () => {
    const devices = await Promise.all(Array.from({ length: 6 }, () => sell(app, dealer)));
    const asked = devices.map(({ serial }) => replace({ serial, newPartSerial: 'F-1' }));
    const refused = (await Promise.all(asked)).flatMap(issuesOf);
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'newPartSerial taken'));
  });

  test('for a device of somebody else, and for a key of a page', async () => {
    const stranger = await (await app.organization()).secretKey('ADMIN');
    for (const [as, code] of [
      [stranger, 'NOT_FOUND'],
      [await dealer.publishableKey(), 'FORBIDDEN'],
      [await dealer.secretKey(), 'FORBIDDEN'],
    ] as const) {
      const { errors } = await warrantyCall(app, 'replacePart', as, { serial: device.serial, sku });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    }
  });
});

test('fifty equal calls at once put in one part, and another input with the key is refused', async () => {
  const input = { newPartSerial: 'F-1', idempotencyKey: 'once' };
  const answers = await Promise.all(Array.from({ length: 50 }, () => replace(input)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await partsOf(true)).toHaveLength(1);
  expect((await replace({ ...input, newPartSerial: 'F-2' })).__typename).toBe('IdempotencyMismatchError');
});
