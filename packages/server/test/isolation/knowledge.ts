import { schema } from '../../src/graphql/schema.ts';
import { absentId, loanerSerial, nodeTypes, trackedSku, type Victim } from './world.ts';

/** What an argument can name: a row of the victim, and beside it one that does not exist. */
export interface Named {
  foreign: string;
  absent: string;
  /** Why the two may be told apart here; foreign bytes are looked for all the same. */
  open?: string;
  /** The type whose fields are asked for: all types at once would be too long a document. */
  type?: string;
}

export interface Knowledge {
  /** A value that names nothing, or what makes one for each asking; `always` for what the verb needs beside the schema. */
  say?: unknown;
  always?: boolean;
  names?: (victim: Victim) => Named[];
}

const say = (value: unknown, always = false): Knowledge => ({ say: value, always });
const names = (
  foreign: (victim: Victim) => string,
  absent: string | (() => string),
  open?: string,
): Knowledge => ({
  names: (victim) => [
    { foreign: foreign(victim), absent: typeof absent === 'string' ? absent : absent(), open },
  ],
});

const ticket = names(
  ({ ticketId }) => ticketId,
  () => absentId('Ticket'),
);
const device = names(
  ({ deviceId }) => deviceId,
  () => absentId('Device'),
);
const planned = names(
  ({ plannedId }) => plannedId,
  () => absentId('Ticket'),
);
const suspect = names(
  ({ suspectId }) => suspectId,
  () => absentId('Ticket'),
);
const visit = names(
  ({ visitId }) => visitId,
  () => absentId('Visit'),
);
const member = names(
  ({ memberId }) => memberId,
  () => absentId('Member'),
);
const customer = names(
  ({ customerId }) => customerId,
  () => absentId('Customer'),
);
const serial = names(({ serial: value }) => value, 'SNNOBODY');
const booking = names(
  ({ bookingId }) => bookingId,
  () => absentId('LoanerBooking'),
);
const loaner = names(() => loanerSerial, 'SNNOBODY');
const apiKey = names(
  ({ apiKeyId }) => apiKeyId,
  () => absentId('ApiKey'),
);
const warehouse = names(({ warehouses }) => warehouses[0], 'NOWHERE');
const receiver = names(({ warehouses }) => warehouses[1], 'NOWHERE');
const unit = names(({ unit: value }) => value, 'SNNOBODY');
const partLine = names(
  ({ nodes }) => nodes['PartLine']!,
  () => absentId('PartLine'),
);
const transfer = names(
  ({ nodes }) => nodes['Transfer']!,
  () => absentId('Transfer'),
);
const organization = names(({ organization: { code } }) => code, 'NOBODY');
const upload = (verb: keyof Victim['uploads']) =>
  names(
    ({ uploads }) => uploads[verb],
    () => absentId('Attachment'),
  );
export const place = 'A cursor is a place in the order, not a row.';
const public_ = 'The public may learn whether the vendor made a unit.';
const sold = 'What customers are promised is open to every key.';
const rules = 'Calendars and service levels hold for the whole network: all staff see them.';
const catalogue = 'The catalogue is open to every key.';
const taken = 'Each ticket that is taken in has a number of its own.';

const given = 'A serial number is given once in the whole network.';

const deviceDates = {
  purchasedOn: say('2026-01-01'),
  deliveredOn: say('2026-01-01'),
  installedOn: say('2026-01-01'),
  acceptedOn: say('2026-01-01'),
};
const owner = {
  name: say('Somebody'),
  phone: say('+61 2 5550 4321'),
  email: say('somebody@example.com'),
};

const pages = (field: string, cursor: (victim: Victim) => string): Record<string, Knowledge> => ({
  [`${field}.first`]: say(5),
  [`${field}.last`]: say(5),
  [`${field}.after`]: names(
    cursor,
    cursor({ cursors: { code: 'x', codes: 'x', row: 'x', event: 'x' } } as Victim),
    place,
  ),
  [`${field}.before`]: names(
    cursor,
    cursor({ cursors: { code: 'x', codes: 'x', row: 'x', event: 'x' } } as Victim),
    place,
  ),
});
const move = (field: string, rest: Record<string, Knowledge> = {}): Record<string, Knowledge> => ({
  [`${field}.input.id`]: ticket,
  ...(field === 'addComment' ? {} : { [`${field}.input.expectedVersion`]: say(1) }),
  ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [`${field}.input.${name}`, value])),
});

