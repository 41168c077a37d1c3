import type { HoldReason, Terms } from '../../generated/prisma/enums.ts';
import type { LogEvent } from '../../platform/event-log/index.ts';
import type { AccessEventData, KeyEventData } from '../access/index.ts';
import type { DeviceEventData } from '../device/index.ts';
import type { LoanerEventData } from '../loaner/index.ts';
import type { StockEventData } from '../stock/index.ts';
import type { TicketEventData } from '../ticket/index.ts';
import type { WarrantyEventData } from '../warranty/index.ts';

/** What the events say that happen to no ticket. */
interface NetworkEventData
  extends AccessEventData, KeyEventData, DeviceEventData, WarrantyEventData, StockEventData, LoanerEventData {
  'warranty_policy.changed': { code: string; version: number };
  'organization.created': { code: string };
  'organization.changed': { code: string };
  'member.created': { name: string };
  'member.changed': { name: string };
  'member.linked': { name: string };
  'member.unlinked': { name: string };
  'member.certified': { name: string; category: string; validUntil: string };
  'product_model.created': { code: string };
  'product_model.changed': { code: string };
  'service_rate.created': { code: string };
  'tax_rate.created': { code: string };
  'calendar.changed': { code: string; version: number };
  'service_level.changed': { code: string; version: number };
}

type EventData = TicketEventData & NetworkEventData;
type Sentences = { [Type in keyof EventData]: (data: EventData[Type]) => string };

const awaited: Record<HoldReason, string> = {
  WAITING_CUSTOMER: 'the customer',
  WAITING_PARTS: 'parts',
  WAITING_VENDOR: 'the maker',
};

const words = (constant: string) => constant.toLowerCase().replaceAll('_', ' ');

