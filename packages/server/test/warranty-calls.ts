import { expect } from 'vitest';
import type { TestApp, TestOrganization } from './app.ts';
import type { Policy } from '../src/modules/warranty/rules.ts';
import { headquartersKey } from './network.ts';
import * as vectors from './warranties.ts';

/** A policy of the domain's vectors, as an input takes it. */
const inputOf = ({ code: _code, version: _version, ...terms }: Policy) => terms;

export const standard4y = inputOf(vectors.standard4y);
export const project36m = inputOf(vectors.project36m);

let made = 0;
export const uniqueCode = (prefix: string): string => `${prefix}-${process.pid.toString(36)}-${made++}`;

export interface WarrantyOutcome {
  __typename: string;
  code?: string;
  message?: string;
  currentVersion?: number;
  issues?: { path: string[]; code: string }[];
  policy?: { id: string; code: string; version: number };
  device?: { id: string; serial: string; warranty: { voidReason: string | null } | null };
  installedPart?: { id: string; serial: string | null; underWarranty: boolean };
}

const errors = {
  ValidationError: 'code issues { path code }',
  AlreadyExistsError: 'code',
  StaleVersionError: 'code currentVersion',
  PreconditionError: 'code message',
  IdempotencyMismatchError: 'code',
};

const once = ['ValidationError', 'IdempotencyMismatchError'] as const;
const policy = 'policy { id code version }';
const device = 'device { id serial warranty { voidReason } }';
const verbs: Record<string, { payload: string; errors: readonly (keyof typeof errors)[] }> = {
  createWarrantyPolicy: { payload: policy, errors: [...once, 'AlreadyExistsError'] },
  updateWarrantyPolicy: { payload: policy, errors: ['ValidationError', 'StaleVersionError'] },
  voidWarranty: { payload: device, errors: ['ValidationError', 'PreconditionError'] },
  restoreWarranty: { payload: device, errors: ['ValidationError', 'PreconditionError'] },
  replacePart: { payload: `${device} installedPart { id serial underWarranty }`, errors: once },
  revokeWarrantyExtension: { payload: device, errors: ['ValidationError', 'PreconditionError'] },
  extendWarranty: { payload: device, errors: [...once, 'PreconditionError'] },
};

/** Asks for one verb of the warranty, with all its outcomes. */
export async function warrantyCall(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
) {
  const { payload, errors: expected } = verbs[verb]!;
  const typeName = verb[0]!.toUpperCase() + verb.slice(1);
  const outcomes = expected.map((name) => `... on ${name} { ${errors[name]} }`).join(' ');
  return app.query<Record<string, WarrantyOutcome> | null>(
    `mutation ($input: ${typeName}Input!) {
      ${verb}(input: $input) { __typename ... on ${typeName}Payload { ${payload} } ${outcomes} }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

/** The same where an outcome is expected, be it the payload or a typed error. */
export async function warrantyOutcome(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<WarrantyOutcome> {
  const answer = await warrantyCall(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

/** A policy of its own for a test, and the code under which it is known. */
export async function makePolicy(app: TestApp, terms: object = standard4y) {
  const code = uniqueCode('policy');
  const as = await headquartersKey(app, 'MANAGER');
  const made = await warrantyOutcome(app, 'createWarrantyPolicy', as, { code, ...terms });
  expect(made.__typename).toBe('CreateWarrantyPolicyPayload');
  return code;
}

/** A device that an organization keeps, sold with the policy as it holds now. */
export async function sell(
  app: TestApp,
  organization: TestOrganization,
  sale: { policy?: string; purchasedOn?: string; acceptedOn?: string } = {},
) {
  const { database } = app.platform;
  const sold = await app.device(organization);
  const policyId =
    sale.policy &&
    (await database.warrantyPolicy.findFirstOrThrow({ where: { code: sale.policy, supersededAt: null } })).id;
  await database.device.update({
    where: { id: sold.id },
    data: {
      ...(policyId && { policyId }),
      ...(sale.purchasedOn && { purchasedOn: new Date(sale.purchasedOn) }),
      ...(sale.acceptedOn && { acceptedOn: new Date(sale.acceptedOn) }),
    },
  });
  return sold;
}

export interface Decided {
  outcome: string;
  labour: string | null;
  parts: string | null;
  travel: string | null;
  phase: number | null;
  lastDay: string | null;
  cause: string;
  sku: string | null;
  partSerial: string | null;
  policy: { code: string; version: number } | null;
  reasons: { code: string; message: string; zh: string; rule: string; version: number | null }[];
}

export const decisionFields =
  'outcome labour parts travel phase lastDay cause sku partSerial policy { code version } reasons { code message zh: message(locale: "zh-CN") rule version }';

export async function coverageOf(app: TestApp, as: string, input: Record<string, unknown>): Promise<Decided> {
  const { data, errors: faults } = await app.query<{ coverage: Decided }>(
    `query ($input: CoverageInput!) { coverage(input: $input) { ${decisionFields} } }`,
    { as, variables: { input } },
  );
  expect(faults).toBeUndefined();
  return data.coverage;
}

export const termsOf = ({ labour, parts, travel }: Decided): string => [labour, parts, travel].join(' / ');
