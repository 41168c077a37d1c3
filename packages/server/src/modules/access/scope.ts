import type { Prisma } from '../../platform/database.ts';
import { type Context, isStaff } from './viewer.ts';

type Ids = { in: string[] };

/** Whose row it is, for each table that belongs to an organization. */
const belongsTo = {
  Organization: (ids: Ids): Prisma.OrganizationWhereInput => ({ id: ids }),
  Member: (ids: Ids): Prisma.MemberWhereInput => ({ organizationId: ids }),
  ApiKey: (ids: Ids): Prisma.ApiKeyWhereInput => ({ organizationId: ids }),
  Customer: (ids: Ids): Prisma.CustomerWhereInput => ({ organizationId: ids }),
  Device: (ids: Ids): Prisma.DeviceWhereInput => ({ organizationId: ids }),
  Ticket: (ids: Ids): Prisma.TicketWhereInput => ({ OR: [{ originId: ids }, { handlerId: ids }] }),
  Comment: (ids: Ids): Prisma.CommentWhereInput => ({ ticket: belongsTo.Ticket(ids) }),
  Attachment: (ids: Ids): Prisma.AttachmentWhereInput => ({
    OR: [{ ticket: belongsTo.Ticket(ids) }, { device: belongsTo.Device(ids) }],
  }),
  Quote: (ids: Ids): Prisma.QuoteWhereInput => ({ ticket: belongsTo.Ticket(ids) }),
  Warehouse: (ids: Ids): Prisma.WarehouseWhereInput => ({ organizationId: ids }),
  StockLevel: (ids: Ids): Prisma.StockLevelWhereInput => ({ warehouse: { organizationId: ids } }),
  StockMovement: (ids: Ids): Prisma.StockMovementWhereInput => ({ warehouse: { organizationId: ids } }),
  StockUnit: (ids: Ids): Prisma.StockUnitWhereInput => ({ warehouse: { organizationId: ids } }),
  ExpectedStock: (ids: Ids): Prisma.ExpectedStockWhereInput => ({ warehouse: { organizationId: ids } }),
  Transfer: (ids: Ids): Prisma.TransferWhereInput => ({
    OR: [{ from: { organizationId: ids } }, { to: { organizationId: ids } }],
  }),
  PartLine: (ids: Ids): Prisma.PartLineWhereInput => ({ ticket: belongsTo.Ticket(ids) }),
  Visit: (ids: Ids): Prisma.VisitWhereInput => ({ ticket: belongsTo.Ticket(ids) }),
  Loaner: (ids: Ids): Prisma.LoanerWhereInput => ({ organizationId: ids }),
  // Whoever holds the ticket, and whose unit it is.
  LoanerBooking: (ids: Ids): Prisma.LoanerBookingWhereInput => ({
    OR: [{ ticket: belongsTo.Ticket(ids) }, { loaner: belongsTo.Loaner(ids) }],
  }),
};

export type ScopedModel = keyof typeof belongsTo;

/** The ids of the organizations whose rows the viewer sees: its own and all below. */
export function visibleOrganizationIds(ctx: Pick<Context, 'viewer'>): string[] {
  return isStaff(ctx.viewer) ? ctx.viewer.organizationIds : [];
}

/**
 * The condition under which the viewer sees a row. Every read of a row that belongs to an organization carries it, so
 * that somebody else's row answers like one that does not exist.
 */
export function scope<Model extends ScopedModel>(
  ctx: Context,
  model: Model,
): ReturnType<(typeof belongsTo)[Model]> {
  return belongsTo[model]({ in: visibleOrganizationIds(ctx) }) as ReturnType<(typeof belongsTo)[Model]>;
}

/** The same for a row that came along with another: itself if the viewer sees its organization, else null. */
export function visible<Row extends { organizationId: string }>(ctx: Context, row: Row | null): Row | null {
  return row && visibleOrganizationIds(ctx).includes(row.organizationId) ? row : null;
}

/** The same for an organization itself. */
export function visibleOrganization<Row extends { id: string }>(ctx: Context, row: Row | null): Row | null {
  return row && visibleOrganizationIds(ctx).includes(row.id) ? row : null;
}
