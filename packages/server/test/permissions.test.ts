import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Role, Tier } from '../src/generated/prisma/enums.ts';
import { schema } from '../src/graphql/schema.ts';
import { createKeyAsOperator } from '../src/modules/access/index.ts';
import { type Permission, permissions } from '../src/modules/access/permissions.ts';
import { globalId } from '../src/platform/global-id.ts';
import { newId } from '../src/platform/ids.ts';
import { createTestApp, shopOrigin, type TestApp } from './app.ts';
import { submit } from './tickets.ts';

type Action = keyof typeof permissions;

/** Which action each operation asks for. One that is missing here fails the test. */
const operations: Record<Action, string[]> = {
  'organization.read': ['members', 'organization', 'organizations'],
  'organization.manage': [
    'certifyMember',
    'createMember',
    'createOrganization',
    'updateMember',
    'updateOrganization',
    'unlinkMember',
  ],
  'catalogue.read': ['part', 'parts', 'productModels'],
  'catalogue.manage': [
    'createPart',
    'createProductModel',
    'createServiceRate',
    'createTaxRate',
    'updatePart',
    'updateProductModel',
  ],
  'device.read': ['coverage', 'device', 'devices'],
  'device.check': ['deviceCheck'],
  'device.register': ['registerDevices'],
  'device.update': ['replaceDevice', 'retireDevice', 'transferDevice', 'updateDevice'],
  'device.correct': [],
  'device.repair': ['replacePart'],
  'device.attach': ['attachToDevice'],
  'warranty.read': ['warrantyPolicies', 'warrantyPolicy'],
  'warranty.manage': ['createWarrantyPolicy', 'updateWarrantyPolicy'],
  'warranty.void': ['restoreWarranty', 'voidWarranty'],
  'warranty.extend': ['extendWarranty', 'revokeWarrantyExtension'],
  'stock.read': [
    'expectedStock',
    'stockLevel',
    'stockLevels',
    'stockMovements',
    'stockUnit',
    'transfers',
    'warehouse',
    'warehouses',
  ],
  'stock.manage': ['createWarehouse', 'setReorderPoint'],
  'stock.receive': ['cancelExpectedStock', 'expectStock', 'receiveStock'],
  'stock.transfer': ['cancelTransfer', 'receiveTransfer', 'sendTransfer', 'transferStock'],
  'stock.correct': ['adjustStock', 'countWarehouse', 'scrapParts'],
  'stock.report': ['stockReport'],
  'stock.reserve': ['releaseParts', 'reserveParts'],
  'stock.issue': ['issueParts', 'recordRemovedPart', 'returnParts'],
  'rate.read': ['serviceRates', 'taxRates'],
  'sla.read': ['calendar', 'calendars', 'serviceLevel', 'serviceLevels'],
  'sla.manage': [
    'createCalendar',
    'createServiceLevel',
    'importHolidays',
    'updateCalendar',
    'updateServiceLevel',
  ],
  'ticket.read': ['ticket', 'tickets'],
  'ticket.submit': ['submitTicket'],
  'ticket.release': ['releaseTicket'],
  'ticket.discard': ['discardTicket'],
  'ticket.accept': ['acceptTicket'],
  'ticket.start': ['startWork'],
  'ticket.hold': ['holdTicket'],
  'ticket.resume': ['resumeTicket'],
  'ticket.classify': ['classifyTicket'],
  'ticket.diagnose': ['diagnoseTicket', 'identifyDevice'],
  'ticket.handOver': ['handOverTicket'],
  'ticket.decideCoverage': ['decideCoverage'],
  'ticket.grantGoodwill': ['grantGoodwill'],
  'ticket.quote': ['quotePreview', 'sendQuote', 'withdrawQuote'],
  'ticket.answerQuote': ['answerQuote'],
  'ticket.assign': ['assignTicket', 'unassignTicket'],
  'visit.read': ['visits'],
  'visit.book': ['rescheduleVisit', 'scheduleVisit', 'technicianSuggestions'],
  'visit.move': ['moveVisit'],
  'loaner.read': ['loaner', 'loaners'],
  'loaner.lend': ['bookLoaner', 'cancelLoanerBooking', 'extendLoaner', 'lendLoaner', 'returnLoaner'],
  'loaner.pool': ['addLoaner', 'removeLoaner'],
  'ticket.resolve': ['resolveTicket'],
  'ticket.close': ['closeTicket'],
  'ticket.reopen': ['reopenTicket'],
  'ticket.cancel': ['cancelTicket'],
  'ticket.comment': ['addComment'],
  'ticket.attach': ['attachToTicket'],
  'attachment.upload': [],
  'attachment.remove': ['removeAttachment'],
  'tracking.request': ['requestTracking'],
  'tracking.use': [
    'answerTrackedQuote',
    'attachToTrackedTicket',
    'cancelTrackedTicket',
    'closeTrackedTicket',
    'commentTrackedTicket',
    'reopenTrackedTicket',
    'trackedTicket',
    'trackedEvents',
  ],
  'event.read': ['eventCursor', 'events', 'events (live)'],
  'key.manage': ['apiKeys', 'createApiKey', 'revokeApiKey', 'rotateApiKey', 'updateApiKey'],
  'sandbox.advance': ['advanceClock'],
};

