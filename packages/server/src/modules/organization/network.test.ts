import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestOrganization } from '../../../test/app.ts';
import { logSettled } from '../../../test/device-calls.ts';
import { askChange, change, headquartersKey, hire } from '../../../test/network.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { globalId } from '../../platform/global-id.ts';
import { newId } from '../../platform/ids.ts';

let app: TestApp;
let admin: string;
let center: TestOrganization;
let manager: string;
beforeAll(async () => {
  app = await createTestApp();
  admin = await headquartersKey(app, 'ADMIN');
  center = await app.organization('HQ', 'SERVICE_CENTER');
  manager = await center.secretKey('MANAGER');
});
afterAll(() => app.stop());

let made = 0;
const fresh = (prefix: string) => `${prefix}-${made++}`;
const dealer = (more: Record<string, unknown> = {}) => ({
  code: fresh('D'),
  name: 'A dealer',
  tier: 'DEALER',
  parent: center.code,
  ...more,
});
const person = (more: Record<string, unknown> = {}) => ({
  organization: center.code,
  name: 'Somebody',
  email: `${fresh('zhao')}@example.com`,
  roles: ['TECHNICIAN'],
  ...more,
});

/** What the log says of an organization by its code, or of a person by their name. */
const eventsOf = async (subject: string) => {
  await logSettled(app);
  const { data } = await app.query<{
    events: { nodes: { type: string; summary: string; subject?: string }[] };
  }>(
    `{
      events(first: 100, filter: { types: ["organization.", "member."] }) {
        nodes {
          type summary
          ... on OrganizationCreatedEvent { subject: code }
          ... on OrganizationChangedEvent { subject: code }
          ... on MemberCreatedEvent { subject: name }
          ... on MemberChangedEvent { subject: name }
          ... on MemberCertifiedEvent { subject: name }
        }
      }
    }`,
    { as: manager },
  );
  return data.events.nodes.filter((event) => event.subject === subject);
};

