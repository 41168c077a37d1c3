import type { GraphQLSchema } from 'graphql';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { createKeyAsOperator, revokeKeyAsOperator } from '../../src/modules/access/index.ts';
import { globalId, parseGlobalId } from '../../src/platform/global-id.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestApp, TestOrganization } from '../app.ts';
import { warehouse } from '../stock-calls.ts';
import { outcome, resolution, submit as submitTicket } from '../tickets.ts';
import { attach, upload } from '../uploads.ts';
import { buildBridges } from './bridges.ts';

/** Stands in every text of the victim's rows, and nowhere else. */
export const marker = 'XVICTIMX';
/** Name and code of the victim: what those below it may hand a ticket to, and so may know. */
const above = { name: 'XABOVEX', code: 'XABOVEX-CODE' };
/** A part that is tracked by serial number, which everybody may see. */
export const trackedSku = 'ISOLATION-TRACKED';
const phone = '+86 139 8765 4321';
const email = `${marker}@example.com`;

/** The victim’s loaner. */
export const loanerSerial = `${marker}LOAN`;

export interface Victim {
  organization: { id: string; code: string };
  ticketId: string;
  number: string;
  /** What its customer holds. */
  trackingToken: string;
  /** Another ticket of the victim, assigned to its technician, with a visit to come. */
  plannedId: string;
  visitId: string;
  /** One that is in quarantine. */
  suspectId: string;
  memberId: string;
  memberEmail: string;
  deviceId: string;
  extensionId: string;
  serial: string;
  modelCode: string;
  customerId: string;
  apiKeyId: string;
  attachmentId: string;
  bookingId: string;
  /** Files that the owner uploaded, and that hang on nothing yet: one for each verb that uses one. */
  uploads: { submitTicket: string; attachToTicket: string; attachToDevice: string };
  /** Codes of its warehouses; goods are on their way from the first to the second. */
  warehouses: [string, string];
  /** Serial number of a unit in the first. */
  unit: string;
  contact: { phone: string; email: string };
  /** A global id of each type that is a Node. */
  nodes: Record<string, string>;
  /** Cursors of the victim's lists: places, of one column or two. */
  cursors: { code: string; codes: string; row: string; event: string };
  /** What no other organization may read. */
  needles: string[];
}

const submit = /* GraphQL */ `
  mutation ($input: SubmitTicketInput!) {
    submitTicket(input: $input) {
      ... on SubmitTicketPayload {
        number
        trackingToken
        ticket {
          id
          customer {
            id
          }
        }
      }
    }
  }
`;

interface Submitted {
  submitTicket: {
    number: string;
    trackingToken: string;
    ticket: { id: string; customer: { id: string } };
  };
}

const beginning = /* GraphQL */ `
  mutation ($id: ID!, $text: String!, $code: String!, $above: String!) {
    acceptTicket(input: { id: $id, priority: P1 }) {
      __typename
    }
    classifyTicket(input: { id: $id, band: REMOTE, serviceLevel: "project" }) {
      __typename
    }
    diagnoseTicket(input: { id: $id, faultCode: $code, cause: WEAR, diagnosis: $text }) {
      __typename
    }
    handOverTicket(input: { id: $id, organization: $above, note: $text }) {
      __typename
    }
  }
`;

const back = /* GraphQL */ `
  mutation ($id: ID!, $text: String!, $own: String!) {
    handOverTicket(input: { id: $id, organization: $own, note: $text }) {
      __typename
    }
  }
`;

