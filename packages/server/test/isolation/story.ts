import { keepLoans } from '../../src/modules/loaner/index.ts';
import { keepStock } from '../../src/modules/supply/index.ts';
import { keepTime } from '../../src/modules/ticket/index.ts';
import { shopOrigin, type TestApp } from '../app.ts';
import { upload } from '../uploads.ts';
import { tell } from './tell.ts';
import { marker } from './world.ts';

/** Whose network the story is told in, and who tells it. */
export interface Cast {
  app: TestApp;
  /** A key of the headquarters, and one of the owner, that may do everything. */
  vendor: string;
  owner: string;
  /** Code of the owner’s organization. */
  organization: string;
  modelCode: string;
  /** What a member gets at the identity provider. */
  signIn: (account: { sub: string; email: string }) => Promise<string>;
}

type Input = Record<string, unknown>;

/** So often somebody may ask for the tracking of one number while the story is told. */
export const mostGuesses = 20;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const text = marker;
const free = { labour: 'FREE', parts: 'FREE', travel: 'AT_COST' };
const money = { amountMinor: 700, currency: 'CNY' };
const names = [{ locale: 'zh-CN', name: '名' }];
const sku = `${marker}-PART`;
const tracked = `${marker}-TRACKED`;
const policy = `${marker}-POLICY`;
const level = `${marker}-LEVEL`;
const calendar = `${marker}-CALENDAR`;
const [home, other] = [`${marker}-HOME`, `${marker}-OTHER`];
const contact = { name: text, phone: '+86 139 8765 4321', email: `${marker}@example.com` };

/**
 * All that can happen in the network of an organization, told by the verbs, so that every field has a value somewhere and
 * every outcome is met once. Answers what the customers of some tickets hold.
 */
export async function tellStory(cast: Cast): Promise<string[]> {
  await writeRules(cast);
  await changeNetwork(cast);
  await guardDoors(cast);
  await keepDevices(cast);
  await workOn(cast);
  const tokens = [await visit(cast), await quote(cast), await serveCustomer(cast), await moveParts(cast)];
  await lend(cast);
  await letTimePass(cast);
  return tokens;
}

const on = ({ app }: Cast, ms: number) => new Date(app.clock.now().getTime() + ms).toISOString();
const dayOf = (cast: Cast, days: number) => on(cast, days * day).slice(0, 10);

