import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from './app.ts';
import { deviceOutcome } from './device-calls.ts';
import { headquartersKey } from './network.ts';
import { letters, phase, terms, type Vector, vectors } from './warranties.ts';
import { coverageOf, type Decided, makePolicy, uniqueCode, warrantyOutcome } from './warranty-calls.ts';

let app: TestApp;
let dealer: TestOrganization;
let desk: string;
let vendor: string;
beforeAll(async () => {
  app = await createTestApp();
  const { database } = app.platform;
  await database.organization.updateMany({ where: { code: 'HQ' }, data: { timeZone: 'Asia/Shanghai' } });
  const createdAt = app.clock.now();
  await database.part.createMany({
    data: ['PUMP', 'BOARD'].map((sku) => ({ sku, name: `Part ${sku}`, createdAt })),
  });
  dealer = await app.organization();
  desk = await dealer.secretKey('AGENT');
  vendor = await headquartersKey(app, 'MANAGER');
});
afterAll(() => app.stop());

const inputOf = ({ code: _code, version: _version, ...rest }: Vector['policy']) => rest;

/** As an integrator does it: a policy, a device that is sold with it, and perhaps a part that was replaced. */
async function sellAs({ policy, startsOn, replaced }: Vector): Promise<{ serial: string; code: string }> {
  const code = await makePolicy(app, inputOf(policy));
  const { code: modelCode } = await app.model();
  const serial = uniqueCode('VECTOR').toUpperCase();
  const date = policy.startEvent === 'ACCEPTED' ? { acceptedOn: startsOn } : { purchasedOn: startsOn };
  const registered = await deviceOutcome(app, 'registerDevices', desk, {
    devices: [{ serial, modelCode, policy: code, ...date }],
  });
  expect(registered.devices).toMatchObject([{ serial }]);
  let given: boolean | undefined;
  if (replaced) {
    const replacement = { serial, sku: 'PUMP', replacedOn: replaced.on };
    const { installedPart } = await warrantyOutcome(app, 'replacePart', desk, replacement);
    given = installedPart?.underWarranty;
  }
  expect(given).toBe(replaced?.underWarranty);
  return { serial, code };
}

const told = ({ outcome, labour, parts, travel, phase: inForce, lastDay, reasons }: Decided) => ({
  outcome,
  answer: letters({ labour, parts, travel } as Parameters<typeof letters>[0]),
  phase: inForce,
  lastDay,
  reasons: reasons.map(({ code }) => code),
});

test.each(vectors)(
  '$policy.code from $startsOn, $cause on $on, part $sku replaced $replaced.on: $answer, also once the policy is edited',
  async (vector) => {
    const { serial, code } = await sellAs(vector);
    const { on, cause, sku = null, answer, outcome, phase: inForce, lastDay, reasons } = vector;
    const askAll = () =>
      Promise.all(
        ['00:00:00.000', '12:00:00.000', '23:59:59.999'].map((time) =>
          coverageOf(app, desk, { serial, cause, sku, at: `${on}T${time}+08:00` }),
        ),
      );
    const before = await askAll();
    for (const decided of before) {
      expect(told(decided)).toEqual({ outcome, answer, phase: inForce, lastDay, reasons });
      expect(decided.reasons.map(({ rule, version }) => `${rule}@${version}`)).toEqual(
        reasons.map(() => `${code}@1`),
      );
      expect(decided.policy).toEqual({ code, version: 1 });
    }
    const edited = await warrantyOutcome(app, 'updateWarrantyPolicy', vendor, {
      code,
      expectedVersion: 1,
      startEvent: 'DELIVERED',
      phases: [phase(240, 'AAA')],
      afterwards: terms('FFF'),
      excludedCauses: ['DEFECT', 'WEAR'],
      replacedPart: { ...phase(1, 'CCC'), given: 'ALWAYS' },
    });
    expect(edited.policy).toMatchObject({ code, version: 2 });
    expect(await askAll()).toEqual(before);
  },
);