const promise = { priority: say('P2'), band: say('NEARBY'), serviceLevel: say('standard') };
const findings = {
  faultCode: say('E1'),
  cause: say('WEAR'),
  sku: say('NOPART'),
  partSerial: say('P0'),
  diagnosis: say('worn'),
};
const terms = { labour: say('FREE'), parts: say('AT_COST'), travel: say('CHARGED') };
const under = (path: string, rest: Record<string, Knowledge>): Record<string, Knowledge> =>
  Object.fromEntries(Object.entries(rest).map(([name, value]) => [`${path}.${name}`, value]));
const person = (field: string): Record<string, Knowledge> => ({
  [`${field}.input.name`]: say('Somebody'),
  [`${field}.input.roles`]: say(['TECHNICIAN']),
  [`${field}.input.skills`]: say(['welding']),
  [`${field}.input.regions`]: say(['Shanghai']),
});
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();

const open: Record<string, string> = {
  ProductModel: catalogue,
  Part: catalogue,
  Calendar: rules,
  WarrantyPolicy: sold,
  ServiceLevel: rules,
};
const calendar = (field: string): Record<string, Knowledge> => ({
  [`${field}.input.code`]: say('BUSINESS'),
  [`${field}.input.timeZone`]: say('UTC'),
  [`${field}.input.weekly.weekday`]: say(1),
  [`${field}.input.weekly.from`]: say('09:00'),
  [`${field}.input.weekly.to`]: say('17:00'),
  [`${field}.input.holidays`]: say(['2026-10-01']),
  [`${field}.input.extraDays.date`]: say('2026-10-10'),
  [`${field}.input.extraDays.intervals.from`]: say('09:00'),
  [`${field}.input.extraDays.intervals.to`]: say('17:00'),
});
const serviceLevel = (field: string): Record<string, Knowledge> => ({
  [`${field}.input.code`]: say('standard'),
  [`${field}.input.targets.clock`]: say('RESPONSE'),
  [`${field}.input.targets.priority`]: say('P1'),
  [`${field}.input.targets.band`]: say('NEARBY'),
  [`${field}.input.targets.target`]: say('PT1H'),
  [`${field}.input.targets.calendar`]: say('BUSINESS'),
  [`${field}.input.pausesOn`]: say(['WAITING_PARTS']),
  [`${field}.input.escalations.clock`]: say('RESPONSE'),
  [`${field}.input.escalations.percent`]: say(100),
  [`${field}.input.escalations.action`]: say('NOTIFY'),
  [`${field}.input.escalations.role`]: say('MANAGER'),
});

const money = { amountMinor: say(100), currency: say('CNY') };
const part = (field: string): Record<string, Knowledge> => ({
  [`${field}.input.sku`]: say('NEWPART'),
  [`${field}.input.name`]: say('Name'),
  ...under(`${field}.input.names`, { locale: say('en'), name: say('Name') }),
  ...under(`${field}.input.cost`, money),
  ...under(`${field}.input.price`, money),
  [`${field}.input.serialTracked`]: say(true),
  [`${field}.input.consumable`]: say(true),
  [`${field}.input.models`]: say(['NOMODEL']),
});

const price = { amountMinor: say(100, true), currency: say('CNY', true) };
const offer = {
  currency: say('CNY'),
  tax: say('NOTAX'),
  ...under('lines', {
    kind: say('LABOUR'),
    text: say('Work', true),
    sku: say('NOPART'),
    rate: say('NORATE'),
    quantity: say(1.5),
    ...under('unitCost', price),
    ...under('unitPrice', price),
    tax: say('NOTAX'),
  }),
};
const quoteAnswer = {
  quote: names(
    ({ nodes }) => nodes['Quote']!,
    () => absentId('Quote'),
  ),
  accepted: say(true),
  answeredBy: say('Somebody'),
  reason: say('fine'),
  ending: say('UNREPAIRED'),
};