/** Asked for by everybody: who they are, and a row by its id, of which they get what they may see. */
const open = ['formChallenge', 'node', 'viewer'];

interface Asker {
  name: string;
  as?: string;
  allowed: (permission: Permission) => boolean;
  /** A device of theirs whose dates are on record. */
  serial?: string;
}

interface Operation {
  name: string;
  actions: Action[];
  /** The code of the error that ends it, if one does. */
  ask: (asker: Asker) => Promise<unknown>;
}

const roots = [
  { kind: 'query', fields: schema.getQueryType()!.getFields() },
  { kind: 'mutation', fields: schema.getMutationType()!.getFields() },
  { kind: 'subscription', fields: schema.getSubscriptionType()!.getFields() },
];

const leaves: Record<string, unknown> = {
  ID: globalId('Ticket', newId()),
  String: 'nothing',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2999-01-01T00:00:00Z',
  Date: '2999-01-01',
  Duration: 'PT1H',
};

/** As little as the schema lets pass. */
function least(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [least(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, least(field.type)]));
  }
  return leaves[type.name];
}

function documentOf(kind: string, field: GraphQLField<unknown, unknown>) {
  // One row is asked for by its id, and a stream from the start of the log, in which there is something for each asker.
  const asked = kind === 'subscription' ? 'after' : 'id';
  const args = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === asked);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    document: `${kind} ${declared && `(${declared})`} { ${field.name} ${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(
      args.map(({ name, type }) => [name, name === 'after' ? '0-0' : least(type)]),
    ),
  };
}

const nameOf = (kind: string, field: string) =>
  kind === 'subscription' && field === 'events' ? 'events (live)' : field;

let app: TestApp;
let askers: Asker[];

beforeAll(async () => {
  app = await createTestApp();
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  const dealer = await app.organization(center.code);
  const codes = { [Tier.HEADQUARTERS]: 'HQ', [Tier.SERVICE_CENTER]: center.code, [Tier.DEALER]: dealer.code };
  const model = await app.model();
  askers = [{ name: 'nobody', allowed: () => false }];
  for (const [tier, organization] of Object.entries(codes)) {
    const { id } = await app.platform.database.organization.findUniqueOrThrow({
      where: { code: organization },
    });
    const device = await app.device({ ...dealer, id, code: organization }, model);
    await app.platform.database.device.update({
      where: { id: device.id },
      data: { purchasedOn: new Date('2026-01-01') },
    });
    const make = async (input: object) =>
      (await createKeyAsOperator(app.platform, { organization, kind: 'SECRET', ...input })).secret;
    for (const role of [null, ...Object.values(Role)]) {
      askers.push({
        name: `${role ?? 'no role'} of a ${tier}`,
        as: await make({ roles: role ? [role] : [] }),
        serial: device.serial,
        allowed: ({ staff, headquarters, customerOnly }) =>
          role !== null &&
          !customerOnly &&
          (!headquarters || tier === 'HEADQUARTERS') &&
          (role === 'ADMIN' || staff.includes(role)),
      });
    }
    askers.push({
      name: `publishable key of a ${tier}`,
      as: await make({ kind: 'PUBLISHABLE', origins: [shopOrigin] }),
      serial: device.serial,
      allowed: ({ publishable }) => publishable === true,
    });
  }
  const { trackingToken } = await submit(app, await dealer.secretKey('AGENT'));
  askers.push({ name: 'tracking token', as: trackingToken, allowed: ({ tracking }) => tracking === true });
});
afterAll(() => app.stop());

async function codeOf(document: string, variables: object, { as }: Asker): Promise<unknown> {
  const { data, errors } = await app.query<Record<string, { code?: string }>>(document, {
    ...(as && { as }),
    variables: { ...variables },
  });
  return errors?.[0]?.extensions['code'] ?? (data ? 'answered' : 'nothing');
}

/** Over server-sent events, of which the first is read. */
async function streamCodeOf(document: string, variables: object, { as }: Asker): Promise<unknown> {
  const leave = new AbortController();
  const named = as?.startsWith('pk_')
    ? { extensions: { persistedQuery: { version: 1, sha256Hash: await app.trust(document) } } }
    : { query: document };
  const response = await app.fetch(
    new Request('http://test/graphql', {
      method: 'POST',
      signal: leave.signal,
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(as && { authorization: `Bearer ${as}` }),
        origin: shopOrigin,
      },
      body: JSON.stringify({ ...named, variables }),
    }),
  );
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!/"code":"\w+"|"data":/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  leave.abort();
  return /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered';
}

async function uploadCodeOf({ as }: Asker): Promise<unknown> {
  const form = new FormData();
  form.set('file', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt');
  const response = await app.fetch(
    new Request('http://test/uploads', {
      method: 'POST',
      headers: { origin: shopOrigin, ...(as && { authorization: `Bearer ${as}` }) },
      body: form,
    }),
  );
  const body = (await response.json()) as { error?: { code: string } };
  return body.error?.code ?? 'answered';
}

const correction =
  'mutation ($serial: String!, $day: Date!) { updateDevice(input: { serial: $serial, purchasedOn: $day }) { __typename } }';
let corrections = 0;

function operationsOf(action: Action): Operation[] {
  if (action === 'attachment.upload') {
    return [{ name: 'POST /uploads', actions: [action], ask: uploadCodeOf }];
  }
  if (action === 'device.correct') {
    const ask = (asker: Asker) => {
      // Each time another day: one that stands there already is no correction.
      const day = new Date(Date.UTC(2025, 0, ++corrections)).toISOString().slice(0, 10);
      return codeOf(correction, { serial: asker.serial ?? 'none', day }, asker);
    };
    return [{ name: 'updateDevice (again)', actions: ['device.update', action], ask }];
  }
  return operations[action].map((name) => {
    const root = roots.find(({ kind, fields }) =>
      Object.keys(fields).some((field) => nameOf(kind, field) === name),
    );
    if (!root) throw new Error(`the schema has no ${name}`);
    const { document, variables } = documentOf(root.kind, root.fields[name.replace(' (live)', '')]!);
    const ask = (asker: Asker) =>
      root.kind === 'subscription'
        ? streamCodeOf(document, variables, asker)
        : codeOf(document, variables, asker);
    return { name, actions: [action], ask };
  });
}

test('every operation of the schema has its action, and every action an operation', () => {
  const fields = roots.flatMap(({ kind, fields: all }) =>
    Object.keys(all).map((field) => nameOf(kind, field)),
  );
  expect([...Object.values(operations).flat(), ...open].toSorted()).toEqual(fields.toSorted());
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(permissions).toSorted());
  for (const action of Object.keys(permissions) as Action[]) expect(operationsOf(action)).not.toEqual([]);
});

describe('the API does what the table says', { timeout: 120_000 }, () => {
  test.each(Object.keys(permissions) as Action[])('%s', async (action) => {
    const faults: string[] = [];
    for (const { name, actions, ask } of operationsOf(action)) {
      for (const asker of askers) {
        const code = await ask(asker);
        const refused = asker.as ? 'FORBIDDEN' : 'UNAUTHENTICATED';
        const allowed = actions.every((one) => asker.allowed(permissions[one]));
        const wrong = allowed
          ? ['FORBIDDEN', 'UNAUTHENTICATED', 'INTERNAL', 'nothing'].includes(String(code))
          : code !== refused;
        if (wrong)
          faults.push(`${name} by ${asker.name}: ${String(code)}, though it ${allowed ? 'may' : 'may not'}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