const sentences: Sentences = {
  'ticket.submitted': ({ channel }) => `reported it (${words(channel)})`,
  'ticket.quarantined': ({ reasons }) => `put it into quarantine (${reasons.map(words).join(', ')})`,
  'ticket.released': () => 'released it from quarantine',
  'ticket.accepted': ({ priority }) => `accepted it with priority ${priority}`,
  'ticket.scheduled': () => 'booked a date',
  'ticket.started': () => 'began the work',
  'ticket.quoted': ({ revision, totalMinor, currency, validUntil }) =>
    `sent quote ${revision} for ${amountWords(totalMinor, currency)}, valid until ${validUntil}`,
  'ticket.held': ({ reason, note }) =>
    `put it on hold, waiting for ${awaited[reason]}${note ? `: ${note}` : ''}`,
  'ticket.resumed': ({ to }) => `ended the hold; it is ${words(to)} again`,
  'ticket.resolved': ({ faultCode, workDone }) => `resolved it (${faultCode}): ${workDone}`,
  'ticket.closed': ({ signedBy, rating }) =>
    `closed it${signedBy ? `, signed by ${signedBy}` : ''}${rating ? `, rated ${rating} of 5` : ''}`,
  'ticket.quote_answered': ({ accepted, answeredBy, reason }) =>
    `noted that ${answeredBy} ${accepted ? 'approved' : 'declined'} the quote${noted(reason)}`,
  'ticket.quote_withdrawn': ({ reason }) => `withdrew the quote: ${reason}`,
  'ticket.quote_expired': () => 'ended the quote, which nobody answered in time',
  'ticket.handed_over': ({ from, to, note }) =>
    `handed it over from ${from} to ${to}${note ? `: ${note}` : ''}`,
  'ticket.classified': ({ priority, band, serviceLevel }) =>
    `set priority ${priority}${band ? `, ${words(band)}` : ''}, service level ${serviceLevel}`,
  'ticket.device_identified': ({ serial }) => `named the device ${serial}`,
  'ticket.coverage_decided': ({ cause, outcome, labour, parts, travel }) =>
    outcome === 'NEEDS_PROOF'
      ? `decided who pays (${words(cause)}): it takes a proof first`
      : `decided who pays (${words(cause)}): ${termsWords(labour, parts, travel)}`,
  'ticket.goodwill_granted': ({ labour, parts, travel, reason }) =>
    `granted as goodwill ${termsWords(labour, parts, travel)}: ${reason}`,
  'ticket.assigned': ({ assignee, previousAssignee }) =>
    assignee ? `assigned it to ${assignee}` : `took it from ${previousAssignee}`,
  'visit.booked': (visit) => `booked ${visitWords(visit)}`,
  'visit.rescheduled': (visit) => `changed a visit to ${visitWords(visit)}`,
  'visit.en_route': ({ technician, note }) => `sent ${technician} on the way${noted(note)}`,
  'visit.arrived': ({ technician, note }) => `noted that ${technician} has arrived${noted(note)}`,
  'visit.done': ({ technician, note }) => `noted that ${technician} is done${noted(note)}`,
  'visit.missed': (visit) => `noted as missed ${visitWords(visit)}`,
  'visit.cancelled': (visit) => `cancelled ${visitWords(visit)}`,
  'loaner.added': ({ serial, note }) => `put ${serial} into the pool of loaners${noted(note)}`,
  'loaner.removed': ({ serial, note }) => `took ${serial} out of the pool of loaners${noted(note)}`,
  'loaner.booked': (loan) => `booked ${loanWords(loan)} from ${loan.startsAt} to ${loan.endsAt}`,
  'loaner.lent': (loan) => `lent ${loanWords(loan)} until ${loan.endsAt}`,
  'loaner.extended': (loan) => `let ${loanWords(loan)} stay until ${loan.endsAt}`,
  'loaner.returned': returned,
  'loaner.overdue': (loan) =>
    loan.awaited
      ? `noted that ${loanWords(loan)}, promised from ${loan.startsAt}, is not back yet`
      : `noted that ${loanWords(loan)}, due back at ${loan.endsAt}, is late`,
  'loaner.cancelled': (loan) =>
    `cancelled ${loanWords(loan)} from ${loan.startsAt} to ${loan.endsAt}${noted(loan.reason)}`,
  'ticket.diagnosed': ({ faultCode, diagnosis, repeatOf }) =>
    `diagnosed ${faultCode}${repeatOf ? ', for the second time' : ''}: ${diagnosis}`,
  'sla.warning': ({ clock, dueAt }) => `warned that the ${words(clock)} is due at ${dueAt}`,
  'sla.breached': ({ clock, dueAt }) => `noted that the ${words(clock)} due at ${dueAt} is late`,
  'sla.escalated': escalated,
  'sla.changed': ({ clock, dueAt }) => `moved the ${words(clock)} to ${dueAt}, because its rules changed`,
  'ticket.reopened': ({ reason }) => `reopened it: ${reason}`,
  'ticket.cancelled': ({ reason }) => `cancelled it: ${reason}`,
  'ticket.commented': ({ visibility, body }) => `wrote (${words(visibility)}): ${body}`,
  'attachment.added': ({ name, visibility }) => `added a file (${words(visibility)}): ${name}`,
  'attachment.removed': ({ name }) => `removed the file ${name}`,
  'device.registered': ({ serial }) => `registered the device ${serial}`,
  'device.changed': ({ serial, fields }) => `changed ${fields.map(fieldWords).join(', ')} of ${serial}`,
  'device.transferred': ({ serial, from, to, note }) =>
    `transferred ${serial}${from === null ? '' : ` from ${from}`} to ${to}${noted(note)}`,
  'device.retired': ({ serial, reason }) => `retired ${serial}: ${reason}`,
  'device.replaced': ({ serial, newSerial, warranty, reason }) =>
    `replaced ${serial} by ${newSerial}, ${warranty === 'NEW' ? 'with a new warranty' : 'with its warranty'}: ${reason}`,
  'device.part_replaced': ({ serial, part, sku, underWarranty }) =>
    `put a new ${part} (${sku}) into ${serial}${underWarranty ? ' under warranty' : ''}`,
  'warranty.voided': ({ serial, reason }) => `voided the warranty of ${serial}: ${reason}`,
  'warranty.restored': ({ serial, reason }) => `restored the warranty of ${serial}: ${reason}`,
  'warranty.extended': ({ serial, name }) => `extended the warranty of ${serial} (${name})`,
  'warranty.extension_revoked': ({ serial, name, reason }) =>
    `took back the extension ${name} of the warranty of ${serial}: ${reason}`,
  'warranty_policy.changed': ({ code, version }) => `wrote version ${version} of the warranty policy ${code}`,
  'organization.created': ({ code }) => `added the organization ${code}`,
  'organization.changed': ({ code }) => `changed the organization ${code}`,
  'member.created': ({ name }) => `added ${name} to the staff`,
  'member.changed': ({ name }) => `changed what is known of ${name}`,
  'member.linked': () => 'signed in for the first time with this account',
  'member.unlinked': ({ name }) => `ended the sign-in of ${name}`,
  'member.certified': ({ name, category, validUntil }) =>
    `certified ${name} for ${category} until ${validUntil}`,
  'product_model.created': ({ code }) => `added the model ${code}`,
  'product_model.changed': ({ code }) => `changed the model ${code}`,
  'service_rate.created': ({ code }) => `added the service rate ${code}`,
  'tax_rate.created': ({ code }) => `added the tax ${code}`,
  'part.created': ({ sku }) => `added the part ${sku}`,
  'part.changed': ({ sku }) => `changed the part ${sku}`,
  'warehouse.created': ({ warehouse }) => `opened the warehouse ${warehouse}`,
  'stock.received': ({ warehouse, lines, reason }) =>
    `received ${partsWords(lines)} in ${warehouse}${noted(reason)}`,
  'stock.reserved': ({ warehouse, lines, filled }) =>
    `reserved ${partsWords(lines)} in ${warehouse}${filled ? ', which had been awaited' : ''}`,
  'stock.backordered': ({ warehouse, lines }) =>
    `noted that ${partsWords(lines)} are awaited in ${warehouse}`,
  'stock.released': ({ warehouse, lines, reason }) =>
    `released ${partsWords(lines)} in ${warehouse} (${words(reason)})`,
  'stock.issued': ({ warehouse, lines, serials }) =>
    `issued ${partsWords(lines)} from ${warehouse}${serials.length > 0 ? ` (${serials.join(', ')})` : ''}`,
  'stock.returned': ({ warehouse, lines, reason }) =>
    `took back ${partsWords(lines)} in ${warehouse}${noted(reason)}`,
  'stock.removed_part_recorded': ({ sku, fate, serial }) =>
    `noted of the ${sku}${serial ? ` ${serial}` : ''} that came out: ${words(fate)}`,
  'stock.transferred': ({ warehouse, to, state, lines }) =>
    `noted a transfer from ${warehouse} to ${to} (${words(state)}): ${partsWords(lines.filter((line) => line.warehouse === lines[0]?.warehouse))}`,
  'stock.adjusted': ({ warehouse, lines, counted, reason }) =>
    `${counted ? 'counted' : 'corrected'} ${warehouse}: ${lines.map(({ sku, quantity }) => `${quantity > 0 ? '+' : ''}${quantity} ${sku}`).join(', ') || 'no difference'} (${reason})`,
  'stock.scrapped': ({ warehouse, lines, reason }) =>
    `scrapped ${partsWords(lines)} in ${warehouse}: ${reason}`,
  'stock.low': ({ warehouse, sku, available, reorderPoint }) =>
    `noted that ${sku} is low in ${warehouse}: ${available} available, reorder point ${reorderPoint}`,
  'stock.expected': ({ warehouse, sku, quantity, expectedOn }) =>
    expectedOn
      ? `expects ${quantity} × ${sku} in ${warehouse} on ${expectedOn}`
      : `no longer expects a delivery of ${sku} in ${warehouse}`,
  'stock.reorder_point_changed': ({ warehouse, sku, reorderPoint }) =>
    `set the reorder point of ${sku} in ${warehouse} to ${reorderPoint ?? 'none'}`,
  'access.limited': ({ limit, address, key }) =>
    `refused requests beyond the limit ${limit}${address ? ` from ${address}` : ''}${key ? ` with the key “${key}”` : ''}`,
  'key.created': (key) =>
    `made ${keyWords(key)}, ${key.kind === 'SECRET' ? `with ${listWords(key.roles, 'no role')}` : `for ${listWords(key.origins, 'no page')}`}, valid ${key.expiresAt ? `until ${key.expiresAt}` : 'until it is revoked'}`,
  'key.used_from': (key) =>
    `used ${keyWords(key)} for the first time from ${[key.network, key.origin].filter(Boolean).join(', ')}${key.last ? '; further places of this key are not told' : ''}`,
  'key.rotated': (key) =>
    `gave ${keyWords(key)} a new secret; the one that ends in ${key.formerHint} is valid until ${key.formerEndsAt}`,
  'key.updated': (key) =>
    `changed ${keyWords(key)}: ${key.changes.map(({ field, before, after }) => `${fieldWords(field)} from ${listWords(before, 'none')} to ${listWords(after, 'none')}`).join('; ')}`,
  'key.revoked': (key) => `revoked ${keyWords(key)}`,
  'calendar.changed': ({ code, version }) => `wrote version ${version} of the calendar ${code}`,
  'service_level.changed': ({ code, version }) => `wrote version ${version} of the service level ${code}`,
};