const rate = (field: string, rest: Record<string, Knowledge>): Record<string, Knowledge> => ({
  [`${field}.input.idempotencyKey`]: say('one'),
  [`${field}.input.code`]: say('NEWRATE'),
  [`${field}.input.name`]: say('Name'),
  ...under(`${field}.input.names`, { locale: say('en'), name: say('Name') }),
  ...under(`${field}.input`, rest),
});

/** What a list of stock is asked for. A condition that means nothing there names nothing there. */
const stockFilter = (field: string, more: Record<string, Knowledge> = {}): Record<string, Knowledge> => ({
  ...under(`${field}.filter`, {
    warehouse,
    organization,
    sku: say('ISOLATION'),
    search: say('fan'),
    low: say(false),
    kind: say(['RECEIPT']),
    ticket: say('one'),
    serial: say('one'),
    ...more,
  }),
});
const stockLines = { sku: say('ISOLATION'), quantity: say(1), serials: say(['U1']) };
const stockVerb = (field: string, rest: Record<string, Knowledge>): Record<string, Knowledge> =>
  under(`${field}.input`, { idempotencyKey: say('one'), ...rest });

const warrantyPolicy = (field: string): Record<string, Knowledge> => ({
  [`${field}.input.code`]: say('none'),
  [`${field}.input.startEvent`]: say('PURCHASED'),
  [`${field}.input.excludedCauses`]: say(['MISUSE']),
  ...under(`${field}.input.phases`, { months: say(12), ...terms }),
  ...under(`${field}.input.afterwards`, terms),
  ...under(`${field}.input.replacedPart`, { months: say(12), given: say('ALWAYS'), ...terms }),
});

let bookedDay = 10;