describe('the verbs of the network', () => {
  const verbs: [verb: string, input: () => Record<string, unknown>][] = [
    ['createOrganization', () => dealer()],
    ['updateOrganization', () => ({ code: 'NOBODY', name: 'New' })],
    ['createMember', () => person()],
    ['updateMember', () => ({ id: globalId('Member', newId()), name: 'New' })],
    [
      'certifyMember',
      () => ({ member: globalId('Member', newId()), category: 'COOLING', validUntil: '2027-01-01' }),
    ],
  ];

  test.each(verbs)('%s is for MANAGER and ADMIN, and for no others', async (verb, input) => {
    const allowed: Role[] = [];
    for (const role of Object.values(Role)) {
      const { errors } = await askChange(app, verb, await center.secretKey(role), input());
      if (errors?.[0]?.extensions['code'] !== 'FORBIDDEN') allowed.push(role);
    }
    expect(allowed.sort()).toEqual(['ADMIN', 'MANAGER']);
    for (const [key, code] of [
      [await center.publishableKey(), 'FORBIDDEN'],
      [await center.secretKey(), 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await askChange(app, verb, key, input());
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual([code]);
    }
  });
});

describe('createOrganization', () => {
  test('adds it below the parent, with the parent’s time zone, seen at once, and tells of it', async () => {
    const input = dealer({ code: ' d-new ', name: ' Harbourline 港线 ' });
    const { organization } = await change(app, 'createOrganization', manager, input);
    expect(organization).toEqual({
      code: 'D-NEW',
      name: 'Harbourline 港线',
      tier: 'DEALER',
      timeZone: 'UTC',
      serviceLevel: null,
      parent: { code: center.code },
    });
    expect(await eventsOf('D-NEW')).toEqual([
      {
        type: 'organization.created',
        subject: 'D-NEW',
        summary: `desk of ${center.code} added the organization D-NEW.`,
      },
    ]);
    const { data } = await app.query<{ organizations: { nodes: { code: string }[] } }>(
      '{ organizations(first: 100) { nodes { code } } }',
      { as: manager },
    );
    expect(data.organizations.nodes.map(({ code }) => code)).toContain('D-NEW');
  });

  test('takes a time zone and a service level', async () => {
    const input = dealer({ timeZone: 'Australia/Sydney', serviceLevel: 'project' });
    const { organization } = await change(app, 'createOrganization', manager, input);
    expect(organization).toMatchObject({ timeZone: 'Australia/Sydney', serviceLevel: 'project' });
  });

  test('takes one key for one organization', async () => {
    const input = dealer({ idempotencyKey: 'once' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => change(app, 'createOrganization', manager, input)),
    );
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(await app.platform.database.organization.count({ where: { code: input.code } })).toBe(1);
    const other = { ...input, name: 'Another' };
    expect(await change(app, 'createOrganization', manager, other)).toEqual({
      __typename: 'IdempotencyMismatchError',
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('refuses a code that is taken, also by one who comes at the same time', async () => {
    const input = dealer();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        change(app, 'createOrganization', manager, { ...input, name: `Dealer ${at}` }),
      ),
    );
    expect(answers.filter(({ organization }) => organization)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'ALREADY_EXISTS')).toHaveLength(7);
  });

  test.each([
    [{ code: 'no spaces' }, [['code', 'invalid_code']]],
    [{ code: 'X'.repeat(41) }, [['code', 'too_long']]],
    [
      { code: '', name: ' ', timeZone: 'Asia/Nowhere' },
      [
        ['code', 'required'],
        ['code', 'invalid_code'],
        ['name', 'required'],
        ['timeZone', 'unknown_time_zone'],
      ],
    ],
    [{ timeZone: '+08:00' }, [['timeZone', 'unknown_time_zone']]],
    [{ parent: 'NOBODY' }, [['parent', 'unknown_organization']]],
    [{ parent: 'HQ' }, [['parent', 'unknown_organization']]],
    [{ tier: 'SERVICE_CENTER' }, [['tier', 'not_allowed']]],
    [
      { tier: 'HEADQUARTERS', serviceLevel: 'nothing' },
      [
        ['tier', 'not_allowed'],
        ['serviceLevel', 'unknown_service_level'],
      ],
    ],
  ])('refuses %j', async (more, issues) => {
    const before = await app.platform.database.organization.count();
    expect(await change(app, 'createOrganization', manager, dealer(more))).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: issues.map(([path, code]) => ({ path: [path], code })),
    });
    expect(await app.platform.database.organization.count()).toBe(before);
  });

  test('puts a service center directly below the headquarters', async () => {
    const input = dealer({ tier: 'SERVICE_CENTER', parent: 'HQ' });
    const { organization } = await change(app, 'createOrganization', admin, input);
    expect(organization).toMatchObject({ tier: 'SERVICE_CENTER', parent: { code: 'HQ' } });
  });
});

describe('updateOrganization', () => {
  test('changes what is given, and tells of it', async () => {
    const { code } = dealer();
    await change(app, 'createOrganization', manager, dealer({ code, serviceLevel: 'project' }));
    const changed = await change(app, 'updateOrganization', manager, { code, name: 'New name' });
    expect(changed.organization).toMatchObject({
      name: 'New name',
      timeZone: 'UTC',
      serviceLevel: 'project',
    });
    const cleared = { code, timeZone: 'Asia/Shanghai', serviceLevel: null };
    expect((await change(app, 'updateOrganization', manager, cleared)).organization).toMatchObject({
      name: 'New name',
      timeZone: 'Asia/Shanghai',
      serviceLevel: null,
    });
    expect((await eventsOf(code)).map(({ type }) => type)).toEqual([
      'organization.created',
      'organization.changed',
      'organization.changed',
    ]);
  });

  test('refuses what is not valid', async () => {
    const input = { code: center.code, name: ' ', timeZone: 'Mars/Base' };
    expect((await change(app, 'updateOrganization', manager, input)).issues).toEqual([
      { path: ['name'], code: 'required' },
      { path: ['timeZone'], code: 'unknown_time_zone' },
    ]);
    const unknown = { code: center.code, serviceLevel: 'nothing' };
    expect((await change(app, 'updateOrganization', manager, unknown)).issues).toEqual([
      { path: ['serviceLevel'], code: 'unknown_service_level' },
    ]);
  });

  test('takes a foreign organization for one that never was', async () => {
    const foreign = await askChange(app, 'updateOrganization', manager, { code: 'HQ', name: 'Mine' });
    const absent = await askChange(app, 'updateOrganization', manager, { code: 'NOBODY', name: 'Mine' });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
  });
});

describe('createMember', () => {
  test('puts a person on the staff, with what they know and may, and tells of it', async () => {
    const input = person({
      name: ' Zhao Gang 赵刚 ',
      email: ' Zhao.Gang@Example.com ',
      roles: ['TECHNICIAN', 'AGENT', 'TECHNICIAN'],
      skills: ['welding', 'zh-CN', 'welding'],
      regions: ['Shanghai'],
      certifications: [
        { category: 'heat  pump', validUntil: '2999-12-31' },
        { category: 'Cooling', validUntil: '2020-01-01' },
      ],
    });
    const { member } = await change(app, 'createMember', manager, input);
    expect(member).toEqual({
      id: expect.any(String),
      name: 'Zhao Gang 赵刚',
      email: 'zhao.gang@example.com',
      roles: ['TECHNICIAN', 'AGENT'],
      skills: ['welding', 'zh-CN'],
      regions: ['Shanghai'],
      organization: { code: center.code },
      certifications: [
        { category: 'COOLING', validUntil: '2020-01-01', valid: false },
        { category: 'HEAT PUMP', validUntil: '2999-12-31', valid: true },
      ],
    });
    expect((await eventsOf('Zhao Gang 赵刚')).map(({ summary }) => summary)).toEqual([
      `desk of ${center.code} added Zhao Gang 赵刚 to the staff.`,
    ]);
  });

  test('takes one key for one person, and refuses an address that is taken in any case', async () => {
    const input = person({ idempotencyKey: 'once' });
    const first = await change(app, 'createMember', manager, input);
    expect(await change(app, 'createMember', manager, input)).toEqual(first);
    expect(await change(app, 'createMember', manager, { ...input, name: 'Another' })).toMatchObject({
      __typename: 'IdempotencyMismatchError',
    });
    const again = { ...input, idempotencyKey: null };
    const email = String(again.email).toUpperCase();
    expect(await change(app, 'createMember', manager, { ...again, email })).toEqual({
      __typename: 'AlreadyExistsError',
      code: 'ALREADY_EXISTS',
    });
  });

  test.each([
    [{ organization: 'HQ' }, [['organization'], 'unknown_organization']],
    [{ organization: 'NOBODY' }, [['organization'], 'unknown_organization']],
    [{ roles: ['AGENT', 'ADMIN'] }, [['roles'], 'not_allowed']],
    [{ email: 'nobody' }, [['email'], 'invalid_email']],
    [{ name: '' }, [['name'], 'required']],
    [{ skills: ['a', ' '] }, [['skills', '1'], 'required']],
    [{ regions: Array.from({ length: 51 }, (_, at) => `r${at}`) }, [['regions'], 'too_long']],
    [
      {
        certifications: [
          { category: 'Cooling', validUntil: '2027-01-01' },
          { category: 'COOLING', validUntil: '2028-01-01' },
        ],
      },
      [['certifications', '1', 'category'], 'duplicate'],
    ],
  ])('refuses %j', async (more, [path, code]) => {
    const before = await app.platform.database.member.count();
    expect(await change(app, 'createMember', manager, person(more))).toEqual({
      __typename: 'ValidationError',
      code: 'VALIDATION',
      issues: [{ path, code }],
    });
    expect(await app.platform.database.member.count()).toBe(before);
  });

  test('lets an ADMIN make an ADMIN', async () => {
    const { member } = await change(app, 'createMember', admin, person({ roles: ['ADMIN'] }));
    expect(member?.['roles']).toEqual(['ADMIN']);
  });
});

describe('updateMember', () => {
  test('changes what is given, lists whole, and tells of it', async () => {
    const { id } = await hire(app, center, { skills: ['welding'], regions: ['Shanghai'] });
    const input = { id, name: 'Fan Bo', roles: ['TECHNICIAN', 'MANAGER'], skills: [] };
    expect((await change(app, 'updateMember', manager, input)).member).toMatchObject({
      name: 'Fan Bo',
      roles: ['TECHNICIAN', 'MANAGER'],
      skills: [],
      regions: ['Shanghai'],
    });
    expect((await eventsOf('Fan Bo')).map(({ type }) => type)).toEqual(['member.changed']);
  });

  test('lets nobody but an ADMIN make or unmake an ADMIN', async () => {
    const refused = [{ path: ['roles'], code: 'not_allowed' }];
    const { id } = await hire(app, center, { roles: ['AGENT'] });
    expect((await change(app, 'updateMember', manager, { id, roles: ['ADMIN'] })).issues).toEqual(refused);
    const made = await change(app, 'updateMember', admin, { id, roles: ['ADMIN'] });
    expect(made.member?.['roles']).toEqual(['ADMIN']);
    expect((await change(app, 'updateMember', manager, { id, roles: ['AGENT'] })).issues).toEqual(refused);
    const renamed = await change(app, 'updateMember', manager, { id, name: 'Somebody' });
    expect(renamed.member).toMatchObject({ name: 'Somebody', roles: ['ADMIN'] });
  });
});

describe('certifyMember', () => {
  test('certifies anew, renews, and ends', async () => {
    const { id, name } = await hire(app, center, { certifications: [] });
    for (const [validUntil, valid] of [
      ['2999-12-31', true],
      ['3000-12-31', true],
      ['2020-01-01', false],
    ]) {
      const input = { member: id, category: ' heat pump', validUntil };
      const { member } = await change(app, 'certifyMember', manager, input);
      expect(member?.['certifications']).toEqual([{ category: 'HEAT PUMP', validUntil, valid }]);
    }
    expect((await eventsOf(name)).map(({ summary }) => summary)).toEqual(
      ['2999-12-31', '3000-12-31', '2020-01-01'].map(
        (day) => `desk of ${center.code} certified ${name} for HEAT PUMP until ${day}.`,
      ),
    );
  });
});

test.each(['updateMember', 'certifyMember'])(
  '%s takes a foreign member for one that never was',
  async (verb) => {
    const foreigner = await hire(app, await app.organization());
    const input = verb === 'certifyMember' ? { category: 'COOLING', validUntil: '2027-01-01' } : {};
    const field = verb === 'certifyMember' ? 'member' : 'id';
    const foreign = await askChange(app, verb, manager, { ...input, [field]: foreigner.id });
    const absent = await askChange(app, verb, manager, { ...input, [field]: globalId('Member', newId()) });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect({ ...foreign, headers: null }).toEqual({ ...absent, headers: null });
  },
);

test('the people of the subtree are listed by organization and role', async () => {
  const top = await app.organization('HQ', 'SERVICE_CENTER');
  const below = await app.organization(top.code);
  const people = {
    agent: await hire(app, top, { roles: ['AGENT'] }),
    technician: await hire(app, top),
    other: await hire(app, below),
  };
  const key = await top.secretKey('STOREKEEPER');
  const listed = async (args: string) => {
    const { data } = await app.query<{ members: { nodes: { id: string }[] } }>(
      `{ members${args} { nodes { id } } }`,
      { as: key },
    );
    return data.members.nodes.map(({ id }) => id);
  };
  const { agent, technician, other } = people;
  expect(await listed('')).toEqual([agent.id, technician.id, other.id]);
  expect(await listed('(role: TECHNICIAN)')).toEqual([technician.id, other.id]);
  expect(await listed(`(organization: "${below.code}")`)).toEqual([other.id]);
  expect(await listed('(organization: "HQ")')).toEqual([]);
});
