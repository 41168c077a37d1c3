/**
 * What a viewer reads of each table, as PostgreSQL holds it beside `scope()`: the condition of its policy, `open` for
 * what belongs to no organization, `closed` for what no answer is made of. Names of the other tables in a condition are
 * under their own policies in turn, so that a child follows its parent; cycles are cut by `wall_warehouses()` and
 * `wall_loaners()`, which are the viewer's own.
 */
export type Rule = 'open' | 'closed' | { where: string };

const own = (column: string) => `${column} = any ((select wall_organizations())::uuid[])`;
const ownWarehouse = (column: string) => `${column} = any ((select wall_warehouses())::uuid[])`;
const through = (table: string, column: string, on = 'id') =>
  `exists (select from ${table} parent where parent.${on} = ${column})`;
const where = (...parts: string[]): Rule => ({ where: parts.join(' or ') });

const byTicket = (table: string) => where(through('ticket', `${table}.ticket_id`));
const byKey = (table: string) => where(through('api_key', `${table}.key_id`));
const byDevice = (table: string) => where(through('device', `${table}.device_id`));
/** What was said on a ticket about its customer, beside all that is known of one's own. */
const ofCustomer = (table: string, column: string) =>
  where(
    through('customer', `${table}.customer_id`),
    `exists (select from ticket where ticket.customer_id = ${table}.customer_id and ticket.${column} = ${table}.id)`,
  );

/** That a ticket with which the viewer has to do is, or comes from, an organization that they do not see. */
const handedOver = (theirs: string, ours: string) =>
  `exists (select from ticket where ticket.${theirs} = organization.id and ticket.handler_id <> ticket.origin_id and ${own(`ticket.${ours}`)})`;

export const rules: Record<string, Rule> = {
  ticket: where(own('origin_id'), own('handler_id'), 'id = (select wall_ticket())'),
  comment: byTicket('comment'),
  sla_mark: byTicket('sla_mark'),
  sla_clock: byTicket('sla_clock'),
  coverage_decision: byTicket('coverage_decision'),
  goodwill: byTicket('goodwill'),
  quote: byTicket('quote'),
  quote_line: where(through('quote', 'quote_line.quote_id')),
  visit: byTicket('visit'),
  part_line: byTicket('part_line'),
  attachment: where(through('ticket', 'attachment.ticket_id'), through('device', 'attachment.device_id')),
  event: where('audience && (select wall_organizations())', through('ticket', 'event.ticket_id')),

  customer: where(own('organization_id')),
  contact: ofCustomer('contact', 'contact_id'),
  site: ofCustomer('site', 'site_id'),

  device: where(own('organization_id')),
  installed_part: where(
    through('device', 'installed_part.device_id'),
    through('ticket', 'installed_part.ticket_id'),
  ),
  warranty_void: byDevice('warranty_void'),
  warranty_extension: byDevice('warranty_extension'),
  warranty_extension_revocation: where(
    through('warranty_extension', 'warranty_extension_revocation.extension_id'),
  ),

  member: where(own('organization_id')),
  certification: where(through('member', 'certification.member_id')),
  api_key: where(own('organization_id')),
  former_secret: byKey('former_secret'),
  key_source: byKey('key_source'),
  // The vendor, and whoever a ticket or a transfer that the viewer sees names.
  organization: where(
    own('id'),
    'parent_id is null',
    handedOver('handler_id', 'origin_id'),
    handedOver('origin_id', 'handler_id'),
    `exists (select from ticket where ticket.id = (select wall_ticket()) and organization.id in (ticket.origin_id, ticket.handler_id))`,
    through('warehouse', 'organization.id', 'organization_id'),
  ),

  // The other end of a transfer, and where a part for a ticket lies.
  warehouse: where(
    own('organization_id'),
    through('transfer', 'warehouse.id', 'from_id'),
    through('transfer', 'warehouse.id', 'to_id'),
    through('part_line', 'warehouse.id', 'warehouse_id'),
  ),
  stock_level: where(ownWarehouse('warehouse_id')),
  stock_movement: where(ownWarehouse('warehouse_id')),
  expected_stock: where(ownWarehouse('warehouse_id')),
  stock_unit: where(
    ownWarehouse('warehouse_id'),
    through('part_line', 'stock_unit.part_line_id'),
    through('transfer_line', 'stock_unit.transfer_line_id'),
  ),
  transfer: where(ownWarehouse('from_id'), ownWarehouse('to_id'), through('ticket', 'transfer.ticket_id')),
  transfer_line: where(through('transfer', 'transfer_line.transfer_id')),

  loaner: where(own('organization_id')),
  loaner_booking: where(
    through('ticket', 'loaner_booking.ticket_id'),
    'loaner_id = any ((select wall_loaners())::uuid[])',
  ),

  product_model: 'open',
  part: 'open',
  part_fit: 'open',
  warranty_policy: 'open',
  service_rate: 'open',
  tax_rate: 'open',
  calendar: 'open',
  service_level: 'open',

  idempotency_key: 'closed',
  member_identity: 'closed',
  rate_limit: 'closed',
  sandbox_clock: 'closed',
  trusted_document: 'closed',
};

/** Tables whose rows are written once: the right to change or remove one is nobody's, and triggers say so again. */
export const appendOnly: ReadonlySet<string> = new Set([
  'event',
  'sla_mark',
  'coverage_decision',
  'goodwill',
  'quote_line',
  'stock_movement',
  'warranty_extension',
  'warranty_extension_revocation',
]);

/** The only tables from which the program removes rows, beside those that nobody has listed here yet. */
export const removable: ReadonlySet<string> = new Set([
  'attachment',
  'expected_stock',
  'former_secret',
  'idempotency_key',
  'installed_part',
  'key_source',
  'member_identity',
  'part_fit',
  'rate_limit',
  'sla_clock',
  'trusted_document',
]);
