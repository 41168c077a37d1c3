import { expect } from 'vitest';
import type { Role } from '../src/generated/prisma/enums.ts';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { globalId } from '../src/platform/global-id.ts';
import type { Answer, TestApp, TestOrganization } from './app.ts';
import type { Issue } from './tickets.ts';

export async function headquartersKey(app: TestApp, ...roles: Role[]): Promise<string> {
  const key = { organization: 'HQ', kind: 'SECRET', label: 'desk of HQ', roles } as const;
  return (await createKeyAsOperator(app.platform, key)).secret;
}

/** Every outcome of a change of the network, in one shape. */
export interface Change {
  __typename: string;
  code?: string;
  message?: string;
  issues?: Issue[];
  organization?: Record<string, unknown>;
  member?: { id: string } & Record<string, unknown>;
  productModel?: Record<string, unknown>;
  part?: Record<string, unknown>;
  serviceRate?: Record<string, unknown>;
  taxRate?: Record<string, unknown>;
}

const organization = 'organization { code name tier timeZone serviceLevel parent { code } }';
const member = `member {
  id name email roles skills regions organization { code } certifications { category validUntil valid }
}`;
const creation = '... on AlreadyExistsError { code } ... on IdempotencyMismatchError { code }';

const part = `part {
  sku name chinese: name(locale: "zh-CN") cost { amountMinor currency } price { amountMinor currency } serialTracked consumable
}`;

const verbs: Record<string, { payload: string; errors: string }> = {
  createOrganization: { payload: organization, errors: creation },
  updateOrganization: { payload: organization, errors: '' },
  createMember: { payload: member, errors: creation },
  updateMember: { payload: member, errors: '' },
  certifyMember: { payload: member, errors: '' },
  unlinkMember: { payload: member, errors: '' },
  createProductModel: {
    payload: 'productModel { code name chinese: name(locale: "zh-CN") category }',
    errors: creation,
  },
  updateProductModel: {
    payload: 'productModel { code name chinese: name(locale: "zh-CN") category }',
    errors: '',
  },
  createPart: { payload: part, errors: creation },
  createServiceRate: {
    payload:
      'serviceRate { code kind name chinese: name(locale: "zh-CN") cost { amountMinor } price { amountMinor currency } }',
    errors: creation,
  },
  createTaxRate: {
    payload: 'taxRate { code name chinese: name(locale: "zh-CN") basisPoints }',
    errors: creation,
  },
  updatePart: { payload: part, errors: '' },
};

/** Asks for one change, with all its outcomes. */
export function askChange(
  app: TestApp,
  verb: string,
  as: string | undefined,
  input: Record<string, unknown>,
): Promise<Answer<Record<string, Change> | null>> {
  const { payload, errors } = verbs[verb]!;
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  return app.query(
    `mutation ($input: ${type}Input!) {
      ${verb}(input: $input) {
        __typename ... on ${type}Payload { ${payload} } ... on ValidationError { code issues { path code } } ${errors}
      }
    }`,
    { ...(as && { as }), variables: { input } },
  );
}

export async function change(
  app: TestApp,
  verb: string,
  as: string,
  input: Record<string, unknown>,
): Promise<Change> {
  const answer = await askChange(app, verb, as, input);
  expect(answer.errors).toBeUndefined();
  return answer.data![verb]!;
}

let hired = 0;

/** Somebody on the staff: a technician who may work on every test model, unless said otherwise. */
export async function hire(
  app: TestApp,
  { id: organizationId }: Pick<TestOrganization, 'id'>,
  more: {
    name?: string;
    roles?: Role[];
    skills?: string[];
    regions?: string[];
    certifications?: { category: string; validUntil: string }[];
  } = {},
): Promise<{ id: string; rowId: string; name: string }> {
  const number = hired++;
  const { certifications = [{ category: 'COOLING', validUntil: '2999-12-31' }], ...rest } = more;
  const row = await app.platform.database.member.create({
    data: {
      organizationId,
      name: `Technician ${number}`,
      email: `technician-${process.pid}-${number}@example.com`,
      roles: ['TECHNICIAN'],
      skills: [],
      regions: [],
      ...rest,
      certifications: {
        create: certifications.map(({ category, validUntil }) => ({
          category,
          validUntil: new Date(validUntil),
          createdAt: app.clock.now(),
        })),
      },
      createdAt: app.clock.now(),
    },
  });
  return { id: globalId('Member', row.id), rowId: row.id, name: row.name };
}