function escalated({ clock, percent, action, role, detail }: TicketEventData['sla.escalated']): string {
  const at = `at ${percent} % of the ${words(clock)}`;
  switch (action) {
    case 'NOTIFY':
      return `told the role ${role} ${at}${detail ? `: ${detail}` : ''}`;
    case 'RAISE':
      return detail
        ? `raised the priority to ${detail} ${at}`
        : `kept the priority ${at}: it is the highest already`;
    case 'HAND_OVER':
      return detail
        ? `handed it over to ${detail} ${at}`
        : `kept it with its handler ${at}: nobody stands above`;
  }
}

const keyWords = ({ label, hint }: { label: string | null; hint: string }) =>
  `the key ${label ? `“${label}” ` : ''}(…${hint})`;

const listWords = (texts: readonly string[], none: string) => texts.join(', ') || none;

const loanWords = ({ serial, model }: { serial: string; model: string }) => `the loaner ${model} (${serial})`;

function returned(loan: TicketEventData['loaner.returned']): string {
  const { condition, inspectionNote, chargeMinor, currency } = loan;
  const charged = chargeMinor && currency ? ` and charged ${amountWords(chargeMinor, currency)}` : '';
  return `took back ${loanWords(loan)}, ${condition === 'OK' ? 'in order' : 'damaged'}${charged}${noted(inspectionNote)}`;
}

/** As the fields are called, in words: purchasedOn is the day purchased on. */
const fieldWords = (field: string) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** 12.50 CNY, 1250 JPY. */
function amountWords(amountMinor: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return `${(amountMinor / 10 ** digits).toFixed(digits)} ${currency}`;
}

const termsWords = (labour: Terms | null, parts: Terms | null, travel: Terms | null) =>
  `labour ${words(labour ?? '')}, parts ${words(parts ?? '')}, travel ${words(travel ?? '')}`;

const partsWords = (lines: readonly { sku: string; quantity: number }[]) =>
  lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ');

const noted = (note: string | null) => (note ? `: ${note}` : '');

const visitWords = ({ technician, startsAt, endsAt, note }: TicketEventData['visit.booked']) =>
  `the visit of ${technician} from ${startsAt} to ${endsAt}${noted(note)}`;

/** One English sentence for people and logs. */
export function summaryOf(event: Pick<LogEvent, 'type' | 'actorName'> & { data: unknown }): string {
  const tell = sentences[event.type as keyof typeof sentences] as ((data: unknown) => string) | undefined;
  return `${event.actorName} ${tell ? tell(event.data) : event.type}.`.replace(/([.!?。！？])\.$/, '$1');
}