const rest = /* GraphQL */ `
  mutation ($id: ID!, $text: String!, $code: String!) {
    holdTicket(input: { id: $id, reason: WAITING_VENDOR, note: $text }) {
      __typename
    }
    resumeTicket(input: { id: $id }) {
      __typename
    }
    startWork(input: { id: $id }) {
      __typename
    }
    first: sendQuote(
      input: {
        id: $id
        currency: "CNY"
        note: $text
        lines: {
          kind: LABOUR
          text: $text
          unitCost: { amountMinor: 5000, currency: "CNY" }
          unitPrice: { amountMinor: 10000, currency: "CNY" }
        }
      }
    ) {
      __typename
    }
    withdrawQuote(input: { id: $id, reason: $text }) {
      __typename
    }
    internal: addComment(input: { id: $id, body: $text }) {
      ... on AddCommentPayload {
        comment {
          id
        }
      }
    }
    public: addComment(input: { id: $id, body: $text, visibility: PUBLIC }) {
      __typename
    }
    resolveTicket(input: { id: $id, faultCode: $code, cause: WEAR, diagnosis: $text, workDone: $text }) {
      __typename
    }
    closeTicket(input: { id: $id, signedBy: $text, rating: 2 }) {
      __typename
    }
    reopenTicket(input: { id: $id, reason: $text }) {
      __typename
    }
    second: sendQuote(
      input: {
        id: $id
        currency: "CNY"
        note: $text
        lines: {
          kind: LABOUR
          text: $text
          unitCost: { amountMinor: 5000, currency: "CNY" }
          unitPrice: { amountMinor: 10000, currency: "CNY" }
        }
      }
    ) {
      __typename
    }
  }
`;