async function writeRules(cast: Cast): Promise<void> {
  const hq = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.vendor, verb, input, outcome);
  const phases = [{ months: 12, ...free }];
  const rules = {
    code: policy,
    startEvent: 'PURCHASED',
    phases,
    afterwards: { labour: 'CHARGED', parts: 'CHARGED', travel: 'CHARGED' },
    excludedCauses: ['MISUSE'],
    replacedPart: { months: 6, given: 'ALWAYS', ...free },
  };
  await hq('createWarrantyPolicy', rules);
  await hq('updateWarrantyPolicy', { ...rules, expectedVersion: 1 });
  await hq('updateWarrantyPolicy', { ...rules, expectedVersion: 1 }, 'StaleVersionError');
  await cast.app.query(
    'query ($code: String!) { warrantyPolicy(code: $code, version: 1) { __typename supersededAt } }',
    { as: cast.vendor, variables: { code: policy } },
  );
  const hours = {
    code: calendar,
    timeZone: 'Asia/Shanghai',
    weekly: [{ weekday: 1, from: '09:00', to: '17:00' }],
    holidays: ['2026-10-01'],
    extraDays: [{ date: '2026-10-10', intervals: [{ from: '09:00', to: '17:00' }] }],
  };
  await hq('createCalendar', hours);
  await hq('updateCalendar', hours);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x'];
  const dayOff = [
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTAMP:20260101T000000Z',
    'SUMMARY:休',
    'DTSTART;VALUE=DATE:20261002',
    'END:VEVENT',
  ];
  const dayOn = dayOff.map((each) => each.replace('休', '班').replace('20261002', '20261011'));
  const file = [...lines, ...dayOff, ...dayOn, 'END:VCALENDAR', ''].join('\r\n');
  await hq('importHolidays', { calendar, file });
  const promised = {
    code: level,
    targets: [
      { clock: 'RESPONSE', priority: 'P1', band: 'NEARBY', target: 'PT1H', calendar: 'ALWAYS' },
      { clock: 'RESPONSE', target: 'PT1H', calendar: 'ALWAYS' },
      { clock: 'RESOLUTION', target: 'PT100H', calendar: 'ALWAYS' },
    ],
    pausesOn: ['WAITING_CUSTOMER'],
    escalations: [
      { clock: 'RESPONSE', percent: 100, action: 'NOTIFY', role: 'MANAGER' },
      { clock: 'RESPONSE', percent: 120, action: 'RAISE' },
    ],
  };
  await hq('createServiceLevel', promised);
  await hq('updateServiceLevel', promised);
  const part = { sku, name: text, names, cost: money, price: money, models: [cast.modelCode] };
  await hq('createPart', { ...part, idempotencyKey: 'part' });
  await hq('createPart', { ...part, name: 'Another', idempotencyKey: 'part' }, 'IdempotencyMismatchError');
  await hq('createPart', part, 'AlreadyExistsError');
  const models = [cast.modelCode];
  const changed = {
    name: text,
    names,
    cost: money,
    price: money,
    models,
    serialTracked: false,
    consumable: false,
  };
  await hq('updatePart', { sku, ...changed });
  await hq('createPart', { sku: `${marker}-OIL`, name: text, consumable: true });
  await hq('createPart', { sku: tracked, name: text, serialTracked: true, cost: money, price: money });
  await hq('createServiceRate', {
    code: `${marker}-HOUR`,
    kind: 'LABOUR',
    name: text,
    names,
    cost: money,
    price: money,
  });
  await hq('createTaxRate', { code: `${marker}-TAX`, name: text, names, basisPoints: 1300 });
  await hq('createProductModel', {
    code: `${marker}-MODEL`,
    name: text,
    names,
    category: 'COOLING',
    warrantyPolicy: policy,
  });
  await hq('updateProductModel', {
    code: `${marker}-MODEL`,
    name: text,
    names,
    category: 'COOLING',
    warrantyPolicy: policy,
  });
}

async function changeNetwork(cast: Cast): Promise<void> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  const { organization } = cast;
  const code = `${marker}-BELOW`;
  await own('createOrganization', {
    code,
    name: text,
    tier: 'DEALER',
    parent: organization,
    timeZone: 'UTC',
  });
  await own('updateOrganization', { code, name: text, serviceLevel: level });
  const { member } = await own('createMember', {
    organization,
    name: text,
    email: `${marker}-hired@example.com`,
    roles: ['TECHNICIAN'],
    skills: [text],
    regions: [text],
    certifications: [{ category: 'COOLING', validUntil: '2999-12-31' }],
  });
  await own('updateMember', { id: member.id, skills: [text] });
  await own('certifyMember', { member: member.id, category: 'COOLING', validUntil: '2999-12-30' });
  const { apiKey } = await own('createApiKey', {
    organization,
    kind: 'SECRET',
    label: text,
    roles: ['AGENT'],
    expiresAt: new Date(Date.now() + 365 * 86_400_000).toISOString(),
  });
  await own('revokeApiKey', { id: apiKey.id });
  const page = { organization, kind: 'PUBLISHABLE', label: text, origins: ['https://shop.example'] };
  await own('createApiKey', page);
  await own('createWarehouse', { code: home, name: text, organization });
  await own('createWarehouse', { code: other, name: text, organization });
  await own('createWarehouse', { code: '', name: text, organization }, 'ValidationError');
}

