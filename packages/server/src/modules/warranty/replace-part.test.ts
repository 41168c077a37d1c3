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
    expect(decided.reasons[1]!.message).toContain(`The part ${sku} (F-2) was replaced on 1 March 2026`);
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

describe('of several parts of one kind', () => {
  const at = '2028-06-01T12:00:00Z';
  const charged = 'CHARGED / CHARGED / CHARGED';
  const free = 'FREE / FREE / FREE';

  /** Two fans came with it: in the place of one came F-1, given by the warranty, and then F-2 for the other, paid for. */
  beforeEach(async () => {
    const { database, clock } = app.platform;
    const { id: partId } = await database.part.findUniqueOrThrow({ where: { sku } });
    const { id: deviceId } = await database.device.findUniqueOrThrow({ where: { serial: device.serial } });
    const part = { deviceId, partId, isReplacement: false, underWarranty: false, createdAt: clock.now() };
    for (const serial of ['O-1', 'O-2']) {
      await database.installedPart.create({
        data: { ...part, serial: `${serial}${sku}`, installedOn: new Date('2023-05-01') },
      });
    }
    await replace({ newPartSerial: 'F-1', oldPartSerial: `O-1${sku}` });
  });
  const second = async () => {
    app.clock.hold('2026-06-01T09:00:00Z');
    return replace({ newPartSerial: 'F-2', oldPartSerial: `O-2${sku}` });
  };

  test('the one that is named is judged, and the decision says which', async () => {
    const named = await cover(at, { partSerial: 'F-1' });
    expect([termsOf(named), named.partSerial]).toEqual([free, 'F-1']);
    expect(named.reasons.map(({ code }) => code)).toEqual(['AFTER_LAST_PHASE', 'REPLACED_PART']);
    expect(named.reasons[1]).toMatchObject({
      message: expect.stringContaining(`The part ${sku} (F-1) was replaced on 1 March 2026`),
      zh: expect.stringContaining(`备件 ${sku}（F-1）于`),
    });
    const other = await cover(at, { partSerial: `O-2${sku}` });
    expect([termsOf(other), other.partSerial]).toEqual([charged, `O-2${sku}`]);
    expect(other.reasons.map(({ code }) => code)).toEqual(['AFTER_LAST_PHASE']);
    const gone = await cover(at, { partSerial: `O-1${sku}` });
    expect([termsOf(gone), gone.partSerial]).toEqual([charged, null]);
  });

  test('the one that was put in last is judged where none is named, and that is said where it matters', async () => {
    // Within the warranty of the device all are alike.
    const early = await cover('2026-04-01T12:00:00Z');
    expect([termsOf(early), early.partSerial, early.reasons.length]).toEqual([free, 'F-1', 1]);
    expect((await cover('2026-02-01T12:00:00Z')).partSerial).toBe(`O-2${sku}`);
    const decided = await cover(at);
    expect([termsOf(decided), decided.partSerial]).toEqual([free, 'F-1']);
    expect(decided.reasons.map(({ code }) => code)).toEqual([
      'AFTER_LAST_PHASE',
      'PART_ASSUMED',
      'REPLACED_PART',
    ]);
    expect(decided.reasons[1]).toMatchObject({
      message: `The device has 2 parts ${sku}, and nobody said which one failed: the one that was put in last, on 1 March 2026 (F-1), was judged.`,
      zh: `该设备装有 2 件备件 ${sku}，未指明是哪一件：按最后（2026年3月1日）装入的一件（F-1）判定。`,
    });
    await second();
    const later = await cover(at);
    expect([termsOf(later), later.partSerial]).toEqual([charged, 'F-2']);
    expect(later.reasons.map(({ code }) => code)).toEqual(['AFTER_LAST_PHASE', 'PART_ASSUMED']);
  });

  test('a new one is given by the warranty of the one that it replaces, not by that of another', async () => {
    expect((await second()).installedPart?.underWarranty).toBe(false);
    app.clock.hold(at);
    const { id } = await submit(app, technician, { device: { serial: device.serial } });
    const { workDone: _done, ...finding } = resolution;
    const diagnose = (input: Record<string, unknown>) =>
      outcome(app, 'diagnoseTicket', technician, { id, ...finding, cause: 'DEFECT', ...input });
    await diagnose({ sku });
    const put = (input: Record<string, unknown>) => replace({ ticket: id, ...input });
    const third = await put({ newPartSerial: 'F-3', oldPartSerial: 'F-1' });
    const fourth = await put({ newPartSerial: 'F-4', oldPartSerial: 'F-2' });
    expect([third, fourth].map((done) => done.installedPart?.underWarranty)).toEqual([true, false]);
    await outcome(app, 'decideCoverage', technician, { id });
    const given = (await partsOf()).map(({ serial, underWarranty }) => [serial, underWarranty]);
    expect(given).toEqual([
      ['F-3', true],
      ['F-4', false],
    ]);
  });

  test('a diagnosis names one, and another one is decided anew', async () => {
    await second();
    app.clock.hold(at);
    const { id } = await submit(app, technician, { device: { serial: device.serial } });
    const { workDone, ...finding } = resolution;
    const say = (input: Record<string, unknown>, verb = 'diagnoseTicket') =>
      outcome(app, verb, technician, { id, ...finding, cause: 'DEFECT', ...input });
    const decided = async () => {
      const { data } = await app.query<{
        ticket: { coverageDecisions: { parts: string; partSerial: string | null }[] };
      }>('query ($id: ID!) { ticket(id: $id) { coverageDecisions { parts partSerial } } }', {
        as: technician,
        variables: { id },
      });
      return data.ticket.coverageDecisions.map(({ parts, partSerial }) => `${partSerial} ${parts}`);
    };
    expect(issuesOf(await say({ partSerial: 'F-1' }))).toEqual(['sku required']);
    expect(issuesOf(await say({ sku, partSerial: 'NOPE' }))).toEqual(['partSerial unknown_part']);
    await say({ sku });
    expect(await decided()).toEqual(['F-2 CHARGED']);
    // That is the one which was judged.
    await say({ partSerial: 'F-2' });
    expect(await decided()).toHaveLength(1);
    await say({ partSerial: 'F-1' });
    // What was said before holds, until another part is said.
    await say({});
    await outcome(app, 'decideCoverage', technician, { id });
    expect(await decided()).toEqual(['F-2 CHARGED', 'F-1 FREE', 'F-1 FREE']);
    await say({ sku: await makePart() });
    await outcome(app, 'acceptTicket', await dealer.secretKey('AGENT'), { id });
    await outcome(app, 'startWork', technician, { id });
    await say({ sku, workDone }, 'resolveTicket');
    expect((await decided()).slice(3)).toEqual(['null CHARGED', 'F-2 CHARGED']);
  });

  test('one that is not in the device is refused', async () => {
    for (const [input, message] of [
      [{ partSerial: 'NOPE' }, `partSerial: there is no ${sku} with this serial number in the device.`],
      [{ sku: null, partSerial: 'F-1' }, 'sku: say which part this is the serial number of.'],
    ] as const) {
      const { errors } = await app.query(
        'query ($input: CoverageInput!) { coverage(input: $input) { outcome } }',
        {
          as: technician,
          variables: { input: { serial: device.serial, cause: 'DEFECT', sku, at, ...input } },
        },
      );
      expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    }
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
