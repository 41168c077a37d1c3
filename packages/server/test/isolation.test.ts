import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../src/graphql/schema.ts';
import { createTestApp, type TestApp } from './app.ts';
import {
  absentId,
  loanerSerial,
  makeWorld,
  marker,
  nodeTypes,
  trackedSku,
  type Victim,
  type World,
} from './isolation-world.ts';
import { outcome, submit } from './tickets.ts';
import { wholeSelections } from './whole-selection.ts';

/** What an argument can name: a row of the victim, and beside it one that does not exist. */
interface Named {
  foreign: string;
  absent: string;
  /** Why the two may be told apart here; foreign bytes are looked for all the same. */
  open?: string;
  /** The type whose fields are asked for: all types at once would be too long a document. */
  type?: string;
}

interface Knowledge {
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
const place = 'A cursor is a place in the order, not a row.';
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
const knowledge: Record<string, Knowledge> = {
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
  'createApiKey.input.expiresAt': say('2100-01-01T00:00:00Z'),
  'revokeApiKey.input.id': names(
    ({ apiKeyId }) => apiKeyId,
    () => absentId('ApiKey'),
  ),
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

/** Arguments of fields below the root name no row. */
const harmless = new Set(['first', 'last', 'after', 'before', 'locale', 'removed', 'timeZone']);

interface Leaf {
  path: string[];
  required: boolean;
}

/** Every value that a field takes, with the way to it through its input objects. */
function leavesOf(type: GraphQLInputType, path: string[], required: boolean): Leaf[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, required }];
  return Object.values(named.getFields()).flatMap((field) =>
    leavesOf(field.type, [...path, field.name], required && isRequiredInputField(field)),
  );
}

const leavesOfField = (field: GraphQLField<unknown, unknown>): Leaf[] =>
  field.args.flatMap((arg) => leavesOf(arg.type, [arg.name], isRequiredArgument(arg)));

const roots = [
  { operation: 'query', fields: Object.values(schema.getQueryType()!.getFields()) },
  { operation: 'mutation', fields: Object.values(schema.getMutationType()!.getFields()) },
];

const knownOf = (field: GraphQLField<unknown, unknown>, { path }: Leaf): Knowledge => {
  const known = knowledge[[field.name, ...path].join('.')];
  if (!known) throw new Error(`the matrix does not know how to ask for ${field.name}.${path.join('.')}`);
  return known;
};

function put(target: Record<string, unknown>, [name, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[name!] = value;
  else put((target[name!] ??= {}) as Record<string, unknown>, rest, value);
}

interface Probe extends Partial<Named> {
  name: string;
  /** A query takes as many as it takes to ask for everything; a mutation is asked once. */
  documents: string[];
  variables: (named: string | undefined) => Record<string, unknown>;
  /** Everything of the victim that the asker says, and may hear again. */
  said: string[];
}

function probesOf(operation: string, field: GraphQLField<unknown, unknown>, victim: Victim): Probe[] {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const documentOf = (selection: string) =>
    `${operation} ${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${selection} }`;
  const documentsOf = (type: GraphQLNamedOutputType) => {
    const selections = wholeSelections(schema, type);
    return operation === 'mutation' ? selections.slice(0, 1) : selections;
  };
  const documents =
    field.name === 'node'
      ? [documentOf('{ __typename id }')]
      : documentsOf(getNamedType(field.type)).map(documentOf);
  const leaves = leavesOfField(field);
  const said: string[] = [];
  const base = leaves
    .map((leaf) => ({ leaf, known: knownOf(field, leaf) }))
    .filter(({ leaf, known }) => leaf.required || known.always)
    .map(({ leaf, known }) => {
      const value = known.names ? known.names(victim)[0]!.foreign : known.say;
      if (known.names) said.push(String(value));
      return { leaf, value };
    });
  const variablesWith = (leaf?: Leaf) => (named?: unknown) => {
    const variables = {};
    for (const { leaf: given, value } of base) {
      put(variables, given.path, typeof value === 'function' ? (value as () => unknown)() : value);
    }
    if (leaf) put(variables, leaf.path, named);
    return variables;
  };
  const named = leaves.flatMap((leaf) =>
    (knownOf(field, leaf).names?.(victim) ?? []).map((pair) => ({
      ...pair,
      name: `${field.name}(${leaf.path.join('.')}: ${pair.foreign})`,
      documents: pair.type
        ? documentsOf(schema.getType(pair.type) as GraphQLObjectType).map((selection) =>
            documentOf(`{ ... on ${pair.type} ${selection} }`),
          )
        : documents,
      variables: variablesWith(leaf),
      said: [...said, pair.foreign, pair.absent],
    })),
  );
  const plain = { name: field.name, documents, variables: variablesWith(), said };
  return named.length > 0 && base.some(({ leaf }) => knownOf(field, leaf).names) ? named : [plain, ...named];
}

let app: TestApp;
let world: World;
let probes: Probe[];
beforeAll(async () => {
  app = await createTestApp();
  world = await makeWorld(app);
  // Two answers differ by what they tell, not by when they were given.
  app.clock.hold(app.clock.now());
  probes = roots.flatMap(({ operation, fields }) =>
    fields.flatMap((field) => probesOf(operation, field, world.victim)),
  );
});
afterAll(() => app.stop());

/** The whole answer as text, without what the asker said. */
async function answer(as: string | undefined, probe: Probe, named: string | undefined): Promise<string> {
  const answers: unknown[] = [];
  for (const document of probe.documents) {
    const options = { ...(as && { as }), variables: probe.variables(named) };
    const { status, data, errors } = await app.query(document, options);
    answers.push({ status, data, errors });
  }
  const text = JSON.stringify(answers);
  return [...new Set(probe.said)]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, said) => rest.replaceAll(said, '…'), text);
}

