import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { asOwner } from '../../../test/database.ts';
import { logSettled } from '../../../test/device-calls.ts';
import { headquartersKey } from '../../../test/network.ts';
import { outcome, resolution, submit } from '../../../test/tickets.ts';
import { phase } from '../../../test/warranties.ts';
import {
  coverageOf,
  type Decided,
  decisionFields,
  makePolicy,
  project36m,
  sell,
  standard4y,
  termsOf,
  uniqueCode,
  warrantyCall,
  warrantyOutcome,
} from '../../../test/warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let manager: string;
let vendor: string;

beforeAll(async () => {
  app = await createTestApp();
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.hold('2026-03-02T09:00:00Z');
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
  manager = await dealer.secretKey('MANAGER');
});

const issuesOf = ({ issues = [] }: { issues?: { path: string[]; code: string }[] }) =>
  issues.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a policy', () => {
  test('is made once, by the vendor alone', async () => {
    const code = uniqueCode('policy');
    const input = { code, ...standard4y, idempotencyKey: 'one' };
    const [one, other] = [
      await warrantyOutcome(app, 'createWarrantyPolicy', vendor, input),
      await warrantyOutcome(app, 'createWarrantyPolicy', vendor, input),
    ];
    expect(one.policy).toMatchObject({ code, version: 1 });
    expect(other).toEqual(one);
    const changed = { ...input, startEvent: 'DELIVERED' };
    expect(await warrantyOutcome(app, 'createWarrantyPolicy', vendor, changed)).toMatchObject({
      __typename: 'IdempotencyMismatchError',
    });
    expect(await warrantyOutcome(app, 'createWarrantyPolicy', vendor, { code, ...standard4y })).toMatchObject(
      { __typename: 'AlreadyExistsError' },
    );
    for (const as of [manager, desk, await headquartersKey(app, 'AGENT')]) {
      const { errors } = await warrantyCall(app, 'createWarrantyPolicy', as, input);
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
  });

  test.each([
    ['no phase', { phases: [] }, ['phases required']],
    [
      'months that are none',
      { phases: [0, -1, 1_201].map((months) => ({ ...standard4y.phases[0], months })) },
      ['phases.0.months invalid_value', 'phases.1.months invalid_value', 'phases.2.months too_long'],
    ],
    [
      'a cause twice, and a part without months',
      { excludedCauses: ['MISUSE', 'MISUSE'], replacedPart: { ...project36m.replacedPart, months: 0 } },
      ['excludedCauses.1 duplicate', 'replacedPart.months invalid_value'],
    ],
    ['a code of other characters', { code: 'four years' }, ['code invalid_code']],
  ])('with %s is refused', async (_what, change, issues) => {
    const input = { code: uniqueCode('policy'), ...standard4y, ...change };
    const refused = await warrantyOutcome(app, 'createWarrantyPolicy', vendor, input);
    expect(issuesOf(refused)).toEqual(issues);
  });

  test('that is edited changes nothing for a device that was sold', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const asked = { serial, cause: 'WEAR', at: '2028-06-01T00:00:00Z' };
    const before = await coverageOf(app, desk, asked);
    const edited = { code: policy, ...standard4y, phases: [phase(1, 'FFF')], expectedVersion: 1 };
    const { policy: second } = await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, edited);
    expect(second).toMatchObject({ code: policy, version: 2 });
    expect(await coverageOf(app, desk, asked)).toEqual(before);
    expect(before.policy).toEqual({ code: policy, version: 1 });
    const later = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const decided = await coverageOf(app, desk, { ...asked, serial: later.serial });
    expect(decided.policy).toEqual({ code: policy, version: 2 });
    expect(termsOf(decided)).toBe('CHARGED / CHARGED / CHARGED');
    expect(await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, edited)).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
    const { data } = await app.query(
      'query ($code: String!) { now: warrantyPolicy(code: $code) { version } old: warrantyPolicy(code: $code, version: 1) { version supersededAt phases { months } } }',
      { as: desk, variables: { code: policy } },
    );
    expect(data).toEqual({
      now: { version: 2 },
      old: {
        version: 1,
        supersededAt: '2026-03-02T09:00:00.000Z',
        phases: [{ months: 12 }, { months: 24 }, { months: 12 }],
      },
    });
  });

  test('that two edit at once has one next version', async () => {
    const policy = await makePolicy(app);
    const edits = Array.from({ length: 10 }, () =>
      warrantyOutcome(app, 'updateWarrantyPolicy', vendor, {
        code: policy,
        ...standard4y,
        expectedVersion: 1,
      }),
    );
    const outcomes = (await Promise.all(edits)).map(({ __typename }) => __typename);
    expect(outcomes.filter((name) => name === 'UpdateWarrantyPolicyPayload')).toHaveLength(1);
    expect(outcomes.filter((name) => name === 'StaleVersionError')).toHaveLength(9);
  });
});