/** Keys that change, and come from somewhere; a member who signs in; what waits in quarantine; and who asks too often. */
async function guardDoors(cast: Cast): Promise<void> {
  const { app, organization } = cast;
  const own = (verb: string, input: Input) => tell(app, cast.owner, verb, input);
  const from = '203.0.113.7';
  const { apiKey, secret } = await own('createApiKey', {
    organization,
    kind: 'SECRET',
    label: text,
    roles: ['AGENT'],
  });
  const { id } = apiKey;
  await app.query('{ viewer { __typename } }', { as: secret, from });
  await own('updateApiKey', { id, label: `${text} again`, roles: ['AGENT', 'MANAGER'] });
  const rotated = await own('rotateApiKey', { id, overlap: 'PT24H' });
  await app.query('{ viewer { __typename } }', { as: secret, from });

  const email = `${marker}-signs-in@example.com`;
  const { member } = await own('createMember', { organization, name: text, email, roles: ['AGENT'] });
  const token = await cast.signIn({ sub: text, email });
  await app.query('{ viewer { __typename member { __typename id name } } }', { as: token });
  await own('unlinkMember', { id: member.id });

  const page = { organization, kind: 'PUBLISHABLE', label: text, origins: ['https://elsewhere.example'] };
  const made = await own('createApiKey', page);
  await own('updateApiKey', { id: made.apiKey.id, origins: [shopOrigin] });
  let guessed = '';
  for (const [verb, input] of [
    ['releaseTicket', {}],
    ['discardTicket', { reason: text }],
  ] as const) {
    const suspect = await tell(app, made.secret, 'submitTicket', { description: text, contact });
    const { data } = await app.query<{ ticket: { id: string } }>(
      'query ($number: String!) { ticket(number: $number) { id } }',
      { as: cast.owner, variables: { number: suspect.number } },
    );
    await own(verb, { id: data.ticket.id, ...input });
    guessed = suspect.number;
  }
  for (let asked = 0; asked <= mostGuesses; asked++) {
    await app.query(
      'mutation ($input: RequestTrackingInput!) { requestTracking(input: $input) { __typename } }',
      {
        as: rotated.secret,
        from,
        variables: { input: { number: guessed, contact: `guess-${asked}@example.com` } },
      },
    );
  }
}

const serials = [`${marker}A`, `${marker}B`, `${marker}C`] as const;

async function keepDevices(cast: Cast): Promise<void> {
  const own = (verb: string, input: Input) => tell(cast.app, cast.owner, verb, input);
  const [first, second] = serials;
  const since = '2026-01-05';
  const dates = { purchasedOn: since, deliveredOn: since, installedOn: since, acceptedOn: since };
  const unit = { modelCode: cast.modelCode, ...dates, policy, customer: contact, soldBy: cast.organization };
  await own('registerDevices', {
    devices: [
      { ...unit, serial: first, parts: [{ sku, serial: `${marker}P1` }] },
      { ...unit, serial: second },
    ],
  });
  await own('updateDevice', { serial: first, ...dates, installedOn: '2026-01-06' });
  await own('transferDevice', {
    serial: first,
    customer: { name: `${text} again`, phone: '+86 139 8765 1111', email: `${marker}-again@example.com` },
    note: text,
  });
  await own('extendWarranty', {
    serial: first,
    name: text,
    startsOn: '2027-01-05',
    phases: [{ months: 12, ...free }],
  });
  const { data } = await cast.app.query<{ device: { warranty: { extensions: { id: string }[] } } }>(
    'query ($serial: String!) { device(serial: $serial) { warranty { extensions { id } } } }',
    { as: cast.owner, variables: { serial: first } },
  );
  const extension = data.device.warranty.extensions[0]!.id;
  await own('revokeWarrantyExtension', { extension, reason: text });
  await own('extendWarranty', {
    serial: first,
    name: text,
    startsOn: '2027-01-05',
    phases: [{ months: 12, ...free }],
  });
  const asked = {
    serial: first,
    cause: 'DEFECT',
    sku,
    partSerial: `${marker}P1`,
    at: '2026-02-01T00:00:00Z',
  };
  await cast.app.query('query ($input: CoverageInput!) { coverage(input: $input) { __typename outcome } }', {
    as: cast.owner,
    variables: { input: asked },
  });
  await own('voidWarranty', { serial: second, reason: text });
  await own('restoreWarranty', { serial: second, reason: text });
  await own('replacePart', {
    serial: first,
    sku,
    newPartSerial: `${marker}P2`,
    oldPartSerial: `${marker}P1`,
  });
  await own('replaceDevice', {
    serial: second,
    newSerial: serials[2],
    modelCode: cast.modelCode,
    warranty: 'CONTINUES',
    reason: text,
  });
  await own('retireDevice', { serial: serials[2], reason: text });
}