const owned = async () => {
  const { database } = app.platform;
  const organizationId = world.victim.organization.id;
  return {
    tickets: await database.ticket.findMany({
      where: { originId: organizationId },
      include: { comments: true, attachments: true, quotes: { include: { lines: true } } },
    }),
    customers: await database.customer.findMany({ where: { organizationId }, include: { contacts: true } }),
    devices: await database.device.findMany({ where: { organizationId }, include: { attachments: true } }),
    loaners: await database.loaner.findMany({ where: { organizationId }, include: { bookings: true } }),
    members: await database.member.findMany({
      where: { organizationId },
      include: { certifications: true, visits: true },
    }),
    network: await database.organization.findMany({
      where: { OR: [{ id: organizationId }, { parentId: organizationId }] },
    }),
    warehouses: await database.warehouse.findMany({
      where: { organizationId },
      include: {
        levels: true,
        movements: true,
        lines: true,
        units: true,
        sent: { include: { lines: true } },
        awaited: true,
        expected: true,
      },
    }),
    keys: await database.apiKey.findMany({ where: { organizationId }, omit: { lastUsedAt: true } }),
    events: await database.event.count({ where: { audience: { has: organizationId } } }),
  };
};

test('the matrix knows every argument of the schema, and no other', () => {
  const asked = roots.flatMap(({ fields }) =>
    fields.flatMap((field) => leavesOfField(field).map(({ path }) => [field.name, ...path].join('.'))),
  );
  expect(Object.keys(knowledge).sort()).toEqual(asked.sort());
  const below = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name))
    .flatMap((type) => Object.values(type.getFields()).flatMap(({ args }) => args));
  expect(below.map(({ name }) => name).filter((name) => !harmless.has(name))).toEqual([]);
});

/** What an asker must not hear. */
const needlesFor = ({ victim, known }: World, attacker: string): string[] =>
  victim.needles.filter((needle) => !known[attacker]?.includes(needle));

/** Hundreds of documents that ask for everything. */
const timeout = 120_000;

describe('no foreign byte', { timeout }, () => {
  test.each([
    'a sibling',
    'an organization below',
    'a key without a role',
    'a revoked key',
    'an expired key',
    'a publishable key of a sibling',
    'the tracking token of another ticket',
    'nobody',
  ])('%s learns nothing of the victim, and cannot tell its rows from absent ones', async (attacker) => {
    const as = world.attackers[attacker];
    const before = await owned();
    const faults: string[] = [];
    for (const probe of probes) {
      const foreign = await answer(as, probe, probe.foreign);
      const seen = needlesFor(world, attacker).filter((needle) =>
        foreign.toLowerCase().includes(needle.toLowerCase()),
      );
      if (seen.length > 0) faults.push(`${probe.name} shows ${seen.join(', ')}`);
      if (/"(INTERNAL|GRAPHQL_VALIDATION_FAILED)"|"status":4(00|13)/.test(foreign))
        faults.push(`${probe.name}: ${foreign}`);
      if (!probe.foreign || probe.open) continue;
      const absent = await answer(as, probe, probe.absent);
      if (foreign !== absent) faults.push(`${probe.name} is told apart: ${foreign} ${absent}`);
    }
    expect(faults).toEqual([]);
    expect(await owned()).toEqual(before);
  });
});