/** A dealer whose every row is marked: one ticket that went through its whole life, and what belongs to it. */
async function makeVictim(
  app: TestApp,
  organization: TestOrganization,
  center: TestOrganization,
): Promise<Omit<Victim, 'uploads' | 'suspectId'>> {
  const { database } = app.platform;
  const desk = await keyOf(app, organization, { roles: ['ADMIN'], label: marker });
  const model = await app.model();
  await database.organization.update({
    where: { id: organization.id },
    data: above,
  });
  const customer = await database.customer.create({
    data: { organizationId: organization.id, name: marker, createdAt: app.clock.now() },
  });
  const device = await database.device.create({
    data: {
      serial: `${marker}0001`,
      modelId: model.id,
      organizationId: organization.id,
      soldById: organization.id,
      customerId: customer.id,
      createdAt: app.clock.now(),
    },
  });
  const member = await database.member.create({
    data: {
      organizationId: organization.id,
      name: marker,
      email: `member-${email}`,
      roles: ['AGENT', 'TECHNICIAN'],
      skills: [marker],
      regions: [marker],
      certifications: {
        create: { category: 'COOLING', validUntil: new Date('2999-12-31'), createdAt: app.clock.now() },
      },
      createdAt: app.clock.now(),
    },
  });
  const memberId = globalId('Member', member.id);
  const extensionId = await promise(app, device.id);
  const submitted = await app.query<Submitted>(submit, {
    as: desk.secret,
    variables: {
      input: {
        description: `${marker} drips`,
        contact: { name: marker, phone, email },
        device: { serial: device.serial },
        site: { line: marker, city: marker, region: marker, country: marker },
      },
    },
  });
  const { number, trackingToken, ticket } = submitted.data.submitTicket;
  const story = { id: ticket.id, text: marker, code: marker };
  await app.query(beginning, { as: desk.secret, variables: { ...story, above: center.code } });
  await app.query(back, {
    as: await center.secretKey('AGENT'),
    variables: { id: ticket.id, text: marker, own: above.code },
  });
  const lived = await app.query<{ internal: { comment: { id: string } } }>(rest, {
    as: desk.secret,
    variables: story,
  });
  const attachmentId = await hangFiles(app, desk.secret, ticket.id, device.serial);
  const { plannedId, visitId } = await planVisit(app, desk.secret, memberId);
  const loan = await lendOut(app, desk.secret, ticket.id, {
    modelId: model.id,
    organizationId: organization.id,
  });
  const stock = await fillWarehouses(app, desk.secret, plannedId);
  const events = await app.query<{ events: { edges: { cursor: string }[] } }>(
    '{ events(first: 3) { edges { cursor } } }',
    { as: desk.secret },
  );
  const cursor = (key: string[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const rules = { where: { supersededAt: null }, select: { id: true } };
  const nodes = {
    ApiKey: globalId('ApiKey', desk.apiKey.id),
    Attachment: attachmentId,
    Calendar: globalId('Calendar', (await database.calendar.findFirstOrThrow(rules)).id),
    Comment: lived.data.internal.comment.id,
    Customer: ticket.customer.id,
    Device: globalId('Device', device.id),
    Loaner: loan.loanerId,
    LoanerBooking: loan.bookingId,
    ExpectedStock: stock.expectedId,
    Member: memberId,
    Organization: globalId('Organization', organization.id),
    Part: globalId('Part', (await makePart(app)).id),
    PartLine: stock.lineId,
    ProductModel: globalId('ProductModel', model.id),
    Quote: globalId('Quote', (await newestQuoteOf(app, ticket.id)).id),
    ServiceLevel: globalId('ServiceLevel', (await database.serviceLevel.findFirstOrThrow(rules)).id),
    StockLevel: stock.levelId,
    StockMovement: stock.movementId,
    Ticket: ticket.id,
    Transfer: stock.transferId,
    Visit: visitId,
    Warehouse: stock.warehouseId,
    WarrantyPolicy: globalId('WarrantyPolicy', (await database.warrantyPolicy.findFirstOrThrow()).id),
  };
  const {
    ProductModel: _public,
    Part: _catalogue,
    Calendar: _hours,
    ServiceLevel: _promise,
    WarrantyPolicy: _sold,
    ...owned
  } = nodes;
  const rowIds = Object.values(owned).map((id) => Buffer.from(id, 'base64url').toString().split(':')[1]!);
  return {
    organization: { id: organization.id, code: above.code },
    ticketId: ticket.id,
    number,
    trackingToken,
    plannedId,
    visitId,
    memberId,
    memberEmail: member.email,
    deviceId: nodes.Device,
    extensionId,
    serial: device.serial,
    modelCode: model.code,
    customerId: ticket.customer.id,
    apiKeyId: nodes.ApiKey,
    attachmentId,
    bookingId: loan.bookingId,
    contact: { phone, email },
    warehouses: stock.codes,
    unit: stock.unit,
    nodes,
    cursors: {
      code: cursor([above.code]),
      codes: cursor(['ISOLATION', stock.codes[0]]),
      row: cursor([app.clock.now().toISOString(), device.id]),
      event: events.data.events.edges.at(-1)!.cursor,
    },
    needles: [marker, above.name, phone, '13987654321', number, ...Object.values(owned), ...rowIds],
  };
}

const lending = /* GraphQL */ `
  mutation ($id: ID!, $text: String!, $serial: String!, $until: DateTime!) {
    addLoaner(input: { serial: $serial, note: $text }) {
      ... on AddLoanerPayload {
        loaner {
          id
        }
      }
    }
    lendLoaner(input: { ticket: $id, serial: $serial, until: $until }) {
      ... on LendLoanerPayload {
        booking {
          id
        }
      }
    }
  }
`;

const takingBack = /* GraphQL */ `
  mutation (
    $id: ID!
    $booking: ID!
    $text: String!
    $serial: String!
    $startsAt: DateTime!
    $endsAt: DateTime!
  ) {
    returnLoaner(
      input: {
        booking: $booking
        condition: DAMAGED
        inspectionNote: $text
        charge: { amountMinor: 100, currency: "CNY" }
      }
    ) {
      __typename
    }
    bookLoaner(input: { ticket: $id, serial: $serial, startsAt: $startsAt, endsAt: $endsAt }) {
      ... on BookLoanerPayload {
        booking {
          id
        }
      }
    }
  }
`;

/** A loaner that was lent, came back damaged, and is promised again. */
async function lendOut(
  app: TestApp,
  as: string,
  id: string,
  owner: { modelId: string; organizationId: string },
): Promise<{ loanerId: string; bookingId: string }> {
  await app.platform.database.device.create({
    data: { ...owner, serial: loanerSerial, createdAt: app.clock.now() },
  });
  const said = { id, text: marker, serial: loanerSerial };
  const { data: lent } = await app.query<{
    addLoaner: { loaner: { id: string } };
    lendLoaner: { booking: { id: string } };
  }>(lending, { as, variables: { ...said, until: inDays(app, 1).endsAt } });
  const { data } = await app.query<{ bookLoaner: { booking: { id: string } } }>(takingBack, {
    as,
    variables: { ...said, booking: lent.lendLoaner.booking.id, ...inDays(app, 3) },
  });
  return { loanerId: lent.addLoaner.loaner.id, bookingId: data.bookLoaner.booking.id };
}

/** A part of the catalogue, which everybody may see. */
async function makePart(app: TestApp): Promise<{ id: string; sku: string }> {
  const { part } = app.platform.database;
  const sku = 'ISOLATION';
  return (
    (await part.findUnique({ where: { sku } })) ??
    part.create({ data: { sku, name: 'Fan', priceMinor: 100, currency: 'CNY', createdAt: app.clock.now() } })
  );
}

const stocking = /* GraphQL */ `
  mutation (
    $ticket: ID!
    $text: String!
    $owner: String!
    $first: String!
    $second: String!
    $sku: String!
    $tracked: String!
    $unit: String!
    $day: Date!
  ) {
    one: createWarehouse(input: { code: $first, name: $text, organization: $owner }) {
      ... on CreateWarehousePayload {
        warehouse {
          id
        }
      }
    }
    two: createWarehouse(input: { code: $second, name: $text, organization: $owner }) {
      __typename
    }
    receiveStock(
      input: {
        warehouse: $first
        lines: [{ sku: $sku, quantity: 20 }, { sku: $tracked, quantity: 1, serials: [$unit] }]
        reason: $text
      }
    ) {
      ... on ReceiveStockPayload {
        levels {
          id
        }
      }
    }
    setReorderPoint(input: { warehouse: $first, sku: $sku, reorderPoint: 7 }) {
      __typename
    }
    issued: reserveParts(input: { ticket: $ticket, warehouse: $first, lines: [{ sku: $sku, quantity: 1 }] }) {
      __typename
    }
    issueParts(input: { ticket: $ticket }) {
      __typename
    }
    held: reserveParts(input: { ticket: $ticket, warehouse: $first, lines: [{ sku: $sku, quantity: 2 }] }) {
      ... on ReservePartsPayload {
        lines {
          id
        }
      }
    }
    transferStock(
      input: {
        from: $first
        to: $second
        lines: [{ sku: $sku, quantity: 1 }]
        expectedOn: $day
        reason: $text
      }
    ) {
      ... on TransferStockPayload {
        transfer {
          id
        }
      }
    }
    expectStock(input: { warehouse: $first, sku: $sku, quantity: 5, expectedOn: $day, reference: $text }) {
      ... on ExpectStockPayload {
        expected {
          id
        }
      }
    }
  }
`;

interface Stocked {
  one: { warehouse: { id: string } };
  receiveStock: { levels: { id: string }[] };
  held: { lines: { id: string }[] };
  transferStock: { transfer: { id: string } };
  expectStock: { expected: { id: string } };
}

/** Two warehouses with goods in the first, some of which were issued, are held, are on their way and are to come. */
async function fillWarehouses(app: TestApp, as: string, ticket: string) {
  const { database } = app.platform;
  const [first, second, unit] = [`${marker}-1`, `${marker}-2`, `${marker}-UNIT`];
  const createdAt = app.clock.now();
  const tracked = { sku: trackedSku, name: 'Unit', serialTracked: true, createdAt };
  await database.part.upsert({ where: { sku: tracked.sku }, create: tracked, update: {} });
  const { data } = await app.query<Stocked>(stocking, {
    as,
    variables: {
      ticket,
      text: marker,
      owner: above.code,
      first,
      second,
      sku: (await makePart(app)).sku,
      tracked: tracked.sku,
      unit,
      day: '2999-12-31',
    },
  });
  const transferId = data.transferStock.transfer.id;
  await database.transfer.update({
    where: { id: parseGlobalId(transferId)!.id },
    data: { ticketId: parseGlobalId(ticket)!.id },
  });
  const movement = await database.stockMovement.findFirstOrThrow({
    where: { warehouse: { code: first } },
    select: { id: true },
  });
  const codes: [string, string] = [first, second];
  return {
    codes,
    unit,
    transferId,
    warehouseId: data.one.warehouse.id,
    levelId: data.receiveStock.levels[0]!.id,
    lineId: data.held.lines[0]!.id,
    expectedId: data.expectStock.expected.id,
    movementId: globalId('StockMovement', movement.id),
  };
}

/** A file for all to see on the ticket, and one on the device. */
async function hangFiles(app: TestApp, as: string, id: string, serial: string): Promise<string> {
  const name = `${marker}.jpg`;
  const [shown, paper] = [await upload(app, as, undefined, name), await upload(app, as, undefined, name)];
  await attach(app, 'attachToTicket', as, { id, attachments: [shown.id], visibility: 'PUBLIC' });
  await attach(app, 'attachToDevice', as, { serial, attachments: [paper.id] });
  return shown.id;
}

/** A warranty that was sold with a device, extended, and voided, in the owner's words. */
async function promise(app: TestApp, deviceId: string): Promise<string> {
  const { database } = app.platform;
  const terms = { labour: 'FREE', parts: 'FREE', travel: 'FREE' } as const;
  const now = app.clock.now();
  const code = 'ISOLATION';
  const { id: policyId } =
    (await database.warrantyPolicy.findFirst({ where: { code } })) ??
    (await database.warrantyPolicy.create({
      data: {
        code,
        startEvent: 'PURCHASED',
        phases: [{ months: 12, ...terms }],
        afterwards: terms,
        createdAt: now,
      },
    }));
  await database.device.update({ where: { id: deviceId }, data: { policyId, purchasedOn: now } });
  const part = { sku: code, name: 'Part', createdAt: now };
  const { id: partId } = await database.part.upsert({ where: { sku: code }, create: part, update: {} });
  await database.installedPart.create({
    data: {
      deviceId,
      partId,
      // A unit of a part is in one device only.
      serial: `${marker}${deviceId}`,
      installedOn: new Date('2020-01-01'),
      isReplacement: true,
      underWarranty: true,
      createdAt: now,
    },
  });
  const phases = [{ months: 12, ...terms }];
  const { id } = await database.warrantyExtension.create({
    data: { deviceId, name: marker, phases, createdAt: now },
  });
  await database.warrantyVoid.create({ data: { deviceId, reason: marker, voidedAt: now } });
  return globalId('WarrantyExtension', id);
}

const newestQuoteOf = (app: TestApp, ticketId: string) =>
  app.platform.database.quote.findFirstOrThrow({
    where: { ticketId: parseGlobalId(ticketId)!.id },
    orderBy: { revision: 'desc' },
  });

const plan = /* GraphQL */ `
  mutation ($id: ID!, $member: ID!, $startsAt: DateTime!, $endsAt: DateTime!) {
    acceptTicket(input: { id: $id }) {
      __typename
    }
    assignTicket(input: { id: $id, member: $member }) {
      __typename
    }
    scheduleVisit(input: { id: $id, technician: $member, startsAt: $startsAt, endsAt: $endsAt }) {
      ... on ScheduleVisitPayload {
        visit {
          id
        }
      }
    }
  }
`;

async function planVisit(app: TestApp, as: string, member: string) {
  const planned = await app.query<Submitted>(submit, {
    as,
    variables: { input: { description: marker, contact: { name: marker, phone, email } } },
  });
  const { id } = planned.data.submitTicket.ticket;
  const { data } = await app.query<{ scheduleVisit: { visit: { id: string } } }>(plan, {
    as,
    variables: { id, member, ...inDays(app, 1) },
  });
  return { plannedId: id, visitId: data.scheduleVisit.visit.id };
}

/** An hour, so many days from now. */
function inDays(app: TestApp, days: number) {
  const start = app.clock.now().getTime() + days * 24 * 60 * 60 * 1000;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 60 * 60 * 1000).toISOString(),
  };
}