const submitted = (cast: Cast, more: Input = {}) =>
  tell(cast.app, cast.owner, 'submitTicket', { description: text, contact, ...more });

async function workOn(cast: Cast): Promise<void> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  const { ticket } = await submitted(cast, {
    device: { serial: serials[0] },
    severity: 'P2',
    locale: 'zh-CN',
    serviceLevel: level,
    site: { line: text, city: text, region: text, country: text, band: 'NEARBY' },
  });
  const { id } = ticket;
  await own('closeTicket', { id }, 'IllegalTransitionError');
  await own('acceptTicket', { id, priority: 'P1', band: 'NEARBY' });
  await own('classifyTicket', { id, priority: 'P2', serviceLevel: level });
  await own('startWork', { id, remote: true });
  const found = { faultCode: 'E1', cause: 'DEFECT', sku, partSerial: `${marker}P2`, diagnosis: text };
  await own('diagnoseTicket', { id, ...found });
  await own('decideCoverage', { id });
  await own('grantGoodwill', { id, ...free, reason: text });
  await own('holdTicket', { id, reason: 'WAITING_CUSTOMER', note: text });
  const photo = (await upload(cast.app, cast.owner)).id;
  await own('attachToTicket', { id, attachments: [photo] });
  await own('removeAttachment', { id: photo });
  const paper = (await upload(cast.app, cast.owner)).id;
  await own('attachToDevice', { serial: serials[0], attachments: [paper] });
  await own('removeAttachment', { id: paper });
  const cancelled = await submitted(cast);
  await own('identifyDevice', { id: cancelled.ticket.id, serial: serials[1] });
  await own('identifyDevice', { id: cancelled.ticket.id, serial: serials[0] });
  await own('cancelTicket', { id: cancelled.ticket.id, reason: text });
  const handed = await submitted(cast);
  await own('acceptTicket', { id: handed.ticket.id });
  await own('holdTicket', { id: handed.ticket.id, reason: 'WAITING_VENDOR' });
  await own('resumeTicket', { id: handed.ticket.id });
  await own('handOverTicket', { id: handed.ticket.id, organization: 'HQ', note: text });
}

async function visit(cast: Cast): Promise<string> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  const { member } = await own('createMember', {
    organization: cast.organization,
    name: text,
    email: `${marker}-visitor@example.com`,
    roles: ['TECHNICIAN'],
  });
  const technician = member.id;
  const { ticket, trackingToken } = await submitted(cast);
  const { id } = ticket;
  await own('acceptTicket', { id });
  await own('assignTicket', { id, member: technician });
  await own('unassignTicket', { id });
  const at = (hours: number) => ({ startsAt: on(cast, hours * hour), endsAt: on(cast, (hours + 1) * hour) });
  const { visit: booked } = await own('scheduleVisit', { id, technician, ...at(30) });
  await own('scheduleVisit', { id, technician, ...at(30) }, 'VisitConflictError');
  await own('rescheduleVisit', { visit: booked.id, ...at(40) });
  for (const state of ['EN_ROUTE', 'ARRIVED', 'DONE'])
    await own('moveVisit', { visit: booked.id, state, note: text });
  for (const [hours, state] of [
    [60, 'CANCELLED'],
    [80, 'MISSED'],
  ] as const) {
    const { visit: next } = await own('scheduleVisit', { id, technician, ...at(hours) });
    await own('moveVisit', { visit: next.id, state, note: text });
  }
  await own('scheduleVisit', { id, technician, ...at(90) });
  return trackingToken;
}