describe('coverage', () => {
  test('says who pays at midnight of the last day and after it, by the vendor’s clock, in both languages', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2024-02-29' });
    const last = await coverageOf(app, desk, { serial, cause: 'WEAR', at: '2025-02-28T23:59:59Z' });
    expect(last).toMatchObject({ outcome: 'FULL', phase: 1, lastDay: '2025-02-28' });
    const next = await coverageOf(app, desk, { serial, cause: 'WEAR', at: '2025-03-01T00:00:00Z' });
    expect(next).toMatchObject({ outcome: 'PARTIAL', phase: 2, lastDay: '2027-02-28' });
    expect(termsOf(next)).toBe('FREE / AT_COST / FREE');
    expect(next.reasons).toEqual([
      {
        code: 'PHASE',
        rule: policy,
        version: 1,
        message: `Phase 2 of the warranty (${policy}, version 1), counted from 29 February 2024, lasts until 28 February 2027: labour and travel free, parts at cost.`,
        zh: `质保政策 ${policy}（第 1 版）自 2024年2月29日起算，第 2 阶段至 2027年2月28日止：工时、差旅免费，备件按成本价收费。`,
      },
    ]);
  });

  test('needs proof for a serial that is unknown, one of somebody else, and one without its start date', async () => {
    const policy = await makePolicy(app, project36m);
    const foreign = await sell(app, await app.organization(), { policy, acceptedOn: '2026-01-01' });
    const undated = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const ask = (serial: string) => coverageOf(app, desk, { serial, cause: 'DEFECT' });
    const unknown = await ask('NOBODY');
    expect(unknown).toMatchObject({
      outcome: 'NEEDS_PROOF',
      labour: null,
      reasons: [{ code: 'DEVICE_UNKNOWN' }],
    });
    expect(await ask(foreign.serial)).toEqual(unknown);
    const { outcome: word, reasons } = await ask(undated.serial);
    expect(word).toBe('NEEDS_PROOF');
    expect(reasons.map(({ code, message }) => [code, message])).toEqual([
      [
        'START_DATE_MISSING',
        `The day of acceptance, from which the warranty (${policy}, version 1) counts, is not on record. Send the signed acceptance certificate with its date.`,
      ],
    ]);
  });

  test('names a part that is in no catalogue', async () => {
    const { errors } = await app.query(
      '{ coverage(input: { serial: "X", cause: WEAR, sku: "NOTHING" }) { outcome } }',
      { as: desk },
    );
    expect(errors).toMatchObject([
      { message: 'sku: there is no part NOTHING in the catalogue.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('a warranty', () => {
  test('is voided with a reason and restored, by a manager, and what was before is remembered', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const now = () => coverageOf(app, desk, { serial, cause: 'WEAR' });
    expect((await now()).outcome).toBe('FULL');
    for (const as of [desk, await dealer.secretKey('TECHNICIAN')]) {
      const { errors } = await warrantyCall(app, 'voidWarranty', as, { serial, reason: 'no' });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
    const stranger = await (await app.organization()).secretKey('MANAGER');
    const { errors } = await warrantyCall(app, 'voidWarranty', stranger, { serial, reason: 'no' });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);

    const voided = await warrantyOutcome(app, 'voidWarranty', manager, {
      serial,
      reason: 'The seal is broken.',
    });
    expect(voided.device?.warranty).toEqual({ voidReason: 'The seal is broken.' });
    const refused = await now();
    expect(termsOf(refused)).toBe('CHARGED / CHARGED / CHARGED');
    expect(refused.reasons).toMatchObject([
      { code: 'VOID', message: 'The warranty was voided: The seal is broken.' },
    ]);
    expect(await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'again' })).toMatchObject({
      __typename: 'PreconditionError',
    });
    app.clock.advance(60_000);
    await warrantyOutcome(app, 'restoreWarranty', manager, { serial, reason: 'It was transport damage.' });
    expect((await now()).outcome).toBe('FULL');
    expect(
      (await coverageOf(app, desk, { serial, cause: 'WEAR', at: '2026-03-02T09:00:30Z' })).reasons[0]?.code,
    ).toBe('VOID');
    expect(await warrantyOutcome(app, 'restoreWarranty', manager, { serial, reason: 'again' })).toMatchObject(
      { __typename: 'PreconditionError' },
    );
    await logSettled(app);
    const { data } = await app.query<{
      device: { history: { nodes: { type: string; summary: string; reason?: string }[] } };
    }>(
      `query ($serial: String!) { device(serial: $serial) { history(first: 20) { nodes {
        type summary ... on WarrantyVoidedEvent { reason } ... on WarrantyRestoredEvent { reason } } } } }`,
      { as: desk, variables: { serial } },
    );
    expect(data.device.history.nodes.map(({ type, reason }) => [type, reason])).toEqual([
      ['warranty.voided', 'The seal is broken.'],
      ['warranty.restored', 'It was transport damage.'],
    ]);
  });

  test('is extended by phases that follow, once a key', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2024-02-29' });
    const gold = {
      serial,
      name: 'Gold',
      phases: [{ months: 12, labour: 'FREE', parts: 'FREE', travel: 'CHARGED' }],
      idempotencyKey: 'gold',
    };
    const [one, other] = [
      await warrantyOutcome(app, 'extendWarranty', manager, gold),
      await warrantyOutcome(app, 'extendWarranty', manager, gold),
    ];
    expect(one.__typename).toBe('ExtendWarrantyPayload');
    expect(other).toEqual(one);
    const { data } = await app.query<{ device: { warranty: Record<string, unknown> } }>(
      `query ($serial: String!) { device(serial: $serial) { warranty {
        startsOn extensions { name startsOn phases { months } } phases { from to parts travel } explanation } } }`,
      { as: desk, variables: { serial } },
    );
    expect(data.device.warranty).toEqual({
      startsOn: '2024-02-29',
      extensions: [{ name: 'Gold', startsOn: null, phases: [{ months: 12 }] }],
      phases: [
        { from: '2024-02-29', to: '2025-02-28', parts: 'FREE', travel: 'FREE' },
        { from: '2025-03-01', to: '2027-02-28', parts: 'AT_COST', travel: 'FREE' },
        { from: '2027-03-01', to: '2028-02-29', parts: 'AT_COST', travel: 'AT_COST' },
        { from: '2028-03-01', to: '2029-02-28', parts: 'FREE', travel: 'CHARGED' },
        { from: '2029-03-01', to: null, parts: 'CHARGED', travel: 'CHARGED' },
      ],
      explanation:
        'Labour free until 28 February 2029, then charged. Parts at cost until 29 February 2028, then free until 28 February 2029, then charged. Travel free until 28 February 2027, then at cost until 29 February 2028, then charged.',
    });
    const before = { ...gold, idempotencyKey: 'early', startsOn: '2024-02-28' };
    expect(issuesOf(await warrantyOutcome(app, 'extendWarranty', manager, before))).toEqual([
      'startsOn invalid_value',
    ]);
    const lapsed = await sell(app, dealer, { policy, purchasedOn: '2020-01-01' });
    await warrantyOutcome(app, 'extendWarranty', manager, {
      ...gold,
      serial: lapsed.serial,
      idempotencyKey: 'late',
    });
    const late = (at: string) => coverageOf(app, desk, { serial: lapsed.serial, cause: 'WEAR', at });
    expect(termsOf(await late('2026-03-01T23:59:59Z'))).toBe('CHARGED / CHARGED / CHARGED');
    expect(termsOf(await late('2026-03-02T00:00:00Z'))).toBe('FREE / FREE / CHARGED');
    const bare = await sell(app, dealer);
    expect(
      await warrantyOutcome(app, 'extendWarranty', manager, {
        ...gold,
        serial: bare.serial,
        idempotencyKey: 'x',
      }),
    ).toMatchObject({ __typename: 'PreconditionError' });
  });

  const free = { labour: 'FREE', parts: 'FREE', travel: 'FREE' };
  interface Extended {
    extensions: { id: string; name: string }[];
    phases: { to: string | null }[];
  }
  async function warrantyOf(serial: string): Promise<Extended> {
    const { data } = await app.query<{ device: { warranty: Extended } }>(
      'query ($serial: String!) { device(serial: $serial) { warranty { extensions { id name } phases { to } } } }',
      { as: desk, variables: { serial } },
    );
    return data.device.warranty;
  }
  const codesOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
    errors?.map(({ extensions }) => extensions['code']);

  test('is extended by a manager, by ten years at most', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const extend = (...months: number[]) => ({
      serial,
      name: 'Gold',
      phases: months.map((each) => ({ months: each, ...free })),
    });
    for (const as of [desk, await dealer.secretKey('TECHNICIAN')]) {
      expect(codesOf(await warrantyCall(app, 'extendWarranty', as, extend(12)))).toEqual(['FORBIDDEN']);
    }
    for (const [months, issues] of [
      [[121], ['phases.0.months too_long']],
      [[60, 61], ['phases too_long']],
      [[60, 60], []],
    ] as const) {
      const answer = await warrantyOutcome(app, 'extendWarranty', manager, extend(...months));
      expect(issuesOf(answer)).toEqual(issues);
    }
    expect((await warrantyOf(serial)).extensions).toHaveLength(1);
  });

  test('loses an extension that a manager takes back, once, and from that moment on', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2020-01-01' });
    for (const name of ['Gold', 'Silver']) {
      await warrantyOutcome(app, 'extendWarranty', manager, {
        serial,
        name,
        phases: [{ months: 12, ...free, ...(name === 'Silver' && { travel: 'CHARGED' }) }],
      });
    }
    const [gold, silver] = (await warrantyOf(serial)).extensions;
    const revoke = { extension: gold!.id, reason: 'Never paid.' };
    for (const as of [desk, await dealer.secretKey('TECHNICIAN')]) {
      expect(codesOf(await warrantyCall(app, 'revokeWarrantyExtension', as, revoke))).toEqual(['FORBIDDEN']);
    }
    const stranger = await (await app.organization()).secretKey('MANAGER');
    for (const [as, extension] of [
      [stranger, gold!.id],
      [manager, serial],
    ] as const) {
      const answer = await warrantyCall(app, 'revokeWarrantyExtension', as, { ...revoke, extension });
      expect(codesOf(answer)).toEqual(['NOT_FOUND']);
    }
    expect(
      issuesOf(await warrantyOutcome(app, 'revokeWarrantyExtension', manager, { ...revoke, reason: ' ' })),
    ).toEqual(['reason required']);
    const { id: ticket } = await submit(app, desk, { device: { serial } });
    const found = { id: ticket, faultCode: 'E1', cause: 'WEAR', diagnosis: 'Worn.' };
    await outcome(app, 'diagnoseTicket', desk, found);
    app.clock.advance(60_000);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => warrantyOutcome(app, 'revokeWarrantyExtension', manager, revoke)),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      ...Array.from({ length: 4 }, () => 'PreconditionError'),
      'RevokeWarrantyExtensionPayload',
    ]);
    expect((await warrantyOf(serial)).extensions).toEqual([silver]);
    // The other still holds; for a moment before, both do.
    const at = (moment: string) => coverageOf(app, desk, { serial, cause: 'WEAR', at: moment });
    expect(termsOf(await at('2026-03-02T09:00:30Z'))).toBe('FREE / FREE / FREE');
    expect(termsOf(await at('2026-03-02T09:01:00Z'))).toBe('FREE / FREE / CHARGED');
    // What was decided stays, and is decided anew by what is known then.
    const decisions = async () => {
      const { data } = await app.query<{ ticket: { coverageDecisions: Decided[] } }>(
        `query ($id: ID!) { ticket(id: $id) { coverageDecisions { ${decisionFields} } } }`,
        { as: desk, variables: { id: ticket } },
      );
      return data.ticket.coverageDecisions.map(termsOf);
    };
    expect(await decisions()).toEqual(['FREE / FREE / FREE']);
    await outcome(app, 'decideCoverage', desk, { id: ticket });
    expect(await decisions()).toEqual(['FREE / FREE / FREE', 'FREE / FREE / CHARGED']);

    await logSettled(app);
    const { data } = await app.query<{ device: { history: { nodes: Record<string, string>[] } } }>(
      `query ($serial: String!) { device(serial: $serial) { history(first: 20) { nodes {
        summary ... on WarrantyExtensionRevokedEvent { serial name reason } } } } }`,
      { as: desk, variables: { serial } },
    );
    expect(data.device.history.nodes.find(({ reason }) => reason)).toEqual({
      summary: `desk of ${dealer.code} took back the extension Gold of the warranty of ${serial}: Never paid.`,
      serial,
      name: 'Gold',
      reason: 'Never paid.',
    });
    for (const table of ['warranty_extension', 'warranty_extension_revocation']) {
      await expect(asOwner(app.databaseUrl, `delete from ${table}`)).rejects.toThrow('append-only');
    }
  });
});