/** How every argument of every root field is asked for. One that is missing here fails the test. */
export const knowledge: Record<string, Knowledge> = {
  'coverage.input.serial': serial,
  'coverage.input.at': say('2026-01-01T00:00:00Z'),
  'coverage.input.cause': say('DEFECT'),
  'coverage.input.sku': say('NOPART'),
  'coverage.input.partSerial': say('P0'),
  'device.id': device,
  'device.serial': serial,
  'deviceCheck.serial': {
    names: (victim) => serial.names!(victim).map((pair) => ({ ...pair, open: public_ })),
  },
  'deviceCheck.modelCode': names(({ modelCode }) => modelCode, 'NOMODEL', public_),
  ...pages('devices', ({ cursors }) => cursors.row),
  'devices.filter.search': serial,
  'devices.filter.model': names(({ modelCode }) => modelCode, 'NOMODEL'),
  'devices.filter.customer': customer,
  'devices.filter.retired': say(false),
  'events.first': say(5),
  'events.after': names(({ cursors }) => cursors.event, '0-0', place),
  'events.filter.ticket': ticket,
  'events.filter.device': device,
  'events.filter.key': apiKey,
  'events.filter.types': say(['ticket.']),
  'node.id': {
    names: ({ nodes }) =>
      nodeTypes(schema).map((type) => {
        if (!nodes[type]) throw new Error(`the victim has no ${type}`);
        return { foreign: nodes[type], absent: absentId(type), open: open[type], type };
      }),
  },
  ...pages('members', ({ cursors }) => cursors.row),
  'loaner.serial': loaner,
  ...pages('loaners', ({ cursors }) => cursors.row),
  'loaners.filter.organization': organization,
  'loaners.filter.model': names(({ modelCode }) => modelCode, 'NOMODEL'),
  'loaners.filter.free.startsAt': say('2000-01-01T00:00:00Z', true),
  'loaners.filter.free.endsAt': say('2000-01-02T00:00:00Z', true),
  'loaners.filter.removed': say(false),
  'members.organization': organization,
  'members.role': say('TECHNICIAN'),
  'organization.code': organization,
  ...pages('organizations', ({ cursors }) => cursors.code),
  'part.sku': names(() => 'ISOLATION', 'none', catalogue),
  ...pages('parts', ({ cursors }) => cursors.code),
  'parts.search': say('part'),
  'parts.model': say('NOMODEL'),
  ...pages('productModels', ({ cursors }) => cursors.code),
  'productModels.search': say('model'),
  'stockReport.input.from': say('2026-01'),
  'stockReport.input.to': say('2026-12'),
  'stockReport.input.warehouse': say('NOWHERE'),
  'stockReport.input.organization': organization,
  'technicianSuggestions.ticket': planned,
  'technicianSuggestions.startsAt': say(inDays(2)),
  'technicianSuggestions.endsAt': say(inDays(2.1)),
  'ticket.id': ticket,
  'ticket.number': names(({ number }) => number, 'AC-0000-0001'),
  ...pages('tickets', ({ cursors }) => cursors.row),
  'tickets.filter.status': say(['SUBMITTED', 'IN_PROGRESS']),
  'tickets.filter.kind': say(['REPAIR']),
  'tickets.filter.priority': say(['P1', 'P3']),
  'tickets.filter.handler': organization,
  'tickets.filter.origin': organization,
  'tickets.filter.device': device,
  'tickets.filter.customer': customer,
  'tickets.filter.assignee': member,
  'tickets.filter.createdAfter': say('2000-01-01T00:00:00Z'),
  'tickets.filter.createdBefore': say('2100-01-01T00:00:00Z'),
  'tickets.filter.quarantined': say(true),
  'tickets.filter.search': {
    names: ({ number, serial: value, contact }) =>
      [number, value, contact.email, contact.phone, 'XVICTIMX drips'].map((foreign) => ({
        foreign,
        absent: 'nobody said this',
      })),
  },
  'tickets.orderBy.field': say('PRIORITY'),
  'tickets.orderBy.direction': say('ASC'),
  ...pages('visits', ({ cursors }) => cursors.row),
  'visits.filter.organization': organization,
  'visits.filter.technician': member,
  'visits.filter.startsBefore': say('2100-01-01T00:00:00Z'),
  'visits.filter.endsAfter': say('2000-01-01T00:00:00Z'),
  'visits.filter.state': say(['BOOKED']),

  'warehouse.code': warehouse,
  ...pages('warehouses', ({ cursors }) => cursors.code),
  'warehouses.organization': organization,
  'stockLevel.sku': say('ISOLATION'),
  'stockLevel.warehouse': warehouse,
  ...pages('stockLevels', ({ cursors }) => cursors.codes),
  ...stockFilter('stockLevels'),
  ...pages('stockMovements', ({ cursors }) => cursors.row),
  ...stockFilter('stockMovements', { ticket: planned, serial: unit }),
  'stockUnit.sku': say(trackedSku),
  'stockUnit.serial': unit,
  ...pages('expectedStock', ({ cursors }) => cursors.row),
  ...stockFilter('expectedStock'),
  ...pages('transfers', ({ cursors }) => cursors.row),
  ...under('transfers.filter', {
    from: warehouse,
    to: receiver,
    state: say(['IN_TRANSIT']),
    ticket: planned,
  }),
  ...stockVerb('createWarehouse', {
    code: names(({ warehouses }) => warehouses[0], 'NEWHOUSE'),
    name: say('Name'),
    organization,
  }),
  ...under('setReorderPoint.input', { warehouse, sku: say('ISOLATION'), reorderPoint: say(1) }),
  ...stockVerb('expectStock', {
    warehouse,
    sku: say('ISOLATION'),
    quantity: say(1),
    expectedOn: say('2999-12-31'),
    reference: say('one'),
  }),
  'cancelExpectedStock.input.id': names(
    ({ nodes }) => nodes['ExpectedStock']!,
    () => absentId('ExpectedStock'),
  ),
  ...stockVerb('reserveParts', {
    ticket: planned,
    warehouse,
    onShortage: say('BACKORDER'),
    expiresAt: say(inDays(2)),
    ...under('lines', stockLines),
  }),
  ...stockVerb('releaseParts', { ticket: planned, lines: partLine }),
  ...stockVerb('issueParts', {
    ticket: planned,
    lines: partLine,
    'units.line': { ...partLine, always: true },
    'units.serials': say(['U1'], true),
  }),
  ...stockVerb('returnParts', {
    ticket: planned,
    reason: say('not used'),
    ...under('lines', { line: partLine, quantity: say(1), serials: say(['U1']) }),
  }),
  ...under('recordRemovedPart.input', { line: partLine, fate: say('SCRAPPED'), serial: say('U0') }),
  ...stockVerb('receiveStock', { warehouse, reason: say('bought'), ...under('lines', stockLines) }),
  ...stockVerb('transferStock', {
    from: warehouse,
    to: receiver,
    expectedOn: say('2999-12-31'),
    reason: say('wanted'),
    ...under('lines', stockLines),
  }),
  ...stockVerb('sendTransfer', { id: transfer, expectedOn: say('2999-12-31') }),
  ...stockVerb('receiveTransfer', { id: transfer }),
  ...stockVerb('cancelTransfer', { id: transfer }),
  ...stockVerb('adjustStock', {
    warehouse,
    sku: say('ISOLATION'),
    quantity: say(1),
    serials: say(['U1']),
    reason: say('found'),
  }),
  ...stockVerb('scrapParts', { warehouse, reason: say('broken'), ...under('lines', stockLines) }),
  ...stockVerb('countWarehouse', {
    warehouse,
    reason: say('counted'),
    ...under('lines', {
      sku: say('ISOLATION'),
      counted: say(1_000),
      expected: say(1_000),
      serials: say(['U1']),
    }),
  }),
  'warrantyPolicy.code': names(() => 'ISOLATION', 'none', sold),
  'warrantyPolicy.version': say(1),
  ...pages('warrantyPolicies', ({ cursors }) => cursors.code),

  'advanceClock.input.by': say('PT1H'),
  'createWarrantyPolicy.input.idempotencyKey': say('one'),
  ...warrantyPolicy('createWarrantyPolicy'),
  'updateWarrantyPolicy.input.expectedVersion': say(1),
  ...warrantyPolicy('updateWarrantyPolicy'),
  'voidWarranty.input.serial': serial,
  'voidWarranty.input.reason': say('opened'),
  'restoreWarranty.input.serial': serial,
  'restoreWarranty.input.reason': say('closed'),
  'replacePart.input.serial': serial,
  'replacePart.input.sku': say('ISOLATION'),
  'replacePart.input.newPartSerial': say('P1'),
  'replacePart.input.oldPartSerial': say('P0'),
  'replacePart.input.replacedOn': say('2020-01-01'),
  'replacePart.input.ticket': ticket,
  'replacePart.input.idempotencyKey': say('one'),
  'extendWarranty.input.serial': serial,
  'extendWarranty.input.name': say('Gold'),
  'extendWarranty.input.startsOn': say('2026-01-01'),
  'extendWarranty.input.idempotencyKey': say('one'),
  ...under('extendWarranty.input.phases', { months: say(12), ...terms }),
  'revokeWarrantyExtension.input.extension': names(
    ({ extensionId }) => extensionId,
    () => absentId('WarrantyExtension'),
  ),
  'revokeWarrantyExtension.input.reason': say('enough'),
  ...move('acceptTicket', promise),
  ...move('classifyTicket', { ...promise, priority: say('P2', true) }),
  ...move('diagnoseTicket', findings),
  ...move('decideCoverage'),
  ...move('sendQuote', {
    ...offer,
    idempotencyKey: say('one'),
    validUntil: say(inDays(7)),
    note: say('as discussed'),
  }),
  ...move('withdrawQuote', { reason: say('enough') }),
  ...under('answerQuote.input', quoteAnswer),
  ...under('answerTrackedQuote.input', quoteAnswer),
  'quotePreview.input.id': ticket,
  ...under('quotePreview.input', offer),
  ...move('grantGoodwill', { ...terms, reason: say('kind') }),
  'identifyDevice.input.id': planned,
  'identifyDevice.input.expectedVersion': say(1),
  'identifyDevice.input.serial': serial,
  ...move('handOverTicket', { organization: say('NOBODY'), note: say('beyond us') }),
  ...move('startWork', { remote: say(true) }),
  ...move('holdTicket', { reason: say('WAITING_CUSTOMER'), note: say('wait') }),
  ...move('resumeTicket'),
  ...move('resolveTicket', { ...findings, workDone: say('mended') }),
  ...move('closeTicket', { signedBy: say('Somebody'), signature: say('M1 1'), rating: say(5) }),
  ...move('reopenTicket', { reason: say('again') }),
  ...move('cancelTicket', { reason: say('enough') }),
  ...under('releaseTicket.input', { id: suspect, expectedVersion: say(1) }),
  ...under('discardTicket.input', { id: suspect, expectedVersion: say(1), reason: say('enough') }),
  ...move('addComment', { body: say('hello'), visibility: say('PUBLIC'), idempotencyKey: say('one') }),
  'attachToTicket.input.id': ticket,
  'attachToTicket.input.attachments': upload('attachToTicket'),
  'attachToTicket.input.visibility': say('PUBLIC'),
  'attachToTicket.input.idempotencyKey': say('one'),
  'attachToDevice.input.serial': serial,
  'attachToDevice.input.attachments': upload('attachToDevice'),
  'attachToDevice.input.idempotencyKey': say('one'),
  'attachToTrackedTicket.input.attachments': say(['one']),
  'attachToTrackedTicket.input.idempotencyKey': say('one'),
  'removeAttachment.input.id': names(
    ({ attachmentId }) => attachmentId,
    () => absentId('Attachment'),
  ),
  'cancelTrackedTicket.input.reason': say(''),
  'closeTrackedTicket.input.signedBy': say(''),
  'closeTrackedTicket.input.signature': say('M1 1'),
  'closeTrackedTicket.input.rating': say(5),
  'commentTrackedTicket.input.body': say('hello'),
  'commentTrackedTicket.input.idempotencyKey': say('one'),
  'reopenTrackedTicket.input.reason': say(''),
  'calendar.code': names(() => 'BUSINESS', 'NOBODY', rules),
  ...pages('calendars', ({ cursors }) => cursors.code),
  'serviceLevel.code': names(() => 'standard', 'nobody', rules),
  ...pages('serviceRates', ({ cursors }) => cursors.code),
  ...pages('taxRates', ({ cursors }) => cursors.code),
  ...pages('serviceLevels', ({ cursors }) => cursors.code),
  'createCalendar.input.idempotencyKey': say('one'),
  ...calendar('createCalendar'),
  'updateCalendar.input.expectedVersion': say(1),
  ...calendar('updateCalendar'),
  'importHolidays.input.calendar': say('BUSINESS'),
  'importHolidays.input.expectedVersion': say(1),
  'importHolidays.input.file': say('BEGIN:VCALENDAR'),
  'importHolidays.input.replace': say(true),
  'createServiceLevel.input.idempotencyKey': say('one'),
  ...serviceLevel('createServiceLevel'),
  'updateServiceLevel.input.expectedVersion': say(1),
  ...serviceLevel('updateServiceLevel'),
  'assignTicket.input.id': planned,
  'assignTicket.input.expectedVersion': say(1),
  'assignTicket.input.member': member,
  'unassignTicket.input.id': planned,
  'unassignTicket.input.expectedVersion': say(1),
  'scheduleVisit.input.id': planned,
  'scheduleVisit.input.expectedVersion': say(1),
  'scheduleVisit.input.technician': member,
  'scheduleVisit.input.startsAt': say(inDays(3)),
  'scheduleVisit.input.endsAt': say(inDays(3.1)),
  'rescheduleVisit.input.visit': visit,
  'rescheduleVisit.input.technician': member,
  'rescheduleVisit.input.startsAt': say(inDays(4), true),
  'rescheduleVisit.input.endsAt': say(inDays(4.1), true),
  'moveVisit.input.visit': visit,
  'moveVisit.input.state': say('EN_ROUTE'),
  'moveVisit.input.note': say('on the way'),
  'addLoaner.input.idempotencyKey': say('one'),
  'addLoaner.input.serial': serial,
  'addLoaner.input.organization': organization,
  'addLoaner.input.note': say('a dent'),
  'removeLoaner.input.idempotencyKey': say('one'),
  'removeLoaner.input.serial': loaner,
  'removeLoaner.input.note': say('worn'),
  'bookLoaner.input.idempotencyKey': say('one'),
  'bookLoaner.input.ticket': ticket,
  'bookLoaner.input.serial': { ...loaner, always: true },
  'bookLoaner.input.modelCode': say('NOMODEL'),
  // Each at another time: a unit that was promised to one ticket answers the next like any that is taken.
  'bookLoaner.input.endsAt': say(() => inDays(++bookedDay + 0.5)),
  'bookLoaner.input.startsAt': say(() => inDays(bookedDay)),
  'lendLoaner.input.idempotencyKey': say('one'),
  'lendLoaner.input.booking': booking,
  'lendLoaner.input.ticket': ticket,
  // As with `bookLoaner`, which asks with it too; here it goes with a ticket or a booking.
  'lendLoaner.input.serial': say(loanerSerial, true),
  'lendLoaner.input.modelCode': say('NOMODEL'),
  'lendLoaner.input.until': say(inDays(9), true),
  'extendLoaner.input.idempotencyKey': say('one'),
  'extendLoaner.input.booking': booking,
  'extendLoaner.input.until': say(inDays(9)),
  'returnLoaner.input.idempotencyKey': say('one'),
  'returnLoaner.input.booking': booking,
  'returnLoaner.input.condition': say('DAMAGED'),
  'returnLoaner.input.inspectionNote': say('a dent', true),
  ...under('returnLoaner.input.charge', price),
  'cancelLoanerBooking.input.idempotencyKey': say('one'),
  'cancelLoanerBooking.input.booking': booking,
  'cancelLoanerBooking.input.reason': say('enough'),
  'createOrganization.input.code': names(({ organization: { code } }) => code, 'NEWCODE'),
  'createOrganization.input.name': say('Name'),
  'createOrganization.input.tier': say('DEALER'),
  'createOrganization.input.parent': organization,
  'createOrganization.input.timeZone': say('UTC'),
  'createOrganization.input.serviceLevel': say('standard'),
  'createOrganization.input.idempotencyKey': say('one'),
  'updateOrganization.input.code': organization,
  'updateOrganization.input.name': say('Name'),
  'updateOrganization.input.timeZone': say('UTC'),
  'updateOrganization.input.serviceLevel': say('standard'),
  'createMember.input.organization': organization,
  'createMember.input.email': names(({ memberEmail }) => memberEmail, 'nobody@example.com'),
  ...person('createMember'),
  'createMember.input.certifications.category': say('COOLING'),
  'createMember.input.certifications.validUntil': say('2999-12-31'),
  'createMember.input.idempotencyKey': say('one'),
  'updateMember.input.id': member,
  ...person('updateMember'),
  'unlinkMember.input.id': member,
  'certifyMember.input.member': member,
  'certifyMember.input.category': say('COOLING'),
  'certifyMember.input.validUntil': say('2999-12-31'),
  'createProductModel.input.code': say('NEWMODEL'),
  'createProductModel.input.name': say('Name'),
  'createProductModel.input.names.locale': say('en'),
  'createProductModel.input.names.name': say('Name'),
  'createProductModel.input.category': say('COOLING'),
  'createProductModel.input.warrantyPolicy': say('none'),
  'createProductModel.input.idempotencyKey': say('one'),
  'updateProductModel.input.code': say('NEWMODEL'),
  'updateProductModel.input.name': say('Name'),
  'updateProductModel.input.category': say('COOLING'),
  'updateProductModel.input.warrantyPolicy': say('none'),
  ...under('updateProductModel.input.names', { locale: say('en'), name: say('Name') }),
  'registerDevices.input.idempotencyKey': say('one'),
  ...under('registerDevices.input.devices', {
    serial: names(({ serial: value }) => value, 'SNREGISTERED', given),
    modelCode: names(({ modelCode }) => modelCode, 'NOMODEL', catalogue),
    ...deviceDates,
    policy: say('none'),
    soldBy: organization,
  }),
  ...under('registerDevices.input.devices.customer', owner),
  ...under('registerDevices.input.devices.parts', { sku: say('NOPART'), serial: say('P1') }),
  'updateDevice.input.serial': serial,
  ...under('updateDevice.input', { ...deviceDates, policy: say('none') }),
  'transferDevice.input.serial': serial,
  'transferDevice.input.note': say('sold on'),
  ...under('transferDevice.input.customer', { ...owner, phone: { ...owner.phone, always: true } }),
  'retireDevice.input.serial': serial,
  'retireDevice.input.reason': say('gone'),
  'replaceDevice.input.idempotencyKey': say('one'),
  'replaceDevice.input.serial': serial,
  'replaceDevice.input.newSerial': say('SNREPLACEMENT'),
  'replaceDevice.input.modelCode': say('NOMODEL'),
  'replaceDevice.input.replacedOn': say('2026-01-01'),
  'replaceDevice.input.warranty': say('NEW'),
  'replaceDevice.input.reason': say('gone'),
  'createPart.input.idempotencyKey': say('one'),
  ...part('createPart'),
  ...rate('createServiceRate', { kind: say('LABOUR'), ...under('cost', money), ...under('price', money) }),
  ...rate('createTaxRate', { basisPoints: say(1300) }),
  ...part('updatePart'),
  'createApiKey.input.organization': organization,
  'createApiKey.input.kind': say('SECRET'),
  'createApiKey.input.label': say('label'),
  'createApiKey.input.roles': say(['AGENT']),
  'createApiKey.input.origins': say([]),
  'createApiKey.input.expiresAt': say(inDays(300)),
  ...pages('apiKeys', ({ cursors }) => cursors.row),
  'apiKeys.organization': organization,
  'apiKeys.kind': say('SECRET'),
  'apiKeys.active': say(true),
  ...under('updateApiKey.input', {
    id: apiKey,
    label: say('label'),
    roles: say(['AGENT']),
    origins: say([]),
    expiresAt: say(inDays(300)),
  }),
  'rotateApiKey.input.id': apiKey,
  'rotateApiKey.input.overlap': say('PT1H'),
  'revokeApiKey.input.id': apiKey,
  'requestTracking.input.number': names(({ number }) => number, 'AC-0000-0001'),
  'requestTracking.input.contact': names(({ contact }) => contact.phone, '+86 130 0000 0000'),
  'submitTicket.input.description': say('It drips.'),
  'submitTicket.input.contact.name': say('Somebody'),
  'submitTicket.input.contact.phone': {
    ...names(({ contact }) => contact.phone, '+86 130 0000 0000', taken),
    always: true,
  },
  'submitTicket.input.contact.email': names(({ contact }) => contact.email, 'nobody@example.com', taken),
  'submitTicket.input.device.serial': names(({ serial: value }) => value, 'SNNOBODY', public_),
  'submitTicket.input.device.modelCode': names(({ modelCode }) => modelCode, 'NOMODEL', public_),
  'submitTicket.input.attachments': upload('submitTicket'),
  'submitTicket.input.idempotencyKey': say('one'),
  'submitTicket.input.formProof': say('none'),
  'submitTicket.input.honeypot': say('one'),
  'submitTicket.input.serviceLevel': say('standard'),
  'submitTicket.input.kind': say('REPAIR'),
  'submitTicket.input.severity': say('P2'),
  'submitTicket.input.channel': say('PHONE'),
  'submitTicket.input.locale': say('en'),
  'submitTicket.input.site.line': say('Here'),
  'submitTicket.input.site.city': say('City'),
  'submitTicket.input.site.region': say('Region'),
  'submitTicket.input.site.country': say('Country'),
  'submitTicket.input.site.band': say('NEARBY'),
};