const line = { kind: 'LABOUR', text, quantity: 1.5, unitCost: money, unitPrice: money, tax: `${marker}-TAX` };

async function diagnosed(cast: Cast) {
  const own = (verb: string, input: Input) => tell(cast.app, cast.owner, verb, input);
  const made = await submitted(cast, { device: { serial: serials[0] } });
  const { id } = made.ticket;
  await own('acceptTicket', { id });
  await own('startWork', { id });
  await own('diagnoseTicket', { id, faultCode: 'E2', cause: 'MISUSE', diagnosis: text });
  return made;
}

async function quote(cast: Cast): Promise<string> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  const lines = [
    line,
    { kind: 'PARTS', sku, quantity: 1, tax: `${marker}-TAX` },
    { kind: 'LABOUR', rate: `${marker}-HOUR` },
  ];
  const offer = { currency: 'CNY', lines, note: text };
  const { ticket } = await diagnosed(cast);
  const { id } = ticket;
  await own('sendQuote', { id, ...offer });
  const quoteOf = async () => {
    const { data } = await cast.app.query<{ ticket: { quote: { id: string } } }>(
      'query ($id: ID!) { ticket(id: $id) { quote { id } } }',
      { as: cast.owner, variables: { id } },
    );
    return data.ticket.quote.id;
  };
  const first = await quoteOf();
  await own('withdrawQuote', { id, reason: text });
  await own('answerQuote', { quote: first, accepted: true, answeredBy: text }, 'QuoteEndedError');
  await own('sendQuote', { id, ...offer });
  await own('answerQuote', {
    quote: await quoteOf(),
    accepted: false,
    answeredBy: text,
    reason: text,
    ending: 'CANCELLED',
  });
  const preview = await diagnosed(cast);
  await cast.app.query(
    `query ($input: QuotePreviewInput!) { quotePreview(input: $input) { __typename
      ... on QuotePreview { taxes { amount { amountMinor } basisPoints code name net { amountMinor } } lines { sku taxCode } } } }`,
    { as: cast.owner, variables: { input: { id: preview.ticket.id, currency: 'CNY', lines } } },
  );
  await own('sendQuote', { id: preview.ticket.id, ...offer });
  const sent = await cast.app.query<{ trackedTicket: { quote: { id: string } } }>(
    '{ trackedTicket { quote { id } } }',
    { as: preview.trackingToken },
  );
  await tell(cast.app, preview.trackingToken, 'answerTrackedQuote', {
    quote: sent.data.trackedTicket.quote.id,
    accepted: true,
    answeredBy: text,
  });
  // One that nobody answers.
  const silent = await diagnosed(cast);
  await own('sendQuote', { id: silent.ticket.id, ...offer, validUntil: on(cast, hour) });
  return preview.trackingToken;
}