describe('a ticket', () => {
  const { workDone, ...finding } = resolution;
  interface Covered {
    coverage: Decided | null;
    coverageDecisions: Decided[];
    goodwill: { reason: string; grantedBy: string } | null;
    events: { nodes: { type: string; outcome?: string }[] };
  }

  async function coverOf({ id }: { id: string }, as = desk): Promise<Covered> {
    const { data, errors } = await app.query<{ ticket: Covered }>(
      `query ($id: ID!) { ticket(id: $id) {
        coverage { ${decisionFields} } coverageDecisions { ${decisionFields} } goodwill { reason grantedBy }
        events(first: 50) { nodes { type ... on TicketCoverageDecidedEvent { outcome } } } } }`,
      { as, variables: { id } },
    );
    expect(errors).toBeUndefined();
    return data.ticket;
  }

  const diagnose = (id: string, input: Record<string, unknown> = {}, as = desk) =>
    outcome(app, 'diagnoseTicket', as, { id, ...finding, ...input });

  test('keeps the decision that was made when its cause was recorded, and each that another cause brings', async () => {
    const policy = await makePolicy(app, project36m);
    const { serial } = await sell(app, dealer, { policy, acceptedOn: '2023-11-10' });
    const { id, trackingToken } = await submit(app, desk, { device: { serial } });
    expect((await coverOf({ id })).coverage).toBeNull();
    await diagnose(id, { cause: 'WEAR' });
    await diagnose(id, { cause: 'WEAR', diagnosis: 'Worn, seen again.' });
    expect((await coverOf({ id })).coverageDecisions.map(termsOf)).toEqual(['FREE / FREE / FREE']);
    await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'Too late for this.' });
    expect((await coverOf({ id })).coverage?.outcome).toBe('FULL');
    await diagnose(id, { cause: 'MISUSE' });
    const { coverage, coverageDecisions, events } = await coverOf({ id });
    expect(coverageDecisions.map(termsOf)).toEqual(['FREE / FREE / FREE', 'CHARGED / CHARGED / CHARGED']);
    expect(coverage).toEqual(coverageDecisions[1]);
    expect(events.nodes.filter(({ type }) => type === 'ticket.coverage_decided')).toEqual([
      { type: 'ticket.coverage_decided', outcome: 'FULL' },
      { type: 'ticket.coverage_decided', outcome: 'NONE' },
    ]);
    const { data } = await app.query(`{ trackedTicket { coverage { outcome reasons { message } } } }`, {
      as: trackingToken,
    });
    expect(data).toEqual({
      trackedTicket: {
        coverage: {
          outcome: 'NONE',
          reasons: [{ message: 'The warranty was voided: Too late for this.' }],
        },
      },
    });
  });

  test('is judged by the day on which it was reported, however late it is diagnosed', async () => {
    const policy = await makePolicy(app, project36m);
    const { serial } = await sell(app, dealer, { policy, acceptedOn: '2023-03-02' });
    const { id } = await submit(app, desk, { device: { serial } });
    app.clock.advance(9 * 24 * 60 * 60 * 1000);
    await diagnose(id, { cause: 'DEFECT' });
    expect((await coverOf({ id })).coverage).toMatchObject({ outcome: 'FULL', lastDay: '2026-03-02' });
  });

  test('is decided by its resolution where nobody diagnosed it', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2023-01-01' });
    const { id } = await submit(app, desk, { device: { serial } });
    await outcome(app, 'acceptTicket', desk, { id });
    await outcome(app, 'startWork', desk, { id });
    await outcome(app, 'resolveTicket', desk, { id, ...finding, workDone });
    expect((await coverOf({ id })).coverage).toMatchObject({ phase: 3, outcome: 'PARTIAL' });
  });

  test('without a device needs proof, until somebody names the device', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const { id } = await submit(app, desk);
    await diagnose(id, { cause: 'DEFECT' });
    expect((await coverOf({ id })).coverage?.reasons.map(({ code }) => code)).toEqual(['DEVICE_UNKNOWN']);
    expect(issuesOf(await outcome(app, 'identifyDevice', desk, { id, serial: 'NOBODY' }))).toEqual([
      'serial unknown_device',
    ]);
    const foreign = await sell(app, await app.organization());
    expect(issuesOf(await outcome(app, 'identifyDevice', desk, { id, serial: foreign.serial }))).toEqual([
      'serial unknown_device',
    ]);
    await outcome(app, 'identifyDevice', desk, { id, serial: serial.toLowerCase() });
    const { coverage, coverageDecisions } = await coverOf({ id });
    expect(coverage?.outcome).toBe('FULL');
    expect(coverageDecisions).toHaveLength(2);
  });

  test('is decided anew when it is asked for: after a void was taken back', async () => {
    const policy = await makePolicy(app);
    const { serial } = await sell(app, dealer, { policy, purchasedOn: '2026-01-01' });
    const { id } = await submit(app, desk, { device: { serial } });
    expect(issuesOf(await outcome(app, 'decideCoverage', desk, { id }))).toEqual(['id no_cause']);
    await warrantyOutcome(app, 'voidWarranty', manager, { serial, reason: 'Opened.' });
    await diagnose(id, { cause: 'DEFECT' });
    await warrantyOutcome(app, 'restoreWarranty', manager, { serial, reason: 'By us.' });
    expect((await coverOf({ id })).coverage?.outcome).toBe('NONE');
    await outcome(app, 'decideCoverage', desk, { id });
    expect((await coverOf({ id })).coverageDecisions.map((each) => each.outcome)).toEqual(['NONE', 'FULL']);
    expect(await outcome(app, 'decideCoverage', desk, { id, expectedVersion: 1 })).toMatchObject({
      __typename: 'StaleVersionError',
    });
  });

  test('gets goodwill from a manager, also where the cause is excluded, and says who granted it', async () => {
    const policy = await makePolicy(app, project36m);
    const { serial } = await sell(app, dealer, { policy, acceptedOn: '2025-01-01' });
    const { id } = await submit(app, desk, { device: { serial } });
    await diagnose(id, { cause: 'MISUSE' });
    const grant = {
      id,
      labour: 'FREE',
      parts: 'AT_COST',
      travel: 'CHARGED',
      reason: 'A customer of ten years.',
    };
    const { errors } = await app.query(
      'mutation ($input: GrantGoodwillInput!) { grantGoodwill(input: $input) { __typename } }',
      { as: desk, variables: { input: grant } },
    );
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    const nothing = { ...grant, labour: 'CHARGED', parts: 'CHARGED' };
    expect(issuesOf(await outcome(app, 'grantGoodwill', manager, nothing))).toEqual(['labour required']);
    await outcome(app, 'grantGoodwill', manager, grant);
    const { coverage, goodwill, coverageDecisions } = await coverOf({ id });
    expect(termsOf(coverage!)).toBe('FREE / AT_COST / CHARGED');
    expect(coverage!.reasons.map(({ code }) => code)).toEqual(['EXCLUDED_CAUSE', 'GOODWILL']);
    expect(coverage!.reasons[1]!.message).toBe(
      `Granted as goodwill by desk of ${dealer.code} (A customer of ten years.): labour free, parts at cost, travel charged.`,
    );
    expect(goodwill).toEqual({ reason: 'A customer of ten years.', grantedBy: `desk of ${dealer.code}` });
    expect(coverageDecisions).toHaveLength(2);
    app.clock.advance(60_000);
    await outcome(app, 'grantGoodwill', manager, { ...grant, parts: 'FREE', reason: 'The manager called.' });
    expect((await coverOf({ id })).goodwill?.reason).toBe('The manager called.');
  });

  test('about a device of somebody else is decided, without what they wrote of it', async () => {
    const policy = await makePolicy(app);
    const keeper = await app.organization();
    const { serial } = await sell(app, keeper, { policy, purchasedOn: '2026-01-01' });
    await warrantyOutcome(app, 'voidWarranty', await keeper.secretKey('MANAGER'), {
      serial,
      reason: 'Secret.',
    });
    const { id } = await submit(app, desk, { device: { serial } });
    await diagnose(id, { cause: 'DEFECT' });
    expect((await coverOf({ id })).coverage?.reasons).toMatchObject([
      { code: 'VOID', message: 'The warranty was voided.' },
    ]);
  });

  test('names the part that failed, if it is one', async () => {
    const { id } = await submit(app, desk);
    expect(issuesOf(await diagnose(id, { sku: 'NOTHING' }))).toEqual(['sku unknown_part']);
    const sku = uniqueCode('PART');
    await app.platform.database.part.create({ data: { sku, name: 'Fan', createdAt: app.clock.now() } });
    await diagnose(id, { sku });
    await diagnose(id, { cause: 'DEFECT' });
    expect((await coverOf({ id })).coverageDecisions.map((each) => [each.cause, each.sku])).toEqual([
      [finding.cause, sku],
      ['DEFECT', sku],
    ]);
  });

  test('keeps its decisions whatever is written into the database', async () => {
    const { id } = await submit(app, desk);
    await diagnose(id);
    for (const statement of ['update coverage_decision set seq = 9', 'delete from coverage_decision']) {
      await expect(asOwner(app.databaseUrl, statement)).rejects.toThrow('append-only');
    }
  });
});