async function keyOf(
  app: TestApp,
  { id }: { id: string },
  { roles, label, expiresAt }: { roles: Role[]; label: string; expiresAt?: Date },
) {
  const { code } = await app.platform.database.organization.findUniqueOrThrow({ where: { id } });
  return createKeyAsOperator(app.platform, { organization: code, kind: 'SECRET', roles, label, expiresAt });
}

export interface World {
  victim: Victim;
  /** The victim's own key, which finds what the others must not. */
  owner: string;
  /** A key of the organization above, which sees what lies below it. */
  overseer: string;
  attackers: Record<string, string | undefined>;
  /** Rows of the sibling. */
  own: { ticketId: string; serial: string; warehouse: string };
  /** What an attacker may read of the victim all the same. */
  known: Record<string, string[]>;
}

/**
 * A center with two dealers, of which one is the victim and has a dealer of its own below. The other repairs again what
 * the victim has repaired before.
 */
export async function makeWorld(app: TestApp): Promise<World> {
  const center = await app.organization('HQ', 'SERVICE_CENTER');
  const sibling = await app.organization(center.code);
  const attacked = await app.organization(center.code);
  const below = await app.organization(attacked.code);
  const ownWarehouse = await warehouse(app, sibling);
  const siblingKey = await sibling.secretKey('ADMIN');
  const belowKey = await below.secretKey('ADMIN');
  const page = await attacked.publishableKey();
  const victim = await makeVictim(app, attacked, center);
  const suspect = await submitSuspect(app, page);

  const shared = await app.platform.database.device.create({
    data: {
      serial: 'KNOWNTOBOTH',
      modelId: (await app.model()).id,
      organizationId: attacked.id,
      soldById: attacked.id,
      customerId: Buffer.from(victim.customerId, 'base64url').toString().split(':')[1]!,
      createdAt: app.clock.now(),
    },
  });
  await promise(app, shared.id);
  const owner = await keyOf(app, attacked, { roles: ['ADMIN'], label: 'owner' });
  const device = { serial: shared.serial };
  const earlier = await submitTicket(app, owner.secret, { description: marker, device });
  await outcome(app, 'acceptTicket', owner.secret, { id: earlier.id });
  await outcome(app, 'startWork', owner.secret, { id: earlier.id });
  await outcome(app, 'resolveTicket', owner.secret, { id: earlier.id, ...resolution });
  const own = await submitTicket(app, siblingKey, {
    description: 'Reported at the sibling, for a device that the victim keeps.',
    contact: { name: 'Somebody else', phone: '+61 2 5550 1234' },
    device,
  });
  await outcome(app, 'acceptTicket', siblingKey, { id: own.id });
  const { workDone: _done, ...finding } = resolution;
  await outcome(app, 'diagnoseTicket', siblingKey, { id: own.id, ...finding });

  const { deviceId, customerId } = victim;
  await buildBridges(app, { organization: sibling, ticketId: own.id }, await app.organization(center.code), {
    organizationId: attacked.id,
    deviceId,
    customerId,
    marker,
  });

  const noRole = await keyOf(app, attacked, { roles: [], label: 'no role' });
  const revoked = await keyOf(app, attacked, { roles: ['ADMIN'], label: 'revoked' });
  await revokeKeyAsOperator(app.platform, revoked.apiKey.id);
  const expired = await keyOf(app, attacked, { roles: ['ADMIN'], label: 'expired' });
  await app.platform.database.apiKey.update({
    where: { id: expired.apiKey.id },
    data: { expiresAt: new Date(app.clock.now().getTime() - 1) },
  });
  const uploads = {
    submitTicket: (await upload(app, owner.secret)).id,
    attachToTicket: (await upload(app, owner.secret)).id,
    attachToDevice: (await upload(app, owner.secret)).id,
  };
  return {
    victim: {
      ...victim,
      uploads,
      suspectId: suspect.id,
      needles: [...victim.needles, earlier.number, suspect.number],
    },
    owner: owner.secret,
    overseer: await center.secretKey('ADMIN'),
    attackers: {
      'a sibling': siblingKey,
      'an organization below': belowKey,
      'a key without a role': noRole.secret,
      'a revoked key': revoked.secret,
      'an expired key': expired.secret,
      'a publishable key of a sibling': await sibling.publishableKey(),
      'the tracking token of another ticket': own.trackingToken,
      nobody: undefined,
    },
    own: { ticketId: own.id, serial: 'SNBRIDGE2', warehouse: ownWarehouse },
    known: { 'an organization below': [above.name] },
  };
}

/** A request in quarantine: it came without the proof of a form. */
async function submitSuspect(app: TestApp, page: string): Promise<{ id: string; number: string }> {
  const sent = { description: marker, contact: { name: marker, phone, email }, formProof: null };
  const { number } = await outcome(app, 'submitTicket', page, sent);
  const { id } = await app.platform.database.ticket.findUniqueOrThrow({ where: { number: number! } });
  return { id: globalId('Ticket', id), number: number! };
}

/** An id of the type that no row has. */
export const absentId = (type: string): string => globalId(type, newId());

export const nodeTypes = (schema: GraphQLSchema): string[] => {
  const node = schema.getType('Node');
  if (!node || !('resolveType' in node)) throw new Error('the schema has no Node');
  return schema.getPossibleTypes(node).map(({ name }) => name);
};