async function serveCustomer(cast: Cast): Promise<string> {
  const own = (verb: string, input: Input) => tell(cast.app, cast.owner, verb, input);
  const made = await submitted(cast);
  const customer = (verb: string, input: Input) => tell(cast.app, made.trackingToken, verb, input);
  await customer('commentTrackedTicket', { body: text });
  const photo = (await upload(cast.app, made.trackingToken)).id;
  await customer('attachToTrackedTicket', { attachments: [photo] });
  await own('requestTracking', { number: made.number, contact: contact.phone });
  await customer('cancelTrackedTicket', { reason: text });
  const { ticket, trackingToken } = await diagnosed(cast);
  const result = { faultCode: 'E3', cause: 'WEAR', diagnosis: text, workDone: text };
  await own('resolveTicket', { id: ticket.id, ...result });
  await tell(cast.app, trackingToken, 'closeTrackedTicket', {
    signedBy: text,
    signature: 'M1 1L9 9',
    rating: 4,
  });
  await tell(cast.app, trackingToken, 'reopenTrackedTicket', { reason: text });
  // The same fault of the same device once more, and signed at the desk.
  const again = await diagnosed(cast);
  await own('resolveTicket', { id: again.ticket.id, ...result });
  await own('closeTicket', { id: again.ticket.id, signedBy: text, signature: 'M1 1L9 9', rating: 5 });
  await own('reopenTicket', { id: again.ticket.id, reason: text });
  await own('resolveTicket', { id: again.ticket.id, ...result });
  await own('closeTicket', { id: again.ticket.id, signedBy: text, signature: 'M1 1L9 9', rating: 5 });
  const third = await diagnosed(cast);
  await own('resolveTicket', { id: third.ticket.id, ...result });
  return again.trackingToken;
}

async function moveParts(cast: Cast): Promise<string> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  await own('receiveStock', {
    warehouse: home,
    reason: text,
    lines: [
      { sku, quantity: 9 },
      { sku: tracked, quantity: 2, serials: [`${marker}U1`, `${marker}U2`] },
    ],
  });
  await own('setReorderPoint', { warehouse: home, sku, reorderPoint: 8 });
  const { ticket } = await diagnosed(cast);
  const reserve = (more: Input, outcome?: string) =>
    own('reserveParts', { ticket: ticket.id, warehouse: home, ...more }, outcome);
  await reserve({ lines: [{ sku, quantity: 1_000 }] }, 'InsufficientStockError');
  const held = await reserve({ lines: [{ sku, quantity: 1 }], expiresAt: on(cast, hour) });
  await own('releaseParts', { ticket: ticket.id, lines: [held.lines[0]!.id] });
  await reserve({ lines: [{ sku, quantity: 1 }], expiresAt: on(cast, hour) });
  const units = await reserve({ lines: [{ sku: tracked, quantity: 1 }] });
  const [unit] = units.lines;
  await own('issueParts', {
    ticket: ticket.id,
    lines: [unit!.id],
    units: [{ line: unit!.id, serials: [`${marker}U1`] }],
  });
  await own('recordRemovedPart', { line: unit!.id, fate: 'SCRAPPED', serial: `${marker}OLD` });
  const [serial] = [`${marker}U1`];
  await own('returnParts', { ticket: ticket.id, lines: [{ line: unit!.id, serials: [serial] }] });
  await own('scrapParts', {
    warehouse: home,
    reason: text,
    lines: [{ sku: tracked, quantity: 1, serials: [serial] }],
  });
  const plain = await reserve({ lines: [{ sku, quantity: 2 }] });
  await own('issueParts', { ticket: ticket.id, lines: [plain.lines[0]!.id] });
  await own('returnParts', {
    ticket: ticket.id,
    reason: text,
    lines: [{ line: plain.lines[0]!.id, quantity: 1 }],
  });
  await reserve({ lines: [{ sku, quantity: 20 }], onShortage: 'BACKORDER' });
  const { expected } = await own('expectStock', {
    warehouse: home,
    sku,
    quantity: 3,
    expectedOn: dayOf(cast, 3),
    reference: text,
  });
  await own('cancelExpectedStock', { id: expected.id });
  await own('expectStock', {
    warehouse: home,
    sku,
    quantity: 30,
    expectedOn: dayOf(cast, 3),
    reference: text,
  });
  await own('receiveStock', { warehouse: home, reason: text, lines: [{ sku, quantity: 30 }] });
  const direct = { from: home, to: other, reason: text, lines: [{ sku, quantity: 1 }] };
  const { transfer } = await own('transferStock', { ...direct, expectedOn: dayOf(cast, 1) });
  await own('receiveTransfer', { id: transfer.id });
  // What is short at home and lies elsewhere is asked for by itself.
  const fetch = async () => {
    const { lines } = await own('reserveParts', {
      ticket: ticket.id,
      lines: [{ sku: tracked, quantity: 1 }],
    });
    return lines[0]!;
  };
  const dropped = await fetch();
  await own('cancelTransfer', { id: dropped.transfer!.id });
  await own('releaseParts', { ticket: ticket.id, lines: [dropped.id] });
  const sent = (await fetch()).transfer!.id;
  await own('sendTransfer', { id: sent, expectedOn: dayOf(cast, 1) });
  await own('receiveTransfer', { id: sent });
  await own('adjustStock', { warehouse: other, sku, quantity: 5, reason: text });
  await own('scrapParts', { warehouse: other, reason: text, lines: [{ sku, quantity: 1 }] });
  await own('countWarehouse', { warehouse: other, reason: text, lines: [{ sku, counted: 3 }] });
  await own('countWarehouse', { warehouse: other, reason: text, lines: [{ sku, counted: 2, expected: 3 }] });
  // Still awaited when everything is read.
  const waiting = await diagnosed(cast);
  await own('expectStock', {
    warehouse: other,
    sku,
    quantity: 30,
    expectedOn: dayOf(cast, 9),
    reference: text,
  });
  await own('reserveParts', {
    ticket: waiting.ticket.id,
    warehouse: other,
    onShortage: 'BACKORDER',
    lines: [{ sku, quantity: 25 }],
  });
  // So few that what is expected will do.
  const short = { ticket: waiting.ticket.id, warehouse: other, lines: [{ sku, quantity: 5 }] };
  await own('reserveParts', short, 'InsufficientStockError');
  return waiting.trackingToken;
}

