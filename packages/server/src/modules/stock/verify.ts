import { Prisma } from '../../platform/database.ts';
import type { System } from '../../platform/platform.ts';

/** Something that two records of the same tell differently. */
export interface StockDifference {
  what:
    | 'ON_HAND'
    | 'RESERVED'
    | 'VERSION'
    | 'UNITS_IN_STOCK'
    | 'UNITS_HELD'
    | 'ISSUED'
    | 'RETURNED'
    | 'MISSING_PARTS';
  /** What is kept, and what it comes to when it is recomputed. Null: there is no such row. */
  kept: number | null;
  computed: number;
  sku: string | null;
  warehouse: string | null;
  /** The number of the ticket. */
  ticket: string | null;
}

export interface StockVerification {
  levels: number;
  movements: number;
  differences: StockDifference[];
}

const recomputed = Prisma.sql`
  with moved as (
    select part_id, warehouse_id, sum(quantity)::int as on_hand, max(version) as version from stock_movement group by 1, 2
  ), promised as (
    select part_id, warehouse_id, sum(quantity)::int as reserved from (
      select part_id, warehouse_id, quantity from part_line where state = 'RESERVED'
      union all
      select line.part_id, transfer.from_id, line.quantity
      from transfer_line line join transfer on transfer.id = line.transfer_id
      where transfer.state = 'REQUESTED' and not line.cancelled
    ) as promise group by 1, 2
  ), unit as (
    select part_id, warehouse_id, count(*)::int as there,
      (count(*) filter (where part_line_id is not null or transfer_line_id is not null))::int as held
    from stock_unit where state = 'IN_STOCK' group by 1, 2
  ), level as (
    select part_id, warehouse_id, l.id is not null as kept, l.on_hand, l.reserved, l.version, part.serial_tracked as tracked,
      coalesce(moved.on_hand, 0) as moved, coalesce(moved.version, 0) as moved_version,
      coalesce(promised.reserved, 0) as promised, coalesce(unit.there, 0) as there, coalesce(unit.held, 0) as held
    from stock_level l
    full join moved using (part_id, warehouse_id)
    full join promised using (part_id, warehouse_id)
    full join unit using (part_id, warehouse_id)
    join part on part.id = part_id
  ), handed as (
    select ticket_id, part_id, warehouse_id, -sum(quantity) filter (where kind = 'ISSUE') as issued,
      sum(quantity) filter (where kind = 'RETURN') as returned
    from stock_movement where kind in ('ISSUE', 'RETURN') group by 1, 2, 3
  ), used as (
    select ticket_id, part_id, warehouse_id, sum(quantity) as issued, sum(quantity) filter (where state = 'RETURNED') as returned
    from part_line where state in ('ISSUED', 'RETURNED') group by 1, 2, 3
  ), job as (
    select ticket_id, part_id, warehouse_id, coalesce(handed.issued, 0) as moved_out, coalesce(handed.returned, 0) as moved_back,
      coalesce(used.issued, 0) as issued, coalesce(used.returned, 0) as returned
    from handed full join used using (ticket_id, part_id, warehouse_id)
  ), missing as (
    select ticket_id, sum(quantity)::int as missing from part_line where state = 'BACKORDERED' group by 1
  ), compared (what, part_id, warehouse_id, ticket_id, kept, computed) as (
    select 'ON_HAND', part_id, warehouse_id, null::uuid, on_hand, moved from level where on_hand is distinct from moved
    union all
    select 'RESERVED', part_id, warehouse_id, null, reserved, promised from level where reserved is distinct from promised
    union all
    select 'VERSION', part_id, warehouse_id, null, version, moved_version from level where version < moved_version
    union all
    select 'UNITS_IN_STOCK', part_id, warehouse_id, null, on_hand, there from level where tracked and on_hand is distinct from there
    union all
    select 'UNITS_HELD', part_id, warehouse_id, null, reserved, held from level where tracked and reserved is distinct from held
    union all
    select 'ISSUED', part_id, warehouse_id, ticket_id, issued, moved_out from job where issued <> moved_out
    union all
    select 'RETURNED', part_id, warehouse_id, ticket_id, returned, moved_back from job where returned <> moved_back
    union all
    select 'MISSING_PARTS', null, null, ticket.id, ticket.missing_parts, coalesce(missing.missing, 0)
    from ticket left join missing on missing.ticket_id = ticket.id where ticket.missing_parts <> coalesce(missing.missing, 0)
  )`;

/**
 * Recomputes what is kept of the stock from the ledger, the lines of the tickets, the transfers and the units, all as of one
 * moment, and tells where the two differ. Reads only: the database refuses it anything else.
 */
export async function verifyStock({ database }: System): Promise<StockVerification> {
  return database.$transaction(
    async (tx) => {
      await tx.$executeRaw`set transaction read only`;
      const [counts] = await tx.$queryRaw<{ levels: number; movements: number }[]>`
        select (select count(*) from stock_level)::int as levels, (select count(*) from stock_movement)::int as movements`;
      const differences = await tx.$queryRaw<StockDifference[]>`${recomputed}
        select compared.what, compared.kept::int, compared.computed::int, part.sku, warehouse.code as warehouse, ticket.number as ticket
        from compared
        left join part on part.id = compared.part_id
        left join warehouse on warehouse.id = compared.warehouse_id
        left join ticket on ticket.id = compared.ticket_id
        order by part.sku, warehouse.code, ticket.number, compared.what`;
      return { ...counts!, differences };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}