describe('no foreign event', { timeout }, () => {
  // A world of its own: what the probes said of the victim, the askers may hear again.
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await createTestApp();
    world = await makeWorld(app);
  });
  afterAll(() => app.stop());

  const streams = schema.getSubscriptionType()!.getFields();
  /** In each of them, the number of an event's ticket tells the reader where it is. */
  const documentsOf = (name: string) =>
    wholeSelections(schema, getNamedType(streams[name]!.type)).map((selection) => {
      const opening = name === 'events' ? '{ place: ticket { number }' : '{';
      return `subscription ($after: ID) { ${name}(after: $after) ${selection.replace('{', opening)} }`;
    });

  /** All that a stream says from the victim's events on, up to what its reader did last. */
  async function listen(as: string, name: string, isLast: (text: string) => boolean): Promise<string> {
    const client = await app.connect(as);
    let heard = '';
    const variables = { after: world.victim.cursors.event };
    for (const query of documentsOf(name)) {
      for await (const message of client.iterate({ query, variables })) {
        const said = JSON.stringify(message);
        heard += said;
        if (isLast(said)) break;
      }
    }
    return heard;
  }

  test('every stream of the schema is listened to here', () => {
    expect(Object.keys(streams)).toEqual(['events', 'trackedEvents']);
    expect(
      Object.values(streams).flatMap(({ name, args }) => args.map((arg) => `${name}.${arg.name}`)),
    ).toEqual(['events.after', 'events.filter', 'trackedEvents.after']);
  });

  test.each(['a sibling', 'an organization below'])('reaches %s', async (attacker) => {
    const as = world.attackers[attacker]!;
    const { number } = await submit(app, as);
    const heard = await listen(as, 'events', (text) => text.includes(number));
    expect(needlesFor(world, attacker).filter((needle) => heard.includes(needle))).toEqual([]);
  });

  test('reaches the customer of another ticket', async () => {
    const as = world.attackers['the tracking token of another ticket']!;
    await outcome(app, 'commentTrackedTicket', as, { body: 'the last word' });
    const heard = await listen(as, 'trackedEvents', (text) => text.includes('the last word'));
    expect(world.victim.needles.filter((needle) => heard.includes(needle))).toEqual([]);
  });

  test('is missed by the owner', async () => {
    const { number } = await submit(app, world.owner);
    const heard = await listen(world.owner, 'events', (text) => text.includes(number));
    expect(world.victim.needles.filter((needle) => heard.includes(needle))).toContain(world.victim.number);
  });
});

/**
 * The one exception: who is short of a part learns which warehouses of the network that supplies it have some, by the
 * warehouse's names and its organization's, and by how many. When they order again is theirs to know.
 */
test('a sibling that is short learns where there is some, and nothing else of the victim', async () => {
  const as = world.attackers['a sibling']!;
  const { id } = await submit(app, as);
  const [selection] = wholeSelections(schema, schema.getType('StockLevel') as GraphQLObjectType);
  const { data } = await app.query<{ reserveParts: { lines: { elsewhere: Record<string, unknown>[] }[] } }>(
    `mutation ($input: ReservePartsInput!) {
      reserveParts(input: $input) { ... on InsufficientStockError { lines { elsewhere ${selection} } } }
    }`,
    { as, variables: { input: { ticket: id, lines: [{ sku: 'ISOLATION', quantity: 1_000 }] } } },
  );
  const { nodes, organization: owner, warehouses } = world.victim;
  const [{ part, ...level }] = data.reserveParts.lines[0]!.elsewhere as [Record<string, unknown>];
  expect(part).toMatchObject({ sku: 'ISOLATION' });
  expect(level).toEqual({
    __typename: 'StockLevel',
    id: nodes['StockLevel'],
    onHand: 18,
    reserved: 2,
    available: 16,
    reorderPoint: null,
    low: false,
    version: expect.any(Number),
    warehouse: {
      __typename: 'Warehouse',
      id: nodes['Warehouse'],
      code: warehouses[0],
      name: marker,
      organization: {
        __typename: 'Organization',
        id: nodes['Organization'],
        code: owner.code,
        name: 'XABOVEX',
        tier: 'DEALER',
        timeZone: 'UTC',
        serviceLevel: null,
        parent: null,
        members: expect.objectContaining({ nodes: [], edges: [] }),
      },
    },
  });
});

test('every probe finds its row when the owner asks', { timeout }, async () => {
  const blind: string[] = [];
  for (const probe of probes) {
    if (!probe.foreign || probe.open === place) continue;
    const as = /^\w+Tracked/.test(probe.name) ? world.victim.trackingToken : world.owner;
    const own = await answer(as, probe, probe.foreign);
    const absent = await answer(as, probe, probe.absent);
    if (own === absent) blind.push(`${probe.name}: ${own}`);
  }
  expect(blind).toEqual([]);
  process.stdout.write(
    `isolation: ${probes.length} probes by ${Object.keys(world.attackers).length} askers\n`,
  );
});