async function lend(cast: Cast): Promise<void> {
  const own = (verb: string, input: Input, outcome?: string) =>
    tell(cast.app, cast.owner, verb, input, outcome);
  const loaners = [`${marker}L1`, `${marker}L2`, `${marker}L3`];
  await own('registerDevices', { devices: loaners.map((serial) => ({ serial, modelCode: cast.modelCode })) });
  for (const serial of loaners) await own('addLoaner', { serial, note: text });
  await own('removeLoaner', { serial: loaners[1], note: text });
  const { ticket } = await submitted(cast);
  const span = { startsAt: on(cast, 50 * day), endsAt: on(cast, 51 * day) };
  const book = (more: Input, outcome?: string) =>
    own('bookLoaner', { ticket: ticket.id, ...span, ...more }, outcome);
  const { booking } = await book({ serial: loaners[0] });
  await book({ serial: loaners[0] }, 'LoanerConflictError');
  await own('cancelLoanerBooking', { booking: booking.id, reason: text });
  const lent = await own('lendLoaner', { ticket: ticket.id, serial: loaners[0], until: on(cast, day) });
  await own('extendLoaner', { booking: lent.booking.id, until: on(cast, 2 * day) });
  const charge = { condition: 'DAMAGED', inspectionNote: text, charge: money };
  await own('returnLoaner', { booking: lent.booking.id, ...charge });
  await own('lendLoaner', { ticket: ticket.id, serial: loaners[2], until: on(cast, 2 * hour) });
}

/** Warnings, breaches and what nobody answered, gave back or signed; and what is not yet done when it is read. */
async function letTimePass(cast: Cast): Promise<void> {
  const { app } = cast;
  await submitted(cast, { serviceLevel: level });
  for (const by of ['PT50M', 'PT4H']) {
    await tell(app, cast.owner, 'advanceClock', { by });
    await keepTime(app.platform);
    await keepStock(app.platform);
    await keepLoans(app.platform);
  }
  await tell(app, cast.owner, 'advanceClock', { by: 'PT0S' }, 'ValidationError');
}
